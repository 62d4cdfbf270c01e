"""Answers from a whole part of a document: a section the question names, or a list under the line that announces it."""

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.whole_plans import answer_number
from assistant.facts import asks_quantity
from assistant.ladder import Field, Ladder
from assistant.matching import Topic
from assistant.parts import FOR_SOMEBODY, Part
from assistant.question import Facet
from corpus.normalizer import match_key

# The share of a part's name that the question must hold, word order included, and of the topic that the part's
# headings must hold: what they do not hold is asked about something inside the part.
_NAMED, _IN_ORDER, _HELD = 0.85, 0.6, 0.8
# Where a question names only one of the matters that a heading joins.
_HELD_OF_ONE = 0.9
_EXACT = 0.99
_CLEARLY_MORE = 0.08
# "… bằng những phương pháp nào?" asks for what stands under "Phương pháp", whatever else it says.
_ASKED_FOR = 0.7
_SEVERAL = re.compile(r"(?<!\w)(?:các|những) ")
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
    if not set(understood.facets) <= _OPEN or understood.claims:
        return None
    if understood.agencies and set(understood.facets) != {Facet.PASSAGE}:
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
    titled = context.units.title_terms(context.title(document))
    title = Field(titled, _TITLE)
    topic = context.units.topic(context.understood.topic, senses=context.understood.senses)
    fitting = []
    for part in context.parts.of_document(document):
        whole = _is_for(context, part) if context.understood.agencies else _names(part.name, asked)
        if not whole and context.understood.agencies:
            continue
        if not whole and not any(_names(name, asked) and name.terms.folded - titled.folded for name in part.names):
            continue
        held = topic.coverage(Ladder((Field(part.own, 1.0), Field(part.above, _ABOVE), title)))
        least = _HELD_OF_ONE if not whole else _ASKED_FOR if _asks_for(context, part) else _HELD
        if (held >= least and not _said_elsewhere(context, part, held)) or (whole and topic.empty):
            exact = whole and part.name.coverage(asked) >= _EXACT
            fitting.append((held, (whole, exact, len(part.own.single), round(held, 3), part.depth), part))
    if not fitting:
        return
    most = max(held for held, *_ in fitting)
    close = [(rank, part) for held, rank, part in fitting if held >= most - _CLOSE]
    best = max(rank for rank, _ in close)
    alike = [part for rank, part in close if rank == best]
    if len(alike) == 1:  # one of many "Mục tiêu" is not the one asked for
        yield alike[0]


def _is_for(context: Context, part: Part) -> bool:
    """Whether a part says what holds for the agencies asked about: "Đối với các sở, ban, ngành"."""
    named = context.understood.agencies
    return FOR_SOMEBODY.match(part.label) is not None and context.bodies.mentions_any(named, part.label)


def _names(name: Topic, asked: Ladder) -> bool:
    """Whether a question holds a name, its words in their order."""
    return not name.empty and name.coverage(asked) >= _NAMED and name.order(asked) >= _IN_ORDER


def _said_elsewhere(context: Context, part: Part, held: float) -> bool:
    """Whether a sentence outside the part holds clearly more of the topic than its headings do: then that is asked
    for, unless the question asks for the part by its name ("hình thức nào", "mục tiêu chung … là gì").
    """
    if _asks_for(context, part) or part.name.terms.folded - context.topic.terms.folded:
        return False
    inside = {unit.spans for unit in part.units}
    return any(
        evidence.coverage >= held + _CLEARLY_MORE and evidence.unit.spans not in inside
        for evidence in context.evidence
        if evidence.unit.document == part.document and evidence.unit.sentence is not None
    )


def _asks_for(context: Context, part: Part) -> bool:
    """Whether the question asks for a part by its name, or opens with it: "phương pháp nào", "Hiện trạng … ra sao"."""
    words = _SEVERAL.sub("", match_key(part.label.rstrip(" :.")))
    name = re.escape(words).replace(r"\ ", r" (?:các |những )?")
    return re.search(rf"(?<!\w){name} (?:nào|gì)(?!\w)|^{name}(?!\w)", match_key(context.understood.text)) is not None
