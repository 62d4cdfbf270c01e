"""Who and by when, printed one after the other with nothing between: a lead, a coordinator, a time.

A list of bodies goes on after a comma, a semicolon or a word that binds ("và", "của"); where a body begins without
one, the next list begins. The time is what only words of time make up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.structure.row import Column

_BODIES = (Column.LEAD, Column.COORDINATE)
_HEAD = re.compile(
    r"(?:-\s*)?(?:Các|Sở|UBND|HĐND|Ủy\s+ban|Uỷ\s+ban|Văn\s+phòng|Thanh\s+tra|Ban|Bộ|Công\s+an|BCH|Đài|Báo|Bảo\s+hiểm"
    r"|Bệnh\s+viện|Chi\s+cục|Cục|Kho\s+bạc|Ngân\s+hàng|Hội|Liên\s+đoàn|Liên\s+minh|Hiệp\s+hội|Trường|Trung\s+tâm"
    r"|Tòa\s+án|Toà\s+án|Viện|MTTQ|Mặt\s+trận|Tỉnh\s+đoàn|Thành\s+đoàn|Đoàn|Phòng|Thành\s+ủy|Tỉnh\s+ủy|Huyện\s+ủy"
    r"|Đảng\s+ủy|Doanh\s+nghiệp|Bưu\s+điện|Điện\s+lực|Cơ\s+quan|Đơn\s+vị|Thuế|Tổ\s+công\s+tác)\b"
)
# Words after which a name is not a new body: "Văn phòng UBND", "các cơ quan thuộc UBND".
_BINDS = re.compile(
    r"(?:\b(?:và|của|thuộc|với|các|cùng|là|do|văn\s+phòng|ủy\s+ban|uỷ\s+ban|trực|giám\s+đốc|chủ\s+tịch|[a-zđ&]*hđnd)"
    r"|[&–/(-])\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:ban|ngành|cấp|tuyến|các|huyện|thị\s+xã|thị\s+trấn|xã|phường|quận|thành\s+phố|TP|đoàn\s+thể|đơn\s+vị|địa\s+phương"
    r"|cơ\s+quan|tỉnh|tổ\s+chức|doanh\s+nghiệp)\b"
)
_SEPARATED = re.compile(r"[,;]\s*$")
_UNFINISHED = re.compile(r"(?:[,;&/-]|\b(?:và|của|thuộc|các))\s*$")
_TIME = re.compile(
    r"\b(?:Thường\s+xuyên|Năm\s+\d|Cả\s+năm|Quý|Quí|Tháng|Trước|Trong|Ngày|Từ|Đến|Hết|Hằng|Hàng|Định\s+kỳ|Khi|Theo"
    r"|Giai\s+đoạn|Xong|Sau|Đột\s+xuất|\d{1,2}/\d)"
)
_WORD_OF_TIME = re.compile(
    r"(?:thường|xuyên|năm|cả|quý|quí|tháng|tuần|ngày|trước|sau|trong|từ|đến|hết|hằng|hàng|định|kỳ|khi|có|yêu|cầu|phát|sinh"
    r"|theo|giai|đoạn|xong|đột|xuất|cuối|đầu|giữa|và|của|i{1,3}|iv|[\d/.–-]+|[,;–-])[,;.]?",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(r"(?:\S*\d\S*|năm|xuyên|kỳ|tháng|quý|quí|tuần|ngày|i{1,3}|iv)[,;.]?", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_REACH = 40  # characters before a name that tell whether it is bound
_LONGEST_BODY = 14  # words
_LONGEST_TIME = 16


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where in the words each role stands, as (start, end), absent roles left out.

    `complete` says that every list of bodies the table has a column for was found.
    """

    roles: dict[Column, tuple[int, int]]
    complete: bool


def begins_body(words: str) -> bool:
    """Whether words begin with the name of a body."""
    return _HEAD.match(words) is not None


def begins_time(words: str) -> bool:
    """Whether words begin as a time does."""
    return _TIME.match(words) is not None


def outruns_time(words: str) -> bool:
    """Whether words say a time and then, as a new line or sentence does, begin with something else."""
    rest = _BRACKETS.sub(" ", words).split()
    count = next((at for at, word in enumerate(rest) if not _WORD_OF_TIME.fullmatch(word)), len(rest))
    if not 0 < count < len(rest) or not _SAYS_WHEN.fullmatch(rest[count - 1]):
        return False
    return rest[count][:1].isupper() and not any(map(str.isdigit, rest[count]))


def begins_assignment(words: str, at: int) -> bool:
    """Whether a body or a time may begin at `at`."""
    return _HEAD.match(words, at) is not None or _TIME.match(words, at) is not None


def role_starts(words: str) -> tuple[int, ...]:
    """Every place where a body or a time may begin."""
    times = (
        head.start()
        for head in _TIME.finditer(words)
        if not _bound(words[max(head.start() - _REACH, 0) : head.start()])
    )
    return tuple(sorted({*body_starts(words), *times}))


def body_starts(words: str) -> tuple[int, ...]:
    """Every place where the name of a body begins that nothing binds to the words before it."""
    return tuple(at for at in _unbound(words, 0, len(words)) if at)


def _unbound(words: str, start: int, end: int) -> Iterator[int]:
    for head in _HEAD.finditer(words, start, end):
        at = head.start()
        if not (at and words[at - 1].isalnum()) and not _bound(words[max(at - _REACH, 0) : at]):
            yield at


def read_assignment(words: str, start: int, end: int, roles: Sequence[Column], strict: bool) -> Assignment | None:
    """The roles that `words[start:end]` holds, in the order of the columns `roles`; None where it holds other things.

    `strict` takes for a time only what words of time alone make up, and wants one where there is a column for it.
    """
    wanted = [role for role in roles if role in _BODIES]
    if Column.DEADLINE not in roles:
        alone = _bodies(words, start, end, wanted)
        return alone if alone and alone.roles else None
    at = roles.index(Column.DEADLINE)
    before, after = ([role for role in part if role in _BODIES] for part in (roles[:at], roles[at + 1 :]))
    for left, right in _times(words, start, end, strict, bool(before), bool(after)):
        first, second = _bodies(words, start, left, before), _bodies(words, right, end, after)
        if first is not None and second is not None:
            found = {**first.roles, Column.DEADLINE: (left, right), **second.roles}
            return Assignment(found, first.complete and second.complete)
    found_bodies = None if strict else _bodies(words, start, end, wanted)
    return found_bodies if found_bodies and found_bodies.roles else None


def unfinished(words: str) -> bool:
    """Whether a list of bodies stops where it must go on."""
    return _UNFINISHED.search(words) is not None


def goes_on_with_bodies(words: str) -> bool:
    """Whether `words` carry on a list of bodies, and hold nothing else."""
    return bool(_HEAD.match(words) or _GOES_ON.match(words)) and _lists_bodies("Các " + words)


def _bodies(words: str, start: int, end: int, wanted: Sequence[Column]) -> Assignment | None:
    """Lists of bodies, one a role at most; None where the words are no lists, or too many."""
    if not words[start:end].strip():
        return Assignment({}, not wanted)
    starts = _lists(words, start, end)
    if starts is None or len(starts) > len(wanted):
        return None
    bounds = pairwise([*starts, end])
    return Assignment(dict(zip(wanted, bounds, strict=False)), len(starts) == len(wanted))


def _times(words: str, start: int, end: int, strict: bool, before: bool, after: bool) -> Iterator[tuple[int, int]]:
    """What can be the time, the earliest first: bodies stand before it, after it, or both; without them it begins or
    ends the range."""
    for head in _TIME.finditer(words, start, end):
        at = head.start()
        if not before and words[start:at].strip():
            return
        if _bound(words[max(start, at - _REACH) : at]):
            continue
        stops = [body for body in _unbound(words, at, end) if body > at] if after else []
        for stop in [*stops, end]:
            rest = _BRACKETS.sub(" ", words[at:stop]).split()
            strictly = strict or stop < end or not before
            fits = all(map(_WORD_OF_TIME.fullmatch, rest)) if strictly else not _HEAD.search(" ".join(rest))
            if fits and len(rest) <= _LONGEST_TIME:
                yield at, stop
                break


def _bound(before: str) -> bool:
    """Whether the words before a name bind it to them; the last of them tell."""
    before = before[-_REACH:]
    return bool(_SEPARATED.search(before) or _BINDS.search(before))


def _lists(words: str, start: int, end: int) -> list[int] | None:
    """Where each list of bodies begins; None where the words are no lists of bodies."""
    starts = [start]
    for head in _HEAD.finditer(words, start, end):
        at = head.start()
        if at > start and not words[at - 1].isalnum() and not _bound(words[starts[-1] : at]):
            starts.append(at)
    return starts if all(_lists_bodies(words[left:right]) for left, right in pairwise([*starts, end])) else None


def _lists_bodies(words: str) -> bool:
    items = [item.strip(" \n\t-") for item in re.split(r"[,;]", _BRACKETS.sub("", words))]
    items = [item for item in items if item.strip(".… ")]
    if not items or not _HEAD.match(items[0]):
        return False
    return all(
        (_HEAD.match(item) or _GOES_ON.match(item))
        and len(item.split()) <= _LONGEST_BODY
        and not re.search(r"[.:!?]\s", item.rstrip(".… \n"))
        for item in items
    )
