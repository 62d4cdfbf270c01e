"""The full check of an index: every file, every offset, every count."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpus.document import Document, Span
from corpus.repair import repair
from index.archive import Shelf
from index.builder import corpus_digest
from index.chunk import Chunk, ChunkKind
from index.dense import DenseIndex
from index.errors import IndexingError
from index.layout import LEXICAL, VECTORS
from index.lexical import LexicalIndex
from index.manifest import Manifest, check_files, read_manifest
from index.store import open_index


def verify_index(folder: Path) -> tuple[str, ...]:
    """What is wrong with the index in `folder`, one line each; empty where nothing is."""
    try:
        manifest = read_manifest(folder)
        check_files(folder, manifest)
        index = open_index(folder)
    except IndexingError as error:
        return (str(error),)
    shelves = [index.shelf(entry.id) for entry in index.catalog]
    index.close()
    return (*_corpus(manifest, shelves), *_halves(folder, manifest, shelves), *_offsets(shelves))


def _corpus(manifest: Manifest, shelves: list[Shelf]) -> Iterator[str]:
    if corpus_digest(shelves) != manifest.corpus:
        yield "the documents are not those of the manifest"
    if {shelf.document.entry.id for shelf in shelves} != {source.id for source in manifest.sources}:
        yield "the manifest names other sources than the documents have"


def _halves(folder: Path, manifest: Manifest, shelves: list[Shelf]) -> Iterator[str]:
    chunks = sum(len(shelf.chunks) for shelf in shelves)
    build = folder / manifest.build
    if len(LexicalIndex(build / LEXICAL)) != chunks:
        yield f"chỉ mục từ không có đủ {chunks} đoạn của tài liệu (the lexical index does not have the passages)"
    if manifest.dimension:
        dense = DenseIndex(build / VECTORS)
        if len(dense) != chunks or dense.dimension != manifest.dimension:
            yield f"véc-tơ không phải của {chunks} đoạn của tài liệu (the vectors are not those of the passages)"
        elif not np.isfinite(dense.scores(np.ones(dense.dimension, dtype=np.float32), range(chunks))).all():
            yield "some vectors are no numbers"


def _offsets(shelves: list[Shelf]) -> Iterator[str]:
    for shelf in shelves:
        document = shelf.document
        known = {record.id for record in shelf.records}
        for chunk in shelf.chunks:
            yield from _chunk(document, chunk, known)
        for record in shelf.records:
            for name, spans in record.spans.items():
                if not _inside(document, spans):
                    yield f"{document.entry.id}: trường {name!r} của {record.id} nằm ngoài văn bản (outside the text)"


def _chunk(document: Document, chunk: Chunk, records: set[str]) -> Iterator[str]:
    where = f"{document.entry.id}: đoạn {chunk.id}"
    if not _inside(document, chunk.spans):
        yield f"{where} nằm ngoài văn bản (outside the text)"
        return
    if set(chunk.records) - records:
        yield f"{where} nêu một bản ghi không có (names a record that is not there)"
    for sentence in chunk.sentences:
        if not _inside(document, sentence.spans):
            yield f"{where} có câu nằm ngoài văn bản (has a sentence outside the text)"
        elif chunk.kind is ChunkKind.PASSAGE and sentence.text != repair(document.text, sentence.spans):
            yield f"{where} có câu khác với văn bản gốc (has a sentence that its source does not read as)"


def _inside(document: Document, spans: tuple[Span, ...]) -> bool:
    return bool(spans) and all(span.end <= len(document.text) for span in spans)
