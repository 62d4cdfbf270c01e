"""Bodies that a text names and no registry knows: "Vụ Pháp chế", "Viện Nghiên cứu phát triển thành phố".

Where a sentence begins, where an order names who is to do something, and after "phối hợp với", words that begin like
the name of a body are one up to the verb, the comma or the stop that ends them.
"""

import re
from collections.abc import Iterable

from corpus.agencies import AgencyRegistry, Mention
from corpus.openings import with_heads
from corpus.verbs import begins_with_verb, first_verb

BODY_HEAD = (
    r"(?:Sở|Vụ(?= [A-ZĐ])|Ban (?:Quản lý|Chỉ (?:huy|đạo)|Tuyên|Tổ chức|Dân|Nội|Kinh tế|Thi đua|[Qq]uản)|Chi cục"
    r"|Tổng cục|Cục|Trung tâm|Liên đoàn|Liên minh|Liên hiệp|Hội(?! nghị| thảo| thi)|Hiệp hội|Tỉnh đoàn|Thành đoàn"
    r"|Đoàn(?! kết| [Kk]iểm| [Gg]iám| [Tt]hanh)|Công an|Công ty"
    r"|Tổng công ty|Tập đoàn|Ngân hàng|Kho bạc|Bảo hiểm xã hội|Học viện|Trường(?! hợp)|Viện|Tòa án|Toà án|Đài"
    r"|Báo(?! cáo)|Bưu điện|Bộ (?:Chỉ huy|Tư lệnh)|Thanh tra(?= tỉnh| thành| huyện| [Cc]hính| [Bb]ộ| [Ss]ở)|Văn phòng"
    r"|Phòng(?! ngừa|,| chống| trừ| thủ)|Bệnh viện|Ủy ban|Uỷ ban|UBND|HĐND|Thuế|Hải quan|Quỹ|Vườn quốc gia|Điện lực)"
)
_HEAD = BODY_HEAD.replace(" ", r"\s+")  # words of the source may stand on two lines
_PLACE = re.compile(
    r"(?:\A[\s\"“*_+-]*|(?<=[.;:])\s+[*_]*|(?P<order>(?<!\w)(?:[Gg]iao|[Đđ]ề\s+nghị|[Yy]êu\s+cầu|[Pp]hân\s+công)(?:\s+cho)?\s+)"
    r"|(?P<beside>(?<!\w)[Pp]hối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))*\s+)|(?P<list>,\s+|\s+và\s+))"
    rf"(?P<head>{_HEAD}(?!\w))"
)
_STOP = re.compile(
    r"[.;:!?()\"“”*_/]|\n\s*\n|,(?!\s+[A-ZĐ][^\W\d_]*\s+[^\W\d_])|\s+(?:để|nhằm|về|và\s+(?:các|những))\s"
)
_HEAD_AFTER_COMMA = re.compile(rf"\s+{_HEAD}(?!\w)")
# Verbs that tell nothing of work: what they follow may be any noun.
_NO_WORK = re.compile(
    r"(?:trong|trước|theo|tùy|tuỳ|trên\s+cơ\s+sở|dựa|làm|là(?!\s+(?:cơ\s+quan|đơn\s+vị|đầu\s+mối))|được|phải|cần|xong|tự|tính"
    r"|thu|chi|cấp|lấy|đưa|tạo|đánh|nhập|nộp|coi|hằng|hàng|nhất\s+là|đặc\s+biệt\s+là)\b"
)
_LEADS = re.compile(r"\bchủ\s+trì\Z")
_ELECTION = re.compile(r"\bbầu\s+\Z")  # "bầu cử" is no sending out
_LONGEST = 14  # words
_REACH = 140  # characters


def bodies_in(raw: str, agencies: AgencyRegistry) -> tuple[Mention, ...]:
    """The bodies that `raw` names: those registered, those named through who heads them, and new ones."""
    return with_new_bodies(raw, with_heads(raw, agencies.find(raw)))


def with_new_bodies(raw: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """`mentions` and the bodies of `raw` that none of them covers, in reading order.

    At the beginning of a sentence and after an order a verb or a colon must follow the name.
    """
    known = list(mentions)
    taken = [(one.start, one.end) for one in known]
    for place in _PLACE.finditer(raw):
        start = place.start("head")
        if any(begin <= start < end for begin, end in taken):
            continue
        if place["list"] and not (any(end == place.start() for _, end in taken) or _LEADS.search(raw[: place.start()])):
            continue
        end = _name_end(raw, start, known, listed=bool(place["list"] or place["beside"]))
        if end > place.end("head"):
            known = [one for one in known if not start <= one.start < end]
            known.append(Mention(start, end, " ".join(raw[start:end].split())))
            taken.append((start, end))
    return tuple(sorted(known, key=lambda one: one.start))


def _name_end(raw: str, start: int, mentions: list[Mention], listed: bool) -> int:
    """Where the name that begins at `start` ends; `start` where the words there are no body's name."""
    reach = min(len(raw), start + _REACH)
    verb = first_verb(raw, mentions, start, reach)
    limit = verb.start() if verb else reach
    stop = next((found for found in _STOP.finditer(raw, start, limit) if not _within(found, mentions)), None)
    stopped = stop.start() if stop else limit
    comma = next((at for at in _commas(raw, start, stopped) if _lists_on(raw, at, mentions)), None)
    last = min(stopped, comma) if comma is not None else stopped
    end = start + len(raw[start:last].rstrip(" \n,"))
    if len(raw[start:end].split()) > _LONGEST:
        return start
    if listed or comma is not None:
        return end
    if stop is not None:
        return end if raw[stopped] == ":" and begins_with_verb(raw[stopped + 1 : reach]) else start
    works = verb is not None and not _NO_WORK.match(verb.group()) and not _ELECTION.search(raw[start:limit])
    return end if works else start


def _within(found: re.Match[str], mentions: Iterable[Mention]) -> bool:
    return any(one.start < found.start() < one.end for one in mentions)


def _commas(raw: str, start: int, end: int) -> Iterable[int]:
    return (found.start() for found in re.finditer(r",|\s+và\s", raw[:end]) if found.start() >= start)


def _lists_on(raw: str, comma: int, mentions: Iterable[Mention]) -> bool:
    """Whether another body follows a comma or "và"."""
    after = comma + len(re.match(r"(?:,|\s+và)\s*", raw[comma:]).group())  # type: ignore[union-attr]
    return any(one.start == after for one in mentions) or _HEAD_AFTER_COMMA.match(raw, after - 1) is not None
