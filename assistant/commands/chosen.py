"""What the register's commands share: the records of an index, and the agency that a user means."""

from collections.abc import Sequence
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
            raise UsageError(f"no record has the id {identity!r}; `cchc tasks` shows the ids") from None


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


def chosen_agency(words: str, records: Records, registry: AgencyRegistry) -> str:
    """The canonical name that a user means: as registered, or as a record has it, with or without diacritics.

    Raises `UsageError`, with the nearest names, for a body that neither knows.
    """
    text = " ".join(normalize(words).text.split())
    known = registry.resolve(text)
    if known:
        return known
    assigned: tuple[Record, ...] = (*records.tasks, *records.duties)
    named = {name for record in assigned for name in agencies_of(record)}
    by_key = {_key(name): name for name in named}
    if _key(text) in by_key:
        return by_key[_key(text)]
    names = {**{_key(card.name): card.name for card in registry}, **by_key}
    near = [key for key in by_key if _key(text) in key][:3] or get_close_matches(_key(text), names, n=3, cutoff=0.5)
    hint = f"; did you mean {', '.join(names[key] for key in near)}?" if near else ""
    raise UsageError(f"no agency is called {text!r}{hint}")


def _known(option: str, given: Sequence[_Value], known: Sequence[_Value]) -> tuple[_Value, ...]:
    by_key = {_key(value): value for value in known}
    for value in given:
        if _key(value) not in by_key:
            raise UsageError(f"{option} {value}: no such document; the index has {', '.join(map(str, known))}")
    return tuple(by_key[_key(value)] for value in given)


def _key(value: object) -> str:
    return fold(match_key(str(value)))
