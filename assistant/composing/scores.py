"""Whose score it is: that of the whole index is not that of a part of it, nor that of one body in it."""

from assistant.composing.draft import Context
from assistant.kinds import wants_score
from assistant.standings import names_index
from assistant.unit import Unit

# What only says that a score or a part of an index is meant, without diacritics.
_SCORING = frozenset(
    (
        "chi so", "thanh phan", "noi dung", "linh vuc", "ket qua", "xep hang", "tieu chi", "diem so", "so diem",
        "truc noi dung", "chi so thanh phan", "chi so noi dung", "thu hang", "cap tinh", "ca nuoc", "toan quoc",
    )
)  # fmt: skip


def scores_something_else(context: Context, unit: Unit) -> bool:
    """Whether the score or rank of something in an index is asked for, and a text lacks a word that says of what."""
    asked = context.asked_words
    if not (wants_score(asked) and names_index(asked)):
        return False
    return not context.topic.matter.holds_all(unit.ladder, _SCORING)
