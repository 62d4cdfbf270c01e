"""The columns that rows of figures stand under: what their names say, and their years, is said of each row."""

import re
from collections.abc import Iterable, Iterator

from corpus.document import Document, Span
from index.chunk import Chunk, ChunkKind

_HEAD = 600  # characters of a table that its headings, two or three rows of them, stand in
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")
_CELL = re.compile(r"[^|\t\n*\s][^|\t\n*]*")
_SEVERAL = 2


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


def year_heads(document: Document, start: int) -> tuple[Span, ...]:
    """Where the columns for years are named, in their order, of the table that a row beginning at `start` stands in;
    none where it has not several.
    """
    table = next((table for table in document.tables if table.span.start <= start < table.span.end), None)
    if table is None:
        return ()
    ends = min(table.span.start + _HEAD, start)
    cells = _CELL.finditer(document.text, table.span.start, ends)
    named = [cell for cell in cells if _YEAR.search(cell.group())]
    if len({year for cell in named for year in _YEAR.findall(cell.group())}) < _SEVERAL:
        return ()
    return tuple(Span(cell.start(), cell.start() + len(cell.group().rstrip())) for cell in named)
