"""The rows that a question means together: all under the area, goal or task it names, and those that fit alike."""

from assistant.composing.concerned import leads
from assistant.composing.draft import Context
from assistant.unit import Evidence, Unit
from corpus.document import Span
from corpus.record import Duty, Task

# A question about something above the rows (an area, a goal, a task) is answered by all rows under it. It is one when
# the shared words alone hold nearly all of it.
_SHARED_SHARE = 0.9
# A row that holds this share of what it holds with its goal in its own words says it itself.
_ALONE = 0.95
_TIE = 0.01


def group_of(context: Context, best: Evidence) -> list[Evidence]:
    """`best` and the rows that the question means as much: all under the area, goal or task it names, and ties."""
    task = best.unit.record
    if isinstance(task, Duty):
        return _of_sentence(context, best, task)
    if task is None:
        return [best]
    for name in ("area", "goal", "task"):
        shared = getattr(task, name)
        if not shared or (name == "task" and not task.activity):
            continue
        held = context.covers(shared)
        told = " ".join(filter(None, (task.task if name != "task" else None, task.activity)))
        alone = context.covers(told)
        if alone >= best.coverage * _ALONE and (alone > held or context.fits(told) > context.fits(shared)):
            continue  # the row says it itself, and more of it, or better, than what it shares
        if held >= _SHARED_SHARE:
            return _under(context, task, name, shared)
    ties = [
        evidence
        for evidence in context.evidence
        if evidence.unit.document == best.unit.document
        and isinstance(evidence.unit.record, Task)
        and abs(evidence.score - best.score) <= _TIE
        and (leads(context, evidence.unit) or not leads(context, best.unit))
    ]
    return ties[: context.settings.list_limit] or [best]


def _of_sentence(context: Context, best: Evidence, duty: Duty) -> list[Evidence]:
    """`best` with what its sentence gives others just as well: "các sở trước 15/01, UBND cấp xã trước 31/01"."""
    begins = duty.spans.get("text", ())[:1]
    return [best] + [
        evidence
        for evidence in context.evidence
        if evidence is not best
        and isinstance(evidence.unit.record, Duty)
        and evidence.unit.document == best.unit.document
        and begins
        and evidence.unit.record.spans.get("text", ())[:1] == begins
        and evidence.unit.record.deadline
        and abs(evidence.score - best.score) <= _TIE
    ]


def _under(context: Context, task: Task, name: str, shared: str) -> list[Evidence]:
    rows = [
        unit
        for unit in context.units
        if isinstance(unit.record, Task)
        and unit.document == task.document
        and getattr(unit.record, name) == shared
        and unit.record.area == task.area
    ]
    measured = context.units.measure(rows, context.topic, {})
    return sorted(measured, key=lambda evidence: _place(evidence.unit))


def _place(unit: Unit) -> Span:
    """Where the row's own words begin: the order that the table is read in."""
    record = unit.record
    own = record.spans.get("activity") or record.spans.get("task") if isinstance(record, Task) else None
    return own[0] if own else unit.spans[0]
