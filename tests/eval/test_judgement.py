from dataclasses import replace

import pytest

from assistant.answer import Status
from eval.case import ANSWERING, SAFE, Case, GoldQuote
from eval.given import GivenAnswer, GivenCitation
from eval.judgement import is_safe, judge, judge_all, overlaps, quote_is_exact, unanswered

_TEXT = "Nhiệm vụ: Tổ chức thi nâng ngạch công chức, thăng hạng viên chức\nSở Nội vụ\nTháng 10/2025\nHết."
_TEXTS = {"x-2025": _TEXT}
_CASE = Case(
    id="a1",
    question="Ai chủ trì thi nâng ngạch, hạn nào?",
    language="vi",
    type="who_when",
    answerable=True,
    status=ANSWERING,
    required=(("Sở Nội vụ",), ("Tháng 10/2025", "October 2025")),
    forbidden=(("Sở Tài chính",),),
    documents=("x-2025",),
    quotes=(GoldQuote("x-2025", "Tổ chức thi nâng ngạch công chức, thăng hạng viên chức"),),
)
_OUTSIDE = Case("a2", "Thời tiết?", "vi", "general", False, SAFE)
_WHOLE = GivenCitation(1, "x-2025", _TEXT[10:91], ((10, 91),))


def _no_agencies(_text: str) -> tuple[frozenset[str], ...]:
    return ()


def _answer(text: str, *citations: GivenCitation, status: Status = Status.ANSWERED) -> GivenAnswer:
    return GivenAnswer("a1", status, text, citations)


_RIGHT = _answer("- “Tổ chức thi nâng ngạch công chức” — Chủ trì: Sở Nội vụ; Thời hạn: Tháng 10/2025 [1]", _WHOLE)


def test_a_right_answer() -> None:
    judgement = judge(_CASE, _RIGHT, _TEXTS, _no_agencies)
    assert judgement.right and judgement.cited_document and judgement.cited_right and judgement.joint
    assert (judgement.missing, judgement.tempted, judgement.reason) == ((), (), "")
    assert (judgement.exact, judgement.quotes, judgement.completeness) == (1, 1, 1.0)


def test_a_missing_and_a_forbidden_fact() -> None:
    judgement = judge(_CASE, _answer("Sở Nội vụ và Sở Tài chính [1]", _WHOLE), _TEXTS, _no_agencies)
    assert not judgement.right
    assert (judgement.missing, judgement.tempted) == (("Tháng 10/2025",), ("Sở Tài chính",))
    assert judgement.completeness == 0.5
    assert judgement.reason == "lacks 'Tháng 10/2025'; has 'Sở Tài chính'"


def test_facts_of_two_statements_are_not_joint() -> None:
    answer = _answer("Chủ trì: Sở Nội vụ [1]\nThời hạn: Tháng 10/2025 [1]", _WHOLE)
    judgement = judge(_CASE, answer, _TEXTS, _no_agencies)
    assert judgement.right and judgement.joint is False


def test_the_wrong_document() -> None:
    judgement = judge(_CASE, replace(_RIGHT, citations=(replace(_WHOLE, document="y"),)), _TEXTS, _no_agencies)
    assert not judgement.right and not judgement.cited_document
    assert judgement.reason == "gold document not cited"
    assert (judgement.exact, judgement.quotes) == (0, 1)  # a document that nobody has is no source


def test_every_or_any_gold_document() -> None:
    both = replace(_CASE, documents=("x-2025", "y"), type="comparison")
    assert not judge(both, _RIGHT, _TEXTS, _no_agencies).right
    assert judge(replace(both, cite="any"), _RIGHT, _TEXTS, _no_agencies).right


def test_the_right_document_at_the_wrong_place() -> None:
    elsewhere = GivenCitation(1, "x-2025", "Hết.", ((len(_TEXT) - 4, len(_TEXT)),))
    judgement = judge(_CASE, replace(_RIGHT, citations=(elsewhere,)), _TEXTS, _no_agencies)
    assert judgement.right and judgement.cited_document and not judgement.cited_right


def test_refusals() -> None:
    refused = judge(_OUTSIDE, GivenAnswer("a2", Status.NOT_FOUND, "Không có."), _TEXTS, _no_agencies)
    leaking = judge(_OUTSIDE, GivenAnswer("a2", Status.NOT_FOUND, "Không có.", (_WHOLE,)), _TEXTS, _no_agencies)
    answered = judge(_OUTSIDE, GivenAnswer("a2", Status.ANSWERED, "Nắng [1]", (_WHOLE,)), _TEXTS, _no_agencies)
    assert refused.right and is_safe(refused) and refused.attribution is None
    assert not leaking.right and leaking.leaked and leaking.reason == "cites on a refusal"
    assert not answered.right and not is_safe(answered)
    not_answered = judge(_CASE, _answer("Không thấy.", status=Status.NOT_FOUND), _TEXTS, _no_agencies)
    assert not_answered.reason == "not answered (not_found)"


def test_an_accepted_question_back_is_right() -> None:
    case = replace(_CASE, status=ANSWERING | {Status.CLARIFY})
    assert judge(case, _answer("Năm nào?", status=Status.CLARIFY), _TEXTS, _no_agencies).right
    assert not judge(_CASE, _answer("Năm nào?", status=Status.CLARIFY), _TEXTS, _no_agencies).right


def test_a_case_that_nobody_answered_is_wrong() -> None:
    judged = judge_all([_CASE, _OUTSIDE], {"a1": _RIGHT}, _TEXTS, _no_agencies)
    assert [judgement.right for judgement in judged] == [True, False]
    assert judged[1].status == "missing"
    assert unanswered(_CASE).completeness == 0.0


@pytest.mark.parametrize(
    ("quote", "spans", "exact"),
    [
        ("Sở Nội vụ", ((65, 74),), True),
        ("Sở Nội vụ … Hết.", ((65, 74), (89, 93)), True),
        ("Sở nội vụ", ((65, 74),), False),
        ("Sở Nội vụ", ((64, 74),), False),
        ("Sở Nội vụ", ((65, 9999),), False),
        ("Sở Nội vụ … Hết.", (), True),
        ("", (), False),
    ],
)
def test_a_quote_is_its_spans_to_the_character(quote: str, spans: tuple[tuple[int, int], ...], exact: bool) -> None:
    assert quote_is_exact(GivenCitation(1, "x-2025", quote, spans), _TEXT) is exact


def test_overlap_is_a_run_of_words() -> None:
    gold = _CASE.quotes[0]
    assert overlaps(GivenCitation(1, "x-2025", "thi nâng ngạch \n\ncông chức, thăng hạng"), gold)
    assert not overlaps(GivenCitation(1, "x-2025", "thi nâng ngạch … công chức, thăng hạng"), gold)
    assert not overlaps(GivenCitation(1, "y", gold.text), gold)
    assert overlaps(GivenCitation(1, "x", "do Sở Nội vụ làm"), GoldQuote("x", "Sở Nội vụ"))
    assert not overlaps(GivenCitation(1, "x", "Sở"), GoldQuote("x", "…"))
