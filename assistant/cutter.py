"""Cuts what the index holds into units: a table row, what prose assigns, a sentence, a clause of a long one.

Beside its own words a unit is measured by where it stands: the heading and title above it, the line that announces its
list, the columns of its table.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from assistant.columns import under
from assistant.facts import DOCUMENT_NUMBER
from assistant.ladder import Field, Ladder
from assistant.line_forms import FRAME, LABELLED, LEANING, SENDING
from assistant.openings import openings_of
from assistant.plan_itself import heads_whole, speaks_of_plan
from assistant.rarity import Terms, terms
from assistant.unit import Unit
from corpus.document import Span
from corpus.record import Duty, Record, Target, Task
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
# "Số lượng: 5.000 cuốn." says of what its heading and the points beside it name.
_LABEL_HEADING, _BESIDE = 0.95, 0.8
# What is said of the plan itself is said of what its title names.
_MEANT = 0.95


class Cutter:
    """Cuts the chunks of one index, each once. `titles` are what matching sees of the documents' titles, `columns` the
    columns of their tables (`columns_of`), by document; `read` gives the terms of a text, `headed` the agency
    that a path's last heading only names, "" for none.
    """

    def __init__(
        self,
        index: Index,
        titles: Mapping[str, Terms],
        columns: Mapping[str, Sequence[tuple[Span, str]]],
        read: Callable[[str], Terms],
        headed: Callable[[Sequence[str]], str],
    ) -> None:
        self._terms, self._headed = read, headed
        self._titles, self._columns = _title_fields(titles), columns
        self._records: dict[str, Record] = {task.id: task for task in index.records.tasks}
        self._records |= {duty.id: duty for duty in index.records.duties}
        self._headings = {
            (document.entry.id, document.path(section.index)): Sentence(section.spans, section.label)
            for document in index.documents
            for section in document.sections
        }
        self._labels = {place: heading.spans[-1] for place, heading in self._headings.items()}
        self._texts = {document.entry.id: document.text for document in index.documents}
        self._measured = _rows_of(index.records.targets)
        self._openings = {document.entry.id: tuple(openings_of(document)) for document in index.documents}

    def cut(self, chunk: Chunk) -> Iterator[Unit]:
        """The units of a chunk, in the order of the source; what they weigh is not known yet (`mass` 0)."""
        held = [self._records[identifier] for identifier in chunk.records if identifier in self._records]
        tasks = [record for record in held if isinstance(record, Task)]
        place = (Field(self._terms(" ".join(chunk.path[-2:])), _HEADING), *self._titles[chunk.document])
        if self._headed(chunk.path):
            place = (Field(self._terms(chunk.path[-1]), _BODY_ABOVE), *place)
        if self._runs_in(chunk):
            place = (Field(self._terms(chunk.path[-1]), _RUN_IN), *place)
        whole = heads_whole(chunk.path)
        for task in tasks:
            yield self._task_unit(chunk, task, place)
        if tasks and chunk.kind is ChunkKind.ROW:
            return
        heading = self._headings.pop((chunk.document, chunk.path), None)
        if heading is not None and len(heading.text.split()) >= _TELLING_HEADING:
            own = self._terms(heading.text)
            ladder = Ladder((Field(own, _OWN_HEADING), *place[1:]))
            yield Unit(chunk.document, chunk, heading.spans, own, ladder, 0.0, sentence=heading)
        for duty in held:
            if isinstance(duty, Duty):
                own = self._terms(duty.text)
                body = Field(self._terms(duty.agency), _BODY)
                ladder = Ladder((Field(own, 1.0), body, *place, *self._meant(chunk.document, duty.text)))
                yield Unit(chunk.document, chunk, _record_spans(duty), own, ladder, 0.0, record=duty)
        labelled = [sentence.text for sentence in chunk.sentences if LABELLED.match(sentence.text)]
        for before, sentence in zip((None, *chunk.sentences), chunk.sentences, strict=False):
            own = self._terms(sentence.text)
            framing = FRAME.search(sentence.text) is not None and DOCUMENT_NUMBER.search(sentence.text) is None
            weight = _FRAME_WEIGHT if framing else 1.0
            fields = [Field(own, weight), *self._opening(chunk.document, sentence), *place]
            fields += [Field(self._terms(measured), _OPENING) for measured in self._measures(chunk.document, sentence)]
            if not tasks:
                names = under(self._columns[chunk.document], chunk, sentence.spans[0].start)
                fields += [Field(self._terms(name), _HEADING) for name in names]
            fields += self._meant(chunk.document, "" if framing else sentence.text, whole)
            if sentence.text in labelled and chunk.path:
                fields.append(Field(self._terms(chunk.path[-1]), _LABEL_HEADING))
                fields.append(Field(self._terms(" ".join(labelled)), _BESIDE))
            if before is not None and LEANING.search(sentence.text):
                fields.append(Field(self._terms(before.text), _LEANT_ON))
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
            own = self._terms(part.text)
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
        return Field(self._terms(line), _OPENING), Field(self._terms(block), _LEANT_ON)

    def _measures(self, document: str, sentence: Sentence) -> Iterable[str]:
        """What the figures of a table's row measure, by the lines above that it stands under ("Y tế: Số giường")."""
        known = self._measured.get(document, ())
        spans = [(span.start, span.end) for span in sentence.spans]
        held = (known[bisect_left(known, start, key=_at) : bisect_left(known, end, key=_at)] for start, end in spans)
        return dict.fromkeys(measured for found in held for _, measured in found)

    def _task_unit(self, chunk: Chunk, task: Task, place: tuple[Field, ...]) -> Unit:
        own = self._terms(task.activity or task.task or task.goal or "")
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
        fields = tuple(Field(self._terms(text), weight, text in bodies) for text, weight in parts if text)
        return Unit(chunk.document, chunk, _record_spans(task), own, Ladder((*fields, *place)), 0.0, record=task)


def _title_fields(titles: Mapping[str, Terms]) -> dict[str, tuple[Field, ...]]:
    """What each title is worth: more in the words that at most half of the titles have."""
    held = Counter(syllable for title in titles.values() for syllable in title.single)
    return {
        document: (
            Field(terms(" ".join(one for one in title.syllables if 2 * held[one] <= len(titles))), _TELLING_TITLE),
            Field(title, _TITLE),
        )
        for document, title in titles.items()
    }


def _record_spans(record: Task | Duty) -> tuple[Span, ...]:
    return tuple(sorted({span for spans in record.spans.values() for span in spans}))


def _rows_of(targets: Iterable[Target]) -> dict[str, list[tuple[int, str]]]:
    """By document, where the figures stand that are read together with lines elsewhere, and what they measure."""
    rows: dict[str, list[tuple[int, str]]] = {}
    for target in targets:
        if len(target.spans["text"]) > 1:
            rows.setdefault(target.document, []).append((target.spans["value"][0].start, target.object))
    return {document: sorted(found) for document, found in rows.items()}


def _at(row: tuple[int, str]) -> int:
    return row[0]
