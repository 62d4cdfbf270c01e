"""Who a sentence gives work to, and with whom: the agencies before its verb, and those after "phối hợp với"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.agencies import AgencyRegistry, Mention
from corpus.new_bodies import BODY_HEAD
from corpus.openings import subjects_after
from corpus.titles import TITLE
from corpus.verbs import begins_with_verb, first_verb

_PREFIX = re.compile(
    r"\W*(?:(?:Giao|GIAO|Đề\s+nghị|Yêu\s+cầu|Phân\s+công|giao|đề\s+nghị|yêu\s+cầu|phân\s+công)(?:\s+cho)?\s+)?\W*"
    rf"(?:{TITLE})?(?:các\s+(?=Sở))?"
)
_ORDER = re.compile(r"(?<!\w)(?:giao|yêu\s+cầu|đề\s+nghị)\s+(?=(?:các\s+|Các\s+)?[A-ZĐỦỸ]|các\s|thủ\s+trưởng\s)")
_ORDERED = frozenset(("yêu cầu", "đề nghị", "giao"))
_LIMIT_ONLY = re.compile(r"[\s,]*(?:(?:ban\s+hành|hoàn\s+thành|thực\s+hiện|gửi|xong|chậm\s+nhất)\s*)*\Z", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_DONE = re.compile(r"\b(?:đã|vừa|chưa|quyết\s+nghị)\b")
_COLON = re.compile(r"\s*[*_]*\s*:")
_SEVERAL = re.compile(r"(?:[Cc]ác|[Nn]hững)\s+(?:[Ss]ở|cơ\s+quan|đơn\s+vị|phòng|ban)\b")
_CHARGED = re.compile(r"(?:được\s+(?:phân\s+công|giao)|có\s+tên\s+(?:trong|tại|ở))[^,;.]{0,90}")
_WORD = re.compile(r"\w+")
_OUTSIDE = 12  # words that may stand in a list of bodies besides the names: "thuộc tỉnh", "trên địa bàn", new names
_LONGEST_LIST = 420
_AFTER_COLON = 40  # characters that tell how the words after a colon begin
_LONGEST_NAME = 32  # words
_BODY_HEAD = re.compile(
    r"(?:Thủ trưởng |Giám đốc |Lãnh đạo )?"
    r"(?:[Cc]ác (?:[Ss]ở|cơ quan|đơn vị|doanh nghiệp|tổ chức|chủ đầu tư|cơ sở|hội|trường|nhà|địa phương|xã|phường"
    r"|công ty|ngân hàng|đoàn thể|ban|ngành|chi cục|trung tâm|hợp tác xã|bệnh viện|trạm)"
    rf"|{BODY_HEAD}|Chủ đầu tư|Doanh nghiệp)(?!\w)"
)
_ORDERS = re.compile(r"\b(?:chỉ đạo|giao|yêu cầu)\b|\b(?:sau|như sau)$")


@dataclass(frozen=True, slots=True)
class Assignee:
    """The agencies at `raw[start:end)` that a sentence gives work to; the work begins at `work`."""

    start: int
    end: int
    work: int


def assignee_at(raw: str, begin: int, mentions: Sequence[Mention], ordered: bool = False) -> Assignee | None:
    """Who a sentence that starts at `raw[begin]` gives work to; None where it begins with no agency or has no verb.

    `ordered` says that the words before `begin` gave an order.
    """
    prefix = _PREFIX.match(raw, begin)
    start = prefix.end() if prefix else begin
    named = next((one for one in mentions if begin <= one.start <= start <= one.end), None)
    if named is None:
        return None
    listed = max(named.start, begin + len(raw[begin:]) - len(raw[begin:].lstrip()))
    return _listed(raw, _with_title(raw, begin, listed), named, mentions, ordered)


def assignee_after_circumstance(
    raw: str, begin: int, end: int, mentions: Sequence[Mention], owned: bool
) -> Assignee | None:
    """Who a sentence `raw[begin:end)` gives work to that first says when, why or by what: "Hằng năm, Sở Nội vụ …";
    None where nobody, and where the sentence tells what they have done.

    `owned` says that the sentence stands under a body, whose work it is where a verb follows the circumstance.
    """
    for place, governed in subjects_after(raw, begin, end, mentions):
        if any(begins_with_verb(raw[found.end() :]) for found in _COMMA.finditer(raw, begin, place - 1) if owned):
            return None
        assignee = assignee_at(raw, place, mentions)
        if assignee is None or assignee.work >= end:
            continue
        names = [one for one in mentions if assignee.start <= one.start < assignee.end]
        if _DONE.search(raw, names[-1].end, assignee.work):
            continue
        if not governed or len(names) == 1:
            return assignee
    return None


def ordered_in(raw: str, mentions: Sequence[Mention]) -> tuple[Assignee, ...]:
    """Who the middle of a text orders to do something: "…, yêu cầu Giám đốc Sở … nghiêm túc thực hiện"."""
    found: list[Assignee] = []
    starts = [one.start for one in mentions]
    for order in _ORDER.finditer(raw):
        first = bisect_left(starts, order.start())
        near = mentions[first : bisect_left(starts, order.start() + _LONGEST_LIST)]
        assignee = assignee_at(raw, order.start(), near)
        if assignee and (not found or assignee.start >= found[-1].work):
            found.append(assignee)
    return tuple(found)


def listed_until(raw: str, inside: Sequence[Mention], limit: int) -> Assignee | None:
    """The agencies that stand directly before a time limit: names, commas and "xong", nothing else."""
    end = inside[-1].end
    if not _LIMIT_ONLY.match(raw[end:limit]):
        return None
    for one, two in pairwise(inside):
        if len(_WORD.findall(raw, one.end, two.start)) > 3 or first_verb(raw, inside, one.end, two.start):
            return None
    return Assignee(inside[0].start, end, limit)


def names_alone(raw: str, begin: int, end: int, mentions: Sequence[Mention]) -> Assignee | None:
    """The agencies of `raw[begin:end)` where it holds nothing but their names."""
    inside = [one for one in mentions if begin <= one.start < end]
    if not inside or raw[begin : inside[0].start].strip() or _WORD.search(raw, inside[-1].end, end):
        return None
    if _words_outside(raw, inside[0].start, inside[-1].end, inside) > len(inside) - 1:  # "và" between them
        return None
    return Assignee(inside[0].start, inside[-1].end, inside[-1].end)


def is_agency_list(text: str, registry: AgencyRegistry) -> bool:
    """Whether a heading names agencies and nothing else."""
    words = text.strip().rstrip(":.; ")
    bodies = registry.split(words)
    if not bodies or not registry.knows(bodies[0]) or len(words) > _LONGEST_LIST:
        return False
    mentions = registry.find(words)
    if not mentions or mentions[0].start > len("Thủ trưởng các "):
        return False
    return first_verb(words, mentions, mentions[0].end, len(words)) is None


def names_a_body(heading: str) -> bool:
    """Whether a heading reads like the name of a body, registered or not: "Chi cục Hải quan khu vực XIX", "Các doanh
    nghiệp viễn thông". Only of use where headings name who does the work.
    """
    words = heading.strip().rstrip(":.; ")
    if begins_with_verb(words.partition(":")[2]):
        return False
    return _BODY_HEAD.match(words) is not None and not _ORDERS.search(words) and len(words.split()) <= _LONGEST_NAME


def role_of(work: str) -> str:
    """ "lead" for work that says "chủ trì", "coordinate" for work that begins with "phối hợp", "assigned" for other."""
    start = " ".join(work.split()).lstrip(" ,:*").lower()
    begins = (
        r"(?:(?:căn cứ|theo|trên cơ sở|trong phạm vi)\b[^.;:]{0,200}?,\s*"
        r"|(?:căn cứ|theo)\s+chức năng,\s+nhiệm vụ[^.,;:]{0,40}?\s)?"
    )
    if re.match(rf"{begins}(?:có trách nhiệm\s+|chủ động\s+|thường xuyên\s+|tiếp tục\s+)*phối hợp", start):
        return "coordinate"
    told = re.sub(r"\([^()]*\)?", " ", start[:160])  # who leads something else is told in brackets
    led = re.search(r"(?<!cơ quan )(?<!đơn vị )(?<!được )(?<!được giao )(?<!được phân công )chủ trì(?! là\b)", told)
    return "lead" if led else "assigned"


def _listed(raw: str, start: int, named: Mention, mentions: Sequence[Mention], ordered: bool) -> Assignee | None:
    colon = _COLON.match(raw, named.end)
    told = _told_after(raw, start, colon, mentions) if colon else None
    if told is not None:
        return told
    limit = min(len(raw), named.start + _LONGEST_LIST)
    verb = first_verb(raw, mentions, named.end, limit)
    boundary = colon or _announced(raw, named.end, verb.start() if verb else limit) or verb
    if boundary is None:
        return None
    end = boundary.start()
    between = raw[start:end]
    if re.search(r"[.:!?](?:\s|\Z)", between) or _words_outside(raw, start, end, mentions) > _OUTSIDE:
        return None
    if " ".join(boundary.group().split()) in _ORDERED:
        # Who orders is not who works; an order inside an order is not followed further.
        return None if ordered else assignee_at(raw, end, [one for one in mentions if one.start >= end], ordered=True)
    stripped = start + len(between.rstrip(" \n,;*_"))
    return Assignee(start, stripped, boundary.end() if boundary is not verb else end)


def _announced(raw: str, begin: int, limit: int) -> re.Match[str] | None:
    """The colon that ends a list of several bodies: "Thủ trưởng các sở; Chủ tịch UBND cấp huyện: Tổ chức …"."""
    found = _COLON.search(raw, begin, limit)
    if found is None:
        return None
    after = raw[found.end() : found.end() + _AFTER_COLON].lstrip(" \n*_")
    return found if not after or after[0].isupper() or begins_with_verb(after) else None


def _told_after(raw: str, start: int, colon: re.Match[str], mentions: Sequence[Mention]) -> Assignee | None:
    """Bodies that a colon announces, as in "Các sở, cơ quan: Văn phòng UBND tỉnh, Tài chính, Tư pháp tổng hợp …"."""
    first = next((one for one in mentions if one.start >= colon.end()), None)
    if first is None or raw[colon.end() : first.start].strip() or not _SEVERAL.match(raw, start):
        return None
    verb = first_verb(raw, mentions, first.end, min(len(raw), start + _LONGEST_LIST))
    if verb is None:
        return None
    names = raw[first.start : verb.start()].rstrip(" \n,;*_")
    if any(not name.strip()[:1].isupper() for name in re.split(r"[,;]", names)) or re.search(r"[.:!?](?:\s|\Z)", names):
        return None
    return Assignee(start, first.start + len(names), verb.start())


def _with_title(raw: str, begin: int, listed: int) -> int:
    title = re.compile(r"(?:Thủ\s+trưởng|Giám\s+đốc|Người\s+đứng\s+đầu|Lãnh\s+đạo)\s+(?:các\s+)?\Z").search(
        raw[begin:listed]
    )
    return begin + title.start() if title else listed


def _words_outside(raw: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """How many words of `raw[start:end)` are no part of names, nor tell which of a class of bodies are meant."""
    inside = [(one.start, one.end) for one in mentions if start <= one.start < end]
    inside += [found.span() for found in _CHARGED.finditer(raw, start, end)]
    return sum(
        not any(left <= word.start() < right for left, right in inside) for word in _WORD.finditer(raw, start, end)
    )
