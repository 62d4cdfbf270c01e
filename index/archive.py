"""The archive: documents, chunks and records of an index in one SQLite file, read when they are asked for."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.record import Record
from index.chunk import Chunk
from index.codec import (
    decode_chunk,
    decode_document,
    decode_entry,
    decode_record,
    encode_chunk,
    encode_entry,
    encode_record,
    encode_structure,
)
from index.errors import IndexingError

_CHUNKS_KEPT = 4096  # decoded; what one question finds the next one often finds again
_SCHEMA = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, id TEXT UNIQUE, entry TEXT, text TEXT, structure TEXT);
CREATE TABLE chunks (position INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, year INTEGER, place TEXT, kind TEXT,
                     body TEXT);
CREATE TABLE records (position INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, body TEXT);
CREATE INDEX records_by_document ON records (document);
CREATE INDEX chunks_by_document ON chunks (document);
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One document with all that was read from it."""

    document: Document
    chunks: tuple[Chunk, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class ChunkKey:
    """What filters look at, of the chunk at one position."""

    document: str
    year: int
    place: str
    kind: str


def write_archive(path: Path, shelves: Sequence[Shelf]) -> None:
    """Write a new archive. Chunks are numbered from 0 in the order of the shelves.

    Raises `IndexingError` where two documents, chunks or records share an id, `OSError` where the disk is full.
    """
    connection = sqlite3.connect(path)
    try:
        # The whole build is thrown away when it fails: no journal is needed.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", _document_rows(shelves))
        connection.executemany("INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?)", _chunk_rows(shelves))
        connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", _record_rows(shelves))
        connection.commit()
    except sqlite3.IntegrityError as error:
        raise IndexingError(f"two documents, passages or records share an id ({error}); report this") from error
    except sqlite3.OperationalError as error:
        raise OSError(None, f"{error}", str(path)) from error
    finally:
        connection.close()


class Archive:
    """An opened archive, read by any number of threads, one at a time."""

    def __init__(self, path: Path) -> None:
        """Raises `IndexingError` where `path` is no archive."""
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connection.execute("SELECT count(*) FROM chunks").fetchone()
        except sqlite3.Error as error:
            raise IndexingError(
                f"không đọc được kho {path}, hãy lập lại chỉ mục "
                f"(the archive cannot be read: {error}; build the index again)"
            ) from error
        self._lock = threading.Lock()
        self._chunk_at = lru_cache(_CHUNKS_KEPT)(self._read_chunk_at)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def entries(self) -> tuple[CatalogEntry, ...]:
        rows = self._rows("SELECT entry FROM documents ORDER BY position")
        return tuple(decode_entry(json.loads(entry)) for (entry,) in rows)

    def document(self, document_id: str) -> Document:
        """Raises `KeyError` for an unknown id."""
        rows = self._rows("SELECT entry, text, structure FROM documents WHERE id = ?", document_id)
        if not rows:
            raise KeyError(document_id)
        entry, text, structure = rows[0]
        return decode_document(decode_entry(json.loads(entry)), text, json.loads(structure))

    def chunks(self, document_id: str | None = None) -> tuple[Chunk, ...]:
        """Of one document, or all; in order."""
        if document_id is None:
            rows = self._rows("SELECT body FROM chunks ORDER BY position")
        else:
            rows = self._rows("SELECT body FROM chunks WHERE document = ? ORDER BY position", document_id)
        return tuple(decode_chunk(json.loads(body)) for (body,) in rows)

    def chunks_at(self, positions: Sequence[int]) -> tuple[Chunk, ...]:
        """The chunks at `positions`, in that order. Raises `KeyError` for a position that is not there."""
        return tuple(map(self._chunk_at, positions))

    def chunk(self, chunk_id: str) -> Chunk:
        """Raises `KeyError` for an unknown id."""
        rows = self._rows("SELECT body FROM chunks WHERE id = ?", chunk_id)
        if not rows:
            raise KeyError(chunk_id)
        return decode_chunk(json.loads(rows[0][0]))

    def chunk_keys(self) -> tuple[ChunkKey, ...]:
        """By position."""
        return tuple(
            ChunkKey(*row) for row in self._rows("SELECT document, year, place, kind FROM chunks ORDER BY position")
        )

    def records(self, document_id: str | None = None) -> tuple[Record, ...]:
        """Of one document, or all; in order."""
        if document_id is None:
            rows = self._rows("SELECT body FROM records ORDER BY position")
        else:
            rows = self._rows("SELECT body FROM records WHERE document = ? ORDER BY position", document_id)
        return tuple(decode_record(json.loads(body)) for (body,) in rows)

    def shelf(self, document_id: str) -> Shelf:
        """Raises `KeyError` for an unknown id."""
        return Shelf(self.document(document_id), self.chunks(document_id), self.records(document_id))

    def _read_chunk_at(self, position: int) -> Chunk:
        rows = self._rows("SELECT body FROM chunks WHERE position = ?", position)
        if not rows:
            raise KeyError(position)
        return decode_chunk(json.loads(rows[0][0]))

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _document_rows(shelves: Iterable[Shelf]) -> Iterator[tuple[Any, ...]]:
    for position, shelf in enumerate(shelves):
        document = shelf.document
        entry, structure = _dump(encode_entry(document.entry)), _dump(encode_structure(document))
        yield position, document.entry.id, entry, document.text, structure


def _chunk_rows(shelves: Iterable[Shelf]) -> Iterator[tuple[Any, ...]]:
    chunks = (chunk for shelf in shelves for chunk in shelf.chunks)
    for position, chunk in enumerate(chunks):
        body = _dump(encode_chunk(chunk))
        yield position, chunk.id, chunk.document, chunk.year, chunk.place, str(chunk.kind), body


def _record_rows(shelves: Iterable[Shelf]) -> Iterator[tuple[Any, ...]]:
    records = (record for shelf in shelves for record in shelf.records)
    for position, record in enumerate(records):
        yield position, record.id, record.document, _dump(encode_record(record))


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
