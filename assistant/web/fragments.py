"""The routes that the page's own script calls: a piece of HTML each, quickly and outside the page's queue."""

import re
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Query, Response
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.errors import UsageError
from assistant.feedback import REASONS, Feedback, FeedbackStore
from assistant.web.api import AnswerRequest, Ask, Kind, Role, TasksRequest, as_question
from assistant.web.briefing import find_briefing, render_briefing, save_briefing
from assistant.web.calendar import render_calendar
from assistant.web.clerk import PIECE, as_line
from assistant.web.comparison import render_comparison
from assistant.web.desk import Desk
from assistant.web.evaluation import last_run, render_evaluation
from assistant.web.evidence import read_spans, render_evidence
from assistant.web.markup import Html
from assistant.web.reader import render_document
from assistant.web.register_order import Order
from assistant.web.search import Search, render_search
from assistant.web.task_register import EXPORTS, export_register, render_register
from corpus.record import Record
from index.chunk import ChunkKind

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")


def written_day(written: object) -> date | None:
    """A date written day first or as ISO; None for what is none yet, as while it is being typed."""
    match = _DAY.fullmatch(str(written).strip())
    if not match:
        return None
    day, month, year, *iso = match.groups()
    try:
        return date(*map(int, iso)) if iso[0] else date(int(year), int(month), int(day))
    except ValueError:
        return None


Found = TypeVar("Found")
Language = Annotated[str, Query(alias="lang", max_length=5)]
Text = Annotated[str, Query(max_length=2000)]
Texts = Annotated[Sequence[str], Query(max_length=100)]
Year = Annotated[int, Query(ge=1900, le=2200)]
Years = Annotated[Sequence[int], Query(max_length=100)]
Kinds = Annotated[Sequence[ChunkKind], Query(max_length=10)]
Day = Annotated[date | None, BeforeValidator(written_day), Query()]
TaskKinds = Annotated[Sequence[Kind], Query(max_length=10)]
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class FeedbackRequest(BaseModel):
    """An opinion on an answer as it was shown."""

    model_config = ConfigDict(extra="forbid")

    good: bool
    given: dict[str, Any]
    reasons: Annotated[list[str], Field(max_length=len(REASONS))] = []
    comment: Annotated[str, Field(max_length=2000)] = ""


def make_fragments(desk: Desk, ask: Ask) -> APIRouter:
    """The routes over `desk`, under /page/; `ask` gives a clerk's reply. Kept out of the API's description: they may
    change with the page.
    """
    router = APIRouter(prefix="/page", include_in_schema=False)
    add_chat(router, desk, ask)
    add_documents(router, desk)
    add_register(router, desk)
    add_overviews(router, desk)
    return router


def make_exports(desk: Desk) -> APIRouter:
    """Files of what a room shows, under /export/."""
    router = APIRouter(prefix="/export", include_in_schema=False)

    @router.get("/register.{form}")
    def register(form: Literal["csv", "xlsx", "ics"], wanted: Wanted, order: Ordered) -> Response:
        content = or_404(lambda: export_register(desk, wanted, order, form))
        return _file(content, EXPORTS[form], f"so-nhiem-vu.{form}")

    @router.get("/briefing.docx")
    def briefing(agency: Text, year: int | None = None, place: Text = "", language: Language = "vi") -> Response:
        found = find_briefing(desk, agency, year, place)
        content = save_briefing(desk, desk.locale(language), desk.abbreviations, found)
        return _file(content, _DOCX, "ban-gioi-thieu.docx")

    return router


def add_chat(router: APIRouter, desk: Desk, ask: Ask) -> None:
    """Answers, the evidence behind them, and opinions on them."""
    store = FeedbackStore(desk.settings.data)

    @router.post("/answer")
    async def answer(request: AnswerRequest, language: Language = "vi") -> StreamingResponse:
        """Lines of JSON: pieces of the page in the order they are read, and last the answer itself."""
        reply = await ask(as_line(as_question(request), language or "vi"))

        async def pieces() -> AsyncIterator[bytes]:
            for piece in reply.split(PIECE):
                yield piece + b"\n"

        return StreamingResponse(pieces(), media_type="application/x-ndjson", headers={"Cache-Control": "no-store"})

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


def add_documents(router: APIRouter, desk: Desk) -> None:
    """The reader and the search."""

    @router.get("/document")
    def document(
        document: Text, q: Text = "", span: Annotated[str, Query(max_length=8000)] = "", language: Language = "vi"
    ) -> HTMLResponse:
        view = or_404(lambda: desk.view(document))
        spans = read_spans(span, len(view.document.text))
        return page(render_document(desk, desk.locale(language), document, q, spans))

    @router.get("/search")
    def search(
        q: Text = "", year: Years = (), place: Texts = (), document: Texts = (), kind: Kinds = (),
        exact: bool = False, language: Language = "vi",
    ) -> HTMLResponse:  # fmt: skip
        wanted = Search(q, tuple(year), tuple(place), tuple(document), tuple(kind), exact)
        return page(render_search(desk, desk.locale(language), wanted))


def tasks_wanted(
    agency: Texts = (), role: Role | None = None, area: Text = "", year: Years = (), place: Texts = (),
    document: Texts = (), kind: TaskKinds = (), due_from: Day = None, due_to: Day = None,
) -> TasksRequest:  # fmt: skip
    """The selection that a form of the page makes."""
    return TasksRequest(
        documents=list(document), years=list(year), places=list(place), agencies=list(agency), role=role,
        area=area or None, due_from=due_from, due_to=due_to, kinds=list(kind),
    )  # fmt: skip


def order_wanted(sort: Text = "document", down: Text = "") -> Order:
    """The order that the form asks for."""
    return Order(sort, bool(down))


Wanted = Annotated[TasksRequest, Depends(tasks_wanted)]
Ordered = Annotated[Order, Depends(order_wanted)]


def add_register(router: APIRouter, desk: Desk) -> None:
    """The task register and the calendar."""

    @router.get("/register")
    def register(
        wanted: Wanted, order: Ordered, shown: Annotated[int | None, Query(ge=1)] = None, language: Language = "vi"
    ) -> HTMLResponse:
        return page(or_404(lambda: render_register(desk, desk.locale(language), wanted, order, shown)))

    @router.get("/calendar")
    def calendar(
        year: Year, agency: Text = "", place: Text = "", by: Text = "month", language: Language = "vi"
    ) -> HTMLResponse:
        return page(or_404(lambda: render_calendar(desk, desk.locale(language), year, agency, place, by)))


def add_overviews(router: APIRouter, desk: Desk) -> None:
    """The briefing, the comparison and the evaluation."""
    store = FeedbackStore(desk.settings.data)

    @router.get("/briefing")
    def briefing(
        agency: Text = "", year: int | None = None, place: Text = "", language: Language = "vi"
    ) -> HTMLResponse:
        return page(render_briefing(desk, desk.locale(language), desk.abbreviations, agency, year, place))

    @router.get("/comparison")
    def comparison(q: Text = "", place: Text = "", alone: bool = False, language: Language = "vi") -> HTMLResponse:
        return page(render_comparison(desk, desk.locale(language), q, place, alone))

    @router.get("/evaluation")
    def evaluation(language: Language = "vi") -> HTMLResponse:
        return page(render_evaluation(desk, desk.locale(language), last_run(desk.runs), store.all()))


def page(content: Html) -> HTMLResponse:
    """A fragment, never to be kept by a browser: an index may be built anew."""
    return HTMLResponse(content, headers={"Cache-Control": "no-store"})


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def known_record(desk: Desk, identity: str) -> Record | None:
    """The record with this id; None for "" and for an id nobody knows."""
    try:
        return desk.index.record(identity) if identity else None
    except KeyError:
        return None


def or_404(find: Callable[[], Found]) -> Found:
    """What `find` finds. Raises the error 404 for a `KeyError` and for a name that nobody knows."""
    try:
        return find()
    except KeyError as error:
        raise HTTPException(404, "there is no such document") from error
    except UsageError as error:
        raise HTTPException(404, str(error)) from error
