"""Files of questions: one bad row is named and stops no other."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.answer import Answer, Status
from assistant.batch import BadRow, answer_batch, encodable, question_from, question_of, read_batch
from assistant.errors import UsageError
from assistant.pipeline import Pipeline
from assistant.question import Question


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    row = {"id": "q", "question": "Ai chủ trì?", "history": ["Năm nào?"], "year": 2030, "place": "Sông Xanh", "more": 1}
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(row).encode() + b"\r\n\r\n \n")
    assert read_batch(path) == [Question("Ai chủ trì?", "q", ("Năm nào?",), 2030, "Sông Xanh")]


def test_rows_are_numbered_as_in_the_file_and_named_by_it(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"question": "a"}\n\n{"question"\n{"question": "b", "id": null}', encoding="utf-8")
    first, bad, last = read_batch(path)
    assert (first, last) == (Question("a", "1"), Question("b", "4"))
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.id) == (3, "3")
    assert "in.jsonl, dòng 3" in bad.reason


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b'"Ai?"',
        b"{}",
        b'{"question": 7}',
        b'{"question": null}',
        b'{"question": "a", "history": "b"}',
        b'{"question": "a", "history": [1]}',
        b'{"question": "a", "year": "2025"}',
        b'{"question": "a", "year": true}',
        b'{"question": "a", "year": 1e400}',
        b'{"question": "a", "place": 5}',
        b'{"question": "\xff"}',
        b'{"question": "a"} {"question": "b"}',
        b"[" * 100_000,
        b'{"question": "a", "year": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_question_is_a_bad_row_in_one_line(line: bytes) -> None:
    row = question_from(line, 7, "in.jsonl")
    assert isinstance(row, BadRow)
    assert row.reason.startswith("in.jsonl, dòng 7: ")
    assert "\n" not in row.reason


def test_a_bad_row_keeps_its_id() -> None:
    row = question_from(b'{"id": "x-1", "question": []}', 2, "in.jsonl")
    assert isinstance(row, BadRow)
    assert row.id == "x-1"


def test_lone_surrogates_go_from_every_text() -> None:
    line = b'{"id": "\\ud800", "question": "Ai \\udfff?", "history": ["\\ud801"], "place": "\\udc00"}'
    row = question_from(line, 1, "in\udcff.jsonl")
    assert isinstance(row, Question)
    for text in (row.id, row.text, *row.history, row.place or ""):
        assert "\N{REPLACEMENT CHARACTER}" in text
        text.encode()
    bad = question_from(b'{"id": "\\ud800"}', 1, "in\udcff.jsonl")
    assert isinstance(bad, BadRow)
    (bad.id + bad.reason).encode()


def test_surrogate_pairs_are_one_character() -> None:
    assert encodable("\ud83d\ude42 và 🙂") == "🙂 và 🙂"


def test_a_mapping_is_a_question() -> None:
    assert question_of({"question": "a", "history": ("b",), "place": ""}) == Question("a", history=("b",))
    with pytest.raises(UsageError):
        question_of({})


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(UsageError, match="cannot read the batch"):
            read_batch(path)


def test_an_empty_file_holds_no_question(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\n \n")
    assert read_batch(tmp_path / "in.jsonl") == []


class Failing:
    """Stands for a pipeline that breaks on one question."""

    def __init__(self, plans: Pipeline) -> None:
        self.index = SimpleNamespace(manifest=plans.index.manifest)
        self.settings = plans.settings
        self.failure = plans.failure

    def answer(self, question: Question) -> Answer:
        if question.text == "hỏng":
            raise ZeroDivisionError
        return replace(self.failure(question), status=Status.NOT_FOUND)


def test_no_row_stops_another(plans: Pipeline, caplog: pytest.LogCaptureFixture) -> None:
    rows: list[Question | BadRow] = [
        Question("a", "1"),
        BadRow(2, "2", "in.jsonl, row 2: bad"),
        Question("hỏng", "3"),
        Question("b", "4"),
    ]
    broken: Any = Failing(plans)
    answers = list(answer_batch(broken, rows))
    assert [(row["id"], row["status"]) for row in answers] == [
        ("1", "not_found"), ("2", "error"), ("3", "error"), ("4", "not_found"),
    ]  # fmt: skip
    assert answers[1]["answer"] == "in.jsonl, row 2: bad"
    assert len({tuple(row) for row in answers}) == 1
    assert all(row["corpus"] == plans.index.manifest.corpus and not row["citations"] for row in answers)
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in json.dumps(answers)
