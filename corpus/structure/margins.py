"""Where lines end that were wrapped at a number of characters, as a text file's are, and not at a width on paper."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_LEAST_LINES = 8
_LEAST_MARGIN = 40  # characters; narrower lines are those of a table's cells
_AGREE = 0.95  # share of the wrapped lines that one margin must explain; a margin on paper explains about half


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A line that goes on in the next: it `fits` in so many characters, and `breaks` them with the next word."""

    fits: int
    breaks: int


def margin_of(lines: Iterable[Wrapped]) -> int:
    """The margin, in characters, that explains where `lines` end; 0 where none does or they are too few."""
    steps: Counter[int] = Counter()
    count = 0
    for line in lines:
        count += 1
        steps[line.fits] += 1
        steps[line.breaks] -= 1
    margin, agree, most = 0, 0, 0
    for place in sorted(steps):
        agree += steps[place]
        if agree > most:
            margin, most = place, agree
    proved = count >= _LEAST_LINES and most >= _AGREE * count
    return margin if proved and margin >= _LEAST_MARGIN else 0
