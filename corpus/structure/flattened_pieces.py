"""The pieces that a flattened table's lines are read in, and what each can do to the table."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.structure.assignment import begins_body, begins_time
from corpus.structure.products import begins_product

_LABELS = (
    ("activity", r"(?i:(?:\d+(?:\.\d+)*[.:]?\s*)?hoạt động\s*\d)"),
    ("task", r"(?i:(?:\d+(?:\.\d+)*[.:]?\s*)?nhiệm vụ\s*\d)"),
    ("goal", r"(?i:(?:\d+(?:\.\d+)*[.:]?\s*)?mục tiêu\s*\d)"),
    ("banner", r"(?:[IVX]+|[A-H])[.)]?\s+[A-ZĐÀ-Ỹ]{2}"),
    ("two numbers", r"\d+\.\d+[.:)]?(?!\S)"),
    ("number", r"\d+[.:)](?!\S)"),
    ("digits", r"\d+$"),
    ("date", r"\d+/\d"),
    ("letter", r"[a-zđ]\)(?!\S)"),
    ("bullet", r"[-–+•*](?!\S)"),
)
_LABEL = re.compile("|".join(f"({pattern})" for _, pattern in _LABELS))
_LOOKS = (("body", begins_body), ("time", begins_time), ("product", begins_product))
_ABBREVIATION = 6

BANNER = -2  # the place of a banner row, which spans all columns
START = -1  # before the first cell of a row


class Step(StrEnum):
    """What a piece of a line does to the table."""

    INSIDE = "I"  # goes on with the cell of the piece before
    SAME = "S"  # begins a cell further right in the same row
    ROW = "N"  # begins a row
    STACK = "Z"  # begins an activity among the cells that a page break cut
    RESUME = "R"  # goes on, under a page header, with a cell of the page before
    BANNER = "A"  # begins an area's banner row


def begins_cell(step: Step) -> bool:
    """Whether a step begins a cell or a banner."""
    return step is not Step.INSIDE and step is not Step.RESUME


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The words `[start, stop)` of a line: the whole line, or a part where cells share one printed line.

    `first` is the first word as it is printed. `label` names what the piece is numbered or marked as. `looks` is what
    its first words may begin: "body", "time", "product" or "". `case` is that of its first character, `ending` its last
    one where that is a sign. `shouts` says whether all letters are capitals: "no", "short" (an abbreviation may be) or
    "long". `parenthesis` is 1 where one opens and does not close, -1 the other way round.
    """

    line: int
    start: int
    stop: int
    text: str
    words: tuple[str, ...]
    whole: bool
    first: str
    label: str
    case: str
    looks: str
    ending: str
    shouts: str
    parenthesis: int


def piece_of(line: int, start: int, words: tuple[str, ...], cut: str, whole: bool) -> Piece:
    """The piece of a line that begins with its word `start`: `words` as they are compared, `cut` as it is printed."""
    return Piece(
        line,
        start,
        start + len(words),
        cut,
        words,
        whole,
        cut.split(maxsplit=1)[0],
        _label(cut),
        _case(cut[0]),
        next((name for name, begins in _LOOKS if begins(cut)), ""),
        _ending(cut[-1]),
        "no" if not cut.isupper() else "long" if len(cut) > _ABBREVIATION else "short",
        cut.count("(") - cut.count(")"),
    )


def _label(text: str) -> str:
    found = _LABEL.match(text)
    return _LABELS[found.lastindex - 1][0] if found is not None and found.lastindex else ""


def _case(char: str) -> str:
    if char.isdigit():
        return "digit"
    if not char.isalpha():
        return "sign"
    return "lower" if char.islower() else "upper"


def _ending(char: str) -> str:
    if char in ".…":
        return "."
    return char if char in ",;:)/-(" else ""
