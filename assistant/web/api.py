"""The HTTP API: the same objects as the command line, for scripts and other programs."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.batch import encodable
from assistant.commands.chosen import chosen_agency
from assistant.errors import UsageError
from assistant.passages import hit_json
from assistant.question import Question
from assistant.web.clerk import as_line
from assistant.web.desk import Desk
from corpus.exports import to_row
from corpus.normalizer import normalize
from corpus.record import Record
from corpus.register import Selection, select
from index.chunk import ChunkKind
from index.hit import SearchQuery

_LONGEST_QUESTION = 20_000
_LONGEST_LIST = 100
Role = Literal["lead", "coordinate"]
Kind = Literal["task", "duty", "target"]
Ask = Callable[[bytes], Awaitable[bytes]]


class AnswerRequest(BaseModel):
    """A question; `history` holds the earlier questions of the conversation, oldest first."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "Ai chủ trì cải cách thể chế năm 2024?", "place": "Lục Ngạn"}]},
    )

    question: Annotated[str, Field(max_length=_LONGEST_QUESTION)]
    id: Annotated[str, Field(max_length=200)] = ""
    history: Annotated[list[Annotated[str, Field(max_length=_LONGEST_QUESTION)]], Field(max_length=50)] = []
    year: int | None = None
    place: str | None = None
    documents: Annotated[list[str], Field(max_length=_LONGEST_LIST)] = []


class SearchRequest(BaseModel):
    """A search over passages; empty filters filter nothing."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "dich vu cong truc tuyen", "years": [2024], "limit": 5}]},
    )

    text: Annotated[str, Field(max_length=_LONGEST_QUESTION)]
    documents: Annotated[list[str], Field(max_length=_LONGEST_LIST)] = []
    years: Annotated[list[int], Field(max_length=_LONGEST_LIST)] = []
    places: Annotated[list[str], Field(max_length=_LONGEST_LIST)] = []
    kinds: list[ChunkKind] = []
    limit: Annotated[int, Field(ge=1, le=200)] = 10


class TasksRequest(BaseModel):
    """A selection of the register; what is empty or null filters nothing. An agency may be given in any spelling."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"agencies": ["Sở Nội vụ"], "role": "lead", "years": [2025], "due_to": "2025-06-30"}]
        },
    )

    documents: Annotated[list[str], Field(max_length=_LONGEST_LIST)] = []
    years: Annotated[list[int], Field(max_length=_LONGEST_LIST)] = []
    places: Annotated[list[str], Field(max_length=_LONGEST_LIST)] = []
    agencies: Annotated[list[str], Field(max_length=_LONGEST_LIST)] = []
    role: Role | None = None
    area: str | None = None
    due_from: date | None = None
    due_to: date | None = None
    kinds: list[Kind] = []


def make_api(desk: Desk, ask: Ask) -> APIRouter:
    """The routes over `desk`; `ask` gives a clerk's reply. The other routes run in a pool of threads."""
    router = APIRouter()
    index = desk.index

    @router.post("/api/answer", summary="Answer a question with exact citations")
    async def answer(request: AnswerRequest) -> Response:
        return Response(await ask(as_line(as_question(request))), media_type="application/json")

    @router.post("/api/search", summary="Search passages")
    def search(request: SearchRequest) -> dict[str, Any]:
        return found_json(desk, request)

    @router.post("/api/tasks", summary="The register of tasks, duties and targets")
    def tasks(request: TasksRequest) -> dict[str, Any]:
        try:
            return tasks_json(desk, request)
        except UsageError as error:
            raise HTTPException(422, str(error)) from error

    @router.get("/api/documents", summary="The catalogue")
    def catalog() -> dict[str, Any]:
        return catalog_json(desk)

    @router.get("/api/documents/{document_id}", summary="One document: its card, outline and canonical text")
    def document(document_id: str) -> dict[str, Any]:
        try:
            return document_json(desk, document_id)
        except UsageError as error:
            raise HTTPException(404, str(error)) from error

    @router.get("/healthz", summary="Whether the service can answer")
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(index.catalog), "corpus": index.manifest.corpus}

    return router


def as_question(request: AnswerRequest) -> Question:
    """The question that the pipeline is asked."""
    return Question(
        text=encodable(request.question),
        id=encodable(request.id),
        history=tuple(map(encodable, request.history)),
        year=request.year,
        place=encodable(request.place) if request.place else None,
        documents=tuple(map(encodable, request.documents)),
    )


def found_json(desk: Desk, request: SearchRequest) -> dict[str, Any]:
    """The passages that a search finds, best first; none for a search for nothing."""
    text = normalize(request.text).text.strip()
    query = SearchQuery(
        text=text,
        documents=tuple(request.documents),
        years=tuple(request.years),
        places=tuple(request.places),
        kinds=tuple(request.kinds),
        limit=request.limit,
    )
    titles = {entry.id: entry.title for entry in desk.index.catalog}
    hits = desk.index.search(query) if text else ()
    return {"query": text, "hits": [hit_json(desk.index, hit, titles) for hit in hits]}


def tasks_json(desk: Desk, request: TasksRequest) -> dict[str, Any]:
    """The records that a selection selects. Raises `UsageError` for an agency that nobody knows."""
    chosen = chosen_records(desk, request)
    return {"count": len(chosen), "records": [to_row(record) for record in chosen]}


def catalog_json(desk: Desk) -> dict[str, Any]:
    """The cards of all documents."""
    return {"documents": [_card(desk, entry.id) for entry in desk.index.catalog]}


def document_json(desk: Desk, document_id: str) -> dict[str, Any]:
    """One document. Raises `UsageError` for an id that nobody knows."""
    try:
        found = desk.index.document(document_id)
    except KeyError as error:
        raise UsageError(f"there is no document {document_id!r}; see /api/documents") from error
    sections = [
        {"label": section.label, "level": section.level, "span": [section.extent.start, section.extent.end]}
        for section in found.sections
    ]
    return {**_card(desk, document_id), "sections": sections, "text": found.text}


def chosen_records(desk: Desk, request: TasksRequest) -> tuple[Record, ...]:
    """What a selection selects. Raises `UsageError` for an agency that nobody knows."""
    records = desk.index.records
    called = [chosen_agency(name, records, desk.registry, desk.index.catalog) for name in request.agencies]
    selection = Selection(
        documents=tuple(request.documents),
        years=tuple(request.years),
        places=tuple(request.places) or tuple(place for one in called for place in one.places),
        agencies=tuple(one.name for one in called),
        role=request.role,
        area=request.area or None,
        due_from=request.due_from.isoformat() if request.due_from else None,
        due_to=request.due_to.isoformat() if request.due_to else None,
        kinds=tuple(request.kinds),
    )
    return select(records, selection, desk.index.catalog, desk.registry)


def _card(desk: Desk, document_id: str) -> dict[str, Any]:
    entry = desk.entry(document_id)
    return {key: getattr(entry, key) for key in ("id", "title", "issuer", "place", "level", "year", "number", "date")}
