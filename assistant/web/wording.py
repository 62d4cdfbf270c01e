"""The page's own words in Vietnamese and English, from files that must say the same things."""

import json
import string
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from assistant.errors import AssistantError

LANGUAGES = ("vi", "en")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Locale:
    """The words of one language, by name."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The words named `key`, filled in. Raises `KeyError` for a name or a value that is not there."""
        return self.texts[key].format(**values) if values else self.texts[key]

    def day(self, iso: str) -> str:
        """A date: "31/12/2025", "31 December 2025"."""
        year, month, day = iso.split("-")
        return f"{day}/{month}/{year}" if self.language == "vi" else f"{int(day)} {_MONTHS[int(month) - 1]} {year}"

    def month(self, iso: str) -> str:
        """A month "2025-03": "Tháng 3/2025", "March 2025"; a year "2025": the words for all of it."""
        year, _, month = iso.partition("-")
        if not month:
            return self("whole_year", year=year)
        return f"Tháng {int(month)}/{year}" if self.language == "vi" else f"{_MONTHS[int(month) - 1]} {year}"

    def month_name(self, iso: str) -> str:
        """The month "2025-03" without its year: "Tháng 3", "March"."""
        month = int(iso.partition("-")[2])
        return f"Tháng {month}" if self.language == "vi" else _MONTHS[month - 1]

    def short_month(self, iso: str) -> str:
        """The month "2025-03" in few letters: "T3", "Mar"."""
        month = int(iso.partition("-")[2])
        return f"T{month}" if self.language == "vi" else _MONTHS[month - 1][:3]

    def number(self, value: float, digits: int = 0) -> str:
        """A number: "1.234,5" in Vietnamese, "1,234.5" in English."""
        written = f"{value:,.{digits}f}"
        return written if self.language == "en" else written.translate(str.maketrans(",.", ".,"))


def load_locales() -> dict[str, Locale]:
    """Every language. Raises `AssistantError` where two differ in their names or in what is filled in."""
    loaded = {language: _load(language) for language in LANGUAGES}
    first = loaded[LANGUAGES[0]].texts
    for other in loaded.values():
        for name in sorted(first.keys() ^ other.texts.keys()):
            raise AssistantError(f"the page's words {name!r} are missing in one of {', '.join(LANGUAGES)}")
        for name, words in other.texts.items():
            if _variables(words) != _variables(first[name]):
                raise AssistantError(f"the page's words {name!r} fill in other values in {other.language}")
    return loaded


def _load(language: str) -> Locale:
    source = files(__package__).joinpath(f"locale/{language}.json").read_text(encoding="utf-8")
    return Locale(language, json.loads(source))


def _variables(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}
