"""Lịch: what is due when, as a timeline of the year and by month; recurring work and what has no day apart."""

import re
from collections.abc import Sequence

from assistant.web.api import TasksRequest, chosen_records
from assistant.web.desk import Desk
from assistant.web.forms import chosen, folding
from assistant.web.markup import Html, el, join
from assistant.web.task_register import agency_field, record_link
from assistant.web.wording import Locale
from corpus.normalizer import fold, match_key
from corpus.record import Duty, Task
from corpus.register import due_period, lead_agencies, work_of

Dated = Task | Duty
_ALWAYS = re.compile(r"\b(?:thường xuyên|liên tục|định kỳ)\b", re.IGNORECASE)
_TALLEST = 6  # the height of the longest bar, in the size of the page's letters


def calendar_shell(desk: Desk, locale: Locale) -> Html:
    """The year, the agency, the place."""
    years = due_years(desk)
    places = sorted({entry.place for entry in desk.index.catalog})
    form = el(
        "form",
        chosen("year", locale("scope_year"), [(str(year), str(year)) for year in years]),
        *folding(
            locale("filters"),
            agency_field(desk, locale, locale("any_agency")),
            chosen("place", locale("scope_place"), [(place, place) for place in places], locale("any_place")),
            chosen("by", locale("by"), [("month", locale("by_month")), ("agency", locale("by_agency"))]),
        ),
        el("button", locale("filter"), type="submit", class_="button primary"),
        class_="filters",
        data_url="page/calendar",
        data_into="#calendar-view",
    )
    return el("div", form, el("div", id="calendar-view", class_="result", aria_live="polite"), class_="room")


def due_years(desk: Desk) -> list[int]:
    """The years in which something is due, the latest plan's first."""
    records = desk.index.records
    plans = {entry.year for entry in desk.index.catalog}
    dated: tuple[Dated, ...] = (*records.tasks, *records.duties)
    ends = {int(one.deadline_end[:4]) for one in dated if one.deadline_end}
    return sorted(plans, reverse=True) + sorted(ends - plans, reverse=True)


def render_calendar(desk: Desk, locale: Locale, year: int, agency: str, place: str, by: str = "month") -> Html:
    """The year, by month or by "agency". Raises `UsageError` for an unknown agency."""
    request = TasksRequest(agencies=[agency] if agency else [], places=[place] if place else [], kinds=["task", "duty"])
    dated = [record for record in chosen_records(desk, request) if isinstance(record, Task | Duty)]
    months: dict[str, list[Dated]] = {f"{year}-{month:02}": [] for month in range(1, 13)}
    all_year: list[Dated] = []
    for record in dated:
        period = None if _recurs(record) else due_period(record)
        if period in months:
            months[period].append(record)
        elif period == str(year):
            all_year.append(record)
    plan = [record for record in dated if record.year == year]
    recurring = [record for record in plan if _recurs(record)]
    undated = [record for record in plan if not record.deadline_end and not _recurs(record)]
    loose = [record for record in undated if record.deadline]
    unsaid = [record for record in undated if not record.deadline]
    total = sum(map(len, months.values())) + len(all_year)
    if by == "agency":
        due = [record for records in (*months.values(), all_year) for record in records]
        shown = _agencies(desk, locale, due, agency)
    else:
        shown = [_month(desk, locale, month, records) for month, records in months.items() if records]
        shown += [_month(desk, locale, str(year), all_year)] if all_year else []
    return join(
        [
            el("p", locale("calendar_count", count=total, year=year), class_="quiet"),
            _timeline(locale, months),
            *shown,
            _apart(desk, locale, "calendar_recurring", recurring),
            _apart(desk, locale, "calendar_undated", loose),
            _apart(desk, locale, "calendar_unsaid", unsaid),
        ]
    )


def _timeline(locale: Locale, months: dict[str, list[Dated]]) -> Html:
    most = max(map(len, months.values())) or 1
    bars = [
        el(
            "li",
            el("span", str(len(records)), class_="number"),
            el("span", "", class_="bar", style=f"height:{len(records) / most * _TALLEST:.2f}rem", aria_hidden="true"),
            el("a", *_named(locale, month), href=f"#month-{month}", data_go=f"month-{month}", title=locale.month(month))
            if records
            else el("span", *_named(locale, month), class_="quiet"),
        )
        for month, records in months.items()
    ]
    return el("ol", *bars, class_="timeline", aria_label=locale("timeline"))


def _named(locale: Locale, month: str) -> tuple[Html, Html]:
    """A month's name, and a short one for a small screen."""
    return el("span", locale.month_name(month), class_="long"), el("span", locale.short_month(month), class_="short")


def _month(desk: Desk, locale: Locale, month: str, records: Sequence[Dated]) -> Html:
    ordered = sorted(records, key=lambda record: record.deadline_end or "")
    title = el("h2", f"{locale.month(month)} ({len(records)})", id=f"month-{month}", tabindex="-1")
    return el("section", title, el("ul", *(_item(desk, locale, record) for record in ordered)), class_="month")


def _agencies(desk: Desk, locale: Locale, records: Sequence[Dated], agency: str) -> list[Html]:
    """The work of each agency, first what is due first; `agency` alone where one was chosen."""
    shares: dict[str, list[Dated]] = {}
    for record in sorted(records, key=lambda record: record.deadline_end or ""):
        for name in ([agency] if agency else lead_agencies(record)) or [locale("no_agency")]:
            shares.setdefault(name, []).append(record)
    ordered = sorted(shares.items(), key=lambda share: (share[0] == locale("no_agency"), fold(match_key(share[0]))))
    return [
        el(
            "details",
            el("summary", f"{name} ({len(mine)})"),
            el("ul", *(_item(desk, locale, record) for record in mine)),
            class_="month",
            open=bool(agency),
        )
        for name, mine in ordered
    ]


def _recurs(record: Dated) -> bool:
    """Whether the work comes again, or goes on all the time."""
    return record.recurrence is not None or bool(_ALWAYS.search(record.deadline or ""))


def _apart(desk: Desk, locale: Locale, name: str, records: Sequence[Dated]) -> Html | None:
    if not records:
        return None
    items = el("ul", *(_item(desk, locale, record) for record in records))
    return el("details", el("summary", locale(name, count=len(records))), items, class_="month")


def _item(desk: Desk, locale: Locale, record: Dated) -> Html:
    period = due_period(record) or ""
    day = locale.day(record.deadline_end) if record.deadline_end and "-" in period else ""
    printed = record.deadline or locale("no_value")
    entry = desk.entry(record.document)
    facts = [f"{locale('field_deadline')}: {printed}", "; ".join(lead_agencies(record)), f"{entry.place} {entry.year}"]
    return el(
        "li",
        el("b", day) if day else None,
        el("button", work_of(record) or record.id, type="button", class_="link", data_evidence=record_link(record)),
        el("span", " · ".join(filter(None, facts)), class_="quiet"),
    )
