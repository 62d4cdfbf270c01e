"""An answer as the page shows it: text with its markers, sources, what it is about, what can be done with it, trace."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.answer import Answer, Citation, Related, Status, Table
from assistant.feedback import REASONS
from assistant.web.desk import Desk
from assistant.web.evidence import evidence_link, heading_path, own_path
from assistant.web.markup import Html, el, join, text
from assistant.web.register_order import COLUMNS, cells_of
from assistant.web.scope_chips import scope_chips
from assistant.web.trace import render_trace
from assistant.web.wording import Locale
from corpus.register import work_of

_MARKER = re.compile(r"\[(\d{1,3})\]")
_FIRST_LINES = 3  # what a reader sees first
_NEXT_LINES = 8


def answer_pieces(desk: Desk, locale: Locale, answer: Answer) -> Iterator[tuple[str, Html]]:
    """One answer in the pieces in which it is handed out, each with its place: "open" is the frame, "words" goes into
    its statements, "rest" below them. A browser lays out the first statements while the rest is still on its way.
    """
    cited = {citation.n: citation for citation in answer.citations}
    offered = {f"- {choice}" for choice in answer.choices}  # these stand below as buttons
    tabled = tuple(f"- {row[0]}:" for row in answer.table.rows) if answer.table else ()  # and these in the table
    lines = [line for line in map(str.strip, answer.text.split("\n")) if line and line not in offered]
    lines = [line for line in lines if not line.startswith(tabled)]
    told = answer.status is not Status.ANSWERED
    yield (
        "open",
        el(
            "article",
            el("p", locale(f"status_{answer.status}"), class_=f"status {answer.status}") if told else None,
            el("div", *_lines(lines[:_FIRST_LINES], cited), class_="words", lang=answer.language),
            class_=f"answer {answer.status}",
            data_status=str(answer.status),
            aria_label=locale("answer_label"),
        ),
    )
    for first in range(_FIRST_LINES, len(lines), _NEXT_LINES):
        yield "words", join(_lines(lines[first : first + _NEXT_LINES], cited))
    yield (
        "rest",
        join(
            [
                _table(locale, answer.table, cited) if answer.table else None,
                _buttons(answer.choices, "choices", locale("choices_label")) if answer.choices else None,
                scope_chips(desk, locale, answer),
                _sources(locale, answer.citations) if answer.citations else None,
                _related(locale, answer.related) if answer.related else None,
                _buttons(answer.suggestions, "suggestions", locale("suggestions_label"))
                if answer.suggestions
                else None,
                _actions(desk, locale, answer),
            ]
        ),
    )
    yield "rest", render_trace(desk, locale, answer)


def readable_sources(answer: Answer) -> str:
    """The answer with its sources as plain text, to be pasted into a letter."""
    lines = [answer.text, ""]
    for citation in answer.citations:
        place = " › ".join((citation.title, *own_path(citation.path, citation.title)))
        lines.append(f"[{citation.n}] {place}: “{' '.join(citation.quote.split())}”")
    return "\n".join(lines).strip()


def _lines(lines: Sequence[str], cited: Mapping[int, Citation]) -> Iterable[Html]:
    """Paragraphs, and lists where lines begin with a dash."""
    items: list[Html] = []
    for line in lines:
        if line.lstrip().startswith("- "):
            items.append(el("li", with_markers(line.lstrip()[2:], cited)))
            continue
        if items:
            yield el("ul", *items)
            items = []
        yield el("p", with_markers(line, cited))
    if items:
        yield el("ul", *items)


def with_markers(line: str, cited: Mapping[int, Citation]) -> Html:
    """Text whose markers are buttons that open the evidence; "[7]" without a citation stays text."""
    parts: list[Html] = []
    reached = 0
    for marker in _MARKER.finditer(line):
        citation = cited.get(int(marker.group(1)))
        if citation is None:
            continue
        before, space, word = line[reached : marker.start()].rstrip().rpartition(" ")
        # A marker stays on the line of the word that it stands behind.
        kept = el("span", word, " ", _marker(citation), class_="kept") if word else _marker(citation)
        parts += [text(before + space), kept]
        reached = marker.end()
    return join([*parts, text(line[reached:])])


def _marker(citation: Citation) -> Html:
    return el(
        "button",
        f"[{citation.n}]",
        type="button",
        class_="cite",
        data_evidence=_link(citation),
        data_n=citation.n,
        title=citation.title,
        aria_label=f"[{citation.n}] {citation.title}",
    )


def _link(citation: Citation) -> str:
    return evidence_link(
        citation.document, citation.spans, fields=citation.fields, record=citation.record, n=citation.n
    )


def _table(locale: Locale, table: Table, cited: Mapping[int, Citation]) -> Html:
    head = el("tr", *(el("th", column, scope="col") for column in table.columns))
    rows = [el("tr", *(el("td", with_markers(cell, cited)) for cell in row)) for row in table.rows]
    return el(
        "div", el("table", el("thead", head), el("tbody", *rows)), class_="scroll", tabindex="0", role="region",
        aria_label=locale("answer_table"),
    )  # fmt: skip


def _buttons(texts: Sequence[str], kind: str, label: str) -> Html:
    buttons = (el("button", question, type="button", class_="ask-this", data_ask=question) for question in texts)
    return el("div", el("span", label, class_="quiet"), *buttons, class_=kind, role="group", aria_label=label)


def _sources(locale: Locale, citations: Sequence[Citation]) -> Html:
    items = [
        el(
            "li",
            el(
                "button",
                el("b", f"[{one.n}] "),
                el("span", one.title),
                el("span", " › ".join(path), class_="path") if (path := own_path(one.path, one.title)) else None,
                type="button",
                class_="source-link",
                data_evidence=_link(one),
                data_n=one.n,
            ),
        )
        for one in citations
    ]
    summary = el("summary", locale("sources", count=len(citations)))
    return el("details", summary, el("ol", *items), class_="sources", open=len(citations) <= 3)


def _related(locale: Locale, related: Sequence[Related]) -> Html:
    items = [
        el(
            "li",
            el("b", passage.title),
            heading_path(passage.path, passage.title),
            el("q", " ".join(passage.quote.split())),
            el(
                "button",
                locale("open_evidence"),
                type="button",
                class_="button small",
                data_evidence=evidence_link(passage.document, passage.spans),
            ),
        )
        for passage in related
    ]
    return el("section", el("h4", locale("related_label")), el("ul", *items), class_="related")


def _actions(desk: Desk, locale: Locale, answer: Answer) -> Html:
    buttons = [
        el("button", locale("copy_answer"), type="button", class_="button small", data_copy=readable_sources(answer))
    ]
    rows = _rows(desk, locale, answer)
    if rows:
        table = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
        buttons.append(el("button", locale("copy_table"), type="button", class_="button small", data_copy=table))
    buttons += [
        el("button", locale("retry"), type="button", class_="button small", data_retry=True),
        el("button", locale("edit_question"), type="button", class_="button small", data_edit=True),
    ]
    return el("div", *buttons, _feedback(locale), class_="actions")


def _rows(desk: Desk, locale: Locale, answer: Answer) -> list[Sequence[str]]:
    """The answer as a table with its head: its own, else the records that it was made from; empty for prose."""
    if answer.table:
        return [answer.table.columns, *answer.table.rows]
    records = [desk.index.record(identity) for identity in answer.tasks]
    rows = [(work_of(record), *cells_of(record).values(), desk.entry(record.document).title) for record in records]
    return [[locale(f"column_{name}") for name in COLUMNS], *rows] if rows else []


def _feedback(locale: Locale) -> Html:
    """A form that opens: what was wrong, in reasons and in own words. The script adds the answer it is about."""
    boxes = [
        el("label", el("input", type="checkbox", name="reasons", value=reason), " ", locale(f"reason_{reason}"))
        for reason in REASONS
    ]
    form = el(
        "form",
        el("fieldset", el("legend", locale("feedback_legend")), *boxes),
        el("label", locale("feedback_comment"), el("textarea", name="comment", rows=2, maxlength=2000)),
        el("button", locale("feedback_send"), type="submit", class_="button primary small"),
        el("p", "", class_="quiet", role="status"),
        class_="feedback",
    )
    good = el("button", locale("feedback_good"), type="button", class_="button small", data_good=True)
    return el(
        "details", el("summary", locale("feedback_open"), class_="button small"), good, form, class_="feedback-box"
    )
