"""Sổ nhiệm vụ: the records, filtered, sorted, each with its source, and as files."""

from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlencode

from assistant.web.api import TasksRequest, chosen_records
from assistant.web.desk import Desk
from assistant.web.evidence import evidence_link
from assistant.web.forms import chosen, field, folding
from assistant.web.markup import Html, el, join
from assistant.web.register_order import COLUMNS, Order, cells_of
from assistant.web.search import scope_fields
from assistant.web.wording import Locale
from assistant.wording import sentence_case
from corpus.document import Span
from corpus.exports import to_csv, to_ics, to_xlsx
from corpus.normalizer import fold, match_key
from corpus.record import Record
from corpus.register import agencies_of, work_of

EXPORTS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}
_FIRST = 60
_CITED = ("activity", "task", "goal", "agency", "text", "lead", "coordinate", "deadline", "product", "value")


def register_shell(desk: Desk, locale: Locale) -> Html:
    """The filters, the exports, the table."""
    areas = [(area, sentence_case(area, desk.abbreviations.meanings)) for area in _areas(desk)]
    roles = [(role, locale(f"role_{role}")) for role in ("lead", "coordinate")]
    orders = [("document", locale("sort_document")), *((one, locale(f"column_{one}")) for one in COLUMNS[:-1])]
    kinds = [(kind, locale(f"kind_{kind}")) for kind in ("task", "duty", "target")]
    form = el(
        "form",
        agency_field(desk, locale, locale("any_agency")),
        *folding(
            locale("filters"),
            chosen("role", locale("role"), roles, locale("any_role")),
            chosen("area", locale("field_area"), areas, locale("any_area")),
            *scope_fields(desk, locale),
            chosen("kind", locale("kind"), kinds, locale("any_kind")),
            field("due_from", locale("due_from"), "date", locale("date_form")),
            field("due_to", locale("due_to"), "date", locale("date_form")),
            chosen("sort", locale("sort"), orders),
        ),
        el("input", type="hidden", name="down", value=""),
        el("button", locale("filter"), type="submit", class_="button primary"),
        class_="filters",
        id="register-form",
        data_url="page/register",
        data_into="#register-view",
    )
    links = [
        el(
            "a",
            locale(f"export_{form}"),
            href=f"export/register.{form}",
            class_="button",
            data_export=f"export/register.{form}",
            download=True,
        )
        for form in EXPORTS
    ]
    view = el("div", id="register-view", class_="result", aria_live="polite")
    return el("div", form, el("div", *links, class_="actions exports"), view, class_="room")


def _areas(desk: Desk) -> list[str]:
    """The areas of the tables, each once, as the filter takes them: whatever their capitals."""
    named: dict[str, str] = {}
    for task in desk.index.records.tasks:
        if task.area:
            named.setdefault(match_key(task.area), task.area)
    return list(named.values())


def agency_field(desk: Desk, locale: Locale, anything: str | None) -> Html:
    """The choice of an agency: those that the documents give work, in alphabetical order."""
    records = desk.index.records
    assigned: tuple[Record, ...] = (*records.tasks, *records.duties)
    counted = Counter(name for record in assigned for name in agencies_of(record))
    names = sorted(counted, key=lambda name: fold(match_key(name)))
    return chosen("agency", locale("field_agency"), [(name, f"{name} ({counted[name]})") for name in names], anything)


def render_register(desk: Desk, locale: Locale, request: TasksRequest, order: Order, shown: int | None) -> Html:
    """The table. `shown` is how many rows; None for the first few. Raises `UsageError` for an unknown agency."""
    records = order.of(chosen_records(desk, request))
    if not records:
        return el("p", locale("register_none"), class_="teaching")
    limit = shown or _FIRST
    head = el("tr", *(_heading(locale, name, order) for name in COLUMNS))
    rows = [_row(desk, locale, record) for record in records[:limit]]
    more = None
    if len(records) > limit:
        asked = {key: value for key, value in request.model_dump(mode="json").items() if value}
        values = [("sort", order.column), ("down", "1" if order.down else ""), ("shown", str(len(records)))]
        for key, value in asked.items():
            name = {"agencies": "agency"}.get(key, key.removesuffix("s")) if isinstance(value, list) else key
            values += [(name, str(one)) for one in value] if isinstance(value, list) else [(name, str(value))]
        more = el(
            "button", locale("show_all", count=len(records)), type="button", class_="button",
            data_fill="page/register?" + urlencode(values), data_into="#register-view",
        )  # fmt: skip
    count = el("p", locale("register_count", count=locale.number(len(records))), class_="quiet")
    table = el("table", el("thead", head), el("tbody", *rows), class_="register")
    return join(
        [count, el("div", table, class_="scroll", tabindex="0", role="region", aria_label=locale("tab_register")), more]
    )


def export_register(desk: Desk, request: TasksRequest, order: Order, form: str) -> bytes:
    """The chosen records as a file. Raises `UsageError` for an unknown agency, `KeyError` for an unknown form."""
    records = order.of(chosen_records(desk, request))
    if form == "xlsx":
        return to_xlsx(records)
    if form == "ics":
        return to_ics(records, datetime.now(UTC)).text.encode()
    # The byte-order mark tells spreadsheets that this is UTF-8.
    return {"csv": to_csv}[form](records).encode("utf-8-sig")


def record_link(record: Record) -> str:
    """The address of the evidence of a record: its cells, in the order of the text."""
    named: dict[Span, str] = {}
    for name in _CITED:
        for span in record.spans.get(name, ()):
            if not any(kept.covers(span) for kept in named):
                named[span] = name
    spans = sorted(named)
    return evidence_link(record.document, spans, fields=[named[span] for span in spans], record=record.id)


def _heading(locale: Locale, name: str, order: Order) -> Html:
    """A column's name, a button that sorts by it and, pressed again, turns the order round."""
    sorting = order.column == name
    turned = ("descending" if order.down else "ascending") if sorting else None
    arrow = el("span", "▼" if order.down else "▲", class_="arrow", aria_hidden="true") if sorting else None
    button = el("button", locale(f"column_{name}"), arrow, type="button", class_="sort", data_sort=name)
    return el("th", button, scope="col", aria_sort=turned)


def _row(desk: Desk, locale: Locale, record: Record) -> Html:
    work = el("button", work_of(record) or record.id, type="button", class_="link", data_evidence=record_link(record))
    doubt = el("span", f" {locale('check')}", class_="doubt", title="; ".join(record.uncertain.values()))
    entry = desk.entry(record.document)
    cells = [*cells_of(record).values(), f"{entry.place} {entry.year}"]
    unsaid = el("span", "–", class_="quiet", title=locale("no_value"))
    told = (
        el("td", cell or unsaid, data_label=locale(f"column_{name}"), class_=None if cell else "unsaid")
        for name, cell in zip(COLUMNS[1:], cells, strict=True)
    )
    return el("tr", el("td", work, doubt if record.uncertain else None), *told)
