"""Questions that begin or end with the plan that they are about, in whatever words: "Cứu trợ mưa lũ ở Đắk Lắk: người
già được hỗ trợ khi nào?", "Sở Y tế phải làm gì trong kế hoạch cứu trợ vùng lũ?".
"""

import re
from collections.abc import Callable, Collection

from assistant.understanding.plan_names import PlanNames
from assistant.understanding.reading import Reading

_HEAD = re.compile(
    r"^(?:(?:về|với|trong|theo|đối với|for|under|in|on|about|regarding|concerning|as for) )?"
    r"(?P<called>[^:?]{8,140}):(?= )"
    r"|^(?:trong|theo|tại|ở|under|in|according to) (?P<plan>(?:the )?(?:bản )?"
    r"(?:(?:kế hoạch|chương trình|đề án|phong trào|đợt thi đua) [^,:?]{8,140}|[^,:?]{8,140} (?:plan|programme|program)"
    r"(?: (?:to|for|on) [^,:?]{4,100})?)),(?= )"
)
_TAIL = re.compile(
    r"[ ,]+(?:(?:trong|theo|tại|ở) (?:bản )?(?:kế hoạch|chương trình|đề án|phong trào|đợt thi đua)"
    r" (?P<called>[^,:?]{6,140}?)"
    r"|(?:in|under|by|within|according to) (?:the |its |that )?(?P<plan>[^,:?]{6,100}? (?:plan|programme|program)"
    r"|(?:plan|programme|program) (?:to|for|on|of) [^,:?]{6,100}?))[ ?.!]*$"
)
# Words that ask: what has one is a question of its own.
_ASKS = re.compile(r"(?<!\w)(?:gì|nào|ai|đâu|mấy|bao|sao|who|what|when|where|which|how|why)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_ASKED_OF = 5  # words that must follow


def named_or_headed(reading: Reading, names: PlanNames, years: Collection[int]) -> tuple[str, ...]:
    """The documents that a Vietnamese question calls by a part of their titles, else the one that it is headed with."""
    return names.find(reading, years) or find_head(reading, names, years) or find_tail(reading, names, years)


def find_head(
    reading: Reading, names: PlanNames, years: Collection[int], said: Callable[[str], str] = str
) -> tuple[str, ...]:
    """The one document whose title holds what the question is headed with, the head marked as understood; none where
    several do, or where too little follows. `said` puts a head into Vietnamese.
    """
    head = _HEAD.match(reading.key)
    if head is None:
        return ()
    return _called(reading, head, reading.key[head.end() :], names, years, said, as_plan=bool(head["plan"]))


def find_tail(
    reading: Reading, names: PlanNames, years: Collection[int], said: Callable[[str], str] = str
) -> tuple[str, ...]:
    """The one document whose title holds what the question ends with, the end marked as understood; none where several
    do, or where too little stands before it. `said` puts an end into Vietnamese.
    """
    tail = _TAIL.search(reading.key)
    if tail is None:
        return ()
    return _called(reading, tail, reading.key[: tail.start()], names, years, said, as_plan=True)


def _called(
    reading: Reading,
    match: re.Match[str],
    rest: str,
    names: PlanNames,
    years: Collection[int],
    said: Callable[[str], str],
    *,
    as_plan: bool,
) -> tuple[str, ...]:
    """The one document that `match` calls, where `rest`, all else of the question, is enough to ask."""
    name = "plan" if match["plan"] else "called"
    if _ASKS.search(match[name]) or len(_WORD.findall(rest)) < _ASKED_OF:
        return ()
    called = said(reading.text[match.start(name) : match.end(name)])
    document = names.titled(called, reading.key, years, as_plan=as_plan)
    if not document:
        return ()
    reading.use(*match.span())
    return (document,)
