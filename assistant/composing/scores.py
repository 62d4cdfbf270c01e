"""Whose score it is: that of the whole index is not that of a part of it, nor that of one body in it."""

from assistant.composing.draft import Context
from assistant.kinds import wants_score
from assistant.question import Facet
from assistant.standings import names_index, names_its_indices
from assistant.unit import Unit

# What only says that a score or a part of an index is meant, without diacritics.
_SCORING = frozenset(
    (
        "chi so", "thanh phan", "noi dung", "linh vuc", "ket qua", "xep hang", "tieu chi", "diem so", "so diem",
        "truc noi dung", "chi so thanh phan", "chi so noi dung", "thu hang", "cap tinh", "ca nuoc", "toan quoc",
    )
)  # fmt: skip


def scores_something_else(context: Context, unit: Unit) -> bool:
    """Whether a figure of an index is asked for, and a text is about others; or the score or rank of something in it,
    and a text lacks a word that says of what.
    """
    asked = context.asked_words
    if not names_index(asked):
        return False
    around = " ".join((context.title(unit.document), *unit.chunk.path, unit.text))
    scored = wants_score(asked)
    if (scored or Facet.TARGET in context.understood.facets) and not names_its_indices(around, asked):
        return True
    return scored and not context.topic.matter.holds_all(unit.ladder, _SCORING)
