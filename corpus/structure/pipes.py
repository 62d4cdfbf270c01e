"""Loose Markdown tables as the stream of their cells: a "|" between cells, cells broken over lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Span

_PIPE_LINE = re.compile(r"^[ \t]*\|.*$|^.*(?<!\\)\|[ \t]*$", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_RULE = re.compile(r":?-{2,}:?|:-+:?|-+:")


@dataclass(frozen=True, slots=True)
class PipeCell:
    """What stands between two pipes, trimmed: `start == end` for nothing. Nothing also stands between two rows."""

    start: int
    end: int

    @property
    def empty(self) -> bool:
        return self.start == self.end

    def cut(self, text: str) -> str:
        return text[self.start : self.end]


def pipe_groups(text: str) -> Iterator[Span]:
    """Runs from a first to a last pipe with no blank line inside: what may be tables, letterheads included."""
    first = last = -1
    for pipe in _pipes(text):
        if first >= 0 and _BLANK_LINE.search(text, last, pipe + 1):
            yield Span(first, _end_of_last_cell(text, last))
            first = pipe
        elif first < 0:
            first = pipe
        last = pipe
    if first >= 0:
        yield Span(first, _end_of_last_cell(text, last))


def pipe_cells(text: str, group: Span) -> tuple[PipeCell, ...]:
    """The cells of a group in order, rules ("---") between heading and rows left out with the row end after them."""
    pipes = [pipe.start() for pipe in _PIPE.finditer(text, group.start, group.end)]
    bounds = [*pipes, group.end] if pipes and pipes[-1] + 1 < group.end else pipes
    cells: list[PipeCell] = []
    ruled = False
    for left, right in pairwise(bounds):
        cell = _trim(text, left + 1, right)
        if _RULE.fullmatch(cell.cut(text)):
            ruled = True
        elif ruled and cell.empty:
            ruled = False
        else:
            cells.append(cell)
    return tuple(cells)


def _pipes(text: str) -> Iterator[int]:
    for line in _PIPE_LINE.finditer(text):
        for pipe in _PIPE.finditer(text, line.start(), line.end()):
            yield pipe.start()


def _end_of_last_cell(text: str, last: int) -> int:
    """Where a group ends: a table cut off in its last cell has no closing pipe, the words at hand are its own."""
    blank = _BLANK_LINE.search(text, last)
    return last + 1 + len(text[last + 1 : blank.start() if blank else len(text)].rstrip())


def _trim(text: str, start: int, end: int) -> PipeCell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return PipeCell(start, end)
