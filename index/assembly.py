"""From files to an index in one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.builder import Builder, BuildSettings, Progress
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
        raise IndexingError(f"no document can be indexed ({reason}); the index in {folder} is unchanged")
    return Assembled(builder.build(folder, taken.shelves, taken.sources), taken.problems)


def assemble_default(folder: Path, progress: Progress = lambda stage, done, total: None) -> Assembled:
    """The index of the documents that ship with the product, with the shipped model."""
    builder = Builder(BuildSettings(embedding=EmbeddingSettings()), progress=progress)
    return assemble(folder, bundled_sources(), builder, progress)
