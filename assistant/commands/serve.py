"""`cchc serve`: the page and the API on one address."""

import os
from pathlib import Path

import click

from assistant.commands.told import told
from assistant.settings import load_settings
from assistant.wiring import ready_pipeline

_MOST = 4  # processes; more only by --workers


@click.command(epilog="Ví dụ (example): cchc serve --port 7860")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe (address to listen on).")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="Cổng (port).")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Số tiến trình trả lời (processes that answer)  [default: one a core, at most 4]",
)
@click.option("--mcp", is_flag=True, help="Mở thêm máy chủ MCP cho trợ lý khác (an MCP server for other assistants).")
@click.option("--index", "index", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder).")
def command(host: str, port: int, workers: int | None, mcp: bool, index: Path | None) -> None:
    """Mở trang hỏi đáp và API. (Serve the chat page and the HTTP API.)"""
    # Only here: other commands need no web framework.
    from assistant.web.app import serve, take_port

    settings = load_settings(index=index)
    listening = take_port(host, port)
    pipeline = ready_pipeline(settings, told, note=told)
    click.echo(f"http://{host}:{port} (Ctrl+C để dừng, to stop)", err=True)
    serve(pipeline, settings, listening=listening, clerks=workers or min(len(os.sched_getaffinity(0)), _MOST), mcp=mcp)
