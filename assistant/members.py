"""Which ones of a set: where a question wants its members by name, a text that tells how many there are is no answer.

"Năm 2022 khen thưởng những tập thể nào?" is not answered by "dự kiến 05 tập thể", nor "tên hai công ty" by "sắp xếp 02
công ty". Who was picked, checked or merged out of many must be named as well: "các xã" does what all communes do, and
says nothing of which were chosen.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts import NUMERALS
from corpus.normalizer import match_key

_PLACES = r"xã|phường|thị trấn|huyện|thị xã|thôn|tổ dân phố"
_SITES = r"sông|suối|hồ nước|khu công nghiệp|cụm công nghiệp|bệnh viện|bưu cục|tuyến đường|trạm"
_SCHOOL = r"(?<!môi )(?<!thị )(?<!hiện )(?<!lập )trường(?: học)?(?! hợp)"
_BODIES = rf"{_PLACES}|sở|tập thể|cá nhân|công ty|doanh nghiệp|đơn vị|cơ quan|{_SCHOOL}"
_THINGS = rf"{_BODIES}|địa phương|mô hình|nhóm tiện ích|dự án|sáng kiến|bệnh viện|hợp tác xã|chi nhánh"
_COUNT = rf"(?:{'|'.join(NUMERALS)}|\d{{1,3}}(?: ?- ?\d{{1,3}})?)"
_PICK = (
    r"(?:lựa )?chọn(?! mua)|bốc thăm|rút thăm|lấy mẫu|khen thưởng|biểu dương|tặng|kiểm tra|thanh tra|kiểm toán|sáp nhập"
    r"|hợp nhất|giải thể|phê bình|nhắc nhở|kỷ luật|xử phạt|vinh danh|giám sát trực tiếp|khảo sát|phỏng vấn"
)
# "xã nào được kiểm tra", "kiểm tra những xã nào", "hai công ty nào", "tên các đơn vị", "hai doanh nghiệp … tên là gì".
_PICKED = re.compile(
    rf"(?<!\w)(?<!hợp tác )(?P<what>{_BODIES})(?! hội)(?: \w+){{0,5}}? nào(?: \w+){{0,4}}? (?:được|bị)"
    rf"(?: \w+)? (?:{_PICK})(?!\w)"
    rf"|(?<!\w)(?P<what3>{_SITES}|{_SCHOOL})(?: \w+){{0,4}}? nào(?: \w+){{0,4}}? (?:bị|được|đã|có|đang)(?!\w)"
    rf"|(?<!\w)(?:{_PICK})(?: \w+){{0,5}}? (?:những |các |mấy )?(?P<what2>{_PLACES}|tập thể|lĩnh vực)"
    r"(?: \w+){0,3}? nào(?!\w)"
)
_NUMBERED = re.compile(
    rf"(?<!\w)(?P<count>{_COUNT}) (?P<what>{_THINGS})(?! hội)(?!\w)"
    r"(?=(?: (?!(?:do|bởi|giao|là)(?!\w))\w+){0,5} nào(?!\w)"
    r"|[^?]*(?<!\w)(?:(?:là|gồm) (?:những |các )?(?:\w+ ){1,2}nào|là gì|tên gì|gồm những gì|là ai)(?!\w))"
)
_BY_NAME = re.compile(
    rf"(?<!\w)tên(?: (?:của|các|những|từng|{_COUNT}))* (?P<what>{_BODIES})(?! mới| hội)(?!\w)"
    r"|(?<!\w)tên(?: (?:của|các|những))* (?P<what3>phần mềm|ứng dụng|mô hình|nền tảng)(?!\w)"
    rf"|(?<!\w)(?<!hợp tác )(?P<what2>{_BODIES})(?! hội)(?!\w)[^?]*? tên (?:là |gọi là )?(?:gì|chi)(?!\w)"
)
# "Liệt kê hết", "là những huyện nào?" after a question that asked how many.
_COUNTED_BEFORE = re.compile(
    r"(?<!\w)(?:liệt kê|kể (?:tên|hết|ra|rõ|cụ thể)|nêu tên|(?:là|gồm) (?:những|các) (?:\w+ ){1,3}nào)(?!\w)[^?]*\?"
    rf".*(?<!\w)(?:bao nhiêu|mấy) (?P<what>{_THINGS})(?! hội)(?!\w)"
)
_COMPANIES = ("công ty", "doanh nghiệp", "trường", "trường học")
# Words that each member's name has; an agency's has one of others.
_TELLING = frozenset((*f"{_PLACES}|{_SITES}".split("|"), "sở", "tập thể", "cá nhân", "phần mềm", *_COMPANIES))
# What bodies of any name are: these words need not stand beside their names.
_ANY_BODY = frozenset(("cơ quan", "đơn vị", "địa phương"))
_AGENCY = re.compile(r"(?<!\w)(?:Sở|Phòng|Ban|UBND|Chi cục|Cục|Trung tâm|Văn phòng|Chi nhánh) ")
# What tells the members after their number: "03 huyện (huyện A …)", "02 nội dung, gồm: …".
_TOLD = r"[^.;]{0,70}?(?::|\((?!dự kiến)|(?<!\w)(?:gồm|như|là)(?!\w))"
_OWN_NAME = r" (?!UBND|HĐND|TTHC|CCHC|DN)[A-ZĐ“\"]"
# Who is sent something is no member. A company has words of its kind before its name ("doanh nghiệp đóng tàu …").
_OF_KIND = r"(?: (?!(?:theo|thuộc|và|có|trên|của|do|để|trong|tại|về|với|được|khi)(?!\w))[^\W\d_]+){0,3}?"
_RECEIVES = "".join(rf"(?<!{word} )" for word in ("gửi", "với", "qua", "giao", "của", "về", "do", "cho"))


@dataclass(frozen=True, slots=True)
class _Set:
    """What a question wants the members of; whether they are picked out of many or asked for by name; how many they
    are, 0 where it does not say.
    """

    what: str
    picked: bool
    count: int = 0


def wants_members(question: str) -> bool:
    """Whether a question wants the members of a set by name."""
    return bool(_wanted(question))


def wants_picked(question: str) -> bool:
    """Whether a question asks who was picked out of many, or for names."""
    return any(wanted.picked for wanted in _wanted(question))


def names_members(text: str, question: str) -> bool:
    """Whether `text` names the members that `question` wants; true where it wants none."""
    return all(_names(text, wanted) for wanted in _wanted(question))


@lru_cache(64)
def _wanted(question: str) -> tuple[_Set, ...]:
    asked = match_key(question)
    numbered = [_Set(found["what"], False, _number(found["count"])) for found in _NUMBERED.finditer(asked)]
    named = (found for pattern in (_PICKED, _BY_NAME, _COUNTED_BEFORE) for found in pattern.finditer(asked))
    told = (next(filter(None, found.groupdict().values())) for found in named)
    return (*numbered, *(_Set(what, True) for what in told))


def _names(text: str, wanted: _Set) -> bool:
    told, what = match_key(text), wanted.what
    kind = _OF_KIND if what in _COMPANIES else ""
    if re.search(rf"(?<!\w){_RECEIVES}(?i:{what}){kind}{_OWN_NAME}", text):
        return True
    if re.search(rf"(?<!\w){what}(?!\w){_TOLD}", told):
        return True
    every = len(re.findall(rf"(?<!\w){what}(?!\w)", told))
    counts = re.findall(rf"(?<![\w/.,-])({_COUNT}|\d[\d.,]*)(?:%(?: số)?)? {what}(?!\w)", told)
    if wanted.picked:
        return what not in _TELLING and not counts and (bool(every) or _AGENCY.search(text) is not None)
    if not every:
        return what in _ANY_BODY
    if what in _COMPANIES and not counts:
        return False
    return wanted.count not in map(_number, counts)  # another number contradicts the question, and is told


def _number(count: str) -> int:
    """A number as printed ("05", "hai"); 0 for a range and any other text."""
    return NUMERALS.index(count) + 2 if count in NUMERALS else int(count) if count.isdecimal() else 0
