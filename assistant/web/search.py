"""Tra cứu: passages as one types, their words marked, grouped by document and section."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.web.desk import Desk
from assistant.web.evidence import evidence_link, heading_path
from assistant.web.forms import chosen, field, folding, ticked
from assistant.web.highlighting import highlighted, occurrences
from assistant.web.markup import Html, el
from assistant.web.wording import Locale
from corpus.normalizer import normalize
from index.chunk import Chunk, ChunkKind
from index.hit import SearchQuery

_MOST = 40
_SHOWN = 700  # characters of a passage


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. `exact` wants the words as they stand, one after the other."""

    text: str
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    kinds: tuple[ChunkKind, ...] = ()
    exact: bool = False


def search_shell(desk: Desk, locale: Locale) -> Html:
    """The words and the filters."""
    kinds = [(str(kind), locale(f"chunk_{kind}")) for kind in ChunkKind]
    form = el(
        "form",
        field("q", locale("search_for"), "search", locale("search_placeholder")),
        *folding(
            locale("filters"),
            *scope_fields(desk, locale),
            chosen("kind", locale("kind"), kinds, locale("any_kind")),
            ticked("exact", locale("exact")),
        ),
        el("button", locale("search"), type="submit", class_="button primary"),
        class_="filters",
        data_url="page/search",
        data_into="#search-results",
    )
    results = el("div", id="search-results", class_="result", aria_live="polite")
    return el("div", form, results, class_="room")


def scope_fields(desk: Desk, locale: Locale) -> list[Html]:
    """The choices of year, place and document that several rooms have."""
    catalog = desk.index.catalog
    years = sorted({entry.year for entry in catalog}, reverse=True)
    places = sorted({entry.place for entry in catalog})
    titles = [(entry.id, entry.title) for entry in catalog]
    return [
        chosen("year", locale("scope_year"), [(str(year), str(year)) for year in years], locale("any_year")),
        chosen("place", locale("scope_place"), [(place, place) for place in places], locale("any_place")),
        chosen("document", locale("scope_document"), titles, locale("any_document")),
    ]


def find_chunks(desk: Desk, wanted: Search) -> list[Chunk]:
    """The passages, best first; exact ones in the order of the documents."""
    typed = normalize(wanted.text).text.strip()
    if not typed:
        return []
    if wanted.exact:
        within = [chunk for chunk in desk.index.chunks if _within(chunk, wanted)]
        return [chunk for chunk in within if occurrences(chunk.text, typed, 1)][:_MOST]
    query = SearchQuery(typed, (), wanted.documents, wanted.years, wanted.places, wanted.kinds, limit=_MOST)
    return [hit.chunk for hit in desk.index.search(query)]


def render_search(desk: Desk, locale: Locale, wanted: Search) -> Html:
    """The results, or what can be done where there are none."""
    if not wanted.text.strip():
        return el("p", locale("search_empty"), class_="teaching")
    chunks = find_chunks(desk, wanted)
    if not chunks:
        return el("p", locale("search_none", query=wanted.text), class_="teaching")
    groups: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        groups.setdefault(chunk.document, []).append(chunk)
    found = "search_most" if len(chunks) == _MOST else "search_found"
    return el(
        "div",
        el("p", locale(found, count=len(chunks), documents=len(groups)), class_="quiet"),
        *(_group(desk, locale, document, inside, wanted) for document, inside in groups.items()),
    )


def _group(desk: Desk, locale: Locale, document: str, chunks: Sequence[Chunk], wanted: Search) -> Html:
    sections: dict[tuple[str, ...], list[Chunk]] = {}
    for chunk in chunks:
        sections.setdefault(chunk.path, []).append(chunk)
    title = desk.entry(document).title
    parts: list[Html | None] = []
    for path, inside in sections.items():
        parts.append(heading_path(path, title))
        parts += [_hit(locale, chunk, wanted) for chunk in inside]
    return el("section", el("h2", title), *parts, class_="group")


def _hit(locale: Locale, chunk: Chunk, wanted: Search) -> Html:
    shown = chunk.text
    if len(shown) > _SHOWN:
        places = occurrences(shown, wanted.text, 1)
        start = max(0, places[0].start - _SHOWN // 3) if places else 0
        shown = ("… " if start else "") + shown[start : start + _SHOWN].strip() + " …"
    record = chunk.records[0] if chunk.kind is ChunkKind.ROW and chunk.records else None
    button = el(
        "button", locale("open_evidence"), type="button", class_="button small",
        data_evidence=evidence_link(chunk.document, chunk.spans, record=record),
    )  # fmt: skip
    return el("div", el("p", highlighted(shown, wanted.text, exact=wanted.exact), lang="vi"), button, class_="hit")


def _within(chunk: Chunk, wanted: Search) -> bool:
    return (
        (not wanted.documents or chunk.document in wanted.documents)
        and (not wanted.years or chunk.year in wanted.years)
        and (not wanted.places or chunk.place in wanted.places)
        and (not wanted.kinds or chunk.kind in wanted.kinds)
    )
