"""Who a sentence gives work to, and with whom: the agencies before its verb, and those after "phối hợp với"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.agencies import AgencyRegistry, Mention

_GAP = r"\s+"  # words of the source may stand on two lines
_VERBS = (
    "căn cứ|chủ trì|chủ động|phối hợp|tham mưu|hướng dẫn|theo dõi|đôn đốc|kiểm tra|kiểm soát|thanh tra|"
    "giám sát|đánh giá|tổng hợp|báo cáo|xây dựng|ban hành|triển khai|thực hiện|tổ chức|chỉ đạo|"
    "chịu trách nhiệm|có trách nhiệm|bố trí|rà soát|cung cấp|tuyên truyền|phổ biến|quán triệt|đẩy mạnh|"
    "tăng cường|tiếp tục|nâng cao|bảo đảm|đảm bảo|cập nhật|công khai|công bố|đề xuất|kiến nghị|trình|lập|gửi|"
    "định kỳ|thường xuyên|kịp thời|nghiêm túc|khẩn trương|tập trung|duy trì|đổi mới|hoàn thiện|hoàn thành|"
    "xong|quan tâm|giải quyết|tiếp nhận|xử lý|vận hành|khai thác|sử dụng|đầu tư|huy động|ưu tiên|hỗ trợ|"
    "phân công|phân bổ|phân cấp|giao|cử|tham gia|phát huy|phát động|vận động|quản lý|thẩm định|trong|trước|"
    "theo|tùy|tuỳ|trên cơ sở|dựa|nghiên cứu|làm|là|được|phải|cần|chú trọng|khuyến khích|chuẩn bị|đăng ký|"
    "đề nghị|xác định|thông báo|thống nhất|đưa|sẵn sàng|liên hệ|tạo|sớm|thành lập|củng cố|mở|lồng ghép|gắn|"
    "quy định|niêm yết|bám sát|xem xét|phê duyệt|quyết định|trực tiếp|lãnh đạo|nắm|chấm|xét|đăng|thông tin|"
    "truyền thông|thông qua|hưởng ứng|tiến hành|đăng tải|yêu cầu|thực thi|điều phối|điều hành|điều chỉnh|"
    "kết nối|khảo sát|tiếp thu|chấp hành|cân đối|đào tạo|bồi dưỡng|xác minh|phát hiện|ngăn chặn|nhân rộng|"
    "khắc phục|tư vấn|vận chuyển|phân phối|cấp|giới thiệu|khen thưởng|biểu dương|tự|trích|tính|cam kết|"
    "tạm ứng|thanh toán|thu|chi|phục vụ|nghiệm thu|bàn giao|thí điểm|tìm|mời|tập huấn|khuyến cáo|truyền tải|"
    "định hướng|trao đổi|đối thoại|lấy|thường trực|kêu gọi|điều động|huấn luyện|tuyển|bình chọn|sơ kết|"
    "tổng kết|kiện toàn|phản ánh|lựa chọn|chọn|tích cực|nỗ lực|tuân thủ|thống kê|chi trả|vận dụng|phân tích|"
    "gương mẫu|chia sẻ|đồng hành|có văn bản|có kế hoạch|có giải pháp|có các giải pháp|quyết liệt|thu thập|"
    "niêm phong|phân loại|bổ sung|sửa đổi|cảnh báo|truy cập|lấy ý kiến|ký kết|ký|nhập|nộp|đánh|khẳng định|"
    "tháo gỡ|vào cuộc|sử lý|lưu trữ|áp dụng|ứng dụng|số hóa|khôi phục|đăng cai|cấp phát|sắp xếp|sáp nhập|"
    "kiểm kê|đo lường|hằng ngày|hằng tuần|hằng tháng|hằng quý|hằng năm|hàng ngày|hàng tuần|hàng tháng|"
    "hàng quý|hàng năm"
)
_VERB = re.compile(rf"(?<![\w-])(?:{_VERBS.replace(' ', _GAP)})(?!\w)")
_NOUNS = re.compile(  # words of the verb list where they are part of a noun
    (
        r"tổ chức (?:chính trị|xã hội|tín dụng|đoàn thể|thành viên|phi|kinh tế|quốc tế|đảng|Đảng|cá nhân|,|và cá nhân)"
        r"|(?:các|những|cơ quan|đơn vị|doanh nghiệp|ban|phòng) (?:tổ chức|báo chí|truyền thông|quản lý|thông tin|"
        r"kiểm tra|thanh tra|chủ trì|phối hợp|tuyên truyền|cung cấp|chủ quản|thường trực|cấp|chỉ đạo)(?!\w)"
        r"|cấp (?:tỉnh|huyện|xã|ủy|uỷ|trung ương|cơ sở|trên|dưới|phòng|thành phố|sở|có thẩm quyền|mình)"
        r"|(?:các|mọi) cấp|nhà đầu tư|giao (?:dịch|thông)|chi (?:nhánh|cục|phí)"
        r"|liên quan đến[^;.:]{0,120}(?=:)"
        r"|được (?:phân công|giao)[^,;.]{0,90}?(?= (?:có|chịu) trách nhiệm)"
    ).replace(" ", _GAP)
)
_PREFIX = re.compile(
    r"\W*(?:(?:Giao|GIAO|Đề\s+nghị|Yêu\s+cầu|Phân\s+công|giao|đề\s+nghị|yêu\s+cầu|phân\s+công)(?:\s+cho)?\s+)?\W*"
    r"(?:(?:Thủ\s+trưởng|Giám\s+đốc|Người\s+đứng\s+đầu|Lãnh\s+đạo|Chánh|Trưởng|Cục\s+trưởng)\s+)?(?:các\s+(?=Sở))?"
)
_ORDER = re.compile(r"(?<!\w)(?:giao|yêu\s+cầu|đề\s+nghị)\s+(?=(?:các\s+|Các\s+)?[A-ZĐỦỸ]|các\s|thủ\s+trưởng\s)")
_ORDERED = frozenset(("yêu cầu", "đề nghị", "giao"))
_WITH = re.compile(r"[Pp]hối\s+hợp(?:\s+chặt\s+chẽ|\s+đồng\s+bộ|\s+tốt)?(?:\s+(?:cùng|với))*\s+(?!(?:chặt|đồng|tốt)\b)")
_LIMIT_ONLY = re.compile(r"[\s,]*(?:(?:ban\s+hành|hoàn\s+thành|thực\s+hiện|gửi|xong|chậm\s+nhất)\s*)*\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:[Cc]ác|[Nn]hững)\s+(?:[Ss]ở|cơ\s+quan|đơn\s+vị|phòng|ban)\b")
_OUTSIDE = 12  # words that may stand in a list of bodies besides the names: "thuộc tỉnh", "trên địa bàn", new names
_LONGEST_LIST = 420
_LONGEST_NAME = 25  # words
_BODY_HEAD = re.compile(
    r"(?:Thủ trưởng |Giám đốc |Lãnh đạo )?"
    r"(?:[Cc]ác (?:[Ss]ở|cơ quan|đơn vị|doanh nghiệp|tổ chức|chủ đầu tư|cơ sở|hội|trường|nhà|địa phương|xã|phường"
    r"|công ty|ngân hàng|đoàn thể|ban|ngành|chi cục|trung tâm|hợp tác xã)"
    r"|Sở|Ban (?:Quản lý|Chỉ (?:huy|đạo)|Tuyên|Tổ chức|Dân|Nội|Kinh tế|Thi đua|[Qq]uản)|Chi cục|Cục|Trung tâm|Liên đoàn"
    r"|Liên minh|Hội (?!nghị|thảo|thi)|Hiệp hội|Tỉnh đoàn|Thành đoàn|Đoàn (?!kết|kiểm)|Công an|Công ty|Tổng công ty"
    r"|Tập đoàn|Ngân hàng|Kho bạc|Bảo hiểm xã hội|Trường (?!hợp)|Viện|Tòa án|Toà án|Đài|Báo (?!cáo)|Bưu điện"
    r"|Bộ (?:Chỉ huy|Tư lệnh)|Thanh tra (?=tỉnh|thành|huyện|[Cc]hính)|Văn phòng|Phòng (?!ngừa|,|chống|trừ|thủ)"
    r"|Bệnh viện|Ủy ban|Uỷ ban|UBND|HĐND|Thuế|Hải quan|Quỹ|Vườn quốc gia|Chủ đầu tư|Doanh nghiệp|Điện lực)(?!\w)"
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


def partners_in(raw: str, begin: int, end: int, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """The range of the first list of partners in `raw[begin:end)`: what "phối hợp với" names, up to the next verb."""
    for together in _WITH.finditer(raw, begin, end):
        named = next((one for one in mentions if together.end() <= one.start <= together.end() + 1), None)
        if named is None:
            continue
        last = _list_end(raw, named, mentions, end)
        return named.start, last
    return None


def listed_until(raw: str, inside: Sequence[Mention], limit: int) -> Assignee | None:
    """The agencies that stand directly before a time limit: names, commas and "xong", nothing else."""
    end = inside[-1].end
    if not _LIMIT_ONLY.match(raw[end:limit]):
        return None
    if any(len(re.findall(r"\w+", raw[one.end : two.start])) > 3 for one, two in pairwise(inside)):
        return None
    return Assignee(inside[0].start, end, limit)


def begins_with_verb(text: str) -> bool:
    """Whether a point says what to do, rather than naming something: "Tổ chức …", not "Dự án 2: …"."""
    return bool(_VERB.match(text.lstrip(' \n*_"“').lower()))


def is_agency_list(text: str, registry: AgencyRegistry) -> bool:
    """Whether a heading names agencies and nothing else."""
    words = text.strip().rstrip(":.; ")
    bodies = registry.split(words)
    if not bodies or not registry.knows(bodies[0]) or len(words) > _LONGEST_LIST:
        return False
    mentions = registry.find(words)
    if not mentions or mentions[0].start > len("Thủ trưởng các "):
        return False
    return _first_verb(words, mentions, mentions[0].end, len(words)) is None


def names_a_body(heading: str) -> bool:
    """Whether a heading reads like the name of a body, registered or not: "Chi cục Hải quan khu vực XIX", "Các doanh
    nghiệp viễn thông". Only of use where headings name who does the work.
    """
    words = heading.strip().rstrip(":.; ")
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
    led = re.search(r"(?<!cơ quan )(?<!đơn vị )(?<!được )(?<!được giao )(?<!được phân công )chủ trì(?! là)", told)
    return "lead" if led else "assigned"


def _listed(raw: str, start: int, named: Mention, mentions: Sequence[Mention], ordered: bool) -> Assignee | None:
    colon = re.compile(r"\s*[*_]*\s*:").match(raw, named.end)
    told = _told_after(raw, start, colon, mentions) if colon else None
    if told is not None:
        return told
    limit = min(len(raw), named.start + _LONGEST_LIST)
    verb = _first_verb(raw, mentions, named.end, limit)
    boundary = colon or verb
    if boundary is None:
        return None
    end = boundary.start()
    between = raw[start:end]
    if re.search(r"[.:!?](?:\s|\Z)", between) or _words_outside(raw, start, end, mentions) > _OUTSIDE:
        return None
    if not colon and " ".join(boundary.group().split()) in _ORDERED:
        # Who orders is not who works; an order inside an order is not followed further.
        return None if ordered else assignee_at(raw, end, [one for one in mentions if one.start >= end], ordered=True)
    stripped = start + len(between.rstrip(" \n,;*_"))
    return Assignee(start, stripped, colon.end() if colon else end)


def _told_after(raw: str, start: int, colon: re.Match[str], mentions: Sequence[Mention]) -> Assignee | None:
    """Bodies that a colon announces, as in "Các sở, cơ quan: Văn phòng UBND tỉnh, Tài chính, Tư pháp tổng hợp …"."""
    first = next((one for one in mentions if one.start >= colon.end()), None)
    if first is None or raw[colon.end() : first.start].strip() or not _SEVERAL.match(raw, start):
        return None
    verb = _first_verb(raw, mentions, first.end, min(len(raw), start + _LONGEST_LIST))
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


def _list_end(raw: str, named: Mention, mentions: Sequence[Mention], limit: int) -> int:
    """Where a list that starts with `named` ends: at the first verb, or after the last name that follows on."""
    limit = min(limit, named.start + _LONGEST_LIST)
    mentions = [one for one in mentions if named.start <= one.start < limit]
    verb = _first_verb(raw, mentions, named.end, limit)
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


def _first_verb(raw: str, mentions: Sequence[Mention], begin: int, end: int) -> re.Match[str] | None:
    """The first verb of `raw[begin:end)` outside names and nouns."""
    taken = [(found.start(), found.end()) for found in _NOUNS.finditer(raw, max(0, begin - 20), end)]
    taken += [(one.start, one.end) for one in mentions if one.start < end and begin < one.end]
    for verb in _VERB.finditer(raw, begin, end):
        if not any(start <= verb.start() < stop for start, stop in taken):
            return verb
    return None


def _words_outside(raw: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    inside = sum(len(re.findall(r"\w+", raw[one.start : one.end])) for one in mentions if start <= one.start < end)
    return len(re.findall(r"\w+", raw[start:end])) - inside
