"""Tables whose cells stand between tabs, a row a line, with remnants of HTML, repeated headers, rows cut by pages."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.document import Span, TableRegion
from corpus.structure.assembly import assemble
from corpus.structure.cells import RawRow, cell_spans
from corpus.structure.header import counts_columns, read_columns, same_heading
from corpus.structure.page_numbers import page_number
from corpus.structure.periods import headings, take_cell
from corpus.structure.row import Column, Row

_Bounds = tuple[int, int]


def read_delimited(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of a delimited table in order; empty for a header with no rows."""
    return assemble(text, _raw_rows(text, region))


def _raw_rows(text: str, region: TableRegion) -> Iterator[RawRow]:
    columns = read_columns(region.header)
    periods: Mapping[int, Span] = {}
    first = False
    for bounds in _records(text, region.span, len(columns)):
        if _heads(text, bounds, region.header):
            periods = headings(columns, [Span(*cell) for cell in bounds])
            first = True
            continue
        if counts_columns([text[start:end].strip() for start, end in bounds]):
            continue
        row = _raw_row(text, bounds, columns, periods, first)
        if row is not None:
            yield row
            first = False


def _raw_row(
    text: str, bounds: Sequence[_Bounds], columns: Sequence[Column], periods: Mapping[int, Span], first: bool
) -> RawRow | None:
    """A row of cells given by their bounds, under `columns`; None where every cell is empty.

    A row may close with a tab, so that an empty last cell need not be a cell; it is left out.
    """
    spans = [cell_spans(text, start, end) for start, end in bounds]
    if not any(spans):
        return None
    if not spans[-1]:
        spans.pop()
    cells: dict[Column, tuple[Span, ...]] = {}
    for place, (column, found) in enumerate(zip(columns, spans, strict=False)):
        take_cell(text, cells, column, found, periods.get(place))
    words = [span for found in spans for span in found]
    return RawRow(
        cells,
        Span(words[0].start, words[-1].end),
        first,
        surplus=sum(1 for found in spans[len(columns) :] if found),
        missing=max(len(columns) - len(bounds), 0),
    )


def _records(text: str, span: Span, columns: int) -> Iterator[list[_Bounds]]:
    """The cells of each row. Line ends inside a cell do not end its row: it goes on while it has too few cells, and its
    last cell goes on over lines without tabs up to a blank one. Page numbers after blank lines are left out."""
    open_row: list[_Bounds] = []
    after_blank = False
    for start, end in _lines(text, span):
        if not text[start:end].strip():
            after_blank = True
            continue
        if after_blank and page_number(text[start:end]):
            continue
        cells = _tabbed(text, start, end)
        unfinished = len(open_row) < columns and len(open_row) + len(cells) - 1 <= columns
        if open_row and (unfinished or (len(cells) == 1 and not after_blank)):
            open_row[-1] = (open_row[-1][0], cells[0][1])
            open_row += cells[1:]
        else:
            if open_row:
                yield open_row
            open_row = cells
        after_blank = False
    if open_row:
        yield open_row


def _tabbed(text: str, start: int, end: int) -> list[_Bounds]:
    cells = []
    while True:
        tab = text.find("\t", start, end)
        if tab < 0:
            cells.append((start, end))
            return cells
        cells.append((start, tab))
        start = tab + 1


def _lines(text: str, span: Span) -> Iterator[_Bounds]:
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _heads(text: str, bounds: Sequence[_Bounds], names: Sequence[str]) -> bool:
    return len(bounds) == len(names) and same_heading([text[start:end] for start, end in bounds], names)
