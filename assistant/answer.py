"""The answer and its parts, as they leave the product (the JSON contract of `cchc ask --json`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from corpus.document import Span


class Status(StrEnum):
    """How a question ended. Only ANSWERED and PARTIAL carry citations."""

    ANSWERED = "answered"
    PARTIAL = "partial"  # some of what was asked is missing, and the answer says which
    CLARIFY = "clarify"  # asks back; `choices` holds what to pick from
    NOT_FOUND = "not_found"  # the documents do not say; the nearest passages are in `related`
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: `quote` is the exact words of `spans` in the document's canonical text, joined by " …
    ".

    `n` is the number of the marker in the answer; `page` is None where the source has no pages; `record` is the id of
    the record the statement was made from, None for a passage. `fields` names what each span holds ("lead",
    "deadline"), parallel to `spans`, empty for prose.
    """

    n: int
    document: str
    title: str
    path: tuple[str, ...]
    page: int | None
    quote: str
    spans: tuple[Span, ...]
    record: str | None = None
    fields: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "n": self.n,
            "document": self.document,
            "title": self.title,
            "path": list(self.path),
            "page": self.page,
            "quote": self.quote,
            "spans": [[span.start, span.end] for span in self.spans],
            "task": self.record,
            "fields": list(self.fields),
        }


@dataclass(frozen=True, slots=True)
class Scope:
    """What the answer is about. `assumed` names what the question left open and the assistant filled in ("year" …)."""

    year: int | None = None
    place: str | None = None
    documents: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "place": self.place,
            "documents": list(self.documents),
            "assumed": list(self.assumed),
        }


@dataclass(frozen=True, slots=True)
class Related:
    """A passage near the question that does not answer it."""

    document: str
    title: str
    path: tuple[str, ...]
    quote: str
    spans: tuple[Span, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "document": self.document,
            "title": self.title,
            "path": list(self.path),
            "quote": self.quote,
            "spans": [[span.start, span.end] for span in self.spans],
        }


@dataclass(frozen=True, slots=True)
class Table:
    """A small table that goes with an answer (a comparison, a list of tasks). Cells may end in markers such as
    "[2]".
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_json(self) -> dict[str, Any]:
        return {"columns": list(self.columns), "rows": [list(row) for row in self.rows]}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `text` carries the markers "[1]" of `citations`; `tasks` are the ids of the records it was made
    from, `asked` the agencies that the question names (not in the JSON); `choices` what a CLARIFY offers;
    `suggestions` follow-up questions that the documents can answer; `trace` what the steps understood and checked
    (shown by `--explain` and the page, left out of the plain JSON).
    """

    id: str
    question: str
    language: str
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    tasks: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    related: tuple[Related, ...] = ()
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    table: Table | None = None
    elapsed_ms: float = 0.0
    corpus: str = ""
    config: str = ""
    trace: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The object of the JSON contract, its keys in the contract's order."""
        return {
            "id": self.id,
            "question": self.question,
            "language": self.language,
            "status": str(self.status),
            "answer": self.text,
            "citations": [citation.as_json() for citation in self.citations],
            "tasks": list(self.tasks),
            "scope": self.scope.as_json(),
            "related": [passage.as_json() for passage in self.related],
            "choices": list(self.choices),
            "suggestions": list(self.suggestions),
            "table": self.table.as_json() if self.table else None,
            "elapsed_ms": round(self.elapsed_ms, 1),
            "corpus": self.corpus,
            "config": self.config,
        }
