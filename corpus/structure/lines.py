"""The printed lines of a canonical text, and how each stands to the one before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.structure.margins import Wrapped, margin_of
from corpus.structure.marker import Marker, find_marker
from corpus.structure.page_numbers import page_number
from corpus.structure.typeset import printed_width

_WINDOW = 40  # lines on either side that tell how a passage is set
_MEASURED = 400  # longer lines are not wrapped ones; their width does not matter
INDENT = 2  # spaces at the head of a line that are no accident of the extraction
_LEAST_INDENTED = 4  # lines that show that paragraphs begin with spaces
_STRAY = 0.02
_CLOSERS = ' *_"”’»)]|'
_FULL_STOP = ".;:!?…"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `[start, end)` is its text without the white space around it.

    `blanks` counts the blank lines before it; `indent` the spaces at its head; `width` is its printed width in em
    (0.0 for a line too long to have been wrapped).
    """

    start: int
    end: int
    blanks: int
    indent: int
    text: str
    width: float
    marker: Marker | None

    @property
    def stops(self) -> bool:
        """Whether the line ends as a sentence, a point of a list or an introduction to one does."""
        return self.text.rstrip(_CLOSERS).endswith(tuple(_FULL_STOP))

    @property
    def first_letter(self) -> str:
        """The first letter or digit after the label; "" where there is none."""
        begin = self.marker.body if self.marker else 0
        return next((char for char in self.text[begin : begin + 60] if char.isalnum()), "")

    @property
    def capitals(self) -> bool:
        """Whether the line is set in capitals."""
        letters = [char for char in self.text[:_MEASURED] if char.isalpha()]
        return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    offset = blanks = 0
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            width = printed_width(content) if len(content) <= _MEASURED else 0.0
            lines.append(Line(start, start + len(content), blanks, indent, content, width, find_marker(content)))
            blanks = 0
        else:
            blanks += 1
        offset += len(raw) + 1
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines around a place are set.

    `loose`: a blank line stands after every line, so that it divides nothing. `dense`: hardly any blank lines.
    `measure` is the usual width, in em, of a line that goes on in the next one; 0.0 where lines are not wrapped.
    `first` is that of a paragraph's first line, which is often indented; never more than `measure`. `margin` is the
    number of characters at which the lines were wrapped; 0 where they were not wrapped so. `indented`: paragraphs begin
    with spaces, other lines do not.
    """

    loose: bool
    dense: bool
    measure: float
    first: float
    margin: int = 0
    indented: bool = False

    def fills(self, before: Line, line: Line) -> bool:
        """Whether `before` had no room within the margin for the first word of `line`."""
        return _wrapped(before, line).breaks > self.margin


class Settings:
    """The setting around each line, found once a stretch of lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._starts = [line.start for line in lines]
        self._stretches = [
            _setting(lines[max(0, place - _WINDOW) : place + 2 * _WINDOW]) for place in range(0, len(lines), _WINDOW)
        ]

    def around(self, line: Line) -> Setting:
        """The setting of the lines near `line`, which is one of those given."""
        return self._stretches[bisect_left(self._starts, line.start) // _WINDOW]


def _setting(lines: Sequence[Line]) -> Setting:
    pairs = list(pairwise(lines))
    parted = [pair for pair in pairs if pair[1].blanks]
    going_on = [(before, after) for before, after in pairs if _goes_on(before, after)]
    over_blank = sum(1 for _, after in going_on if after.blanks)
    wrapped = [before.width for before, after in going_on if before.width and before.width < 120]
    labelled = [before.width for before, _ in going_on if before.marker and before.width and before.width < 120]
    measure = median(wrapped) if len(wrapped) > 2 else 0.0
    return Setting(
        loose=len(parted) > 4 and over_blank > 0.25 * len(parted),
        dense=len(pairs) > 4 and len(parted) < 0.1 * len(pairs),
        measure=measure,
        first=min(measure, median(labelled)) if len(labelled) > 2 else measure,
        margin=margin_of(_wrapped(*pair) for pair in going_on if pair[0].width and not page_number(pair[0].text)),
        indented=_indented(pairs),
    )


def _wrapped(before: Line, after: Line) -> Wrapped:
    length = before.indent + len(before.text)
    return Wrapped(length, length + 1 + len(after.text.split(None, 1)[0]))


def _indented(pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether lines that may begin a paragraph stand further in, and those that certainly begin none do not."""
    begun = [after.indent >= INDENT for before, after in pairs if before.stops and not after.marker]
    going_on = [after.indent >= INDENT for before, after in pairs if _goes_on(before, after)]
    return sum(begun) > _LEAST_INDENTED and sum(going_on) <= _STRAY * len(going_on)


def _goes_on(before: Line, after: Line) -> bool:
    """Whether the second line certainly continues the first: no stop between, and a small letter."""
    return not before.stops and not after.marker and after.first_letter.islower()


def has_words(text: str) -> bool:
    """Whether anything but signs stands in `text`."""
    return re.search(r"\w", text) is not None
