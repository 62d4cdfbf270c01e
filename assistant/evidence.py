"""Evidence: the records and sentences a question is measured against, and how well each one fits.

A unit is one thing that can be cited: a table row (`Task`), what prose assigns (`Duty`), or a sentence. What is found
by the index is cut into units here, each is measured against the question's topic, and the best come back in order.
"""

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.columns import columns_of, under, years_of_columns
from assistant.facts import DOCUMENT_NUMBER
from assistant.ladder import Field, Ladder
from assistant.line_forms import FRAME, LABELLED, LEANING, SENDING
from assistant.matching import Topic
from assistant.openings import openings_of
from assistant.plan_itself import heads_whole, speaks_of_plan
from assistant.rarity import Rarity, Terms, stopwords, terms
from assistant.seams import runs
from assistant.unit import Evidence, Unit
from corpus.abbreviations import Abbreviations
from corpus.agencies import AgencyRegistry
from corpus.document import Span
from corpus.normalizer import match_key
from corpus.record import Duty, Record, Task
from corpus.sentences import Sentence as SourceSentence
from corpus.sentences import split_clauses
from index.chunk import Chunk, ChunkKind, Sentence
from index.store import Index

# What a match is worth by where it stands: the row's own words first, then what it shares with its neighbours.
_ACTIVITY, _TASK, _GOAL, _PRODUCT, _AREA, _BODY, _HEADING, _TITLE = 1.0, 0.97, 0.94, 0.7, 0.75, 0.6, 0.6, 0.55
# What only this document's title says names the document.
_TELLING_TITLE = 0.8
# The line that announces a list says what all its points are about.
_OPENING = 0.85
# A heading can say who somebody is ("2.1. Sở Nội vụ - Cơ quan thường trực …"); a short one only says what follows.
_TELLING_HEADING, _OWN_HEADING = 9, 0.9
# A heading that only names who is given what stands below it says who does it.
_BODY_ABOVE = 0.85
# A heading on the line of its prose says what that is about.
_RUN_IN = 0.9
# Sentences that open or close a document repeat its title and say nothing of their own.
_FRAME_WEIGHT = 0.7
# Sentences that go on with what the sentence before them says, and what a match there is worth to them.
_LEANT_ON = 0.6
# A sentence this long is measured clause by clause, too; what the whole holds counts nearly as much.
_LONG_SENTENCE, _OF_SENTENCE = 160, 0.8
_LABEL = re.compile(r"^(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*")
_BODY_SHARE = 0.7
# "Số lượng: 5.000 cuốn." says of what its heading and the points beside it name.
_LABEL_HEADING, _BESIDE = 0.95, 0.8
# What is said of the plan itself is said of what its title names.
_MEANT = 0.95
_NOT_ONE_BODY = re.compile(
    r"(?:các(?! [^:.;]{2,30}:)|chủ tịch|thường trực"
    r"|(?:ubnd|hđnd|[uủ][yỷ] ban nhân dân|hội đồng nhân dân) (?:tỉnh|thành phố|huyện))(?!\w)",
    re.IGNORECASE,
)
# Bodies of one sort, which no registry names each of: "Các Trung tâm y tế giám sát …".
_OF_A_SORT = re.compile(
    r"Các (?:trung tâm|trạm y tế|bệnh viện|trường (?!hợp)|ngân hàng|nhà mạng|doanh nghiệp|hợp tác xã|công ty|đội|chủ"
    r" (?:cơ sở|đầu tư|rừng|hộ|trang trại))(?!\w)",
    re.IGNORECASE,
)
_LONG_NAME = 5  # words
# Headings, titles and lines that announce others are what many units stand under.
_TERMS_KEPT = 1024
_KINDS_OF_PLAN = "kế hoạch; chương trình; đề án; phong trào; đợt thi đua"


class Units:
    """All units of an index, by chunk, made once when the index is opened."""

    def __init__(self, index: Index, abbreviations: Abbreviations, registry: AgencyRegistry) -> None:
        self._abbreviations = abbreviations
        self._registry = registry
        self.terms = lru_cache(_TERMS_KEPT)(self._find_terms)
        self._first_body: dict[tuple[str, str], int | None] = {}
        self._bodies: dict[str, bool] = {}
        self._titles = self._title_fields(index)
        records: dict[str, Record] = {task.id: task for task in index.records.tasks}
        records |= {duty.id: duty for duty in index.records.duties}
        self._headings = {
            (document.entry.id, document.path(section.index)): Sentence(section.spans, section.label)
            for document in index.documents
            for section in document.sections
        }
        self._labels = {place: heading.spans[-1] for place, heading in self._headings.items()}
        self._texts = {document.entry.id: document.text for document in index.documents}
        self._columns = {document.entry.id: tuple(columns_of(document)) for document in index.documents}
        self._column_years = {document: years_of_columns(columns) for document, columns in self._columns.items()}
        self._openings = {document.entry.id: tuple(openings_of(document)) for document in index.documents}
        cut = [unit for chunk in index.chunks for unit in self._cut(chunk, records)]
        self.rarity = Rarity(unit.own for unit in cut if not unit.clause)
        by_chunk: dict[str, list[Unit]] = {}
        clauses: dict[str, list[Unit]] = {}
        for unit in cut:
            kept = clauses if unit.clause else by_chunk
            kept.setdefault(unit.chunk.id, []).append(replace(unit, mass=self.rarity.mass(unit.own)))
        self._by_chunk = {chunk: tuple(units) for chunk, units in by_chunk.items()}
        self._clauses_of = {chunk: tuple(units) for chunk, units in clauses.items()}

    def written_out(self, text: str) -> str:
        """`text` with its abbreviations written out."""
        return self._abbreviations.expand(text)

    def _find_terms(self, text: str) -> Terms:
        """The terms of `text` with its abbreviations written out, as all units have them."""
        return terms(self.written_out(text))

    def _title_fields(self, index: Index) -> dict[str, tuple[Field, ...]]:
        """What each title is worth: more in the words that at most half of the titles have."""
        titles = {entry.id: self.title_terms(entry.title) for entry in index.catalog}
        held = Counter(syllable for title in titles.values() for syllable in title.single)
        return {
            document: (
                Field(terms(" ".join(one for one in title.syllables if 2 * held[one] <= len(titles))), _TELLING_TITLE),
                Field(title, _TITLE),
            )
            for document, title in titles.items()
        }

    def title_terms(self, title: str) -> Terms:
        """The terms of a document's title and of what such a document is called in general ("phong trào")."""
        return self.terms(f"{title} {_KINDS_OF_PLAN}")

    def topic(
        self, text: str, *, translated: bool = False, senses: Iterable[Sequence[str]] = (), question: str = ""
    ) -> Topic:
        """`text` ready to be measured against the units; `translated` says that it may hold words left in English,
        `senses` how else the documents may word its phrases, `question` what it was taken out of, if out of anything.
        """
        written = [[self._abbreviations.expand(wording) for wording in sense] for sense in senses]
        names = [long for word in text.split() if (long := self._long_name(word))]
        apart = [self._abbreviations.expand_apart(run) for run in runs(text, question)]
        pieces = [piece for run in apart for piece in run]
        return Topic(
            " ".join(pieces),
            self.rarity,
            stopwords(),
            translated=translated,
            senses=written,
            names=names,
            plans=[name for name in names if self._in_a_title(name)],
            borders=itertools.accumulate(len(terms(piece).syllables) for piece in pieces),
            seams=itertools.accumulate(len(terms(" ".join(run)).syllables) for run in apart),
        )

    def _in_a_title(self, name: str) -> bool:
        """Whether the title of some document has a name: it then tells which plan is meant."""
        pairs = terms(name).pairs
        return any(pairs <= title.terms.pairs for _, title in self._titles.values())

    def attest(self, wording: str) -> bool:
        """Whether the documents hold a wording, its words side by side."""
        return self.rarity.attests(self.terms(wording))

    def _long_name(self, word: str) -> str:
        """What an abbreviation of five words or more stands for ("PAPI"), "" for any other word."""
        long = self._abbreviations.expand(word.strip(",.;:?()"))
        return long if len(long.split()) >= _LONG_NAME else ""

    def column_years(self) -> Iterator[tuple[str, int]]:
        """The documents with tables of figures for a year, with that year."""
        for document, years in self._column_years.items():
            yield from ((document, year) for year in sorted(years))

    def columns_over(self, unit: Unit) -> str:
        """The names of the columns that a table row stands under; "" for prose."""
        return " ".join(under(self._columns[unit.document], unit.chunk, unit.spans[0].start))

    def names_body(self, unit: Unit) -> bool:
        """Whether the unit's own words name an agency."""
        return self._body_at(unit) is not None

    def opens_with_body(self, unit: Unit) -> bool:
        """Whether the unit's own words begin with one agency: it is who does what they say. Not the body that issues
        plans, which tells what it did itself.
        """
        if _OF_A_SORT.match(unit.text):
            return True
        return self._body_at(unit) == 0 and _NOT_ONE_BODY.match(unit.text) is None

    def _body_at(self, unit: Unit) -> int | None:
        """Where the first agency stands in the unit's own words, None where there is none."""
        key = (unit.document, unit.text)
        if key not in self._first_body:
            self._first_body[key] = next((named.start for named in self._registry.find(unit.text)), None)
        return self._first_body[key]

    def spellings(self, name: str) -> tuple[str, ...]:
        """An agency's name and how else documents write it in full; the name alone where no registry knows it."""
        card = self._registry.get(name)
        return (name, *(card.spellings if card else ()))

    def knows_body(self, name: str) -> bool:
        """Whether the registry has an agency of that name."""
        return self._registry.get(name) is not None

    def level_of(self, name: str) -> str:
        """The level of the agency of that name ("province", "district" …), "" where the registry has no such name."""
        card = self._registry.get(name)
        return card.level if card else ""

    def is_many(self, name: str) -> bool:
        """Whether the name is one of many bodies together ("các phòng, ban")."""
        card = self._registry.get(name)
        return match_key(name).startswith(("các ", "những ")) or (card is not None and card.kind == "collective")

    def body_above(self, unit: Unit) -> str:
        """The agency whose heading a sentence of prose stands under, "" for none: the sentence does not name it."""
        if unit.sentence is None or not unit.chunk.path:
            return ""
        title = _LABEL.sub("", unit.chunk.path[-1])
        return title if self.is_body(title) else ""

    def is_body(self, title: str) -> bool:
        """Whether a heading only names who is given what stands below it."""
        if title not in self._bodies:
            named = sum(mention.end - mention.start for mention in self._registry.find(title))
            self._bodies[title] = named >= _BODY_SHARE * len(title)
        return self._bodies[title]

    def of_chunk(self, chunk_id: str) -> tuple[Unit, ...]:
        """The units of a chunk, in the order of the source; empty for a chunk the index does not hold."""
        return self._by_chunk.get(chunk_id, ())

    def to_measure(self, chunk_id: str) -> tuple[Unit, ...]:
        """The units of a chunk with the clauses of its long sentences."""
        return (*self.of_chunk(chunk_id), *self._clauses_of.get(chunk_id, ()))

    def __iter__(self) -> Iterator[Unit]:
        for units in self._by_chunk.values():
            yield from units

    def measure(self, units: Iterable[Unit], topic: Topic, opinions: Mapping[str, float]) -> list[Evidence]:
        """Each unit against `topic`, best first; `opinions` are the index's scores in [0, 1] by chunk id."""
        found = [self._measure(unit, topic, opinions.get(unit.chunk.id, 0.0)) for unit in units]
        return sorted(found, key=lambda evidence: (-evidence.score, evidence.unit.document, evidence.unit.spans[0]))

    def _measure(self, unit: Unit, topic: Topic, opinion: float) -> Evidence:
        focus = topic.focus(unit.own, unit.mass)
        coverage, score = topic.measure(unit.ladder)
        return Evidence(unit, coverage, 0.8 * score + 0.1 * focus + 0.1 * opinion, focus)

    def _cut(self, chunk: Chunk, records: Mapping[str, Record]) -> Iterator[Unit]:
        held = [records[identifier] for identifier in chunk.records if identifier in records]
        tasks = [record for record in held if isinstance(record, Task)]
        place = (Field(self.terms(" ".join(chunk.path[-2:])), _HEADING), *self._titles[chunk.document])
        if chunk.path and self.is_body(_LABEL.sub("", chunk.path[-1])):
            place = (Field(self.terms(chunk.path[-1]), _BODY_ABOVE), *place)
        if self._runs_in(chunk):
            place = (Field(self.terms(chunk.path[-1]), _RUN_IN), *place)
        whole = heads_whole(chunk.path)
        for task in tasks:
            yield self._task_unit(chunk, task, place)
        if tasks and chunk.kind is ChunkKind.ROW:
            return
        heading = self._headings.pop((chunk.document, chunk.path), None)
        if heading is not None and len(heading.text.split()) >= _TELLING_HEADING:
            own = self.terms(heading.text)
            ladder = Ladder((Field(own, _OWN_HEADING), *place[1:]))
            yield Unit(chunk.document, chunk, heading.spans, own, ladder, 0.0, sentence=heading)
        for duty in held:
            if isinstance(duty, Duty):
                own = self.terms(duty.text)
                body = Field(self.terms(duty.agency), _BODY)
                ladder = Ladder((Field(own, 1.0), body, *place, *self._meant(chunk.document, duty.text)))
                yield Unit(chunk.document, chunk, _record_spans(duty), own, ladder, 0.0, record=duty)
        labelled = [sentence.text for sentence in chunk.sentences if LABELLED.match(sentence.text)]
        for before, sentence in zip((None, *chunk.sentences), chunk.sentences, strict=False):
            own = self.terms(sentence.text)
            framing = FRAME.search(sentence.text) is not None and DOCUMENT_NUMBER.search(sentence.text) is None
            weight = _FRAME_WEIGHT if framing else 1.0
            fields = [Field(own, weight), *self._opening(chunk.document, sentence), *place]
            if not tasks:
                names = under(self._columns[chunk.document], chunk, sentence.spans[0].start)
                fields += [Field(self.terms(name), _HEADING) for name in names]
            fields += self._meant(chunk.document, "" if framing else sentence.text, whole)
            if sentence.text in labelled and chunk.path:
                fields.append(Field(self.terms(chunk.path[-1]), _LABEL_HEADING))
                fields.append(Field(self.terms(" ".join(labelled)), _BESIDE))
            if before is not None and LEANING.search(sentence.text):
                fields.append(Field(self.terms(before.text), _LEANT_ON))
            yield Unit(chunk.document, chunk, sentence.spans, own, Ladder(fields), 0.0, sentence=sentence)
            yield from self._clauses(chunk, sentence, fields)

    def _runs_in(self, chunk: Chunk) -> bool:
        """Whether the heading of a chunk stands on the line that its prose begins on: what the line is about."""
        heading = self._labels.get((chunk.document, chunk.path))
        if heading is None or not chunk.sentences:
            return False
        between = self._texts[chunk.document][heading.end : chunk.sentences[0].spans[0].start]
        return between.strip("*_:. ") == "" and "\n" not in between

    def _clauses(self, chunk: Chunk, whole: Sentence, fields: Sequence[Field]) -> Iterator[Unit]:
        """The parts of a long sentence, each measured with the whole behind it."""
        if len(whole.text) < _LONG_SENTENCE:
            return
        behind = [Field(fields[0].terms, fields[0].weight * _OF_SENTENCE), *fields[1:]]
        for part in split_clauses(self._texts[chunk.document], SourceSentence(whole.spans, whole.text)):
            own = self.terms(part.text)
            ladder = Ladder([Field(own, fields[0].weight), *behind])
            told = Sentence(part.spans, part.text)
            yield Unit(chunk.document, chunk, part.spans, own, ladder, 0.0, sentence=told, whole=whole)

    def _meant(self, document: str, text: str, whole: bool = False) -> tuple[Field, ...]:
        """The title of the plan where a text speaks of the plan itself, or all of it is spoken of."""
        if not whole and not speaks_of_plan(text):
            return ()
        return (Field(self._titles[document][-1].terms, _MEANT),)

    def _opening(self, document: str, sentence: Sentence) -> tuple[Field, ...]:
        """The lines that announce the lists a sentence is a point of."""
        start = sentence.spans[0].start
        known = self._openings[document]
        at = bisect_right(known, start, key=lambda point: point[0].start) - 1
        if at < 0 or start >= known[at][0].end:
            return ()
        line, block = known[at][1]
        return Field(self.terms(line), _OPENING), Field(self.terms(block), _LEANT_ON)

    def _task_unit(self, chunk: Chunk, task: Task, place: tuple[Field, ...]) -> Unit:
        own = self.terms(task.activity or task.task or task.goal or "")
        parts = (
            (task.activity, _ACTIVITY),
            (task.task, _TASK),
            (task.goal, _GOAL),
            (task.product, _PRODUCT),
            (task.area, _AREA),
            (task.lead, _BODY),
            (task.coordinate, _BODY),
            (task.deadline if task.deadline and SENDING.search(task.deadline) else None, _BODY),
        )
        bodies = (task.lead, task.coordinate)
        fields = tuple(Field(self.terms(text), weight, text in bodies) for text, weight in parts if text)
        return Unit(chunk.document, chunk, _record_spans(task), own, Ladder((*fields, *place)), 0.0, record=task)


def _record_spans(record: Task | Duty) -> tuple[Span, ...]:
    return tuple(sorted({span for spans in record.spans.values() for span in spans}))
