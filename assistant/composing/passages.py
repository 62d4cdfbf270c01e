"""Answers from prose: the sentence that says it, word for word."""

from assistant.answer import Related, Status
from assistant.composing.draft import Context, Draft
from assistant.evidence import Evidence
from assistant.question import Facet
from corpus.record import Task
from corpus.repair import repair

_RELATED = 3
# A second sentence is told when it fits nearly as well as the best.
_BESIDE = 0.92
_MOST = 3


def answer_passage(context: Context) -> Draft | None:
    """The best sentences (and rows), None where none holds enough of what is asked."""
    found = [evidence for evidence in context.evidence if context.enough(evidence) and _fits(context, evidence)]
    if not found:
        return None
    floor = found[0].score * _BESIDE
    chosen = _distinct([evidence for evidence in found if evidence.score >= floor])[:_MOST]
    return Draft(Status.ANSWERED, tuple(_lines(context, chosen)), _tasks(chosen))


def nearest(context: Context) -> tuple[Related, ...]:
    """The passages nearest to a question that was not answered, best first."""
    related = []
    for evidence in _distinct(list(context.evidence))[:_RELATED]:
        unit = evidence.unit
        document = context.index.document(unit.document)
        spans = unit.spans
        related.append(Related(unit.document, document.entry.title, unit.chunk.path, document.quote(spans), spans))
    return tuple(related)


def _fits(context: Context, evidence: Evidence) -> bool:
    if Facet.TARGET in context.understood.facets:
        return any(char.isdigit() for syllable in evidence.unit.own.syllables for char in syllable)
    return True


def _distinct(found: list[Evidence]) -> list[Evidence]:
    """The first of each place: a duty and the sentence it was read from are one."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for evidence in found:
        place = (evidence.unit.document, max(evidence.unit.spans).end)
        if place not in seen:
            seen.add(place)
            kept.append(evidence)
    return kept


def _lines(context: Context, chosen: list[Evidence]) -> list[str]:
    order = {document: place for place, document in enumerate(context.bounds.documents)}
    lines: list[str] = []
    for document in sorted({evidence.unit.document for evidence in chosen}, key=lambda name: order.get(name, 0)):
        lines.append(context.wording.say("according_to", title=context.title(document)))
        for evidence in chosen:
            if evidence.unit.document == document:
                marker = context.citations.cite(evidence.unit, ("goal", "task"))
                lines.append(context.wording.say("passage_item", quote=_shown(context, evidence), markers=marker))
    return lines


def _shown(context: Context, evidence: Evidence) -> str:
    unit = evidence.unit
    if unit.sentence is not None:
        return unit.sentence.text
    if isinstance(unit.record, Task):
        parts = (unit.record.goal, unit.record.task, unit.record.activity)
        return " / ".join(part for part in parts if part)
    return repair(context.index.document(unit.document).text, unit.spans)


def _tasks(chosen: list[Evidence]) -> tuple[str, ...]:
    return tuple(evidence.unit.record.id for evidence in chosen if evidence.unit.record is not None)
