"""The page: Gradio Blocks with a tab for each room. What a click fetches comes over plain HTTP (see `fragments`)."""

import json
import os
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from assistant.web.api import AnswerRequest, Ask, as_question
from assistant.web.clerk import as_line
from assistant.web.desk import Desk
from assistant.web.markup import Html, el
from assistant.web.rooms import SHELLS
from assistant.web.tools import Tool, make_tools
from assistant.web.wording import Locale

_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "DejaVu Sans", "Arial", "sans-serif")
# Read when gradio is imported. It would call its makers' hosts, and after each event work out a statistic of the last
# ten thousand that nobody looks at.
_GRADIO = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(1 << 40),
}
# Seconds between two looks of a page's queue for what gradio_client asks. Gradio looks each millisecond: 5 % of a core.
_LOOKS, _LOOKS_FOR_NOTHING = 0.02, 1.0
_MONO = ("ui-monospace", "Consolas", "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono", "monospace")


def mount_pages(app: Any, desk: Desk, ask: Ask, *, mcp: bool) -> Any:
    """`app` with the page in English under /en and in Vietnamese under /. Call it after all other routes."""
    os.environ.update(_GRADIO)
    import gradio as gr

    for path, language in (("/en", "en"), ("/", "vi")):
        locale = desk.locale(language)
        app = gr.mount_gradio_app(
            app,
            make_page(desk, locale, ask if path == "/" else None, make_tools(desk, ask) if mcp and path == "/" else ()),
            path=path,
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            max_file_size=0,
            enable_monitoring=False,
            pwa=False,
            favicon_path=str(files(__package__).joinpath("static/seal.svg")) if path == "/" else None,
            mcp_server=mcp and path == "/",
            theme=_theme(gr),
            css=_static("page.css"),
            head=_head(locale),
        )
    return app


def make_page(desk: Desk, locale: Locale, ask: Ask | None = None, tools: Sequence[Tool] = ()) -> Any:
    """The Blocks of one language; where `ask` gives a clerk's reply, with what gradio_client asks and with the tools
    that the MCP server offers.
    """
    import gradio as gr

    with gr.Blocks(analytics_enabled=False, title=locale("title"), fill_width=True) as blocks:
        _html(gr, _masthead(locale), "masthead")
        with gr.Tabs(elem_id="rooms", overflow_behavior="wrap"):
            for name, shell in SHELLS.items():
                with gr.Tab(locale(f"tab_{name}"), id=name, elem_id=f"room-{name}", render_children=True):
                    _html(gr, shell(desk, locale), f"shell-{name}")
        if ask is not None:
            _offer(gr, ask, tools)
    queue = blocks._queue
    queue.sleep_when_free = _LOOKS if ask is not None else _LOOKS_FOR_NOTHING
    queue.progress_update_sleep_when_free = _LOOKS_FOR_NOTHING
    return blocks


def _offer(gr: Any, ask: Ask, tools: Sequence[Tool]) -> None:
    """By default Gradio lets one event of a kind run at a time, and takes whatever is public for a tool."""
    shown = "undocumented" if tools else "public"
    gr.api(_asking(ask), api_name="answer", concurrency_limit=None, api_visibility=shown)
    for tool in tools:
        gr.api(tool, api_name=f"tool_{tool.__name__}", concurrency_limit=None, queue=False)


def _asking(ask: Ask) -> Any:
    async def answer(question: str, year: int | None = None, place: str | None = None) -> dict[str, Any]:
        """Answer a question over the administrative-reform plans, with exact citations.

        Args:
            question: The question, in Vietnamese or English.
            year: Only plans of this year.
            place: Only plans of this province or district.
        """
        request = AnswerRequest(question=question, year=year, place=place)
        found: dict[str, Any] = json.loads(await ask(as_line(as_question(request))))
        return found

    return answer


def _html(gr: Any, content: Html, identity: str) -> None:
    # The template language of gr.HTML reads "${" and "{{" in a template, never in a value.
    gr.HTML(content, elem_id=identity, apply_default_css=False, js_on_load=None)


def _masthead(locale: Locale) -> Html:
    other = "en" if locale.language == "vi" else "vi"
    return el(
        "header",
        el("a", locale("skip"), href="#question", class_="skip"),
        el(
            "div",
            el("h1", locale("title")),
            el("p", locale("subtitle")),
            class_="names",
        ),
        el(
            "div",
            el("button", locale("dark"), type="button", id="dark-switch", class_="button"),
            el("a", locale("other_language"), href="/en/" if other == "en" else "/", hreflang=other, class_="button"),
            class_="actions",
        ),
        class_="masthead",
        data_language=locale.language,
    )


def _head(locale: Locale) -> str:
    words = json.dumps({name: locale(name) for name in SCRIPT_WORDS}, ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<meta name="color-scheme" content="light dark">\n'
        f"<script>window.cchcWords = {words};</script>\n<script>{_script()}</script>"
    )


def _script() -> str:
    """The page's own script, its parts in one function."""
    parts = "".join(_static(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();'


SCRIPTS = ("kit", "rooms", "evidence", "conversation", "opinions", "reader", "places", "events")
SCRIPT_WORDS = (
    "thinking", "failed", "copied", "thanks", "new_conversation", "delete", "close", "loading", "stopped",
    "evidence_label", "retry", "edit_question", "editing", "dark", "light", "filters", "scope_chosen",
)  # fmt: skip


def _theme(gr: Any) -> Any:
    return gr.themes.Base(
        primary_hue=gr.themes.colors.red,
        neutral_hue=gr.themes.colors.slate,
        font=list(_FONTS),
        font_mono=list(_MONO),
        text_size=gr.themes.sizes.text_md,
        radius_size=gr.themes.sizes.radius_sm,
    ).set(
        body_background_fill="#f6f7f9",
        body_background_fill_dark="#11161d",
        body_text_color="#1b2430",
        body_text_color_dark="#e7ecf2",
        block_border_width="0px",
    )


def _static(name: str) -> str:
    return files(__package__).joinpath(f"static/{name}").read_text(encoding="utf-8")
