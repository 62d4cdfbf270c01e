"""The HTTP API: the same objects as the command line, for scripts and other programs."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from assistant.batch import answer_safely
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.register import TaskFilter, record_json, select_records
from index.hit import Hit, SearchQuery

_LONGEST_QUESTION = 20_000


class AnswerRequest(BaseModel):
    """A question; `history` holds the earlier questions of the conversation, oldest first."""

    model_config = ConfigDict(extra="forbid")

    question: Annotated[str, Field(max_length=_LONGEST_QUESTION)]
    id: str = ""
    history: Annotated[list[str], Field(max_length=50)] = []
    year: int | None = None
    place: str | None = None
    documents: list[str] = []


class SearchRequest(BaseModel):
    """A search over passages; empty filters filter nothing."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=_LONGEST_QUESTION)]
    documents: list[str] = []
    years: list[int] = []
    places: list[str] = []
    limit: Annotated[int, Field(ge=1, le=200)] = 10


class TasksRequest(BaseModel):
    """A selection of the register; what is None filters nothing. Dates are ISO."""

    model_config = ConfigDict(extra="forbid")

    document: str | None = None
    year: int | None = None
    place: str | None = None
    agency: str | None = None
    role: str | None = None
    area: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    kind: str | None = None


def make_router(pipeline: Pipeline) -> APIRouter:
    """The routes over `pipeline`. They run in a pool of threads: one slow question holds up no other."""
    router = APIRouter()
    index = pipeline.index

    @router.post("/api/answer", summary="Answer a question with exact citations")
    def answer(request: AnswerRequest) -> dict[str, Any]:
        question = Question(
            text=request.question,
            id=request.id,
            history=tuple(request.history),
            year=request.year,
            place=request.place,
            documents=tuple(request.documents),
        )
        return answer_safely(pipeline, question).as_json()

    @router.post("/api/search", summary="Search passages")
    def search(request: SearchRequest) -> dict[str, Any]:
        query = SearchQuery(
            text=request.text,
            documents=tuple(request.documents),
            years=tuple(request.years),
            places=tuple(request.places),
            limit=request.limit,
        )
        return {"hits": [_hit(hit) for hit in index.search(query)]}

    @router.post("/api/tasks", summary="The register of tasks, duties and targets")
    def tasks(request: TasksRequest) -> dict[str, Any]:
        chosen = select_records(index, TaskFilter(**request.model_dump()))
        return {"count": len(chosen), "records": [record_json(record) for record in chosen]}

    @router.get("/api/documents", summary="The catalogue")
    def catalog() -> dict[str, Any]:
        return {"documents": [_entry(entry.id) for entry in index.catalog]}

    @router.get("/api/documents/{document_id}", summary="One document: its card, outline and canonical text")
    def document(document_id: str) -> dict[str, Any]:
        try:
            found = index.document(document_id)
        except KeyError as error:
            raise HTTPException(404, f"there is no document {document_id!r}; see /api/documents") from error
        sections = [
            {"label": section.label, "level": section.level, "span": [section.extent.start, section.extent.end]}
            for section in found.sections
        ]
        return {**_entry(document_id), "sections": sections, "text": found.text}

    @router.get("/healthz", summary="Whether the service can answer")
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(index.catalog), "corpus": index.manifest.corpus}

    def _entry(document_id: str) -> dict[str, Any]:
        entry = index.document(document_id).entry
        return {
            key: getattr(entry, key) for key in ("id", "title", "issuer", "place", "level", "year", "number", "date")
        }

    return router


def _hit(hit: Hit) -> dict[str, Any]:
    chunk = hit.chunk
    return {
        "id": chunk.id,
        "document": chunk.document,
        "path": list(chunk.path),
        "text": chunk.text,
        "spans": [[span.start, span.end] for span in chunk.spans],
        "score": round(hit.score, 4),
    }
