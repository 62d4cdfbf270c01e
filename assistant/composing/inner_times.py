"""When a thing is to be done, where no cell says it: in the words of the row ("ngay sau khi có văn bản …"), in another
sentence about the same, or in what the plan says of itself.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.composing.draft import Context
from assistant.composing.sayings import sets_time
from assistant.composing.whole_plans import said_of
from assistant.question import Facet
from assistant.unit import Evidence, Unit
from assistant.wording import fact_value
from corpus.record import Duty, Task

_CLAUSE_END = re.compile(r"(?<=[;.]) ")
_SAID_WHEN = re.compile(
    r"(?<!\w)(?:ngay (?:sau )?khi|(?:trước|sau) khi|khi (?:có|đủ|phát sinh|để xảy ra)|trường hợp,? (?:có|để))(?!\w)",
    re.IGNORECASE,
)
# A deadline to the month says enough.
_DEFINITE = re.compile(r"\d/|tháng|quý|ngày|khi", re.IGNORECASE)
# A duty's own words for when, beside what happens: no deadline, and yet an answer.
_BY_EVENT = re.compile(
    r"(?<!\w)(?:trước|trong|sau)(?:, (?:trước|trong|sau))*,? và (?:trước|trong|sau) \w"
    rf"|{_SAID_WHEN.pattern}",
    re.IGNORECASE,
)
_FITS = 0.6  # of the topic
_NEAR = 0.1  # below the record's score, at most, a sentence on the same may be
_CELLS = ("activity", "task", "goal")


def states(facet: Facet, record: Task | Duty) -> bool:
    """Whether a record states a fact, in its field or, of a duty's time, in its words."""
    if fact_value(facet, record):
        return True
    return facet is Facet.DEADLINE and isinstance(record, Duty) and _BY_EVENT.search(record.text) is not None


def without_time(facets: Sequence[Facet]) -> tuple[Facet, ...]:
    return tuple(facet for facet in facets if facet is not Facet.DEADLINE)


def time_elsewhere(context: Context, group: Sequence[Evidence], facets: Sequence[Facet]) -> tuple[Unit, ...]:
    """What tells the time that is asked for with who does a thing, where the records of `group` state none: what the
    plan says of its own time, where only the plan is named, else the sentence that fits about as well. Empty for none.
    """
    best, records = group[0], [one.unit.record for one in group if one.unit.record is not None]
    if Facet.DEADLINE not in facets or len(facets) < 2 or any(states(Facet.DEADLINE, record) for record in records):
        return ()
    document = best.unit.document
    if document in context.titled:
        return tuple(said_of(context, document, Facet.DEADLINE))
    return tuple(
        one.unit
        for one in context.evidence
        if one.unit.sentence is not None
        and one.unit.document == document
        and one.score >= best.score - _NEAR
        and context.enough(one)
        and sets_time(context, one.unit)
    )[:1]


def times_inside(context: Context, unit: Unit) -> Iterator[str]:
    """A line for the first clause in the cells of a row that says when, and fits the topic; none where the row's own
    deadline is definite.
    """
    record = unit.record
    if not isinstance(record, Task) or _DEFINITE.search(record.deadline or ""):
        return
    for name in _CELLS:
        for clause in _CLAUSE_END.split(getattr(record, name) or ""):
            if _SAID_WHEN.search(clause) and context.covers(clause) >= _FITS:
                marker = context.citations.cite(unit, (name,))
                yield context.wording.say("passage_item", quote=clause.rstrip(" ;."), markers=marker)
                return
