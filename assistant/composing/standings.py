"""An index whose rank or fall a question takes for granted: the sentence that tells where it stands.

By how much a thing fell, or what brought it to the top, is no question of whether it did (`contraries`); an index is
known by its name in both languages, so that no word of a translated topic need stand beside it.
"""

from assistant.composing.contraries import tell_contrary
from assistant.composing.draft import Context, Draft
from assistant.facts import of_other_years
from assistant.standings import contradicts, presumed
from assistant.unit import Unit


def answer_standing(context: Context) -> Draft | None:
    """The sentence that says otherwise than the question takes for granted; None where none does."""
    claim = presumed(context.asked_words)
    if claim is None:
        return None
    units = (unit for unit in context.units if unit.sentence is not None and context.in_bounds(unit))
    found = next((unit for unit in units if contradicts(unit.text, claim) and _of_year(context, unit)), None)
    return tell_contrary(context, found) if found is not None else None


def _of_year(context: Context, unit: Unit) -> bool:
    """Whether a sentence tells of a year that the question names, of any where it names none."""
    years = {*map(int, context.topic.years), *context.understood.unknown_years}
    years = years or set(context.understood.years)
    return not years or (not of_other_years(unit.text, years) and any(str(year) in unit.text for year in years))
