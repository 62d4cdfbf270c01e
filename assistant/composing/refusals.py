"""Not answering, well: what was looked at, what is at hand, and never a citation."""

from assistant.answer import Status
from assistant.communes import communes
from assistant.composing.draft import Context, Draft
from assistant.composing.rows import unstated
from assistant.question import Facet, Intrusion
from assistant.wording import no_markers, sentence_case
from corpus.abbreviations import Abbreviations
from corpus.normalizer import match_key
from corpus.register import lead_agencies

_CHOICES = 8
_STATUS = {
    Intrusion.CHITCHAT: Status.OUT_OF_SCOPE,
    Intrusion.GENERAL: Status.OUT_OF_SCOPE,
    Intrusion.INSTRUCTION: Status.REFUSED,
    Intrusion.PERSONAL: Status.REFUSED,
    Intrusion.EMPTY: Status.CLARIFY,
    Intrusion.TOO_LONG: Status.REFUSED,
}


def intrusion(context: Context) -> Draft | None:
    """The answer to what is no question about the documents; None for a question that is."""
    kind = context.understood.intrusion
    if kind is None:
        return None
    values: dict[str, object] = {}
    if kind is Intrusion.GENERAL:
        values["documents"] = context.titles
    if kind is Intrusion.TOO_LONG:
        values["limit"] = context.settings.question_limit
    return Draft(_STATUS[kind], (context.wording.say(str(kind), **values),))


def outside(context: Context) -> Draft | None:
    """The answer where no document fits the scope; None where one does."""
    understood = context.understood
    because = context.bounds.empty_because or ("place" if _one_sided(context) else "")
    if not because:
        return None
    places = ", ".join(understood.unknown_places or understood.places)
    given = [understood.question.year] if understood.question.year is not None else []
    years = ", ".join(str(year) for year in dict.fromkeys((*given, *understood.unknown_years, *understood.years)))
    values: dict[str, object] = {"documents": context.titles}
    if because in ("place", "both"):
        values["place"] = places
    if because in ("year", "both"):
        values["year"] = years
    return Draft(Status.NOT_FOUND, (context.wording.say(f"no_{because}", **values),))


def unknown_commune(context: Context) -> Draft | None:
    """The answer where a commune is asked about that no document speaks of; None where none is, and where its office
    is, which is one of all the communes' offices.
    """
    named = communes(context.understood)
    if not named or context.understood.agencies:
        return None
    said = context.wording.names(named)
    return Draft(Status.NOT_FOUND, (context.wording.say("no_agency", agency=said, documents=context.titles),))


def _one_sided(context: Context) -> bool:
    """Whether places are to be compared, and only one of them has documents."""
    understood = context.understood
    if Facet.COMPARISON not in understood.facets or not understood.unknown_places or len(understood.years) > 1:
        return False
    return len({entry.place for entry in context.bounds.entries}) == 1


def clarify(context: Context, abbreviations: Abbreviations) -> Draft | None:
    """Asks back where the question names nothing to look for: with the areas of the plans, else with their titles."""
    understood = context.understood
    if understood.facets == (Facet.LEGAL_BASIS,) and context.says_plan:
        return None  # a plan's own basis was looked for
    if not context.topic.empty or understood.agencies or understood.period or understood.document_numbers:
        return None
    titles = tuple(entry.title for entry in context.bounds.entries)
    choices = (_areas(context, abbreviations) or titles)[:_CHOICES]
    return ask_back(context, "clarify_topic", choices)


def ask_back(context: Context, wording: str, choices: tuple[str, ...]) -> Draft:
    """What must be chosen from, under the template `wording`."""
    lines = (context.wording.say(wording), *(f"- {choice}" for choice in choices))
    return Draft(Status.CLARIFY, lines, choices=choices)


def _areas(context: Context, abbreviations: Abbreviations) -> tuple[str, ...]:
    """The areas of the plans in bounds, each once however it is written."""
    named: dict[str, str] = {}
    for task in context.index.records.tasks:
        if task.area and task.document in context.bounds.documents:
            named.setdefault(match_key(abbreviations.expand(task.area)), no_markers(task.area))
    return tuple(sentence_case(area, abbreviations.meanings) for area in named.values())


def empty_cell(context: Context) -> Draft | None:
    """The answer where the row is there and its cell is empty; None where there is no such row."""
    facet = unstated(context)
    if facet is None:
        return None
    said = context.wording.say("cell_empty", facet=context.wording.facet(facet), documents=context.titles)
    return Draft(Status.NOT_FOUND, (said,))


def unknown_agency(context: Context) -> Draft | None:
    """The answer where a list is wanted of an agency that the documents in bounds never name; None where they do."""
    named = context.understood.agencies
    texts = (context.index.document(document).text for document in context.bounds.documents)
    if (
        not named
        or any(map(context.units.is_many, named))
        or any(context.bodies.mentions_any(named, text) for text in texts)
    ):
        return None
    records = (unit.record for unit in context.units if context.in_bounds(unit) and unit.record is not None)
    if any(context.bodies.names_any(named, (*lead_agencies(one), *one.coordinate_agencies)) for one in records):
        return None  # printed in another way, or over several lines
    said = context.wording.names(named)
    return Draft(Status.NOT_FOUND, (context.wording.say("no_agency", agency=said, documents=context.titles),))


def not_found(context: Context) -> Draft:
    """The documents do not say, and which were looked at."""
    years = ", ".join(str(year) for year in context.understood.unknown_years if year not in context.bounds.covered)
    if years:
        lines = [context.wording.say("no_year", year=years, documents=context.titles)]
    else:
        lines = [context.wording.say("not_found", documents=context.titles)]
    if context.evidence:
        lines.append(context.wording.say("not_found_near"))
    return Draft(Status.NOT_FOUND, tuple(lines))
