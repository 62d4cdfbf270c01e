"""What an open question is after, where its words tell: what falls short, what follows, why, what for.

Such an answer has words of its own ("chưa cao", "kiểm điểm", "nhằm"), which are seldom those of the question.
"""

import re
from dataclasses import dataclass

from corpus.normalizer import match_key

_MEANS = re.compile(
    r"(?<!\w)(?:(?:theo|bằng) (?:những )?(?:cách|biện pháp|giải pháp)(?: thức)? (?:nào|gì)"
    r"|làm (?:sao|thế nào|cách nào|gì để)(?: để)?(?= \w))(?!\w)"
)


_SAID = re.compile(
    r"(?<!\w)(?:(?:nói|phát biểu|kết luận|tuyên bố|nhận xét) (?:những )?gì"
    r"|what (?:did|does|has|have) [^?]{2,80} (?:say|said|conclude|announce|remark))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """`asked` tells it from the question, `told` an answer; `needed` says that nothing else answers it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    needed: bool


def _kind(asked: str, told: str, *, needed: bool = False) -> _Kind:
    return _Kind(re.compile(rf"(?<!\w)(?:{asked})(?!\w)"), re.compile(rf"(?<!\w)(?:{told})(?!\w)"), needed)


_FAILING = _kind(  # why something went wrong, no plan need tell
    r"(?:vì sao|tại sao|sao lại|lý do(?: vì sao)?)(?!\w)[^?]*?(?<!\w)"
    r"(?:chậm|không|chưa|bị|mất|thấp|tụt|kém|yếu|trễ|sai|(?<!cắt )(?<!phải )(?<!cần )giảm"
    r"(?! (?:đầu mối|bớt|biên chế|thời gian|chi phí|thủ tục|số lượng|nghèo|tối thiểu)))",
    r"do|vì|bởi|dẫn (?:tới|đến)|nguyên nhân|chưa|còn|xuất phát|thiếu|hạn chế",
    needed=True,
)
_KINDS = (
    _kind(
        r"(?:điểm yếu|mặt yếu|yếu kém|hạn chế|tồn tại|bất cập|khó khăn|vướng mắc|thiếu sót)(?:,? (?:và )?\w+ \w+)?"
        r" (?:gì|nào|của|ở chỗ|là gì|lớn nhất)|chưa (?:làm |đạt )?được (?:gì|ở)|yếu (?:ở|chỗ|điểm) (?:đâu|nào)",
        r"chưa|còn (?:thấp|chậm|hạn chế|thiếu|yếu|một số|ít)|tuy nhiên|hạn chế|tồn tại|mất điểm|khó khăn|vướng mắc"
        r"|bất cập|yếu kém|thiếu",
        needed=True,
    ),
    _kind(
        r"(?<!trang )(?<!chuẩn )(?<!thiết )bị"
        r" (?:gì|sao|làm sao|(?:xử lý|phạt|xử phạt|xử|kỷ luật) (?:gì|thế nào|ra sao|như thế nào))"
        r"|(?:xử lý|xử trí|giải quyết|khắc phục) (?:sao|thế nào|ra sao|như thế nào|kiểu gì)|chịu hậu quả gì",
        r"xử lý|kiểm điểm|kỷ luật|chịu trách nhiệm|xin lỗi|phê bình|nhắc nhở|giải quyết|hạn chế|khắc phục|thu hồi"
        r"|(?:trường hợp|nếu)(?= .*(?:cần|phải|thì|báo cáo|giải trình|đề nghị|tham mưu))"
        r"|trừ điểm|loại bỏ|bãi bỏ|không xét|hạ bậc|xử phạt",
        needed=True,
    ),
    _kind(
        r"(?:để|bị|trả|giải quyết|nộp)(?: xảy ra)?(?: \w+){0,6}? (?:quá hạn|chậm|muộn|sai)(?!\w)"
        r"[^?]*? (?:phải )?làm (?:gì|sao)",
        r"xin lỗi|kiểm điểm|kỷ luật|chịu trách nhiệm|trách nhiệm giải trình|phê bình|nhắc nhở|khắc phục|trừ điểm|hạ bậc"
        r"|xử lý (?:trách nhiệm|nghiêm|kịp thời|vi phạm)|không xét|xử phạt|nêu (?:rõ )?lý do",
        needed=True,
    ),
    _FAILING,
    _kind(
        r"vì sao|tại sao|sao lại|nguyên nhân|lý do|do đâu",
        r"do|vì|bởi|dẫn (?:tới|đến)|nguyên nhân|nhằm|để|chưa|xuất phát|trên cơ sở|căn cứ",
    ),
    _kind(
        r"để làm gì|làm gì|(?:nhằm|vì|với|để)(?: phục vụ)? (?:mục (?:đích|tiêu) )?(?:gì|nào)|mục đích (?:gì|là gì)"
        r"|phục vụ (?:cho )?(?:việc )?gì|(?:nhằm|để|giúp|từ đó) (?:\w+ ){1,5}(?:những |các )?(?:gì|nào|điều gì|cái gì)"
        r"|(?:tác dụng|ý nghĩa|lợi ích|ích lợi) (?:gì|là gì|thế nào|như thế nào)",
        r"nhằm|để|phục vụ|góp phần|hướng tới|tạo(?: điều kiện)?|giúp|từ đó",
    ),
    _kind(
        r"(?:theo |bằng )?(?:những )?cách(?: thức)? (?:nào|gì)|(?:phải )?làm (?:sao|thế nào|cách nào)(?: để)?(?= \w)"
        r"|bằng (?:những )?(?:biện pháp|giải pháp|phương thức) (?:nào|gì)",
        r"bằng|thông qua|qua|theo|dưới|trên cơ sở|ứng dụng|tăng cường|đẩy mạnh|đổi mới",
    ),
    _kind(
        r"(?<!tạo )(?:điều kiện|tiêu chuẩn) (?:gì|nào|ra sao|thế nào)",
        r"(?<!tạo )(?<!tạo mọi )điều kiện|tiêu chuẩn|(?<!đầy )đủ|đáp ứng|nếu|trường hợp"
        r"|có (?:trình độ|năng lực|kinh nghiệm|bằng|chứng chỉ)",
        needed=True,
    ),
    _kind(r"theo (?:những )?(?:chiều )?hướng (?:nào|gì)", r"theo hướng|hướng tới|nhằm|tinh gọn|giảm|tăng"),
    _kind(r"(?:trên|vào) (?:những )?(?:cơ sở|nền tảng|yếu tố|điều|cái) (?:gì|nào)", r"trên cơ sở|dựa|theo|căn cứ"),
)


def asks_why_failing(question: str) -> bool:
    """Whether a question asks why something went wrong."""
    return _FAILING.asked.search(match_key(question)) is not None


def asks_what_was_said(question: str) -> bool:
    """Whether a question asks what somebody said, or what a paper says."""
    return _SAID.search(match_key(question)) is not None


def asks_how(question: str) -> bool:
    """Whether a question asks by what means something is brought about."""
    return _MEANS.search(match_key(question)) is not None


def tells(text: str, question: str) -> bool | None:
    """Whether `text` has the words of such an answer as `question` is after; None where it is after none."""
    asked = match_key(question)
    found = [kind for kind in _KINDS if kind.asked.search(asked)]
    return any(kind.told.search(match_key(text)) for kind in found) if found else None


# How plans begin to tell of what falls short; other sentences hold such a word by the way.
_FALLS_SHORT = re.compile(
    r"(?<!\w)(?:vẫn còn|bên cạnh (?:những|các|kết quả|đó)|tuy nhiên|bị (?:mất|trừ) điểm|chưa đạt"
    r"|còn (?:một số|nhiều|những)|(?:tồn tại|hạn chế|khó khăn)[^.;]{0,40}? (?:là|như|sau|gồm))(?!\w)"
)


def tells_shortcomings(text: str, question: str) -> bool:
    """Whether `question` is after what falls short and `text` sets out to tell it."""
    return _KINDS[0].asked.search(match_key(question)) is not None and _FALLS_SHORT.search(match_key(text)) is not None


def can_tell(text: str, question: str) -> bool:
    """Whether `text` may be such an answer: false where it has none of the words that there must be."""
    asked, told = match_key(question), match_key(text)
    return all(kind.told.search(told) for kind in _KINDS if kind.needed and kind.asked.search(asked))
