"""The rows that a question means together: all under the area, goal or task it names, and those that fit alike."""

from collections.abc import Iterator, Sequence

from assistant.composing.concerned import leads
from assistant.composing.draft import Context
from assistant.composing.preferences import fitting, meant
from assistant.ladder import Field, Ladder
from assistant.question import Facet
from assistant.unit import Evidence, Unit
from corpus.document import Span
from corpus.record import Duty, Task

# A question about something above the rows (an area, a goal, a task) is answered by all rows under it. It is one when
# the shared words alone hold nearly all of it.
_SHARED_SHARE = 0.9
# A row that holds this share of what it holds with its goal in its own words says it itself.
_ALONE = 0.95
_TIE = 0.01
_OPINION = 0.1  # what the index's opinion is at most in a score


def group_of(context: Context, best: Evidence, facets: Sequence[Facet]) -> list[Evidence]:
    """`best` and the rows that the question means as much: all under the area, goal or task it names, and ties."""
    task = best.unit.record
    if isinstance(task, Duty):
        return _of_sentence(context, best, task) + _given_to_others(context, best, task, facets)
    if task is None:
        return [best]
    ties = _ties(context, best, facets)
    for name in ("area", "goal", "task"):
        shared = getattr(task, name)
        if not shared or (name == "task" and not task.activity):
            continue
        held = context.covers(shared)
        told = " ".join(filter(None, (task.task if name != "task" else None, task.activity)))
        alone = context.covers(told)
        says_itself = alone >= best.coverage * _ALONE
        if says_itself and (alone > held or context.fits(told) > context.fits(shared)):
            continue  # the row says more of it, or better, than what it shares
        if held >= _SHARED_SHARE:
            rows = _under(context, task, name, shared)
            known = {evidence.unit.spans for evidence in rows}
            return rows + [tie for tie in ties if says_itself and tie.unit.spans not in known]
    return ties[: context.settings.list_limit] or [best]


def _ties(context: Context, best: Evidence, facets: Sequence[Facet]) -> list[Evidence]:
    return [
        evidence
        for evidence in _alike(context, best, facets)
        if isinstance(evidence.unit.record, Task) and (leads(context, evidence.unit) or not leads(context, best.unit))
    ]


def _alike(context: Context, best: Evidence, facets: Sequence[Facet]) -> Iterator[Evidence]:
    """What of the same document fits as well, all in all or by itself: the index's opinion of the chunk around it tells
    nothing between two that hold the same words.
    """
    rank = _rank(context, best, facets)
    for evidence in context.evidence:
        away = abs(evidence.score - best.score)
        if evidence.unit.record is None or evidence.unit.document != best.unit.document or away > _OPINION + _TIE:
            continue
        if away <= _TIE or _rank(context, evidence, facets) >= rank - _TIE:
            yield evidence


def _rank(context: Context, evidence: Evidence, facets: Sequence[Facet]) -> float:
    unit = evidence.unit
    return context.topic.score(unit.ladder) + fitting(context, unit, facets) + meant(context, unit)


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


def _given_to_others(context: Context, best: Evidence, duty: Duty, facets: Sequence[Facet]) -> list[Evidence]:
    """What the document gives to others in the same words, where who does it is asked and the words tell it all."""
    if Facet.LEAD not in facets or not _tells_all(context, best):
        return []
    return [
        evidence
        for evidence in _alike(context, best, facets)
        if isinstance(evidence.unit.record, Duty)
        and not set(evidence.unit.record.agencies) & set(duty.agencies)
        and _tells_all(context, evidence)
    ]


def _tells_all(context: Context, evidence: Evidence) -> bool:
    return context.topic.matter.told(Ladder((Field(evidence.unit.own, 1.0),))) == 1.0


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
