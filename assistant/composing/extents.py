"""How much of what was found is told: a clause or its sentence, and each place once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.draft import Context
from assistant.question import Facet
from assistant.sought import asks_how, tells
from assistant.unit import Evidence, Unit
from corpus.document import Span
from index.chunk import Sentence

_CONDITION = re.compile(r"(?:ngay )?(?:khi|nếu|trong trường hợp|trường hợp)(?!\w)", re.IGNORECASE)
_TOLD_WHOLE = 450  # characters of a sentence
_OUTCOME = re.compile(r"(?<!\w)(?:từ đó|qua đó|nhờ đó|góp phần|giúp)(?!\w)", re.IGNORECASE)


def as_told(context: Context, evidence: Evidence) -> Evidence:
    """A clause, or its sentence where the question is open or the clause gives one condition of several ("khi …")."""
    facets = set(context.understood.facets)
    whole = facets == {Facet.PASSAGE} or (facets == {Facet.DEADLINE} and _CONDITION.match(evidence.unit.text))
    return whole_sentence(context, evidence) if whole else evidence


def whole_sentence(context: Context, evidence: Evidence) -> Evidence:
    """The sentence of a clause, where it is short enough to be told whole: an open question asks for all it says. Of a
    longer one the clauses on to the one that has what the question is after ("…, từ đó tăng thu ngân sách").
    """
    whole = evidence.unit.whole
    if whole is None:
        return evidence
    if len(whole.text) > _TOLD_WHOLE:
        unit = _from_the_means(context, evidence.unit)
        return replace(evidence, unit=_on_to_what_tells(context, unit) if unit is evidence.unit else unit)
    document = evidence.unit.document
    found = (other for other in context.evidence if other.unit.sentence == whole and other.unit.document == document)
    return next(found, evidence)


def _from_the_means(context: Context, unit: Unit) -> Unit:
    """A clause that says what comes of those before it ("…, từ đó tăng thu ngân sách") with these, as far as they are
    told, where it is asked how; itself elsewhere.
    """
    if unit.whole is None or not _OUTCOME.search(unit.text) or not asks_how(context.asked_words):
        return unit
    ends = unit.whole.text.find(unit.text) + len(unit.text)
    of_chunk = context.units.to_measure(unit.chunk.id)
    before = [other for other in of_chunk if other.whole == unit.whole and other.spans[0].start < unit.spans[0].start]
    for other in before:  # the earliest that leaves it short enough to be told
        begins = unit.whole.text.find(other.text)
        if 0 <= begins < ends <= begins + _TOLD_WHOLE:
            spans = _between(unit.whole.spans, other.spans[0].start, unit.spans[-1].end)
            return replace(unit, spans=spans, sentence=Sentence(spans, unit.whole.text[begins:ends]))
    return unit


def _on_to_what_tells(context: Context, unit: Unit) -> Unit:
    """A clause with those after it up to the first with such words as the question is after; itself where it has them,
    or none near it has.
    """
    if unit.whole is None or tells(unit.text, context.asked_words) is not False:
        return unit
    begins = unit.whole.text.find(unit.text)
    of_chunk = context.units.to_measure(unit.chunk.id)
    after = [other for other in of_chunk if other.whole == unit.whole and other.spans[0].start > unit.spans[-1].start]
    for other in after:
        ends = unit.whole.text.find(other.text) + len(other.text)
        if begins < 0 or ends < begins or ends - begins > _TOLD_WHOLE:
            break
        if tells(other.text, context.asked_words):
            spans = _between(unit.whole.spans, unit.spans[0].start, other.spans[-1].end)
            return replace(unit, spans=spans, sentence=Sentence(spans, unit.whole.text[begins:ends]))
    return unit


def _between(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """What lies of `spans` from `start` to `end`."""
    cut = (Span(max(span.start, start), min(span.end, end)) for span in spans if span.start < end and start < span.end)
    return tuple(cut)


def distinct(found: list[Evidence]) -> list[Evidence]:
    """The first of each place, and of each wording in a document: a duty and the sentence it was read from are one, and
    so are a sentence and its clauses.
    """
    seen: set[tuple[str, int | str]] = set()
    kept: list[Evidence] = []
    for evidence in found:
        unit = evidence.unit
        keys: set[tuple[str, int | str]] = {(unit.document, max(unit.spans).end), (unit.document, unit.text)}
        if not keys & seen and not any(_overlap(unit, other.unit) for other in kept):
            kept.append(evidence)
        seen |= keys
    return kept


def _overlap(unit: Unit, other: Unit) -> bool:
    """Whether one of two units is a clause and the other the sentence it is of."""
    if unit.document != other.document or unit.clause == other.clause:
        return False
    return unit.spans[0].start < other.spans[-1].end and other.spans[0].start < unit.spans[-1].end
