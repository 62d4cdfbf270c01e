"""Text files: encodings read, everything else refused in one line."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers import text as module
from corpus.readers.text import decode, read_text

WORDS = "Kế hoạch cải cách hành chính"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_encodings(tmp_path: Path, encoding: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WORDS.encode(encoding))
    assert read_text(path) == WORDS


def test_big_endian_with_mark() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be"), "a") == WORDS


def test_a_few_nul_bytes_are_left_to_the_normaliser() -> None:
    assert decode(f"{WORDS}\x00{WORDS}".encode(), "a") == f"{WORDS}\x00{WORDS}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x7fELF\x00\x00\x01\x02\x00\x00\x00" * 30, "binary"),
        (b"%PDF-1.4\n\xe2\xe3\x00\x01\x02\x03\x04\x05" * 30, "binary"),
        (b"%PDF-1.4\n1 0 obj", "binary"),
        (b"{\\rtf1 Ke hoach}", "binary"),
        (WORDS.encode("utf-16-le"), "binary"),
        (b"Ke hoach " * 20 + b"\xff\xe9", "không theo UTF-8 ở byte 181"),
        (b"\xff\xfea", "không theo UTF-16"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=message) as caught:
        read_text(path)
    assert "\n" not in str(caught.value)


def test_other_kinds_missing_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    for name in ("a.pdf", "a", "a.txt", "b.txt"):
        with pytest.raises(CorpusError):
            read_text(tmp_path / name)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    monkeypatch.setattr(module, "LARGEST", 10)
    with pytest.raises(CorpusError, match="too large"):
        read_text(path)
