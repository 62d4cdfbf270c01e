"""Hỏi đáp as it stands before anything is asked."""

from assistant.web.desk import Desk
from assistant.web.markup import Html, el
from assistant.web.search import scope_fields
from assistant.web.wording import Locale

_EXAMPLES = 6


def chat_shell(desk: Desk, locale: Locale) -> Html:
    """Hỏi đáp: the conversation, the question, the scope; the evidence beside them."""
    question = el(
        "textarea", id="question", name="question", rows=2, maxlength=2000, required=True,
        placeholder=locale("question_placeholder"), autocomplete="off",
    )  # fmt: skip
    form = el(
        "form",
        el("label", locale("question_label"), for_="question"),
        el(
            "div",
            question,
            el("button", locale("ask"), type="submit", class_="button primary", id="ask"),
            el("button", locale("stop"), type="button", class_="button", id="stop", hidden=True),
            class_="question-row",
        ),
        el("div", *scope_fields(desk, locale), class_="scope", role="group", aria_label=locale("scope_label")),
        id="ask-form",
    )
    examples = [
        el(
            "button",
            locale(f"example_{number}"),
            type="button",
            class_="ask-this",
            data_ask=locale(f"example_{number}"),
        )
        for number in range(1, _EXAMPLES + 1)
    ]
    welcome = el(
        "section",
        el("h2", locale("welcome")),
        el("p", locale("welcome_text", count=len(desk.index.catalog))),
        el("div", *examples, class_="examples"),
        id="welcome",
    )
    conversations = el(
        "details",
        el("summary", locale("conversations")),
        el("ul", id="conversation-list"),
        el("button", locale("new_conversation"), type="button", class_="button small", id="new-conversation"),
        el("button", locale("delete_all"), type="button", class_="button small", id="delete-conversations"),
        el("p", locale("conversations_note"), class_="quiet"),
        class_="conversations",
    )
    thread = el("div", id="thread", role="log", aria_live="polite", aria_label=locale("thread_label"), tabindex="0")
    panel = el(
        "aside",
        el("h2", locale("evidence_label")),
        el("div", el("p", locale("evidence_empty"), class_="quiet"), id="evidence", class_="panel"),
        class_="evidence",
        aria_label=locale("evidence_label"),
    )
    middle = el("div", conversations, el("div", welcome, thread, class_="thread-box"), form, class_="chat-main")
    return el("div", middle, panel, class_="chat")
