import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from index.manifest import read_manifest

TEXTS = {
    "mau-a": "KẾ HOẠCH MẪU A\n\nI. MỤC TIÊU\n\nPhấn đấu 90% hồ sơ được giải quyết trực tuyến trong năm 2024.\n",
    "mau-b": "KẾ HOẠCH MẪU B\n\nI. NHIỆM VỤ\n\nSở Nội vụ chủ trì kiểm tra công vụ hằng quý.\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    rows = [
        {"id": name, "title": f"Kế hoạch {name}", "issuer": "UBND", "place": "Bắc Hà", "level": "province",
         "year": 2024, "number": None, "date": None}
        for name in [*TEXTS, "mau-c"]
    ]  # fmt: skip
    folder = tmp_path / "library"
    folder.mkdir()
    catalog = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "catalog.jsonl").write_text(catalog, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An index of the first text, without vectors or words."""
    files = ("--documents", str(library / "mau-a.txt"), "--catalog", str(library / "catalog.jsonl"))
    code, out, _ = _run(capsys, "build", *files, "--index", str(tmp_path / "index"), "--model", "none", "--no-words")
    assert code == 0, out
    return tmp_path / "index"


def _run(capsys: pytest.CaptureFixture[str], *arguments: str, group: str = "index") -> tuple[Any, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([group, *arguments])
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


def test_build_says_what_it_made(home: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(
        capsys, "build", "--documents", str(library), "--index", str(home), "--model", "none", "--no-words"
    )
    assert code == 1
    assert "2 tài liệu (documents)" in out
    assert "không có tệp cho mã 'mau-c'" in err
    assert "đọc tài liệu" in err


def test_add_remove_status_verify(home: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--catalog", str(library / "catalog.jsonl"), "--index", str(home))
    (library / "mau-c.md").write_bytes(b"\x00\xff\xfe")
    files = [str(library / name) for name in ("mau-c.md", "mau-b.txt", "mau-a.txt", "la.txt")]
    code, out, err = _run(capsys, "add", *files, *place)
    assert code == 1
    assert "đã thêm (added): mau-b" in out
    assert "không đổi (unchanged): mau-a" in out
    assert sum("la.txt" in line or "mau-c.md" in line for line in err.splitlines()) == 2
    code, out, err = _run(capsys, "status", "--json", "--index", str(home))
    shown = json.loads(out)
    assert (code, shown["current"], shown["documents"]) == (0, True, ["mau-a", "mau-b"])
    (library / "mau-b.txt").write_text("Khác.", encoding="utf-8")
    assert "mau-b.txt đã đổi (changed)" in _run(capsys, "status", "--index", str(home))[1]
    code, out, err = _run(capsys, "add", str(library / "mau-b.txt"), *place)
    assert (code, "đã thay (replaced): mau-b" in out) == (0, True)
    code, out, err = _run(capsys, "remove", "mau-b", "--index", str(home))
    assert (code, "đã bỏ (removed): mau-b" in out) == (0, True)
    assert _run(capsys, "verify", "--index", str(home))[0] == 0


def test_adding_points_to_names_that_are_not_registered(
    home: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--catalog", str(library / "catalog.jsonl"), "--index", str(home))
    assert "--new-names" not in _run(capsys, "add", str(library / "mau-b.txt"), *place)[1]
    text = "KẾ HOẠCH MẪU C\n\nI. NHIỆM VỤ\n\n- Mở lớp.\n\n- Cơ quan chủ trì: Chi cục Thủy văn Bắc Hà.\n"
    (library / "mau-c.txt").write_text(text, encoding="utf-8")
    assert "1 tên cơ quan chưa có trong danh mục" in _run(capsys, "add", str(library / "mau-c.txt"), *place)[1]
    code, out, _ = _run(capsys, "--new-names", "--index", str(home), group="tasks")
    assert (code, "Chi cục Thủy văn Bắc Hà" in out) == (0, True)


def test_the_index_is_added_to_as_it_was_built(home: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--catalog", str(library / "catalog.jsonl"), "--index", str(home))
    _run(capsys, "add", str(library / "mau-b.txt"), *place)
    manifest = read_manifest(home)
    assert (manifest.model, manifest.segmenter, manifest.counts["documents"]) == ("", "", 2)


def test_search(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--index", str(home))
    code, out, _ = _run(capsys, "hồ sơ trực tuyến", *place, group="search")
    assert code == 0
    assert "1. Kế hoạch mau-a › I. MỤC TIÊU" in out
    code, out, _ = _run(capsys, "ho so truc tuyen", "--json", "--year", "2024", "--limit", "1", *place, group="search")
    hit = json.loads(out)["hits"][0]
    assert hit["document"] == "mau-a"
    assert [TEXTS["mau-a"][start:end] for start, end in hit["spans"]] == hit["quote"].split(" … ")
    assert "Không tìm thấy" in _run(capsys, "xyzzy", *place, group="search")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("search", "hồ sơ", "--year", "1999"),
            2,
            "--year 1999: không có tài liệu như vậy, chỉ mục có 2024 (no such document)",
        ),
        (("search", "hồ sơ", "--place", "Sao Hỏa"), 2, "chỉ mục có Bắc Hà"),
        (("search", "  "), 2, "the query is empty"),
        (("index", "remove", "nobody"), 1, "không có tài liệu 'nobody'"),
        (("index", "remove", "mau-a"), 1, "no document would be left"),
        (
            ("index", "add", "a.txt", "--catalog", "nowhere.jsonl"),
            1,
            "không đọc được danh mục nowhere.jsonl: không có tệp hay thư mục này",
        ),
        (("index", "build", "--documents", "nowhere"), 2, "không có tệp hay thư mục nowhere"),
        (("index", "build", "--catalog", "c.jsonl"), 2, "--catalog goes with --documents"),
        (("index", "build", "--model", "none", "--adapt"), 2, "--adapt needs a model"),
        (("index", "build", "--model", "no-such-model"), 1, "không có mô hình 'no-such-model'"),
    ],
)
def test_errors_are_one_line(
    arguments: tuple[str, ...], code: int, message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_manifest(home)
    ended, out, err = _run(capsys, *arguments[1:], "--index", str(home), group=arguments[0])
    lines = [line for line in err.splitlines() if line.startswith("cchc: ")]
    assert (ended, out, len(lines)) == (code, "", 1)
    assert message in lines[0]
    assert read_manifest(home) == before


@pytest.mark.parametrize("arguments", [("index", "status"), ("index", "verify")])
def test_no_index(arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _run(capsys, *arguments[1:], "--index", str(tmp_path / "none"), group=arguments[0])
    assert code == 1
    assert err.startswith("cchc: chưa có chỉ mục trong ")
