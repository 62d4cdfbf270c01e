"""A document as a page shows it: its canonical text in paragraphs, each with an address, chosen words marked."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.web.markup import Html, el, join, text
from corpus.document import BlockKind, Document, Span

_CONTEXT = 600  # characters of the document shown on either side of what is marked


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked: their range, the field they fill ("lead"; "" for none) and its name as a reader knows it."""

    span: Span
    field: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of the text that is shown as one: what kind of block it is and which section it belongs to."""

    span: Span
    kind: str
    level: int


class DocumentView:
    """One document, cut into paragraphs once and shown many times."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The whole text in order, blank stretches left out. A printed label stands with what it labels."""
        document = self.document
        made: list[Paragraph] = []
        reached = 0
        for start, end, block in _runs(document):
            start = max(start, reached)
            if start >= end:
                continue
            before = _stripped(document.text, reached, start)
            kind, level = _kind(document, block)
            if before and "\n" not in document.text[before.end : start]:
                start = before.start
            elif before:
                made.append(Paragraph(before, "other", 0))
            made.append(Paragraph(Span(start, end), kind, level))
            reached = end
        rest = _stripped(document.text, reached, len(document.text))
        return (*made, Paragraph(rest, "other", 0)) if rest else tuple(made)

    def whole(self, marks: Sequence[Mark] = (), page_name: Callable[[int], str] = str) -> Html:
        """All of the document; where it tells its pages, each begins with its name and has the address "page-2"."""
        return join(self._paged(marks, page_name))

    def _paged(self, marks: Sequence[Mark], page_name: Callable[[int], str]) -> Iterator[Html]:
        reached: int | None = None
        for one in self.paragraphs:
            page = self.document.page(one.span.start)
            if page is not None and page != reached:
                yield el("p", page_name(page), class_="page-name", id=f"page-{page}")
                reached = page
            yield _paragraph(self.document, one, marks)

    def excerpt(self, marks: Sequence[Mark]) -> Html:
        """The document around what is marked; stretches far from any mark are shown as left out."""
        shown: list[Html] = []
        skipped = False
        for one in self.paragraphs:
            near = any(
                one.span.start < mark.span.end + _CONTEXT and mark.span.start - _CONTEXT < one.span.end
                for mark in marks
            )
            if near:
                shown += [_left_out()] if skipped else []
                shown.append(_paragraph(self.document, one, marks))
            skipped = not near
        return join([*shown, _left_out() if skipped else None])

    def address(self, offset: int) -> str:
        """The address of the paragraph that `offset` stands in, "o12034"; of the one before it between paragraphs."""
        place = bisect_right(self.paragraphs, offset, key=lambda one: one.span.start) - 1
        return f"o{self.paragraphs[max(place, 0)].span.start}" if self.paragraphs else "o0"


def _left_out() -> Html:
    return el("p", "⋯", class_="left-out", aria_hidden="true")


def _runs(document: Document) -> list[tuple[int, int, int]]:
    """The ranges of the blocks in the order of the text, neighbours of one block joined."""
    pieces = sorted(
        (span.start, span.end, number) for number, block in enumerate(document.blocks) for span in block.spans
    )
    runs: list[tuple[int, int, int]] = []
    for start, end, number in pieces:
        if runs and runs[-1][2] == number:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]), number)
        else:
            runs.append((start, end, number))
    return runs


def _kind(document: Document, number: int) -> tuple[str, int]:
    block = document.blocks[number]
    if block.kind is BlockKind.HEADING and block.section >= 0:
        return "heading", document.sections[block.section].level
    return str(block.kind), 0


def _stripped(whole_text: str, start: int, end: int) -> Span | None:
    part = whole_text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, start + len(part.rstrip())) if part.strip() else None


def _paragraph(document: Document, one: Paragraph, marks: Sequence[Mark]) -> Html:
    inside = [mark for mark in marks if mark.span.start < one.span.end and one.span.start < mark.span.end]
    level = f" level-{min(one.level, 4)}" if one.level else ""
    return el(
        "p",
        join(_pieces(document.text, one.span, inside)),
        class_=f"{one.kind}{level}" + (" marked" if inside else ""),
        id=f"o{one.span.start}",
    )


def _pieces(whole_text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Html]:
    edges = {span.start, span.end}
    for mark in marks:
        edges |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        words = _cells(whole_text[start:end])
        found = next((mark for mark in marks if mark.span.start <= start and end <= mark.span.end), None)
        if found is None:
            yield words
        else:
            first = found.span.start == start
            yield el("mark", words, data_field=found.field or None, data_label=(found.label or None) if first else None)


def _cells(words: str) -> Html:
    """Tabs between cells are shown as gaps."""
    return join((text(part) for part in words.split("\t")), "\u2003") if "\t" in words else text(words)
