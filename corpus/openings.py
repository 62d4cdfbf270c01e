"""What stands before the agencies of a sentence that gives them work: a circumstance, or the title of who heads them.

"Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị báo cáo …", "Định kỳ hằng quý, Sở Nội vụ tổng hợp …",
"Giám đốc Sở, Thủ trưởng cơ quan thuộc UBND tỉnh … xây dựng …".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.agencies import Mention
from corpus.agency_collectives import plain_extent
from corpus.titles import HEAD, TITLE

_HEADED_CLASS = re.compile(
    rf"(?<!\w){HEAD}\s+(?=(?:các\s+)?(?:sở|cơ\s+quan|đơn\s+vị|ban|ngành|phòng|địa\s+phương)\b)", re.IGNORECASE
)
_CIRCUMSTANCE = re.compile(
    r"\W*(?:Trong\s+(?:quá\s+trình|thời\s+gian|trường\s+hợp|năm|quý|tháng|phạm\s+vi)|Trường\s+hợp|Khi|Nếu|Căn\s+cứ"
    r"|Trên\s+cơ\s+sở|Theo(?!\s+dõi)|Thực\s+hiện\s+(?:Kế\s+hoạch|Nghị|Quyết|Chỉ|Thông|Chương|Đề\s+án|ý\s+kiến)|Để|Nhằm"
    r"|Đối\s+với|Ngoài(?:\s+ra)?|Đồng\s+thời|Bên\s+cạnh\s+đó|Riêng|Định\s+kỳ|Hằng|Hàng|Trước|Chậm\s+nhất|Sau|Từ|Đến|Hết"
    r"|Cuối|Đầu|Vào|Ngay|Năm|Quý|Tháng|Với)(?!\w)"
)
_GOVERNED = re.compile(
    r"(?:của|tại|với|về|cho|do|từ|bởi|thuộc|theo|cùng|gồm|như|\bvà|trên|giữa)\s+(?:các\s+)?\Z", re.IGNORECASE
)
_BEFORE_SUBJECT = re.compile(rf",\s*(?:thì\s+)?(?:(?:giao|yêu\s+cầu|đề\s+nghị)\s+)?(?:{TITLE})?\Z")
_ENDS = re.compile(r"[.;:](?=\s|\Z)|\b(?:chủ\s+trì|phối\s+hợp)\b")  # the sentence, or its circumstance
_LONGEST_CIRCUMSTANCE = 420  # characters


def with_heads(raw: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """`mentions` and the bodies that `raw` names only through who heads them: "Giám đốc Sở", "Thủ trưởng đơn vị"."""
    known = list(mentions)
    for head in _HEADED_CLASS.finditer(raw):
        start, end = head.end(), plain_extent(raw, head.end())
        if start < end and not any(one.start <= start < one.end for one in known):
            known = [one for one in known if not start <= one.start < end]
            known.append(Mention(start, end, raw[start:end]))
    return tuple(sorted(known, key=lambda one: one.start))


def subjects_after(raw: str, begin: int, end: int, mentions: Sequence[Mention]) -> Iterator[tuple[int, bool]]:
    """Where, after the circumstance that the sentence `raw[begin:end)` begins with, its agencies may begin: after a
    comma. True beside a place says that it may still belong to a list that the circumstance governs ("theo đề nghị của
    các sở, UBND cấp huyện, Sở Nội vụ …"): only the last name of such a list can be the subject.
    """
    if not _CIRCUMSTANCE.match(raw, begin):
        return
    last, governed = begin, False
    for one in mentions:
        if not begin < one.start < min(end, begin + _LONGEST_CIRCUMSTANCE):
            continue
        between = raw[last : one.start]
        if _ENDS.search(between):
            return
        subject = _BEFORE_SUBJECT.search(between)
        listed = governed and subject is not None and not between[: subject.start()].strip()
        if subject is not None:
            yield last + subject.start() + 1, listed
        governed = listed or _GOVERNED.search(between) is not None
        last = one.end
