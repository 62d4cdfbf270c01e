"""How wide the columns of a flattened table are: what its own wrapped lines prove.

A line that goes on in the next one had no room for the next word, and no line is wider than its column. Both together
give limits to a column's width, in characters or in the widths of the letters, whichever explains the lines better.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

_LEAST_LINES = 4
_SURE_LINES = 6
_EXACT, _CLOSE = 0.02, 0.1  # shares of lines that contradict a width
_TOO_LONG = 2.0  # what a line that is wider than its column weighs against one that breaks early
_WHOLE = 1e-6
_FILLED = ((0.35, "short"), (0.7, "half"), (0.93, "most"), (1.0 + _WHOLE, "full"), (1.08, "over"), (1.25, "far"))
# Advance widths of Times, the face that decree 30/2020 prescribes for administrative documents, in 1/1000 em.
_WIDTHS = {
    250: " .,",
    278: "ijlt;:/",
    333: "frI-()",
    389: "sJ",
    444: "aceszvk?",
    556: "PFS",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXY",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
}
_OTHER_WIDTH = 500  # digits, most small letters
_AVERAGE = 430.0  # a character of Vietnamese prose
_ADVANCE = {char: width for width, chars in _WIDTHS.items() for char in chars}


@dataclass(frozen=True, slots=True)
class Limit:
    """What is known of a column's width: lines as long as `fits` stand in it, lines as long as `breaks` do not.

    `quality` is "exact", "close" or "loose", by how many lines contradict.
    """

    fits: float
    breaks: float
    quality: str


class Ruler:
    """Measures lines against the columns of one table. Without lines to learn from it knows nothing: "?"."""

    def __init__(self, columns: int, lines: Iterable[tuple[int, str, str | None]] = ()) -> None:
        """`lines` are (column, the line's text, the first word of the next line of the same cell or None)."""
        known = list(lines)
        fitted = [_fit_all(columns, known, measure) for measure in (letter_widths, characters)]
        (letters, by_letters), (chars, by_chars) = fitted
        self._measure: Callable[[str], float] = letter_widths if letters <= chars else characters
        self._limits = by_letters if letters <= chars else by_chars

    def slack(self, before: str, word: str, column: int) -> str:
        """Whether `word` had room after the line `before` of this column."""
        return self.room(self.length(f"{before} {word}"), column)

    def length(self, line: str) -> float:
        """The length of a line, in whichever measure explains the table better."""
        return self._measure(line)

    def room(self, length: float, column: int) -> str:
        """Whether a line of this length had room in a column."""
        limit = self._limits[column]
        if limit is None:
            return "?"
        if length <= limit.fits + _WHOLE:
            room = (limit.fits - length) / limit.fits
            name = "empty" if room > 0.25 else "much" if room > 0.1 else "fits"
        elif length >= limit.breaks - _WHOLE:
            name = "full" if length > 1.12 * limit.breaks else "over"
        else:
            name = "open"
        return f"{limit.quality} {name}"

    def fill(self, line: str, column: int) -> str:
        """How a line fills a column."""
        return _filled(self._measure(line), self._limits[column])

    def fills(self, line: str) -> tuple[str, ...]:
        """How a line fills each of the columns."""
        length = self._measure(line)
        return tuple([_filled(length, limit) for limit in self._limits])


def _filled(length: float, limit: Limit | None) -> str:
    if limit is None:
        return "?"
    share = length / limit.fits
    for most, name in _FILLED:
        if share <= most:
            return f"{limit.quality} {name}"
    return f"{limit.quality} beyond"


def characters(text: str) -> float:
    """The length of `text` in characters."""
    return float(len(text))


@lru_cache(maxsize=1 << 15)
def letter_widths(text: str) -> float:
    """The printed width of `text` in average characters."""
    return sum(map(_advance, text)) / _AVERAGE


@lru_cache(maxsize=512)
def _advance(char: str) -> int:
    bare = {"đ": "d", "Đ": "D"}.get(char) or unicodedata.normalize("NFD", char)[0]
    return _ADVANCE.get(bare, _OTHER_WIDTH)


def _fit_all(
    columns: int, lines: Sequence[tuple[int, str, str | None]], measure: Callable[[str], float]
) -> tuple[float, tuple[Limit | None, ...]]:
    lengths: dict[int, list[float]] = defaultdict(list)
    longer: dict[int, list[float]] = defaultdict(list)
    for column, line, word in lines:
        lengths[column].append(measure(line))
        if word is not None:
            longer[column].append(measure(f"{line} {word}"))
    cost, limits = 0.0, list[Limit | None]()
    for column in range(columns):
        against, limit = _fit(sorted(lengths[column]), sorted(longer[column]))
        cost += against
        limits.append(limit)
    return cost, tuple(limits)


def _fit(lengths: Sequence[float], longer: Sequence[float]) -> tuple[float, Limit | None]:
    """The width that the fewest lines contradict, and how many do. Both ascending."""
    if len(lengths) < _LEAST_LINES:
        return 0.0, None
    against, widest = min(
        (
            _TOO_LONG * (len(lengths) - bisect_right(lengths, width + _WHOLE)) + bisect_right(longer, width + _WHOLE),
            -width,
        )
        for width, _ in groupby(lengths)
    )
    fits = -widest
    at = bisect_left(longer, fits + _WHOLE)
    breaks = longer[at] if at < len(longer) else float("inf")
    share = against / len(longer) if len(longer) >= _SURE_LINES else 1.0
    quality = "exact" if share <= _EXACT else "close" if share <= _CLOSE else "loose"
    return against, Limit(fits, breaks, quality)
