"""The catalogue: what is known of each document besides its text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, reason

_KEYS = ("id", "title", "issuer", "place", "level", "year", "number", "date")
_MAY_BE_LEFT_OUT = ("number", "date")
_PERIOD = re.compile(
    r"(?<!nhiệm kỳ )(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–—]\s*(?P<last>(?:19|20)\d\d)(?!\d)"
    r"|(?<!tầm nhìn )(?<!định hướng )đến (?:hết )?năm (?P<until>(?:19|20)\d\d)"
)
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

    def covers(self, year: int) -> bool:
        """Whether the plan is for `year`, or for a period that its title names and that `year` lies in; such a plan
        also tells of the year it was written in.
        """
        period = _PERIOD.search(self.title)
        if year == self.year or period is None:
            return year == self.year
        first, last = int(period["first"] or self.year), int(period["last"] or period["until"])
        return first <= year <= last or (self.date or "").startswith(str(year))


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: why, in one line, and its `id`, "" where even that cannot be read."""

    id: str
    message: str


def load_catalog(path: Path) -> tuple[CatalogEntry, ...]:
    """Read a JSON-lines catalogue, in its order. Raises `CorpusError` for the first row that cannot be used."""
    entries, bad = read_catalog(path)
    if bad:
        raise CorpusError(bad[0].message)
    return entries


def read_catalog(path: Path) -> tuple[tuple[CatalogEntry, ...], tuple[BadRow, ...]]:
    """The rows of a JSON-lines catalogue, in its order, and those that cannot be used: not JSON, a key that is missing,
    a wrong level or year, an id that stood before.

    `number` and `date` may be null or left out; a year may stand in quotation marks. Raises `CorpusError` for a file
    that cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        told = reason(error) if isinstance(error, OSError) else "không phải văn bản UTF-8"
        raise CorpusError(f"không đọc được danh mục {path}: {told} (cannot read the catalogue)") from error
    entries: dict[str, CatalogEntry] = {}
    bad: list[BadRow] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}, dòng {number}"
        try:
            row = _row(line, where)
            entry = _entry(row, where)
        except CorpusError as error:
            bad.append(BadRow(_identifier(line), str(error)))
            continue
        if entry.id in entries:
            bad.append(
                BadRow(
                    entry.id,
                    f"{where}: mã {entry.id!r} có hai lần, hãy cho mỗi tài liệu một mã "
                    "(the id stands twice; give each document its own)",
                )
            )
        else:
            entries[entry.id] = entry
    return tuple(entries.values()), tuple(bad)


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{where}: không phải đối tượng JSON (not a JSON object: {error.msg})") from error
    if not isinstance(row, dict):
        raise CorpusError(f"{where}: không phải đối tượng JSON (not a JSON object)")
    return row


def _identifier(line: str) -> str:
    """The id of a row that cannot be used, "" where it has none."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        return ""
    found = row.get("id") if isinstance(row, dict) else None
    return found.strip() if isinstance(found, str) else ""


def _entry(row: Mapping[str, Any], where: str) -> CatalogEntry:
    missing = [key for key in _KEYS if key not in row and key not in _MAY_BE_LEFT_OUT]
    if missing:
        raise CorpusError(
            f"{where}: thiếu khóa {missing[0]!r}, một dòng có {', '.join(_KEYS)} (the key is missing; a row has these)"
        )
    for key in ("id", "title", "issuer", "place"):
        if not isinstance(row[key], str) or not row[key].strip():
            raise CorpusError(f"{where}: {key!r} phải là chữ và không để trống (must be a non-empty text)")
    if row["level"] not in _LEVELS:
        raise CorpusError(
            f"{where}: 'level' phải là một trong {', '.join(_LEVELS)}, không phải {row['level']!r} "
            "(must be one of these)"
        )
    return CatalogEntry(
        id=row["id"].strip(),
        title=" ".join(row["title"].split()),
        issuer=row["issuer"].strip(),
        place=row["place"].strip(),
        level=row["level"],
        year=_year(row["year"], where),
        number=_text(row, "number", where),
        date=_date(row, where),
        provenance=str(row.get("provenance") or ""),
    )


def _year(value: object, where: str) -> int:
    year = int(value) if isinstance(value, str) and re.fullmatch(r"\s*\d{4}\s*", value) else value
    if not isinstance(year, int) or not 1900 <= year <= 2200:
        raise CorpusError(
            f"{where}: 'year' phải là một năm như 2025, không phải {value!r} (must be a year such as 2025)"
        )
    return year


def _date(row: Mapping[str, Any], where: str) -> str | None:
    """The day a document was signed; None where it is null, empty or left out."""
    written = _text(row, "date", where)
    try:
        return date.fromisoformat(written).isoformat() if written else None
    except ValueError as error:
        raise CorpusError(
            f"{where}: 'date' phải là một ngày có thật viết theo năm-tháng-ngày như 2025-01-31, không phải {written!r} "
            "(must be a real day, written as year-month-day)"
        ) from error


def _text(row: Mapping[str, Any], key: str, where: str) -> str | None:
    """A text that may be null, empty or left out."""
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise CorpusError(f"{where}: {key!r} phải là chữ hoặc null, không phải {value!r} (must be a text or null)")
    return (value or "").strip() or None
