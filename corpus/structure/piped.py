"""Loose Markdown tables: rows found in the stream of cells, merged and missing cells put under their columns.

Between two rows stands nothing, and so does in an empty cell. Which is which, the number of columns decides: the rows
are the cheapest way to cut the stream (dynamic programming, linear in its length).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.document import Span, TableRegion
from corpus.repair import repair, repair_text
from corpus.structure.assembly import assemble
from corpus.structure.cells import RawRow, cell_spans
from corpus.structure.header import counts_columns, numbers_columns, read_columns, same_heading
from corpus.structure.periods import headings, take_cell
from corpus.structure.pipes import PipeCell, pipe_cells
from corpus.structure.row import Column, Row

_MOST_COLUMNS = 40
_SAMPLE = 60  # rows that tell how many columns there are
_MORE_CELLS = 2  # cells that a row may have beyond the headings where the next row could begin too
_SHORT = 2.0  # the cost of a row with fewer cells than the table has columns, before its missing cells
_LONG = 4.0
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[a-zđA-HĐ])[.)]?|[-+*–]")
_FIGURE = re.compile(r"[\d.,%/+() -]+")
_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_TYPED = (Column.NUMBER, *_CONTENT, Column.LEAD, Column.COORDINATE, Column.DEADLINE)
_NOT_MERGED = (Column.OTHER, Column.PERIOD)
_FIRST_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|I|A)[.)]?|[-+*–]")
_TIME = re.compile(
    r"^(?:(?:trước|trong|từ|đến|hết|xong|cuối|đầu|cả)\b.*)?(?:\bnăm\b|\bquý\b|\bquí\b|\btháng\b|\bngày\b|\d{4}"
    r"|thường xuyên|hàng năm|hằng năm|định kỳ|khi có|giai đoạn)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:-\s*)?(?:các(?! (?:văn|nội|nhiệm|hoạt|báo|cuộc|lớp))|sở|ban(?! hành)|phòng|ubnd|hđnd|văn phòng|công an"
    r"|thanh tra|trung tâm|ủy ban|uỷ ban|chi cục|cục|đài|báo(?! cáo)|bộ(?! (?:phận|tiêu|chỉ))|hội(?! nghị)|doanh nghiệp"
    r"|đơn vị|cơ quan|như|liên minh|kho bạc|ngân hàng)\b",
    re.IGNORECASE,
)


def read_piped(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of a piped table in order; empty for a header with no rows."""
    return assemble(text, _raw_rows(text, region))


def _raw_rows(text: str, region: TableRegion) -> Iterator[RawRow]:
    names = region.header
    cells = pipe_cells(text, region.span)
    start = _after_heading(text, cells, names)
    second = _run(cells, _after_empty(cells, start))
    parts = [repair_text(cell.cut(text)) for cell in second]
    plans = [(read_columns(names), start, cells[max(start - len(names) - 1, 0) : max(start - 1, 0)])]
    if _may_name_parts(text, second):
        below = start + len(second) + 1
        widths = range(len(names) + 1, len(names) + len(second))
        if cells[start].empty:  # the cells beside them are printed
            widths = range(len(names) + len(second) - 1, len(names) + len(second))
            below = start + widths.start + 1
        plans += [(_full_columns(read_columns(names), parts, width), below, second) for width in widths]
    columns, start, heads = min(
        plans, key=lambda plan: _cut(text, cells[plan[1] :][: _SAMPLE * (len(plan[0]) + 1)], plan[0])[0]
    )
    periods = headings(columns, [Span(head.start, head.end) for head in heads])
    rows = [row for row in _cut(text, cells[start:], columns)[1] if _printed(text, row)]
    closed = region.span.cut(text).endswith("|")
    first = True
    for row in rows:
        words = [repair_text(cell.cut(text)) for cell in row]
        parted = len(columns) > len(names) and words == parts
        if same_heading(words, names):
            first = True
        elif not (counts_columns(words) or (first and (parted or numbers_columns(words)))):
            yield _raw_row(text, row, columns, periods, first, cut=not closed and row is rows[-1])
            first = False


def _printed(text: str, row: Sequence[PipeCell]) -> bool:
    """Whether a row holds more than mark-up."""
    return any(cell_spans(text, cell.start, cell.end) for cell in row)


def _after_heading(text: str, cells: Sequence[PipeCell], names: Sequence[str]) -> int:
    """The number of the first cell after the heading and the row end that follows it."""
    for at in range(len(cells) - len(names) + 1):
        row = cells[at : at + len(names)]
        if not row[0].empty and same_heading([cell.cut(text) for cell in row], names):
            return at + len(names) + 1
    return len(cells)


def _after_empty(cells: Sequence[PipeCell], start: int) -> int:
    """The first cell from `start` that is not empty; the number of cells where all are."""
    return next((at for at in range(start, len(cells)) if not cells[at].empty), len(cells))


def _run(cells: Sequence[PipeCell], start: int) -> tuple[PipeCell, ...]:
    """The cells from `start` to the next empty one."""
    stop = start
    while stop < len(cells) and not cells[stop].empty:
        stop += 1
    return tuple(cells[start:stop])


def _may_name_parts(text: str, second: Sequence[PipeCell]) -> bool:
    """Whether the row under the heading may name the parts of merged cells: several short words, no number first."""
    words = [repair_text(cell.cut(text)) for cell in second]
    return 1 < len(words) <= _MOST_COLUMNS and not _FIRST_NUMBER.fullmatch(words[0]) and all(len(w) < 80 for w in words)


def _cut(text: str, cells: Sequence[PipeCell], columns: Sequence[Column]) -> tuple[float, list[tuple[PipeCell, ...]]]:
    """The cheapest rows and what they cost. Between rows stands one empty cell."""
    total, width = len(cells), len(columns)
    cost = [float("inf")] * (total + 2)
    came = [0] * (total + 2)
    cost[0] = 0.0
    for start in range(total):
        if cost[start] == float("inf"):
            continue
        for stop in _stops(cells, start, width):
            following = stop + 1 if stop < total else total + 1
            here = cost[start] + _row_cost(text, cells[start:stop], columns)
            if here < cost[following]:
                cost[following], came[following] = here, start
    # The stream ends after a row, or after the row end that a cut sample of it stops at.
    end = min((total + 1, total), key=lambda at: cost[at])
    if cost[end] == float("inf"):
        return cost[end], [tuple(cells)]
    whole = cost[end]
    rows: list[tuple[PipeCell, ...]] = []
    while end > 0:
        start = came[end]
        rows.append(tuple(cells[start : min(end - 1, total)]))
        end = start
    return whole, rows[::-1]


def _stops(cells: Sequence[PipeCell], start: int, width: int) -> Iterator[int]:
    """Where a row that begins at `start` may end: before an empty cell, or where a table cut off has no more cells."""
    stop, found = start, False
    while stop < len(cells) and (stop < start + width + _MORE_CELLS or not found):
        stop += 1
        if stop == len(cells) or cells[stop].empty:
            found = True
            yield stop


def _row_cost(text: str, row: Sequence[PipeCell], columns: Sequence[Column]) -> float:
    filled = sum(not cell.empty for cell in row)
    width = len(columns)
    if len(row) == width:
        typed = ((cell, column) for cell, column in zip(row, columns, strict=True) if column in _TYPED)
        misfit = sum(
            max(0.0, -_fits(repair(text, cell_spans(text, cell.start, cell.end)), column)) for cell, column in typed
        )
        return 0.5 * misfit + (0.25 if row[0].empty and filled else 0.0)
    if len(row) > width:
        return _LONG + len(row) - width
    if len(row) == 1 and filled:
        return 1.0
    starts_well = _NUMBER.fullmatch(row[0].cut(text).strip("*_ ")) is not None
    return _SHORT + 0.25 * (width - len(row)) + (0.0 if starts_well else 1.0) + (0.0 if filled else 1.0)


def _full_columns(columns: Sequence[Column], second: Sequence[str], width: int) -> tuple[Column, ...]:
    """The meaning of all `width` columns where the names `second` stand under one name of the first heading row."""
    full = list(columns)
    if second and len(columns) - 1 + len(second) == width:
        parted = Column.DEADLINE if set(read_columns(second)) == {Column.PERIOD} and Column.DEADLINE in full else None
        wanted = (parted,) if parted else (Column.LEAD, Column.OTHER)
        split = next((at for at, column in enumerate(full) if column in wanted), len(full) - 1)
        others = (*full[:split], *full[split + 1 :])
        parts = [Column.OTHER if column in others else column for column in read_columns(second)]
        full[split : split + 1] = parts
    return tuple(full) + (Column.OTHER,) * (width - len(full))


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
    fits = [[_fits(repair(text, cell), column) for column in columns] for cell in spans]
    worst = float("-inf")
    best = [[worst] * (len(columns) + 1) for _ in range(len(spans) + 1)]
    best[len(spans)] = [0.0] * (len(columns) + 1)
    for at in range(len(spans) - 1, -1, -1):
        for place in range(len(columns) - 1, -1, -1):
            best[at][place] = max(best[at][place + 1], fits[at][place] + best[at + 1][place + 1])
    places, place = [], 0
    for at in range(len(spans)):
        while best[at][place] != fits[at][place] + best[at + 1][place + 1]:
            place += 1
        places.append(place)
        place += 1
    return places


def _fits(words: str, column: Column) -> float:
    if not words:
        return 0.0
    if column is Column.NUMBER:
        return 2.0 if _NUMBER.fullmatch(words) else -2.0
    if column in (Column.LEAD, Column.COORDINATE):
        return 1.0 if _BODY.match(words) else -1.0
    if column is Column.AREA:
        return -0.25  # of two that fit as well the work's column is meant: an area's cell is merged over rows
    if column is Column.DEADLINE:
        return 1.5 if _TIME.match(words) else -1.0
    if column in _CONTENT:
        return (
            -1.0
            if _NUMBER.fullmatch(words) or _FIGURE.fullmatch(words) or _TIME.match(words)
            else 0.5
            if len(words.split()) > 5
            else 0.0
        )
    return 0.0
