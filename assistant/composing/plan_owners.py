"""Whose a paper is: the province's own plan, or those that its districts, communes and offices are to make."""

import re
from collections.abc import Iterable

from assistant.composing.draft import Context
from assistant.unit import Unit
from corpus.normalizer import match_key
from corpus.record import Task

_PAPER = r"(?:kế hoạch|kh|báo cáo|chương trình|đề án|quy chế|dự toán|chỉ số)"
_OWNED = re.compile(
    rf"(?<!\w){_PAPER},?(?: (?!của(?!\w))[\w/&]+,?){{0,14}}? của,?"
    rf" (?P<owners>(?:(?!{_PAPER}(?!\w))[\w&]+(?:,? |(?=\W|$))){{1,14}})"
)
# "Xã xây dựng kế hoạch …": who makes it has it.
_TIER = r"(?:xã|phường|thị trấn|huyện|thành phố|sở|ngành)"
_MADE_BY = re.compile(
    rf"(?<!\w)(?:(?:ubnd|các|cấp|những|mỗi) )*(?P<owners>{_TIER})(?:,? (?:và )?{_TIER})*"
    r"(?: (?:nào|phải|cần|sẽ|thì|tự))* (?:xây dựng|lập|ban hành|làm|gửi|nộp)"
    rf" (?:\w+ ){{0,2}}?{_PAPER}(?!\w)"
)
# "… thuộc UBND tỉnh": whom they are under, not whose it is.
_UNDER = re.compile(r"(?<!\w)thuộc (?:ubnd )?(?:cấp )?\w+")
_TIERS = (
    ("province", re.compile(r"(?<!\w)(?:tỉnh|thành phố trực thuộc trung ương)(?!\w)")),
    ("district", re.compile(r"(?<!\w)huyện(?!\w)")),
    ("commune", re.compile(r"(?<!\w)(?:xã|phường|thị trấn)(?!\w)")),
    ("office", re.compile(r"(?<!\w)(?:sở|ngành|cơ quan|đơn vị|địa phương)(?!\w)")),
)
_SAME, _AMONG, _OTHER, _OWN = 0.05, 0.02, 0.1, 0.02


def of_its_owner(context: Context, unit: Unit) -> float:
    """What speaks for a row, or against it, by whose paper it is about and whose the question is about; where the
    question does not say, that it is the one of the plan's own tier.
    """
    task = unit.record
    if not isinstance(task, Task) or context.understood.language != "vi":
        return 0.0
    told = owners(f"{task.task or ''} / {task.activity or ''}")
    if not told:
        return 0.0
    asked = owners(context.understood.text) or _makers(context.understood.text)
    if not asked:
        own = context.index.document(unit.document).entry.level
        return -_OWN * (own in ("province", "district") and own not in told)
    if asked == told:
        return _SAME
    return _AMONG if asked & told else -_OTHER


def owners(text: str) -> frozenset[str]:
    """The tiers whose paper a text speaks of ("kế hoạch … của các xã, thị trấn"); empty where it does not say."""
    return _tiers(_UNDER.sub("", match["owners"]) for match in _OWNED.finditer(match_key(text)))


def _makers(text: str) -> frozenset[str]:
    """The tiers that are said to make a paper of theirs."""
    return _tiers(match["owners"] for match in _MADE_BY.finditer(match_key(text)))


def _tiers(named: Iterable[str]) -> frozenset[str]:
    return frozenset(tier for words in named for tier, pattern in _TIERS if pattern.search(words))
