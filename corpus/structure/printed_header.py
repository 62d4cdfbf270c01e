"""The header of a table that was printed without delimiters: its names, found among the words of a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Span
from corpus.normalizer import match_key
from corpus.repair import repair_text
from corpus.structure.header import begins_name, column_of_key
from corpus.structure.row import Column

_WORD = re.compile(r"\S+")
_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_LONGEST_NAME = 12  # words
_LONGEST_HEADER = 60
_HEADER_GAP = 24  # white characters that may stand between two words of a printed header
_LONGEST_ODD_NAME = 5  # words of a name that is not known
_LEAST_KNOWN = 4  # names that must be known beside one that is not
_NAME_WORD = re.compile(r"[(/]?[^\W\d_]+(?:[/-][^\W\d_]+)*[,/)]*")


@dataclass(frozen=True, slots=True)
class PrintedHeader:
    """A header found in running text: the one-line `names` of its columns and the range it stands in."""

    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Name:
    """A column's name: its words from `first` up to `stop`. No column: a name that says nothing known."""

    column: Column | None
    first: int
    stop: int


def find_printed_header(text: str, start: int, end: int) -> PrintedHeader | None:
    """The header of a table without delimiters that begins at `start`, or None.

    Known names follow each other to the end of a line, broken over lines as it may be; there must be a content
    column, and an agency or a time among at least three. Between known names one may stand that is not known, or known
    names may go on in words of their own ("Nhiệm vụ / chính").
    """
    if not begins_name(text, start):
        return None
    header = _Words(text, _header_words(text, start, end))
    names: list[_Name] = []
    at, complete = 0, 0
    while at < len(header.words):
        name = header.known_name(at, [name.column for name in names])
        odd = header.odd_name(at, names) if name is None and names else None
        if name is not None:
            names.append(name)
        elif odd is not None and header.goes_on(at):
            names[-1] = _Name(names[-1].column, names[-1].first, odd.stop)
        elif odd is not None:
            names.append(odd)
        else:
            break
        at = names[-1].stop
        if header.ends_line(at):
            complete = len(names)
    names = names[:complete]
    if not _can_head(names):
        return None
    return PrintedHeader(tuple(map(header.text_of, names)), Span(start, header.words[names[-1].stop - 1].end))


def repeated_header_end(text: str, start: int, end: int, names: Sequence[str]) -> int | None:
    """Where the header `names` ends that begins at `start` again, broken over lines as it may be; None where it does
    not."""
    at = start
    for wanted in _name_words(tuple(names)):
        word = _WORD.search(text, at, min(at + _HEADER_GAP + len(wanted) + 1, end))
        if word is None or match_key(word.group()) != wanted:
            return None
        at = word.end()
    return at


@lru_cache(maxsize=64)
def _name_words(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(match_key(" ".join(names)).split())


class _Words:
    """The words that a header may stand in."""

    def __init__(self, text: str, words: Sequence[Span]) -> None:
        self._text = text
        self.words = words
        self._keys = [match_key(word.cut(text)) for word in words]

    def text_of(self, name: _Name) -> str:
        return repair_text(self._text[self.words[name.first].start : self.words[name.stop - 1].end])

    def ends_line(self, stop: int) -> bool:
        """Whether the word before `stop` is the last of its line."""
        position = self.words[stop - 1].end
        while position < len(self._text) and self._text[position] in " \t":
            position += 1
        return position >= len(self._text) or self._text[position] == "\n"

    def goes_on(self, at: int) -> bool:
        """Whether word `at` is written as what goes on with a name: a name begins with a capital."""
        return not self.words[at].cut(self._text).lstrip("(/")[:1].isupper()

    def known_name(self, at: int, taken: Sequence[Column | None]) -> _Name | None:
        """The longest known name that begins at word `at`, its meaning not yet taken.

        A name that a line end or another name follows is preferred: what follows a header may read like the rest of
        it.
        """
        longest: _Name | None = None
        for stop in range(min(at + _LONGEST_NAME, len(self._keys)), at, -1):
            column = column_of_key(" ".join(self._keys[at:stop]))
            if column is None or (column is not Column.OTHER and column in taken):
                continue
            name = _Name(column, at, stop)
            followed = stop < len(self._keys) and begins_name(self._text, self.words[stop].start)
            if stop == len(self._keys) or followed or self.ends_line(stop):
                return name
            longest = longest or name
        return longest

    def odd_name(self, at: int, names: Sequence[_Name]) -> _Name | None:
        """Words from `at` on that say nothing known, or what another column is called already, before a known name.

        Two such names in a row are told apart by a line that begins with a capital.
        """
        taken = [name.column for name in names]
        for stop in range(at + 1, min(at + _LONGEST_ODD_NAME, len(self.words) - 1) + 1):
            if not _NAME_WORD.fullmatch(self.words[stop - 1].cut(self._text)):
                return None
            if not self.goes_on(stop) and self.known_name(stop, taken) is not None:
                begun = (place for place in range(at + 1, stop) if self.ends_line(place) and not self.goes_on(place))
                return _Name(None, at, next(begun, stop))
        return None


def _header_words(text: str, start: int, end: int) -> list[Span]:
    words: list[Span] = []
    for word in _WORD.finditer(text, start, end):
        if len(words) == _LONGEST_HEADER or (words and word.start() - words[-1].end > _HEADER_GAP):
            break
        words.append(Span(*word.span()))
    return words


def _can_head(names: Sequence[_Name]) -> bool:
    known = [name.column for name in names if name.column is not None]
    roles = {Column.LEAD, Column.COORDINATE, Column.DEADLINE} & set(known)
    enough = len(known) > 2 and (len(known) == len(names) or len(known) >= _LEAST_KNOWN)
    return enough and bool(roles) and any(column in known for column in _CONTENT)
