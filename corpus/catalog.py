"""The catalogue: what is known of each document besides its text."""

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

_KEYS = ("id", "title", "issuer", "place", "level", "year", "number", "date")
_LEVELS = ("central", "province", "district", "commune")


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One document's card.

    `level` is "central", "province", "district" or "commune"; `year` the year the plan is for; `number` and `date`
    (ISO) are None where nobody knows them. `provenance` says where the text comes from, "" where nothing is said.
    """

    id: str
    title: str
    issuer: str
    place: str
    level: str
    year: int
    number: str | None = None
    date: str | None = None
    provenance: str = ""


def load_catalog(path: Path) -> tuple[CatalogEntry, ...]:
    """Read a JSON-lines catalogue, in its order.

    Raises `CorpusError` naming the line of a row that is not JSON, lacks a key, has a wrong level or year, or
    repeats an id.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"cannot read the catalogue {path}: {error}") from error
    entries: dict[str, CatalogEntry] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry = _entry(line, f"{path}, line {number}")
        if entry.id in entries:
            raise CorpusError(f"{path}, line {number}: the id {entry.id!r} stands twice; give each document its own")
        entries[entry.id] = entry
    return tuple(entries.values())


def _entry(line: str, where: str) -> CatalogEntry:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{where}: not a JSON object ({error.msg})") from error
    if not isinstance(row, dict):
        raise CorpusError(f"{where}: not a JSON object")
    missing = [key for key in _KEYS if key not in row]
    if missing:
        raise CorpusError(f"{where}: the key {missing[0]!r} is missing; a row has {', '.join(_KEYS)}")
    for key in ("id", "title", "issuer", "place"):
        if not isinstance(row[key], str) or not row[key].strip():
            raise CorpusError(f"{where}: {key!r} must be a non-empty text")
    if row["level"] not in _LEVELS:
        raise CorpusError(f"{where}: 'level' must be one of {', '.join(_LEVELS)}, not {row['level']!r}")
    if not isinstance(row["year"], int) or not 1900 <= row["year"] <= 2200:
        raise CorpusError(f"{where}: 'year' must be a year such as 2025, not {row['year']!r}")
    return CatalogEntry(
        id=row["id"].strip(),
        title=row["title"].strip(),
        issuer=row["issuer"].strip(),
        place=row["place"].strip(),
        level=row["level"],
        year=row["year"],
        number=row["number"] or None,
        date=row["date"] or None,
        provenance=str(row.get("provenance") or ""),
    )
