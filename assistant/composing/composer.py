"""Which kind of answer a question gets: the first composer that has one gives it."""

import re
from dataclasses import replace

from assistant.composing import (
    areas,
    cards,
    closings,
    comparisons,
    contraries,
    contrasts,
    definitions,
    empty_cells,
    lists,
    most,
    overviews,
    parts,
    passages,
    refusals,
    rows,
    standings,
    whole_plans,
)
from assistant.composing.draft import Composer, Context, Draft
from assistant.composing.followups import follow_ups
from assistant.question import LIST_FACETS, ROW_FACETS, Facet
from corpus.abbreviations import Abbreviations

_BASIS = re.compile(r"(?<!\w)(?:căn cứ|dựa|cơ sở|basis|based)(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<!\w)(?:những|các|kể|nhung|cac|ke|what|which)(?!\w)", re.IGNORECASE)


def compose(context: Context, abbreviations: Abbreviations) -> Draft:
    """The draft for `context`, with what could be asked next; "the documents do not say" where no composer has enough
    to answer with.
    """
    draft = _composed(context, abbreviations)
    return replace(draft, suggestions=follow_ups(context, abbreviations, draft))


def _composed(context: Context, abbreviations: Abbreviations) -> Draft:
    general: list[Composer] = [refusals.intrusion, refusals.outside, refusals.unknown_commune]
    general += [empty_cells.answer_empty, closings.answer_closing]
    if Facet.COMPARISON in context.understood.facets:
        general.append(contrasts.answer_contrast)
    if Facet.LEGAL_BASIS in context.understood.facets:
        general.append(cards.answer_card)
        if not cards.asks_number(context) or _BASIS.search(context.asked_words):
            general.append(whole_plans.answer_basis)
    if context.topic.empty and Facet.OVERVIEW not in context.understood.facets:
        general.append(parts.answer_part)
    if context.understood.yes_no:
        general.append(contraries.answer_contrary)
    general.append(standings.answer_standing)
    general += [
        overviews.answer_fields,
        overviews.answer_overview,
        overviews.answer_size,
        most.answer_most,
        areas.answer_areas,
    ]
    general.append(lambda given: refusals.clarify(given, abbreviations))
    for composer in (*general, *_by_facets(context, abbreviations)):
        draft = composer(context)
        if draft is not None:
            return draft
    return refusals.not_found(context)


def _lists_roles(context: Context) -> bool:
    """Whether all that an agency leads or helps with in a plan is wanted: "những việc Sở A chủ trì trong kế hoạch B"
    asks of a plan, and of no work.
    """
    understood = context.understood
    if not set(understood.facets) <= {Facet.LEAD, Facet.COORDINATE} or not understood.agencies or understood.claims:
        return False
    return bool(context.titled) and (understood.wants_list or _SEVERAL.search(understood.original) is not None)


def _by_facets(context: Context, abbreviations: Abbreviations) -> list[Composer]:
    facets = set(context.understood.facets)
    composers: list[Composer] = []
    if Facet.DEFINITION in facets:
        composers += [
            lambda given: definitions.answer_definition(given, abbreviations),
            definitions.announced_term,
            lambda given: definitions.general_meaning(given, abbreviations),
            definitions.unknown_term,
        ]
    if Facet.COMPARISON in facets:
        composers.append(comparisons.answer_comparison)
    if facets & set(LIST_FACETS) or _lists_roles(context) or (context.topic.empty and context.understood.period):
        composers += [lists.answer_list, refusals.unknown_agency, lists.none_listed]
    composers.append(whole_plans.answer_plan)
    if facets & set(ROW_FACETS) and Facet.TASKS not in facets:
        composers.append(rows.answer_facts)
        if Facet.BUDGET in facets:
            composers.append(passages.answer_passage)  # where the money comes from is told in prose, not in a cell
        composers.append(refusals.empty_cell)
    if not facets & {Facet.LEAD, Facet.COORDINATE}:
        composers.append(refusals.unknown_agency)
    composers += [parts.answer_part, passages.answer_passage, whole_plans.answer_funds]
    return composers
