"""Whom the agency asked about works with, where prose says that it is the one that helps; what two do together."""

import re

from assistant.composing.draft import Context
from assistant.question import Facet
from assistant.unit import Evidence, Unit
from corpus.normalizer import match_key
from corpus.record import Duty, Task
from corpus.register import lead_agencies

_NEAR = 0.07
_WITH = re.compile(r"(?<!\w)phối hợp (?:chặt chẽ )?(?:với|cùng)(?: với)? (?!ai|những ai|cơ quan nào|đơn vị nào|sở nào)")


def two_together(context: Context) -> tuple[str, str] | None:
    """The two agencies of "Sở A phối hợp với Sở B làm gì?", the one that helps first; None for any other question."""
    understood = context.understood
    if len(understood.agencies) != 2 or _WITH.search(match_key(understood.text)) is None:
        return None
    return understood.agencies[0], understood.agencies[1]


def done_together(context: Context, record: Task | Duty, first: str, second: str) -> bool:
    """Whether a record is work of the `first` agency with the `second`, or work that the second leads and the first
    helps with.
    """
    bodies = context.bodies
    leading, helping = lead_agencies(record), record.coordinate_agencies
    if bodies.names_any([second], leading) and bodies.names_any([first], helping):
        return True
    if not bodies.names_any([first], leading):
        return False
    said = isinstance(record, Duty) and bodies.mentions_any([second], record.text)
    return said or bodies.names_any([second], helping)


def says_partner(context: Context, best: Evidence) -> bool:
    """Whether "Sở A phối hợp với ai …?" is answered by a duty of that agency that names whom it works with, or "ai phối
    hợp với Sở A …?" by prose that bids others to work with it, one that fits about as well as the `best` record: the
    sentence says it then, no cell does.
    """
    named = context.understood.agencies
    if context.understood.facets != (Facet.COORDINATE,) or not named:
        return False
    return any(
        one.score >= best.score - _NEAR
        and (_names_partner(context, one.unit) or works_with(context, one.unit))
        and context.enough(one)
        for one in context.evidence
    )


def works_with(context: Context, unit: Unit) -> bool:
    """Whether a sentence under a body of its own says that this body works with one that the question names."""
    if unit.sentence is None or not context.units.body_above(unit):
        return False
    told = _WITH.search(match_key(unit.text))
    return told is not None and context.bodies.mentions_any(context.understood.agencies, unit.text[told.end() :])


def _names_partner(context: Context, unit: Unit) -> bool:
    """Whether a duty of an agency that the question names tells whom it works with."""
    duty = unit.record
    if not isinstance(duty, Duty) or not duty.partner:
        return False
    return context.bodies.names_any(context.understood.agencies, duty.agencies)
