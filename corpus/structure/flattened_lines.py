"""The lines of a flattened table: printed lines and what stands between them, page headers taken out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import TableRegion
from corpus.normalizer import match_key
from corpus.structure.page_numbers import page_number

_HEADER_SHARE = 0.75  # a repeated header may lose a name at the edge of a page
_HEADER_REACH = 12  # white lines that may stand inside a header
_WORD = re.compile(r"\S+")
_PAGE_NUMBER_WORDS = 5
_MANY_PAGES = 3
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-D])\)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a table.

    `words` holds a (start, end) pair a word, in offsets of the canonical text. `indent` counts the spaces before the
    first word, `trail` those after the last. `blanks` counts the spaces of the white lines before: an empty cell or
    paragraph is printed as one space. `tight` says that fewer line ends than usual stand before. `page` numbers the
    printed pages from 0; `first` marks the first line under a page's header.
    """

    words: tuple[tuple[int, int], ...]
    indent: int
    trail: int
    blanks: int
    tight: bool
    page: int
    first: bool


@dataclass(frozen=True, slots=True)
class _Physical:
    start: int
    end: int
    words: tuple[tuple[int, int], ...]


def read_lines(text: str, region: TableRegion) -> tuple[Line, ...]:
    """The lines of `region` in order, without its headers, page numbers and rows that number the columns."""
    physical = _physical_lines(text, region.span.start, region.span.end)
    pages = _header_runs(text, physical, region.header)
    furniture = _furniture(text, physical, pages, len(region.header))
    usual = _usual_step(physical)
    lines: list[Line] = []
    page, first, blanks, last = 0, False, 0, -usual
    for index, line in enumerate(physical):
        if index in pages:
            page, first, blanks = pages[index], True, 0
        elif index in furniture:
            pass
        elif not line.words:
            blanks += line.end - line.start
        else:
            indent, trail = line.words[0][0] - line.start, line.end - line.words[-1][1]
            tight = not first and not blanks and index - last < usual
            lines.append(Line(line.words, indent, trail, blanks, tight, page, first))
            first, blanks, last = False, 0, index
    return tuple(lines)


def _physical_lines(text: str, start: int, end: int) -> list[_Physical]:
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        words = tuple((word.start(), word.end()) for word in _WORD.finditer(text, start, stop))
        lines.append(_Physical(start, stop, words))
        start = stop + 1
    return lines


def _header_runs(text: str, physical: Sequence[_Physical], header: Sequence[str]) -> dict[int, int]:
    """The index of every header line, with the number of the page that it heads."""
    names = Counter(match_key(" ".join(header)).split())
    heads = {match_key(name).split()[0] for name in header[:1] if name.strip()}
    pages: dict[int, int] = {}
    page, index = -1, 0
    while index < len(physical):
        words = physical[index].words
        if not words or match_key(text[slice(*words[0])]) not in heads:
            index += 1
            continue
        stop = _header_end(text, physical, index, names)
        if stop == index:
            index += 1
            continue
        page += 1
        pages.update(dict.fromkeys(range(index, stop), page))
        index = stop
    return pages


def _header_end(text: str, physical: Sequence[_Physical], start: int, names: Counter[str]) -> int:
    """The line after the header that begins at `start`; `start` where none begins: the names in any order and cut."""
    left = names.copy()
    stop, white, index = start, 0, start
    while index < len(physical) and left and white <= _HEADER_REACH:
        line = physical[index]
        here = Counter(match_key(text[line.words[0][0] : line.words[-1][1]]).split()) if line.words else Counter()
        if here - left:
            break
        left -= here
        white = 0 if here else white + 1
        index += 1
        stop = index if here else stop
    return stop if names.total() - left.total() >= _HEADER_SHARE * names.total() else start


def _furniture(text: str, physical: Sequence[_Physical], pages: dict[int, int], columns: int) -> set[int]:
    """Rows that number the columns, under a header, and page numbers: those before one, those that say so."""
    found: set[int] = set()
    heads = [index for index in pages if index - 1 not in pages]
    above = {_line_above(physical, head) for head in heads}
    told: list[tuple[int, int]] = []
    bare: list[tuple[int, int]] = []
    for index in pages:
        if index + 1 not in pages:
            found |= _column_numbers(text, physical, index + 1, columns)
    for index, line in enumerate(physical):
        number = page_number(text[line.start : line.end]) if 0 < len(line.words) < _PAGE_NUMBER_WORDS else None
        if number is not None:
            (told if number.signed or index in above else bare).append((index, number.number))
    # Without a header or a word beside them rows may be counted so, but from one on.
    alone = len(heads) == 1 and not told and len(bare) >= _MANY_PAGES and bare[0][1] > 1
    return found | _in_sequence(told) | (_in_sequence(bare) if alone else set())


def _in_sequence(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """The lines of numbers that count on one by one; none where one does not."""
    values = [value for _, value in numbers]
    goes_on = len(values) > 1 and values == list(range(values[0], values[0] + len(values)))
    return {index for index, _ in numbers} if goes_on else set()


def _line_above(physical: Sequence[_Physical], head: int) -> int:
    """The last printed line before a header; -1 where none is near."""
    return next((at for at in range(head - 1, max(head - 8, -1), -1) if physical[at].words), -1)


def _column_numbers(text: str, physical: Sequence[_Physical], start: int, columns: int) -> set[int]:
    lines, count = set(), 0
    for index in range(start, min(start + 3 * columns, len(physical))):
        words = [text[slice(*word)] for word in physical[index].words]
        if not all(_COLUMN_NUMBER.match(word) for word in words):
            break
        count += len(words)
        lines.update([index] if words else [])
    return lines if count >= max(columns - 1, 3) else set()


def _usual_step(physical: Sequence[_Physical]) -> int:
    """How many physical lines it usually is from one printed line to the next."""
    steps: Counter[int] = Counter()
    last = None
    for index, line in enumerate(physical):
        if line.words:
            if last is not None:
                steps[index - last] += 1
            last = index
    return steps.most_common(1)[0][0] if steps else 1
