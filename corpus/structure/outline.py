"""The tree of sections, and each passage as a block in its section.

Levels come from the labels in the order in which they appear: a label of a new sort opens a level below the present
one, a label of a sort that is open goes on at that sort's level.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Block, BlockKind, Section, Span
from corpus.repair import repair
from corpus.structure.excerpt import excerpt, trimmed
from corpus.structure.headings import heading_end
from corpus.structure.lines import has_words
from corpus.structure.marker import Marker, MarkerKind
from corpus.structure.passage import SIGNS, Passage, lacks_title, prose

_WORD_RANKS = {
    MarkerKind.ANNEX: 0,
    MarkerKind.PART: 1,
    MarkerKind.CHAPTER: 2,
    MarkerKind.SECTION: 3,
    MarkerKind.ARTICLE: 4,
}
_UNNUMBERED = Marker(MarkerKind.BULLET, 0, 0, "", 0, 0, 0)
_TITLE_WORDS = 60
_DEEPEST = 8  # levels that counts beginning anew may open


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections and blocks in reading order."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]


def build_outline(text: str, passages: Sequence[Passage]) -> Outline:
    """The outline of `passages`, which stand in reading order."""
    builder = _Builder(text)
    joined = _with_annex_titles(text, passages)
    following = _following(joined)
    ends = [heading_end(passage, after) for passage, after in zip(joined, following, strict=True)]
    closing = _closing(joined, ends)
    signed = False
    for place, passage in enumerate(joined):
        if place in closing:
            builder.leave(1, passage.start)
        if passage.kind is BlockKind.FURNITURE and builder.sections and has_words(passage.excerpt.raw):
            signed = True
        end = ends[place]
        if signed and passage.is_prose:
            if not passage.marker and (end >= 0 or _is_title(passage)):
                end = passage.end
                builder.leave(0, passage.start)
            signed = False
        builder.add(passage, end)
    return Outline(builder.finished(), tuple(builder.blocks))


def _with_annex_titles(text: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages, the title of an annex or chapter joined to its label."""
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if last and lacks_title(last) and _is_title(passage) and not passage.marker:
            joined[-1] = prose(excerpt(text, last.excerpt.spans + passage.excerpt.spans))
        else:
            joined.append(passage)
    return joined


def _is_title(passage: Passage) -> bool:
    """Whether the passage is set like a title: in capitals or as a Markdown heading."""
    if not passage.is_prose or passage.begin == passage.end:
        return False
    words = passage.words
    letters = [char for char in words if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) > 0.8 * len(letters)
    return (capitals or passage.excerpt.raw.startswith("#")) and len(words.split()) <= _TITLE_WORDS


def _closing(passages: Sequence[Passage], heading_ends: Sequence[int]) -> set[int]:
    """The places of the plan's last words, which stand under no subsection; what follows a heading directly does."""
    found: set[int] = set()
    for place, passage in enumerate(passages):
        signed = place + 1 < len(passages) and passages[place + 1].kind is BlockKind.FURNITURE
        under = place and heading_ends[place - 1] >= 0
        if not (passage.closes or (signed and passage.may_be_last and not under)):
            continue
        found.add(place)
        before = place - 1
        while before > 0 and passages[before].may_precede_closing and heading_ends[before - 1] < 0:
            found.add(before)
            before -= 1
    return found


def _following(passages: Sequence[Passage]) -> list[Passage | None]:
    """For each passage the next that is part of the matter."""
    following: list[Passage | None] = []
    ahead: Passage | None = None
    for passage in reversed(passages):
        following.append(ahead)
        if passage.kind not in (BlockKind.FURNITURE, BlockKind.FOOTNOTE):
            ahead = passage
    return following[::-1]


@dataclass(slots=True)
class _Open:
    """A section that is not finished: its label and its index."""

    marker: Marker
    index: int


@dataclass(slots=True)
class _Draft:
    parent: int
    level: int
    marker: str
    title: str
    spans: tuple[Span, ...]
    end: int = -1


@dataclass(slots=True)
class _Builder:
    text: str
    sections: list[_Draft] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)

    def add(self, passage: Passage, heading: int) -> None:
        """Append a passage; `heading` is the end of its heading, -1 for none."""
        if heading < 0:
            self._leave_for_item(passage)
            self._add_block(passage, passage.begin, passage.end)
            return
        self._open_section(passage, heading)
        begin, end = trimmed(passage.excerpt.raw, heading, passage.end, SIGNS + ":")
        if begin < end:
            self._add_block(Passage(BlockKind.PARAGRAPH, passage.excerpt, None, begin, end), begin, end)

    def leave(self, depth: int, at: int) -> None:
        """End all sections below level `depth` before the character `at`."""
        for opened in self._stack[depth:]:
            self.sections[opened.index].end = at
        del self._stack[depth:]

    def finished(self) -> tuple[Section, ...]:
        for draft in self.sections:
            if draft.end < 0:
                draft.end = len(self.text)
        return tuple(
            Section(index, d.parent, d.level, d.marker, d.title, d.spans, Span(d.spans[0].start, d.end))
            for index, d in enumerate(self.sections)
        )

    def _leave_for_item(self, passage: Passage) -> None:
        """A numbered sentence that goes on counting headings stands beside the last of them, not under it."""
        marker = passage.marker
        if not passage.is_prose or not marker or marker.kind is MarkerKind.BULLET:
            return
        depth = _depth(self._stack, marker)
        if depth < len(self._stack) and self._stack[depth].marker.ordinal < marker.ordinal:
            self.leave(depth, passage.start)

    def _open_section(self, passage: Passage, heading: int) -> None:
        marker = passage.marker or _UNNUMBERED
        self.leave(_depth(self._stack, marker), passage.start)
        raw = passage.excerpt.raw
        first = passage.marker.start if passage.marker else passage.begin
        start, stop = trimmed(raw, first, heading, SIGNS)
        spans = passage.excerpt.spans_of(start, stop)
        words = passage.excerpt.spans_of(*trimmed(raw, passage.begin, heading, SIGNS))
        title = repair(self.text, words).rstrip(" :")
        parent = self._stack[-1].index if self._stack else -1
        self.sections.append(_Draft(parent, len(self._stack) + 1, marker.text, title, spans))
        self._stack.append(_Open(marker, len(self.sections) - 1))
        self._append(BlockKind.HEADING, words or spans, marker.text)

    def _add_block(self, passage: Passage, begin: int, end: int) -> None:
        kind = passage.kind
        if passage.is_prose and passage.marker:
            kind = BlockKind.ITEM
        label = passage.marker.text if passage.marker else ""
        if passage.reading:
            self._append(kind, passage.excerpt.spans, label, passage.reading)
        elif begin < end:
            self._append(kind, passage.excerpt.spans_of(begin, end), label)
        elif passage.marker:
            self._append(kind, passage.excerpt.spans_of(passage.marker.start, passage.marker.end), label)

    def _append(self, kind: BlockKind, spans: tuple[Span, ...], marker: str, reading: str = "") -> None:
        section = self._stack[-1].index if self._stack else -1
        words = reading or repair(self.text, spans)
        if words:
            self.blocks.append(Block(kind, spans, words, marker, section))


def _depth(stack: Sequence[_Open], marker: Marker) -> int:
    """How many of the open sections stay open when `marker` heads a new one."""
    if marker.kind in _WORD_RANKS:
        rank = _WORD_RANKS[marker.kind]
        return next((place for place, o in enumerate(stack) if _WORD_RANKS.get(o.marker.kind, 9) >= rank), len(stack))
    same = [place for place, opened in enumerate(stack) if opened.marker.sort == marker.sort]
    if not same:
        return len(stack)
    for place in reversed(same):
        if stack[place].marker.ordinal + 1 == marker.ordinal:
            return place
    last = stack[same[-1]].marker.ordinal
    for place in range(len(stack) - 1, same[-1], -1):
        # A label of the wrong sort that continues a deeper count ("a)" then "2." for "b)") is a slip of the writer.
        if stack[place].marker.ordinal + 1 == marker.ordinal and 1 < marker.ordinal <= last:
            return place
    return len(stack) if marker.ordinal == 1 < last and len(stack) < _DEEPEST else same[-1]
