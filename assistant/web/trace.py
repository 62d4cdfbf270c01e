"""How an answer came about: what was understood, where it was looked for, what was found, what was checked."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.answer import Answer
from assistant.web.desk import Desk
from assistant.web.evidence import own_path
from assistant.web.markup import Html, el
from assistant.web.wording import Locale

_PASSAGES = 5
_SHOWN = 240  # characters of a passage
_RESTORED, _FOLLOWS = "restored: ", "follows: "


def render_trace(desk: Desk, locale: Locale, answer: Answer) -> Html:
    """The trace of `answer`, folded."""
    trace = answer.trace
    rows = [
        el("tr", el("th", locale(f"trace_{name}"), scope="row"), el("td", value))
        for name, value in _understood(locale, trace.get("understood", {}))
        if value
    ]
    titles = [desk.entry(document).title for document in trace.get("documents", ())]
    found = [_passage(desk, one) for one in trace.get("evidence", ())[:_PASSAGES]]
    return el(
        "details",
        el("summary", locale("trace_title")),
        el("h4", locale("trace_understood")), el("table", el("tbody", *rows)) if rows else el("p", locale("no_value")),
        el("h4", locale("trace_documents")), el("ul", *(el("li", title) for title in titles)),
        el("h4", locale("trace_evidence")), el("ol", *found) if found else el("p", locale("no_value")),
        el("h4", locale("trace_checks")), _checks(locale, answer),
        el("p", locale("trace_time", ms=locale.number(answer.elapsed_ms)), class_="quiet"),
        class_="trace",
    )  # fmt: skip


def _understood(locale: Locale, understood: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was read in the question, by name; "" for what it does not have."""
    notes = [str(note) for note in understood.get("notes", ())]
    yield "text", str(understood.get("text") or "")
    yield "follows", "; ".join(note.removeprefix(_FOLLOWS) for note in notes if note.startswith(_FOLLOWS))
    yield "topic", str(understood.get("topic") or "")
    yield "facets", "; ".join(locale(f"facet_{facet}") for facet in understood.get("facets", ()))
    for name in ("agencies", "years", "places", "areas", "expansions"):
        yield name, "; ".join(map(str, understood.get(name) or ()))
    yield "notes", "; ".join(note.removeprefix(_RESTORED) for note in notes if note.startswith(_RESTORED))


def _passage(desk: Desk, one: Mapping[str, Any]) -> Html:
    title = desk.entry(one["document"]).title
    words = one["text"]
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return el("li", " › ".join((title, *own_path(one["path"], title))), ": ", el("q", shown))


def _checks(locale: Locale, answer: Answer) -> Html:
    problems = answer.trace.get("problems", ())
    if problems:
        return el("p", locale("trace_withheld", count=len(problems)), class_="doubt")
    if not answer.citations:
        return el("p", locale("trace_nothing"))
    return el("p", locale("trace_exact", count=len(answer.citations)))
