"""What a first reading of a flattened table says of its words: which follow one another in a cell, which begin or end
one, and in which column they stand. A line is never told what it said itself.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

_PRIOR = 0.3
_MOST = 256
_LOGS = [math.log(count + _PRIOR) for count in range(_MOST)]
_STEPS = ((6.0, "++"), (2.0, "+"), (-2.0, "="), (-6.0, "-"))


class _Words(Protocol):
    @property
    def line(self) -> int: ...

    @property
    def words(self) -> tuple[str, ...]: ...


class Memory:
    """Counts of words by column, from pieces that were read: (piece, its column, whether it begins a cell)."""

    def __init__(self, kinds: Sequence[str], read: Iterable[tuple[_Words, int, bool]] = ()) -> None:
        self._kinds = kinds
        self._lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._by_line: dict[int, Counter[tuple[str, int]]] = defaultdict(Counter)
        self._sizes = [0] * len(kinds)
        self._vocabulary: set[str] = set()
        tails: dict[int, _Words] = {}
        for piece, column, begins in read:
            if column >= 0:
                self._take(piece, column, tails.get(column), begins)
                tails[column] = piece
        for column, piece in tails.items():
            self._end(piece, column)
        self.empty = not self._vocabulary
        self._totals = [
            math.log(size + _PRIOR * len(self._vocabulary)) if size or self._vocabulary else 0.0 for size in self._sizes
        ]

    def follows(self, left: _Words, right: _Words, column: int) -> str:
        """How often the first word of `right` goes on after the last of `left` in such cells elsewhere, and how often
        such cells end there: two digits, the first 0 (never) to 3 (after the same two words, several times)."""
        if self.empty:
            return "?"
        kind, here = self._kinds[column], (left.line, right.line)
        two = self._elsewhere(("two", kind, *left.words[-2:], right.words[0]), here) if len(left.words) > 1 else 0
        one = self._elsewhere(("one", kind, left.words[-1], right.words[0]), here)
        ends = self._elsewhere(("end", kind, *left.words[-2:]), here)
        return f"{3 if two > 1 else 2 if two else 1 if one else 0}{min(ends, 2)}"

    def ends(self, piece: _Words, column: int) -> str:
        """How often cells of such a column end as `piece` does, elsewhere."""
        if self.empty:
            return "?"
        return str(min(self._elsewhere(("end", self._kinds[column], *piece.words[-2:]), (piece.line,)), 2))

    def begins(self, piece: _Words) -> tuple[str, ...]:
        """For each column, how often its cells begin as `piece` does, elsewhere."""
        if self.empty:
            return ("?",) * len(self._kinds)
        return tuple(
            str(min(self._elsewhere(("begin", str(column), *piece.words[:2]), (piece.line,)), 2))
            for column in range(len(self._kinds))
        )

    def leaning(self, piece: _Words) -> tuple[str, ...]:
        """For each column, how well the words of `piece` go with what stands in it elsewhere, against the others."""
        if self.empty:
            return ("?",) * len(self._kinds)
        own = self._by_line.get(piece.line, Counter())
        scores = []
        counted, told = self._counts.get, own.get
        for column, total in enumerate(self._totals):
            counts = [counted((word, column), 0) - told((word, column), 0) for word in piece.words]
            scores.append(sum([_LOGS[count] if count < _MOST else math.log(count + _PRIOR) for count in counts]))
            scores[-1] -= total * len(counts)
        best, second = sorted(scores, reverse=True)[:2] if len(scores) > 1 else (scores[0], scores[0])
        return tuple(_step(score - (second if score == best else best)) for score in scores)

    def _take(self, piece: _Words, column: int, tail: _Words | None, begins: bool) -> None:
        kind, words = self._kinds[column], piece.words
        if begins:
            self._lines["begin", str(column), *words[:2]].append(piece.line)
            if tail is not None:
                self._end(tail, column)
        before = tail.words[-2:] if tail is not None and not begins else ()
        chain = (*before, *words)
        for at in range(max(len(before), 1), len(chain)):
            self._lines["one", kind, chain[at - 1], chain[at]].append(piece.line)
            if at > 1:
                self._lines["two", kind, chain[at - 2], chain[at - 1], chain[at]].append(piece.line)
        for word in words:
            self._counts[word, column] += 1
            self._by_line[piece.line][word, column] += 1
            self._vocabulary.add(word)
        self._sizes[column] += len(words)

    def _end(self, piece: _Words, column: int) -> None:
        self._lines["end", self._kinds[column], *piece.words[-2:]].append(piece.line)

    def _elsewhere(self, key: tuple[str, ...], here: tuple[int, ...]) -> int:
        lines = self._lines.get(key)
        return sum(line not in here for line in lines[:8]) if lines else 0


def _step(lead: float) -> str:
    return next((name for least, name in _STEPS if lead > least), "--")
