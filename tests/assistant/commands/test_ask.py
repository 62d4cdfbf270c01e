"""`cchc ask`: one question or a file of them, and what is wrong with either in one line."""

import json
import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import assistant.commands.ask
import index.assembly
from assistant.cli import main
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import ready_pipeline

ASKED = "Ai chủ trì khảo sát mức độ hài lòng của người dân tỉnh Sông Xanh năm 2031, thời hạn khi nào?"
KEYS = [
    "id", "question", "language", "status", "answer", "citations", "tasks", "scope", "related", "choices",
    "suggestions", "table", "elapsed_ms", "corpus", "config",
]  # fmt: skip


class Shell:
    """Runs `cchc ask` on the made-up plans, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def ask(self, *arguments: str, index: Path | None = None) -> tuple[Any, str, str]:
        """The exit code, what was printed, and what was complained of."""
        with pytest.raises(SystemExit) as ended:
            main(["ask", *arguments, "--index", str(index or self.folder)])
        captured = self._capsys.readouterr()
        return ended.value.code, captured.out, captured.err

    def json(self, *arguments: str) -> dict[str, Any]:
        code, out, err = self.ask(*arguments, "--json")
        assert (code, err) == (0, "")
        out.encode()
        answer: dict[str, Any] = json.loads(out)
        return answer


@pytest.fixture
def shell(
    plans: Pipeline, plans_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """With the made-up plans opened already: opening them for every question would take the tests' time."""

    def opened(settings: Settings, say: Callable[[str], None]) -> Pipeline:
        return plans if settings.index == plans_folder else ready_pipeline(settings, say)

    monkeypatch.setattr(assistant.commands.ask, "ready_pipeline", opened)
    return Shell(plans_folder, capsys)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def timeless(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "elapsed_ms"}


def test_the_readable_answer_shows_its_sources(plans_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = Shell(plans_folder, capsys).ask(ASKED)
    assert (code, err) == (0, "")
    answer, source = out.split("\n\n")
    assert "Sở Y tế" in answer
    assert "Quý II/2031" in answer
    assert source.startswith("[1] Kế hoạch cải cách hành chính tỉnh Sông Xanh năm 2031 › ")
    assert "«Khảo sát mức độ hài lòng của người dân … Sở Y tế … Quý II/2031»" in source


def test_a_question_without_answer_shows_the_nearest_passages(shell: Shell) -> None:
    code, out, _ = shell.ask("Ai chủ trì khảo sát giá cá tra xuất khẩu của ngư dân?")
    assert code == 0
    assert "\n• Kế hoạch" in out
    assert "[1]" not in out


def test_the_json_object_is_that_of_the_contract(shell: Shell) -> None:
    answer = shell.json(ASKED)
    assert list(answer) == KEYS
    assert answer["status"] == "answered"
    assert answer["scope"] == {
        "year": 2031, "place": "Sông Xanh", "documents": ["song-xanh-2031"], "assumed": [],
    }  # fmt: skip
    assert list(answer["citations"][0]) == [
        "n", "document", "title", "path", "page", "quote", "spans", "task", "fields",
    ]  # fmt: skip
    assert answer["citations"][0]["task"] == answer["tasks"][0] == "song-xanh-2031:1"


def test_year_place_and_document_bind(shell: Shell) -> None:
    asked = "Ai chủ trì khảo sát mức độ hài lòng của người dân?"
    assert shell.json(asked, "--year", "2030")["scope"]["documents"] == ["song-xanh-2030"]
    assert shell.json(asked, "--place", "Đồi Cát")["scope"]["documents"] == ["doi-cat-2031"]
    assert shell.json(asked, "--document", "song-xanh-2031")["scope"]["documents"] == ["song-xanh-2031"]
    for binding in (("--year", "1990"), ("--place", "Sao Hỏa"), ("--document", "nobody")):
        answer = shell.json(asked, *binding)
        assert (answer["status"], answer["citations"]) == ("not_found", [])


def test_explain_shows_how_it_was_understood(shell: Shell) -> None:
    code, out, _ = shell.ask(ASKED, "--explain")
    trace = json.loads(out)["trace"]
    assert code == 0
    assert trace["understood"]["years"] == [2031]
    assert trace["documents"] == ["song-xanh-2031"]
    assert trace["problems"] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", "clarify"),
        ("   ", "clarify"),
        ("🙂🎉👨‍👩‍👧", "clarify"),
        ("?!… — ()", "clarify"),
        ("\x00\x01\x02", "clarify"),
        ("\udcff\udcfe", "clarify"),
        ("a" * 10_000, "refused"),
        ("Ai chủ trì cải cách thể chế? " * 400, "refused"),
        ("\u0301" * 10_000, "refused"),
        ("{title} {0} {{}} %s ${work}", None),
        ("[1] [2] “]”", None),
    ],
)
def test_odd_questions_are_answered_without_citations(shell: Shell, text: str, status: str | None) -> None:
    answer = shell.json(text)
    assert answer["citations"] == []
    assert status is None or answer["status"] == status
    assert answer["status"] != "error"


@pytest.mark.parametrize(
    "noise", ["\x00", "\u200b", "\u202e", "\ufeff", "\U000e0041", "\udcff"], ids=lambda noise: f"U+{ord(noise):04X}"
)
def test_what_nobody_sees_changes_no_answer(plans: Pipeline, shell: Shell, noise: str) -> None:
    clean = plans.answer(Question(ASKED))
    noisy = shell.json(ASKED.replace(" ", f"{noise} " if noise != "\udcff" else " "))
    assert (noisy["answer"], noisy["status"]) == (clean.text, "answered")


def test_decomposed_letters_are_the_same_letters(shell: Shell) -> None:
    assert shell.json(unicodedata.normalize("NFD", ASKED))["answer"] == shell.json(ASKED)["answer"]


def test_a_batch_is_answered_in_order(shell: Shell, tmp_path: Path) -> None:
    questions = [
        {"id": "b", "question": ASKED},
        {"id": "a", "question": "Ai chủ trì khảo sát mức độ hài lòng?", "year": 2030},
        {"question": "còn thời hạn?", "history": ["Ai chủ trì số hóa tài liệu lưu trữ lịch sử ở Đồi Cát?"]},
        {"id": "none", "question": "Sở Nội vụ tỉnh Hải Dương chủ trì nhiệm vụ gì?"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in questions), encoding="utf-8")
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for out in (one, two):
        code, printed, err = shell.ask("--batch", str(tmp_path / "in.jsonl"), "--out", str(out))
        assert (code, printed) == (0, "")
        assert err.endswith("4/4\n")
    rows = rows_of(one)
    assert [row["id"] for row in rows] == ["b", "a", "3", "none"]
    assert [row["status"] for row in rows] == ["answered", "answered", "answered", "not_found"]
    assert rows[2]["scope"]["documents"] == ["doi-cat-2031"]
    assert all(list(row) == KEYS for row in rows)
    assert list(map(timeless, rows)) == list(map(timeless, rows_of(two)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "one.jsonl", "two.jsonl"]


def test_damaged_rows_are_named_and_the_others_answered(shell: Shell, tmp_path: Path) -> None:
    good = json.dumps({"id": "g", "question": ASKED}, ensure_ascii=False).encode()
    lines = [good, b'{"id": "x"', b"", b'{"id": "y", "question": 5}', b"\xff\x00", b'{"id": "\\ud800", "question": ""}']
    (tmp_path / "in.jsonl").write_bytes(b"\n".join([*lines, good]))
    code, _, err = shell.ask("--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl"))
    assert code == 1
    told = [line for line in err.splitlines() if line.startswith("cchc: ")]
    assert [line.split(":")[1].strip() for line in told] == [f"in.jsonl, dòng {number}" for number in (2, 4, 5)]
    rows = rows_of(tmp_path / "out.jsonl")
    assert [row["status"] for row in rows] == ["answered", "error", "error", "error", "clarify", "answered"]
    assert [row["id"] for row in rows[:4]] == ["g", "2", "y", "5"]


def test_a_batch_without_out_is_printed(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"question": ASKED}), encoding="utf-8")
    code, out, _ = shell.ask("--batch", str(tmp_path / "in.jsonl"))
    assert code == 0
    assert json.loads(out)["status"] == "answered"


def test_a_disk_that_fills_up_leaves_the_old_answers(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(28, "ổ đĩa đã đầy")

    (tmp_path / "in.jsonl").write_text(json.dumps({"question": ASKED}), encoding="utf-8")
    (tmp_path / "out.jsonl").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", full)
    code, _, err = shell.ask("--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl"))
    assert code == 1
    assert "ổ đĩa đã đầy (cannot write there)" in err
    assert "ổ đĩa đã đầy" in err
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give either a question or --batch FILE"),
        (("Ai?", "--batch", "in.jsonl"), "give either a question or --batch FILE"),
        (("Ai?", "--out", "out.jsonl"), "--out goes with --batch"),
        (("--batch", "in.jsonl", "--year", "2030"), "go with one question"),
        (("--batch", "in.jsonl", "--explain"), "go with one question"),
        (("--batch", "no-such-file.jsonl"), "không đọc được tệp câu hỏi no-such-file.jsonl"),
        (("--batch", "in.jsonl", "--out", "."), "is a directory"),
        (("Ai?", "--yaer", "2030"), "--yaer"),
        (("Ai?", "--year", "MMXXX"), "'MMXXX' is not a valid integer"),
        (("Ai", "chủ", "trì"), "unexpected extra arguments"),
    ],
)
def test_wrong_use_is_one_line_and_ends_with_2(shell: Shell, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = shell.ask(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("cchc: ")
    assert message in err
    assert err.count("\n") == 1


def test_an_out_folder_that_is_not_there(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"question": ASKED}), encoding="utf-8")
    code, _, err = shell.ask("--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "none" / "out.jsonl"))
    assert code == 1
    assert err.startswith("cchc: không ghi được vào ")


def test_where_there_is_no_index_it_is_built_and_that_is_told(
    shell: Shell, plans_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.assembly, "assemble_default", lambda folder: shutil.copytree(plans_folder, folder))
    code, out, err = shell.ask(ASKED, index=tmp_path / "none")
    assert (code, err.count("\n")) == (0, 1)
    assert "Sở Y tế" in out
    assert "chưa có chỉ mục trong " in err
    assert shell.ask(ASKED, index=tmp_path / "none") == (0, out, "")


def test_a_flipped_byte_anywhere_in_the_index_is_one_line(shell: Shell, plans_folder: Path, tmp_path: Path) -> None:
    copied = tmp_path / "index"
    shutil.copytree(plans_folder, copied)
    files = sorted(path for path in copied.rglob("*") if path.is_file() and path.stat().st_size)
    spoilt = 0
    for path in files:
        whole = path.read_bytes()
        damaged = bytearray(whole)
        damaged[len(damaged) // 2] ^= 0x01
        path.write_bytes(bytes(damaged))
        code, out, err = shell.ask(ASKED, index=copied)
        path.write_bytes(whole)
        if code == 0:
            continue
        spoilt += 1
        assert (code, out, err.count("\n")) == (1, "", 1), path
        assert err.startswith("cchc: ")
    assert spoilt >= len(files) - 1
    assert shell.ask(ASKED, index=copied)[0] == 0


def test_a_closed_pipe_is_no_failure(plans_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as closed:
        monkeypatch.setattr("sys.stdout", closed)
        with pytest.raises(SystemExit) as ended:
            main(["ask", ASKED, "--index", str(plans_folder)])
        assert ended.value.code == 0
