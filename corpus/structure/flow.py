"""Printed lines read as one text, and the way back to where they stand in the source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Flow:
    """`words` joins the lines by line ends; `starts` tells where in `words` each line begins."""

    source: str
    lines: tuple[Span, ...]
    words: str
    starts: tuple[int, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The source ranges of `words[start:end]`, trimmed; lines with nothing else between make one."""
        while start < end and self.words[start].isspace():
            start += 1
        while end > start and self.words[end - 1].isspace():
            end -= 1
        found: list[Span] = []
        at = max(bisect_right(self.starts, start) - 1, 0)
        while at < len(self.lines) and self.starts[at] < end:
            line, offset = self.lines[at], self.lines[at].start - self.starts[at]
            piece = (max(start + offset, line.start), min(end + offset, line.end))
            if piece[0] < piece[1]:
                if found and not self.source[found[-1].end : piece[0]].strip():
                    found[-1] = Span(found[-1].start, piece[1])
                else:
                    found.append(Span(*piece))
            at += 1
        return tuple(found)


def flow_of(source: str, lines: Sequence[Span]) -> Flow:
    """The lines of `source` at the ranges `lines`, in order, as one text."""
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += line.end - line.start + 1
    return Flow(source, tuple(lines), "\n".join(line.cut(source) for line in lines), tuple(starts))
