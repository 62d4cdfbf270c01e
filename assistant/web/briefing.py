"""Người mới: an agency's briefing, each line with its source, to be printed or saved."""

from collections.abc import Sequence

from assistant.web.briefing_file import FileLine, FilePart, briefing_file
from assistant.web.desk import Desk
from assistant.web.evidence import own_path
from assistant.web.forms import chosen, folding
from assistant.web.markup import Html, el, join
from assistant.web.task_register import agency_field, record_link
from assistant.web.wording import Locale
from corpus.abbreviations import Abbreviations
from corpus.briefing import Briefing, BriefLine, make_briefing


def briefing_shell(desk: Desk, locale: Locale) -> Html:
    """The agency, the year, the place."""
    years = sorted({entry.year for entry in desk.index.catalog}, reverse=True)
    places = sorted({entry.place for entry in desk.index.catalog})
    form = el(
        "form",
        agency_field(desk, locale, locale("choose_agency")),
        *folding(
            locale("filters"),
            chosen("year", locale("scope_year"), [(str(year), str(year)) for year in years], locale("any_year")),
            chosen("place", locale("scope_place"), [(place, place) for place in places], locale("any_place")),
        ),
        el("button", locale("make_briefing"), type="submit", class_="button primary"),
        class_="filters no-print",
        data_url="page/briefing",
        data_into="#briefing-view",
    )
    links = [
        el("button", locale("print"), type="button", class_="button", data_print=True),
        el(
            "a",
            locale("save_docx"),
            href="export/briefing.docx",
            class_="button",
            data_export="export/briefing.docx",
            download=True,
        ),
    ]
    view = el("div", id="briefing-view", class_="result printed", aria_live="polite")
    return el("div", form, el("div", *links, class_="actions exports no-print"), view, class_="room")


def find_briefing(desk: Desk, agency: str, year: int | None, place: str) -> Briefing:
    """What the documents say of an agency, given by its canonical name."""
    return make_briefing(agency, desk.index.records, desk.index.catalog, desk.registry, year=year, place=place or None)


def render_briefing(
    desk: Desk, locale: Locale, abbreviations: Abbreviations, agency: str, year: int | None, place: str
) -> Html:
    """The briefing, or how to get one."""
    if not agency:
        return el("p", locale("briefing_empty"), class_="teaching")
    briefing = find_briefing(desk, agency, year, place)
    if briefing.is_empty:
        return el("p", locale("briefing_none", agency=agency), class_="teaching")
    parts: list[Html | None] = [_head(locale, briefing)]
    parts += [_section(desk, locale, name, lines) for name, lines in sections(briefing)]
    parts += [
        _months(desk, locale, briefing),
        _terms(locale, abbreviations, briefing),
        _sources(desk, locale, briefing),
    ]
    return el("article", *parts, class_="briefing")


def sections(briefing: Briefing) -> tuple[tuple[str, Sequence[BriefLine]], ...]:
    """The lists of a briefing by the names of their titles, in the order they are read."""
    return (
        ("briefing_leads", briefing.leads),
        ("briefing_duties", briefing.duties),
        ("briefing_coordinates", briefing.coordinates),
        ("briefing_helps", briefing.helps),
        ("briefing_recurring", briefing.recurring),
        ("briefing_shared", briefing.shared),
    )


def terms(abbreviations: Abbreviations, briefing: Briefing) -> list[tuple[str, str]]:
    """The short forms that the briefing's lines use, with what they stand for."""
    text = " ".join(line.text for _, lines in sections(briefing) for line in lines)
    return sorted((short, "; ".join(abbreviations.meanings[short])) for short in abbreviations.used(text))


def save_briefing(desk: Desk, locale: Locale, abbreviations: Abbreviations, briefing: Briefing) -> bytes:
    """The briefing as a DOCX file, all that the page shows of it."""

    def line(one: BriefLine) -> FileLine:
        title = desk.entry(one.record.document).title
        when = f"{locale('field_deadline')}: {one.when}." if one.when else ""
        return FileLine(_sentence(one), when, " › ".join((title, *own_path(one.record.path, title)[-1:])))

    parts = [
        FilePart(f"{locale(name)} ({len(lines)})", tuple(map(line, lines)))
        for name, lines in sections(briefing)
        if lines
    ]
    if briefing.months:
        parts.append(FilePart(locale("briefing_months")))
        parts += [FilePart(locale.month(month.month), tuple(map(line, month.lines)), 3) for month in briefing.months]
    return briefing_file(
        _title(locale, briefing),
        _about(locale, briefing),
        parts,
        (locale("briefing_terms"), terms(abbreviations, briefing)),
        (locale("briefing_sources"), [desk.entry(document).title for document in _used(briefing)]),
    )


def _title(locale: Locale, briefing: Briefing) -> str:
    scope = f" · {briefing.year}" if briefing.year else ""
    return f"{locale('briefing_title')}: {briefing.agency}{scope}"


def _about(locale: Locale, briefing: Briefing) -> str:
    """How much there is, and the agency's other names."""
    card = briefing.card
    leads = len(briefing.leads) + len(briefing.duties)
    facts = [locale("briefing_count", leads=leads, helps=len(briefing.coordinates) + len(briefing.helps))]
    if card and card.english:
        facts.append(card.english)
    if card and card.short:
        facts.append(f"{locale('short_forms')}: {', '.join(card.short)}")
    return " · ".join(facts)


def _head(locale: Locale, briefing: Briefing) -> Html:
    return join([el("h2", _title(locale, briefing)), el("p", _about(locale, briefing), class_="quiet")])


def _sentence(line: BriefLine) -> str:
    return line.text.rstrip(" .;") + "."


def _used(briefing: Briefing) -> list[str]:
    """The documents that the lines stand in."""
    return list(dict.fromkeys(line.record.document for _, lines in sections(briefing) for line in lines))


def _section(desk: Desk, locale: Locale, name: str, lines: Sequence[BriefLine]) -> Html | None:
    if not lines:
        return None
    return el(
        "section", el("h3", f"{locale(name)} ({len(lines)})"), el("ol", *(_line(desk, locale, line) for line in lines))
    )


def _line(desk: Desk, locale: Locale, line: BriefLine) -> Html:
    entry = desk.entry(line.record.document)
    when = el("span", f" {locale('field_deadline')}: {line.when}.", class_="when") if line.when else None
    source = el(
        "button", f"{entry.place} {entry.year}", type="button", class_="cite", data_evidence=record_link(line.record),
        aria_label=f"{locale('open_evidence')}: {entry.title}",
    )  # fmt: skip
    return el("li", _sentence(line), when, " ", source)


def _months(desk: Desk, locale: Locale, briefing: Briefing) -> Html | None:
    if not briefing.months:
        return None
    blocks = [
        el("div", el("h4", locale.month(month.month)), el("ul", *(_line(desk, locale, line) for line in month.lines)))
        for month in briefing.months
    ]
    return el("section", el("h3", locale("briefing_months")), *blocks)


def _terms(locale: Locale, abbreviations: Abbreviations, briefing: Briefing) -> Html | None:
    rows = [
        el("tr", el("th", short, scope="row"), el("td", meaning)) for short, meaning in terms(abbreviations, briefing)
    ]
    return el("section", el("h3", locale("briefing_terms")), el("table", el("tbody", *rows))) if rows else None


def _sources(desk: Desk, locale: Locale, briefing: Briefing) -> Html:
    items = (el("li", desk.entry(document).title) for document in _used(briefing))
    return el("section", el("h3", locale("briefing_sources")), el("ul", *items))
