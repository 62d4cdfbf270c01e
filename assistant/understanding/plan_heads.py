"""Questions headed with the plan that they are about: "Cứu trợ mưa lũ ở Đắk Lắk: người già được hỗ trợ khi nào?"."""

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
# Words that ask: what has one is a question of its own.
_ASKS = re.compile(r"(?<!\w)(?:gì|nào|ai|đâu|mấy|bao|sao|who|what|when|where|which|how|why)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_ASKED_OF = 5  # words that must follow


def named_or_headed(reading: Reading, names: PlanNames, years: Collection[int]) -> tuple[str, ...]:
    """The documents that a Vietnamese question calls by a part of their titles, else the one that it is headed with."""
    return names.find(reading, years) or find_head(reading, names, years)


def find_head(
    reading: Reading, names: PlanNames, years: Collection[int], said: Callable[[str], str] = str
) -> tuple[str, ...]:
    """The one document whose title holds what the question is headed with, the head marked as understood; none where
    several do, or where too little follows. `said` puts a head into Vietnamese.
    """
    head = _HEAD.match(reading.key)
    name = "plan" if head is not None and head["plan"] else "called"
    if head is None or _ASKS.search(head[name]) or len(_WORD.findall(reading.key, head.end())) < _ASKED_OF:
        return ()
    document = names.titled(said(reading.text[head.start(name) : head.end(name)]), reading.key, years)
    if not document:
        return ()
    reading.use(0, head.end())
    return (document,)
