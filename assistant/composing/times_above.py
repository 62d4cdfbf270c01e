"""The time that only a heading tells: "1. Mục tiêu đến hết năm 2026" over the points that are to be reached by then."""

import re

from assistant.plan_itself import LABEL
from assistant.unit import Unit
from corpus.normalizer import match_key

_YEAR = r"(?:năm )?20\d\d"
_PERIOD = (
    rf"(?:(?:đến|tới|trước|hết|cuối|trong)(?: (?:hết|cuối|trước))?|giai đoạn|quý (?:iv|i{{1,3}}|[1-4])(?:/| )"
    rf"|tháng \d{{1,2}}(?:/| )) ?{_YEAR}"
)
# A heading of what is to be reached: it says so and by when, or begins with the time.
_AIMS = r"(?:mục tiêu|chỉ tiêu|phấn đấu|định hướng|lộ trình|tầm nhìn|kế hoạch (?:phát triển|triển khai|thực hiện))"
_SETS_TIME = re.compile(
    rf"{LABEL}(?:(?:các|những|về) )*"
    rf"(?:{_AIMS}(?: [^\W\d]+,?){{0,6}} (?:{_PERIOD}|năm 20\d\d)|{_PERIOD}|năm 20\d\d(?: ?:|$))"
)
# What was reached, or is reckoned to be, is not to be done by then.
_TELLS = re.compile(
    r"(?<!\w)(?:kết quả|đánh giá|tình hình|hiện trạng|thực trạng|tồn tại|hạn chế|dự báo|dự toán|kinh phí|căn cứ)(?!\w)"
)


def time_above(unit: Unit) -> str:
    """The innermost heading over a sentence of prose that says by when what stands there is to be reached, "" for
    none.
    """
    if unit.sentence is None:
        return ""
    for label in reversed(unit.chunk.path):
        key = match_key(label)
        if _TELLS.search(key):
            return ""
        if _SETS_TIME.match(key):
            return label
    return ""
