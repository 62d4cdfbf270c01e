"""What the documents assign and promise, as records: tasks of a table, duties in prose, targets.

A record's text fields are one line each (see `corpus.repair`); `spans` maps a field's name to the source ranges it was
read from, and the field's text is the repaired join of those ranges. A field the reading is unsure of stands in
`uncertain` with the reason, in Vietnamese, as a user may read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from corpus.document import Span

Spans = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """One row of a plan's table: an activity, or a task that has none.

    `None` means that the table has no such column or the row no such value; "" that the cell is there and empty.
    `lead_agencies` and `coordinate_agencies` hold canonical full names. `deadline_start` and `deadline_end` are ISO
    dates, None where the wording fixes no period. `inherited` names the fields taken from a merged cell or from
    before a page break. `recurrence` is how often the work comes back (see `corpus.recurrence`), None where nothing
    says so. `path` is the heading path of the table. `confidence` is in [0, 1].
    """

    kind: ClassVar[str] = "task"

    id: str
    document: str
    year: int
    area_no: str | None
    area: str | None
    goal_no: str | None
    goal: str | None
    task_no: str | None
    task: str | None
    activity_no: str | None
    activity: str | None
    product: str | None
    lead: str | None
    lead_agencies: tuple[str, ...]
    coordinate: str | None
    coordinate_agencies: tuple[str, ...]
    deadline: str | None
    deadline_start: str | None
    deadline_end: str | None
    budget: str | None
    inherited: tuple[str, ...] = ()
    uncertain: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    path: tuple[str, ...] = ()
    spans: Spans = field(default_factory=dict)
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What prose gives somebody to do: "Giao Sở Nội vụ chủ trì …", a point under "2.1. Sở Nội vụ", a report that is
    due.

    `agency` is the wording ("" for a report that is due from nobody named), `agencies` the canonical names (empty where
    the text names nobody known). `role` is "lead",
    "coordinate" or "assigned" (the prose gives the work without saying either). `coordinate` is the wording of those
    who help, None where none are named. `deadline` holds the literal words; `recurrence` is as in a `Task`. Spans:
    "agency", "text", "coordinate", "deadline".
    """

    kind: ClassVar[str] = "duty"

    id: str
    document: str
    year: int
    agency: str
    agencies: tuple[str, ...]
    role: str
    text: str
    coordinate: str | None = None
    coordinate_agencies: tuple[str, ...] = ()
    deadline: str | None = None
    deadline_start: str | None = None
    deadline_end: str | None = None
    recurrence: str | None = None
    uncertain: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    path: tuple[str, ...] = ()
    spans: Spans = field(default_factory=dict)
    partner: str | None = None
    partner_agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a document sets: "Trên 95% hồ sơ công việc tại cấp tỉnh … được xử lý trên môi trường mạng".

    `value` is the printed figure ("95", "1,8"), `number` its value; `unit` "%", "phút", "điểm" …; `comparison` one of
    ">", ">=", "=", "<=", "<"; `object` what is measured, `level` the tier it holds for ("cấp tỉnh", "cấp xã") or None.
    `text` is the sentence, or the clause, that sets it. `target_year` is the year the figure is for, where it says so.
    Spans: "value", "text", "level".
    """

    kind: ClassVar[str] = "target"

    id: str
    document: str
    year: int
    text: str
    value: str
    number: float
    unit: str
    comparison: str
    object: str
    level: str | None = None
    target_year: int | None = None
    uncertain: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    path: tuple[str, ...] = ()
    spans: Spans = field(default_factory=dict)


Record = Task | Duty | Target


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one document or of several, each kind in the order of its text."""

    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    targets: tuple[Target, ...] = ()
