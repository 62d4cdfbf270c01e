"""An opened index: what it was made from, its documents, chunks and records, and search over them."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import cached_property
from pathlib import Path

from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.record import Duty, Record, Records, Target, Task
from corpus.syllables import SyllableCounts
from index.archive import Archive, Shelf
from index.chunk import Chunk
from index.dense import DenseIndex
from index.embedder import Embedder
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings, PoolingMode
from index.errors import IndexingError
from index.hit import Hit, SearchQuery
from index.layout import ARCHIVE, LEXICAL, MODEL, SYLLABLES, VECTORS, WORDS
from index.lexical import LexicalIndex
from index.manifest import Manifest, check_files, read_manifest
from index.retriever import Retriever, SearchWeights
from index.segmenter import WordList

_CHECKED_AT_OPENING = 32_000_000  # bytes; larger files are checked by their size, and in full by `verify`
_TRIES = 5  # a build that ends while an index is opened takes the files away

Load = Callable[[EmbeddingSettings], Embedder]


def open_index(folder: Path, *, weights: SearchWeights | None = None, load: Load = load_embedder) -> "Index":
    """The index in `folder`, checked: schema, digests of its files, and the model that made its vectors.

    It is a snapshot: a build that comes later changes nothing in it. Raises `IndexingError`, in one line that says what
    to do, for an index that is missing, foreign, damaged or of another model.
    """
    for _ in range(_TRIES):
        manifest = read_manifest(folder)
        try:
            check_files(folder, manifest, largest=_CHECKED_AT_OPENING)
            return Index(folder, manifest, weights or SearchWeights(), load)
        except (IndexingError, OSError) as error:
            if read_manifest(folder).build != manifest.build:
                continue
            if isinstance(error, IndexingError):
                raise
            raise IndexingError(
                f"không đọc được chỉ mục trong {folder}, hãy lập lại bằng `cchc index build` "
                f"(cannot be read: {error}; build it again)"
            ) from error
    raise IndexingError(
        f"chỉ mục trong {folder} đang được lập lại liên tục, hãy thử lại sau "
        "(the index is being rebuilt again and again; try later)"
    )


class Index:
    """A snapshot of an index, safe to share between threads. Made by `open_index`."""

    def __init__(self, folder: Path, manifest: Manifest, weights: SearchWeights, load: Load) -> None:
        build = folder / manifest.build
        self._build = build
        self.manifest = manifest
        self._archive = Archive(build / ARCHIVE)
        embedder = _embedder(build, manifest, load)
        dense = DenseIndex(build / VECTORS) if embedder else None
        if dense and len(dense) != manifest.counts["chunks"]:
            raise IndexingError(
                f"véc-tơ trong {build} không phải của chỉ mục này, hãy lập lại bằng `cchc index build` "
                "(the vectors are not this index's; build it again)"
            )
        words = WordList(json.loads((build / WORDS).read_bytes()))
        lexical = LexicalIndex(build / LEXICAL)
        self._retriever = Retriever(self._archive, lexical, words, dense, embedder, weights)
        self._syllables = (build / SYLLABLES).read_text(encoding="utf-8")
        self._documents: dict[str, Document] = {}

    @cached_property
    def catalog(self) -> tuple[CatalogEntry, ...]:
        """The cards of the documents, in the order they were indexed."""
        return self._archive.entries()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """In the order of the catalogue."""
        return tuple(self.document(entry.id) for entry in self.catalog)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """All chunks: document by document, in the order of the text."""
        return self._archive.chunks()

    @cached_property
    def records(self) -> Records:
        """All tasks, duties and targets, document by document."""
        return group_records(tuple(self._records.values()))

    @cached_property
    def vocabulary(self) -> SyllableCounts:
        """How often the documents' syllables and their neighbours stand: what diacritics are restored by.

        Raises `IndexingError` where it cannot be read.
        """
        try:
            return SyllableCounts.from_json(self._syllables)
        except CorpusError as error:
            raise IndexingError(str(error)) from error

    def document(self, document_id: str) -> Document:
        """Raises `KeyError` for an unknown id."""
        if document_id not in self._documents:
            self._documents[document_id] = self._archive.document(document_id)
        return self._documents[document_id]

    def chunk(self, chunk_id: str) -> Chunk:
        """Raises `KeyError` for an unknown id."""
        return self._archive.chunk(chunk_id)

    def record(self, record_id: str) -> Record:
        """Raises `KeyError` for an unknown id."""
        return self._records[record_id]

    def shelf(self, document_id: str) -> Shelf:
        """A document with its chunks and records, to build another index from. Raises `KeyError` for an unknown id."""
        return self._archive.shelf(document_id)

    def search(self, query: SearchQuery) -> tuple[Hit, ...]:
        """The best chunks within the query's filters, best first; empty where nothing matches."""
        return self._retriever.search(query)

    def close(self) -> None:
        """Let go of the files. The index cannot be used afterwards."""
        self._archive.close()

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {record.id: record for record in self._archive.records()}


def group_records(records: tuple[Record, ...]) -> Records:
    """Records by their kind, the order kept."""
    return Records(
        tasks=tuple(record for record in records if isinstance(record, Task)),
        duties=tuple(record for record in records if isinstance(record, Duty)),
        targets=tuple(record for record in records if isinstance(record, Target)),
    )


def _embedder(build: Path, manifest: Manifest, load: Load) -> Embedder | None:
    """The model of the index; None for an index without vectors."""
    if not manifest.embedding:
        return None
    settings = embedding_settings(manifest)
    embedder = load(settings.with_model(str(build / MODEL)) if manifest.adapted else settings)
    if embedder.fingerprint != manifest.model or embedder.dimension != manifest.dimension:
        raise IndexingError(
            f"chỉ mục được lập bằng mô hình khác với {settings.model!r} hiện nay, hãy lập lại bằng `cchc index build` "
            "(the index was built with another embedding model; build it again)"
        )
    return embedder


def embedding_settings(manifest: Manifest) -> EmbeddingSettings:
    """The settings an index's model was loaded by. Raises `IndexingError` where this program does not know them all."""
    values = dict(manifest.embedding)
    if values.keys() != {field.name for field in fields(EmbeddingSettings)}:
        raise IndexingError(
            "chỉ mục do phiên bản khác lập, hãy lập lại bằng `cchc index build` "
            "(the index was built by another version; build it again)"
        )
    values["pooling"] = PoolingMode(values["pooling"]) if values["pooling"] else None
    return EmbeddingSettings(**values)
