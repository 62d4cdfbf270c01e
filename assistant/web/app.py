"""One application: the API, the routes of the page's script, and the page itself."""

from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.web.api import make_api
from assistant.web.desk import Desk
from assistant.web.fragments import make_exports, make_fragments
from assistant.web.guard import Guard
from assistant.web.page import mount_pages

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
    """Serve until interrupted."""
    import uvicorn

    uvicorn.run(make_app(pipeline, settings, mcp=mcp), host=host, port=port, log_level="warning", access_log=False)
