"""Numbered rows with no delimiters: a number begins a row, then come its cells as paragraphs in column order.

Where the work ends and the bodies begin is found by reading: a line begins with a body's name, and from there on only
bodies stand until the time. Where the lead ends, a body begins with no comma before it. A page may cut the work: its
rest stands under the repeated header.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Span, TableRegion
from corpus.structure.cells import cell_spans
from corpus.structure.header import find_printed_header, read_columns, same_heading
from corpus.structure.row import Cell, Column, Row

_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_BODIES = (Column.LEAD, Column.COORDINATE)
_ROW_NUMBER = re.compile(r"[ \t]*(\d{1,3})([.)]?)(?=\s|$)")
_BANNER = re.compile(r"[ \t]*(?:[IVX]{1,5}|[A-HĐ])(?:[.)]|(?=\s))\s*(?P<name>\S.*\S)")

_HEAD = re.compile(
    r"(?:-\s*)?(?:Các|Sở|UBND|HĐND|Ủy\s+ban|Uỷ\s+ban|Văn\s+phòng|Thanh\s+tra|Ban|Bộ|Công\s+an|BCH|Đài|Báo|Bảo\s+hiểm|Bệnh\s+viện"
    r"|Chi\s+cục|Cục|Kho\s+bạc|Ngân\s+hàng|Hội|Liên\s+đoàn|Liên\s+minh|Hiệp\s+hội|Trường|Trung\s+tâm|Tòa\s+án|Toà\s+án|Viện|MTTQ|Mặt\s+trận"
    r"|Tỉnh\s+đoàn|Thành\s+đoàn|Đoàn|Phòng|Thành\s+ủy|Tỉnh\s+ủy|Huyện\s+ủy|Đảng\s+ủy|Doanh\s+nghiệp|Bưu\s+điện|Điện\s+lực|Cơ\s+quan|Đơn\s+vị"
    r"|Thuế|Tổ\s+công\s+tác)\b"
)
# Words after which a name is not a new body: "Văn phòng UBND", "các cơ quan thuộc UBND".
_INSIDE = re.compile(
    r"(?:\b(?:và|của|thuộc|với|các|cùng|là|do|văn\s+phòng|ủy\s+ban|uỷ\s+ban|trực|giám\s+đốc|chủ\s+tịch|[a-zđ&]*hđnd)|[&–/(-])"
    r"\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:ban|ngành|cấp|tuyến|các|huyện|thị\s+xã|thị\s+trấn|xã|phường|quận|thành\s+phố|TP|đoàn\s+thể|đơn\s+vị|địa\s+phương|cơ\s+quan"
    r"|tỉnh|tổ\s+chức|doanh\s+nghiệp)\b"
)
_TIME = re.compile(
    r"\b(?:Thường\s+xuyên|Năm\s+\d|Cả\s+năm|Quý|Quí|Tháng|Trước|Trong|Ngày|Từ|Đến|Hết|Hằng|Hàng|Định\s+kỳ|Khi|Theo|Giai\s+đoạn"
    r"|Xong|Sau|Đột\s+xuất|\d{1,2}/\d)"
)
_SEPARATED = re.compile(r"[,;]\s*$")
_UNFINISHED = re.compile(r"(?:[,;&/-]|\b(?:và|của|thuộc|các))\s*$")
_LONGEST_BODY = 14  # words
_LONGEST_TIME = 16

_NOT_SPLIT = "không tách được cơ quan và thời gian khỏi nội dung"
_GUESSED = "ranh giới giữa các ô không có dấu hiệu rõ"
_PRODUCT_INSIDE = "bảng có cột sản phẩm nhưng chữ không tách được khỏi nội dung"


@dataclass(frozen=True, slots=True)
class _Block:
    """The printed lines of one row, the number left out; `rest` those under a repeated header."""

    number: Span
    area: Cell | None
    lines: tuple[Span, ...]
    rest: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Split:
    """Where the cells of a row lie; `sure` is False where several readings were as good."""

    work: tuple[Span, ...]
    cells: dict[Column, tuple[Span, ...]]
    sure: bool


def read_numbered(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of a numbered table in order; empty for a header with no rows. Work is linear in the table's length."""
    columns = read_columns(region.header)
    return tuple(_row(text, block, columns) for block in _blocks(text, region))


def _blocks(text: str, region: TableRegion) -> Iterator[_Block]:
    sign: str | None = None
    wanted = 1
    number: Span | None = None
    area: Cell | None = None
    parts: tuple[list[Span], list[Span]] = ([], [])
    banner: list[Span] = []
    for line, page in _body_lines(text, region):
        found = _ROW_NUMBER.match(text, line.start, line.end)
        starts = found is not None and int(found.group(1)) == wanted and sign in (None, found.group(2))
        restarts = found is not None and bool(banner) and int(found.group(1)) == 1
        if found is not None and (starts or restarts):
            if number is not None:
                yield _Block(number, area, tuple(parts[0]), tuple(parts[1]))
            area, banner = (Cell(tuple(banner)), []) if banner else (area, [])
            number, sign, wanted = Span(*found.span(1)), found.group(2), int(found.group(1)) + 1
            parts, first_page = ([], []), page
            parts[0].extend(cell_spans(text, found.end(), line.end))
        elif banner or _is_banner(text, line):
            banner.append(line)
        elif number is not None:
            parts[page > first_page].append(line)
    if number is not None:
        yield _Block(number, area, tuple(parts[0]), tuple(parts[1]))


def _body_lines(text: str, region: TableRegion) -> Iterator[tuple[Span, int]]:
    """The printed lines outside headers, each with its page: how many headers stand before it."""
    at, page = region.span.start, 0
    while at < region.span.end:
        stop = text.find("\n", at, region.span.end)
        stop = region.span.end if stop < 0 else stop
        line = cell_spans(text, at, stop)
        if line:
            header = find_printed_header(text, line[0].start, region.span.end)
            if header is not None and same_heading(header.names, region.header):
                page += 1
                at = header.span.end
                continue
            yield Span(line[0].start, line[-1].end), page
        at = stop + 1


def _is_banner(text: str, line: Span) -> bool:
    found = _BANNER.match(text, line.start, line.end)
    return found is not None and found.group("name").isupper() and len(found.group("name").split()) > 1


def _row(text: str, block: _Block, columns: Sequence[Column]) -> Row:
    content = next((column for column in columns if column in _CONTENT), Column.TASK)
    roles = [column for column in columns if column in _BODIES or column is Column.DEADLINE]
    lines = (*block.lines, *block.rest)
    split = _split(text, block.lines, block.rest, roles) or _split(text, lines, (), roles)
    cells: dict[Column, Cell] = {Column.NUMBER: Cell((block.number,))}
    if split is None:
        cells[content] = Cell(_ranges(block.lines, block.rest), doubt=_NOT_SPLIT if roles else "")
        cells.update((role, Cell(())) for role in roles)
        confidence = 0.3 if roles else 1.0
    else:
        doubt = "" if split.sure else _GUESSED
        cut = len(split.work) > 1
        cells[content] = Cell(split.work, inherited=cut, doubt=_PRODUCT_INSIDE if Column.PRODUCT in columns else doubt)
        for role in roles:
            cells[role] = Cell(split.cells.get(role, ()), doubt=doubt if split.cells.get(role) else "")
        confidence = (0.9 if cut else 1.0) if split.sure else 0.6
    end = lines[-1].end if lines else block.number.end
    return Row(cells, block.area, Span(block.number.start, end), confidence)


def _split(text: str, lines: Sequence[Span], rest: Sequence[Span], roles: Sequence[Column]) -> _Split | None:
    """The reading that begins the bodies, or the time, at the earliest line that can; None where no line can."""
    guess: _Split | None = None
    for at in range(1, len(lines)):
        if not (_HEAD.match(text, lines[at].start) or _TIME.match(text, lines[at].start)):
            continue
        found = _role_cells(text, lines[at:], roles)
        if found is None:
            continue
        cells, boundaries = found
        work, tail = _rest_of(text, rest, cells.get(Column.COORDINATE, ()))
        if tail:
            cells = {**cells, Column.COORDINATE: (*cells[Column.COORDINATE], *tail)}
        bodies = sum(role in _BODIES for role in roles)
        split = _Split(_ranges(lines[:at], work), cells, boundaries == max(bodies - 1, 0))
        if split.sure:
            return split
        guess = guess or split
    return guess


def _role_cells(
    text: str, lines: Sequence[Span], roles: Sequence[Column]
) -> tuple[dict[Column, tuple[Span, ...]], int] | None:
    """The cells of the bodies and the time in `lines`, and the number of places where a body begins with no comma.

    None where something else stands there too.
    """
    start, end = lines[0].start, lines[-1].end
    cells: dict[Column, tuple[Span, ...]] = {}
    if Column.DEADLINE in roles:
        last = roles[-1] is Column.DEADLINE
        time = _time(text, start, end) if last else _leading_time(text, lines)
        if time is not None:
            cells[Column.DEADLINE] = cell_spans(text, time.start, time.end)
            start, end = (start, time.start) if last else (time.end, end)
    wanted = [role for role in roles if role in _BODIES]
    bodies = cell_spans(text, start, end)
    if not bodies:
        return (cells, 0) if cells else None
    starts = _body_groups(text, Span(bodies[0].start, bodies[-1].end))
    if starts is None or not wanted or len(starts) > len(wanted):
        return None
    bounds = [*starts, bodies[-1].end]
    for role, left, right in zip(wanted, bounds, bounds[1:], strict=False):
        cells[role] = cell_spans(text, left, right)
    return cells, len(starts) - 1


def _time(text: str, start: int, end: int) -> Span | None:
    """The time that ends the range: from the earliest word of time after which no body is named."""
    for found in _TIME.finditer(text, start, end):
        rest = text[found.start() : end]
        before = text[start : found.start()]
        inside = _SEPARATED.search(before) or _INSIDE.search(before)
        if not inside and len(rest.split()) <= _LONGEST_TIME and not _names_body(rest):
            return Span(found.start(), end)
    return None


def _leading_time(text: str, lines: Sequence[Span]) -> Span | None:
    """The time that stands before the bodies: the lines up to the first that begins with a body."""
    if not _TIME.match(text, lines[0].start):
        return None
    stop = next((at for at, line in enumerate(lines) if _HEAD.match(text, line.start)), len(lines))
    return Span(lines[0].start, lines[stop - 1].end) if stop else None


def _names_body(words: str) -> bool:
    depth = 0
    for found in re.finditer(r"[()]|\S+", words):
        depth += {"(": 1, ")": -1}.get(found.group()[0], 0)
        if depth == 0 and not found.group().startswith("(") and _HEAD.match(words, found.start()):
            return True
    return False


def _body_groups(text: str, span: Span) -> list[int] | None:
    """Where each list of bodies in `span` begins; None where the words are no lists of bodies."""
    starts = [span.start]
    item = span.start
    for found in _HEAD.finditer(text, span.start, span.end):
        at = found.start()
        if at == span.start or text[at - 1].isalnum():
            continue
        before = text[item:at]
        if _SEPARATED.search(before) or _INSIDE.search(before):
            continue
        starts.append(at)
        item = at
    pieces = [text[left:right] for left, right in zip(starts, [*starts[1:], span.end], strict=True)]
    return starts if all(_lists_bodies(piece) for piece in pieces) else None


def _lists_bodies(words: str) -> bool:
    items = [item.strip(" \n\t-") for item in re.split(r"[,;]", words) if item.strip(" \n\t-.")]
    if not items or not _HEAD.match(items[0]):
        return False
    for item in items:
        bare = re.sub(r"\([^()]*\)", "", item).rstrip(".… \n")
        if len(bare.split()) > _LONGEST_BODY or re.search(r"[.:!?]\s", bare):
            return False
        if not (_HEAD.match(bare) or _GOES_ON.match(bare)):
            return False
    return True


def _rest_of(
    text: str, rest: Sequence[Span], coordinate: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The lines under a repeated header as the end of the work and the end of an unfinished list of bodies."""
    if rest and coordinate and _UNFINISHED.search(coordinate[-1].cut(text)):
        for at in range(len(rest)):
            words = text[rest[at].start : rest[-1].end]
            if (_HEAD.match(words) or _GOES_ON.match(words)) and _lists_bodies("Các " + words):
                return tuple(rest[:at]), tuple(rest[at:])
    return tuple(rest), ()


def _ranges(lines: Sequence[Span], rest: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(Span(part[0].start, part[-1].end) for part in (lines, rest) if part)
