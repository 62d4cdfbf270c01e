"""Money asked for with what it is spent on: the words for money alone are in every plan."""

import re

from assistant.composing.draft import Context
from assistant.facts import has_measure
from assistant.unit import Unit
from corpus.normalizer import match_key
from index.chunk import ChunkKind

_MONEY = re.compile(
    r"^(?:(?:tổng|nguồn|mức) )?(?:kinh phí|ngân sách|dự toán|nguồn vốn|vốn|chi phí|tiền(?! mặt))"
    r"(?: (?:thực hiện|triển khai|cho|để|của|công tác|việc|hoạt động))*"
)
_LEAST = 0.5
_SUM = re.compile(r"(?<![\d/.])\d{1,3}(?:[.,]\d{3})+(?!\d)|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}")
# A table of sums says so: in a cell ("Triệu đồng"), in the names of its columns or in its headings.
_IN_CURRENCY = re.compile(r"(?<!\w)(?:đồng|vnđ|vnd|usd)(?!\w)", re.IGNORECASE)
_OF_SUMS = re.compile(
    r"(?<!\w)(?:đồng|vnđ|usd|kinh phí|tiền|dự toán|ngân sách|nsnn|nsđp|vốn|thu|chi|giá|mức lương|phí|thuế)(?!\w)",
    re.IGNORECASE,
)
# Money of a kind of its own, which comes in, goes out or is owed.
_FLOW = re.compile(
    r"^(?:(?:tổng|số|mức|dự toán|kế hoạch|bội) )*"
    r"(?:thu(?! (?:hút|hồi|gọn|nhỏ|thập|gom|hoạch|mua|hẹp|xếp))"
    r"|chi(?! (?:tiết|trả|cục|nhánh|phối|đoàn|bộ|hội|phí))"
    r"|thuế|vay|nợ|doanh thu|vốn|grdp|tổng sản phẩm|giá trị|lương|quỹ lương)(?!\w)"
)


def names_flow(topic: str) -> bool:
    """Whether a topic names money itself ("thu nội địa", "chi đầu tư"), not something that money is spent on."""
    return _FLOW.match(match_key(topic)) is not None


def spends_on_it(context: Context, unit: Unit) -> bool:
    """Whether a unit, its headings or its plan's title say what the money asked for is spent on; true where only
    money is asked for.
    """
    if context.understood.language != "vi":
        return True  # the words of a translation need not stand together
    matter = context.units.topic(_MONEY.sub("", match_key(context.understood.topic)).strip()).matter
    return not matter.size or matter.said(unit.ladder) >= _LEAST


def is_figures(context: Context, unit: Unit) -> bool:
    """Whether a unit is a row of sums, which have their currency in a cell, or from the table's head."""
    if unit.chunk.kind is not ChunkKind.ROW or unit.record is not None:
        return False
    if _IN_CURRENCY.search(unit.text):
        return has_measure(unit.text)
    above = " ".join((*unit.chunk.path, context.units.columns_over(unit), unit.text))
    return _SUM.search(unit.text) is not None and _OF_SUMS.search(above) is not None
