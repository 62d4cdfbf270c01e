"""Answers from prose: the sentence that says it, word for word."""

import re

from assistant.answer import Related, Status
from assistant.columns import year_heads
from assistant.composing.draft import Context, Draft
from assistant.composing.extents import as_told, distinct
from assistant.composing.fitness import AIM, AIMED, around, can_hold
from assistant.composing.partners import works_with
from assistant.composing.reports import days_of_each, other_reports, own_reports, recipient, saying_whom
from assistant.composing.sayings import sets_time
from assistant.composing.times_above import time_above
from assistant.facts import counts_as_named, has_measure, shares
from assistant.kinds import wants_progress
from assistant.question import Facet
from assistant.sought import tells, tells_shortcomings
from assistant.unit import Evidence, Unit
from corpus.deadlines import find_deadlines
from corpus.normalizer import match_key
from corpus.record import Task
from corpus.register import work_of
from index.chunk import ChunkKind

_RELATED = 3
# Figures of a row, one a year.
_FIGURE, _SEVERAL = re.compile(r"(?<![\w.,])\d[\d.,]*(?![\w.,])"), 2
# What is told beside the words of a row that an open question finds.
_OF_A_ROW = (Facet.LEAD, Facet.DEADLINE)
# A second sentence is told when it fits nearly as well as the best.
_BESIDE, _BESIDE_MANY = 0.86, 0.78
_MOST = 4
# A question for two things: what holds this share of the topic that the best do not is told beside them.
_TWO_THINGS = re.compile(r"(?<!\w)(?:và|cùng với|lẫn|and)(?!\w)")
_REST, _REST_OF_SENTENCE, _BESIDE_REST = 0.22, 0.1, 0.6
_PART_OF, _GAP = re.compile(r"Trong đó"), 12  # characters between two sentences
_SAME_WORDS, _A_SENTENCE = 0.8, 8  # of the pairs of a sentence, and how many it has at least
_POINTS = 8  # points told of a list whose announcing line is the answer
# A sentence in the words of such an answer goes before one that only fits as well.
_CUE = 0.06
_LACKING = 0.06  # one without a telling word of the question goes behind
_SHORTCOMING = 0.2
_AS_MANY = 0.1  # one that counts as many as are asked for
_A_MATTER = 2  # words
_SAME_DAY = 0.2
_OF_BODY = 0.06  # one that stands under the body asked about, or names it
_SAYING = 0.1  # and one that uses more of the question's words than its topic has
_CUES = {
    Facet.DEADLINE: re.compile(r"thời gian|thời hạn|trước ngày|hoàn thành|chậm nhất", re.IGNORECASE),
    Facet.REPORTING: re.compile(r"báo cáo|gửi|nộp", re.IGNORECASE),
    Facet.LEAD: re.compile(r"chủ trì|chịu trách nhiệm|tham mưu|giao ", re.IGNORECASE),
    Facet.COORDINATE: re.compile(r"phối hợp", re.IGNORECASE),
    Facet.BUDGET: re.compile(r"nguồn|kinh phí thực hiện", re.IGNORECASE),
}
# What was reached, where that is asked for, rather than the place in a ranking.
_REACHED = re.compile(r"(?<!\w)đạt (?:được )?(?:là )?(?:bao nhiêu|mấy)(?!\w)")
_REACHES = re.compile(r"(?<!\w)đạt (?:được )?(?:trên |từ |tối thiểu )?\d", re.IGNORECASE)
_MANY = re.compile(r"(?<!\w)(?:những|các|mấy|hai|ba|bốn|năm|sáu|\d{1,2}) (?:\w+ ){1,8}(?:nào|gì)(?!\w)")
_ENUMERATION = re.compile(r"gồm\s*:|\(1\)|như sau\s*:|sau\s*:|(?:;[^;]+){2}|\bi\)|\ba\)")


def answer_passage(context: Context) -> Draft | None:
    """The best sentences (and rows), None where none holds enough of what is asked."""
    if wants_progress(context.asked_words) and context.topic.matter.size < _A_MATTER:
        return None  # who is late, with nothing said of what
    found = [evidence for evidence in context.evidence if context.enough(evidence) and can_hold(context, evidence)]
    found.sort(key=lambda evidence: -_cued(context, evidence))
    if not found:
        return None
    many = _MANY.search(match_key(context.asked_words)) is not None
    floor = _cued(context, found[0]) * (_BESIDE_MANY if many else _BESIDE)
    chosen = distinct([evidence for evidence in found if _cued(context, evidence) >= floor])
    chosen = [evidence for evidence in chosen if many or _own_clause(context, evidence, chosen)][:_MOST]
    chosen += _rest(context, chosen, found)
    chosen += _elsewhere(context, chosen, found)
    chosen = distinct([as_told(context, evidence) for evidence in chosen])
    if Facet.REPORTING in context.understood.facets:
        chosen = own_reports(context, days_of_each(context, chosen + other_reports(context, chosen, found)))
        chosen = saying_whom(context, chosen + recipient(context, chosen))
        if not chosen:
            return None
    return Draft(Status.ANSWERED, (*_premise(context, chosen), *_lines(context, chosen)), _tasks(chosen))


def _rest(context: Context, chosen: list[Evidence], found: list[Evidence]) -> list[Evidence]:
    """What holds a good part of the topic that nothing chosen holds, in the same documents: "về công ty lâm nghiệp và
    thoái vốn" asks for two things. Where no such word does, in the same sentences.
    """
    sentences = {evidence.unit.whole for evidence in chosen if evidence.unit.whole is not None}
    anywhere = _TWO_THINGS.search(match_key(context.asked_words)) is not None
    least = _REST if anywhere else _REST_OF_SENTENCE
    told = {syllable for evidence in chosen for syllable in evidence.unit.own.folded}
    pairs = {pair for evidence in chosen for pair in evidence.unit.own.folded_pairs}
    documents = {evidence.unit.document for evidence in chosen}
    added: list[Evidence] = []
    for evidence in context.evidence:
        unit, topic = evidence.unit, context.topic
        if unit.document not in documents or evidence.score < _BESIDE_REST * found[0].score:
            continue
        goes_on = _goes_on(context, unit, chosen)
        if not (anywhere or goes_on) and (not unit.clause or unit.whole not in sentences):
            continue
        more = topic.share(unit.own.folded - told) >= least or topic.pair_share(unit.own.folded_pairs - pairs) >= least
        if (more or goes_on or _leads_to(unit, chosen)) and can_hold(context, evidence):
            added.append(evidence)
            told |= unit.own.folded
            pairs |= unit.own.folded_pairs
    return distinct([*chosen, *added])[len(chosen) : len(chosen) + _MOST]


def _elsewhere(context: Context, chosen: list[Evidence], found: list[Evidence]) -> list[Evidence]:
    """What another plan says in the very words of what is told, where a figure is asked for and the question leaves
    open of which place: plans of one year repeat each other, with figures of their own.
    """
    if Facet.TARGET not in context.understood.facets or context.understood.places:
        return []
    told = {pair for evidence in chosen for pair in context.units.terms(evidence.unit.text).folded_pairs}
    seen = {evidence.unit.document for evidence in chosen}
    added: dict[str, Evidence] = {}
    for evidence in found:
        pairs = context.units.terms(evidence.unit.text).folded_pairs
        if evidence.unit.document not in seen and len(pairs & told) >= _SAME_WORDS * max(len(pairs), _A_SENTENCE):
            added.setdefault(evidence.unit.document, evidence)
    return list(added.values())


def _leads_to(unit: Unit, chosen: list[Evidence]) -> bool:
    """Whether a sentence is the one that a chosen one ("Trong đó, …") goes on with."""
    return unit.sentence is not None and any(
        _PART_OF.match(other.unit.text)
        and other.unit.chunk.id == unit.chunk.id
        and 0 <= other.unit.spans[0].start - unit.spans[-1].end <= _GAP
        for other in chosen
    )


def _goes_on(context: Context, unit: Unit, chosen: list[Evidence]) -> bool:
    """Whether a sentence tells a part ("Trong đó, …") of the figure that a chosen one, right before it, tells."""
    return (
        Facet.TARGET in context.understood.facets
        and unit.sentence is not None
        and _PART_OF.match(unit.text) is not None
        and any(
            other.unit.chunk.id == unit.chunk.id and 0 <= unit.spans[0].start - other.unit.spans[-1].end <= _GAP
            for other in chosen
        )
    )


def _own_clause(context: Context, evidence: Evidence, chosen: list[Evidence]) -> bool:
    """Whether a clause says nearly as much itself as the first one chosen of its sentence, rather than lean on it."""
    unit = evidence.unit
    first = next((other.unit for other in chosen if other.unit.clause and other.unit.whole == unit.whole), unit)
    return not unit.clause or context.topic.share(unit.own.folded) >= _BESIDE * context.topic.share(first.own.folded)


def _premise(context: Context, chosen: list[Evidence]) -> tuple[str, ...]:
    """A sentence on the agency that a question takes for another: all that is told stands under other agencies."""
    named = context.understood.agencies
    bodies = [context.units.body_above(evidence.unit) for evidence in chosen]
    if not named or not all(bodies) or any(context.bodies.mentions_any(named, body) for body in bodies):
        return ()
    if all(works_with(context, evidence.unit) for evidence in chosen):
        return ()
    said = context.wording.names(named)
    return (context.wording.say("premise_wrong", agency=said),)


def _cued(context: Context, evidence: Evidence) -> float:
    """The score, a little higher for a sentence that uses the words of such an answer ("thời gian", "chủ trì")."""
    facets = context.understood.facets
    cued = any(_CUES[facet].search(evidence.unit.text) for facet in facets if facet in _CUES)
    cued = cued or (Facet.TARGET in facets and has_measure(evidence.unit.text))
    asked = match_key(context.asked_words)
    aimed = AIMED.search(asked) is not None and AIM.search(evidence.unit.text) is not None
    listed = (context.understood.wants_list or _MANY.search(asked) is not None) and _lists(context, evidence.unit)
    aimed = aimed or (_REACHED.search(asked) is not None and _REACHES.search(evidence.unit.text) is not None)
    shared = Facet.TARGET in facets and shares(evidence.unit.text, context.understood.shared)
    told = tells(evidence.unit.text, context.asked_words) is True
    named = context.understood.agencies
    ours = bool(named) and context.bodies.mentions_any(named, around(evidence.unit))
    said = (
        _OF_BODY * ours
        + _SAYING * context.said_besides(evidence.unit)
        + _SAME_DAY * _on_the_day(context, evidence.unit)
        + _AS_MANY * counts_as_named(evidence.unit.text, context.understood.worded, context.topic.terms.single)
        + _SHORTCOMING * tells_shortcomings(evidence.unit.text, context.asked_words)
    )
    lacking = context.understood.language == "vi" and context.topic.matter.lacks(evidence.unit.ladder)
    return evidence.score + _CUE * (cued + aimed + listed + told + shared) + said - _LACKING * lacking


def _lists(context: Context, unit: Unit) -> bool:
    """Whether a text lists several things, or announces the points that stand below it."""
    return _ENUMERATION.search(unit.text) is not None or len(context.parts.announced(unit)) > 1


def _on_the_day(context: Context, unit: Unit) -> bool:
    """Whether a text sets the very time that the question names ("trước 30/12/2024")."""
    period = context.understood.period
    if period is None or unit.sentence is None:
        return False
    year = context.index.document(unit.document).entry.year
    return any(mention.deadline.end == period.end for mention in find_deadlines(unit.text, year))


def nearest(context: Context) -> tuple[Related, ...]:
    """The passages nearest to a question that was not answered, best first."""
    related = []
    for evidence in distinct(list(context.evidence))[:_RELATED]:
        unit = evidence.unit
        document = context.index.document(unit.document)
        spans = unit.spans
        related.append(Related(unit.document, document.entry.title, unit.chunk.path, document.quote(spans), spans))
    return tuple(related)


def _lines(context: Context, chosen: list[Evidence]) -> list[str]:
    order = {document: place for place, document in enumerate(context.bounds.documents)}
    lines: list[str] = []
    for document in sorted({evidence.unit.document for evidence in chosen}, key=lambda name: order.get(name, 0)):
        lines.append(context.wording.say("according_to", title=context.named(document)))
        for evidence in chosen:
            if evidence.unit.document == document:
                lines.append(_line(context, evidence.unit))
                points = () if context.understood.yes_no else context.parts.announced(evidence.unit)
                lines += [_line(context, point) for point in points[:_POINTS]]
                lines += filter(None, [_years_above(context, evidence.unit)])
    return list(dict.fromkeys(lines))


def _years_above(context: Context, unit: Unit) -> str:
    """The names of the columns that a row has a figure a year under, where a year is asked for; "" elsewhere."""
    understood = context.understood
    if not (understood.years or understood.unknown_years or context.topic.years) or unit.sentence is None:
        return ""
    if unit.chunk.kind is not ChunkKind.ROW or len(_FIGURE.findall(unit.text)) < _SEVERAL:
        return ""
    document = context.index.document(unit.document)
    spans = year_heads(document, unit.spans[0].start)
    names = "; ".join(f"“{document.quote((span,))}”" for span in spans)
    marker = context.citations.passage(unit.document, spans, unit.chunk.path) if spans else ""
    return context.wording.say("columns_above", names=names, markers=marker) if spans else ""


def _line(context: Context, unit: Unit) -> str:
    """The unit's words; of a row that says when and where to send something, its deadline too."""
    record, wording = unit.record, context.wording
    due = wording.fact(Facet.DEADLINE, record) if isinstance(record, Task) else None
    if isinstance(record, Task) and due and Facet.REPORTING in context.understood.facets:
        return wording.say("row", work=work_of(record), facts=due, markers=context.citations.cite(unit, ("deadline",)))
    asked_openly = set(context.understood.facets) == {Facet.PASSAGE}
    facts = (wording.fact(facet, record) for facet in _OF_A_ROW) if isinstance(record, Task) and asked_openly else ()
    stated = "; ".join(filter(None, facts))
    if stated:
        marker = context.citations.cite(unit, ("goal", "task", "lead", "deadline"))
        return wording.say("row", work=unit.text, facts=stated, markers=marker)
    above = time_above(unit) if Facet.DEADLINE in context.understood.facets and not sets_time(context, unit) else ""
    if above:
        under = wording.say("under", part=above)
        return wording.say("row", work=unit.text, facts=under, markers=context.citations.cite(unit))
    told = {"quote": unit.text, "markers": context.citations.cite(unit, ("goal", "task"))}
    body = context.units.body_above(unit)
    return wording.say("passage_of", body=body, **told) if body else wording.say("passage_item", **told)


def _tasks(chosen: list[Evidence]) -> tuple[str, ...]:
    return tuple(evidence.unit.record.id for evidence in chosen if evidence.unit.record is not None)
