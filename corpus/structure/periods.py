"""Tables with a column for each quarter or month: what stands in such a cell says when the row's work is due."""

import re
from collections.abc import Mapping, Sequence

from corpus.document import Span
from corpus.repair import repair
from corpus.structure.row import Column

_MARK = re.compile(r"[xX×✓✔☑√vV+*●•■]|\([xX]\)|có", re.IGNORECASE)
_NOTHING = re.compile(r"[\s\-–—.0/]*|không")
_FIGURE = re.compile(r"[\d.,%\s]+")
_TIME = re.compile(r"\d{1,2}\s*/\s*\d{1,2}|\b(?:ngày|tháng|tuần|quý|quí)\b", re.IGNORECASE)
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_Cells = dict[Column, tuple[Span, ...]]


def take_cell(text: str, cells: _Cells, column: Column, found: tuple[Span, ...], named: Span | None) -> None:
    """Put the cell `found` under its column. That of a period, whose heading is `named`, is a time.

    A mark means the heading, a time of its own itself, other words both; a figure says nothing of when.
    """
    if column is not Column.PERIOD:
        cells[column] = (*cells.get(column, ()), *found)
        return
    words = repair(text, found)
    told: tuple[Span, ...] = ()
    if _MARK.fullmatch(words):
        told = (named,) if named else ()
    elif named and _MONTH.fullmatch(words) and repair(text, (named,)).strip("* ").lower() == "tháng":
        told = (named, *found)
    elif words and not _NOTHING.fullmatch(words) and not _FIGURE.fullmatch(words):
        told = found if named is None or _TIME.search(words) else (named, *found)
    cells[Column.DEADLINE] = (*cells.get(Column.DEADLINE, ()), *told)


def headings(columns: Sequence[Column], printed: Sequence[Span]) -> Mapping[int, Span]:
    """The heading of each period column by its place; `printed` are the headings of all columns, or of the periods."""
    places = [place for place, column in enumerate(columns) if column is Column.PERIOD]
    if len(printed) == len(columns):
        return {place: printed[place] for place in places}
    return dict(zip(places, printed, strict=True)) if len(printed) == len(places) else {}
