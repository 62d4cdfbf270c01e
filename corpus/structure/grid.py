"""A loose Markdown table cut into rows: its columns, what each is headed by, its rows as cells.

Between two rows stands nothing, and so does in an empty cell. Which is which, the number of columns decides: the rows
are the cheapest way to cut the stream (dynamic programming, linear in its length). Names may stand in two rows, the
second naming the parts of merged cells of the first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import TableRegion
from corpus.repair import repair, repair_text
from corpus.structure.cells import cell_spans
from corpus.structure.header import (
    column_of,
    counts_columns,
    exact_column,
    numbers_columns,
    read_columns,
    same_heading,
)
from corpus.structure.pipes import PipeCell, pipe_cells
from corpus.structure.row import Column

_MOST_COLUMNS = 40
_SAMPLE = 60  # rows that tell how many columns there are
_MORE_CELLS = 2  # cells that a row may have beyond the headings where the next row could begin too
_SHORT = 2.0  # the cost of a row with fewer cells than the table has columns, before its missing cells
_LONG = 4.0
_PARTS = 2  # the parts of each name where several have some
_BANNER = 1.0  # the cost of a row that only names what the next ones are about
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[a-zđA-HĐ])[.)]?|[-+*–]")
_AREA_NUMBER = re.compile(r"(?:[IVXLC]{1,6}|[A-HĐ])[.)]?")
_FIGURE = re.compile(r"[\d.,%/+() -]+")
_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_TYPED = (Column.NUMBER, *_CONTENT, Column.LEAD, Column.COORDINATE, Column.DEADLINE)
_FIRST_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|I|A)[.)]?|[-+*–]")
_TIME = re.compile(
    r"^(?:(?:trước|trong|từ|đến|hết|xong|cuối|đầu|cả)\b.*)?(?:\bnăm\b|\bquý\b|\bquí\b|\btháng\b|\bngày\b|\d{4}|\d{1,2}/\d{1,2}\b"
    r"|thường xuyên|hàng năm|hằng năm|định kỳ|khi có|giai đoạn)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:-\s*)?(?:các(?! (?:văn|nội|nhiệm|hoạt|báo|cuộc|lớp))|sở|ban(?! hành)|phòng|ubnd|hđnd|văn phòng|công an"
    r"|thanh tra|trung tâm|ủy ban|uỷ ban|chi cục|cục|đài|báo(?! cáo)|bộ(?! (?:phận|tiêu|chỉ))|hội(?! nghị)|doanh nghiệp"
    r"|đơn vị|cơ quan|như|liên minh|kho bạc|ngân hàng|bảo hiểm xã hội|hiệp hội|viện|trường|vụ|bưu điện|tỉnh đoàn"
    r"|thành đoàn|công ty|điện lực|thuế|hải quan|tòa án|bệnh viện|thủ trưởng|chủ tịch|giám đốc)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one row, fewer or more than there are columns where cells are merged or the table is broken.

    `first` marks the first row under a heading, `last` the last of the table.
    """

    cells: tuple[PipeCell, ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns, the cells that name them, and its rows.

    `heads` are the cells of the first row of names, `parts` those of the second one, empty where there is none.
    """

    columns: tuple[Column, ...]
    heads: tuple[PipeCell, ...]
    parts: tuple[PipeCell, ...]
    rows: tuple[GridRow, ...]


@lru_cache(maxsize=4)  # a document wants it for its rows, then for its figures
def read_grid(text: str, region: TableRegion) -> Grid:
    """The rows of a piped table in order, without its headings and the rows that count columns."""
    names = region.header
    cells = pipe_cells(text, region.span)
    start = _after_heading(text, cells, names)
    heads = cells[max(start - len(names) - 1, 0) : max(start - 1, 0)]
    second = _run(cells, _after_empty(cells, start))
    words = [repair_text(cell.cut(text)) for cell in second]
    plans: list[tuple[tuple[Column, ...], int, tuple[PipeCell, ...]]] = [(read_columns(names), start, ())]
    if _may_name_parts(text, second):
        below = start + len(second) + 1
        widths = range(len(names) + 1, len(names) + len(second))
        if cells[start].empty:  # the cells beside them are printed
            widths = range(len(names) + len(second) - 1, len(names) + len(second))
            below = start + widths.start + 1
        plans += [(columns, below, second) for width in widths for columns in _full_columns(names, words, width)]
    columns, start, parts = min(
        plans, key=lambda plan: _cut(text, cells[plan[1] :][: _SAMPLE * (len(plan[0]) + 1)], plan[0])[0]
    )
    return Grid(columns, heads, parts, tuple(_rows(text, cells[start:], columns, names, words)))


def _rows(
    text: str, cells: Sequence[PipeCell], columns: Sequence[Column], names: Sequence[str], second: Sequence[str]
) -> Iterator[GridRow]:
    rows = [row for row in _cut(text, cells, columns)[1] if _printed(text, row)]
    first = True
    for row in rows:
        words = [repair_text(cell.cut(text)) for cell in row]
        parted = len(columns) > len(names) and words == second
        if same_heading(words, names):
            first = True
        elif not (counts_columns(words) or (first and (parted or numbers_columns(words)))):
            yield GridRow(row, first, row is rows[-1])
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
            max(0.0, -fits(repair(text, cell_spans(text, cell.start, cell.end)), column)) for cell, column in typed
        )
        return 0.5 * misfit + (0.25 if row[0].empty and filled else 0.0)
    if len(row) > width:
        return _LONG + len(row) - width
    if len(row) == 1 and filled:
        return _BANNER
    starts_well = _NUMBER.fullmatch(row[0].cut(text).strip("*_ ")) is not None
    if (
        Column.LEAD in columns
        and len(row) == 2
        and filled == 2
        and _AREA_NUMBER.fullmatch(row[0].cut(text).strip("*_ \n"))
    ):
        return _BANNER
    return _SHORT + 0.25 * (width - len(row)) + (0.0 if starts_well else 1.0) + (0.0 if filled else 1.0)


def _full_columns(names: Sequence[str], second: Sequence[str], width: int) -> Iterator[tuple[Column, ...]]:
    """What all `width` columns may mean where the names `second` stand under some of the heading's `names`, the
    likeliest first; which ones those are, the rows tell.
    """
    columns = read_columns(names)
    parted = len(columns) + len(second) - width
    places = [at for at, column in enumerate(columns) if column not in (Column.NUMBER, *_CONTENT)]
    if parted == 1 and second:
        periods = set(read_columns(second)) == {Column.PERIOD} and Column.DEADLINE in columns
        wanted = (Column.DEADLINE,) if periods else (Column.LEAD, Column.OTHER)
        first = next((at for at, column in enumerate(columns) if column in wanted), len(columns) - 1)
        for split in (first, *(at for at in places if at != first)):
            yield _parted(names, columns, split, [second])
        return
    yield (*columns, *[Column.OTHER] * (width - len(columns)))
    if parted > 1 and len(second) == parted * _PARTS:  # neighbours with two parts each
        groups = [second[at : at + _PARTS] for at in range(0, len(second), _PARTS)]
        for split in places:
            if all(at in places for at in range(split, split + parted)):
                yield _parted(names, columns, split, groups)


def _parted(
    names: Sequence[str], columns: Sequence[Column], split: int, groups: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    """The columns where each of `groups` stands under a name of the heading, the first under that at `split`."""
    before, after = columns[:split], columns[split + len(groups) :]
    taken = {*before, *after} - {Column.OTHER}
    parts: list[Column] = []
    for name, group in zip(names[split:], groups, strict=False):
        # A part may have its meaning from the name above it: "Thời gian": "Bắt đầu", "Hoàn thành".
        own = [exact_column(part) or exact_column(f"{name} {part}") for part in group]
        read = own if any(own) else read_columns(group)
        if not any(column not in (None, Column.OTHER) for column in read) and column_of(name) is Column.BUDGET:
            read = (Column.BUDGET, *read[1:])
        for column in read:
            known = column if column is not None and column not in taken else Column.OTHER
            parts.append(known)
            taken |= {known} - {Column.OTHER, Column.PERIOD}
    return (*before, *parts, *after)


def fits(words: str, column: Column) -> float:
    """How well words go under a column: below 0 where they contradict its meaning, 0 where they say nothing."""
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
