import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.cli import command
from eval.errors import EvaluationError

_TEXT = "Giao Sở Tư pháp chủ trì lĩnh vực cải cách thể chế."


def _files(tmp_path: Path, spans: list[list[int]]) -> tuple[str, str, str]:
    case = {
        "id": "a1", "question": "Ai chủ trì cải cách thể chế?", "language": "vi", "type": "lead", "answerable": True,
        "required": [["Sở Tư pháp"]], "documents": ["x"], "quotes": [{"document": "x", "text": _TEXT}],
    }  # fmt: skip
    quote = " … ".join(_TEXT[start:end] for start, end in spans)
    citation = {"n": 1, "document": "x", "quote": quote, "spans": spans}
    answer = {"id": "a1", "status": "answered", "answer": "Sở Tư pháp [1]", "citations": [citation]}
    (tmp_path / "cases.jsonl").write_text(json.dumps(case), encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text(json.dumps(answer), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "x.md").write_text(_TEXT, encoding="utf-8")
    return str(tmp_path / "cases.jsonl"), str(tmp_path / "answers.jsonl"), str(tmp_path / "texts")


def test_scores_anybody_s_answers(tmp_path: Path) -> None:
    cases, answers, texts = _files(tmp_path, [[0, len(_TEXT)]])
    page = tmp_path / "page.html"
    result = CliRunner().invoke(command, ["score", cases, answers, "--corpus-text", texts, "--html", str(page)])
    assert result.exit_code == 0, result.output
    assert "answerable: right and gold document cited      1.000" in result.output
    assert "<h1>answers</h1>" in page.read_text(encoding="utf-8")


def test_cases_and_answers_without_each_other_are_told(tmp_path: Path) -> None:
    cases, answers, texts = _files(tmp_path, [[5, 15]])
    Path(answers).write_text(Path(answers).read_text(encoding="utf-8").replace('"a1"', '"b2"'), encoding="utf-8")
    result = CliRunner().invoke(command, ["score", cases, answers, "--corpus-text", texts, "--json"])
    assert result.exit_code == 0
    assert [line.split(" ", 1)[0] + line.rsplit(":", 1)[1] for line in result.stderr.splitlines()] == ["1 a1", "1 b2"]


def test_scores_as_json(tmp_path: Path) -> None:
    cases, answers, texts = _files(tmp_path, [[5, 15]])
    result = CliRunner().invoke(command, ["score", cases, answers, "--corpus-text", texts, "--json"])
    figures = json.loads(result.output)
    assert figures["figures"]["right"] == {"mean": 1.0, "low": 1.0, "high": 1.0, "count": 1}
    assert figures["quote_exactness"] == {"mean": 1.0, "exact": 1, "count": 1}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a1", "status": "answered"}', "dòng 1: thiếu khóa 'answer'"),
        ('{"id": "a1", "status": "fine", "answer": ""}', "dòng 1: không có trạng thái 'fine'"),
        (
            '{"id": "a1", "status": "answered", "answer": "", "citations": [{"n": 1}]}',
            "dòng 1: một trích dẫn là đối tượng",
        ),
        ('{"id": "a1", "status": "answered", "answer": "", "citations": ["x"]}', "dòng 1: một trích dẫn là đối tượng"),
        ("nonsense", "dòng 1: không phải đối tượng JSON"),
    ],
)
def test_a_wrong_answer_is_named_by_its_line(tmp_path: Path, line: str, message: str) -> None:
    cases, answers, texts = _files(tmp_path, [[0, 4]])
    Path(answers).write_text(line, encoding="utf-8")
    result = CliRunner().invoke(command, ["score", cases, answers, "--corpus-text", texts])
    assert isinstance(result.exception, EvaluationError)
    assert message in str(result.exception)


def test_a_folder_without_texts(tmp_path: Path) -> None:
    cases, answers, _ = _files(tmp_path, [[0, 4]])
    result = CliRunner().invoke(command, ["score", cases, answers, "--corpus-text", str(tmp_path / "none")])
    assert isinstance(result.exception, EvaluationError)


def test_help_names_every_command_without_loading_models() -> None:
    result = CliRunner().invoke(command, ["--help"])
    for name in ("run", "score", "compare", "invariance", "tampering", "retrieval"):
        assert f"\n  {name} " in result.output
