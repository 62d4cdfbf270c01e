"""When a thing is to be done, as the words of a row say it beside its deadline: "ngay sau khi có văn bản …"."""

import re
from collections.abc import Iterator

from assistant.composing.draft import Context
from assistant.unit import Unit
from corpus.record import Task

_CLAUSE_END = re.compile(r"(?<=[;.]) ")
_SAID_WHEN = re.compile(
    r"(?<!\w)(?:ngay (?:sau )?khi|(?:trước|sau) khi|khi (?:có|đủ|phát sinh|để xảy ra)|trường hợp,? (?:có|để))(?!\w)",
    re.IGNORECASE,
)
# A deadline to the month says enough.
_DEFINITE = re.compile(r"\d/|tháng|quý|ngày|khi", re.IGNORECASE)
_FITS = 0.6  # of the topic
_CELLS = ("activity", "task", "goal")


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
