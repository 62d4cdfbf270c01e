"""Tables of figures: what a cell says is told by its row's label, its column's headings and a unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Span, TableRegion, TableShape
from corpus.normalizer import match_key
from corpus.repair import repair, repair_text
from corpus.structure.cells import cell_spans
from corpus.structure.grid import Grid, GridRow, read_grid
from corpus.structure.pipes import PipeCell
from corpus.structure.row import Column

_LABELS = (Column.ACTIVITY, Column.TASK, Column.GOAL)
_UNIT_NAME = re.compile(r"đơn vị(?: tính)?|đvt|đơn vị đo")
_BESIDE = re.compile(r"ghi chú|lũy kế|tổng (?:số|cộng)")
_VALUE = re.compile(
    r"(?:[<>≥≤=]\s*|(?:trên|dưới|tối thiểu|tối đa|ít nhất|đạt)\s+)?"
    r"(?P<figure>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*%?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(([^()\d]{1,30}|%)\)\s*\Z")
_STATED = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>[^\n|;).*_]{1,30})", re.IGNORECASE)
_STATED_REACH = 200  # characters before a table in which its unit may be printed
_SPELL = re.compile(r"hiện hành|giai đoạn")
_BARE_YEAR = re.compile(r"năm 20\d\d")
_LABEL_NAME = re.compile(r"nội dung|chỉ tiêu|tên|nhiệm vụ")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One figure: the ranges of its row's label, of its column's headings (the wider one first), of its cell and of
    the figure alone.

    `unit` is as printed beside the row, in the heading or over the table; "" where none is.
    """

    label: tuple[Span, ...]
    headings: tuple[Span, ...]
    cell: Span
    value: Span
    unit: str


def read_figures(text: str, region: TableRegion) -> Iterator[FigureCell]:
    """The figures of a piped table in reading order; none where its columns cannot be told apart.

    Rows with more or fewer cells than the table has columns are left out: which column a figure stands under would be
    guessed.
    """
    if region.shape is not TableShape.PIPED:
        return
    grid = read_grid(text, replace(region, section=-1))
    label = next((grid.columns.index(column) for column in _LABELS if column in grid.columns), -1)
    headings = _headings(text, grid)
    if label < 0 or not headings:
        return
    names = [match_key(repair(text, spans)) for spans in headings]
    unit = next((place for place, name in enumerate(names) if _UNIT_NAME.fullmatch(name)), -1)
    stated = _stated_unit(text, region)
    for row in grid.rows:
        yield from _row_figures(text, row, headings, label, unit, stated)


def _row_figures(
    text: str, row: GridRow, headings: Sequence[tuple[Span, ...]], label: int, unit: int, stated: str
) -> Iterator[FigureCell]:
    cells = [cell_spans(text, cell.start, cell.end) for cell in row.cells]
    if len(cells) != len(headings) or not cells[label]:
        return
    own = repair(text, cells[unit]) if unit >= 0 else ""
    for place, spans in enumerate(cells):
        if place <= label or place == unit or len(spans) != 1 or not headings[place]:
            continue
        printed = repair(text, spans)
        figure = _VALUE.fullmatch(text, spans[0].start, spans[0].end)
        if figure is None:
            continue
        bracket = _IN_BRACKETS.search(repair(text, headings[place]))
        told = "%" if printed.endswith("%") else own or (bracket[1] if bracket else stated)
        yield FigureCell(cells[label], headings[place], spans[0], Span(*figure.span("figure")), told.strip())


def _headings(text: str, grid: Grid) -> list[tuple[Span, ...]]:
    """The ranges of each column's names; () for a column whose names cannot be told. Empty where none can."""
    heads = [cell_spans(text, cell.start, cell.end) for cell in grid.heads]
    if not grid.parts:
        return heads if len(heads) == len(grid.columns) else []
    parts = [cell_spans(text, cell.start, cell.end) for cell in grid.parts]
    whole = len(grid.columns) - len(parts)
    merged = _merged(text, grid.heads, len(heads) - whole)
    if not merged:
        return []
    found: list[tuple[Span, ...]] = []
    for place, head in enumerate(heads):
        if place not in merged:
            found.append(head)
        elif len(merged) == 1:
            found += [(*head, *part) for part in parts]
        elif place == merged[0]:
            # Which part stands under which of several names is not printed: a part that names its own year is told.
            found += [part if _YEAR.search(repair(text, part)) else () for part in parts]
    return found


def _merged(text: str, heads: Sequence[PipeCell], count: int) -> list[int]:
    """The places of the names that have parts: `count` neighbours that are neither a number, a label, a unit or a
    note; of several choices those that tell a period. Empty where that is not clear."""
    keys = [match_key(repair_text(cell.cut(text))).strip("* ") for cell in heads]
    free = [
        place
        for place, key in enumerate(keys)
        if place and not _UNIT_NAME.fullmatch(key) and not _BESIDE.search(key) and place > _label_place(keys)
    ]
    if count == len(free):
        return free
    if count != 1:
        return []
    ranged = [place for place in free if not _YEAR.search(keys[place]) or _SPELL.search(keys[place])]
    bare = [place for place in free if _BARE_YEAR.fullmatch(keys[place])]
    return next((choice for choice in (ranged, bare) if len(choice) == 1), [])


def _label_place(keys: Sequence[str]) -> int:
    return next((place for place, key in enumerate(keys) if _LABEL_NAME.search(key)), 0)


def _stated_unit(text: str, region: TableRegion) -> str:
    """The unit that stands over a table: "Đơn vị: triệu đồng"."""
    before = text[max(region.span.start - _STATED_REACH, 0) : region.span.start]
    found = list(_STATED.finditer(before))
    return " ".join(found[-1]["unit"].split()) if found else ""
