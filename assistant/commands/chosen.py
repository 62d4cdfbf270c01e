"""What the register's commands share: the records of an index, and the agency that a user means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from assistant.commands.told import told
from assistant.errors import UsageError
from assistant.ready import ready_index
from assistant.settings import load_settings
from corpus.agencies import AgencyRegistry
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key, normalize
from corpus.record import Record, Records
from corpus.register import agencies_of
from index.store import Index

_Value = TypeVar("_Value", str, int)
_NEAR = 0.6  # likeness of a name worth asking back about
_UNIT = re.compile(
    r"(?:\s+của)?(?:\s+(?:tỉnh|huyện|thị xã|thành phố|tp\.?|quận|tinh|huyen|thi xa|thanh pho|quan))?\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ChosenAgency:
    """A body by its canonical name, and the place it was called by, if any: none or one."""

    name: str
    places: tuple[str, ...]


class OpenedRecords:
    """An index as the register needs it."""

    def __init__(self, index: Index) -> None:
        self.records = index.records
        self.catalog = index.catalog
        self.document = index.document
        self._index = index

    def record(self, identity: str) -> Record:
        """Raises `UsageError` for an id that no record has."""
        try:
            return self._index.record(identity)
        except KeyError:
            raise UsageError(
                f"không có bản ghi nào mang mã {identity!r}, xem mã bằng `cchc tasks` (no record has the id)"
            ) from None


def open_records(
    folder: Path | None,
    *,
    documents: Sequence[str] = (),
    years: Sequence[int] = (),
    places: Sequence[str] = (),
) -> OpenedRecords:
    """The index in `folder`, or in the one that is set. Raises `UsageError` for a filter value no document has."""
    index = ready_index(load_settings(index=folder).index, told)
    catalogued(index.catalog, documents, years, places)
    return OpenedRecords(index)


def catalogued(
    catalog: Sequence[CatalogEntry], documents: Sequence[str], years: Sequence[int], places: Sequence[str]
) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """The filters as the catalogue writes them, whatever case and diacritics they were given in.

    Raises `UsageError` for a value that no document has: an empty list would not say that it was a slip.
    """
    return (
        _known("--document", documents, [entry.id for entry in catalog]),
        _known("--year", years, sorted({entry.year for entry in catalog})),
        _known("--place", places, sorted({entry.place for entry in catalog})),
    )


def chosen_agency(
    words: str, records: Records, registry: AgencyRegistry, catalog: Sequence[CatalogEntry] = ()
) -> ChosenAgency:
    """The body that a user means: as registered, or as a record has it, with or without diacritics; a place of
    `catalog` behind it ("Sở Nội vụ tỉnh Bắc Giang") says whose.

    Raises `UsageError`, with the nearest names, for a body that nobody knows.
    """
    text = " ".join(normalize(words).text.split())
    if not text:
        raise UsageError('chưa nêu cơ quan, ví dụ "Sở Nội vụ" (no agency is named)')
    assigned: tuple[Record, ...] = (*records.tasks, *records.duties)
    by_key = {_key(name): name for record in assigned for name in agencies_of(record)}
    alone, place = _without_place(text, [entry.place for entry in catalog])
    for called, whose in ((text, ()), (alone, (place,))):
        known = registry.resolve(called) or by_key.get(_key(called))
        if known:
            return ChosenAgency(known, whose)
    names = {**{_key(card.name): card.name for card in registry}, **by_key}
    near = [key for key in by_key if _key(alone) in key][:3] or get_close_matches(_key(alone), names, n=3, cutoff=_NEAR)
    hint = f", có phải {', '.join(names[key] for key in near)}?" if near else ""
    raise UsageError(f"không có cơ quan nào tên {text!r}{hint} (no agency is called so)")


def _without_place(text: str, places: Iterable[str]) -> tuple[str, str]:
    """`text` without the place that it ends with, and that place; `text` and "" where it ends with none."""
    for place in sorted(set(places), key=len, reverse=True):
        count = len(place.split())
        words = text.split()
        if len(words) > count and _key(" ".join(words[-count:])) == _key(place):
            return _UNIT.sub("", " ".join(words[:-count])), place
    return text, ""


def _known(option: str, given: Sequence[_Value], known: Sequence[_Value]) -> tuple[_Value, ...]:
    by_key = {_key(value): value for value in known}
    for value in given:
        if _key(value) not in by_key:
            raise UsageError(
                f"{option} {value}: không có tài liệu như vậy, chỉ mục có {', '.join(map(str, known))} "
                "(no such document)"
            )
    return tuple(by_key[_key(value)] for value in given)


def _key(value: object) -> str:
    return fold(match_key(str(value)))
