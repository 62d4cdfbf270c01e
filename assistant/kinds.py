"""What kind of thing a question wants, where its words tell: a person, a place, the first of a ranking.

A text that holds no such thing is no answer, however many of the question's words it holds.
"""

import re

from assistant.facts import asks_quantity
from corpus.normalizer import match_key

_POST = (
    r"(?:phó )?(?:tổng )?(?:giám đốc|cục trưởng|chi cục trưởng|trưởng (?:phòng|ban|đoàn)|chủ tịch|bí thư"
    r"|chánh (?:văn phòng|thanh tra)|vụ trưởng|viện trưởng|hiệu trưởng|thủ trưởng|tổ trưởng|trưởng"
    r"|phó (?:phòng|ban|trưởng phòng|trưởng ban)|(?:điều tra|chuyên|nhân|báo cáo|tuyên truyền|cộng tác) viên)"
)
_PERSON = re.compile(
    rf"(?<!\w)(?:ai (?:đang |hiện |sẽ )?(?:là|làm|giữ chức) (?:người )?(?P<post>{_POST})"
    rf"|(?P<post2>{_POST})(?: \w+){{0,8}}? (?:hiện (?:nay )?)?(?:là|tên|tên là) (?:ai|gì)"
    rf"|(?:họ tên|họ và tên|tên)(?: của)? (?P<post3>{_POST})"
    r"|(?:ai|người nào)(?: là người)?(?: đã)? (?P<act>ký)(?! hợp đồng| kết)"
    r"|(?P<somebody>anh|chị|ông|bà|cô|chú|đồng chí|chuyên viên) nào)(?!\w)"
)
_NAMED = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Lương|Trịnh|Đoàn|Mai|La|Tạ|Hà"
    r"|Chu|Nông|Vi|Thân|Giáp|Cao|Tô|Lâm|Trương|Quách|Kim|Tăng|Thái|Triệu|Phùng)(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,3}"
)
# Names of people: "tên những người được phỏng vấn", "họ tên 240 người dân".
_NAMES = re.compile(
    r"(?<!\w)(?:họ (?:và )?tên|tên tuổi|(?<!đổi )(?<!ký )(?<!kể )tên(?! (?:là|gọi|miền|đề án|kế hoạch)))"
    r"(?: (?:của|từng|các|những|tất cả|toàn bộ|\d+)){0,3} (?:người|cá nhân|công dân|hộ|đại biểu|cán bộ|công chức"
    r"|viên chức|học sinh|(?:(?!công )\w+ ){1,2}viên|lãnh đạo|vị|ông|bà)(?!\w)"
)
_SITE = r"địa điểm|địa chỉ|trụ sở"
_WHERE = re.compile(
    rf"(?<!\w)(?:đặt|đóng|nằm|xây|xây dựng|{_SITE})(?!\w)[^?,;]{{0,80}}?"
    r"(?:ở đâu|tại đâu|chỗ nào|nơi nào|địa điểm nào)(?!\w)"
    rf"|(?<!\w)(?:{_SITE})(?!\w)[^?,;]{{0,80}}?(?:là gì|đâu|nào)(?!\w)"
    r"|(?<!\w)(?:đặt|đạt|đóng|nằm) (?:ở |tại )?đâu(?!\w)"
    r"|(?<!\w)(?:điểm nóng|khu vực|khu công nghiệp|cụm công nghiệp|trạm|bến xe|nhà văn hóa|trung tâm)(?: \w+){0,8}?"
    r" (?:(?:nằm|là) )?(?:ở (?:đâu|chỗ nào|nơi nào)|(?:nằm )?tại đâu)(?= ?(?:[?.!]|$))"
)
_PLACED = re.compile(
    rf"(?<!\w)(?:đặt|đóng|nằm|{_SITE})(?!\w)[^.;]{{0,40}}(?:tại|ở|:)"
    r"|(?<!\w)(?:tại|ở) (?:số|đường|khu|tầng|tòa|trụ sở|sở|huyện|xã|phường|thành phố|thị trấn|thị xã)(?!\w)"
)
# What costs or brings money, asked for as an amount; and an amount.
_PAID = re.compile(
    r"(?<!\w)(?<!chi trả )(?<!chi )(?<!trả )(?<!kinh )(?<!đánh )(?<!ăn )(?<!đấu )(?<!định )(?<!chỉ )"
    r"(?:mức |số |tiền )?(?:(?:tiền |khen )?thưởng|phạt|lương(?! (?:từ |bằng |của )?ngân sách)|thù lao|phụ cấp|trợ cấp"
    r"|lệ phí|học phí|phí|giá|lãi suất|đơn giá)(?!\w)"
    r"[^?]{0,80}?(?:(?<!số )bao nhiêu|mấy (?:đồng|triệu|tỷ|%)|thế nào|mức nào)"
    r"(?! (?:tập thể|cá nhân|người|đơn vị))"
)
# A share, an index or a number of what is paid is no sum: "chỉ số giá tiêu dùng", "số người hưởng trợ cấp".
_NO_SUM = re.compile(
    r"(?<!\w)(?:(?:tỷ|tỉ) (?:lệ|trọng|suất)|chỉ số|tốc độ|mức độ|số (?:lượng|người|hộ|lượt|vụ|hồ sơ|đối tượng))"
    r"(?!\w)[^?,;:]*$"
)
_COUNTED = "căn|người|lượt|hộ|tấn|ha|con|cây|kwh|m2|m3|bản|cuốn|thuê bao|lệ|số|suất|trọng|giá"
MONEY = re.compile(
    rf"\d\s*(?:đồng(?! (?:thời|bộ|chí|bào)(?!\w))|usd|(?:triệu|tỷ|nghìn|ngàn)(?! (?:{_COUNTED})(?!\w)))", re.IGNORECASE
)
# A sum of money; that of a table has its currency in the head.
_SUM_ASKED = re.compile(
    r"(?<!\w)(?:số tiền(?: (?:là )?bao nhiêu|[^?]{0,60} là bao nhiêu)(?!\w)|bao nhiêu tiền(?!\w)"
    r"|(?:tốn|hết|mất)(?: hết| kém| khoảng)* bao nhiêu(?= ?(?:[?.!]|$)))"
)
_SUM_TOLD = re.compile(rf"{MONEY.pattern}|(?<![\d/.])\d{{1,3}}(?:[.,]\d{{3}})+(?!\d)", re.IGNORECASE)
# A row of such a table has several sums, one after the other.
_SUM = re.compile(
    rf"{MONEY.pattern}|\d\s*lần|mức lương cơ sở|(?:(?<![\d/.])\d{{1,3}}(?:[.,]\d{{3}})+\s+){{2}}", re.IGNORECASE
)
_IN_PERCENT = re.compile(
    r"(?<!\w)(?:phần trăm|lãi suất|trợ cấp|phụ cấp|(?:giảm|tăng|miễn|hỗ trợ)(?: \w+){0,8} (?:phí|giá)"
    r"|(?:phí|giá)(?: \w+){0,8} (?:giảm|tăng))(?!\w)"
)
# An hour of the day.
_HOUR_ASKED = re.compile(
    r"(?<!\w)(?:(?:lúc|từ|đến|trước|vào) mấy giờ|mấy giờ (?:mở|đóng|làm|bắt|kết|mỗi|hằng|hàng)|giờ (?:mở|đóng) cửa"
    r"|giờ làm việc|(?:what|which) hours?)(?!\w)"
)
_HOUR = re.compile(r"(?<!\d)\d{1,2} ?(?:giờ(?! (?:hành chính|làm việc))|h(?:\d\d)?(?!\w)|:\d\d)")
_AGE_ASKED, _AGE = re.compile(r"(?<!\w)(?:độ tuổi|(?:bao nhiêu|mấy) tuổi)(?!\w)"), re.compile(r"(?<!\w)tuổi(?!\w)")
_TIMES_ASKED = re.compile(r"(?<!\w)(?:bao nhiêu|mấy) lần(?!\w)")
_TIMES = re.compile(r"(?<!\w)(?:\d+|một|hai|ba|bốn) lần(?!\w)|(?<!\w)(?:hằng|hàng|mỗi|định kỳ|thường xuyên)(?!\w)")
_PEOPLE_ASKED, _PEOPLE = (
    re.compile(r"(?<!\w)dân số(?: [^?]{0,40})? bao nhiêu(?!\w)"),
    re.compile(r"\d (?:nghìn |triệu )?(?:người|dân)"),
)
# How long something takes, in any unit of time but a date.
_LASTING_ASKED = re.compile(r"(?<!\w)(?:kéo dài|chờ(?: đợi)?|mất|diễn ra) (?:trong )?bao lâu(?!\w)")
_LASTING = re.compile(r"(?<!\w)(?:\d+|một|hai|ba|nửa) ?(?:phút|giờ|tiếng|ngày(?! \d)|tuần|tháng(?! ?\d)|buổi)(?!\w)")
_INDEX_ASKED, _INDEX = (
    re.compile(r"(?<!\w)(?:những|các|mấy) chỉ số (?:nào|gì)(?!\w)"),
    re.compile(r"(?<!\w)(?:chỉ số|par[ -]?index|papi|sipas|pci|ddci|dti)(?!\w)"),
)
_PLAIN = (
    (_HOUR_ASKED, _HOUR),
    (_LASTING_ASKED, _LASTING),
    (_AGE_ASKED, _AGE),
    (_TIMES_ASKED, _TIMES),
    (_PEOPLE_ASKED, _PEOPLE),
    (_INDEX_ASKED, _INDEX),
)
# A score: points, or the share that an index is told as.
_SCORE_ASKED = re.compile(r"(?<!\w)(?:điểm số (?:ra sao|thế nào|là)|(?:bao nhiêu|mấy) điểm)(?!\w)")
_PLACE_ASKED = re.compile(r"(?<!\w)(?:xếp|đứng|hạng|vị trí)(?: thứ| hạng)? (?:mấy|bao nhiêu)(?!\w)")
_SCORE = re.compile(r"\d điểm(?! cầu)(?!\w)|(?<!\w)đạt (?:[^\W\d]+ ){0,3}\d[\d.,]*%|\d/100(?!\d)")
_PAYMENT = r"(?<!\w)(?:phí|giá|lãi suất|lương|phụ cấp|trợ cấp|chi phí|kinh phí|mức)(?!\w)"
_PART_PAID = re.compile(rf"%.*{_PAYMENT}|{_PAYMENT}.*%", re.DOTALL)
# What was reached, against what is aimed at.
_REACHED = re.compile(
    r"(?<!\w)(?:đã đạt|thực tế|đạt được (?:là )?bao nhiêu|đã (?:giải quyết|thực hiện|hoàn thành) được)(?!\w)"
)
_AIMED = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|tối thiểu|trở lên|chỉ tiêu|dự kiến)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# By how much something is to change, and what tells of such a change.
_CHANGED = re.compile(r"(?<!\w)(?P<way>giảm giá|giảm|tăng)(?: (?:được|đi|thêm|xuống|lên))? (?:bao nhiêu|mấy)(?!\w)")
_WAYS = {
    "giảm giá": re.compile(r"(?<!\w)(?:(?:giảm|miễn)(?: [\w%]+){0,4} (?:giá|phí|lệ phí|cước)|chiết khấu|ưu đãi)(?!\w)"),
    "giảm": re.compile(r"(?<!\w)(?:giảm|cắt|rút ngắn|tinh giản|tinh gọn|tiết kiệm|bớt|thu gọn)(?!\w)"),
    "tăng": re.compile(r"(?<!\w)(?:tăng|nâng|thêm|mở rộng|bổ sung)(?!\w)"),
}
# Bodies that are no public agencies: who leads is not who supplies.
_TRADER = re.compile(
    r"(?<!\w)(?<!loại )(?<!môi )(?<!thị )(?<!hiện )(?<!nông )(?<!quảng )"
    r"(?P<body>(?:đơn vị |công ty )?tư vấn|công ty|chuyên gia|doanh nghiệp|ngân hàng|nhà thầu|tập đoàn"
    r"|nhà cung cấp|nhà mạng|hãng|sàn|trường(?! hợp)|bệnh viện)"
    r"(?: (?!(?:trước|những|các|ngày|tháng|năm|khi|thì|được|và|ở|tại|từ|theo|để|phải|cần|có|là|về|cho|như|thế)(?!\w))"
    r"\w+){0,4}? nào"
)
# A word between what a body is and its name: "công ty cổ phần xuất nhập khẩu …", not "doanh nghiệp khi thực hiện TTHC".
_OF_NAME = (
    r" (?!(?:khi|sử|thực|trong|và|trên|được|về|có|là|tại|của|do|theo|với|cho|đến|từ|vào|để|nộp|phải)(?!\w))[^\W\d]+"
)
# Communes, districts, villages: asked for by name, or by who they are together.
_TIER = re.compile(
    r"(?<!\w)(?:các |những |mấy )?(?P<tier>xã|phường|thị trấn|huyện|thị xã|thôn|tổ dân phố)"
    r"(?:,? (?:và |hay |hoặc )?(?:xã|phường|thị trấn|huyện|thành phố|thị xã))* nào(?!\w)"
)
# How somebody is reached, and what says it.
_CONTACT = re.compile(
    r"(?<!\w)(?:số (?:điện thoại|đt|fax|máy bàn|hotline|zalo)|sđt|hotline|đường dây nóng (?:số|của)"
    r"|(?:địa chỉ )?(?:e-?mail|thư điện tử) (?:của|là gì|nào)"
    r"|(?:phone|telephone|fax|hotline) numbers?|e-?mail address(?:es)?)(?!\w)"
)
_REACHES = re.compile(r"\d{3,4}[. ]?\d{3}[. ]?\d{3,4}|19\d\d[ .]?\d{2,4}(?!\d)|\w@\w|https?://")
_FIRST = (
    r"đứng đầu|dẫn đầu|(?:đứng|xếp|hạng)(?: thứ| hạng)? nhất|đứng cuối|xếp cuối|xếp đầu|cao nhất|thấp nhất|nhiều nhất"
    r"|tốt nhất|kém nhất|lớn nhất|nhỏ nhất|yếu nhất|đầu tiên"
)
_RANKED = re.compile(
    rf"(?<!\w)(?:nào|ai|đâu)(?!\w)[^?;]{{0,60}}?(?P<first>{_FIRST})(?!\w)"
    rf"|(?P<first2>{_FIRST})(?: \w+){{0,6}} (?:là )?(?:\w+ )?(?:nào|ai)(?!\w)"
)
# What leads many people, or one group of many, is not the first of a ranking.
_NO_RANK = re.compile(r"người đứng đầu|(?:nhóm|tốp|top) \d+(?: \w+,?){1,4} (?:đứng đầu|dẫn đầu|cao nhất)")


# How far something has come, who is late: plans say what is to be done, and tell of the rest with such words.
_PROGRESS = re.compile(
    r"(?<!\w)(?:(?:đã|được)(?: \w+){1,12} chưa|xong chưa|(?:đến|tới) đâu rồi)(?= ?(?:[?.!]|$))"
    r"|(?<!\w)(?:ai|nào)(?: (?:ở|tại|của|thuộc|trong) \w+(?: \w+){0,3}?)?(?: (?:đang|hiện|còn|vẫn|bị|để))*"
    r" (?:chưa|chậm(?! nhất| là)|quá hạn|trễ hạn|trễ|bị (?:phê bình|nhắc nhở))(?!\w)"
    r"|(?<!\w)đã (?:\w+ ){1,3}?(?:được )?(?:bao nhiêu|mấy)(?!\w)"
    r"|(?<!\w)kết quả (?:(?!được|phải|dùng|sử dụng|xử lý|gửi)\w+ ){1,10}(?:ra sao|(?:như )?thế nào)(?= ?(?:[?.!]|$))"
    r"|(?<!\w)(?<!to )(?<!must )(?<!should )(?<!will )(?:has|have)(?: \w+){1,12}"
    r" (?:been )?(?:completed|finished|built|done|submitted)(?: yet)?"
    r"(?= ?(?:[?.!]|$))"
    r"|(?<!\w)(?:has|have) not(?!\w)|(?<!\w)(?:overdue|behind schedule|missed (?:its|their|the) deadline)(?!\w)"
)
_PROGRESSED = re.compile(
    r"(?<!\w)(?:đã|chưa|đạt được|kết quả(?: \w+){1,12} (?:đạt|cho thấy|xếp)"
    r"|còn (?:chậm|thấp|một số|nhiều|hạn chế))(?!\w)|đạt \d"
    r"|(?<!\w)năm \d{4},(?: (?!(?:phải|cần|sẽ|dự kiến|phấn đấu)(?!\w))[\w,]+){1,12} được tiến hành(?!\w)"
)
# Who does a thing that is no task of a plan, as a row's lead does not: the very verb must be said.
_DEED = re.compile(
    r"(?<!\w)(?:(?:ai|nào)(?: (?:đã|đang|sẽ|được|trực tiếp))*"
    r" (?P<deed>cung cấp|lắp đặt|thiết kế|thi công|tài trợ|trúng thầu|vận hành|sản xuất|in ấn)"
    r"|(?<!đăng )(?<!dang )(?<!chữ )(?<!ai )(?<!nào )(?P<signs>ký)(?! (?:kết|số|hiệu|túc)))(?!\w)"
)
_SIGNS = re.compile(r"(?<!\w)(?<!đăng )(?<!chữ )ký(?!\w)")
# What each of several bodies has is told of each.
_EACH = re.compile(r"(?<!\w)(?:từng|mỗi) (?P<body>sở|ngành|phòng|huyện|xã|phường|thôn|tỉnh)(?!\w)")
# Who has most to do: told by counting.
_MOST = re.compile(
    r"(?<!\w)(?:the )?(?P<way>nhiều|ít|most|fewest) (?:nhiệm vụ|đầu việc|công việc|phần việc|việc|hoạt động|nội dung"
    r"|tasks|activities|items)(?: nhất)?(?!\w)"
)
_MOST_ENDS = re.compile(r"(?<!\w)nhất(?!\w)|(?<!\w)(?:most|fewest)(?!\w)")


def wants_most(question: str) -> str:
    """ "most" or "fewest" where a question asks who has most or least to do, "" for any other question."""
    key = match_key(question)
    found = _MOST.search(key)
    if found is None or not _MOST_ENDS.search(found.group()):
        return ""
    return "most" if found["way"] in ("nhiều", "most") else "fewest"


def without_most(topic: str) -> str:
    """A topic without the words that ask who has most to do."""
    return _MOST.sub(" ", match_key(topic)).replace("chủ trì", " ").strip()


def wants_progress(question: str) -> bool:
    """Whether a question asks how far something has come, or who is late with it."""
    return _PROGRESS.search(match_key(question)) is not None


def does_deed(text: str, question: str) -> bool:
    """Whether `text` says the deed that a question asks the doer or the day of; true where it asks for none."""
    deed = _DEED.search(match_key(question))
    if deed is None:
        return True
    told = match_key(text)
    return deed["deed"] in told if deed["deed"] else _SIGNS.search(told) is not None


def wants_person(question: str) -> bool:
    """Whether a question asks who holds a post, or for names of people."""
    asked = match_key(question)
    return _PERSON.search(asked) is not None or _NAMES.search(asked) is not None


def wants_trader(question: str) -> str:
    """The kind of body that a question asks for where it is no agency ("công ty nào"), "" for any other question."""
    found = _TRADER.search(match_key(question))
    return found["body"] if found else ""


def wants_tier(question: str) -> str:
    """The kind of place that a question asks for ("xã nào phải …"), "" for any other question."""
    found = _TIER.search(match_key(question))
    return found["tier"] if found else ""


def wants_ranking(question: str) -> bool:
    """Whether a question asks which is the first, the highest, the last of many."""
    return _ranked(match_key(question)) is not None or bool(wants_most(question))


def wants_score(question: str) -> bool:
    """Whether a question asks for a score in points, or for a place in a ranking."""
    asked = match_key(question)
    return _SCORE_ASKED.search(asked) is not None or _PLACE_ASKED.search(asked) is not None


def tells_clock(text: str, question: str) -> bool:
    """Whether `text` tells the hour of the day, how long or how often, where `question` asks for it, as not every
    deadline does; true where it asks for none of them.
    """
    asked, told = match_key(question), match_key(text)
    kinds = ((_HOUR_ASKED, _HOUR), (_LASTING_ASKED, _LASTING), (_TIMES_ASKED, _TIMES))
    return all(telling.search(told) for wanted, telling in kinds if wanted.search(asked))


def holds_kind(text: str, question: str) -> bool:
    """Whether `text` holds the kind of thing that `question` wants; true where the question's words name none."""
    asked, told = match_key(question), match_key(text)
    person = _PERSON.search(asked)
    if person is not None:
        post = next(filter(None, person.group("post", "post2", "post3", "act", "somebody")))
        held_by = re.search(rf"{post}[^.;,:]{{0,60}}?(?: là|:) (?:đồng chí )?{_POST}", told)
        return (person["somebody"] is not None or post in told) and (_NAMED.search(text) or held_by) is not None
    if not does_deed(text, question) or (_NAMES.search(asked) and not _NAMED.search(text)):
        return False
    each = _EACH.search(asked)
    if each is not None and asks_quantity(question) and not re.search(rf"(?<!\w){each['body']}(?!\w)", told):
        return False
    if _WHERE.search(asked) and not _PLACED.search(told):
        return False
    if _CONTACT.search(asked) and not _REACHES.search(told):
        return False
    if _SUM_ASKED.search(asked) and not _SUM_TOLD.search(told):
        return False
    if _wants_payment(asked) and not (_SUM.search(told) or (_IN_PERCENT.search(asked) and _PART_PAID.search(told))):
        return False
    if any(wanted.search(asked) and not telling.search(told) for wanted, telling in _PLAIN):
        return False
    if _SCORE_ASKED.search(asked) and not _SCORE.search(told):
        return False
    if _REACHED.search(asked) and (_AIMED.search(told) or not set(_YEAR.findall(asked)) <= set(_YEAR.findall(told))):
        return False
    changed = _CHANGED.search(asked)
    if changed is not None and not _WAYS[changed["way"]].search(told):
        return False
    trader = _TRADER.search(asked)
    if trader is not None and not re.search(rf"(?i:{trader['body']})(?:{_OF_NAME}){{0,6}}? (?!DN)[A-ZĐ]", text):
        return False  # one of them must be named, which an abbreviation for all of them does not
    tier = wants_tier(question)
    if tier and not re.search(rf"(?i:(?<!\w){tier}) [A-ZĐ]|(?i:(?:ubnd|các)(?: [^\W\d]+,?){{0,4}} {tier}(?!\w))", text):
        return False  # by name, or all of them
    if wants_most(question):
        return False  # no text says it
    if _PROGRESS.search(asked) and not _PROGRESSED.search(told):
        return False
    ranked = _ranked(asked)
    return ranked is None or (ranked["first"] or ranked["first2"]) in _NO_RANK.sub(" ", told)


def _wants_payment(asked: str) -> bool:
    paid = _PAID.search(asked)
    return paid is not None and not _NO_SUM.search(asked[: paid.start()])


def _ranked(asked: str) -> re.Match[str] | None:
    """Where a question's key asks for the first or the last of many; one of the leading group is no such."""
    return _RANKED.search(_NO_RANK.sub(" ", asked))
