"""What English calls a body that its name does not say: "the provincial government", "district authorities"."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.agencies import Mention

_ONE_OF = re.compile(
    r"(?:^|\W)(?:which|what|whichever|any|some|each|every|another|other|same|one)(?: other)? $", re.IGNORECASE
)
_CAPITAL = r"[A-Z][\w'-]*"
_NEWSPAPER = re.compile(
    rf"\b(?:provincial |province's |local |(?:{_CAPITAL} ){{1,3}})?(?P<newspaper>[Nn]ewspaper)\b"
    rf"(?: of {_CAPITAL}(?: {_CAPITAL})*)?"
    rf"|\b(?:provincial|province's|local|(?:{_CAPITAL} ){{1,2}}{_CAPITAL}) (?P<paper>paper)\b"
    r"(?! files| records| documents)"
)
_A_PAPER = re.compile(r"Báo (?!và |cáo )")
_DATA = Path(__file__).parent / "data" / "bodies.en.json"


@lru_cache(1)
def body_tables() -> Mapping[str, Any]:
    """The shipped tables of words in bodies' names: `same`, `longer` and `called`."""
    tables: Mapping[str, Any] = json.loads(_DATA.read_text(encoding="utf-8"))
    return tables


def only_paper(named: Iterable[str]) -> str:
    """The newspaper among bodies that documents name, "" where there are none or several."""
    papers = [name for name in named if _A_PAPER.match(name)]
    return papers[0] if len(papers) == 1 else ""


def find_papers(text: str, paper: str) -> Iterator[Mention]:
    """Where a text speaks of the one newspaper there is, `paper`."""
    for match in _NEWSPAPER.finditer(text):
        if not _is_one_of_many(text, match.start(match.lastgroup or 0)):
            yield Mention(*match.span(), paper)


def _is_one_of_many(text: str, at: int) -> bool:
    """Whether what stands at `at` is asked for, or one of many: "which district office"."""
    return _ONE_OF.search(text, 0, at) is not None


@dataclass(frozen=True, slots=True)
class _Call:
    """A pattern over a text in small letters, and the bodies it may mean, the usual one first: those of a district, and
    those of any other place.
    """

    said: re.Pattern[str]
    district: tuple[str, ...]
    others: tuple[str, ...]


class EnglishCalls:
    """The bodies that a text calls by what they are. `named` says how often the documents name each: of several that a
    call may mean, the one that they name most is meant.
    """

    def __init__(self, named: Mapping[str, int]) -> None:
        self._named = named

    def find(self, text: str, *, local: bool) -> Iterator[Mention]:
        """The mentions in `text`; `local` says that it asks about a district."""
        small = text.lower()
        for call in _calls():
            bodies = call.district if local and call.district else call.others
            if bodies:
                meant = max(bodies, key=lambda name: self._named.get(name, 0))
                found = (match for match in call.said.finditer(small) if not _is_one_of_many(small, match.start()))
                yield from (Mention(*match.span(), meant) for match in found)


@lru_cache(1)
def _calls() -> tuple[_Call, ...]:
    return tuple(
        _Call(re.compile(rf"(?<!\w)(?:{row['said']})(?!\w)"), tuple(row.get("district", ())), tuple(row.get("any", ())))
        for row in body_tables()["called"]
    )
