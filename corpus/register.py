"""Choosing records: by document, year, place, agency and role, area, due time and kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.agencies import AgencyRegistry
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key
from corpus.record import Duty, Record, Records, Target, Task

_NUMBER = re.compile(r"(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)\.?", re.IGNORECASE)
LEAD, COORDINATE = "lead", "coordinate"
_SHORT_ACTIVITY = 90  # characters


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted. Empty filters filter nothing; values of one filter are alternatives, the filters hold together.

    `agencies` are canonical names; `role` "lead", "coordinate" or None for either. `area` is an area's number or words
    of its name. `due_from` and `due_to` are ISO dates, both included: a record is due on the last day of its period,
    and one without such a day is not due at all. `kinds` are "task", "duty", "target".
    """

    documents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    role: str | None = None
    area: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    kinds: tuple[str, ...] = ()


def select(
    records: Records, selection: Selection, catalog: Iterable[CatalogEntry], registry: AgencyRegistry
) -> tuple[Record, ...]:
    """The records that `selection` wants: tasks, then duties, then targets, each in its order."""
    places = {entry.id: entry.place for entry in catalog}
    wanted = frozenset(name for agency in selection.agencies for name in registry.same(agency))
    everything: tuple[Record, ...] = (*records.tasks, *records.duties, *records.targets)
    return tuple(
        record
        for record in everything
        if _fits(record, selection, places)
        and (not selection.agencies or _concerns(record, wanted, selection.role))
        and (selection.agencies or not selection.role or _has_role(record, selection.role))
    )


def agencies_of(record: Record, role: str | None = None) -> frozenset[str]:
    """The canonical names of a record's agencies in a role, in either for None; none for a target.

    Whoever prose gives work without saying "chủ trì" or "phối hợp" leads it.
    """
    if isinstance(record, Task):
        lead, coordinate = record.lead_agencies, record.coordinate_agencies
    elif isinstance(record, Duty):
        helps = record.role == COORDINATE
        lead = () if helps else record.agencies
        coordinate = (*(record.agencies if helps else ()), *record.coordinate_agencies)
    else:
        return frozenset()
    return frozenset((*(lead if role != COORDINATE else ()), *(coordinate if role != LEAD else ())))


def printed_agencies(record: Record) -> tuple[str, ...]:
    """The wordings in which a record names agencies, those of who leads first; none for a target."""
    if isinstance(record, Task):
        return tuple(cell for cell in (record.lead, record.coordinate) if cell)
    if isinstance(record, Duty):
        return tuple(cell for cell in ("; ".join(record.agencies), record.coordinate) if cell)
    return ()


def lead_agencies(record: Task | Duty) -> tuple[str, ...]:
    """Who leads a row, or whom prose gives the work."""
    return record.lead_agencies if isinstance(record, Task) else record.agencies


def work_of(record: Record) -> str:
    """What a record gives to do, in its own words; a short activity ("Xây dựng báo cáo") is told with its task."""
    if not isinstance(record, Task):
        return record.text
    if record.activity and record.task and len(record.activity) < _SHORT_ACTIVITY:
        return f"{record.task} / {record.activity}"
    return record.activity or record.task or record.goal or ""


def due_period(record: Task | Duty) -> str | None:
    """The month whose end is the record's last day ("2025-03"), the year where it has all of it ("2025"), or None."""
    if record.deadline_end is None:
        return None
    year, day = record.deadline_end[:4], record.deadline_end[4:]
    whole = day == "-12-31" and (record.deadline_start or record.deadline_end) <= f"{year}-01-01"
    return year if whole else record.deadline_end[:7]


def _fits(record: Record, selection: Selection, places: Mapping[str, str]) -> bool:
    place = fold(match_key(places.get(record.document, "")))
    return (
        (not selection.documents or record.document in selection.documents)
        and (not selection.years or record.year in selection.years)
        and (not selection.places or place in {fold(match_key(name)) for name in selection.places})
        and (not selection.kinds or record.kind in selection.kinds)
        and (not selection.area or in_area(record, selection.area))
        and _due(record, selection.due_from, selection.due_to)
    )


def _concerns(record: Record, wanted: frozenset[str], role: str | None) -> bool:
    return bool(agencies_of(record, role) & wanted)


def _has_role(record: Record, role: str) -> bool:
    return bool(agencies_of(record, role))


def in_area(record: Record, area: str) -> bool:
    """Whether `record` stands in the area with the number ("VI") or the words `area`."""
    if isinstance(record, Task):
        if _NUMBER.fullmatch(area.strip()):
            return (record.area_no or "").strip(" .").upper() == area.strip(" .").upper()
        named = record.area or ""
    else:
        named = " ".join(record.path)
    return fold(match_key(area)) in fold(match_key(named))


def _due(record: Record, first: str | None, last: str | None) -> bool:
    if first is None and last is None:
        return True
    if isinstance(record, Target) or record.deadline_end is None:
        return False
    return (first is None or first <= record.deadline_end) and (last is None or record.deadline_end <= last)
