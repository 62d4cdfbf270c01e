"""How well task records were read: rows found and invented, cells equal, agencies right. Pure functions over rows.

A row is a mapping with the fields of `cchc tasks --format jsonl`. Labels ("Nhiệm vụ 1:"), white space and hyphens at
line breaks do not count.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Row = Mapping[str, Any]

CELLS = ("area", "goal", "task", "activity", "product", "lead", "coordinate", "deadline", "budget")
AGENCIES = ("lead_agencies", "coordinate_agencies")

_LABEL = re.compile(
    r"^(?:\s*(?:[IVX]{1,5}|\d{1,2}(?:\.\s?\d{1,2}){0,3}|[a-zđ])[.:)]?\s+(?=\D))?"
    r"(?:(?:Mục tiêu|Nhiệm vụ|Hoạt động)\s*\d{0,2}\s*[:.]\s*)?",
    re.IGNORECASE,
)
_INSIGNIFICANT = re.compile(r"[\s\-‐-–]+")
_LEAST_ALIKE = 0.5  # rows less alike are not two readings of one row


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of `wanted` and of `given` things are the same; `right` counts both sides' matches once."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """1.0 where nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """1.0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """1.0 where nothing was given or wanted."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One cell read otherwise than wanted. `wanted_id` and `given_id` name the rows."""

    wanted_id: str
    given_id: str
    field: str
    wanted: str
    given: str


@dataclass(frozen=True, slots=True)
class RegisterScore:
    """The comparison of two registers of one document.

    `missed` and `invented` hold ids of rows without a partner. `cells` maps a field to (equal, compared), over the
    pairs, without the cells that the wanted row marks uncertain. `agencies` counts canonical names, role by role.
    """

    wanted: int
    found: int
    missed: tuple[str, ...]
    invented: tuple[str, ...]
    cells: Mapping[str, tuple[int, int]]
    agencies: Mapping[str, Counts]
    differences: tuple[CellDifference, ...]

    @property
    def cell_share(self) -> float:
        """The share of compared cells that are equal; 1.0 where none was compared."""
        equal = sum(equal for equal, _ in self.cells.values())
        compared = sum(compared for _, compared in self.cells.values())
        return equal / compared if compared else 1.0

    @property
    def agency_f1(self) -> float:
        """F1 over lead and coordinating agencies together."""
        counts = self.agencies.values()
        return Counts(*(sum(getattr(c, name) for c in counts) for name in ("right", "given", "wanted"))).f1


def score_register(wanted: Sequence[Row], given: Sequence[Row]) -> RegisterScore:
    """Compare the rows that were read with the rows wanted; both in the order of the document."""
    pairs = align(wanted, given)
    paired_wanted, paired_given = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    cells: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    agencies = {role: Counts(0, 0, 0) for role in AGENCIES}
    differences: list[CellDifference] = []
    for left, right in pairs:
        doubtful = set(wanted[left].get("uncertain") or ())
        for field in CELLS:
            if field in doubtful:
                continue
            cells[field] += 1
            if cell_key(wanted[left].get(field)) == cell_key(given[right].get(field)):
                equal[field] += 1
            else:
                differences.append(_difference(wanted[left], given[right], field))
        for role in AGENCIES:
            if role.removesuffix("_agencies") not in doubtful:
                agencies[role] = _count(agencies[role], wanted[left].get(role) or (), given[right].get(role) or ())
    for index, row in enumerate(wanted):
        if index not in paired_wanted:
            agencies = {role: _count(counts, row.get(role) or (), ()) for role, counts in agencies.items()}
    for index, row in enumerate(given):
        if index not in paired_given:
            agencies = {role: _count(counts, (), row.get(role) or ()) for role, counts in agencies.items()}
    return RegisterScore(
        wanted=len(wanted),
        found=len(pairs),
        missed=tuple(str(row.get("id", i)) for i, row in enumerate(wanted) if i not in paired_wanted),
        invented=tuple(str(row.get("id", i)) for i, row in enumerate(given) if i not in paired_given),
        cells={field: (equal[field], cells[field]) for field in CELLS if cells[field]},
        agencies=agencies,
        differences=tuple(differences),
    )


def align(wanted: Sequence[Row], given: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of row numbers in order, so that likeness is greatest (Needleman and Wunsch 1970, gaps free)."""
    keys_wanted, keys_given = [_row_words(row) for row in wanted], [_row_words(row) for row in given]
    likeness = [[_likeness(left, right) for right in keys_given] for left in keys_wanted]
    best = [[0.0] * (len(given) + 1) for _ in range(len(wanted) + 1)]
    for i in range(len(wanted) - 1, -1, -1):
        for j in range(len(given) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _LEAST_ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < len(wanted) and j < len(given):
        if likeness[i][j] >= _LEAST_ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def cell_key(value: object) -> str:
    """A cell as it is compared: no label, white space or hyphens, lower case; "" for None and for an empty cell."""
    return _INSIGNIFICANT.sub("", _LABEL.sub("", str(value or ""), count=1)).lower()


def _difference(wanted: Row, given: Row, field: str) -> CellDifference:
    return CellDifference(
        str(wanted.get("id", "")),
        str(given.get("id", "")),
        field,
        str(wanted.get(field) or ""),
        str(given.get(field) or ""),
    )


def _count(counts: Counts, wanted: Collection[str], given: Collection[str]) -> Counts:
    right = len(set(wanted) & set(given))
    return Counts(counts.right + right, counts.given + len(set(given)), counts.wanted + len(set(wanted)))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text in order, and how often each stands there."""

    words: tuple[str, ...]
    counts: Mapping[str, int]


def _row_words(row: Row) -> tuple[_Words, _Words]:
    """The words that tell a row from its neighbours, and those that its neighbours may share."""
    content = str(row.get("activity") or row.get("task") or "")
    facts = " ".join(str(row.get(field) or "") for field in ("task", "product", "lead", "coordinate", "deadline"))
    return _counted(content), _counted(facts)


def _counted(text: str) -> _Words:
    words = tuple(text.lower().split())
    return _Words(words, Counter(words))


def _likeness(left: tuple[_Words, _Words], right: tuple[_Words, _Words]) -> float:
    return 0.7 * _ratio(left[0], right[0]) + 0.3 * _ratio(left[1], right[1])


def _ratio(left: _Words, right: _Words) -> float:
    if left.words == right.words:
        return 1.0
    shared = sum(min(count, right.counts.get(word, 0)) for word, count in left.counts.items())
    bound = 2 * shared / (len(left.words) + len(right.words))
    # The bound is cheap and never below the true ratio, which costs more and is wanted where it can matter.
    if bound < _LEAST_ALIKE:
        return bound
    return SequenceMatcher(None, left.words, right.words, autojunk=False).ratio()
