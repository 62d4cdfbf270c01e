"""Whom the agency asked about works with, where prose says that it is the one that helps."""

from assistant.composing.draft import Context
from assistant.question import Facet
from assistant.unit import Evidence
from corpus.record import Duty

_NEAR = 0.07


def says_partner(context: Context, best: Evidence) -> bool:
    """Whether "Sở A phối hợp với ai …?" is answered by a duty of that agency that names whom it works with, one that
    fits about as well as the `best` record: the sentence says it then, no cell does.
    """
    named = context.understood.agencies
    if context.understood.facets != (Facet.COORDINATE,) or not named:
        return False
    return any(
        isinstance(one.unit.record, Duty)
        and one.unit.record.partner
        and one.score >= best.score - _NEAR
        and context.bodies.names_any(named, one.unit.record.agencies)
        and context.enough(one)
        for one in context.evidence
    )
