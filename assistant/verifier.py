"""The last check before an answer leaves: every fact of a statement stands in the very record or passage it cites.

A statement is a line of the answer with its markers. Its facts are figures, dates, document numbers and agencies; what
it puts in “quotation marks” must be the source's words. A labelled fact ("Chủ trì: …", "Deadline: …") must stand in
that very cell, so that a row's lead cannot pass for its coordinator. Where a statement cites several rows, each must
bear it out. The check knows nothing of how an answer was made: it judges anybody's text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Status
from assistant.facts import figures
from assistant.wording import no_markers
from corpus.agencies import AgencyRegistry
from corpus.normalizer import match_key
from corpus.record import Duty, Record, Target, Task
from corpus.repair import repair
from index.store import Index

_MARKER = re.compile(r"\[(\d{1,3})\]")
_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_VERBATIM = ("deadline", "product", "budget")
_ANSWERING = (Status.ANSWERED, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer: the statement, and why, in one line of English for the trace."""

    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Support:
    """What one citation bears out: its words, its record's agencies, and the words of each cell."""

    text: str
    agencies: frozenset[str]
    cells: Mapping[str, str]


class Verifier:
    """Checks answers against one index. `labels` maps the labels that templates put before a fact to cell names."""

    def __init__(self, index: Index, registry: AgencyRegistry, labels: Mapping[str, str]) -> None:
        self._index = index
        self._registry = registry
        self._labels = {match_key(label): name for label, name in labels.items()}
        alternatives = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        self._label = re.compile(rf"(?:^|[—;(]\s*|-\s+)({alternatives})\s*:\s*", re.IGNORECASE)

    def verify(self, answer: Answer) -> tuple[Problem, ...]:
        """Everything that is wrong with `answer`; empty where all of it holds."""
        if answer.status not in _ANSWERING:
            problems = [Problem(answer.text, "an answer that does not answer carries citations")]
            return tuple(problems) if answer.citations or _MARKER.search(answer.text) else ()
        if not answer.citations:
            return (Problem(answer.text, "an answer without citations"),)
        return (*self._citations(answer), *self._statements(answer))

    def _citations(self, answer: Answer) -> Iterator[Problem]:
        used = {int(number) for number in _MARKER.findall(answer.text)}
        for citation in answer.citations:
            if citation.n not in used:
                yield Problem(citation.quote, f"citation {citation.n} is never used")
            problem = self._source_problem(citation)
            if problem:
                yield Problem(citation.quote, f"citation {citation.n} {problem}")

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

    def _statements(self, answer: Answer) -> Iterator[Problem]:
        supports = {one.n: self._support(one) for one in answer.citations if not self._source_problem(one)}
        for line in filter(None, (line.strip() for line in answer.text.splitlines())):
            numbers = [int(number) for number in _MARKER.findall(line)]
            statement = _MARKER.sub("", line).strip()
            missing = [number for number in numbers if number not in supports]
            if missing:
                yield Problem(statement, f"the marker [{missing[0]}] points nowhere")
            elif numbers:
                cited = [supports[number] for number in dict.fromkeys(numbers)]
                yield from self._quoted(statement, cited)
                for support in cited:
                    yield from self._cited(statement, support)
            else:
                yield from self._uncited(statement, answer, list(supports.values()))

    def _quoted(self, statement: str, cited: list[_Support]) -> Iterator[Problem]:
        """Each quotation must stand in one of the cited places, or in a cell of the record cited."""
        for quote in _QUOTED.findall(statement):
            texts = (text for support in cited for text in (support.text, " ".join(support.cells.values())))
            if not any(_holds(text, quote) for text in texts):
                yield Problem(statement, f"“{quote}” does not stand in the cited place")

    def _cited(self, statement: str, support: _Support) -> Iterator[Problem]:
        body = _QUOTED.sub(" ", statement)
        pieces = list(self._pieces(body))
        for cell, piece in pieces:
            source = support.cells.get(cell, "") if cell and support.cells else support.text
            if cell in _VERBATIM and support.cells and not _says(source, piece):
                yield Problem(statement, f"the cited {cell} says something else")
            for figure in figures(piece):
                if figure not in figures(source):
                    yield Problem(statement, f"{figure} does not stand in the cited {cell or 'place'}")
            agencies = {mention.name for mention in self._registry.find(piece)}
            bearing = self._agencies(source, support, cell) if agencies else set()
            for name in sorted(agencies - bearing):
                yield Problem(statement, f"{name} does not stand in the cited {cell or 'place'}")

    def _uncited(self, statement: str, answer: Answer, supports: list[_Support]) -> Iterator[Problem]:
        """A heading or a count: agencies and document numbers must be the question's or the citations'."""
        named = {mention.name for mention in self._registry.find(statement)}
        stated = {figure for figure in figures(statement) if not figure.isdigit()}
        if not named and not stated:
            return
        pool = " ".join([answer.question, *(citation.title for citation in answer.citations)])
        pool += " " + " ".join(support.text for support in supports)
        known = {mention.name for mention in self._registry.find(pool)}
        known |= {name for support in supports for name in support.agencies} | set(answer.asked)
        for name in sorted(named - known):
            yield Problem(statement, f"{name} is neither asked for nor cited")
        for figure in sorted(stated - figures(pool)):
            yield Problem(statement, f"{figure} is neither asked for nor cited")

    def _pieces(self, body: str) -> Iterator[tuple[str, str]]:
        """The statement cut at its labels: ("", free text) and ("lead", "Sở Nội vụ") …"""
        last, cell = 0, ""
        for match in self._label.finditer(body):
            yield cell, body[last : match.start()]
            last, cell = match.end(), self._labels[match_key(match.group(1))]
        yield cell, body[last:]

    def _agencies(self, source: str, support: _Support, cell: str) -> set[str]:
        names = {mention.name for mention in self._registry.find(source)} | set(self._registry.split(source))
        return names if cell and support.cells else names | set(support.agencies)

    def _support(self, citation: Citation) -> _Support:
        document = self._index.document(citation.document)
        text = " ".join([repair(document.text, citation.spans), *citation.path, citation.title])
        record = self._index.record(citation.record) if citation.record else None
        return _Support(text, frozenset(_record_agencies(record)), _record_cells(record))


def _is_of(citation: Citation, record: Record) -> bool:
    """Whether a citation's ranges are those of the record it names."""
    own = [span for spans in record.spans.values() for span in spans]
    return record.document == citation.document and all(any(one.covers(span) for one in own) for span in citation.spans)


def _says(cell: str, piece: str) -> bool:
    """Whether a labelled value is the cell's own words, or a rendering with the cell's words in brackets after it."""
    flat = match_key(cell)
    value = piece.strip().rstrip(";.—- ").strip()
    bracketed = value[value.find("(") + 1 : -1] if value.endswith(")") and "(" in value else value
    return bool(flat) and any(match_key(words) in flat for words in (value, bracketed) if words)


def _holds(text: str, quote: str) -> bool:
    parts = [part.strip() for part in re.split(r"\s…\s| / ", quote) if part.strip(" .…")]
    flat = match_key(no_markers(text))
    return all(match_key(part).rstrip("….") in flat for part in parts)


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
