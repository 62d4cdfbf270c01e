"""`cchc serve`: the page and the API on one address."""

from pathlib import Path

import click

from assistant.settings import load_settings
from assistant.wiring import ready_pipeline


@click.command(epilog="Ví dụ (example): cchc serve --port 7860")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe (address to listen on).")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="Cổng (port).")
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Số tiến trình trả lời, cho nhiều chương trình gọi API (processes, for many scripts on the API).",
)
@click.option("--mcp", is_flag=True, help="Mở thêm máy chủ MCP cho trợ lý khác (an MCP server for other assistants).")
@click.option("--index", "index", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder).")
def command(host: str, port: int, workers: int, mcp: bool, index: Path | None) -> None:
    """Mở trang hỏi đáp và API. (Serve the chat page and the HTTP API.)"""
    settings = load_settings(index=index)
    pipeline = ready_pipeline(settings, say=lambda line: click.echo(line, err=True))
    # Gradio takes seconds to import: only here, once there is something to serve.
    from assistant.web.app import serve, serve_many

    click.echo(f"http://{host}:{port} (Ctrl+C để dừng, to stop)", err=True)
    if workers == 1 or mcp:
        serve(pipeline, settings, host=host, port=port, mcp=mcp)
    else:
        serve_many(settings, host=host, port=port, workers=workers)
