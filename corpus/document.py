"""A document as the rest of the product sees it: canonical text, sections, blocks, tables.

Every offset counts Unicode code points of `Document.text`, the canonical text: the one string that
quotations are checked against.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.catalog import CatalogEntry


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points of a document's canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def cut(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a run of lines is to a reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # a point of a list: "-", "+", "a)"
    TABLE = "table"  # one block a table row, as well as it could be cut
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"  # page numbers, repeated headers, letterhead, signature, recipients


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading, table row or piece of furniture, in reading order.

    `spans` leave out what interrupts the block (page furniture, footnotes), the printed label and Markdown signs at its
    ends; `text` is their repaired one-line reading (see `corpus.repair`), for a table row its cells joined by " | ".
    `marker` is the label ("II.", "2.1.", "a)", "-", "+") or "". `section` indexes
    `Document.sections`; -1 before the first heading.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    text: str
    marker: str
    section: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `parent` indexes `Document.sections`; -1 at the top.

    `title` is the repaired heading without its marker; `spans` cover the heading with its marker; `extent`
    runs from the heading to the end of the section, its subsections included. `level` is 1 at the top.
    """

    index: int
    parent: int
    level: int
    marker: str
    title: str
    spans: tuple[Span, ...]
    extent: Span

    @property
    def label(self) -> str:
        """The heading as printed on one line: "2.1. Sở Nội vụ"."""
        return f"{self.marker} {self.title}".strip()


class TableShape(StrEnum):
    """How the extraction left a table."""

    DELIMITED = "delimited"  # cells between tabs, one row a line
    PIPED = "piped"  # loose Markdown: "|" lines between cells, cells broken over lines
    NUMBERED = "numbered"  # numbered rows, cells as paragraphs, no delimiter
    FLATTENED = "flattened"  # a wide table read line by line, cells interleaved at page breaks


@dataclass(frozen=True, slots=True)
class TableRegion:
    """Where a table stands: from its first header to its last row. `header` holds the printed column names."""

    span: Span
    section: int
    shape: TableShape
    header: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One catalogued document, read. Sections and blocks are in reading order; `pages` has the places where the pages
    after the first begin, none where the source does not tell its pages.
    """

    entry: CatalogEntry
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[TableRegion, ...]
    pages: tuple[int, ...] = ()

    def page(self, place: int) -> int | None:
        """The number, from 1, of the page that a place stands on; None where the source does not tell its pages."""
        return bisect_right(self.pages, place) + 1 if self.pages else None

    def path(self, section: int) -> tuple[str, ...]:
        """The heading labels from the top down to `section`; empty for -1."""
        labels: list[str] = []
        while section >= 0:
            labels.append(self.sections[section].label)
            section = self.sections[section].parent
        return tuple(reversed(labels))

    def quote(self, spans: Iterable[Span]) -> str:
        """The exact source words of `spans`, joined by " … " as citations are."""
        return " … ".join(span.cut(self.text) for span in spans)
