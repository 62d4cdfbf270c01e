"""The columns that rows of figures stand under: what their names say, and their years, is said of each row."""

import re
from collections.abc import Iterable, Iterator

from corpus.document import Document, Span
from index.chunk import Chunk, ChunkKind

_HEAD = 600  # characters of a table that its headings, two or three rows of them, stand in
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")


def columns_of(document: Document) -> Iterator[tuple[Span, str]]:
    """Where each table stands and the names of its columns, the years of parted columns ("Năm 2027") after them."""
    for table in document.tables:
        head = document.text[table.span.start : min(table.span.start + _HEAD, table.span.end)]
        years = (f"năm {year}" for year in dict.fromkeys(_YEAR.findall(head)))
        yield table.span, " ".join((*table.header, *years))


def years_of_columns(columns: Iterable[tuple[Span, str]]) -> frozenset[int]:
    """The years that the columns of a document's tables are for."""
    return frozenset(int(year) for _, names in columns for year in _YEAR.findall(names))


def under(columns: Iterable[tuple[Span, str]], chunk: Chunk, start: int) -> Iterator[str]:
    """The names of the columns that a row of a chunk, which may hold several tables, stands under; nothing for prose.
    `start` is where the row begins.
    """
    if chunk.kind is ChunkKind.ROW:
        yield from (names for span, names in columns if span.start <= start < span.end)
