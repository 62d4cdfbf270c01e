"""What a sentence can say: who does a thing, when it is due."""

import re
from collections.abc import Sequence

from assistant.composing.draft import Context
from assistant.composing.times_above import time_above
from assistant.question import Facet
from assistant.unit import Unit
from corpus.deadlines import find_deadlines, parse_deadline

# A sentence that names somebody says who does it only with such words.
_GIVES_WORK = re.compile(
    r"chủ trì|phối hợp|chịu trách nhiệm|giao|thường trực|đầu mối|tham mưu|phụ trách|đề nghị|có trách nhiệm|yêu cầu",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\w/.,])\d{1,2}/\d{1,2}(?![\w/])")
# The body that issues plans also tells in them what it did, and what it orders.
_ISSUER = re.compile(
    r"(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố|huyện)"
    r" (?!đã |vừa |yêu cầu|đề nghị)",
    re.IGNORECASE,
)
_ALL = 0.95
_GIVES_HELP = re.compile(r"hỗ trợ|giúp|tham gia", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:sau|trước) khi (?!xem)|ngay khi|khi (?:có|đủ|đáp ứng|phát sinh)|(?:^|[;:] ?)khi (?!nào)"
    r"|^(?:phấn đấu |mục tiêu )?(?:đến|hết|trước)(?: hết| cuối)? năm (?:19|20)\d\d(?!\d)"
    r"|từ (?:ngày|khi|thời điểm) (?:ban hành|ký|phát động|có hiệu lực)(?!\w)"
    r"|trong (?:vòng |thời gian |thời hạn )?\d+(?:\s?-\s?\d+)? (?:giờ|phút|ngày|tuần|tháng|năm)(?!\w)",
    re.IGNORECASE,
)


def can_say(context: Context, unit: Unit, facets: Sequence[Facet]) -> bool:
    """Whether a sentence can say what is asked at all: name somebody for "who", set a time for "when"."""
    if Facet.LEAD in facets or Facet.COORDINATE in facets:
        gives = _GIVES_WORK.search(unit.text) is not None and context.units.names_body(unit)
        does = Facet.COORDINATE not in facets or _GIVES_HELP.search(unit.text) is not None
        return gives or (does and (context.units.opens_with_body(unit) or _says_all_of_issuer(context, unit)))
    if Facet.DEADLINE in facets:
        return sets_time(context, unit) or bool(time_above(unit))
    return True


def sets_time(context: Context, unit: Unit) -> bool:
    """Whether a text sets a time itself."""
    year = context.index.document(unit.document).entry.year
    timed = bool(find_deadlines(unit.text, year)) or bool(parse_deadline(unit.text, year).recurrence)
    return timed or _WITHIN.search(unit.text) is not None or _DAY.search(unit.text) is not None


def _says_all_of_issuer(context: Context, unit: Unit) -> bool:
    """Whether a sentence begins with the body that issues plans, tells what it is to do, and says all that is asked:
    "UBND tỉnh quyết định ban hành Quy chế …".
    """
    if _ISSUER.match(unit.text) is None or context.topic.coverage(unit.ladder) < _ALL:
        return False
    return context.topic.matter.said(unit.ladder) >= _ALL
