"""Money asked for with what it is spent on: the words for money alone are in every plan."""

import re

from assistant.composing.draft import Context
from assistant.unit import Unit
from corpus.normalizer import match_key

_MONEY = re.compile(
    r"^(?:(?:tổng|nguồn|mức) )?(?:kinh phí|ngân sách|dự toán|nguồn vốn|vốn|chi phí|tiền(?! mặt))"
    r"(?: (?:thực hiện|triển khai|cho|để|của|công tác|việc|hoạt động))*"
)
_LEAST = 0.5


def spends_on_it(context: Context, unit: Unit) -> bool:
    """Whether a unit, its headings or its plan's title say what the money asked for is spent on; true where only
    money is asked for.
    """
    if context.understood.language != "vi":
        return True  # the words of a translation need not stand together
    matter = context.units.topic(_MONEY.sub("", match_key(context.understood.topic)).strip()).matter
    return not matter.size or matter.said(unit.ladder) >= _LEAST
