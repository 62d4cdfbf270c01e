"""Parts of documents that have a name: sections with their headings, lists in prose with the lines that announce them.

A question that names a part ("mục đích của kế hoạch", "phát triển xã hội số gồm những gì") wants all of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.evidence import Units
from assistant.matching import Topic
from assistant.rarity import Terms
from assistant.unit import Unit
from corpus.document import BlockKind, Document, Section, Span
from corpus.normalizer import match_key
from corpus.points import point_lists
from corpus.sentences import split_sentences
from index.chunk import Sentence
from index.store import Index

FOR_SOMEBODY = re.compile(r"đối với\s", re.IGNORECASE)
# What headings say beside their matter: "Đối với cá nhân", "Đối tượng thực hiện".
_BESIDE = re.compile(
    r"^(?:đối với|về|các|những|một số)\s+|(?<!tổ chức)\s+(?:(?:triển khai )?thực hiện|triển khai)[ .:]*$", re.IGNORECASE
)
# A point that says by itself what it is about: "Tập thể: Các cơ quan …", "Giai đoạn 48-72 giờ: …".
_LABELLED = re.compile(r"(?P<label>[^\W\d][^:.;,“”()]{3,50}):\s+\S")
_JOINED = re.compile(r"\s+và\s+", re.IGNORECASE)
_WHOLE = 14  # sentences; a section with more below it is told by the headings in it


@dataclass(frozen=True, slots=True)
class Part:
    """A named part. `name` is its heading or announcing line, ready to be looked for in a question; `names` are those
    of the two matters that the heading right over a text joins ("Thử nghiệm và tối ưu hóa"); `above` the headings over
    it; `depth` how many there are; `units` what it holds, in the order of the text.
    """

    document: str
    label: str
    name: Topic
    names: tuple[Topic, ...]
    own: Terms
    above: Terms
    depth: int
    units: tuple[Unit, ...]


class Parts:
    """All parts of an index, by document."""

    def __init__(self, index: Index, units: Units) -> None:
        self._units = units
        sentences: dict[str, list[Unit]] = {}
        for unit in units:
            if unit.sentence is not None:
                sentences.setdefault(unit.document, []).append(unit)
        self._points: dict[tuple[str, str], tuple[Unit, ...]] = {}
        self._by_document = {
            document.entry.id: tuple(self._of(document, sentences.get(document.entry.id, [])))
            for document in index.documents
        }

    def of_document(self, document: str) -> tuple[Part, ...]:
        """The parts of a document in the order of the text; empty for one that the index does not hold."""
        return self._by_document.get(document, ())

    def announced(self, unit: Unit) -> tuple[Unit, ...]:
        """What stands under a heading, or in the list that a sentence announces; empty for any other unit."""
        return self._points.get((unit.document, unit.text), ()) if unit.sentence is not None else ()

    def _of(self, document: Document, units: list[Unit]) -> Iterator[Part]:
        notes = {block.spans[0].start for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
        headings = {section.spans[0].start for section in document.sections}
        told = sorted(
            (unit for unit in units if unit.spans[0].start not in notes | headings), key=lambda unit: unit.spans[0]
        )
        starts = [unit.spans[0].start for unit in told]

        def within(spans: Iterable[Span]) -> tuple[Unit, ...]:
            found = (told[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end - 1)] for span in spans)
            return tuple(unit for run in found for unit in run)

        parents = {section.parent for section in document.sections}
        for section in document.sections:
            below = within((section.extent,))
            if len(below) > _WHOLE:
                below = tuple(self._headings(document, section, below))
            if below:
                self._points[document.entry.id, section.label] = below
            # What a body is given is told from its duties; what holds for it ("Đối với …"), from here.
            if below and (not self._units.is_body(section.title) or FOR_SOMEBODY.match(section.title)):
                name = _BESIDE.sub("", _BESIDE.sub("", section.title))
                joined = () if section.index in parents else tuple(_JOINED.split(name))
                above = document.path(section.index)[:-1]
                yield self._part(document, section.title, above, below, name, joined if len(joined) == 2 else ())
        titles = {match_key(section.title) for section in document.sections}
        for unit in told:
            labelled = None if unit.clause else _LABELLED.match(unit.text)
            if labelled is None or match_key(labelled["label"]) in titles:
                continue
            if not self._units.is_body(labelled["label"]):
                yield self._part(document, labelled["label"], unit.chunk.path, (unit,), labelled["label"])
        for found in point_lists(document):
            opening = split_sentences(document.text, found.opening)[-1].text
            points = within(span for block in found.points for span in block.spans)
            if points:
                self._points[document.entry.id, opening] = points
                yield self._part(document, opening, document.path(found.opening.section), points, opening)

    def _headings(self, document: Document, section: Section, below: tuple[Unit, ...]) -> Iterator[Unit]:
        """The headings right under a long section, else its first sentences."""
        inside = [other for other in document.sections if other.parent == section.index]
        if len(inside) < 2:
            yield from below[:_WHOLE]
        for other in inside if len(inside) > 1 else ():
            first = next((unit for unit in below if unit.spans[0].start >= other.spans[0].start), below[-1])
            sentence = Sentence(other.spans, other.label)
            own = self._units.terms(other.label)
            yield Unit(first.document, first.chunk, other.spans, own, first.ladder, 0.0, sentence=sentence)

    def _part(
        self,
        document: Document,
        label: str,
        above: tuple[str, ...],
        units: tuple[Unit, ...],
        name: str,
        joined: tuple[str, ...] = (),
    ) -> Part:
        own = self._units.terms(name)
        return Part(
            document.entry.id,
            label,
            self._units.topic(name),
            tuple(self._units.topic(one) for one in joined if " " in one.strip()),
            own,
            self._units.terms(" ".join(above)),
            len(above) + 1,
            units,
        )
