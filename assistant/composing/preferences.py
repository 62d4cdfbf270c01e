"""What speaks for a record beside how well it fits: its own words, the role, the time, all that was asked for."""

from collections.abc import Sequence

from assistant.composing.draft import Context
from assistant.composing.periods import is_due
from assistant.composing.plan_owners import of_its_owner
from assistant.ladder import Field, Ladder
from assistant.question import Facet
from assistant.unit import Unit
from assistant.wording import fact_value
from corpus.record import Duty, Task

OWN, _SAID, _MISNAMED = 0.16, 0.12, 0.1
_ITSELF = 0.04  # says every word of the topic itself
# An activity that says hardly any of it may be what is done for its task.
_HARDLY, _OF_TASK = 0.45, 0.9
_DUE = 0.08
# Of two that fit, the one that states all of several things asked for.
_STATED = 0.08
# Of two that fit, the one that says "chủ trì" answers who leads.
_LEADING = 0.08
# Of two that fit, the one that gives the body asked about a time of its own: "Các sở … 15/01; UBND cấp xã … 31/01".
_OWN_TIME = 0.1
_BESIDE = 20  # characters between a body and its time, at most


def fitting(context: Context, unit: Unit, facets: Sequence[Facet]) -> float:
    """What speaks for a record beside its words: that it gives the lead asked for, that it is due when asked, that it
    states all of several things asked for, that it gives the body asked about a time of its own.
    """
    record, period = unit.record, context.understood.period if not context.understood.yes_no else None
    due = record is not None and period is not None and is_due(record, period)
    stated = [record is not None and bool(fact_value(facet, record)) for facet in facets]
    leading = _LEADING * (Facet.LEAD in facets and gives_lead(unit))
    return leading + own_time(context, unit, facets) + _DUE * due + _STATED * (len(facets) > 1 and all(stated))


def own_time(context: Context, unit: Unit, facets: Sequence[Facet]) -> float:
    """What speaks for a duty, asked by when, that says its time right behind the name of a body in the question."""
    duty = unit.record
    if Facet.DEADLINE not in facets or not isinstance(duty, Duty) or not duty.agency or not duty.deadline:
        return 0.0
    _, body, behind = duty.text.rpartition(duty.agency)
    beside = bool(body) and 0 <= behind.find(duty.deadline) <= _BESIDE
    return _OWN_TIME * (beside and context.bodies.names_any(context.understood.agencies, duty.agencies))


def meant(context: Context, unit: Unit) -> float:
    """What speaks for a record among those that fit: that its own words, and not what it shares with its neighbours,
    hold the topic, and that it says the topic's words together, in the order of Vietnamese.
    """
    if not isinstance(unit.record, Task) and set(context.understood.facets) != {Facet.LEAD}:
        return 0.0
    own = context.topic.coverage(Ladder((Field(unit.own, 1.0),)))
    if own < _HARDLY and isinstance(unit.record, Task) and unit.record.activity:  # "Xây dựng kế hoạch."
        own = _OF_TASK * context.covers(f"{unit.record.task or ''} {unit.record.activity}")
    if context.understood.language != "vi":
        return OWN * own
    matter, told = context.topic.matter, unit.own
    if isinstance(unit.record, Task):
        told = context.units.terms(f"{unit.record.task or ''} {unit.record.activity or ''}")
    alone = Ladder((Field(told, 1.0),))
    # "Kế hoạch CCHC" is named by the row, not by the goal that it shares with a plan of another name.
    said = _SAID * matter.said(unit.ladder) - _MISNAMED * matter.misnamed(alone)
    return OWN * own + said + _ITSELF * (matter.told(alone) == 1.0) + of_its_owner(context, unit)


def gives_lead(unit: Unit) -> bool:
    return isinstance(unit.record, Task) or (isinstance(unit.record, Duty) and unit.record.role == "lead")
