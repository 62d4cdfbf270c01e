import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Status
from eval.case import ANSWERING, SAFE, load_cases
from eval.errors import EvaluationError

_GOOD: dict[str, Any] = {
    "id": "a1",
    "question": "Ai chủ trì cải cách thể chế?",
    "language": "vi",
    "type": "lead",
    "answerable": True,
    "required": [["Sở Tư pháp"]],
    "documents": ["x-2024"],
    "quotes": [{"document": "x-2024", "text": "Giao Sở Tư pháp chủ trì"}],
}
_REFUSED = {"id": "a2", "question": "Thời tiết?", "language": "vi", "type": "general", "answerable": False}


def _write(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_reads_cases_and_fills_in_the_statuses(tmp_path: Path) -> None:
    first, second = load_cases(_write(tmp_path, _GOOD, "", _REFUSED))
    assert (first.id, first.status, first.cite) == ("a1", ANSWERING, "all")
    assert first.required == (("Sở Tư pháp",),)
    assert first.quotes[0].document == "x-2024"
    assert second.status == SAFE
    question = first.as_question()
    assert (question.id, question.text, question.history) == ("a1", _GOOD["question"], ())


def test_keeps_the_statuses_given(tmp_path: Path) -> None:
    (case,) = load_cases(_write(tmp_path, _GOOD | {"status": ["clarify", "answered"]}))
    assert case.status == {Status.CLARIFY, Status.ANSWERED}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answerable": "yes"}, "'answerable' phải là true hoặc false"),
        ({"language": "fr"}, "'language' phải là một trong vi, vi-plain, en"),
        ({"type": "general"}, "'type' phải là một trong"),
        ({"required": ["Sở Tư pháp"]}, "list of accepted wordings"),
        ({"required": []}, "phải có 'required' và 'documents'"),
        ({"forbidden": [["Tư pháp"]]}, "forbidden and stands in a required fact"),
        ({"quotes": [{"document": "y", "text": "x"}]}, "not among 'documents'"),
        ({"quotes": [{"doc": "x-2024"}]}, "a quote has these two keys"),
        ({"status": ["done"]}, "không có trạng thái 'done'"),
        ({"year": "2024"}, "'year' phải là một số"),
        ({"place": 3}, "'place' phải là chữ"),
        ({"question": " "}, "'question' phải là chữ"),
        ({"history": "ai?"}, "'history' phải là danh sách"),
        ({"gold": 1}, "khóa 'gold' lạ"),
        ({"cite": "one"}, "'cite' phải là một trong all, any"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluationError, match=r"cases\.jsonl, dòng 2: ") as raised:
        load_cases(_write(tmp_path, _REFUSED, _GOOD | change))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_unanswerable_case_has_no_gold(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"dòng 1: .*an unanswerable case has none"):
        load_cases(_write(tmp_path, _REFUSED | {"documents": ["x-2024"]}))


@pytest.mark.parametrize("line", ["{", "[]", '"text"'])
def test_a_line_that_is_no_object(tmp_path: Path, line: str) -> None:
    with pytest.raises(EvaluationError, match=r"dòng 2: .*not a JSON object"):
        load_cases(_write(tmp_path, _GOOD, line))


def test_ids_and_questions_stand_once(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="dòng 2: mã 'a1' có hai lần"):
        load_cases(_write(tmp_path, _GOOD, _REFUSED | {"id": "a1"}))
    with pytest.raises(EvaluationError, match="dòng 2: câu hỏi trùng với câu 'a1'"):
        load_cases(_write(tmp_path, _GOOD, _GOOD | {"id": "a9"}))


def test_a_file_that_is_not_there_or_empty(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        load_cases(tmp_path / "none.jsonl")
    with pytest.raises(EvaluationError, match="no cases in it"):
        load_cases(_write(tmp_path, ""))
