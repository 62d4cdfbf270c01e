"""What a newcomer to an agency must know: what it leads, what it helps with, what it owes and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from corpus.agencies import Agency, AgencyRegistry
from corpus.catalog import CatalogEntry
from corpus.record import Duty, Record, Records, Task
from corpus.recurrence import read_recurrence, recurrence_words
from corpus.register import COORDINATE, LEAD, Selection, due_period, select, work_of

_SHORT = 110  # characters of a line that stands in full further up
_GROUPS = {  # how the names of the groups begin that a body of this kind is of
    "sở": ("các sở",),
    "phòng": ("các phòng", "các cơ quan, đơn vị thuộc ubnd huyện", "các cơ quan thuộc ubnd huyện"),
    "ubnd huyện": ("ubnd cấp huyện", "ubnd các huyện"),
    "ubnd xã": ("ubnd cấp xã", "ubnd các xã"),
}
# A city is of a district's rank unless it is governed from the centre; those are the ones there are.
_COMMITTEE = re.compile(
    r"ubnd (?:(huyện|quận|thị xã|thành phố(?! (?:hà nội|huế|hải phòng|đà nẵng|cần thơ|hồ chí minh))(?= \w))"
    r"|(xã|phường|thị trấn))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line: what, by when as printed (None where nothing is printed), and the record that says so."""

    text: str
    when: str | None
    record: Record


@dataclass(frozen=True, slots=True)
class Month:
    """What is due in a month, "2025-03", or in the course of a year, "2025"."""

    month: str
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """An agency's work. `card` is None for a body that is not registered.

    `leads` and `coordinates` are rows of tables; `duties` the work that prose gives it, to lead or to do, and `helps`
    the work it takes part in by prose. `months` hold what has a last day, in order, and behind a year's months what
    has the whole year; `recurring` what comes back; `shared` what is given to collectives that the body belongs to
    ("Các Sở, ngành").
    """

    agency: str
    card: Agency | None
    year: int | None
    leads: tuple[BriefLine, ...]
    coordinates: tuple[BriefLine, ...]
    duties: tuple[BriefLine, ...]
    helps: tuple[BriefLine, ...]
    months: tuple[Month, ...]
    recurring: tuple[BriefLine, ...]
    shared: tuple[BriefLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the documents give it nothing. Work of a group counts where the name says that it is of the group:
        a "UBND huyện …" is one of "UBND cấp huyện"; whether a province has such a "Sở" a name does not say.
        """
        own = self.leads or self.coordinates or self.duties or self.helps
        return not (own or (self.shared and _committee(self.agency)))


def make_briefing(
    agency: str,
    records: Records,
    catalog: Sequence[CatalogEntry],
    registry: AgencyRegistry,
    *,
    year: int | None = None,
    place: str | None = None,
) -> Briefing:
    """The briefing of the agency with the canonical name `agency`, of one plan year and place where they are given."""
    years = (year,) if year is not None else ()
    places = (place,) if place else ()

    def chosen(role: str, names: tuple[str, ...]) -> tuple[Record, ...]:
        return select(records, Selection(years=years, places=places, agencies=names, role=role), catalog, registry)

    lead, coordinate = chosen(LEAD, (agency,)), chosen(COORDINATE, (agency,))
    own = {record.id for record in (*lead, *coordinate)}
    groups = tuple(_collectives_of(agency, registry))
    shared = [record for record in chosen(LEAD, groups) if record.id not in own] if groups else []
    owed = [record for record in lead if isinstance(record, Task | Duty)]
    return Briefing(
        agency=agency,
        card=registry.get(agency),
        year=year,
        leads=_lines(record for record in lead if isinstance(record, Task)),
        coordinates=_lines(record for record in coordinate if isinstance(record, Task)),
        duties=_lines(record for record in lead if isinstance(record, Duty)),
        helps=_lines(record for record in coordinate if isinstance(record, Duty)),
        months=_months(owed),
        recurring=_lines(record for record in owed if record.recurrence),
        shared=_lines(shared),
    )


def write_briefing(briefing: Briefing, titles: dict[str, str]) -> str:
    """The briefing as Vietnamese text: each line ends with its record's id, `titles` of the documents close it."""
    scope = f", năm {briefing.year}" if briefing.year is not None else ""
    parts = [f"BẢN GIỚI THIỆU NHIỆM VỤ: {briefing.agency}{scope}"]
    if briefing.card and briefing.card.english:
        parts.append(f"({briefing.card.english})")
    for title, lines in (
        ("Chủ trì theo các bảng phân công", briefing.leads),
        ("Phối hợp theo các bảng phân công", briefing.coordinates),
        ("Nhiệm vụ được giao trong lời văn kế hoạch", briefing.duties),
        ("Phối hợp nêu trong lời văn kế hoạch", briefing.helps),
    ):
        parts += _section(title, lines)
    if briefing.months:
        parts.append("\nThời hạn theo tháng")
        for month in briefing.months:
            year, _, number = month.month.partition("-")
            parts.append(f"  Tháng {int(number)}/{year}" if number else f"  Trong cả năm {year}, không định tháng")
            parts += [
                f"    - {_line(replace(line, text=shorten(line.text, _SHORT, placeholder=' …')))}"
                for line in month.lines
            ]
    parts += _section("Việc lặp lại định kỳ", briefing.recurring)
    parts += _section("Việc giao chung cho nhóm cơ quan có đơn vị này", briefing.shared)
    used = dict.fromkeys(line.record.document for line in _all_lines(briefing))
    parts.append("\nNguồn")
    parts += [f"  {document}: {titles.get(document, document)}" for document in used]
    return "\n".join(parts) + "\n"


def _section(title: str, lines: Sequence[BriefLine]) -> list[str]:
    return [f"\n{title} ({len(lines)})", *(f"  - {_line(line)}" for line in lines)] if lines else []


def _line(line: BriefLine) -> str:
    when = f" (thời gian: {line.when})" if line.when else ""
    return f"{_unclosed(line.text)}{when} [{line.record.id}]"


def _unclosed(text: str) -> str:
    """`text` without the marks that a cell or a paragraph ends with ("./.", ";", ":")."""
    return text.rstrip(" .;,:/")


def _all_lines(briefing: Briefing) -> Iterable[BriefLine]:
    return (*briefing.leads, *briefing.coordinates, *briefing.duties, *briefing.helps, *briefing.shared)


def _lines(records: Iterable[Record]) -> tuple[BriefLine, ...]:
    return tuple(_brief_line(record) for record in records)


def _brief_line(record: Record, with_product: bool = True) -> BriefLine:
    when = record.deadline if isinstance(record, Task | Duty) else None
    recurrence = recurrence_words(record.recurrence) if isinstance(record, Task | Duty) else ""
    if recurrence and when and not read_recurrence(when):
        when = f"{when}, {recurrence}"
    text = work_of(record)
    if with_product and isinstance(record, Task) and record.product:
        text = _unclosed(text)
        text = f"{text}{'' if text.endswith('…') else '.'} Sản phẩm: {record.product}"
    return BriefLine(text, when or None, record)


def _months(records: Iterable[Task | Duty]) -> tuple[Month, ...]:
    found: dict[str, list[BriefLine]] = {}
    for record in records:
        if period := due_period(record):
            found.setdefault(period, []).append(_brief_line(record, with_product=False))
    # "2025" comes after "2025-12".
    return tuple(Month(month, tuple(found[month])) for month in sorted(found, key=lambda one: f"{one}-99"[:7]))


def _committee(agency: str) -> str:
    """The key in `_GROUPS` of one district's or one commune's People's Committee; "" for any other body."""
    match = _COMMITTEE.match(agency)
    return ("ubnd huyện" if match[1] else "ubnd xã") if match else ""


def _collectives_of(agency: str, registry: AgencyRegistry) -> Iterable[str]:
    """The collectives whose name says that they take in a body of this kind: "Các sở, ban, ngành" a "Sở"."""
    card = registry.get(agency)
    if card is None or card.kind != "body":
        return ()
    head = _committee(agency) or agency.split(" ", 1)[0].lower()
    starts = _GROUPS.get(head, ())
    return (
        other.name
        for other in registry
        if other.kind == "collective" and any(other.name.lower().startswith(start) for start in starts)
    )
