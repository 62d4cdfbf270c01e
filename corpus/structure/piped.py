"""Loose Markdown tables: their rows put under the columns, merged and missing cells settled by what the others hold."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.document import Span, TableRegion
from corpus.repair import repair
from corpus.structure.assembly import assemble
from corpus.structure.cells import RawRow, cell_spans
from corpus.structure.grid import fits, read_grid
from corpus.structure.periods import headings, take_cell
from corpus.structure.pipes import PipeCell
from corpus.structure.row import Column, Row

_NOT_MERGED = (Column.OTHER, Column.PERIOD)


def read_piped(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of a piped table in order; empty for a header with no rows."""
    return assemble(text, _raw_rows(text, region))


def _raw_rows(text: str, region: TableRegion) -> Iterator[RawRow]:
    grid = read_grid(text, region)
    heads = grid.parts or grid.heads
    periods = headings(grid.columns, [Span(head.start, head.end) for head in heads])
    closed = region.span.cut(text).endswith("|")
    for row in grid.rows:
        yield _raw_row(text, row.cells, grid.columns, periods, row.first, cut=not closed and row.last)


def _raw_row(
    text: str,
    row: Sequence[PipeCell],
    columns: Sequence[Column],
    periods: Mapping[int, Span],
    first: bool,
    cut: bool,
) -> RawRow:
    spans = [cell_spans(text, cell.start, cell.end) for cell in row]
    filled = [span for found in spans for span in found]
    extent = Span(filled[0].start, filled[-1].end)
    if len(row) == 1:
        content = next((column for column in columns if column is not Column.NUMBER), columns[0])
        return RawRow({content: spans[0]}, extent, first, banner=True)
    places = list(range(len(row))) if cut or len(row) >= len(columns) else _fit(text, spans, columns)
    cells: dict[Column, tuple[Span, ...]] = {}
    surplus = 0
    for place, found in zip(places, spans, strict=True):
        if place < len(columns):
            take_cell(text, cells, columns[place], found, periods.get(place))
        else:
            surplus += bool(found)
    absent = [column for place, column in enumerate(columns) if place not in places and column not in cells]
    merged = frozenset() if cut else frozenset(column for column in absent if column not in _NOT_MERGED)
    cells.update((column, ()) for column in merged)
    return RawRow(cells, extent, first, surplus, len(absent) if cut else 0, merged)


def _fit(text: str, spans: Sequence[tuple[Span, ...]], columns: Sequence[Column]) -> list[int]:
    """The column of each cell of a row with too few, in order, so that what the cells hold fits best."""
    worth = [[fits(repair(text, cell), column) for column in columns] for cell in spans]
    worst = float("-inf")
    best = [[worst] * (len(columns) + 1) for _ in range(len(spans) + 1)]
    best[len(spans)] = [0.0] * (len(columns) + 1)
    for at in range(len(spans) - 1, -1, -1):
        for place in range(len(columns) - 1, -1, -1):
            best[at][place] = max(best[at][place + 1], worth[at][place] + best[at + 1][place + 1])
    places, place = [], 0
    for at in range(len(spans)):
        while best[at][place] != worth[at][place] + best[at + 1][place + 1]:
            place += 1
        places.append(place)
        place += 1
    return places
