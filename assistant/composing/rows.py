"""Who leads, who coordinates, by when, with what product, at what cost: facts of one record, all from that record."""

from collections.abc import Iterable, Sequence

from assistant.answer import Status
from assistant.composing.concerned import by_agency, done_by_another
from assistant.composing.draft import Context, Draft
from assistant.composing.headings import under_heading
from assistant.composing.inner_times import states, time_elsewhere, times_inside, without_time
from assistant.composing.partners import says_partner
from assistant.composing.periods import is_dated, meets
from assistant.composing.preferences import OWN, fitting, gives_lead, meant, own_time
from assistant.composing.row_groups import group_of
from assistant.composing.sayings import can_say
from assistant.composing.whole_plans import leading_plan
from assistant.kinds import (
    does_deed,
    tells_clock,
    wants_person,
    wants_progress,
    wants_ranking,
    wants_tier,
    wants_trader,
)
from assistant.members import wants_picked
from assistant.question import ROW_FACETS, Facet
from assistant.unit import Evidence, Unit
from assistant.wording import fact_value
from corpus.normalizer import match_key
from corpus.record import Duty, Task
from corpus.register import lead_agencies, work_of

_SAID_IN_PROSE = frozenset({Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE})
_SPAN_NAMES = {
    Facet.LEAD: "lead",
    Facet.COORDINATE: "coordinate",
    Facet.DEADLINE: "deadline",
    Facet.PRODUCT: "product",
    Facet.BUDGET: "budget",
}
# Another document's best row is told beside the best one when it fits nearly as well and the question binds neither.
_OTHER_DOCUMENT_SHARE = 0.9
# Where the question names several years or places, each has its say.
_NAMED_SHARE = 0.72
# Prose that fits this much better than any record is the better answer; of times, than a duty, which is prose too.
_PROSE_LEAD, _PROSE_BESIDE = 0.12, 0.06
# A row that holds the topic's words less well in their order is not what a heading that holds them all names.
_IN_ORDER = 0.9
_WHOLE_TOPIC = 0.95


def answer_facts(context: Context) -> Draft | None:
    """An answer from records, None where no record holds enough of what is asked."""
    facets = tuple(facet for facet in ROW_FACETS if facet in context.understood.facets)
    if wants_progress(context.asked_words):
        return None
    if Facet.LEAD in facets and _wants_no_agency(context.asked_words):
        return None
    whole = leading_plan(context) if Facet.LEAD in facets and not context.understood.agencies else None
    found = [evidence for evidence in context.evidence if _can_answer(evidence.unit, facets)]
    found = [evidence for evidence in found if not _of_another_tier(context, evidence.unit)]
    asked = context.asked_words
    if context.understood.language == "vi":
        found = [evidence for evidence in found if does_deed(_told(evidence.unit), asked)]
    if Facet.LEAD not in facets:
        found = [evidence for evidence in found if tells_clock(f"{evidence.unit.text} / {_due(evidence.unit)}", asked)]
    kind = wants_trader(asked) or (wants_tier(asked) if Facet.LEAD in facets else "")
    if kind:
        found = [evidence for evidence in found if kind in match_key(_lead(evidence.unit))]
    if whole is not None and not _any_says_all(context, found, facets):
        found = [Evidence(whole, 1.0, 1.0, 0.0)]
    dated = [evidence for evidence in found if context.dated_as_asked(evidence.unit.text) and context.enough(evidence)]
    found = dated or found
    nearly = max((evidence.score for evidence in found), default=0.0) - OWN
    found.sort(
        key=lambda evidence: (
            -evidence.score
            - fitting(context, evidence.unit, facets)
            - (evidence.score >= nearly and context.enough(evidence) and meant(context, evidence.unit))
        )
    )
    if not found or not context.enough(found[0]):
        return None
    if _prose_is_better(context, found[0], facets) or says_partner(context, found[0]):
        return None
    kept, premise = by_agency(context, _of_section(context, found, facets), facets)
    if premise:
        if not context.may_judge(kept[0].unit.document):
            return None
        roles = {Facet.LEAD} if context.understood.roles == ("any",) else set(context.understood.roles)
        facets = tuple(facet for facet in ROW_FACETS if facet in {*facets, *roles})
    elif done_by_another(context, kept[0].unit):
        facets = tuple(facet for facet in ROW_FACETS if facet in {*facets, Facet.LEAD})
    groups = [group_of(context, best, facets) for best in _one_a_document(context, kept)]
    lines = [premise] if premise else []
    if _due_otherwise(context, groups, facets):
        lines.append(context.wording.say("premise_time"))
        facets = tuple(facet for facet in ROW_FACETS if facet in {*facets, Facet.DEADLINE})
    if not any(states(facet, record) for facet in facets for group in groups for record in _records(group)):
        return None
    told: set[Facet] = set()
    for group in groups:
        elsewhere = time_elsewhere(context, group, facets)
        lines += _lines(context, group, facets if not elsewhere else without_time(facets))
        for unit in elsewhere:
            marker = context.citations.cite(unit)
            lines.append(context.wording.say("passage_item", quote=unit.text, markers=marker))
        if facets == (Facet.DEADLINE,) and not context.understood.yes_no:
            lines += times_inside(context, group[0].unit)
        told |= {facet for facet in facets for record in _records(group) if states(facet, record)}
        told |= {Facet.DEADLINE} if elsewhere else set()
    complete = told >= set(facets)
    tasks = tuple(record.id for group in groups for record in _records(group))
    status = Status.ANSWERED if complete else Status.PARTIAL
    return Draft(status, tuple(lines), tasks)


def _any_says_all(context: Context, found: Iterable[Evidence], facets: Sequence[Facet]) -> bool:
    """Whether, of several things asked for, a record states all whose own words hold the whole topic: it is meant, and
    not the plan whose title names it too.
    """
    return len(facets) > 1 and any(
        evidence.unit.record is not None
        and all(fact_value(facet, evidence.unit.record) for facet in facets)
        and context.enough(evidence)
        and context.covers(evidence.unit.text) >= _WHOLE_TOPIC
        for evidence in found
    )


def _wants_no_agency(asked: str) -> bool:
    """Whether "who" means a person, the first of a ranking or those picked out of many."""
    return wants_person(asked) or wants_ranking(asked) or wants_picked(asked)


def unstated(context: Context) -> Facet | None:
    """The facet asked for that the best row is there for but does not state; None where there is no such row, or where
    prose fits better than it.
    """
    facets = [facet for facet in ROW_FACETS if facet in context.understood.facets]
    rows = [evidence for evidence in context.evidence if isinstance(evidence.unit.record, Task)]
    if not rows or not facets or not context.enough(rows[0]):
        return None
    best = by_agency(context, rows, facets)[0][0]
    if _prose_is_better(context, best, facets):
        return None
    prose = [one for one in context.evidence if one.unit.sentence is not None and can_say(context, one.unit, facets)]
    if set(facets) <= _SAID_IN_PROSE and any(one.score >= best.score and context.enough(one) for one in prose):
        return None
    task = best.unit.record
    return next((facet for facet in facets if isinstance(task, Task) and not fact_value(facet, task)), None)


def _prose_is_better(context: Context, record: Evidence, facets: Sequence[Facet]) -> bool:
    best = next(
        (
            evidence
            for evidence in context.evidence
            if evidence.unit.sentence and can_say(context, evidence.unit, facets)
        ),
        None,
    )
    of_prose = isinstance(record.unit.record, Duty) and tuple(facets) == (Facet.DEADLINE,)
    ahead = _PROSE_BESIDE if of_prose else _PROSE_LEAD
    return best is not None and best.score > record.score + own_time(context, record.unit, facets) + ahead


def _told(unit: Unit) -> str:
    """The words of a record with its product."""
    product = unit.record.product if isinstance(unit.record, Task) else None
    return f"{unit.text} / {product or ''}"


def _due(unit: Unit) -> str:
    return (unit.record.deadline if unit.record else None) or ""


def _lead(unit: Unit) -> str:
    record = unit.record
    return ((record.lead if isinstance(record, Task) else record.agency) if record else None) or ""


def _can_answer(unit: Unit, facets: Sequence[Facet]) -> bool:
    if isinstance(unit.record, Task):
        return True
    return isinstance(unit.record, Duty) and any(fact_value(facet, unit.record) for facet in facets)


def _of_section(context: Context, found: list[Evidence], facets: Sequence[Facet]) -> list[Evidence]:
    """For "who leads" and a topic that a section's headings hold: who is given the lead there ("Giao … chủ trì")."""
    best = found[0].unit
    if Facet.LEAD not in facets or (isinstance(best.record, Task) and context.topic.order(best.ladder) >= _IN_ORDER):
        return found
    duties = [evidence for evidence in found if isinstance(evidence.unit.record, Duty)]
    leading = [evidence for evidence in duties if gives_lead(evidence.unit) and context.headed(evidence.unit)]
    if isinstance(best.record, Task):
        leading = [evidence for evidence in leading if context.covers(" ".join(evidence.unit.chunk.path)) >= _IN_ORDER]
    return leading or found


def _of_another_tier(context: Context, unit: Unit) -> bool:
    """Whether a record stands in a plan of another level than the agencies asked about, and gives them nothing."""
    record = unit.record
    given = (*lead_agencies(record), *record.coordinate_agencies) if record else ()
    if context.bodies.names_any(context.understood.agencies, given):
        return False
    return context.of_another_tier(unit.document, unit.text)


def _due_otherwise(context: Context, groups: Iterable[Sequence[Evidence]], facets: Sequence[Facet]) -> bool:
    """Whether the question takes a time for granted, or claims one, and all that was found is due at another."""
    period = context.understood.period
    if period is None or (Facet.DEADLINE in facets and not context.understood.yes_no):
        return False
    dated = [record for group in groups for record in _records(group) if is_dated(record)]
    return bool(dated) and not any(meets(record, period) for record in dated)


def _one_a_document(context: Context, found: list[Evidence]) -> list[Evidence]:
    """The best evidence of each document that fits nearly as well as the best of all, newest document first."""
    best: dict[str, Evidence] = {}
    for evidence in found:
        best.setdefault(evidence.unit.document, evidence)
    named = len(context.understood.years) > 1 or len(context.understood.places) > 1
    floor = found[0].score * (_NAMED_SHARE if named else _OTHER_DOCUMENT_SHARE)
    kept = [evidence for evidence in best.values() if evidence.score >= floor and context.enough(evidence)]
    order = {document: place for place, document in enumerate(context.bounds.documents)}
    return sorted(kept, key=lambda evidence: order.get(evidence.unit.document, len(order)))


def _lines(context: Context, group: list[Evidence], facets: Sequence[Facet]) -> Iterable[str]:
    wording = context.wording
    yield wording.say("according_to", title=context.named(group[0].unit.document))
    records = _records(group)
    under = [under_heading(context, evidence.unit) for evidence in group]
    asked = [[facet for facet in facets if fact_value(facet, one) or not states(facet, one)] for one in records]
    told = (wording.facts(wanted, record) for wanted, record in zip(asked, records, strict=True))
    said = ["; ".join(filter(None, (facts, *part))) for facts, part in zip(told, under, strict=True)]
    names = [_SPAN_NAMES[facet] for facet in facets]
    markers = [context.citations.cite(evidence.unit, names) for evidence in group]
    shown = context.settings.list_limit
    if len(records) > 1 and len(set(said)) == 1:
        everything = "".join(markers[:shown])
        yield wording.say("shared", facts=said[0], markers=everything)
        yield wording.say("shared_count", count=len(records))
        for record, marker in list(zip(records, markers, strict=True))[:shown]:
            yield wording.say("row_plain", work=work_of(record), markers=marker)
    else:
        for record, facts, marker in list(zip(records, said, markers, strict=True))[:shown]:
            yield wording.say("row", work=work_of(record), facts=facts, markers=marker)
    if len(records) > shown:
        yield wording.say("list_more", count=len(records) - shown)
    doubts = {reason for record in records for name, reason in record.uncertain.items() if name in names and reason}
    for reason in sorted(doubts)[:1]:
        yield wording.say("uncertain", reason=reason)


def _records(group: Iterable[Evidence]) -> list[Task | Duty]:
    return [evidence.unit.record for evidence in group if evidence.unit.record is not None]
