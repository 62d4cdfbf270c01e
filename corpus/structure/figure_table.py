"""Tables of figures: what a cell says is told by its row's label, its column's headings and a unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Span, TableRegion, TableShape
from corpus.normalizer import match_key
from corpus.repair import repair, repair_text
from corpus.structure.cells import cell_spans
from corpus.structure.grid import Grid, read_grid
from corpus.structure.header import column_of
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
_SIGNS = "-+"
_OF_WHICH = re.compile(r"\W*trong đó\W*", re.IGNORECASE)
_SPELL = re.compile(r"hiện hành|giai đoạn")
_BARE_YEAR = re.compile(r"năm 20\d\d")
_LABEL_NAME = re.compile(r"nội dung|chỉ tiêu|tiêu chí|chỉ số|tên|nhiệm vụ")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One figure: the ranges of its row's label, of its column's headings (the wider one first), of its cell and of
    the figure alone. `above` are the labels of the rows that its row is a part of, the widest first.

    `unit` is as printed beside the row, in the heading or over the table; "" where none is.
    """

    above: tuple[tuple[Span, ...], ...]
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
    numbers = grid.columns.index(Column.NUMBER) if Column.NUMBER in grid.columns else -1
    above: list[tuple[int, tuple[Span, ...]]] = []  # the rows that may have parts, with their depth
    for row in grid.rows:
        cells = [cell_spans(text, cell.start, cell.end) for cell in row.cells]
        if len(cells) != len(headings) or not cells[label]:
            above.clear()
            continue
        if _OF_WHICH.fullmatch(repair(text, cells[label])):
            continue
        depth = 0 if numbers >= 0 and cells[numbers] else _depth(text, cells[label], plain=1 if numbers >= 0 else 0)
        above = [one for one in above if one[0] < depth]
        parents = tuple(spans for _, spans in above)
        above.append((depth, cells[label]))
        for place, figure, told in _row_figures(text, cells, headings, label, unit):
            yield FigureCell(parents, cells[label], headings[place], cells[place][0], figure, (told or stated).strip())


def _depth(text: str, label: tuple[Span, ...], plain: int) -> int:
    """How deep a row without a number stands under others: `plain` where it has no sign, then "-", then "+"."""
    printed = repair(text, label)
    return plain + 1 + _SIGNS.index(printed[0]) if printed[0] in _SIGNS else plain


def _row_figures(
    text: str, cells: Sequence[tuple[Span, ...]], headings: Sequence[tuple[Span, ...]], label: int, unit: int
) -> Iterator[tuple[int, Span, str]]:
    """The figures of a row: the column, the figure's range, the unit that the row or the heading prints."""
    own = repair(text, cells[unit]) if unit >= 0 else ""
    for place, spans in enumerate(cells):
        if place <= label or place == unit or len(spans) != 1 or not headings[place]:
            continue
        found = _VALUE.fullmatch(text, spans[0].start, spans[0].end)
        if found is None:
            continue
        bracket = _IN_BRACKETS.search(repair(text, headings[place]))
        told = "%" if found.group().endswith("%") else own or (bracket[1] if bracket else "")
        yield place, Span(*found.span("figure")), told


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
    """The places of the names that have parts: `count` neighbours that are neither a number, a label, a unit, a body
    or a note; of several choices those that tell a period. Empty where that is not clear."""
    keys = [match_key(repair_text(cell.cut(text))).strip("* ") for cell in heads]
    free = [
        place
        for place, key in enumerate(keys)
        if place > _label_place(keys)
        and not _UNIT_NAME.fullmatch(key)
        and not _BESIDE.search(key)
        and column_of(key) not in (Column.LEAD, Column.COORDINATE)
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
