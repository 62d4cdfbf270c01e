"""Training of the learned kinds: lines are read and filled, models are fitted, saved and loaded again."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from assistant.question import Facet
from assistant.understanding.kind_words import SIGNS, words_of_pair
from assistant.understanding.learned_kinds import KINDS, MODEL, LearnedKinds
from eval.kind_training import Lesson, asking_words, fill, fit_second, fit_words, read_lines, save, unseen_scores

_DATA = MODEL.parent
_TOPICS = ("the bridge", "the ferry", "a school", "two wells", "old maps", "the market")
_ASKED = {
    Facet.LEAD: ("who runs {}", "whose job is {}", "who looks after {}"),
    Facet.DEADLINE: ("when is {} due", "by when must {} end", "how soon is {} done"),
}


def lessons() -> list[Lesson]:
    return [
        Lesson(tuple(said.format(topic).split()), "en", frozenset({kind}), (Facet.PASSAGE,), said)
        for kind, ways in _ASKED.items()
        for said in ways
        for topic in _TOPICS
    ]


def test_lines_say_kinds_and_what_cues_took_them_for(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("lead+deadline|Who, and when?\nlead|passage|Whose is it?\n", encoding="utf-8")
    first, second = read_lines(path)
    assert (first.said, first.kinds, first.cued) == ("Who, and when?", {Facet.LEAD, Facet.DEADLINE}, ())
    assert (second.said, second.kinds, second.cued) == ("Whose is it?", {Facet.LEAD}, (Facet.PASSAGE,))


@pytest.mark.parametrize(("line", "problem"), [("who|What?", "who"), ("What?", "line 1"), ("a|b|c|d", "line 1")])
def test_a_line_that_says_no_kind_is_refused(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=problem):
        list(read_lines(path))


def test_slots_of_a_name_are_filled_differently() -> None:
    slots = {"plan": ["plan A", "plan B"], "np": ["the ferry"]}
    for seed in range(5):
        assert sorted(fill("{plan} or {plan}", slots, random.Random(seed)).split(" or ")) == ["plan A", "plan B"]
    assert fill("Who runs {np}?", slots, random.Random(0)) == "Who runs the ferry?"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_shipped_lines_can_be_read_and_filled(language: str) -> None:
    slots = json.loads((_DATA / f"{language}.slots.json").read_text(encoding="utf-8"))
    templates = list(read_lines(_DATA / f"{language}.templates.txt"))
    assert len({line.said for line in templates}) == len(templates) > 1000
    assert all("{" not in fill(line.said, slots, random.Random(1)) for line in templates)
    assert all(line.said for line in read_lines(_DATA / f"{language}.questions.txt"))


def test_asking_words_stand_outside_the_slots_of_several_templates() -> None:
    said = ("who runs {np}", "who heads {np}?", "by 2025, who mends {np} for {body}", "who lends the ferry")
    asking = asking_words([Lesson((), "en", frozenset(), (), origin) for origin in said])
    assert asking == SIGNS | {"who"}


def test_words_that_are_asked_about_make_no_pairs() -> None:
    told = [
        Lesson((*asked, "the", thing), "en", frozenset({kind}), (), " ".join((*asked, "{np}", str(at))))
        for asked, thing, kind in ((("who", "runs"), "ferry", Facet.LEAD), (("when", "ends"), "war", Facet.DEADLINE))
        for at in range(3)
    ]
    pairs = {words_of_pair(feature) for feature in fit_words(told).features}
    assert ("who", "runs") in pairs and ("the", "ferry") not in pairs


def test_words_tell_kinds_and_the_second_model_believes_them(tmp_path: Path) -> None:
    known = lessons()
    scores = unseen_scores([], known, seed=1)
    assert scores.shape == (len(known), len(KINDS))
    words = fit_words(known)
    second = fit_second(words.scores(known), known, np.ones(len(known)))
    path = tmp_path / "model.npz"
    save(words, second, path)
    save(words, second, tmp_path / "again.npz")
    assert path.read_bytes() == (tmp_path / "again.npz").read_bytes()
    with np.load(path) as held:
        rows = {name: at for at, name in enumerate(bytes(held["features"]).decode().split("\n"))}
        learned = LearnedKinds(rows, held["weights"].astype(np.float32), held["bias"], held["second"])
    assert learned.instead_of((Facet.PASSAGE,), ("whose", "job", "is", "the", "new", "tower"), "en") == (Facet.LEAD,)
    assert learned.instead_of((Facet.PASSAGE,), ("by", "when", "must", "it", "all", "end"), "en") == (Facet.DEADLINE,)
