import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from index.sources import bundled_sources, match_sources, outdated


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    rows = [
        {"id": name, "title": name, "issuer": "UBND", "place": "Bắc Hà", "level": "province", "year": 2024,
         "number": None, "date": None}
        for name in ("b", "a")
    ]  # fmt: skip
    path = tmp_path / "catalog.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_the_bundled_documents() -> None:
    sources = bundled_sources()
    assert [source.entry.id for source in sources] == [
        "bac-giang-2022", "bac-giang-2024", "bac-giang-chi-so-2024", "bac-giang-2025-phu-luc", "luc-ngan-2024",
    ]  # fmt: skip
    prints = [source.fingerprint() for source in sources]
    assert prints[0].file == "bac-giang-2022.txt"
    assert outdated(prints) == ()
    assert outdated(prints[:4]) == (
        "luc-ngan-2024: kèm theo chương trình mà chưa có trong chỉ mục (ships with the product, not in the index)",
    )


def test_files_are_matched_by_name_in_the_order_of_the_catalogue(tmp_path: Path, catalog: Path) -> None:
    for name in ("a.txt", "b.md", "notes.pdf"):
        (tmp_path / name).write_text("x")
    found, problems = match_sources([tmp_path], catalog)
    assert [source.path.name for source in found] == ["b.md", "a.txt"]
    assert problems == ()


def test_each_bad_file_has_its_line(tmp_path: Path, catalog: Path) -> None:
    for name in ("a.txt", "a.md", "c.txt", "b.pdf"):
        (tmp_path / name).write_text("x")
    names = ("a.txt", "a.md", "c.txt", "b.pdf", "missing.txt")
    found, problems = match_sources([tmp_path / name for name in names], catalog)
    assert [source.entry.id for source in found] == ["a"]
    told = [problem for problem in problems if not problem.harmless]
    assert [problem.file.name for problem in told] == ["a.md", "c.txt", "b.pdf", "missing.txt"]
    assert all("\n" not in problem.message for problem in problems)


def test_a_folder_must_be_whole(tmp_path: Path, catalog: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert "không có tệp cho mã 'b'" in match_sources([tmp_path], catalog)[1][0].message
    problems = match_sources([tmp_path / "a.txt"], catalog)[1]
    assert [(problem.harmless, problem.message.partition(": ")[2]) for problem in problems] == [
        (True, "chưa đưa tệp cho mã 'b' (no file was given for the id)")
    ]


def test_a_bad_row_spoils_no_other(tmp_path: Path, catalog: Path) -> None:
    rows = [json.loads(line) for line in catalog.read_text(encoding="utf-8").splitlines()]
    bad = [
        {**rows[0], "id": "c", "year": "năm 2024"},
        {**rows[0], "id": "d", "level": "tỉnh"},
        rows[0],
        {"id": "e"},
    ]
    lines = [*map(json.dumps, [rows[0], *bad]), "{", json.dumps(rows[1])]
    catalog.write_text("\n".join(lines), encoding="utf-8")
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text("x")
    found, problems = match_sources([tmp_path / f"{name}.txt" for name in "abcde"], catalog)
    assert [source.entry.id for source in found] == ["b", "a"]
    assert [problem.message.partition(", ")[2].partition(":")[0] for problem in problems] == [
        "dòng 2", "dòng 3", "dòng 4", "dòng 5", "dòng 6",
    ]  # fmt: skip


def test_a_catalogue_as_people_write_it(tmp_path: Path, catalog: Path) -> None:
    row = json.loads(catalog.read_text(encoding="utf-8").splitlines()[0])
    loose = {**row, "year": "2023", "number": "", "title": "Kế hoạch\n CCHC"}
    del loose["date"]
    catalog.write_text(json.dumps(loose), encoding="utf-8-sig")
    (tmp_path / "b.txt").write_text("x")
    found, problems = match_sources([tmp_path / "b.txt"], catalog)
    assert (found[0].entry.year, found[0].entry.number, found[0].entry.date) == (2023, None, None)
    assert found[0].entry.title == "Kế hoạch CCHC"
    assert problems == ()


def test_a_changed_file_is_noticed_and_a_lost_one_is_not_missed(tmp_path: Path, catalog: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    known = [source.fingerprint() for source in match_sources([tmp_path / "a.txt"], catalog)[0]]
    assert outdated(known) == ()
    (tmp_path / "a.txt").write_text("y")
    assert len(outdated(known)) == 1
    (tmp_path / "a.txt").unlink()
    assert outdated(known) == ()


def test_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot read the catalogue"):
        match_sources([tmp_path], tmp_path / "none.jsonl")
