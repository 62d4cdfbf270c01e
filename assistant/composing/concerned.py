"""Which records concern the agencies that a question names, and what to say where it takes one for another."""

from collections.abc import Sequence

from assistant.composing.draft import Context
from assistant.composing.preferences import meant
from assistant.question import Facet
from assistant.unit import Evidence, Unit
from corpus.record import Duty, Task
from corpus.register import lead_agencies

# How far behind the best row one of the agency asked about may be and still be what is meant.
_NEAR = 0.07


def by_agency(context: Context, found: list[Evidence], facets: Sequence[Facet]) -> tuple[list[Evidence], str | None]:
    """What concerns the agencies the question names, and a sentence on its premise where it makes one: who is said to
    do a thing at some time is said to lead it.
    """
    named = context.understood.agencies
    if not named:
        return found, None
    concerned = [
        evidence for evidence in found if context.bodies.names_any(named, _agencies(evidence.unit.record, context))
    ]
    if concerned and context.enough(concerned[0]) and concerned[0].score >= found[0].score - _NEAR:
        return _doing(context, concerned), None
    # A row for "các sở, ngành" is one for each of them; prose that charges all heads of offices confirms no claim.
    one_of_many = context.bodies.includes_any(named, _agencies(found[0].unit.record, context))
    if one_of_many and not (context.understood.yes_no and isinstance(found[0].unit.record, Duty)):
        return found, None
    if set(facets) <= {Facet.BUDGET} and context.understood.roles == ("any",):
        return found, None
    return found, context.wording.say("premise_wrong", agency=context.wording.names(named))


def _doing(context: Context, concerned: list[Evidence]) -> list[Evidence]:
    """Of what concerns the agencies named what they lead, where it fits nearly as well: who is said to do a thing does
    not help with it.
    """
    if set(context.understood.roles) != {"any"}:
        return concerned
    leading = [one for one in concerned if leads(context, one.unit)]
    if not leading or not context.enough(leading[0]):
        return concerned
    best, first = (one.score + meant(context, one.unit) for one in (concerned[0], leading[0]))
    return leading if first >= best - _NEAR else concerned


def leads(context: Context, unit: Unit) -> bool:
    """Whether an agency that the question names leads what a record tells."""
    record = unit.record
    return record is not None and context.bodies.names_any(context.understood.agencies, lead_agencies(record))


def done_by_another(context: Context, unit: Unit) -> bool:
    """Whether the question takes an agency for the one that does a thing which it only helps with."""
    named = context.understood.agencies
    if not named or context.understood.roles != ("any",) or unit.record is None:
        return False
    return not context.bodies.includes_any(named, lead_agencies(unit.record))


def _agencies(record: Task | Duty | None, context: Context) -> set[str]:
    if record is None:
        return set()
    leading = lead_agencies(record)
    roles = set(context.understood.roles)
    if roles == {"lead"}:
        return set(leading)
    if roles == {"coordinate"}:
        return set(record.coordinate_agencies)
    return {*leading, *record.coordinate_agencies}
