import errno
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.record import Duty
from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.hit import SearchQuery
from index.lock import building
from index.manifest import Source, read_manifest
from index.store import Index, open_index
from index.verification import verify_index

Shelves = tuple[Shelf, ...]
QUERIES = ("rà soát văn bản", "95% hồ sơ trực tuyến", "kiem tra cong vu", "Nam Sơn")


def _found(index: Index) -> list[list[tuple[str, float]]]:
    return [[(hit.chunk.id, hit.score) for hit in index.search(SearchQuery(query))] for query in QUERIES]


def _passages(shelves: Shelves) -> int:
    return sum(len(shelf.chunks) for shelf in shelves)


def _builds(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("build-"))


def test_two_builds_are_the_same(
    tmp_path: Path, builder: Builder, shelves: Shelves, sources: list[Source], load: Any
) -> None:
    first = builder.build(tmp_path / "a", shelves, sources)
    second = builder.build(tmp_path / "b", shelves, sources)
    assert first.identity == second.identity
    assert replace(first, build="", created="", files={}) == replace(second, build="", created="", files={})
    lasting = [name for name in first.files if not name.startswith("lexical/")]
    assert {name: first.files[name] for name in lasting} == {name: second.files[name] for name in lasting}
    assert _found(open_index(tmp_path / "a", load=load)) == _found(open_index(tmp_path / "b", load=load))


def test_the_manifest_counts(folder: Path, shelves: tuple[Shelf, ...]) -> None:
    manifest = read_manifest(folder)
    assert manifest.counts["documents"] == 3
    assert manifest.counts["chunks"] == _passages(shelves) >= 7
    assert manifest.counts["rows"] == 0
    assert manifest.corpus.startswith("sha256:")
    assert (manifest.model, manifest.dimension, manifest.adapted, manifest.segmenter) == ("bag fake", 64, False, "")
    assert _builds(folder) == [manifest.build]


def test_the_corpus_digest_is_of_the_documents_alone(
    tmp_path: Path, builder: Builder, shelves: Shelves, sources: list[Source]
) -> None:
    whole = builder.build(tmp_path / "a", shelves, sources)
    plain = Builder(BuildSettings(words=False)).build(tmp_path / "b", tuple(reversed(shelves)), sources)
    part = builder.build(tmp_path / "c", shelves[:2], sources[:2])
    assert whole.corpus == plain.corpus != part.corpus
    assert plain.dimension == 0


def test_words_are_segmented_and_kept(tmp_path: Path, shelves: Shelves, sources: list[Source]) -> None:
    manifest = Builder(BuildSettings()).build(tmp_path / "a", shelves, sources)
    assert manifest.segmenter.startswith("underthesea ")
    assert manifest.counts["words"] > 20
    assert verify_index(tmp_path / "a") == ()


def test_progress_ends_at_the_whole(tmp_path: Path, shelves: Shelves, sources: list[Source], load: Any) -> None:
    seen: dict[str, tuple[int, int]] = {}
    whole = _passages(shelves)

    def note(stage: str, done: int, total: int) -> None:
        seen[stage] = (done, total)

    settings = BuildSettings(EmbeddingSettings("fake"), words=False)
    Builder(settings, load=load, progress=note).build(tmp_path / "a", shelves, sources)
    assert seen == {"lexical": (whole, whole), "vectors": (whole, whole)}


def test_an_adapted_model_is_kept_with_the_index(tmp_path: Path, shelves: Shelves, sources: list[Source]) -> None:
    whole = _passages(shelves)

    def adapt(settings: EmbeddingSettings, chunks: Any, folder: Path) -> None:
        folder.mkdir()
        (folder / "weights").write_text(f"{settings.model} on {len(chunks)}")

    def load(settings: EmbeddingSettings) -> Any:
        return Kept((Path(settings.model) / "weights").read_text())

    class Kept:
        dimension = 2

        def __init__(self, fingerprint: str) -> None:
            self.fingerprint = fingerprint

        def passages(self, texts: Any) -> Any:
            return np.ones((len(texts), 2), dtype=np.float32) / np.sqrt(np.float32(2))

        def query(self, text: str) -> Any:
            return self.passages([text])[0]

    builder = Builder(BuildSettings(EmbeddingSettings("base"), words=False), adapter=adapt, load=load)
    manifest = builder.build(tmp_path / "a", shelves, sources)
    assert (manifest.model, manifest.adapted, manifest.embedding["model"]) == (f"base on {whole}", True, "base")
    assert "model/weights" in manifest.files
    assert len(open_index(tmp_path / "a", load=load).search(SearchQuery("hồ sơ", limit=99))) == whole


def test_records_of_the_same_id_are_told_apart(tmp_path: Path, shelves: Shelves, sources: list[Source]) -> None:
    duty = Duty("d-1", "x", 2024, "Sở", (), "lead", "làm")
    doubled = [replace(shelf, records=(duty,)) for shelf in shelves]
    doubled[1] = replace(doubled[1], chunks=tuple(replace(one, records=("d-1",)) for one in doubled[1].chunks))
    Builder(BuildSettings(words=False)).build(tmp_path / "a", doubled, sources)
    index = open_index(tmp_path / "a")
    assert [record.id for record in index.records.duties] == ["d-1", "d-1~2", "d-1~3"]
    assert {one.records for one in index.chunks if one.document == "bac-ha-2025"} == {("d-1~2",)}


@pytest.mark.parametrize("place", ["write_archive", "build_lexical", "write_dense", "write_manifest", "sync_folder"])
def test_a_full_disk_leaves_the_old_index(
    place: str, folder: Path, builder: Builder, shelves: Shelves, sources: list[Source], load: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before = read_manifest(folder)

    def refuse(*given: Any, **named: Any) -> None:
        raise OSError(errno.ENOSPC, "ổ đĩa đã đầy")

    monkeypatch.setattr(f"index.builder.{place}", refuse)
    with pytest.raises(IndexingError, match="ổ đĩa đã đầy") as caught:
        builder.build(folder, shelves[:1], sources[:1])
    assert "\n" not in str(caught.value)
    assert read_manifest(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == [".lock", before.build, "manifest.json"]
    assert len(open_index(folder, load=load).chunks) == _passages(shelves)


def test_a_disk_that_fills_up_while_files_are_written(
    folder: Path, builder: Builder, shelves: Shelves, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_manifest(folder)

    def refuse(self: Path, *given: Any, **named: Any) -> int:
        raise OSError(errno.ENOSPC, "ổ đĩa đã đầy")

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(IndexingError, match="what was there is unchanged"):
        builder.build(folder, shelves, sources)
    assert read_manifest(folder) == before
    assert _builds(folder) == [before.build]


_KILLED = """
import os, signal, sys
from pathlib import Path
import index.builder, index.manifest
from corpus.catalog import CatalogEntry
from corpus.reader import build_document
from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.chunker import Chunker
from index.manifest import Source

folder, place = Path(sys.argv[1]), sys.argv[2]
die = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)
if place == "replaced":
    index.manifest.sync_folder = die
elif place != "lexical":
    setattr(index.builder, place, die)
document = build_document("Bản mới\\n\\nSở Y tế chủ trì.", CatalogEntry("moi", "Mới", "Sở", "Bắc Hà", "province", 2026))
shelf = Shelf(document, Chunker().chunks(document, ()), ())
progress = die if place == "lexical" else lambda stage, done, total: None
source = Source("moi", "sha256:0", "sha256:0", "/nowhere/moi.md")
Builder(BuildSettings(words=False), progress=progress).build(folder, [shelf], [source])
"""


@pytest.mark.parametrize(
    ("place", "documents"),
    [("lexical", 3), ("digest_files", 3), ("write_manifest", 3), ("replaced", 1)],
)
def test_a_killed_build_leaves_the_old_index_or_the_new_one(
    place: str, documents: int, folder: Path, builder: Builder, shelves: Shelves, sources: list[Source], load: Any
) -> None:  # fmt: skip
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(folder), place], timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert len(_builds(folder)) == 2
    assert len(open_index(folder, load=load).catalog) == documents
    assert verify_index(folder) == () or documents == 3  # the old one's model is the fake, which `verify` cannot load
    # The next build is not hindered, and sweeps.
    assert builder.build(folder, shelves, sources).build == _builds(folder)[0]
    assert len(_builds(folder)) == 1


def test_one_builder_at_a_time(folder: Path, builder: Builder, shelves: Shelves, sources: list[Source]) -> None:
    before = read_manifest(folder)
    with building(folder), pytest.raises(IndexingError, match="another build"):
        builder.build(folder, shelves, sources)
    assert read_manifest(folder) == before
    assert builder.build(folder, shelves, sources).build != before.build


def test_readers_go_on_while_builds_come_and_go(
    folder: Path, builder: Builder, shelves: Shelves, sources: list[Source], load: Any
) -> None:
    old = open_index(folder, load=load)
    expected = _found(old)
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                assert _found(old) == expected
                assert len(open_index(folder, load=load).catalog) in (1, 3)
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(4):
        some = slice(0, 1) if number % 2 == 0 else slice(0, 3)
        builder.build(folder, shelves[some], sources[some])
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert _found(old) == expected
    assert len(old.documents) == 3


def test_a_foreign_folder_is_left_alone(
    tmp_path: Path, builder: Builder, shelves: Shelves, sources: list[Source]
) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "a web page"}')
    (tmp_path / "build-notes").mkdir()
    with pytest.raises(IndexingError, match="not the manifest of an index"):
        builder.build(tmp_path, shelves, sources)
    assert (tmp_path / "manifest.json").read_text() == '{"name": "a web page"}'
    assert (tmp_path / "build-notes").is_dir()


def test_places_where_no_index_can_be(
    tmp_path: Path, builder: Builder, shelves: Shelves, sources: list[Source]
) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(IndexingError, match=r"not a folder|cannot be made"):
            builder.build(folder, shelves, sources)
    with pytest.raises(IndexingError, match="no document"):
        builder.build(tmp_path / "empty", (), ())
