"""Rows by what they do not state: those without a deadline, a product, a coordinating agency."""

from dataclasses import replace

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.lists import is_wanted, told_rows
from assistant.question import Facet
from assistant.unit import Unit
from assistant.wording import fact_value
from corpus.record import Task


def answer_empty(context: Context) -> Draft | None:
    """The rows in scope that leave all the cells asked about empty, or that none does; None for any other question. A
    table that has no such column says nothing of it.
    """
    facets = context.understood.empty
    if not facets:
        return None
    rows = [unit for unit in context.units if context.in_bounds(unit) and isinstance(unit.record, Task)]
    columns = {(unit.document, facet) for unit in rows for facet in facets if _cell(unit, facet) is not None}
    asked = [unit for unit in rows if is_wanted(context, unit, None)]
    there = [unit for unit in asked if all((unit.document, facet) in columns for facet in facets)]
    named = context.wording.facets(facets)
    if not there:
        said = context.wording.say("none_column", facet=named, documents=context.titles)
        return Draft(Status.NOT_FOUND, (said,)) if asked else None
    chosen = [unit for unit in there if not any(_cell(unit, facet) for facet in facets)]
    if not chosen:
        said = context.wording.say("none_empty", facet=named, count=len(there), documents=context.titles)
        return Draft(Status.NOT_FOUND, (said,))
    told = told_rows(context, chosen, None)
    return replace(told, lines=(context.wording.say("list_empty", facet=named, count=len(chosen)), *told.lines))


def _cell(unit: Unit, facet: Facet) -> str | None:
    """What a row states in a cell; "" where it is empty, None where there is no such cell."""
    return fact_value(facet, unit.record) if isinstance(unit.record, Task) else None
