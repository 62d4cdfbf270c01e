"""Builds an index beside the one that serves, and makes it the current one in a single step.

A build writes into a folder of its own inside the index folder; `manifest.json` is replaced last. A process killed at
any moment leaves the old index or the new one, and the rest is swept away by the next build.
"""

import json
import os
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import numpy as np

from corpus.document import BlockKind
from corpus.errors import reason
from corpus.syllables import count_texts
from index.archive import ChunkKey, Shelf, write_archive
from index.chunk import Chunk, ChunkKind
from index.codec import encode_entry
from index.dense import write_dense
from index.embedder import Embedder, Vectors
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.layout import ARCHIVE, LEXICAL, MODEL, SYLLABLES, VECTORS, WORDS
from index.lexical import LexicalRecord, build_lexical
from index.lock import building
from index.manifest import (
    SCHEMA,
    Manifest,
    Source,
    check_replaceable,
    digest_files,
    digest_text,
    read_manifest,
    sync_folder,
    write_manifest,
)
from index.retriever import labels_of
from index.revision import code_digest
from index.segmenter import Segmenter
from index.terms import JOINT

_BUILD = re.compile(r"build-[0-9a-f]{12}")
_BATCH = 512  # passages embedded between two reports of progress
_TWO_THREADS_FROM = 20_000  # chunks; below, one thread writes one segment, the same to the last bit each time

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and of how much."""

Adapter = Callable[[EmbeddingSettings, Sequence[Chunk], Path], None]
"""Trains the model of the settings further on the chunks and writes it into the folder, the same each time."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """How an index is built. `embedding` None leaves the vectors out, `words` False the segmented words (they cost four
    seconds a megabyte). `title_weight` is how many times the heading path counts besides its place in `embedded`.
    """

    embedding: EmbeddingSettings | None = None
    words: bool = True
    title_weight: int = 2


class Builder:
    """Writes indexes. `adapter` is asked to adapt the model where it is given."""

    def __init__(
        self,
        settings: BuildSettings,
        *,
        adapter: Adapter | None = None,
        segmenter: Segmenter | None = None,
        load: Callable[[EmbeddingSettings], Embedder] = load_embedder,
        progress: Progress = lambda stage, done, total: None,
    ) -> None:
        self._settings = settings
        self._adapter = adapter
        self._segmenter = segmenter or Segmenter()
        self._load = load
        self._progress = progress

    def build(self, folder: Path, shelves: Sequence[Shelf], sources: Sequence[Source]) -> Manifest:
        """Make an index of `shelves` the current one of `folder`; `sources` are parallel to them.

        Raises `IndexingError` where another build is at work, where `folder` is not an index folder or where the disk
        does not take it; the index that was there stays as it is.
        """
        make_folder(folder)
        with building(folder):
            return self.replace(folder, shelves, sources)

    def replace(
        self, folder: Path, shelves: Sequence[Shelf], sources: Sequence[Source], code: str | None = None
    ) -> Manifest:
        """The same for who holds the lock of `folder`. `code` is the digest of the code that read the shelves, None for
        this program's.
        """
        if not shelves:
            raise IndexingError(
                "chưa có tài liệu để lập chỉ mục, hãy nêu tệp bằng --documents (there is no document to index)"
            )
        check_replaceable(folder)
        sweep(folder)
        name = f"build-{secrets.token_hex(6)}"
        try:
            (folder / name).mkdir()
            manifest = self._write(folder / name, _distinct(shelves), sources)
            manifest = replace(manifest, code=code or manifest.code)
            sync_folder(folder)
            write_manifest(folder, manifest)
        except OSError as error:
            raise IndexingError(
                f"không ghi được chỉ mục trong {folder}: {reason(error)}; hãy giải phóng chỗ hoặc đổi thư mục bằng "
                "--index, chỉ mục cũ giữ nguyên (the index cannot be written; what was there is unchanged)"
            ) from error
        finally:
            sweep(folder)
        return manifest

    def _write(self, folder: Path, shelves: Sequence[Shelf], sources: Sequence[Source]) -> Manifest:
        chunks = [chunk for shelf in shelves for chunk in shelf.chunks]
        write_archive(folder / ARCHIVE, shelves)
        counts = count_texts(shelf.document.text for shelf in shelves)
        (folder / SYLLABLES).write_text(counts.to_json(), encoding="utf-8")
        known = self._write_lexical(folder, chunks)
        embedder = self._write_vectors(folder, chunks)
        _sync_files(folder)
        embedding = self._settings.embedding
        return Manifest(
            schema=SCHEMA,
            build=folder.name,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            corpus=corpus_digest(shelves),
            code=code_digest(),
            model=embedder.fingerprint if embedder else "",
            embedding=asdict(embedding) if embedding else {},
            adapted=self._adapter is not None and embedder is not None,
            dimension=embedder.dimension if embedder else 0,
            segmenter=self._segmenter.name if self._settings.words else "",
            title_weight=self._settings.title_weight,
            counts=_counts(shelves) | {"words": known},
            sources=tuple(sorted(sources, key=lambda source: source.id)),
            files=digest_files(folder),
        )

    def _write_lexical(self, folder: Path, chunks: Sequence[Chunk]) -> int:
        """Returns how many words of several syllables were found."""
        known: set[str] = set()

        def records() -> Iterable[LexicalRecord]:
            for position, chunk in enumerate(chunks):
                words = (
                    tuple(word.key for word in self._segmenter.words(chunk.embedded)) if self._settings.words else ()
                )
                known.update(word for word in words if JOINT in word)
                labels = labels_of(ChunkKey(chunk.document, chunk.year, chunk.place, str(chunk.kind)))
                yield LexicalRecord(position, "\n".join(chunk.path), chunk.embedded, labels, words)
                self._progress("lexical", position + 1, len(chunks))

        threads = 2 if len(chunks) >= _TWO_THREADS_FROM else 1
        build_lexical(folder / LEXICAL, records(), self._settings.title_weight, threads)
        (folder / WORDS).write_text(json.dumps(sorted(known), ensure_ascii=False), encoding="utf-8")
        return len(known)

    def _write_vectors(self, folder: Path, chunks: Sequence[Chunk]) -> Embedder | None:
        settings = self._settings.embedding
        if settings is None or not chunks:
            return None
        if self._adapter is not None:
            self._progress("adapt", 0, 1)
            self._adapter(settings, chunks, folder / MODEL)
            self._progress("adapt", 1, 1)
            settings = settings.with_model(str(folder / MODEL))
        embedder = self._load(settings)
        parts: list[Vectors] = []
        for start in range(0, len(chunks), _BATCH):
            parts.append(embedder.passages([chunk.embedded for chunk in chunks[start : start + _BATCH]]))
            self._progress("vectors", min(start + _BATCH, len(chunks)), len(chunks))
        write_dense(folder / VECTORS, np.concatenate(parts))
        return embedder


def corpus_digest(shelves: Iterable[Shelf]) -> str:
    """ "sha256:…" over the documents: catalogue rows and canonical texts, whatever their order."""
    rows = sorted(
        json.dumps([encode_entry(shelf.document.entry), shelf.document.text], ensure_ascii=False, sort_keys=True)
        for shelf in shelves
    )
    return digest_text("\n".join(rows))


def _counts(shelves: Sequence[Shelf]) -> dict[str, int]:
    documents = [shelf.document for shelf in shelves]
    kinds = Counter(record.kind for shelf in shelves for record in shelf.records)
    chunks = Counter(chunk.kind for shelf in shelves for chunk in shelf.chunks)
    return {
        "documents": len(documents),
        "sections": sum(len(document.sections) for document in documents),
        "blocks": sum(len(document.blocks) for document in documents),
        "furniture": sum(block.kind is BlockKind.FURNITURE for document in documents for block in document.blocks),
        "chunks": sum(chunks.values()),
        "rows": chunks[ChunkKind.ROW],
        "tasks": kinds["task"],
        "duties": kinds["duty"],
        "targets": kinds["target"],
    }


def _distinct(shelves: Sequence[Shelf]) -> list[Shelf]:
    """The shelves, a record's id that stands already made unlike it; chunks follow their records."""
    taken: set[str] = set()
    distinct = []
    for shelf in shelves:
        renamed: dict[str, str] = {}
        records = []
        for record in shelf.records:
            name = record.id
            if name in taken:
                name = next(other for n in count(2) if (other := f"{record.id}~{n}") not in taken)
                renamed[record.id] = name
                record = replace(record, id=name)
            taken.add(name)
            records.append(record)
        chunks = shelf.chunks
        if renamed:
            chunks = tuple(
                replace(chunk, records=tuple(renamed.get(name, name) for name in chunk.records)) for chunk in chunks
            )
        distinct.append(Shelf(shelf.document, chunks, tuple(records)))
    return distinct


def make_folder(folder: Path) -> None:
    """Make the index folder. Raises `IndexingError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise IndexingError(
            f"{folder} không phải thư mục, hãy nêu thư mục khác bằng --index (not a folder; name another with --index)"
        ) from error
    except OSError as error:
        raise IndexingError(
            f"không tạo được thư mục {folder}: {reason(error)}; hãy nêu thư mục khác bằng --index "
            "(the folder cannot be made; name another)"
        ) from error


def sweep(folder: Path) -> None:
    """Remove every build but the current one. Who has an old one open keeps its files until it closes them."""
    try:
        current = read_manifest(folder).build
    except IndexingError:
        current = ""
    for path in folder.iterdir():
        if _BUILD.fullmatch(path.name) and path.name != current:
            shutil.rmtree(path, ignore_errors=True)


def _sync_files(folder: Path) -> None:
    # tantivy makes two of its files readable by their owner alone; an index is as readable as its folder.
    mode = (folder / ARCHIVE).stat().st_mode
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(mode)
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            sync_folder(path)
    sync_folder(folder)
