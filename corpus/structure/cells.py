"""A table as cells before anybody asks which lines belong together: the rows as they stand, by column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.document import Span
from corpus.structure.row import Column

_EDGE = re.compile(r"(?:\s|</?[a-zA-Z][^<>]{0,60}>|\*+|__)+")
_TAIL = re.compile(r"(?:\s|</?[a-zA-Z][^<>]{0,60}>|\*+|__)+\Z")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol)\b[^<>]{0,60}>", re.IGNORECASE)
_TAIL_REACH = 300  # mark-up at the end of a cell is not longer


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands between delimiters.

    `cells` has every column that the row has a cell for, empty ranges for an empty cell. `first` marks the first row
    under a printed header. `surplus` counts non-empty cells beyond the headings, `missing` the headings without a cell
    where the table is cut off. `merged` has the columns without a cell because the cell above reaches down. `banner`:
    one cell spans the table.
    """

    cells: Mapping[Column, tuple[Span, ...]]
    extent: Span
    first: bool
    surplus: int = 0
    missing: int = 0
    merged: frozenset[Column] = frozenset()
    banner: bool = False

    def filled(self) -> tuple[Column, ...]:
        return tuple(column for column, spans in self.cells.items() if spans)


def cell_spans(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The words of `text[start:end]` as ranges: a range a paragraph, mark-up and white space off its ends."""
    return tuple(_paragraphs(text, start, end))


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for tag in _BLOCK_TAG.finditer(text, start, end):
        yield from _trimmed(text, at, tag.start())
        at = tag.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    lead = _EDGE.match(text, start, end)
    if lead:
        start = lead.end()
    base = max(start, end - _TAIL_REACH)
    tail = _TAIL.search(text[base:end])
    if tail:
        end = base + tail.start()
    if start < end:
        yield Span(start, end)
