"""One application: the API, the routes of the page's script, and the page itself."""

import os
import signal
import threading
import time

from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from assistant.pipeline import Pipeline
from assistant.settings import Settings, load_settings
from assistant.web.api import make_api
from assistant.web.desk import Desk
from assistant.web.fragments import make_exports, make_fragments
from assistant.web.guard import Guard
from assistant.web.page import mount_pages
from assistant.wiring import open_pipeline

_DESCRIPTION = "Hỏi đáp và tra cứu kế hoạch cải cách hành chính, mỗi ý đều có trích dẫn nguyên văn."


def make_app(pipeline: Pipeline, settings: Settings, *, mcp: bool = False) -> FastAPI:
    """The application over one pipeline. `mcp` opens Gradio's MCP server under /gradio_api/mcp/."""
    desk = Desk(pipeline, settings)
    # The description's page of FastAPI loads its script from elsewhere; /docs is served without one.
    app = FastAPI(title="cchc", description=_DESCRIPTION, docs_url=None, redoc_url=None)
    app.include_router(make_api(desk))
    app.include_router(make_fragments(desk))
    app.include_router(make_exports(desk))

    @app.get("/documents/{document_id}", include_in_schema=False)
    def place(document_id: str) -> RedirectResponse:
        """The lasting address of a document. A browser keeps what stands after "#"."""
        return RedirectResponse(f"/?document={document_id}")

    app.add_middleware(Guard)
    mounted: FastAPI = mount_pages(app, desk, mcp=mcp)
    return mounted


def serve(pipeline: Pipeline, settings: Settings, *, host: str, port: int, mcp: bool = False) -> None:
    """Serve from this process until interrupted."""
    import uvicorn

    uvicorn.run(make_app(pipeline, settings, mcp=mcp), host=host, port=port, log_level="warning", access_log=False)


def serve_many(settings: Settings, *, host: str, port: int, workers: int) -> None:
    """Serve from `workers` processes until interrupted: one interpreter answers on one core at a time.

    For scripts on the API and people on the page: neither keeps anything in a process. Sessions of gradio_client and
    of MCP live in one process and need `serve`.
    """
    import uvicorn

    os.environ["CCHC_INDEX"] = str(settings.index.resolve())
    os.environ["CCHC_DATA"] = str(settings.data.resolve())
    uvicorn.run(
        "assistant.web.app:make_worker", factory=True, workers=workers,
        host=host, port=port, log_level="warning", access_log=False,
    )  # fmt: skip


def make_worker() -> FastAPI:
    """The application of one of several processes. It ends when the process that started it is gone."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    settings = load_settings()
    return make_app(open_pipeline(settings), settings)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
