"""A stretch of a document before it is known where in the outline it belongs."""

import re
from dataclasses import dataclass

from corpus.document import BlockKind
from corpus.repair import repair_text
from corpus.structure.excerpt import Excerpt, trimmed
from corpus.structure.footnotes import note_marker
from corpus.structure.marker import TITLED, Marker, find_marker

SIGNS = " \t\n*_#|>"
_CLOSING = re.compile(r"Trên đây là\b")
_LAST = re.compile(
    r"(?:Trong quá trình|Yêu cầu|(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố|huyện))\b", re.I
)
_BEFORE_CLOSING = re.compile(r"(?:Giao|Trong quá trình|Yêu cầu|Đề nghị|Căn cứ|Định kỳ|Nhận được|Kế hoạch này)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A joined paragraph (`kind` PARAGRAPH), or something whose kind is known already: a table row, a footnote …

    `begin` and `end` bound the words in `excerpt.raw`, the label and Markdown signs left out; equal for no words.
    `reading` is given for table rows, "" for the rest, whose reading is the repaired words.
    """

    kind: BlockKind
    excerpt: Excerpt
    marker: Marker | None
    begin: int
    end: int
    reading: str = ""

    @property
    def start(self) -> int:
        """The place in the document of the first character; a row's cells may stand in another order."""
        return min(span.start for span in self.excerpt.spans)

    @property
    def words(self) -> str:
        """The repaired words, without the label."""
        return repair_text(self.excerpt.raw[self.begin : self.end])

    @property
    def is_prose(self) -> bool:
        return self.kind is BlockKind.PARAGRAPH

    @property
    def closes(self) -> bool:
        """Whether this is the formula that ends a plan."""
        return self.is_prose and not self.marker and _CLOSING.match(self.excerpt.raw, self.begin) is not None

    @property
    def may_be_last(self) -> bool:
        """Whether it may be the end of a plan that lacks the formula."""
        return self.is_prose and not self.marker and _LAST.match(self.excerpt.raw, self.begin) is not None

    @property
    def may_precede_closing(self) -> bool:
        """Whether it may belong to the plan's last words, which stand under no numbered heading."""
        return self.is_prose and not self.marker and _BEFORE_CLOSING.match(self.excerpt.raw, self.begin) is not None


def prose(excerpt: Excerpt) -> Passage:
    """The passage of a joined paragraph."""
    marker = find_marker(excerpt.raw)
    begin, end = trimmed(excerpt.raw, marker.body if marker else 0, len(excerpt.raw), SIGNS)
    return Passage(BlockKind.PARAGRAPH, excerpt, marker, begin, end)


def footnote(excerpt: Excerpt) -> Passage:
    """The passage of a footnote, its number for a label."""
    marker = note_marker(excerpt.raw)
    begin, end = trimmed(excerpt.raw, marker.body if marker else 0, len(excerpt.raw), SIGNS)
    return Passage(BlockKind.FOOTNOTE, excerpt, marker, begin, end)


def known(kind: BlockKind, excerpt: Excerpt, reading: str = "") -> Passage:
    """The passage of something that is no prose."""
    begin, end = trimmed(excerpt.raw, 0, len(excerpt.raw), " \t\n" if kind is BlockKind.FURNITURE else SIGNS)
    return Passage(kind, excerpt, None, begin, end, reading)


def lacks_title(passage: Passage) -> bool:
    """Whether the passage is the label of an annex or chapter and nothing more."""
    if not passage.is_prose or passage.marker is None or passage.begin < passage.end:
        return False
    return passage.marker.kind in TITLED
