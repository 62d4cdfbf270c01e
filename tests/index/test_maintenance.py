from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from corpus.catalog import CatalogEntry
from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.errors import IndexingError
from index.intake import Taken, take_in
from index.maintenance import Read, add_documents, remove_documents
from index.manifest import Source, read_manifest
from index.sources import SourceFile
from index.store import open_index


@pytest.fixture
def plain() -> Builder:
    return Builder(BuildSettings(words=False))


@pytest.fixture
def read() -> Read:
    def read(files: Sequence[SourceFile]) -> tuple[Sequence[Shelf], Sequence[Source]]:
        taken = _taken(files)
        return taken.shelves, taken.sources

    return read


def _taken(files: Sequence[SourceFile]) -> Taken:
    return take_in(files, read_records=lambda document: ())


def _file(folder: Path, name: str, text: str, title: str = "Kế hoạch") -> SourceFile:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return SourceFile(path, CatalogEntry(name, title, "UBND", "Bắc Hà", "province", 2024))


def _ids(folder: Path) -> list[str]:
    return [entry.id for entry in open_index(folder).catalog]


def test_adding_makes_keeps_replaces(tmp_path: Path, plain: Builder, read: Read) -> None:
    home = tmp_path / "index"
    first = _file(tmp_path, "a", "Sở Nội vụ chủ trì.")
    second = _file(tmp_path, "b", "Sở Y tế phối hợp.")
    assert add_documents(home, [first], read, plain).added == ("a",)
    assert add_documents(home, [second, first], read, plain).unchanged == ("a",)
    assert _ids(home) == ["a", "b"]
    before = read_manifest(home)
    assert add_documents(home, [first, second], read, plain).manifest == before
    # The files may go: the index holds the documents.
    second.path.unlink()
    change = add_documents(home, [_file(tmp_path, "a", "Sở Tư pháp chủ trì.")], read, plain)
    assert (change.added, change.replaced, change.unchanged) == ((), ("a",), ())
    assert _ids(home) == ["a", "b"]
    assert open_index(home).document("a").text == "Sở Tư pháp chủ trì."
    assert len(read_manifest(home).sources) == 2


def test_another_catalogue_row_replaces(tmp_path: Path, plain: Builder, read: Read) -> None:
    add_documents(tmp_path / "i", [_file(tmp_path, "a", "Sở Nội vụ.")], read, plain)
    change = add_documents(tmp_path / "i", [_file(tmp_path, "a", "Sở Nội vụ.", title="Khác")], read, plain)
    assert change.replaced == ("a",)
    assert open_index(tmp_path / "i").catalog[0].title == "Khác"


def test_one_bad_file_spoils_no_other(tmp_path: Path) -> None:
    bad = _file(tmp_path, "bad", "")
    binary = _file(tmp_path, "binary", "x")
    binary.path.write_bytes(bytes(range(256)))
    gone = _file(tmp_path, "gone", "x")
    gone.path.unlink()
    taken = _taken([bad, _file(tmp_path, "good", "Sở Nội vụ."), binary, gone])
    assert [shelf.document.entry.id for shelf in taken.shelves] == ["good"]
    assert [source.id for source in taken.sources] == ["good"]
    assert [problem.file.stem for problem in taken.problems] == ["bad", "binary", "gone"]
    assert all(problem.message and "\n" not in problem.message for problem in taken.problems)


def test_nothing_readable(tmp_path: Path, plain: Builder, read: Read) -> None:
    with pytest.raises(IndexingError, match="none of the files"):
        add_documents(tmp_path / "i", [_file(tmp_path, "bad", " ")], read, plain)
    add_documents(tmp_path / "i", [_file(tmp_path, "a", "Sở Nội vụ.")], read, plain)
    change = add_documents(tmp_path / "i", [_file(tmp_path, "bad", " ")], read, plain)
    assert (change.added, _ids(tmp_path / "i")) == ((), ["a"])


def test_removing(tmp_path: Path, plain: Builder, read: Read) -> None:
    home = tmp_path / "i"
    add_documents(home, [_file(tmp_path, name, f"Văn bản {name}.") for name in "abc"], read, plain)
    assert remove_documents(home, ["b"], plain).removed == ("b",)
    assert _ids(home) == ["a", "c"]
    assert [source.id for source in read_manifest(home).sources] == ["a", "c"]
    with pytest.raises(IndexingError, match="không có tài liệu 'b', chỉ có a, c"):
        remove_documents(home, ["a", "b"], plain)
    with pytest.raises(IndexingError, match="no document would be left"):
        remove_documents(home, ["a", "c"], plain)
    assert _ids(home) == ["a", "c"]


def test_a_damaged_index_is_not_built_upon(tmp_path: Path, plain: Builder, read: Read) -> None:
    home = tmp_path / "i"
    manifest = add_documents(home, [_file(tmp_path, "a", "Sở Nội vụ.")], read, plain).manifest
    (home / manifest.build / "words.json").write_text("{}")
    with pytest.raises(IndexingError, match="damaged"):
        add_documents(home, [_file(tmp_path, "b", "Sở Y tế.")], read, plain)
    assert read_manifest(home) == manifest


def test_progress(tmp_path: Path) -> None:
    seen: list[Any] = []
    take_in(
        [_file(tmp_path, "a", "Sở Nội vụ."), _file(tmp_path, "b", "")],
        read_records=lambda document: (),
        progress=lambda stage, done, total: seen.append((stage, done, total)),
    )
    assert seen == [("read", 1, 2), ("read", 2, 2)]
