"""What a question wants to know, read from its asking words.

The wordings are data (`data/asking.vi.json`, `data/asking.en.json`): `cues` holds patterns by facet, read in order,
`signs` other patterns, `macros` their common parts (`<WHO>` in a pattern). The words a pattern matches are marked as
understood, or only its groups "take" and "asked" where it has them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.question import Facet
from assistant.understanding.reading import Reading

_FOLDER = Path(__file__).parent / "data"
_MACRO = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True, slots=True)
class Asked:
    """The facets asked for, in the order they were found; `yes_no` for "… có đúng không", `why` for "vì sao …"."""

    facets: tuple[Facet, ...] = ()
    yes_no: bool = False
    why: bool = False
    wants_list: bool = False


class Asking:
    """The asking words of one language ("vi" or "en")."""

    def __init__(self, language: str) -> None:
        data = _load(f"asking.{language}")
        macros = data["macros"]
        self._cues = tuple(
            (Facet(facet), re.compile(rf"(?<!\w)(?:{_expand(pattern, macros)})(?!\w)"))
            for facet, patterns in data["cues"].items()
            for pattern in patterns
        )
        self._signs = load_signs(f"asking.{language}")

    def strip_courtesy(self, reading: Reading) -> None:
        """Mark "cho tôi hỏi …", "… với ạ", "could you please tell me …" as understood."""
        reading.take(self._signs["polite"])
        reading.take(self._signs["tail"])

    def find(self, reading: Reading) -> Asked:
        """The facets that the asking words name; their words are marked as understood."""
        wants_list = bool(self._signs["list"].search(reading.key))
        why = bool(reading.take(self._signs["why"]))
        facets: dict[Facet, None] = {}
        for facet, pattern in self._cues:
            for match in list(reading.matches(pattern)):
                _use(reading, match)
                facets[facet] = None
        yes_no = bool(reading.take(self._signs["yes_no"]))
        return Asked(tuple(facets), yes_no, why, wants_list)

    def strip_scope(self, reading: Reading) -> None:
        """Mark "trong kế hoạch này", "in the 2025 appendix" as understood, the year in it read before."""
        for match in list(reading.matches(self._signs["scope"], only_free=False)):
            reading.use(*match.span())


def load_signs(name: str) -> dict[str, re.Pattern[str]]:
    """The `signs` of a data file, a list of patterns joined as alternatives."""
    data = _load(name)
    return {
        sign: re.compile(_expand(pattern if isinstance(pattern, str) else "|".join(pattern), data["macros"]))
        for sign, pattern in data["signs"].items()
    }


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _use(reading: Reading, match: re.Match[str]) -> None:
    groups = match.re.groupindex
    if not groups:
        reading.use(*match.span())
    for name in ("take", "asked"):
        if name in groups and match.group(name):
            reading.use(*match.span(name))


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda macro: macros[macro.group(1)], pattern)
    return pattern
