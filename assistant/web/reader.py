"""Tài liệu: a document with its outline, search inside it, and an address for every place."""

from collections.abc import Sequence

from assistant.web.desk import Desk
from assistant.web.document_view import Mark
from assistant.web.evidence import reader_link
from assistant.web.forms import chosen, field
from assistant.web.highlighting import occurrences
from assistant.web.markup import Html, el, join
from assistant.web.wording import Locale
from corpus.document import Document, Span


def reader_shell(desk: Desk, locale: Locale) -> Html:
    """The choice of a document and the search inside it."""
    form = el(
        "form",
        chosen("document", locale("scope_document"), [(entry.id, entry.title) for entry in desk.index.catalog]),
        field("q", locale("search_inside"), "search"),
        el("input", type="hidden", name="span"),
        el("button", locale("find"), type="submit", class_="button primary"),
        class_="filters",
        id="reader-form",
        data_url="page/document",
        data_into="#document-view",
    )
    return el("div", form, el("div", id="document-view", class_="result"), class_="room")


def render_document(desk: Desk, locale: Locale, document_id: str, query: str, spans: Sequence[Span]) -> Html:
    """The document, what is searched for or addressed marked. Raises `KeyError` for an unknown id."""
    view = desk.view(document_id)
    document = view.document
    found = occurrences(document.text, query) if query.strip() else ()
    marks = [Mark(span) for span in (*spans, *found)]
    told = _found(locale, len(found)) if query.strip() else None
    whole = view.whole(marks, lambda page: locale("page_name", page=page))
    body = el(
        "div", whole, class_="document-text", tabindex="0", role="region", lang="vi",
        aria_label=document.entry.title,
    )  # fmt: skip
    return join([_card(locale, document), told, el("div", _outline(desk, locale, document_id), body, class_="reader")])


def _found(locale: Locale, count: int) -> Html:
    """How many places were found, and the way from one to the next."""
    told = el("span", locale("found_inside" if count else "found_nothing", count=count), role="status", class_="quiet")
    if not count:
        return el("p", told, class_="steps")
    before = el("button", locale("step_before"), type="button", class_="button small", data_step="-1")
    after = el("button", locale("step_after"), type="button", class_="button small", data_step="1")
    return el("p", told, before, el("span", "", class_="which", aria_live="polite"), after, class_="steps")


def _card(locale: Locale, document: Document) -> Html:
    entry = document.entry
    facts = [
        (locale("issuer"), entry.issuer), (locale("scope_place"), entry.place),
        (locale("level"), locale(f"level_{entry.level}")), (locale("scope_year"), str(entry.year)),
        (locale("number"), entry.number or locale("unknown")),
        (locale("date"), locale.day(entry.date) if entry.date else locale("unknown")),
    ]  # fmt: skip
    items = [el("span", el("b", f"{name}: "), value) for name, value in facts]
    copy = el("button", locale("copy_place"), type="button", class_="button small", data_copy_place=True)
    how = el("span", locale("copy_place_how"), class_="quiet")
    return el("div", el("h2", entry.title), el("p", *items, class_="card"), el("p", copy, how, class_="steps"))


def _outline(desk: Desk, locale: Locale, document_id: str) -> Html:
    view = desk.view(document_id)
    items = []
    for section in view.document.sections:
        address = view.address(section.spans[0].start if section.spans else section.extent.start)
        link = el("a", section.label, href=f"{reader_link(document_id)}#{address}", data_go=address)
        items.append(el("li", link, class_=f"level-{min(section.level, 4)}"))
    inside = el("ul", *items) if items else el("p", locale("no_outline"), class_="quiet")
    summary = el("summary", locale("outline"))
    told = el("details", summary, inside, open=True)
    return el("nav", told, _pages(locale, view.document), class_="outline", aria_label=locale("outline"))


def _pages(locale: Locale, document: Document) -> Html | None:
    """A link to each page; None where the source does not tell its pages."""
    if not document.pages:
        return None
    link = reader_link(document.entry.id)
    items = [
        el("li", el("a", str(page), href=f"{link}#page-{page}", data_go=f"page-{page}"))
        for page in range(1, len(document.pages) + 2)
    ]
    return el("details", el("summary", locale("pages")), el("ul", *items, class_="pages"))
