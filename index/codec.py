"""Documents, chunks and records as JSON values and back. Spans are pairs of numbers; nothing is ever unpickled.

The decoders trust their input: an index's files are checked by digest before anything is decoded.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from corpus.catalog import CatalogEntry
from corpus.document import Block, BlockKind, Document, Section, Span, TableRegion, TableShape
from corpus.record import Duty, Record, Target, Task
from index.chunk import Chunk, ChunkKind, Sentence

_RECORDS: Mapping[str, Callable[..., Record]] = {Task.kind: Task, Duty.kind: Duty, Target.kind: Target}


def encode_entry(entry: CatalogEntry) -> dict[str, Any]:
    return asdict(entry)


def decode_entry(data: Mapping[str, Any]) -> CatalogEntry:
    return CatalogEntry(**data)


def encode_structure(document: Document) -> dict[str, Any]:
    """All of a document but its entry and its text."""
    return {
        "sections": [
            [one.parent, one.level, one.marker, one.title, _pairs(one.spans), [one.extent.start, one.extent.end]]
            for one in document.sections
        ],
        "blocks": [[str(one.kind), _pairs(one.spans), one.text, one.marker, one.section] for one in document.blocks],
        "tables": [
            [[one.span.start, one.span.end], one.section, str(one.shape), list(one.header)] for one in document.tables
        ],
        "pages": list(document.pages),
    }


def decode_document(entry: CatalogEntry, text: str, structure: Mapping[str, Any]) -> Document:
    sections = tuple(
        Section(index, parent, level, marker, title, _spans(spans), Span(*extent))
        for index, (parent, level, marker, title, spans, extent) in enumerate(structure["sections"])
    )
    blocks = tuple(
        Block(BlockKind(kind), _spans(spans), reading, marker, section)
        for kind, spans, reading, marker, section in structure["blocks"]
    )
    tables = tuple(
        TableRegion(Span(*span), section, TableShape(shape), tuple(header))
        for span, section, shape, header in structure["tables"]
    )
    return Document(entry, text, sections, blocks, tables, tuple(structure["pages"]))


def encode_chunk(chunk: Chunk) -> dict[str, Any]:
    return {
        "id": chunk.id,
        "document": chunk.document,
        "year": chunk.year,
        "place": chunk.place,
        "level": chunk.level,
        "kind": str(chunk.kind),
        "path": list(chunk.path),
        "text": chunk.text,
        "embedded": chunk.embedded,
        "sentences": [[_pairs(one.spans), one.text] for one in chunk.sentences],
        "spans": _pairs(chunk.spans),
        "records": list(chunk.records),
    }


def decode_chunk(data: Mapping[str, Any]) -> Chunk:
    return Chunk(
        id=data["id"],
        document=data["document"],
        year=data["year"],
        place=data["place"],
        level=data["level"],
        kind=ChunkKind(data["kind"]),
        path=tuple(data["path"]),
        text=data["text"],
        embedded=data["embedded"],
        sentences=tuple(Sentence(_spans(spans), text) for spans, text in data["sentences"]),
        spans=_spans(data["spans"]),
        records=tuple(data["records"]),
    )


def encode_record(record: Record) -> dict[str, Any]:
    """Every field by its name, and the kind."""
    data: dict[str, Any] = {"kind": record.kind}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "spans":
            value = {name: _pairs(spans) for name, spans in value.items()}
        elif isinstance(value, Mapping):
            value = dict(value)
        elif isinstance(value, tuple):
            value = list(value)
        data[field.name] = value
    return data


def decode_record(data: Mapping[str, Any]) -> Record:
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name not in ("kind", "spans")
    }
    spans = {name: _spans(pairs) for name, pairs in data["spans"].items()}
    return _RECORDS[data["kind"]](**values, spans=spans)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)
