"""Flattened tables made from known rows: wrapped into columns, cut into pages, read cell by cell.

The model of columns is trained and tested on such tables. A table is laid out as a word processor and a text
extraction do it: a cell wraps in its column, merged cells run down beside the rows they belong to, a page cuts a row
where its height ends, and each page's cells are printed row by row from left to right.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened_ruler import characters, letter_widths
from corpus.structure.row import Column

TEXT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_WIDTHS = {
    Column.NUMBER: (4, 5),
    Column.GOAL: (17, 36),
    Column.TASK: (22, 44),
    Column.ACTIVITY: (25, 56),
    Column.PRODUCT: (11, 28),
    Column.LEAD: (9, 24),
    Column.COORDINATE: (9, 28),
    Column.DEADLINE: (9, 18),
    Column.BUDGET: (6, 10),
    Column.OTHER: (8, 16),
}
NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("TT", "STT"),
    Column.GOAL: ("Mục tiêu", "Mục tiêu, chỉ tiêu"),
    Column.TASK: ("Nhiệm vụ", "Nội dung nhiệm vụ", "Nhiệm vụ chủ yếu"),
    Column.ACTIVITY: ("Hoạt động", "Hoạt động cụ thể", "Nội dung hoạt động"),
    Column.PRODUCT: ("Kết quả/ Sản phẩm", "Sản phẩm", "Sản phẩm đầu ra", "Kết quả đầu ra"),
    Column.LEAD: ("Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì"),
    Column.COORDINATE: ("Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp"),
    Column.DEADLINE: ("Thời gian", "Thời gian hoàn thành", "Thời gian thực hiện", "Lộ trình"),
    Column.BUDGET: ("Kinh phí (triệu đồng)", "Kinh phí", "Dự toán kinh phí"),
    Column.OTHER: ("Ghi chú", "Căn cứ"),
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the grid. A cell is its paragraphs; () is an empty cell; None belongs to the cell above.

    Several paragraphs of the key column are several activities in one cell. `area` is the banner printed before.
    """

    cells: Mapping[Column, tuple[str, ...] | None]
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a cell begins, or goes on after a page break, in the text of a table. No column: a banner row."""

    offset: int
    column: Column | None
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A flattened table with its truth."""

    text: str
    region: TableRegion
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is printed. `widths` in characters; `height` of a page in lines; shares in [0, 1].

    Cells begin a line lower in the columns of `lower`, elsewhere by the share of `jitter`. `anywhere` puts the headers
    between any two printed lines, as if the cells had been printed before the pages were cut. `uneven` is the share of
    the width that a paragraph may lose, as where words are spaced or indented.
    """

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    widths: tuple[int, ...]
    height: int = 30
    whole_rows: bool = False
    line_end: str = " \n\n"
    joined: float = 0.1
    tight: float = 0.1
    stray: float = 0.03
    proportional: bool = True
    numbered: bool = False
    jitter: float = 0.0
    lower: frozenset[int] = frozenset()
    anywhere: bool = False
    uneven: float = 0.0


def random_style(rng: random.Random, columns: Sequence[Column]) -> Style:
    """A style for a table that holds `columns`: values in any order, text columns from the left."""
    texts = [column for column in TEXT if column in columns]
    last = (Column.BUDGET, Column.OTHER)
    values = [column for column in columns if column not in (*TEXT, Column.NUMBER, *last)]
    if rng.random() < 0.6:
        rng.shuffle(values)
    if rng.random() < 0.12:
        texts.insert(rng.randrange(len(texts) + 1), values.pop())
    order = [Column.NUMBER] if Column.NUMBER in columns else []
    order += texts + values + [column for column in last if column in columns]
    scale = rng.uniform(0.8, 1.25)
    lower = rng.choice((0.0, 0.0, 0.25))
    widths = tuple(max(4, round(scale * rng.randint(*_WIDTHS[column]))) for column in order)
    return Style(
        columns=tuple(order),
        names=tuple(rng.choice(NAMES[column]) for column in order),
        widths=widths,
        height=rng.randint(14, 44),
        whole_rows=rng.random() < 0.15,
        line_end=rng.choices([" \n\n", "\n\n", "\n", " \n"], [6, 1.5, 1.5, 1])[0],
        joined=rng.choice([0.0, 0.05, 0.1, 0.25, 0.5]),
        tight=rng.choice([0.0, 0.1, 0.3]),
        stray=rng.choice([0.0, 0.03, 0.1]),
        proportional=rng.random() < 0.5,
        numbered=rng.random() < 0.2,
        jitter=rng.choice((0.0, 0.1, 0.25)),
        lower=frozenset(index for index in range(len(order)) if rng.random() < lower),
        anywhere=rng.random() < 0.12,
        uneven=rng.choice((0.0, 0.0, 0.0, 0.05, 0.1)),
    )


def plain_style(rng: random.Random, columns: Sequence[Column]) -> Style:
    """A random style of widths, heights, names and orders alone: every cell by itself and where it belongs."""
    even = replace(random_style(rng, columns), joined=0.0, tight=0.0, stray=0.0, jitter=0.0, uneven=0.0)
    return replace(even, numbered=False, lower=frozenset(), anywhere=False, line_end=" \n\n")


def lay_out(rows: Sequence[GridRow], style: Style, rng: random.Random) -> LaidOut:
    """The flattened text of `rows`, and where each cell stands in it."""
    return _Printer(style, rng).print(_place(rows, style, rng))


@dataclass(slots=True)
class _Cell:
    """A cell in its place: `lines` from height `top` on; `starts` are the lines that begin a paragraph."""

    row: int
    index: int
    top: int
    lines: list[str]
    starts: list[int] = field(default_factory=list)
    banner: bool = False


def _place(rows: Sequence[GridRow], style: Style, rng: random.Random) -> list[_Cell]:
    cells: list[_Cell] = []
    running: dict[int, _Cell] = {}
    top = 0
    for number, row in enumerate(rows):
        if row.area is not None:
            lines = wrap(row.area, max(40, sum(style.widths) // 2), style.proportional)
            cells.append(_Cell(2 * number, 0, top, lines, [0], banner=True))
            top += len(lines)
        below = rows[number + 1] if number + 1 < len(rows) else None
        placed = [
            _cell(number, index, top, row.cells.get(column, ()) or (), style, rng)
            for index, column in enumerate(style.columns)
            if row.cells.get(column, ()) is not None
        ]
        for cell in placed:
            lower = cell.index in style.lower or rng.random() < style.jitter
            if (cell.top + 1) % style.height:  # a cell begins on its row's page
                cell.top += lower  # space before a paragraph
        running.update({cell.index: cell for cell in placed})
        cells += placed
        bottom = top + 1
        for index, column in enumerate(style.columns):
            merged = below is not None and below.area is None and below.cells.get(column, ()) is None
            if not merged and index in running:
                bottom = max(bottom, running[index].top + len(running[index].lines))
        if style.whole_rows and top // style.height != (bottom - 1) // style.height and bottom - top <= style.height:
            shift = style.height - top % style.height
            for cell in placed:
                cell.top += shift
            bottom += shift
        top = bottom
    return cells


def _cell(number: int, index: int, top: int, paragraphs: tuple[str, ...], style: Style, rng: random.Random) -> _Cell:
    lines: list[str] = []
    starts = []
    for paragraph in paragraphs:
        starts.append(len(lines))
        lines += wrap(paragraph, style.widths[index] * (1.0 - rng.uniform(0.0, style.uneven)), style.proportional)
        if rng.random() < style.stray:
            lines += [""] * rng.choice((1, 1, 2, 4))
    return _Cell(2 * number + 1, index, top, lines or [""], starts)


def wrap(text: str, width: float, proportional: bool = False) -> list[str]:
    """`text` broken into lines of at most `width`: at spaces, after hyphens, inside a word wider than the column."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        trial = f"{line} {word}" if line else word
        if measure(trial, proportional) <= width:
            line = trial
            continue
        cut = word.rfind("-") + 1
        while line and 0 < cut < len(word):
            if measure(f"{line} {word[:cut]}", proportional) <= width:
                line, word = f"{line} {word[:cut]}", word[cut:]
                break
            cut = word.rfind("-", 0, cut - 1) + 1
        lines += [line] if line else []
        while measure(word, proportional) > width and len(word) > 2:
            head = max(1, min(len(word) - 1, int(width)))
            while head > 1 and measure(word[:head], proportional) > width:
                head -= 1
            lines.append(word[:head])
            word = word[head:]
        line = word
    return [*lines, line] if line else lines


def measure(text: str, proportional: bool) -> float:
    """The width of `text` in average characters."""
    return letter_widths(text) if proportional else characters(text)


class _Printer:
    def __init__(self, style: Style, rng: random.Random) -> None:
        self._style = style
        self._rng = rng
        self._text = ""
        self._marks: list[Mark] = []
        self._single: int | None = None
        self._page = 0
        self._printed = 0

    def print(self, cells: list[_Cell]) -> LaidOut:
        height = 1 << 30 if self._style.anywhere else self._style.height
        last = max((cell.top + len(cell.lines) - 1 for cell in cells), default=0) // height
        for page in range(last + 1):
            low, high = page * height, (page + 1) * height
            here = [cell for cell in cells if cell.top < high and cell.top + len(cell.lines) > low]
            first = min((cell.row for cell in here if cell.top >= low), default=1 << 30)
            cut = [cell.row for cell in here if cell.top < low]
            first = max(cut) if cut else first
            self._header(page)
            for cell in sorted(here, key=lambda cell: (max(cell.row, first), cell.index)):
                self._portion(cell, max(low - cell.top, 0), min(high - cell.top, len(cell.lines)))
        region = TableRegion(Span(0, max(len(self._text), 1)), -1, TableShape.FLATTENED, self._style.names)
        return LaidOut(self._text, region, self._style.columns, tuple(self._marks))

    def _header(self, page: int) -> None:
        end = self._style.line_end
        if page:
            self._text = self._text.rstrip("\n") + "\n"
            if self._style.numbered:
                self._text += f"{page + 1}{end}"
        for name, width in zip(self._style.names, self._style.widths, strict=True):
            lines = wrap(name, max([width, *map(len, name.split())]))
            self._text += end.join(lines) + (" " if len(lines) == 1 else "\n")
        self._text = self._text.rstrip() + end
        self._single = None

    def _portion(self, cell: _Cell, start: int, stop: int) -> None:
        lines = cell.lines[start:stop]
        column = None if cell.banner else self._style.columns[cell.index]
        if not any(lines):
            self._empty(len(lines))
            return
        self._boundary(cell.row)
        begun = next(offset for offset, line in enumerate(lines, start) if line)
        for offset, line in enumerate(lines, start):
            if offset > start:
                self._text += self._style.line_end
            turned = self._style.anywhere and self._printed >= self._style.height
            if turned:
                self._page += 1
                self._header(self._page)
                self._printed = 0
            self._printed += 1
            if line and (offset in cell.starts or offset == begun or turned):
                self._marks.append(Mark(len(self._text), column, offset not in cell.starts))
            self._text += line or " "
        self._text += self._style.line_end
        self._single = cell.row if len(lines) == 1 else None
        if cell.banner and self._rng.random() < 0.8:
            self._text += " " + self._style.line_end.lstrip(" ")

    def _boundary(self, row: int) -> None:
        """A cell of one printed line may run into the next cell of its row."""
        if self._single == row:
            draw = self._rng.random()
            if draw < self._style.joined:
                self._text = self._text.rstrip() + " "
            elif draw < self._style.joined + self._style.tight:
                self._text = self._text.rstrip("\n") + "\n"
        self._single = None

    def _empty(self, count: int) -> None:
        for _ in range(count):
            self._text += " "
            if self._rng.random() < 0.5:
                self._text += self._style.line_end.lstrip(" ")
        self._single = None
