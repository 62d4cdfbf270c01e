import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.chunk import ChunkKind
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.hit import SearchQuery
from index.manifest import MANIFEST, Source, read_manifest
from index.store import Index, open_index
from index.verification import verify_index


def _refused(folder: Path, load: Any, match: str) -> None:
    with pytest.raises(IndexingError, match=match) as caught:
        open_index(folder, load=load)
    assert "\n" not in str(caught.value)


def test_what_was_put_in_comes_out(index: Index, shelves: tuple[Shelf, ...]) -> None:
    assert index.documents == tuple(shelf.document for shelf in shelves)
    assert index.catalog == tuple(shelf.document.entry for shelf in shelves)
    assert index.chunks == tuple(chunk for shelf in shelves for chunk in shelf.chunks)
    assert index.chunk(index.chunks[3].id) == index.chunks[3]
    assert index.shelf("bac-ha-2025") == shelves[1]
    assert index.records.tasks == ()
    assert index.vocabulary.syllables["hồ"] == 3


def test_unknown_ids(index: Index) -> None:
    for get in (index.document, index.chunk, index.record, index.shelf):
        with pytest.raises(KeyError):
            get("nobody")


def test_search_finds_the_passage(index: Index) -> None:
    hits = index.search(SearchQuery("Ai chủ trì kiểm tra công vụ?", limit=3))
    assert len(hits) == 3
    assert "Sở Nội vụ chủ trì kiểm tra công vụ" in hits[0].chunk.text
    assert hits[0].score >= hits[1].score >= hits[2].score > 0
    assert hits[0].lexical == 1.0
    assert 0 < hits[0].dense <= 1.0
    assert index.search(SearchQuery("kiem tra cong vu"))[0].chunk == hits[0].chunk


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"years": (2025,)}, {"bac-ha-2025"}),
        ({"places": ("Nam Sơn",)}, {"nam-son-2024"}),
        ({"places": ("Nam Sơn", "Bắc Hà"), "years": (2024,)}, {"nam-son-2024", "bac-ha-2024"}),
        ({"documents": ("bac-ha-2024",)}, {"bac-ha-2024"}),
        ({"documents": ("bac-ha-2024",), "years": (2025,)}, set()),
        ({"kinds": (ChunkKind.ROW,)}, set()),
        ({"kinds": (ChunkKind.PASSAGE,), "years": (2025,)}, {"bac-ha-2025"}),
        ({"places": ("Sao Hỏa",)}, set()),
    ],
)
def test_filters_hold_for_both_halves(index: Index, filters: dict[str, Any], expected: set[str]) -> None:
    # Word for word the same but for the figure: only the filter tells the years apart.
    hits = index.search(SearchQuery("hồ sơ thủ tục hành chính được giải quyết trực tuyến", limit=50, **filters))
    assert {hit.chunk.document for hit in hits} == expected


def test_twins_of_other_years_are_all_found(index: Index) -> None:
    hits = index.search(SearchQuery("Sở Tư pháp rà soát văn bản quy phạm pháp luật", limit=2))
    assert {hit.chunk.document for hit in hits} == {"bac-ha-2024", "bac-ha-2025"}


@pytest.mark.parametrize("text", ["", "🙂🙂", "\x00", "' OR 1=1 --", "syllables:* AND (", "a" * 10_000])
def test_odd_queries_are_only_text(index: Index, text: str) -> None:
    assert isinstance(index.search(SearchQuery(text)), tuple)


def test_limits(index: Index) -> None:
    assert index.search(SearchQuery("hồ sơ", limit=0)) == ()
    everything = index.search(SearchQuery("năm 2024 sở các hồ sơ", limit=10_000))
    assert len({hit.chunk.id for hit in everything}) == len(everything) <= len(index.chunks)


def test_a_lexical_index_alone_works(tmp_path: Path, shelves: tuple[Shelf, ...], sources: list[Source]) -> None:
    Builder(BuildSettings(words=False)).build(tmp_path, shelves, sources)
    hits = open_index(tmp_path).search(SearchQuery("kiểm tra công vụ"))
    assert "công vụ" in hits[0].chunk.text
    assert hits[0].dense == 0


def test_no_index(tmp_path: Path, load: Any) -> None:
    _refused(tmp_path, load, "chưa có chỉ mục trong .*, hãy lập bằng `cchc index build`")
    _refused(tmp_path / "missing", load, "there is no index")
    (tmp_path / "file").write_text("")
    _refused(tmp_path / "file", load, "not a folder")


def test_each_file_is_guarded(folder: Path, load: Any) -> None:
    manifest = read_manifest(folder)
    assert {"archive.sqlite", "vectors.faiss", "syllables.json", "words.json", "lexical/meta.json"} <= set(
        manifest.files
    )
    for name in [MANIFEST, *(f"{manifest.build}/{name}" for name in manifest.files)]:
        path = folder / name
        whole = path.read_bytes()
        if not whole:
            continue
        damaged = bytearray(whole)
        damaged[len(whole) // 2] ^= 0x01
        path.write_bytes(damaged)
        _refused(folder, load, "damaged|not the manifest|schema")
        path.write_bytes(whole[:-1])
        _refused(folder, load, "damaged|not the manifest|schema")
        path.unlink()
        _refused(folder, load, "missing|there is no index")
        path.write_bytes(whole)
    assert open_index(folder, load=load).search(SearchQuery("hồ sơ"))


def test_every_byte_of_the_manifest_counts(folder: Path, load: Any) -> None:
    path = folder / MANIFEST
    whole = path.read_bytes()
    for place in range(0, len(whole), 37):
        damaged = bytearray(whole)
        damaged[place] ^= 0x04
        path.write_bytes(damaged)
        try:
            opened = open_index(folder, load=load)
        except IndexingError as error:
            assert "\n" not in str(error)
        else:
            # White space between two values may change; nothing else.
            assert json.loads(damaged) == json.loads(whole)
            opened.close()


def _schema(data: dict[str, Any]) -> None:
    data["schema"] = 99


def _nothing(data: dict[str, Any]) -> None:
    data.clear()


@pytest.mark.parametrize(
    ("change", "message"), [(_schema, "mẫu 99.*build it again"), (_nothing, "not the manifest of an index")]
)
def test_an_index_of_another_kind(
    change: Callable[[dict[str, Any]], None], message: str, folder: Path, load: Any
) -> None:
    data = json.loads((folder / MANIFEST).read_text())
    change(data)
    (folder / MANIFEST).write_text(json.dumps(data))
    _refused(folder, load, message)


def test_another_model_says_rebuild(folder: Path, load: Any) -> None:
    def other(settings: EmbeddingSettings) -> Any:
        return load(EmbeddingSettings("another"))

    _refused(folder, other, "another embedding model.*build it again")


def test_verify_reads_everything(tmp_path: Path, shelves: tuple[Shelf, ...], sources: list[Source]) -> None:
    manifest = Builder(BuildSettings(words=False)).build(tmp_path, shelves, sources)
    assert verify_index(tmp_path) == ()
    (tmp_path / manifest.build / "words.json").write_text("[ ]")
    assert "words.json hỏng" in verify_index(tmp_path)[0]
    assert "there is no index" in verify_index(tmp_path / "missing")[0]


def test_verify_checks_offsets(tmp_path: Path, shelves: tuple[Shelf, ...], sources: list[Source]) -> None:
    first = shelves[0].chunks[0]
    wrong = replace(first, sentences=(replace(first.sentences[0], text="bịa đặt"),), records=("nobody",))
    bad = replace(shelves[0], chunks=(wrong, *shelves[0].chunks[1:]))
    Builder(BuildSettings(words=False)).build(tmp_path, [bad, *shelves[1:]], sources)
    found = verify_index(tmp_path)
    assert len(found) == 2
    assert all(first.id in line for line in found)


def test_opening_loads_no_heavy_library(tmp_path: Path, shelves: tuple[Shelf, ...], sources: list[Source]) -> None:
    Builder(BuildSettings(words=True)).build(tmp_path, shelves, sources)
    program = (
        "import sys; from pathlib import Path; from index.store import open_index; from index.hit import SearchQuery;"
        "assert open_index(Path(sys.argv[1])).search(SearchQuery('thủ tục hành chính'));"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'underthesea', 'langchain_core', 'gradio'};"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, timeout=60)
