"""What kind of thing a question wants, where its words tell: a person, a place, the first of a ranking.

A text that holds no such thing is no answer, however many of the question's words it holds.
"""

import re

from corpus.normalizer import match_key

_POST = (
    r"(?:phó )?(?:tổng )?(?:giám đốc|cục trưởng|chi cục trưởng|trưởng (?:phòng|ban|đoàn)|chủ tịch|bí thư"
    r"|chánh (?:văn phòng|thanh tra)|vụ trưởng|viện trưởng|hiệu trưởng|thủ trưởng|tổ trưởng|trưởng"
    r"|phó (?:phòng|ban|trưởng phòng|trưởng ban))"
)
_PERSON = re.compile(
    rf"(?<!\w)(?:ai (?:đang |hiện |sẽ )?(?:là|làm|giữ chức) (?:người )?(?P<post>{_POST})"
    rf"|(?P<post2>{_POST})(?: \w+){{0,8}}? (?:hiện (?:nay )?)?(?:là|tên|tên là) (?:ai|gì)"
    rf"|(?:họ tên|họ và tên|tên)(?: của)? (?P<post3>{_POST}))(?!\w)"
)
_NAMED = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Lương|Trịnh|Đoàn|Mai|La|Tạ|Hà"
    r"|Chu|Nông|Vi|Thân|Giáp|Cao|Tô|Lâm|Trương|Quách|Kim|Tăng|Thái|Triệu|Phùng)(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,3}"
)
_SITE = r"địa điểm|địa chỉ|trụ sở"
_WHERE = re.compile(
    rf"(?<!\w)(?:đặt|đóng|nằm|xây|xây dựng|{_SITE})(?!\w)[^?,;]{{0,80}}?"
    r"(?:ở đâu|tại đâu|chỗ nào|nơi nào|địa điểm nào)(?!\w)"
    rf"|(?<!\w)(?:{_SITE})(?!\w)[^?,;]{{0,80}}?(?:là gì|đâu|nào)(?!\w)"
    r"|(?<!\w)(?:đặt|đạt|đóng|nằm) (?:ở |tại )?đâu(?!\w)"
)
_PLACED = re.compile(rf"(?<!\w)(?:tại|ở|{_SITE}|nằm|đặt)(?!\w)")
_FIRST = (
    r"đứng đầu|dẫn đầu|đứng cuối|xếp cuối|xếp đầu|cao nhất|thấp nhất|nhiều nhất|tốt nhất|kém nhất|lớn nhất|nhỏ nhất"
    r"|yếu nhất"
)
_RANKED = re.compile(
    rf"(?<!\w)(?:nào|ai|đâu)(?!\w)[^?;]{{0,60}}?(?P<first>{_FIRST})(?!\w)"
    rf"|(?P<first2>{_FIRST})(?: \w+){{0,6}} (?:là )?(?:\w+ )?(?:nào|ai)(?!\w)"
)


def wants_person(question: str) -> bool:
    """Whether a question asks who holds a post."""
    return _PERSON.search(match_key(question)) is not None


def wants_ranking(question: str) -> bool:
    """Whether a question asks which is the first, the highest, the last of many."""
    return _RANKED.search(match_key(question)) is not None


def holds_kind(text: str, question: str) -> bool:
    """Whether `text` holds the kind of thing that `question` wants; true where the question's words name none."""
    asked, told = match_key(question), match_key(text)
    person = _PERSON.search(asked)
    if person is not None:
        post = person["post"] or person["post2"] or person["post3"]
        return post in told and _NAMED.search(text) is not None
    if _WHERE.search(asked) and not _PLACED.search(told):
        return False
    ranked = _RANKED.search(asked)
    return ranked is None or (ranked["first"] or ranked["first2"]) in told
