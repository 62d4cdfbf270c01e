from pathlib import Path

import pytest

from corpus.catalog import CatalogEntry
from index.assembly import adapt_to_chunks, assemble
from index.builder import Builder, BuildSettings
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.hit import SearchQuery
from index.sources import SourceFile
from index.store import open_index


def _file(folder: Path, name: str, text: str) -> SourceFile:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return SourceFile(path, CatalogEntry(name, f"Kế hoạch {name}", "UBND", "Bắc Hà", "province", 2025))


def test_files_to_an_index(tmp_path: Path) -> None:
    stages: list[str] = []
    files = [
        _file(tmp_path, "a", "I. NHIỆM VỤ\n\nGiao Sở Nội vụ chủ trì rà soát vị trí việc làm.\n"),
        _file(tmp_path, "b", ""),
    ]
    builder = Builder(BuildSettings(words=False))
    made = assemble(tmp_path / "i", files, builder, lambda stage, done, total: stages.append(stage))
    assert [problem.file.stem for problem in made.problems] == ["b"]
    assert made.manifest.counts["documents"] == 1
    assert stages == ["read", "read"]
    index = open_index(tmp_path / "i")
    hit = index.search(SearchQuery("ai rà soát vị trí việc làm"))[0]
    # The records of the product's own readers hang on the passage.
    assert all(index.record(name).document == "a" for name in hit.chunk.records)
    assert hit.chunk.records != ()


def test_nothing_readable_leaves_the_folder_alone(tmp_path: Path) -> None:
    builder = Builder(BuildSettings(words=False))
    with pytest.raises(IndexingError, match="no document can be indexed"):
        assemble(tmp_path / "i", [_file(tmp_path, "b", " ")], builder, lambda stage, done, total: None)
    assert not (tmp_path / "i").exists()


def test_only_a_static_model_is_adapted(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="--no-adapt"):
        adapt_to_chunks(EmbeddingSettings("BAAI/bge-m3"), (), tmp_path)
