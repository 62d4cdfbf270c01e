"""A table row as every reader of tables gives it, whatever the table looked like."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Span


class Column(StrEnum):
    """What a column means. Its printed name and its place differ from table to table (see
    `corpus.structure.header`).
    """

    NUMBER = "number"
    AREA = "area"
    GOAL = "goal"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCT = "product"
    LEAD = "lead"
    COORDINATE = "coordinate"
    DEADLINE = "deadline"
    PERIOD = "period"  # a quarter or a month, in whose cells a mark says that the work falls there
    BUDGET = "budget"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """The source ranges of one cell, in reading order, labels ("Nhiệm vụ 1:") included; none for an empty cell.

    `inherited` says that the value stands in a merged cell or before a page break, printed once for several rows.
    `doubt` is the reason why the reading may be wrong, in Vietnamese, "" where there is none.
    """

    spans: tuple[Span, ...]
    inherited: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an activity, or a task that has none. A column that the table lacks is not in `cells`.

    `area` is the banner row above ("VI XÂY DỰNG VÀ PHÁT TRIỂN …", number and name together), None where there is none.
    `extent` runs from the first to the last character that is the row's own. `confidence` is in [0, 1].
    """

    cells: Mapping[Column, Cell]
    area: Cell | None
    extent: Span
    confidence: float = 1.0
