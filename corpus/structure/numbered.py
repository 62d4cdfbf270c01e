"""Numbered rows with no delimiters: a number begins a row, then come its cells as paragraphs in column order.

Where the work ends and the bodies begin is found by reading: a line begins with a body's name, and from there on only
bodies stand until the time. Where the lead ends, a body begins with no comma before it. A page may cut the work: its
rest stands under the repeated header.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Span, TableRegion
from corpus.structure.assignment import (
    Assignment,
    begins_assignment,
    body_starts,
    goes_on_with_bodies,
    read_assignment,
    role_starts,
    unfinished,
)
from corpus.structure.cells import cell_spans
from corpus.structure.flow import Flow, flow_of
from corpus.structure.header import read_columns
from corpus.structure.page_numbers import page_number
from corpus.structure.printed_header import repeated_header_end
from corpus.structure.products import product_heads, product_starts
from corpus.structure.row import Cell, Column, Row

_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_ROLES = (Column.LEAD, Column.COORDINATE, Column.DEADLINE)
_ASKS_NUMBER = re.compile(
    r"(?:ngày|tháng|quý|năm|số|mục|điều|khoản|tiêu|nhiệm vụ|hoạt động|từ|đến|trước|và|[,/–-])\s*\Z", re.IGNORECASE
)
_ROW_NUMBER = re.compile(r"[ \t]*(\d{1,3})([.)]?)(?=\s|$)")
_BANNER = re.compile(r"[ \t]*(?:[IVX]{1,5}|[A-HĐ])(?:[.)]|(?=\s))\s*(?P<name>\S.*\S)")
_LOST_NUMBERS = 2  # numbers in a row that an extraction may lose
_MOST_LINES = 40  # lines that the bodies and the time of one row may take

_NOT_SPLIT = "không tách được cơ quan và thời gian khỏi nội dung"
_LOST = "mất số thứ tự của hàng sau, có thể lẫn hai hàng"
_GUESSED = "ranh giới giữa các ô không có dấu hiệu rõ"
_STRANGE = "phần sau các ô khác bắt đầu câu mới, có thể không thuộc nội dung này"
_PRODUCT_INSIDE = "bảng có cột sản phẩm nhưng chữ không tách được khỏi nội dung"


@dataclass(frozen=True, slots=True)
class _Block:
    """The printed lines of one row, the number left out: `rest` stands under a repeated header.

    `gap` says that the number of the next row is lost.
    """

    number: Span
    area: Cell | None
    lines: tuple[Span, ...]
    rest: tuple[Span, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class _Split:
    """The ranges of a row's work and of its roles; `sure` is False where the words left a choice."""

    work: tuple[Span, ...]
    cells: dict[Column, tuple[Span, ...]]
    sure: bool = True


def read_numbered(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of a numbered table in order; empty for a header with no rows. Work is linear in the table's length."""
    columns = read_columns(region.header)
    blocks = list(_blocks(text, region))
    width = _usual_width(blocks)
    return tuple(_row(text, block, columns, width) for block in blocks)


def _usual_width(blocks: Sequence[_Block]) -> int:
    """The characters of a full line of the widest column."""
    lengths = sorted(line.end - line.start for block in blocks for line in (*block.lines, *block.rest))
    return lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0


def _blocks(text: str, region: TableRegion) -> Iterator[_Block]:
    sign: str | None = None
    wanted = 1
    number: Span | None = None
    area: Cell | None = None
    parts: tuple[list[Span], list[Span]] = ([], [])
    banner: list[Span] = []
    first_page = 0
    for line, page in _body_lines(text, region):
        found = _ROW_NUMBER.match(text, line.start, line.end)
        counted = int(found.group(1)) if found else 0
        same_sign = found is not None and sign in (None, found.group(2))
        # A number lost in the extraction must not swallow all rows after it.
        gap = same_sign and bool(sign) and 0 < counted - wanted <= _LOST_NUMBERS
        if found is not None and ((same_sign and counted == wanted) or gap or (bool(banner) and counted == 1)):
            if number is not None:
                yield _Block(number, area, tuple(parts[0]), tuple(parts[1]), gap)
            area, banner = (Cell(tuple(banner)), []) if banner else (area, [])
            number, sign, wanted = Span(*found.span(1)), found.group(2), counted + 1
            parts, first_page = ([], []), page
            parts[0].extend(cell_spans(text, found.end(), line.end))
        elif banner or _is_banner(text, line):
            banner.append(line)
        elif number is not None and not _is_page_number(text, line, parts):
            parts[page > first_page].append(line)
    if number is not None:
        yield _Block(number, area, tuple(parts[0]), tuple(parts[1]), gap=False)


def _is_page_number(text: str, line: Span, parts: tuple[list[Span], list[Span]]) -> bool:
    """Whether a line is a number that no word before it asks for ("tháng" / "12")."""
    if page_number(line.cut(text)) is None:
        return False
    before = next((lines[-1] for lines in reversed(parts) if lines), None)
    return before is None or not _ASKS_NUMBER.search(before.cut(text))


def _body_lines(text: str, region: TableRegion) -> Iterator[tuple[Span, int]]:
    """The printed lines outside headers, each with its page: how many headers stand before it."""
    at, page = region.span.start, 0
    while at < region.span.end:
        stop = text.find("\n", at, region.span.end)
        stop = region.span.end if stop < 0 else stop
        line = cell_spans(text, at, stop)
        if line:
            after = repeated_header_end(text, line[0].start, region.span.end, region.header)
            if after is not None:
                page, at = page + 1, after
                continue
            yield Span(line[0].start, line[-1].end), page
        at = stop + 1


def _is_banner(text: str, line: Span) -> bool:
    found = _BANNER.match(text, line.start, line.end)
    return found is not None and found.group("name").isupper() and len(found.group("name").split()) > 1


def _row(text: str, block: _Block, columns: Sequence[Column], width: int) -> Row:
    content = next((column for column in columns if column in _CONTENT), Column.TASK)
    roles = [column for column in columns if column in _ROLES]
    lines = (*block.lines, *block.rest)
    cells: dict[Column, Cell] = {Column.NUMBER: Cell((block.number,))}
    split = _with_product(text, block, columns, width) if roles else None
    if split is None:
        whole = flow_of(text, lines)
        cells[content] = Cell(whole.spans(0, len(whole.words)), doubt=_NOT_SPLIT if roles else "")
        cells.update((role, Cell(())) for role in roles)
        confidence = 0.3 if roles else 1.0
    else:
        doubt = _LOST if block.gap else "" if split.sure else _GUESSED
        lost = Column.PRODUCT in columns and Column.PRODUCT not in split.cells
        cut = len(split.work) > 1
        strange = cut and not block.rest and _begins_anew(text, split.work)
        aside = _STRANGE if strange else _PRODUCT_INSIDE if lost else ""
        cells[content] = Cell(split.work, inherited=cut, doubt=doubt or aside)
        for role in (*roles, *([Column.PRODUCT] if Column.PRODUCT in columns else [])):
            cells[role] = Cell(split.cells.get(role, ()), doubt=doubt if split.cells.get(role) else "")
        confidence = 0.3 if block.gap else 0.6 if not split.sure or strange else 0.9 if cut else 1.0
    end = lines[-1].end if lines else block.number.end
    return Row(cells, block.area, Span(block.number.start, end), confidence)


def _begins_anew(text: str, work: Sequence[Span]) -> bool:
    """Whether work that goes on after its row's other cells, with no page header between, had ended before them."""
    before = work[0].cut(text).rstrip()
    return before.endswith((".", "…")) and work[1].cut(text)[:1].isupper()


def _with_product(text: str, block: _Block, columns: Sequence[Column], width: int) -> _Split | None:
    """A row's split, its product found by wording and room where the table has a column for one."""
    roles = [column for column in columns if column in _ROLES]
    split = None
    if Column.PRODUCT in columns:
        above = [role for role in roles if columns.index(role) < columns.index(Column.PRODUCT)]
        below = roles[len(above) :]
        split = _product_after(text, block, above, below) if above else _product_first(text, block, roles, width)
    return split or _split(text, block, roles)


def _product_first(text: str, block: _Block, roles: Sequence[Column], width: int) -> _Split | None:
    """The split of a row whose product stands between the work and the roles."""
    flow = flow_of(text, block.lines)
    rest = flow_of(text, block.rest) if block.rest else None
    clear = product_starts(flow.words, flow.starts, width)
    # The last line of work that a page cut is full, so that there is no room to see.
    full = [start for start in flow.starts[1:] if start in product_heads(flow.words)]
    for start in (*clear, *full):
        for at in role_starts(flow.words):
            found = read_assignment(flow.words, at, len(flow.words), roles, True) if at > start else None
            if found is not None and found.complete:
                split = _with_rest(flow, at, found, rest)
                work = (*flow.spans(0, start), *split.work[len(flow.spans(0, at)) :])
                sure = start in clear or (rest is not None and len(full) == 1)
                return _Split(work, {**split.cells, Column.PRODUCT: flow.spans(start, at)}, sure)
    return None


def _product_after(text: str, block: _Block, above: Sequence[Column], below: Sequence[Column]) -> _Split | None:
    """The split of a row whose product stands after some of the roles, and before `below`, if any."""
    flow = flow_of(text, block.lines)
    rest = flow_of(text, block.rest) if block.rest else None
    heads = product_heads(flow.words)
    for start in flow.starts[max(1, len(flow.starts) - _MOST_LINES) :]:
        if not begins_assignment(flow.words, start):
            continue
        for at in heads:
            first = read_assignment(flow.words, start, at, above, True) if at > start else None
            last = _roles_after(flow.words, at, below) if first is not None and first.complete else None
            if first is not None and last is not None:
                stop, second = last
                split = _with_rest(flow, start, Assignment({**first.roles, **second.roles}, True), rest)
                return _Split(split.work, {**split.cells, Column.PRODUCT: flow.spans(at, stop)})
    return None


def _roles_after(words: str, start: int, roles: Sequence[Column]) -> tuple[int, Assignment] | None:
    """Where the product that begins at `start` ends, and the roles that follow it."""
    if not roles:
        return len(words), Assignment({}, True)
    for stop in role_starts(words):
        found = read_assignment(words, stop, len(words), roles, True) if stop > start else None
        if found is not None and found.complete:
            return stop, found
    return None


def _split(text: str, block: _Block, roles: Sequence[Column]) -> _Split | None:
    """The first reading that leaves nothing open, from the usual prints of a row to the rare ones; else a guess."""
    above, whole = flow_of(text, block.lines), flow_of(text, (*block.lines, *block.rest))
    guesses: list[_Split] = []
    for strict in (True, False):
        if block.rest:
            guesses += _at_end(above, roles, strict, flow_of(text, block.rest))
        guesses += _at_end(whole, roles, strict)
        if strict:
            guesses += _in_middle(whole, roles)
        sure = next((split for split in guesses if split.sure), None)
        if sure is not None:
            return sure
    guesses += _within_line(whole, roles)
    return guesses[0] if guesses else None


def _at_end(flow: Flow, roles: Sequence[Column], strict: bool, rest: Flow | None = None) -> Iterator[_Split]:
    """The roles end the lines; `rest`, under a repeated header, is the end of the work and of an unfinished list."""
    for start in flow.starts[max(1, len(flow.starts) - _MOST_LINES) :]:
        if begins_assignment(flow.words, start):
            found = read_assignment(flow.words, start, len(flow.words), roles, strict)
            if found is not None:
                yield _with_rest(flow, start, found, rest)


def _in_middle(flow: Flow, roles: Sequence[Column]) -> Iterator[_Split]:
    """The roles stand in the midst of the work: a page cut it, and its header is gone."""
    bounds = [*flow.starts, len(flow.words) + 1]
    for at, start in enumerate(flow.starts[1:], start=1):
        if not begins_assignment(flow.words, start):
            continue
        for stop in bounds[at + 1 : at + _MOST_LINES]:
            found = read_assignment(flow.words, start, stop - 1, roles, True)
            if found is not None and found.complete and not flow.words[stop : stop + 1].isdigit():
                work = (*flow.spans(0, start), *flow.spans(stop, len(flow.words)))
                yield _Split(work, _cells(flow, found))
                break


def _within_line(flow: Flow, roles: Sequence[Column]) -> Iterator[_Split]:
    """The roles begin on the last line of the work."""
    for start in body_starts(flow.words)[-_MOST_LINES:]:
        found = read_assignment(flow.words, start, len(flow.words), roles, True)
        if found is not None and found.complete:
            yield _Split(flow.spans(0, start), _cells(flow, found), sure=False)


def _with_rest(flow: Flow, start: int, found: Assignment, rest: Flow | None) -> _Split:
    cells = _cells(flow, found)
    work = flow.spans(0, start)
    if rest is None:
        return _Split(work, cells, found.complete)
    split = len(rest.words)
    if unfinished(flow.words[slice(*found.roles.get(Column.COORDINATE, (0, 0)))]):
        split = next((at for at in rest.starts if goes_on_with_bodies(rest.words[at:])), split)
        cells[Column.COORDINATE] = (*cells[Column.COORDINATE], *rest.spans(split, len(rest.words)))
    return _Split((*work, *rest.spans(0, split)), cells, found.complete)


def _cells(flow: Flow, found: Assignment) -> dict[Column, tuple[Span, ...]]:
    return {role: flow.spans(*bounds) for role, bounds in found.roles.items()}
