"""The learned opinion on the kinds of questions: what it sees, when it speaks, and a question read anew by it."""

import numpy as np
import pytest

from assistant.question import Facet, Question
from assistant.understanding.kind_words import SIGNS, features_of, words_in, words_of, words_of_pair
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.learned_kinds import KINDS, LearnedKinds, Scores, evidence_for, load_kinds
from assistant.understanding.reading import Reading
from assistant.understanding.subjects import find_mentions
from assistant.understanding.understander import Understander

_WORDS = ("to", "whom", "does", "mending", "the", "bridge", "fall")


def model(feature: str, kind: Facet, odds: float) -> LearnedKinds:
    """A model that knows one feature, and believes the words alone."""
    weights = np.zeros((1, len(KINDS)), np.float32)
    weights[0, KINDS.index(kind)] = odds
    second = np.zeros((len(KINDS), 8))
    second[:, 0] = 1.0
    return LearnedKinds({feature: 0}, weights, np.full(len(KINDS), -3.0), second)


class Insisting:
    """Holds every question for one of `kinds`, and counts how often it is asked."""

    def __init__(self, *kinds: Facet) -> None:
        self.kinds = kinds
        self.asked = 0

    def instead_of(self, facets: tuple[Facet, ...], words: tuple[str, ...], language: str) -> tuple[Facet, ...]:
        self.asked += 1
        return () if set(facets) == set(self.kinds) else self.kinds


def test_bodies_and_figures_are_signs(knowledge: Knowledge) -> None:
    reading = Reading("Sở Nội vụ nộp 12 báo cáo trước ngày 30/6/2025?")
    words = words_of(reading, find_mentions(reading, knowledge.registry))
    assert words == ("«b»", "nộp", "#", "báo", "cáo", "trước", "ngày", "#")


def test_numbers_of_documents_are_signs_and_shares_and_months_are_figures() -> None:
    told = "căn cứ nghị định 33/2016/nđ-cp, 12-ct/tu, 76/nq-cp; 10/2025, 95%, 1.200, q3/2025"
    assert [word for word in words_in(told) if word in SIGNS] == ["«d»"] * 3 + ["#"] * 3
    assert list(words_in(told))[-1] == "q3/2025"


def test_features_are_words_in_a_row_a_word_apart_and_near_each_other() -> None:
    found = features_of(("ai", "lo"), "vi")
    assert {feature for feature in found if not words_of_pair(feature)} == {
        *("^vi", "ai", "lo", "$", "^vi ai", "ai lo", "lo $", "^vi ai lo", "ai lo $", "^vi * lo", "ai * $"),
    }
    assert {words_of_pair(feature) for feature in found} - {()} == {
        *(("^vi", "ai"), ("^vi", "lo"), ("^vi", "$"), ("ai", "lo"), ("ai", "$"), ("lo", "$")),
    }


def test_words_far_apart_are_no_pair() -> None:
    told = {words_of_pair(feature) for feature in features_of(("ai", *"abcd", "lo", "xong"), "vi")}
    assert ("ai", "lo") in told and ("ai", "xong") not in told


def test_unlikely_kinds_are_replaced() -> None:
    learned = model("to whom", Facet.LEAD, 8.0)
    assert learned.instead_of((Facet.PASSAGE,), _WORDS, "en") == (Facet.LEAD,)


def test_likely_kinds_stand() -> None:
    learned = model("to whom", Facet.LEAD, 8.0)
    assert learned.instead_of((Facet.LEAD,), _WORDS, "en") == ()
    assert learned.instead_of((Facet.LEAD, Facet.DEADLINE), _WORDS, "en") == ()  # one of two is enough


def test_a_fragment_follows_on_something() -> None:
    learned = model("^en", Facet.LEAD, 8.0)
    assert learned.instead_of((Facet.PASSAGE,), ("and", "in", "2022"), "en") == ()


def test_no_opinion_on_terms_and_on_what_is_counted() -> None:
    assert model("to whom", Facet.LEAD, 8.0).instead_of((Facet.DEFINITION,), _WORDS, "en") == ()
    for kind in (Facet.COUNT, Facet.REPORTING):
        assert model("to whom", kind, 8.0).instead_of((Facet.PASSAGE,), _WORDS, "en") == ()


def test_evidence_is_told_for_each_kind() -> None:
    scores: Scores = np.arange(len(KINDS), dtype=np.float64) - 5
    evidence = evidence_for(scores, (Facet.LEAD,), "en")
    lead = KINDS.index(Facet.LEAD)
    assert evidence.shape == (len(KINDS), 7)
    assert evidence[lead].tolist() == [scores[lead], 1.0, scores[lead], scores[-1], 0.0, 0.0, 1.0]
    assert evidence[-1].tolist() == [scores[-1], 0.0, 0.0, scores[-2], scores[lead], 0.0, 1.0]


def test_a_question_is_read_anew_once(knowledge: Knowledge) -> None:
    opinion = Insisting(Facet.COORDINATE)
    read = Understander(knowledge, opinion).understand(Question("Ai chủ trì xây dựng cầu phao năm 2025?"))
    assert read.facets == (Facet.COORDINATE,)
    assert opinion.asked == 1
    assert any(note.startswith("likelier kinds: coordinate") for note in read.notes)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("On whose shoulders does repainting the ferries rest this year?", {Facet.LEAD}),
        ("Repainting the ferries: done by which date at the latest?", {Facet.DEADLINE}),
        ("Sơn lại bến phà thì rốt cuộc ai là người phải đứng ra gánh?", {Facet.LEAD}),
        ("Sơn lại bến phà cốt để nhằm mục đích gì?", {Facet.PASSAGE}),
    ],
)
def test_the_shipped_model_reads_what_is_asked(knowledge: Knowledge, question: str, kinds: set[Facet]) -> None:
    assert set(Understander(knowledge).understand(Question(question)).facets) == kinds


def test_the_shipped_model_is_whole() -> None:
    shipped = load_kinds()
    assert shipped.weights.shape == (len(shipped.rows), len(KINDS))
    assert shipped.second.shape == (len(KINDS), 8)
    assert np.isfinite(shipped.weights).all() and np.isfinite(shipped.second).all()
