"""The command line itself: what it lists, and how every kind of error ends."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from assistant.cli import cchc, main
from assistant.errors import AssistantError, UsageError
from corpus.errors import CorpusError
from index.errors import IndexingError


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[Any, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    for name in ("ask", "search", "tasks", "brief", "index", "feedback", "serve", "eval"):
        assert f"\n  {name} " in out


@pytest.mark.parametrize("name", ["ask", "search", "tasks", "brief", "index", "feedback", "serve"])
def test_every_command_has_an_example(capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, err = run(capsys, name, "--help")
    assert (code, err) == (0, "")
    assert f"cchc {name}" in out.split("Ví dụ (example):")[1]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--version")
    assert code == 0
    assert out.strip()[0].isdigit()


@pytest.mark.parametrize("arguments", [("fly",), ("ask", "--fly"), ("--fly",), ("search",), ("index", "fly")])
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("cchc: ")
    assert "--help" in err


@pytest.mark.parametrize("command", ["ask", "search", "tasks"])
def test_an_unknown_setting_is_wrong_use(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("CCHC_PASAGES", "50")
    code, out, err = run(capsys, command, *(("hồ sơ",) if command != "tasks" else ()))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "'pasages'" in err


def ends(error: BaseException) -> Callable[..., None]:
    def fail(*args: object, **kwargs: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("give a file"), 2, "cchc: give a file\n"),
        (AssistantError("cannot be served"), 1, "cchc: cannot be served\n"),
        (CorpusError("no catalogue"), 1, "cchc: no catalogue\n"),
        (IndexingError("no index"), 1, "cchc: no index\n"),
        (click.UsageError("two\nlines."), 2, "cchc: lệnh viết chưa đúng (two lines)\n"),
        (FileNotFoundError(2, "No such file or directory", "a.txt"), 1, "cchc: không có tệp hay thư mục này: a.txt\n"),
        (OSError(28, "No space left on device"), 1, "cchc: ổ đĩa đã đầy\n"),
        (OSError("odd"), 1, "cchc: odd\n"),
    ],
)
def test_an_error_is_one_line_and_a_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: Exception, code: int, said: str
) -> None:
    monkeypatch.setattr(cchc, "invoke", ends(error))
    assert run(capsys, "ask", "Ai?") == (code, "", said)


def test_an_interruption(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cchc, "invoke", ends(KeyboardInterrupt()))
    code, _, err = run(capsys, "ask", "Ai?")
    assert (code, err.strip()) == (130, "cchc: đã dừng (interrupted)")


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cchc, "invoke", ends(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["ask", "Ai?"])


def test_vietnamese_whatever_the_locale_says(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(printed, encoding="ascii"))
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "Hỏi và nhận câu trả lời" in printed.getvalue().decode()


def test_a_reader_that_goes_away(plans_folder: Path) -> None:
    """`cchc tasks | head -0`, as a shell runs it: no traceback, not even while the program ends."""
    arguments = [sys.executable, "-m", "assistant", "tasks", "--index", str(plans_folder)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    assert (process.wait(), said) == (0, b"")


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = ("torch", "gradio", "sentence_transformers", "underthesea", "faiss", "tantivy")
    code = f"import sys, assistant.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
