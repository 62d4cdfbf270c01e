"""The routes that the page's own script calls: a piece of HTML each, quickly and outside the page's queue."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.batch import answer_safely
from assistant.feedback import REASONS, Feedback, FeedbackStore
from assistant.web.api import AnswerRequest, as_question
from assistant.web.chat import render_answer
from assistant.web.desk import Desk
from assistant.web.evidence import read_spans, render_evidence
from assistant.web.markup import Html
from corpus.record import Record

Found = TypeVar("Found")
Language = Annotated[str, Query(alias="lang", max_length=5)]
Text = Annotated[str, Query(max_length=2000)]


class FeedbackRequest(BaseModel):
    """An opinion on an answer as it was shown."""

    model_config = ConfigDict(extra="forbid")

    good: bool
    given: dict[str, Any]
    reasons: Annotated[list[str], Field(max_length=len(REASONS))] = []
    comment: Annotated[str, Field(max_length=2000)] = ""


def make_fragments(desk: Desk) -> APIRouter:
    """The routes over `desk`, under /page/. Kept out of the API's description: they may change with the page."""
    router = APIRouter(prefix="/page", include_in_schema=False)
    add_chat(router, desk)
    return router


def add_chat(router: APIRouter, desk: Desk) -> None:
    """Answers, the evidence behind them, and opinions on them."""
    store = FeedbackStore(desk.settings.data)

    @router.post("/answer")
    def answer(request: AnswerRequest, language: Language = "vi") -> dict[str, Any]:
        found = answer_safely(desk.pipeline, as_question(request))
        return {"answer": found.as_json(), "html": render_answer(desk, desk.locale(language), found)}

    @router.get("/evidence")
    def evidence(
        document: Text, spans: Annotated[str, Query(max_length=8000)] = "", fields: Text = "", record: Text = "",
        language: Language = "vi",
    ) -> HTMLResponse:  # fmt: skip
        view = or_404(lambda: desk.view(document))
        ranges = read_spans(spans, len(view.document.text))
        found = known_record(desk, record)
        return page(render_evidence(desk, desk.locale(language), document, ranges, fields.split(","), found))

    @router.post("/feedback")
    def feedback(request: FeedbackRequest) -> dict[str, str]:
        reasons = tuple(reason for reason in request.reasons if reason in REASONS)
        question = str(request.given.get("question", ""))
        store.add(Feedback(request.good, question, reasons, request.comment, request.given))
        return {"status": "ok"}


def page(content: Html) -> HTMLResponse:
    """A fragment, never to be kept by a browser: an index may be built anew."""
    return HTMLResponse(content, headers={"Cache-Control": "no-store"})


def known_record(desk: Desk, identity: str) -> Record | None:
    """The record with this id; None for "" and for an id nobody knows."""
    try:
        return desk.index.record(identity) if identity else None
    except KeyError:
        return None


def or_404(find: Callable[[], Found]) -> Found:
    """What `find` finds. Raises the error 404 for a `KeyError`."""
    try:
        return find()
    except KeyError as error:
        raise HTTPException(404, "there is no such document") from error
