import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Status
from eval.case import ANSWERING, SAFE, Case
from eval.compare import as_text as comparison_text
from eval.compare import compare
from eval.errors import EvaluationError
from eval.given import GivenAnswer, GivenCitation
from eval.judgement import Judgement, judge
from eval.kept_run import configuration, keep, load_scores
from eval.page import as_page
from eval.report import as_text
from eval.summary import summarize

_NASTY = '<script>alert("x")</script>'


def _none(_text: str) -> tuple[frozenset[str], ...]:
    return ()


def _case(n: int, answerable: bool = True, language: str = "vi") -> Case:
    if not answerable:
        return Case(f"u{n}", f"Ngoài {n}?", language, "general", False, SAFE)
    return Case(f"a{n}", f"Câu {n}?", language, "lead", True, ANSWERING, (("Sở Nội vụ",),), documents=("x",))


def _judged(case: Case, right: bool, text: str = "Sở Nội vụ [1]") -> Judgement:
    status = Status.ANSWERED if right == case.answerable else Status.NOT_FOUND
    citations = (GivenCitation(1, "x", "Sở Nội vụ"),) if status is Status.ANSWERED else ()
    given = GivenAnswer(case.id, status, text if citations else "Không thấy.", citations, 12.0)
    judgement = judge(case, given, {"x": "Sở Nội vụ"}, _none)
    assert judgement.right is right
    return judgement


def _run(*right: bool) -> list[Judgement]:
    return [_judged(_case(n), outcome) for n, outcome in enumerate(right)]


def test_the_figures_of_a_run() -> None:
    judged = [*_run(True, True, False), _judged(_case(9, answerable=False), True)]
    summary = summarize(judged)
    assert summary.figure("right").mean == pytest.approx(2 / 3)
    assert summary.figure("answer_rate").count == 3
    assert summary.figure("not_answered").mean == 1.0
    assert summary.figure("leakage").mean == 0.0
    assert (summary.exact, summary.quotes, summary.exactness) == (2, 2, 1.0)
    assert (summary.median_ms, summary.p95_ms) == (12.0, 12.0)
    groups = {(group.dimension, group.value): group.estimate.count for group in summary.groups}
    assert groups == {
        ("type", "lead"): 3,
        ("type", "general"): 1,
        ("language", "vi answerable"): 3,
        ("language", "vi unanswerable"): 1,
        ("document", "x"): 3,
    }


def test_nothing_to_summarize() -> None:
    summary = summarize([])
    assert (summary.cases, summary.figure("right").count, summary.exactness, summary.p95_ms) == (0, 0, 1.0, None)
    assert "0 wrong" in as_text("empty", summary, [])


def test_the_table_lists_the_failures() -> None:
    judged = _run(True, False, False)
    text = as_text("thu", summarize(judged), judged)
    assert "answerable: right and gold document cited      0.333 [" in text
    assert "2 wrong:" in text and "a1 [lead, vi] Câu 1?" in text and "not answered (not_found)" in text
    assert "2 wrong, the first 1:" in as_text("thu", summarize(judged), judged, failures=1)


def test_the_page_stands_alone_and_escapes() -> None:
    case = replace(_case(1), question=_NASTY)
    judged = [judge(case, GivenAnswer("a1", Status.ANSWERED, _NASTY), {}, _none)]
    page = as_page(_NASTY, summarize(judged), judged, {"note": _NASTY})
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 4
    assert not re.search(r"""(?:src|href)\s*=|url\(|https?://""", page)


def test_a_run_is_kept_and_replaced_whole(tmp_path: Path) -> None:
    cases_file = tmp_path / "cases.jsonl"
    cases_file.write_text("{}\n", encoding="utf-8")
    settings = configuration(cases_file, 2, settings={"passages": 40})
    folder = tmp_path / "runs" / "one"
    keep(folder, settings, [{"id": "a0"}], _run(True, False))
    keep(folder, settings, [{"id": "a0"}], _run(True, True))
    assert sorted(path.name for path in folder.iterdir()) == [
        "answers.jsonl", "configuration.json", "report.html", "scores.jsonl", "summary.json",
    ]  # fmt: skip
    assert [path.name for path in folder.parent.iterdir()] == ["one"]
    assert all(score.right for score in load_scores(folder).values())
    kept = json.loads((folder / "configuration.json").read_text(encoding="utf-8"))
    assert kept["cases"]["count"] == 2 and kept["settings"] == {"passages": 40}
    assert json.loads((folder / "summary.json").read_text(encoding="utf-8"))["figures"]["right"]["mean"] == 1.0


def test_a_folder_of_others_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(EvaluationError, match="is no run"):
        keep(tmp_path / "mine", {}, [], [])
    with pytest.raises(EvaluationError, match="holds no run"):
        load_scores(tmp_path / "mine")


def test_two_runs_question_by_question(tmp_path: Path) -> None:
    cases_file = tmp_path / "cases.jsonl"
    cases_file.write_text("{}\n", encoding="utf-8")
    for name, outcomes in (("a", (True, False, False)), ("b", (False, True, True))):
        keep(tmp_path / name, configuration(cases_file, 3), [], _run(*outcomes))
    comparison = compare(load_scores(tmp_path / "a"), load_scores(tmp_path / "b"))
    result = comparison.parts["answerable: right"]
    assert (result.better, result.worse, result.difference.mean) == (2, 1, pytest.approx(1 / 3))
    assert [score.id for score in comparison.won] == ["a1", "a2"]
    assert [score.id for score in comparison.lost] == ["a0"]
    assert "B is right where A was wrong: 2" in comparison_text(("a", "b"), comparison)
    with pytest.raises(EvaluationError, match="share no case"):
        compare(load_scores(tmp_path / "a"), {})
