"""With whom: the list of bodies that "phối hợp với" names, up to the next verb."""

import re
from collections.abc import Sequence

from corpus.agencies import Mention
from corpus.verbs import first_verb

_WITH = re.compile(
    r"[Pp]hối\s+hợp(?:\s+chặt\s+chẽ|\s+đồng\s+bộ|\s+tốt)?(?:\s+(?:cùng|với|là|gồm|:))*\s+(?!(?:chặt|đồng|tốt)\b)"
)
_HELPS = re.compile(r"(?:cùng\s+)?phối\s+hợp(?!\s+(?:với|cùng|chặt|đồng|tốt)\b)")
_CLAUSE = re.compile(r";|(?:chủ\s+trì|thực\s+hiện|tham\s+mưu|đầu\s+mối)\s*,")
_KIND_OF_BODIES = re.compile(
    r"(?:lực\s+lượng|cơ\s+quan|đơn\s+vị)\s+(?:chức\s+năng|(?:có\s+)?liên\s+quan|chuyên\s+môn)\b|(?:các|những)\s+(?:tổ\s+chức|doanh\s+nghiệp|ngân\s+hàng|trường|hội|hiệp\s+hội|lực\s+lượng|đoàn\s+thể|cơ\s+sở|chuyên\s+gia"
    r"|trung\s+tâm|tỉnh|nhà\s+\w+|chủ\s+đầu\s+tư|hợp\s+tác\s+xã|bệnh\s+viện|ngành|cấp)\b"
)
_OPEN_KIND = re.compile(r"(?:các|những)\s")  # what kind of them goes on after the noun
_KIND_END = re.compile(r"[,;.:(]|\s(?:và|cùng)\s")
_LONGEST_KIND = 80  # characters
_LONGEST_LIST = 420  # characters
_OUTSIDE = 12  # words that may stand between two names of a list: "thuộc tỉnh", "trên địa bàn", new names


def partners_in(raw: str, begin: int, end: int, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """The range of the first list of partners in `raw[begin:end)`; one that only names a kind of bodies ("các lực
    lượng") counts where no other is there.
    """
    if not _WITH.search(raw, begin, end):
        return _helping(raw, begin, end, mentions)
    kinds = _kinds(raw, begin, end, mentions)
    known = sorted([*mentions, *kinds], key=lambda one: one.start)
    vague: tuple[int, int] | None = None
    for together in _WITH.finditer(raw, begin, end):
        named = next((one for one in known if together.end() <= one.start <= together.end() + 1), None)
        if named is None:
            continue
        found = named.start, _balanced(raw, named.start, _list_end(raw, named, known, end))
        if any(found[0] <= one.start < found[1] for one in mentions if one not in kinds):
            return found
        vague = vague or found
    return vague or _helping(raw, begin, end, mentions)


def _helping(raw: str, begin: int, end: int, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """Who is said to help in a clause of their own: "Sở A chủ trì; Sở B, Sở C phối hợp."."""
    for helps in _HELPS.finditer(raw, begin, end):
        clauses = [sign.end() for sign in _CLAUSE.finditer(raw, begin, helps.start())]
        if not clauses:
            continue
        start = clauses[-1]
        names = [one for one in mentions if start <= one.start < helps.start()]
        if names and not raw[start : names[0].start].strip() and not raw[names[-1].end : helps.start()].strip():
            return names[0].start, names[-1].end
    return None


def _kinds(raw: str, begin: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The kinds of bodies that stand for themselves: a name ends at a verb, a stop or another body near by."""
    kinds = []
    for kind in _KIND_OF_BODIES.finditer(raw, begin, end):
        if any(one.start <= kind.start() < one.end and kind.end() < one.end for one in mentions):
            continue
        if not _OPEN_KIND.match(kind.group()):
            kinds.append(Mention(*kind.span(), kind.group()))
            continue
        limit = min(end, kind.end() + _LONGEST_KIND)
        verb = first_verb(raw, mentions, kind.end(), limit)
        stop = _KIND_END.search(raw, kind.end(), verb.start() if verb else limit)
        last = stop.start() if stop else verb.start() if verb else kind.end()
        kinds.append(Mention(kind.start(), kind.end() + len(raw[kind.end() : last].rstrip()), kind.group()))
    return kinds


def _balanced(raw: str, start: int, end: int) -> int:
    """The end before a bracket that the range opens and does not close."""
    opened = raw.rfind("(", start, end)
    return start + len(raw[start:opened].rstrip()) if opened > start and ")" not in raw[opened:end] else end


def _list_end(raw: str, named: Mention, mentions: Sequence[Mention], limit: int) -> int:
    """Where a list that starts with `named` ends: at the first verb, or after the last name that follows on."""
    limit = min(limit, named.start + _LONGEST_LIST)
    mentions = [one for one in mentions if named.start <= one.start < limit]
    verb = first_verb(raw, mentions, named.end, limit)
    stop = verb.start() if verb else limit
    ends = (named.end + found.start() for found in re.finditer(r"[.;:](?=\s|\Z)", raw[named.end : stop]))
    follows = {one.start for one in mentions}
    stop = next((end for end in ends if _next_word(raw, end + 1) not in follows), stop)
    last = named.end
    for one in mentions:
        if last <= one.start < stop and len(re.findall(r"\w+", raw[last : one.start])) <= _OUTSIDE:
            last = one.end
    tail = re.compile(r"\s+(?:có\s+)?liên\s+quan|\s+(?:trên\s+địa\s+bàn|thuộc|trực thuộc)[^,;.]{0,40}").match(
        raw, last, stop
    )
    return tail.end() if tail else last


def _next_word(raw: str, place: int) -> int:
    return place + len(raw[place:]) - len(raw[place:].lstrip())
