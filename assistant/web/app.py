"""One application: the API, the routes of the page's script, and the page itself."""

import socket

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.errors import AssistantError
from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.web.api import make_api
from assistant.web.api_page import render_api
from assistant.web.clerk import Clerk
from assistant.web.desk import Desk
from assistant.web.fragments import make_exports, make_fragments
from assistant.web.guard import Guard
from assistant.web.page import mount_pages
from assistant.web.staff import Staff

_DESCRIPTION = "Hỏi đáp và tra cứu kế hoạch cải cách hành chính, mỗi ý đều có trích dẫn nguyên văn."
_FAREWELL = 2  # seconds that open connections have to end; an open page keeps one for as long as it is open


def make_app(pipeline: Pipeline, settings: Settings, *, clerks: int = 0, mcp: bool = False) -> FastAPI:
    """The application over one pipeline. `clerks` processes answer, this one where there are none; `mcp` opens
    Gradio's MCP server under /gradio_api/mcp/.
    """
    desk = Desk(pipeline, settings)
    staff = Staff(Clerk(desk).reply, clerks)
    # The description's page of FastAPI loads its script from elsewhere: /docs is a page of our own.
    app = FastAPI(title="cchc", description=_DESCRIPTION, docs_url=None, redoc_url=None)
    app.include_router(make_api(desk, staff.ask))
    app.include_router(make_fragments(desk, staff.ask))
    app.include_router(make_exports(desk))

    @app.get("/documents/{document_id}", include_in_schema=False)
    def place(document_id: str) -> RedirectResponse:
        """The lasting address of a document. A browser keeps what stands after "#"."""
        return RedirectResponse(f"/?document={document_id}")

    @app.get("/docs", include_in_schema=False)
    def describe(request: Request, lang: str = "vi") -> HTMLResponse:
        """What the API offers, for people."""
        return HTMLResponse(render_api(desk.locale(lang), app.openapi(), str(request.base_url)))

    app.add_middleware(Guard)
    mounted: FastAPI = mount_pages(app, desk, staff.ask, mcp=mcp)
    return mounted


def take_port(host: str, port: int) -> socket.socket:
    """The address, taken but not yet listened on. Raises `AssistantError` where somebody else has it."""
    taken = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        raise AssistantError(
            f"không mở được {host}:{port} ({error.strerror}), hãy chọn --port khác "
            "(cannot listen there; choose another --port)"
        ) from error
    return taken


def serve(pipeline: Pipeline, settings: Settings, *, listening: socket.socket, clerks: int, mcp: bool = False) -> None:
    """Serve on the address that `listening` has taken until interrupted."""
    import uvicorn

    app = make_app(pipeline, settings, clerks=clerks, mcp=mcp)
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=_FAREWELL)
    uvicorn.Server(config).run(sockets=[listening])
