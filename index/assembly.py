"""From files to an index in one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.builder import Builder, BuildSettings, Progress
from index.chunk import Chunk
from index.embedding.load import model_folder
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.intake import take_in
from index.manifest import Manifest
from index.sources import Problem, SourceFile, bundled_sources


@dataclass(frozen=True, slots=True)
class Assembled:
    """The new index, and the files that are not in it."""

    manifest: Manifest
    problems: tuple[Problem, ...]


def assemble(folder: Path, files: Sequence[SourceFile], builder: Builder, progress: Progress) -> Assembled:
    """Read `files` and make an index of those that can be read. Raises `IndexingError` where that is none."""
    taken = take_in(files, progress=progress)
    if not taken.shelves:
        reason = taken.problems[0].message if taken.problems else "there is no file"
        raise IndexingError(
            f"không lập chỉ mục được tài liệu nào: {reason}; chỉ mục trong {folder} giữ nguyên "
            "(no document can be indexed; the index is unchanged)"
        )
    return Assembled(builder.build(folder, taken.shelves, taken.sources), taken.problems)


def adapt_to_chunks(settings: EmbeddingSettings, chunks: Sequence[Chunk], folder: Path) -> None:
    """The `Adapter` of the product: the model of `settings`, trained further on headings and text, written to `folder`.

    Raises `IndexingError` for a model that is not static and for documents too few to learn from.
    """
    base = model_folder(settings.model)
    if base is None:
        raise IndexingError(
            f"không điều chỉnh được mô hình {settings.model!r}, hãy dùng --no-adapt "
            "(the model cannot be adapted; index with --no-adapt)"
        )
    # The training code is for this alone; an index opens without it.
    from index.adaptation import adapt
    from index.training.corpus import Article

    adapt(base, [Article(one.id, one.document, " ".join(one.path), one.text) for one in chunks], folder)


def assemble_default(folder: Path, progress: Progress = lambda stage, done, total: None) -> Assembled:
    """The index of the documents that ship with the product, with the shipped model."""
    builder = Builder(BuildSettings(embedding=EmbeddingSettings()), progress=progress)
    return assemble(folder, bundled_sources(), builder, progress)
