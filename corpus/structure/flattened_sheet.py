"""A flattened table before it is read: its lines, their pieces, and what the table shows of its columns."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from copy import copy
from itertools import pairwise

from corpus.structure.flattened_affinity import Affinity, general_affinity
from corpus.structure.flattened_breaks import Breaks
from corpus.structure.flattened_lines import Line
from corpus.structure.flattened_memory import Memory
from corpus.structure.flattened_pieces import Piece, Step, begins_cell, piece_of
from corpus.structure.flattened_ruler import Ruler
from corpus.structure.row import Column

TEXT_COLUMNS = (Column.GOAL, Column.TASK, Column.ACTIVITY)
VALUE_COLUMNS = (Column.PRODUCT, Column.LEAD, Column.COORDINATE, Column.DEADLINE)
_KINDS = {
    Column.GOAL: "text",
    Column.TASK: "text",
    Column.ACTIVITY: "text",
    Column.LEAD: "agency",
    Column.COORDINATE: "agency",
}
_DIGITS = re.compile(r"\d")
_BOUND = ("3", "4", "5")  # bonds that no cell boundary parts
_TOGETHER = 4  # times that a table prints two words on one line, after which no cell boundary parts them
_LEAST_KNOWN = 4
_MANY = 30  # cells begun, after which a column with next to none is one that the table leaves empty
_JOINING = ((0.1, "many"), (0.03, "some"), (0.005, "few"))  # shares of cells that share a line with the one before
_HABITS = ((0.6, "mostly"), (0.2, "often"), (0.0, "seldom"))
_PUNCTUATION = '.,;:!?()[]"“”…'


class Sheet:
    """The lines of one table under its columns, and what a first reading has taught of it (nothing before)."""

    def __init__(self, text: str, lines: Sequence[Line], columns: Sequence[Column]) -> None:
        self.text = text
        self.lines = lines
        self.affinity: Affinity = general_affinity()
        self.columns = tuple(columns)
        self.kinds = tuple(_KINDS.get(column, column.value) for column in columns)
        self.names: dict[object, list[list[tuple[str, ...]]]] = {}  # features of an atom, by its part and column
        texts = [column for column in TEXT_COLUMNS if column in columns]
        self.key = self.columns.index(texts[-1]) if texts else 0
        self.uppers = frozenset(self.columns.index(column) for column in texts[:-1])
        self.values = tuple(index for index, column in enumerate(columns) if column in VALUE_COLUMNS)
        self.forget()
        self._pieces: dict[tuple[int, int, int], Piece] = {}
        self.words = [tuple(_DIGITS.sub("0", text[a:b].lower()) for a, b in line.words) for line in lines]
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._counts: Counter[str] = Counter()
        for words in self.words:
            bare = [word.strip(_PUNCTUATION) for word in words]
            self._counts.update(bare)
            self._pairs.update(pairwise(bare))

    def piece(self, line: int, start: int, stop: int) -> Piece:
        known = self._pieces.get((line, start, stop))
        if known is not None:
            return known
        words = self.lines[line].words
        cut = self.text[words[start][0] : words[stop - 1][1]]
        piece = piece_of(line, start, self.words[line][start:stop], cut, stop - start == len(words))
        self._pieces[line, start, stop] = piece
        return piece

    def head(self, count: int) -> "Sheet":
        """A sheet of the first lines, its counts of words those of the whole."""
        if count >= len(self.lines):
            return self
        first = copy(self)
        first.lines = self.lines[:count]
        return first

    def adapt(self, read: Sequence[tuple[Piece, int, Step]]) -> None:
        """Learn the widths, the habits and the words of this table from pieces that were read, in order: their columns
        and steps. A column with too few stays unknown."""
        labels: dict[int, Counter[str]] = defaultdict(Counter)
        lines: list[tuple[int, str, str | None]] = []
        for (piece, column, step), following in zip(read, [*read[1:], None], strict=True):
            if column < 0:
                continue
            if begins_cell(step):
                labels[column][piece.label] += 1
            goes_on = following is not None and following[2] is Step.INSIDE and following[0].start == 0
            lines.append((column, piece.text, following[0].first if goes_on and following is not None else None))
        self.names.clear()
        self.ruler = Ruler(len(self.columns), lines)
        self.breaks = Breaks(self, read, [line.page for line in self.lines])
        self.memory = Memory(self.kinds, ((piece, column, begins_cell(step)) for piece, column, step in read))
        begun = sum(found.total() for found in labels.values())
        self._begun = Counter(piece.line for piece, _, step in read if step is Step.SAME)
        self._joined = Counter(piece.line for piece, _, step in read if step is Step.SAME and piece.start)
        self._shares = self._joined.total(), self._begun.total()
        self.habits: tuple[Counter[str] | None, ...] = tuple(
            labels[column] if labels[column].total() >= _LEAST_KNOWN or begun >= _MANY else None
            for column in range(len(self.columns))
        )

    def forget(self) -> None:
        """All unknown, as before a first reading."""
        self.names.clear()
        self.ruler = Ruler(len(self.columns))
        self.breaks = Breaks(self)
        self.memory = Memory(self.kinds)
        self.habits = (None,) * len(self.columns)
        self._begun, self._joined = Counter[int](), Counter[int]()
        self._shares = 0, 0

    def joining(self, line: int) -> str:
        """How often cells share a printed line in this table, what was read of `line` itself left aside."""
        joined, begun = self._shares[0] - self._joined[line], self._shares[1] - self._begun[line]
        if begun < _LEAST_KNOWN:
            return "?"
        share = joined / begun
        return next((name for least, name in _JOINING if share > least), "none")

    def habit(self, label: str, column: int) -> str:
        """How usual it is in this table that a cell of the column begins with such a label."""
        known = self.habits[column]
        if known is None:
            return "?"
        if known.total() < _LEAST_KNOWN:
            return "unused"
        share = known[label] / known.total()
        return next((name for least, name in _HABITS if share > least), "never")

    def splits(self, line: int, lower: bool) -> list[int]:
        """Where the line may be cut into cells: before a capital or a digit, anywhere if `lower`.

        Never between words that belong together, be it in Vietnamese or, small letters, in this table.
        """
        words, printed = self.words[line], self.lines[line].words
        small = [self.text[start].islower() for start, _ in printed]
        return [
            index
            for index in range(1, len(words))
            if (lower or not small[index])
            and words[index - 1][-1] not in ":("
            and self.affinity.bond(words[index - 1], words[index]) not in _BOUND
            and not (small[index] and self._pairs[_bare(*words[index - 1 : index + 1])] >= _TOGETHER)
        ]

    def cohesion(self, left: str, right: str) -> str:
        """Whether the table prints `right` after `left` on one line elsewhere."""
        if left[-1:] in ",;.:":
            return "stop"
        pair = _bare(left, right)
        together = self._pairs[pair]
        least = min(self._counts[pair[0]], self._counts[pair[1]])
        if together:
            return "tight" if together > 1 and together > 0.3 * least else "seen" if together > 1 else "once"
        return "never" if least > 3 else "rare"


def _bare(left: str, right: str) -> tuple[str, str]:
    return left.strip(_PUNCTUATION), right.strip(_PUNCTUATION)
