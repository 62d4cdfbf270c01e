"""What a first reading of a flattened table says of its words: which follow one another in a cell, which begin or end
one, and in which column they stand. A line is never told what it said itself.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

_PRIOR = 0.3
_MOST = 256
_ENOUGH = 8  # lines looked at, to tell whether something stands elsewhere
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
        self._begun: dict[tuple[str, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._counts: dict[str, list[int]] = {}  # of a word, by column
        self._by_line: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)  # the columns that a word stood in
        self._logs: dict[tuple[str, tuple[int, ...]], tuple[float, ...]] = {}
        self._sizes = [0] * len(kinds)
        tails: dict[int, _Words] = {}
        for piece, column, begins in read:
            if column >= 0:
                self._take(piece, column, tails.get(column), begins)
                tails[column] = piece
        for column, piece in tails.items():
            self._end(piece, column)
        self.empty = not self._counts
        self._unknown = ("?",) * len(kinds)
        self._never = ("0",) * len(kinds)
        self._totals = [
            math.log(size + _PRIOR * len(self._counts)) if size or self._counts else 0.0 for size in self._sizes
        ]

    def follows(self, left: _Words, right: _Words, column: int) -> str:
        """How often the first word of `right` goes on after the last of `left` in such cells elsewhere, and how often
        such cells end there: two digits, the first 0 (never) to 3 (after the same two words, several times)."""
        if self.empty:
            return "?"
        kind, here = self._kinds[column], (left.line, right.line)
        words, word, lines = left.words, right.words[0], self._lines.get
        seen, after = 0, lines(("one", kind, words[-1], word))
        if after:  # only then can it stand after the same two words
            two = _elsewhere(lines(("two", kind, *words[-2:], word)), here) if len(words) > 1 else 0
            seen = min(two, 2) + 1 if two else int(_elsewhere(after, here) > 0)
        return f"{seen}{min(_elsewhere(lines(('end', kind, *words[-2:])), here), 2)}"

    def ends(self, piece: _Words, column: int) -> str:
        """How often cells of such a column end as `piece` does, elsewhere."""
        if self.empty:
            return "?"
        return str(min(_elsewhere(self._lines.get(("end", self._kinds[column], *piece.words[-2:])), (piece.line,)), 2))

    def begins(self, piece: _Words) -> tuple[str, ...]:
        """For each column, how often its cells begin as `piece` does, elsewhere."""
        if self.empty:
            return self._unknown
        begun = self._begun.get(piece.words[:2])
        if begun is None:
            return self._never
        here = (piece.line,)
        return tuple(str(min(_elsewhere(begun.get(column), here), 2)) for column in range(len(self._kinds)))

    def leaning(self, piece: _Words) -> tuple[str, ...]:
        """For each column, how well the words of `piece` go with what stands in it elsewhere, against the others."""
        if self.empty:
            return self._unknown
        own = self._by_line.get(piece.line, {})
        known = [self._word_logs(word, own.get(word, ())) for word in piece.words]
        size = len(known)
        scores = [sum(logs) - total * size for logs, total in zip(zip(*known, strict=True), self._totals, strict=True)]
        best, second = sorted(scores, reverse=True)[:2] if len(scores) > 1 else (scores[0], scores[0])
        return tuple([_step(score - (second if score == best else best)) for score in scores])

    def _word_logs(self, word: str, own: tuple[int, ...]) -> tuple[float, ...]:
        """The logarithm of a word's count in each column, without the places `own` (columns)."""
        logs = self._logs.get((word, own))
        if logs is None:
            counts = self._counts.get(word) or [0] * len(self._kinds)
            left = [count - own.count(column) for column, count in enumerate(counts)]
            logs = tuple([_LOGS[count] if count < _MOST else math.log(count + _PRIOR) for count in left])
            self._logs[word, own] = logs
        return logs

    def _take(self, piece: _Words, column: int, tail: _Words | None, begins: bool) -> None:
        kind, words = self._kinds[column], piece.words
        if begins:
            self._begun[words[:2]][column].append(piece.line)
            if tail is not None:
                self._end(tail, column)
        before = tail.words[-2:] if tail is not None and not begins else ()
        chain = (*before, *words)
        for at in range(max(len(before), 1), len(chain)):
            self._lines["one", kind, chain[at - 1], chain[at]].append(piece.line)
            if at > 1:
                self._lines["two", kind, chain[at - 2], chain[at - 1], chain[at]].append(piece.line)
        here = self._by_line[piece.line]
        for word in words:
            if word not in self._counts:
                self._counts[word] = [0] * len(self._kinds)
            self._counts[word][column] += 1
            here[word] = (*here.get(word, ()), column)
        self._sizes[column] += len(words)

    def _end(self, piece: _Words, column: int) -> None:
        self._lines["end", self._kinds[column], *piece.words[-2:]].append(piece.line)


def _elsewhere(lines: Sequence[int] | None, here: tuple[int, ...]) -> int:
    """How many of the first few `lines` are none of `here`."""
    return sum([line not in here for line in lines[:_ENOUGH]]) if lines else 0


def _step(lead: float) -> str:
    for least, name in _STEPS:
        if lead > least:
            return name
    return "--"
