"""Answers from a whole part of a document: a section the question names, or a list under the line that announces it."""

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.whole_plans import answer_number
from assistant.facts import asks_quantity
from assistant.ladder import Field, Ladder
from assistant.parts import Part
from assistant.question import Facet
from corpus.normalizer import match_key

# The share of a part's name that the question must hold, word order included, and of the topic that the part's
# headings must hold: what they do not hold is asked about something inside the part.
_NAMED, _IN_ORDER, _HELD = 0.85, 0.6, 0.8
# "… bằng những phương pháp nào?" asks for what stands under "Phương pháp", whatever else it says.
_ASKED_FOR = 0.7
_ABOVE, _TITLE = 0.9, 0.9
_CLOSE = 0.02
_DOCUMENTS = 3
_MOST = 12  # lines a document
_OPEN = frozenset(
    {
        Facet.PASSAGE,
        Facet.TASKS,
        Facet.DUTIES,
        Facet.REPORTING,
        Facet.TARGET,
        Facet.BUDGET,
        Facet.DEFINITION,
        Facet.OVERVIEW,
    }
)


def answer_part(context: Context) -> Draft | None:
    """All that stands in the part the question names, in each document that has it, or how many parts there are; None
    where it names none, or asks for something definite inside it.
    """
    understood = context.understood
    if not set(understood.facets) <= _OPEN or understood.agencies or understood.claims:
        return None
    if asks_quantity(context.asked_words):
        return answer_number(context)
    found = [part for document in context.documents_named for part in _named(context, document)][:_DOCUMENTS]
    if not found:
        return None
    lines: list[str] = []
    for part in found:
        title, name = context.named(part.document), part.label.rstrip(":")
        lines.append(context.wording.say("part_head", title=title, part=name))
        for unit in part.units[:_MOST]:
            marker = context.citations.cite(unit)
            lines.append(context.wording.say("passage_item", quote=unit.text, markers=marker))
    return Draft(Status.ANSWERED, tuple(lines))


def _named(context: Context, document: str) -> Iterator[Part]:
    """The part of a document that fits the question best; nothing where none does, or several alike."""
    asked = Ladder((Field(context.units.terms(context.asked_words), 1.0),))
    title = Field(context.units.title_terms(context.title(document)), _TITLE)
    topic = context.units.topic(context.understood.topic, senses=context.understood.senses)
    fitting = []
    for part in context.parts.of_document(document):
        if part.name.empty or part.name.coverage(asked) < _NAMED or part.name.order(asked) < _IN_ORDER:
            continue
        held = topic.coverage(Ladder((Field(part.own, 1.0), Field(part.above, _ABOVE), title)))
        if held >= (_ASKED_FOR if _asks_for(context, part) else _HELD) or topic.empty:
            fitting.append((held, len(part.own.single), part.depth, part))
    if not fitting:
        return
    most = max(held for held, *_ in fitting)
    close = [(length, depth, part) for held, length, depth, part in fitting if held >= most - _CLOSE]
    best = max((length, depth) for length, depth, _ in close)
    alike = [part for length, depth, part in close if (length, depth) == best]
    if len(alike) == 1:  # one of many "Mục tiêu" is not the one asked for
        yield alike[0]


def _asks_for(context: Context, part: Part) -> bool:
    """Whether the question asks for a part by its name: "phương pháp nào"."""
    name = re.escape(match_key(part.label.rstrip(" :.")))
    return re.search(rf"(?<!\w){name} (?:nào|gì)(?!\w)", match_key(context.understood.text)) is not None
