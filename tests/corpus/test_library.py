"""A folder with its catalogue: what can be read is read, the rest is said in one line each."""

import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.library import load_library

FOLDER = Path(__file__).parents[2] / "corpus" / "documents"
GOOD = "I. MỤC ĐÍCH\n\nNâng cao chất lượng phục vụ người dân.\n"


def catalog(folder: Path, *names: str) -> Path:
    path = folder / "catalog.jsonl"
    rows = [
        {
            "id": n,
            "title": n,
            "issuer": "UBND",
            "place": "X",
            "level": "province",
            "year": 2025,
            "number": None,
            "date": None,
        }
        for n in names
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_corpus_is_read_in_its_order() -> None:
    library = load_library(FOLDER)
    assert library.problems == ()
    assert [document.entry.id for document in library.documents] == [
        "bac-giang-2022",
        "bac-giang-2024",
        "bac-giang-chi-so-2024",
        "bac-giang-2025-phu-luc",
        "luc-ngan-2024",
    ]


def test_one_bad_document_spoils_no_other(tmp_path: Path) -> None:
    catalog(tmp_path, "good", "missing", "empty", "binary", "latin", "last")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "latin.txt").write_bytes("Kế hoạch é".encode("cp1258", "ignore") + b"\xe9 ")
    (tmp_path / "last.txt").write_text(GOOD, encoding="utf-8")
    library = load_library(tmp_path)
    assert [document.entry.id for document in library.documents] == ["good", "last"]
    assert len(library.problems) == 4
    assert all("\n" not in problem for problem in library.problems)
    for problem, name in zip(library.problems, ("missing.txt", "empty.txt", "binary.txt", "latin.txt"), strict=True):
        assert name in problem


def test_files_with_a_catalogue(tmp_path: Path) -> None:
    cards = catalog(tmp_path, "one")
    for name in ("one.txt", "one.md", "other.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    library = load_library([tmp_path / "one.txt", tmp_path / "one.md", tmp_path / "other.txt"], cards)
    assert [document.entry.id for document in library.documents] == ["one"]
    assert "read already" in library.problems[0]
    assert "không có dòng nào mang mã 'other'" in library.problems[1]
    assert load_library(tmp_path / "one.txt").documents == library.documents


def test_no_catalogue_or_no_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot read the catalogue"):
        load_library(tmp_path)
    with pytest.raises(CorpusError, match="no document given"):
        load_library([])
