"""Source ranges read as one string, with the way back from a place in the string to the ranges."""

from bisect import bisect_right
from dataclasses import dataclass

from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of `spans`, joined by line ends. `raw` keeps the source's own line ends and mark-up."""

    spans: tuple[Span, ...]
    raw: str
    _offsets: tuple[int, ...]

    def spans_of(self, begin: int, end: int) -> tuple[Span, ...]:
        """The source ranges of `raw[begin:end]`; none for an empty range."""
        found: list[Span] = []
        for place in range(max(0, bisect_right(self._offsets, begin) - 1), len(self.spans)):
            span, offset = self.spans[place], self._offsets[place]
            if offset >= end:
                break
            start = span.start + max(0, begin - offset)
            stop = min(span.end, span.start + end - offset)
            if start < stop:
                found.append(Span(start, stop))
        return tuple(found)


def excerpt(text: str, spans: tuple[Span, ...]) -> Excerpt:
    """The excerpt of `text` at `spans`, in the order given."""
    offsets: list[int] = []
    offset = 0
    for span in spans:
        offsets.append(offset)
        offset += span.end - span.start + 1
    return Excerpt(spans, "\n".join(span.cut(text) for span in spans), tuple(offsets))


def trimmed(raw: str, begin: int, end: int, signs: str = " \t\n") -> tuple[int, int]:
    """`[begin, end)` without the characters of `signs` at its ends; an empty range where nothing is left."""
    while begin < end and raw[begin] in signs:
        begin += 1
    while end > begin and raw[end - 1] in signs:
        end -= 1
    return begin, end
