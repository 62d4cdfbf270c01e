"""Where a document speaks of itself as a whole: "thực hiện Kế hoạch này", "Thời gian thực hiện".

What is said there is said of the matter that the title names, though the words do not repeat it.
"""

import re
from collections.abc import Sequence

# The label that a heading may begin with.
LABEL = r"\A\W*(?:(?:[\d.]+|[IVX]+|[a-zđ])[.)]\s*)?"
_ITSELF = re.compile(
    r"(?:triển khai|thực hiện|tổ chức|ban hành)(?: \w+){0,6}? (?:Kế hoạch|Chương trình|Đề án|Phong trào|Đợt thi đua)"
    r"(?: này| trên địa bàn)?(?=[.;,/(]|$)|(?<!\w)(?:Kế hoạch|Chương trình|Đề án|Đợt thi đua) này(?!\w)"
    r"|^(?:Trong )?quá trình (?:triển khai|tổ chức|thực hiện)(?:,? (?:triển khai|tổ chức|thực hiện))*,?"
    r" (?:nếu|có|các)(?!\w)",
    re.IGNORECASE,
)
_OF_THE_PLAN = re.compile(
    rf"{LABEL}(?:thời (?:gian|hạn)|(?:nguồn )?kinh phí|phạm vi|đối tượng|địa bàn)"
    r"(?:,? (?:và )?(?:thực hiện|triển khai|tổ chức|áp dụng|thời gian|kinh phí|phạm vi|đối tượng|địa điểm))*"
    r"(?: (?:kế hoạch|chương trình|đề án|phong trào(?: thi đua)?|đợt thi đua))?\W*\Z",
    re.IGNORECASE,
)
_FRAMES = re.compile(r"thời gian|phạm vi|đối tượng|tổ chức thực hiện|nội dung (?:thi đua|kế hoạch)$", re.IGNORECASE)
# A question that says such a word may call a plan by its title, or by a part of it ("kế hoạch 5G").
SAYS_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|đề án|phong trào|đợt thi đua|plan|programme|program"
    r"|campaign|movement|scheme)(?!\w)",
    re.IGNORECASE,
)


def speaks_of_plan(text: str) -> bool:
    """Whether a text speaks of carrying out the plan it stands in."""
    return _ITSELF.search(text) is not None


def heads_whole(path: Sequence[str]) -> bool:
    """Whether what stands under these headings is said of the whole plan: its time, its money, whom it is for."""
    if not path or _OF_THE_PLAN.match(path[-1]) is None:
        return False
    return len(path) == 1 or _OF_THE_PLAN.match(path[-2]) is not None or _FRAMES.search(path[-2]) is not None
