"""Footnotes that the extraction left in the flow: at the foot of a page, or gathered at the end."""

import re
from collections.abc import Sequence

from corpus.structure.lines import Line, Settings
from corpus.structure.marker import Marker, MarkerKind

_NOTE = re.compile(r"(?:\[(?P<bracketed>\d{1,3})\](?=\s|$)|(?P<bare>\d{1,2})(?=\s+[^\W\d_]))")
_REFERENCE = re.compile(r"(?<=[^\W\d_])(\d{1,2})(?![\w/%]|[.,]\d)|\[(\d{1,3})\]")
_LONGEST = 40  # lines of one note


def find_footnotes(
    text: str, lines: Sequence[Line], flow: Sequence[int], settings: Settings
) -> tuple[tuple[int, ...], ...]:
    """The line indexes of each footnote, in order. `flow` holds the indexes of the lines of prose.

    A line opens a note when it begins with the next number, the text before refers to that number (a digit stuck to a
    word, or "[1]"), and the lines go on like prose. A note ends at a blank line, at the top of a page, or at the next
    note; where blank lines stand after every line, only at the top of a page and after a line with room in its margin.
    """
    expected = 1
    notes: list[tuple[int, ...]] = []
    known = _references(text)
    place = 0
    while place < len(flow):
        line = lines[flow[place]]
        number = _note_number(line.text)
        if number != expected or known.get(number, len(text)) >= line.start:
            place += 1
            continue
        stop = place + 1
        while stop < len(flow) and stop - place < _LONGEST and not _ends(lines, flow, stop, settings, expected + 1):
            stop += 1
        notes.append(tuple(flow[place:stop]))
        expected += 1
        place = stop
    return tuple(notes)


def _references(text: str) -> dict[int, int]:
    """For each number that a reference names, the offset of the first one."""
    found: dict[int, int] = {}
    for match in _REFERENCE.finditer(text):
        found.setdefault(int(match.group(1) or match.group(2)), match.start())
    return found


def note_marker(text: str) -> Marker | None:
    """The number that a note begins with; None where `text` begins with none."""
    match = _NOTE.match(text)
    if match is None:
        return None
    number, end = int(match["bracketed"] or match["bare"]), match.end()
    body = end + len(text[end:]) - len(text[end:].lstrip())
    return Marker(MarkerKind.BRACKETED, 1, number, match.group(), 0, end, body)


def _note_number(line: str) -> int:
    marker = note_marker(line)
    return marker.ordinal if marker else 0


def _ends(lines: Sequence[Line], flow: Sequence[int], place: int, settings: Settings, following: int) -> bool:
    before, line = lines[flow[place - 1]], lines[flow[place]]
    if flow[place] != flow[place - 1] + 1 or _note_number(line.text) == following:
        return True
    if line.blanks:
        setting = settings.around(line)
        room = bool(setting.margin) and not setting.fills(before, line)
        return not setting.loose or room or line.marker is not None
    return line.indent == 1
