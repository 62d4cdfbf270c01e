"""The last check before an answer leaves: every fact of a statement stands in the very record or passage it cites.

A statement is a line of the answer with its markers. Its facts are figures, dates, document numbers and agencies; what
it puts in “quotation marks” must be the source's words. A labelled fact ("Chủ trì: …", "Deadline: …") must stand in
that very cell, so that a row's lead cannot pass for its coordinator. The cells of a table are statements too, and
the records listed beside the answer must be cited. Where a statement cites several rows, each must
bear it out. The check knows nothing of how an answer was made: it judges anybody's text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.answer import Answer, Citation, Status
from assistant.facts import figures
from assistant.wording import no_markers
from corpus.agencies import AgencyRegistry
from corpus.document import Span
from corpus.normalizer import match_key
from corpus.record import Duty, Record, Target, Task
from corpus.repair import repair
from index.store import Index

_MARKER = re.compile(r"\[(\d{1,3})\]")
_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_VERBATIM = ("deadline", "product", "budget")
_ANSWERING = (Status.ANSWERED, Status.PARTIAL)
_SUPPORTS_KEPT = 2048  # cited places; a few kilobytes each


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer: the statement, and why, in one line of English for the trace."""

    statement: str
    reason: str


@dataclass(frozen=True)
class _Words:
    """The words of a place or a cell, and what stands in them, worked out when it is first asked for."""

    text: str
    registry: AgencyRegistry

    @cached_property
    def key(self) -> str:
        return match_key(no_markers(self.text))

    @cached_property
    def figures(self) -> frozenset[str]:
        return figures(self.text)

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The agencies named, and the bodies listed where the words are a cell."""
        return frozenset((*_named(self.registry, self.text), *self.registry.split(self.text)))


@dataclass(frozen=True)
class _Support:
    """What one citation bears out: its words, its record's agencies, and the words of each cell."""

    words: _Words
    agencies: frozenset[str]
    cells: Mapping[str, _Words]

    @cached_property
    def row(self) -> _Words:
        """All cells, one after the other."""
        return _Words(" ".join(cell.text for cell in self.cells.values()), self.words.registry)

    def source(self, cell: str) -> _Words:
        """The cell that a label names, all of the place where there is no label or no row."""
        if cell and self.cells:
            return self.cells.get(cell, _Words("", self.words.registry))
        return self.words


class Verifier:
    """Checks answers against one index. `labels` maps the labels that templates put before a fact to cell names;
    `asides` are what templates say among such facts of a cell that is empty: they state nothing.
    """

    def __init__(
        self, index: Index, registry: AgencyRegistry, labels: Mapping[str, str], asides: Iterable[str] = ()
    ) -> None:
        self._index = index
        self._registry = registry
        self._labels = {match_key(label): name for label, name in labels.items()}
        alternatives = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        self._label = re.compile(rf"(?:^|[—;(]\s*|-\s+)({alternatives})\s*:\s*", re.IGNORECASE)
        silent = "|".join(map(re.escape, asides))
        self._aside = re.compile(rf"(?:^|;)\s*(?:{silent})(?=\s*(?:;|$|\[|\())" if silent else "(?!)", re.IGNORECASE)
        self._support = lru_cache(_SUPPORTS_KEPT)(self._read_support)

    def verify(self, answer: Answer) -> tuple[Problem, ...]:
        """Everything that is wrong with `answer`; empty where all of it holds."""
        if answer.status not in _ANSWERING:
            wrong = Problem(answer.text, "an answer that does not answer carries citations")
            return (wrong,) if answer.citations or _MARKER.search(answer.text) else ()
        if not answer.citations:
            return (Problem(answer.text, "an answer without citations"),)
        problems = [self._source_problem(citation) for citation in answer.citations]
        good = [one for one, problem in zip(answer.citations, problems, strict=True) if not problem]
        supports = {one.n: self._support(one.document, one.spans, (*one.path, one.title), one.record) for one in good}
        pool = _Pool(answer, tuple(supports.values()), self._registry)
        lines = [line for line in map(str.strip, answer.text.splitlines()) if line]
        said = (problem for line in lines for problem in self._statement(line, supports, pool))
        return (*_citations(answer, problems), *said, *self._table(answer, supports, pool), *self._tasks(answer))

    def _source_problem(self, citation: Citation) -> str:
        """What is wrong with where a citation points, "" for nothing."""
        try:
            document = self._index.document(citation.document)
            record = self._index.record(citation.record) if citation.record else None
        except KeyError:
            return "names a document or a record that is not there"
        if not citation.spans or document.quote(citation.spans) != citation.quote:
            return "does not quote its source exactly"
        if record is not None and not _is_of(citation, record):
            return "names a record that was read elsewhere"
        return ""

    def _statement(self, line: str, supports: Mapping[int, _Support], pool: "_Pool") -> Iterator[Problem]:
        numbers = [int(number) for number in _MARKER.findall(line)]
        statement = _MARKER.sub("", line).strip()
        missing = [number for number in numbers if number not in supports]
        if missing:
            yield Problem(statement, f"the marker [{missing[0]}] points nowhere")
        elif numbers:
            cited = [supports[number] for number in dict.fromkeys(numbers)]
            yield from _quoted(statement, cited)
            for support in cited:
                yield from self._cited(statement, support)
        else:
            yield from self._uncited(statement, pool)

    def _table(self, answer: Answer, supports: Mapping[int, _Support], pool: "_Pool") -> Iterator[Problem]:
        """Each cell must be borne out by what its row cites; one without quotation marks is a quotation whole."""
        for row in answer.table.rows if answer.table else ():
            markers = "".join(f"[{number}]" for cell in row for number in _MARKER.findall(cell))
            for cell in row:
                words = _MARKER.sub("", cell).strip()
                quoted = words if words == cell or _QUOTED.search(words) else f"“{words}”"
                yield from self._statement(f"{quoted} {markers}", supports, pool)

    def _tasks(self, answer: Answer) -> Iterator[Problem]:
        """Each record listed must be one that the answer cites, by name or by the place it was read from."""
        for name in answer.tasks:
            try:
                record = self._index.record(name)
            except KeyError:
                yield Problem(name, "a record is listed that is not there")
                continue
            if not any(one.record == name or _is_read_from(record, one) for one in answer.citations):
                yield Problem(name, "a record is listed that is not cited")

    def _cited(self, statement: str, support: _Support) -> Iterator[Problem]:
        body = _QUOTED.sub(" ", statement)
        for cell, piece in self._pieces(body):
            source = support.source(cell)
            if cell in _VERBATIM and support.cells and not _says(source.text, piece):
                yield Problem(statement, f"the cited {cell} says something else")
            for figure in figures(piece):
                if figure not in source.figures:
                    yield Problem(statement, f"{figure} does not stand in the cited {cell or 'place'}")
            agencies = _named(self._registry, piece)
            if agencies and not (cell and support.cells):
                agencies -= support.agencies
            for name in sorted(agencies - source.agencies if agencies else ()):
                yield Problem(statement, f"{name} does not stand in the cited {cell or 'place'}")

    def _uncited(self, statement: str, pool: "_Pool") -> Iterator[Problem]:
        """A heading or a count: agencies and document numbers must be the question's or the citations'. The titles of
        the catalogue may be named.
        """
        for entry in self._index.catalog:
            statement = statement.replace(entry.title, " ")
        named = _named(self._registry, statement) - pool.given
        stated = {figure for figure in figures(statement) if not figure.isdigit()}
        for name in sorted(named - pool.agencies if named else ()):
            yield Problem(statement, f"{name} is neither asked for nor cited")
        for figure in sorted(stated - pool.figures if stated else ()):
            yield Problem(statement, f"{figure} is neither asked for nor cited")

    def _pieces(self, body: str) -> Iterator[tuple[str, str]]:
        """The statement cut at its labels: ("", free text) and ("lead", "Sở Nội vụ") …"""
        body, last, cell = self._aside.sub("", body), 0, ""
        for match in self._label.finditer(body):
            yield cell, body[last : match.start()]
            last, cell = match.end(), self._labels[match_key(match.group(1))]
        yield cell, body[last:]

    def _read_support(
        self, document: str, spans: tuple[Span, ...], headings: tuple[str, ...], record_id: str | None
    ) -> _Support:
        # A heading ends where the next one begins: run together, two would read as one agency's name.
        source = self._index.document(document)
        text = " | ".join([repair(source.text, spans), *headings, str(source.entry.year)])
        record = self._index.record(record_id) if record_id else None
        cells = {name: _Words(words, self._registry) for name, words in _record_cells(record).items()}
        return _Support(_Words(text, self._registry), frozenset(_record_agencies(record)), cells)


@dataclass(frozen=True)
class _Pool:
    """What a statement without a marker may name: what the question names, and what the citations hold."""

    answer: Answer
    supports: tuple[_Support, ...]
    registry: AgencyRegistry

    @cached_property
    def given(self) -> frozenset[str]:
        """The agencies asked for and those of the records cited."""
        return frozenset(self.answer.asked).union(*(support.agencies for support in self.supports))

    @cached_property
    def agencies(self) -> set[str]:
        return _named(self.registry, self._text)

    @cached_property
    def figures(self) -> frozenset[str]:
        return figures(self._text)

    @cached_property
    def _text(self) -> str:
        titles = (citation.title for citation in self.answer.citations)
        return " ".join([self.answer.question, *titles, *(support.words.text for support in self.supports)])


def _named(registry: AgencyRegistry, text: str) -> set[str]:
    return {mention.name for mention in registry.find(text)}


def _citations(answer: Answer, problems: Iterable[str]) -> Iterator[Problem]:
    used = {int(number) for number in _MARKER.findall(answer.text)}
    for citation, problem in zip(answer.citations, problems, strict=True):
        if citation.n not in used:
            yield Problem(citation.quote, f"citation {citation.n} is never used")
        if problem:
            yield Problem(citation.quote, f"citation {citation.n} {problem}")


def _quoted(statement: str, cited: Iterable[_Support]) -> Iterator[Problem]:
    """Each quotation must stand in one of the cited places, or in a cell of the record cited."""
    supports = tuple(cited)
    for quote in _QUOTED.findall(statement):
        if not any(_holds(words, quote) for support in supports for words in (support.words, support.row)):
            yield Problem(statement, f"“{quote}” does not stand in the cited place")


def _is_read_from(record: Record, citation: Citation) -> bool:
    """Whether a passage without a record of its own holds words that the record was read from."""
    if citation.record or citation.document != record.document:
        return False
    own = [span for spans in record.spans.values() for span in spans]
    return any(span.covers(one) or one.covers(span) for span in citation.spans for one in own)


def _is_of(citation: Citation, record: Record) -> bool:
    """Whether a citation's ranges are those of the record it names."""
    own = [span for spans in record.spans.values() for span in spans]
    return record.document == citation.document and all(any(one.covers(span) for one in own) for span in citation.spans)


def _says(cell: str, piece: str) -> bool:
    """Whether a labelled value is the cell's own words, or a rendering with the cell's words in brackets after it."""
    flat = match_key(cell)
    value = piece.strip().rstrip(";.—- ").strip()
    return bool(flat) and any(match_key(words) in flat for words in (value, _in_last_brackets(value)) if words)


def _in_last_brackets(value: str) -> str:
    """What stands in the brackets that `value` ends with, brackets of its own included; all of it where it ends with
    none.
    """
    depth = 0
    for at in range(len(value) - 1, -1, -1):
        depth += (value[at] == ")") - (value[at] == "(")
        if depth == 0:
            return value[at + 1 : -1] if at < len(value) - 1 else value
    return value


def _holds(words: _Words, quote: str) -> bool:
    parts = [part.strip() for part in re.split(r"\s…\s| / ", quote) if part.strip(" .…")]
    return all(match_key(part).rstrip("….") in words.key for part in parts)


def _record_agencies(record: Record | None) -> Iterable[str]:
    if isinstance(record, Task):
        return (*record.lead_agencies, *record.coordinate_agencies)
    if isinstance(record, Duty):
        return (*record.agencies, *record.coordinate_agencies)
    return ()


def _record_cells(record: Record | None) -> dict[str, str]:
    """The words of each cell, canonical names of agencies beside the printed ones."""
    if record is None or isinstance(record, Target):
        return {}
    if isinstance(record, Task):
        lead: tuple[str, tuple[str, ...]] = (record.lead or "", record.lead_agencies)
        rest = {"product": record.product or "", "budget": record.budget or ""}
    else:
        lead, rest = (record.agency, record.agencies), {}
    return {
        "lead": "; ".join((lead[0], *lead[1])),
        "coordinate": "; ".join((record.coordinate or "", *record.coordinate_agencies)),
        "deadline": record.deadline or "",
        **rest,
    }
