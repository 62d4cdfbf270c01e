"""Follow-up questions that the documents can answer: what the same record states and the question did not ask."""

from collections.abc import Sequence

from assistant.composing.draft import Context
from assistant.evidence import Unit
from assistant.question import Facet
from assistant.wording import fact_value
from corpus.record import Task

_MOST = 3
_SHORT = 90


def suggest(context: Context, unit: Unit, asked: Sequence[Facet]) -> tuple[str, ...]:
    """Up to three questions about the same row; none for prose."""
    task = unit.record
    if not isinstance(task, Task):
        return ()
    name = _shortened(task.activity or task.task or task.goal or "")
    questions = [
        context.wording.say(f"ask_{facet}", work=name)
        for facet in (Facet.LEAD, Facet.DEADLINE, Facet.COORDINATE, Facet.PRODUCT)
        if facet not in asked and fact_value(facet, task)
    ]
    if len(task.lead_agencies) == 1:
        agency = context.wording.agency(task.lead_agencies[0])
        questions.append(context.wording.say("ask_agency", agency=agency, year=task.year))
    return tuple(questions[:_MOST])


def _shortened(text: str) -> str:
    if len(text) <= _SHORT:
        return text
    return text[:_SHORT].rsplit(" ", 1)[0] + "…"
