"""Figures, dates and document numbers in a text, in one form whatever the wording, so that two texts can be
compared.
"""

import re
from collections.abc import Collection, Iterable

from corpus.normalizer import fold, match_key

# "95%", "1,8", "10/2/2025", "468/qđ-ttg", "18-nq/tw": a run that starts with a digit, inner signs included.
_FIGURE = re.compile(r"\d(?:[\w&]|[.,/:-](?=\w))*")
DOCUMENT_NUMBER = re.compile(r"\d[\w]*(?:/\d{4})?[/-][A-ZĐ][\w&Đ-]*")
# A law is called by its name.
_LAW = re.compile(r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp) \w")
_LEADING_ZERO = re.compile(r"(?<![\d.,])0+(?=\d)")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b(?:\s+\d{{1,2}},?)?(?:\s+(\d{{4}}))?")
_QUARTER = re.compile(r"\b(?:qu[ýí]|quarter|q)\s*(iii|ii|iv|i|[1-4])\b((?:\s*,\s*(?:iii|ii|iv|i|[1-4])\b)*)")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def figures(text: str) -> frozenset[str]:
    """The figures of `text`: numbers, dates, document numbers in lower case without leading zeros; months as "m10",
    quarters as "q4". English and Vietnamese month and quarter names give the same.
    """
    key = match_key(text)
    found = {_LEADING_ZERO.sub("", figure) for figure in _FIGURE.findall(key)}
    for match in re.finditer(r"tháng\s+(\d{1,2})(?:/(\d{4}))?", key):
        month, year = match.group(1, 2)
        found.discard(_LEADING_ZERO.sub("", match.group(0).split()[1]))
        found |= {f"m{int(month)}"} | ({year} if year else set())
    for match in _MONTH.finditer(key):
        found |= {f"m{_MONTHS.index(match.group(1)) + 1}"} | ({match.group(2)} if match.group(2) else set())
    for match in _QUARTER.finditer(key):
        numbers = [match.group(1), *re.findall(r"iii|ii|iv|i|[1-4]", match.group(2))]
        found |= {f"q{_ROMAN.get(number, number)}" for number in numbers}
        found -= {number for number in numbers if number.isdigit()}
    return frozenset(found)


def names_basis(text: str) -> bool:
    """Whether `text` names a document that something may rest on: by its number, or a law by its name."""
    return DOCUMENT_NUMBER.search(text) is not None or _LAW.search(text) is not None


# What is a number but measures nothing: dates, years, document numbers, labels of points, mobile networks (5G).
_NOT_MEASURE = re.compile(
    r"(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?|tháng\s+\d{1,2}(?:/\d{4})?|ngày\s+\d{1,2}|\d[\w-]*/[\w&.-]*[a-zđ&][\w&./-]*|\d+-[a-zđ][\w/&-]*"
    r"|(?<!\d)(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?(?!\d)|^\s*\d+(?:\.\d+)*[.)]"
    r"|(?:phụ lục|điều|mục|khoản|biểu|số)\s+\d+(?:,\s+\d+)*"
    r"|(?<!\d)\d{1,2}\s+năm(?=\s+(?:19|20)\d\d\s*-)"
    r"|(?<![\w.,])[2-6]g(?!\w)"
)


def has_measure(text: str) -> bool:
    """Whether `text` holds a number that may answer "how many": not a date, a year, a document number or a label."""
    return any(char.isdigit() for char in _NOT_MEASURE.sub(" ", match_key(text)))


_WANTED = re.compile(r"(?P<there>(?:có|nộp|gửi|lập)\s+|^)?(?:bao nhiêu|mấy)\s+(?P<what>%|\w+(?:\s+\w+)?)")
_TOTAL = re.compile(
    r"(?<!trong )(?<!trên )(?<!với )(?<!/)(?:tổng số|số lượng) (?!phần trăm|%)(?P<what>\w+ \w+)[^?]{0,60}"
    r"(?:bao nhiêu|mấy)(?! phần trăm| ?%)"
)
# A rate is a share, whatever other numbers there are.
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ(?!\w)(?=.*(?:bao nhiêu|mấy))")
_IN_SHARES = re.compile(r"%|phần trăm|(?:tỷ|tỉ) lệ (?:là |đạt )?\d|\d/\d")
# A place in a ranking, or a day of the week.
_PLACED = re.compile(r"(?<!\w)(?:thứ|hạng|vị trí) (?:thứ |hạng )?(?:mấy|bao nhiêu)(?!\w)")
_PLACES = re.compile(
    r"(?<!\w)(?:thứ|hạng|vị trí|nhóm|top|tốp)(?: thứ| hạng)? ?\d|\d/\d{2,3}(?![\d/])"
    r"|(?<!\w)(?:(?<!người )đứng đầu|dẫn đầu|nhóm|thứ (?:hai|sáu))(?!\w)"
)
# After these "how many" asks for a share or a rank, or is over.
_SHARE = ("phần trăm", "phần", "%")
_QUANTITY = re.compile(
    r"bao nhiêu|\bmấy\b|phần trăm|%|tỷ lệ|tỉ lệ|số lượng|thứ hạng|số điểm|^(?:điểm|xếp hạng|vị trí)\b"
    r"|^(?:tổng (?!kết|hợp|quan|cục|công)|kim ngạch|doanh thu|sản lượng|diện tích|dân số"
    r"|số (?:người|giường|hộ|lượt|trạm))"
    r"|how (?:many|much)|share|percent|score|rate|number|proportion"
)
# How many should be is told as a share as well: "how many files must be settled early" by "60% hồ sơ".
_TO_BE = re.compile(
    r"how many (?:[^\s?]+ ){1,14}?(?:should|must|ought|will|would|to be|target|goal|(?:are|is|were|was|have|has|had"
    r"|needs?|going|supposed|expected|meant|due|intend\w*|plan\w*|aim\w*|want\w*|hop\w+|wish\w*) to)(?!\w)"
    r"|(?:bao nhiêu|mấy) (?:\w+,? ){1,12}?(?:cần|phải)(?!\w)|(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|đặt ra)(?!\w)"
)
_ALL_OF = "so |cac |tong so |nhung |tong |ty le |trong so "  # marks off
_WORD = re.compile(r"\w+")
# What can be counted one by one: "gồm mấy người" asks for a number of them, whatever other numbers there are.
_COUNTABLE = frozenset(
    (
        "người", "xã", "huyện", "phường", "thôn", "lớp", "cuộc", "đợt", "buổi", "cơ quan", "đơn vị", "doanh nghiệp",
        "công ty", "cán bộ", "công chức", "viên chức", "giáo viên", "tập thể", "cá nhân", "mô hình", "hội nghị",
        "sáng kiến", "bệnh viện", "dự án",
    )
)  # fmt: skip
_UNITS = frozenset(("điểm", "phút", "giờ", "ngày", "lần", "triệu", "tỷ", "đồng", "bậc"))
# The first syllables of nouns that mean nothing alone: "có bao nhiêu bộ phận" asks for no "Bộ".
_HALF_NOUNS = frozenset(
    """
    biên báo bưu bộ chỉ cá cán công cơ cụm doanh dịch giáo giải hoạt hệ hồ khu kế lĩnh mô nghị nhiệm nội phó phần
    quyết sáng thành thủ tiêu trung trường tập tổ viên văn đơn
    """.split()  # noqa: SIM905
)
NUMERALS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")  # from two on
_IN_WORDS = "|".join(NUMERALS)
# "the six indices", "sáu chỉ số": how many of the things asked for there are.
_NAMED_NUMBER = re.compile(
    r"(?<!\w)(?:(?:the|all|its|những|các|cả|đủ|tên|which|what) )?"
    r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|hai|ba|bốn|sáu|bảy|tám|chín|mười|0?[2-9]|1\d)"
    r"(?= [^\W\d]{3,})"
)
_NUMBERS = {
    name: number
    for names in ("two three four five six seven eight nine ten".split(), NUMERALS)  # noqa: SIM905
    for number, name in enumerate(names, start=2)
}
_NOT_NOUN = frozenset(("là", "trở", "so", "và", "trong", "trên", "nữa", "thì", "vào", "năm", "để", "ở", "của", "theo"))


def asks_quantity(question: str) -> bool:
    """Whether a question wants a number."""
    return _QUANTITY.search(match_key(question)) is not None


def measures(text: str, question: str, counted: Iterable[str] = ()) -> bool:
    """Whether `text` holds such a number as `question` asks for: a share for "bao nhiêu phần trăm", a number before the
    noun for "có bao nhiêu huyện" or before one of `counted`, what an English "how many" counts in Vietnamese words, any
    number that measures something where it does not say.
    """
    if not asks_quantity(question):
        return True
    if _PLACED.search(match_key(question)):
        return _PLACES.search(match_key(text)) is not None
    wanted = _WANTED.search(match_key(question))
    if wanted is not None and _counted_in_words(wanted["what"], text):
        return True
    if not has_measure(text):
        return False
    aimed = _TO_BE.search(match_key(question)) is not None
    if counted:
        return any(_counted(_head(noun), text) or (aimed and shares(text, (_head(noun),))) for noun in counted)
    if _RATE.search(match_key(question)) and not _IN_SHARES.search(text):
        return False
    total = _TOTAL.search(match_key(question))
    if total is not None:
        return _counted(_head(total["what"]), text)
    if wanted is None:
        return True
    what = wanted["what"]
    if what.startswith(_SHARE):
        return "%" in text or "phần trăm" in text
    noun = what.split()[0]
    if noun not in _NOT_NOUN and wanted["there"] is None and {noun, what} & _COUNTABLE:
        return _counted(what if what in _COUNTABLE else noun, text, shares=True)
    if noun in _NOT_NOUN or not (wanted["there"] is not None or noun in _UNITS):
        return True
    noun = what if noun in _HALF_NOUNS else noun
    return _counted(noun, text) or (aimed and shares(text, (noun,)))


def _counted_in_words(what: str, text: str) -> bool:
    """Whether a number in words stands before the noun ("hai đợt"); "một" only counts times, elsewhere it means any."""
    noun = what.split()[0]
    if noun in _NOT_NOUN or what.startswith(_SHARE):
        return False
    number = "một|" + _IN_WORDS if noun == "lần" else _IN_WORDS
    return re.search(rf"(?<!\w)(?:{number}) {re.escape(noun)}(?!\w)", match_key(text)) is not None


def shares(text: str, nouns: Iterable[str]) -> bool:
    """Whether `text` tells a share of one of `nouns`: "50% số cơ quan", "tỷ lệ cơ quan … đạt 50%"."""
    key = fold(match_key(text))
    return any(
        re.search(rf"(?:%|phan tram|ty le|ti le) (?:{_ALL_OF})*{re.escape(fold(match_key(noun)))}\b", key)
        for noun in nouns
    )


def counts_as_named(text: str, question: str, things: Collection[str]) -> bool:
    """Whether `text` counts as many things as `question` asks the names of ("the six indices"): the number stands
    before one of `things`, syllables of what is asked for ("06 chỉ số").
    """
    for found in _NAMED_NUMBER.finditer(match_key(question)):
        number = _NUMBERS.get(found["number"]) or int(found["number"])
        counted = re.findall(rf"(?<![\w/.,-])0?{number} ([^\W\d]+)", match_key(text))
        if any(noun in things for noun in counted):
            return True
    return False


def _head(phrase: str) -> str:
    """What a Vietnamese phrase is one of, which it says first: "02 doanh nghiệp" are state enterprises too."""
    first, *rest = _WORD.findall(match_key(phrase)) or [""]
    return " ".join((first, *rest[:1])) if first in _HALF_NOUNS else first


def _counted(noun: str, text: str, *, shares: bool = False) -> bool:
    """Whether a number, or with `shares` a share, stands before the noun in `text`, at most one word between them."""
    number = r"(?<![\w/.,-])(?!(?:19|20)\d\d\b)(?:\d+-)?\d[\d.,]*" + ("%?" if shares else "")
    counted = rf"{number}\s+(?:[^\W\d]+\s+)?{re.escape(fold(noun))}\b"
    return re.search(counted, fold(match_key(text))) is not None


_TOLD_YEARS = re.compile(
    r"(?:năm\s+)?(?P<first>(?:19|20)\d\d)\s*[-–]\s*(?P<last>(?:19|20)\d\d)|năm\s+(?P<year>(?:19|20)\d\d)"
)


def of_other_years(text: str, asked: Collection[int]) -> bool:
    """Whether `text` tells of years ("năm 2025", "2026 - 2030") and of none of those asked for."""
    told = [
        range(int(found["first"] or found["year"]), int(found["last"] or found["year"]) + 1)
        for found in _TOLD_YEARS.finditer(match_key(text))
    ]
    return bool(told) and not any(year in years for years in told for year in asked)
