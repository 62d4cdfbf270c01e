"""How the cells of a flattened table stood at the end of a page: which had room left, and so must have ended.

A page cuts a row at one height, so a cell that goes on has as many lines as its row had on the page. Rows are as high
as their highest cell; a merged cell runs down beside several and may be longer than all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Protocol

from corpus.structure.flattened_pieces import BANNER, Step
from corpus.structure.row import Column

_MOST = 3
NONE, ENDED, MERGED = "-", "ended", "merged"


class Columns(Protocol):
    """What the geometry of pages asks of a table: its columns, the last text column `key`, the text columns left of it
    and the columns of values."""

    columns: tuple[Column, ...]
    key: int
    uppers: frozenset[int]
    values: tuple[int, ...]


class _Placed(Protocol):
    @property
    def at(self) -> int: ...

    @property
    def step(self) -> Step | None: ...


def room_at_break(backwards: Iterable[_Placed], sheet: Columns) -> tuple[str, ...]:
    """For each column, the lines that its last cell left free on the page: "0" to "3", with "s" before it for a cell
    merged over several rows; `NONE` without a cell on the page, `ENDED` for a value of a row that was over,
    `MERGED` for one that the last row may share. `backwards` holds the states from the last on.
    """
    rows = _rows(backwards, sheet)
    if not rows:
        return (NONE,) * len(sheet.columns)
    height, running = list(_heights(rows, sheet))[-1]
    last = rows[-1]
    bare = not any(column in last for column in sheet.values)
    found = []
    for column in range(len(sheet.columns)):
        if column in last:
            found.append(_class(height - last[column]))
        elif column in running:
            found.append(f"s{_class(height - running[column])}")
        elif not any(column in counts for counts in rows):
            found.append(NONE)
        else:
            found.append(MERGED if bare and column in sheet.values else ENDED)
    return tuple(found)


def page_height(backwards: Iterable[_Placed], sheet: Columns) -> int:
    """How many lines high a page is; `backwards` holds its states from the last on."""
    return sum(height for height, _ in _heights(_rows(backwards, sheet), sheet))


def _heights(rows: Sequence[dict[int, int]], sheet: Columns) -> Iterator[tuple[int, dict[int, int]]]:
    """The height of each row, and the lines of the merged cells that ran down to it from rows above."""
    running: dict[int, int] = {}
    for counts, following in zip_longest(rows, rows[1:]):
        merged = _merged(following, sheet) if following is not None else set[int]()
        beside = {**running, **counts}
        height = max([1, *(count for column, count in beside.items() if column not in merged)])
        yield height, running
        running = {column: left - height for column, left in beside.items() if column in merged}


def _merged(following: dict[int, int], sheet: Columns) -> set[int]:
    """The columns whose cells run down beside the row that follows."""
    if BANNER in following:
        return set()
    merged = {column for column in sheet.uppers if column not in following}
    if sheet.uppers.isdisjoint(following) and sheet.key not in following:
        merged.add(sheet.key)
    if set(following) == {sheet.key}:
        merged.update(sheet.values)  # an activity alone may share the values of the row above
    return merged


def _rows(backwards: Iterable[_Placed], sheet: Columns) -> list[dict[int, int]]:
    """The rows on the page, first to last: how many lines each column has. Activities that share a cell are one row."""
    rows: list[dict[int, int]] = [{}]
    for state in backwards:
        if state.step is None:
            break
        rows[-1][state.at] = rows[-1].get(state.at, 0) + 1
        if state.step in (Step.ROW, Step.BANNER):
            rows.append({})
    found: list[dict[int, int]] = []
    for counts in reversed(rows):
        if not counts:
            continue
        stacked = found and sheet.key in counts and sheet.uppers.isdisjoint(counts) and BANNER not in found[-1]
        if stacked and not any(column in found[-1] for column in sheet.values):
            for column, count in counts.items():
                found[-1][column] = found[-1].get(column, 0) + count
        else:
            found.append(counts)
    return found


def _class(free: int) -> str:
    return str(max(0, min(free, _MOST)))
