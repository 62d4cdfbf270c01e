"""Tables to learn flattened tables from: known rows laid out anew, and rows put together from known cells.

Nothing here is read when documents are read; the training and its tests use it.
"""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.repair import repair
from corpus.structure.flattened_layout import GridRow, LaidOut, lay_out, plain_style, random_style
from corpus.structure.flattened_sheet import TEXT_COLUMNS, VALUE_COLUMNS
from corpus.structure.flattened_words import AREAS, BODIES, DEADLINES, PRODUCTS
from corpus.structure.row import Column, Row

_LABEL = re.compile(
    r"(?:\d+(?:\.\s?\d+)*[.:]?\s*)?(?:(?:Hoạt động|Nhiệm vụ|Mục tiêu)\s*\d+\s*[:.]?\s*)?|-\s*", re.IGNORECASE
)
_LABELS: Mapping[Column, tuple[str, ...]] = {
    Column.GOAL: ("{n}. ", "{n}. ", "Mục tiêu {n}: ", "{u}.{n}. Mục tiêu {n}: ", "", "- "),
    Column.TASK: ("{u}.{n}. Nhiệm vụ {n}: ", "Nhiệm vụ {n}: ", "{u}.{n}. ", "", "{n}. ", "- "),
    Column.ACTIVITY: ("Hoạt động {n}: ", "Hoạt động {n}: ", "Hoạt động {n}. ", "- ", "", "{u}.{n}. ", "{n}) "),
}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What cells are made of: known cells of each column, sentences."""

    cells: Mapping[Column, Sequence[str]]
    sentences: Sequence[str]


def grid_rows(text: str, rows: Iterable[Row]) -> list[GridRow]:
    """Rows that were read as rows of a grid: what repeats the cell above is merged with it."""
    grid: list[GridRow] = []
    before: Row | None = None
    for row in rows:
        area = row.area.spans if row.area is not None else ()
        last = before.area.spans if before is not None and before.area is not None else ()
        new = area != last
        cells: dict[Column, tuple[str, ...] | None] = {}
        for column in (*TEXT_COLUMNS, *VALUE_COLUMNS, Column.BUDGET):
            if column not in row.cells:
                continue
            spans = row.cells[column].spans
            above = before.cells[column].spans if before is not None and column in before.cells else None
            merged = spans and spans == above and not new
            cells[column] = None if merged else (repair(text, spans),) if spans else ()
        grid.append(GridRow(cells, repair(text, area).upper() if new and area else None))
        before = row
    return grid


def by_area(rows: Sequence[GridRow]) -> list[list[GridRow]]:
    """The rows between banners."""
    parts: list[list[GridRow]] = []
    for row in rows:
        if row.area is not None or not parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def relay(rng: random.Random, rows: Sequence[GridRow], plain: bool = False) -> LaidOut:
    """Known rows in another layout: other widths, pages, names and order of columns; `plain` with nothing else."""
    columns = tuple(dict.fromkeys([Column.NUMBER, *(column for row in rows for column in row.cells)]))
    number = rng.choice((None, None, ()))
    grid = [replace(row, cells={**row.cells, Column.NUMBER: number}) for row in rows]
    grid = _stacked(rng, grid) if rng.random() < 0.5 else grid
    return lay_out(grid, (plain_style if plain else random_style)(rng, columns), rng)


def compose(rng: random.Random, phrases: Phrases, count: int, plain: bool = False) -> LaidOut:
    """A table of `count` rows that nobody wrote, its columns, labels and layout by chance; `plain` as in `relay`."""
    return _Composer(rng, phrases).compose(count, plain)


def phrases_of(grids: Iterable[Sequence[GridRow]], sentences: Sequence[str]) -> Phrases:
    """The cells of known tables, their labels off, with other words to put between."""
    cells: dict[Column, list[str]] = {column: [] for column in (*TEXT_COLUMNS, *VALUE_COLUMNS)}
    for rows in grids:
        for row in rows:
            for column, found in cells.items():
                for words in row.cells.get(column) or ():
                    found.append(_LABEL.sub("", words, count=1) if column in TEXT_COLUMNS else words)
    return Phrases(cells, sentences)


def _stacked(rng: random.Random, rows: Sequence[GridRow]) -> list[GridRow]:
    """Activities that share all their values, in one cell."""
    grid: list[GridRow] = []
    for row in rows:
        activity = row.cells.get(Column.ACTIVITY)
        others = [cell for column, cell in row.cells.items() if column not in (Column.ACTIVITY, Column.BUDGET)]
        if activity and grid and row.area is None and not any(others) and None in others:
            above = grid[-1].cells.get(Column.ACTIVITY) or ()
            grid[-1] = replace(grid[-1], cells={**grid[-1].cells, Column.ACTIVITY: above + activity})
        else:
            grid.append(row)
    return grid


class _Composer:
    def __init__(self, rng: random.Random, phrases: Phrases) -> None:
        self._rng = rng
        self._phrases = phrases
        texts = rng.choices(
            [TEXT_COLUMNS, TEXT_COLUMNS[1:], TEXT_COLUMNS[1:2], TEXT_COLUMNS[:2], TEXT_COLUMNS[2:]], [6, 2, 2, 1, 0.5]
        )[0]
        values = [Column.LEAD]
        values += [column for column, share in _SHARES.items() if rng.random() < share]
        self._texts, self._values = texts, values
        self._numbered = rng.choice(("none", "empty", "count")) if rng.random() < 0.8 else ""
        self._budget = rng.random() < 0.6
        self._notes = rng.random() < 0.12
        self._labels = {column: rng.choice(_LABELS[column]) for column in texts}
        self._counts = dict.fromkeys(texts, 0)

    def compose(self, count: int, plain: bool) -> LaidOut:
        rng = self._rng
        banners, rows = rng.random() < 0.7, list[GridRow]()
        for index in range(count):
            areas = sum(row.area is not None for row in rows)
            banner = banners and areas < len(_ROMAN) and (not rows or rng.random() < 0.12)
            area = self._area(_ROMAN[areas]) if banner else None
            rows.append(GridRow(self._cells(index, banner or not rows, rows), area))
        columns = [*self._texts, *self._values]
        columns = ([Column.NUMBER] if self._numbered else []) + columns + ([Column.BUDGET] if self._budget else [])
        columns += [Column.OTHER] if self._notes else []
        return lay_out(rows, (plain_style if plain else random_style)(rng, columns), rng)

    def _area(self, number: str) -> str:
        """A banner, often longer than a printed line."""
        names = self._rng.sample(AREAS, self._rng.choice((1, 1, 2, 3)))
        return f"{number}{self._rng.choice((' ', '. '))}{self._rng.choice((', ', ' VÀ ')).join(names)}"

    def _cells(self, index: int, first: bool, rows: Sequence[GridRow]) -> dict[Column, tuple[str, ...] | None]:
        rng, texts = self._rng, self._texts
        level = 0 if first else rng.choices(range(len(texts)), range(1, len(texts) + 1))[0]
        if first:
            self._counts = dict.fromkeys(texts, 0)
        cells: dict[Column, tuple[str, ...] | None] = {}
        for place, column in enumerate(texts):
            if place > level:
                self._counts[column] = 0
            cells[column] = None if place < level else self._content(place, place > level)
        shares = level == len(texts) - 1 and level and not first and rng.random() < 0.05
        shares = bool(shares) and any(rows[-1].cells.get(column) for column in self._values)
        if not shares and not first and rng.random() < _FURTHER and any(rows[-1].cells[column] for column in texts):
            cells |= dict.fromkeys(texts)  # a further row of values beside the same text
        for column in self._values:
            cells[column] = None if shares else self._value(column)
        if not shares and not any(cells[column] for column in self._values):
            cells[Column.LEAD] = (rng.choice(BODIES),)
        cells[Column.BUDGET] = (str(rng.randint(10, 900)),) if rng.random() < 0.05 else ()
        note = " ".join(rng.choice(self._phrases.sentences).split()[: rng.randint(2, 9)])
        cells[Column.OTHER] = (note,) if rng.random() < 0.3 else ()
        if self._numbered:
            printed = (str(index + 1),) if cells[texts[0]] is not None else ()
            cells[Column.NUMBER] = None if self._numbered == "none" else printed if self._numbered == "count" else ()
        return cells

    def _content(self, place: int, below: bool) -> tuple[str, ...]:
        rng, column = self._rng, self._texts[place]
        if column is Column.ACTIVITY and below and rng.random() < 0.1:
            return ()
        stacked = column is Column.ACTIVITY and rng.random() < 0.1
        items = []
        for _ in range(rng.randint(2, 3) if stacked else 1):
            self._counts[column] += 1
            upper = self._counts[self._texts[place - 1]] if place else self._counts[column]
            label = self._labels[column].format(n=self._counts[column], u=max(upper, 1))
            items.append(label + self._words(column))
        return tuple(items)

    def _words(self, column: Column) -> str:
        rng, known = self._rng, self._phrases.cells[column]
        draw = rng.random()
        other = self._phrases.cells[rng.choice(TEXT_COLUMNS)] if draw < 0.7 else ()
        words = rng.choice(known) if draw < 0.55 and known else rng.choice(other or self._phrases.sentences)
        if rng.random() < 0.15:
            words = " ".join(words.split()[: rng.randint(4, 9)])
        if rng.random() < 0.1:
            words = f"{words.rstrip('.')}; {rng.choice(self._phrases.sentences)[:120]}"
        return words

    def _value(self, column: Column) -> tuple[str, ...]:
        rng, known = self._rng, self._phrases.cells[column]
        if rng.random() < _EMPTY[column]:
            return ()
        if known and rng.random() < 0.5:
            return (rng.choice(known),)
        if column is Column.PRODUCT:
            words = rng.choice(PRODUCTS)
            words += rng.choice(("/", ", ", "; ", "/ ")) + rng.choice(PRODUCTS) if rng.random() < 0.4 else ""
            if rng.random() < 0.15:
                words += " " + " ".join(rng.choice(self._phrases.sentences).split()[1 : rng.randint(3, 9)]).rstrip(",;")
        elif column is Column.DEADLINE:
            words = rng.choice(DEADLINES)
            words += f" (gửi {rng.choice(BODIES)})" if rng.random() < 0.05 else ""
        else:
            number = rng.choice((1, 1, 1, 2, 3) if column is Column.LEAD else (1, 1, 2, 3))
            words = rng.choice((", ", "; ")).join(rng.sample(BODIES, number))
            if rng.random() < 0.06:
                words += f" (đối với {rng.choice(self._phrases.sentences)[:40].lower().rsplit(' ', 1)[0]})"
        return (words,)


_SHARES = {Column.PRODUCT: 0.85, Column.COORDINATE: 0.85, Column.DEADLINE: 0.95}
_FURTHER = 0.04
_EMPTY = {Column.PRODUCT: 0.05, Column.LEAD: 0.03, Column.COORDINATE: 0.14, Column.DEADLINE: 0.07}
