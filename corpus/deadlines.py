"""When something is due: the printed words, and a period or a recurrence where they fix one, never more.

"Tháng 10/2025" is a month, "Quý III, IV năm 2025" two quarters, "Giai đoạn 2024-2025" two years. "Trước 10/2/2025" has
no beginning, and the day it names is its limit (`end`); "trước tháng 6/2025" ends with May; "Năm 2025 và các năm tiếp
theo" has no end. "Thường xuyên" and "Khi có
phát sinh" fix nothing. "trước ngày 05/12 hằng năm" comes back every year and has no dates of its own. Months, quarters
and days printed without a year are the plan's.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from corpus.recurrence import read_recurrence


@dataclass(frozen=True, slots=True)
class Deadline:
    """`text` as printed, on one line; `start` and `end` ISO dates, both included, None where nothing fixes them.

    `recurrence` says how often it comes back (see `corpus.recurrence`), None where nothing says so.
    """

    text: str
    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A deadline in prose at `[start, end)`."""

    start: int
    end: int
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class _Period:
    """Days from `first` to `last`, printed at `[start, end)`."""

    first: date
    last: date
    start: int
    end: int
    ranged: bool = False


_S = r"\s*"
_YEAR = r"(?:(?:19|20)\d\d)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_JOIN = rf"{_S}(?:,|;|và|đến|tới|-|–|\+|&){_S}"
_DAY = re.compile(
    rf"(?:ngày\s+)?(?<![\d/])(?P<day>\d{{1,2}}){_S}/{_S}(?P<month>\d{{1,2}})(?:{_S}/{_S}(?P<year>{_YEAR}))?(?![\d/])"
    rf"|(?:ngày\s+)?(?<![\d/-])(?P<day3>\d{{1,2}})-(?P<month3>\d{{1,2}})-(?P<year3>{_YEAR})(?![\d/-])"
    rf"|ngày\s+(?P<day2>\d{{1,2}})\s+tháng\s+(?P<month2>\d{{1,2}})(?:\s+năm\s+(?P<year2>{_YEAR}))?",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"(?:(?<!\d )|(?<=tháng \d )|(?<=tháng \d\d ))tháng\s+"  # not the "tháng" of "6 tháng"
    rf"(?P<months>\d{{1,2}}(?!\d)(?:{_JOIN}(?:tháng\s+)?\d{{1,2}}(?!\d|{_S}/{_S}\d{{1,2}}{_S}/))*)"
    rf"(?:{_S}/{_S}(?P<year>{_YEAR})|{_S},?{_S}năm\s+(?P<year2>{_YEAR}))?",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(rf"(?<![\d/-])(?P<month>0?[1-9]|1[0-2]){_S}/{_S}(?P<year>{_YEAR})(?![\d/])")
_QUARTERS = re.compile(
    rf"qu[ýí]\s+(?P<quarters>(?:IV|I{{1,3}}|[1-4])\b(?:{_JOIN}(?:qu[ýí]\s+)?(?:IV|I{{1,3}}|[1-4])\b)*)"
    rf"(?:{_S}(?:/|-|,)?{_S}(?:năm\s+)?(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
_QUARTER_NUMBER = re.compile(r"\b(?:IV|I{1,3}|[1-4])\b", re.IGNORECASE)
_HALF = re.compile(rf"0?6\s+tháng\s+(?P<half>đầu|cuối)\s+(?:của\s+)?năm(?:\s+(?P<year>{_YEAR}))?", re.IGNORECASE)
_YEARS = re.compile(rf"(?<![\d/-])(?P<first>{_YEAR})(?:{_S}[-–]{_S}|\s+đến\s+(?:năm\s+)?)(?P<last>{_YEAR})(?![\d/-])")
_ONE_YEAR = re.compile(rf"(?<![\d/-])(?P<year>{_YEAR})(?![\d/])")
_THIS_YEAR = re.compile(r"\A\W*(?:cả|trong|trọn)?\s*năm\W*\Z", re.IGNORECASE)

_SCHOOL_YEAR = re.compile(r"\b(?:năm|niên)\s+học\b", re.IGNORECASE)  # of no fixed days

_BRACKET = re.compile(r"\([^()]*(?:\)|\Z)")
_LIMIT = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|không quá|đến|tới|hết)\b"
    r"(?:\s+(?:là|vào|hết|trước|ngày|cuối|khi|kết thúc))*\s*\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\btrước\b(?:\s+ngày)?\s*\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:từ|bắt đầu từ|kể từ)\b(?:\s+(?:ngày|đầu))*\s*\Z", re.IGNORECASE)
_ONWARDS = re.compile(
    r"\b(?:trở\s+đi|về\s+sau)\b|\b(?:và|cùng)\s+(?:(?:các|những)\s+)?năm\s+(?:tiếp\s+theo|kế\s+tiếp|sau|tới|tiếp)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bsau\b(?:\s+(?:ngày|khi))*\s*\Z", re.IGNORECASE)
_REPEATED = re.compile(r"\b(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE)

_DATE = (
    rf"(?:ngày\s+)?\d{{1,2}}{_S}/{_S}\d{{1,2}}(?:{_S}/{_S}{_YEAR})?(?!\d)"
    rf"|ngày\s+\d{{1,2}}\s+tháng\s+(?:\d{{1,2}}(?:\s+năm\s+{_YEAR})?|cuối\s+(?:của\s+)?quý)"
    r"|ngày\s+\d{1,2}(?=\s+(?:hằng|hàng|của|mỗi)\b)"
)
_MONTH = rf"tháng\s+\d{{1,2}}(?:{_JOIN}(?:tháng\s+)?\d{{1,2}}(?!\d))*(?:{_S}/{_S}{_YEAR}|\s+năm\s+{_YEAR})?"
_QUARTER = (
    rf"qu[ýí]\s+(?:IV|I{{1,3}}|[1-4])\b(?:{_JOIN}(?:qu[ýí]\s+)?(?:IV|I{{1,3}}|[1-4])\b)*"
    rf"(?:{_S}/{_S}{_YEAR}|\s+năm\s+{_YEAR})?"
)
_AND_DAYS = (
    rf"(?:(?:{_S},|\s+và)\s+(?:(?:trước\s+)?ngày\s+)?\d{{1,2}}{_S}/{_S}\d{{1,2}}(?:{_S}/{_S}{_YEAR})?(?![\d/]))*"
)
_EVERY = r"(?:\s*,?\s+(?:hằng|hàng|của|mỗi)\s+(?:tháng|quý|năm)(?:\s+(?:cuối|sau|tiếp\s+theo|đó))?(?:\s+quý)?)?"
_PROSE = re.compile(
    r"(?=[tcmhxgvđ\d])(?:"  # the letters that the words below begin with: most places need no further look
    rf"trong\s+(?:thời\s+hạn|vòng)\s+\d+\s+(?:giờ|ngày|tháng)(?:\s+làm\s+việc)?(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|khi)[^,.;]{{0,60}})?|"
    rf"(?:(?:thời\s+(?:gian|hạn)|hạn)(?:\s+(?:hoàn\s+thành|thực\s+hiện|xong)){{0,2}}\s*(?::|là)|hạn\s+(?:chót|cuối)\s*:?)\s+"
    rf"(?:(?:trước|trong|vào|hết|đến)\s+)*(?:{_DATE}|{_MONTH}|{_QUARTER})|"
    rf"từ\s+(?:đầu\s+)?(?:{_DATE}|{_MONTH}|{_QUARTER})(?:\s*(?:đến|tới|-|–)\s*(?:hết\s+|cuối\s+)?(?:{_DATE}|{_MONTH}|{_QUARTER}))?|"
    rf"(?:tại|trong|trước)\s+kỳ\s+họp\s+(?:thường\s+(?:lệ|kỳ)\s+)?(?:lần\s+thứ\s+\w+|thứ\s+\w+|giữa|cuối|đầu)"
    rf"(?:\s+năm)?(?:\s+{_YEAR})?|"
    rf"trong\s+năm\s+học\s+{_YEAR}{_S}[-–]{_S}{_YEAR}|"
    rf"trước\s+\d{{1,2}}\s*(?:h|giờ)\s*\d{{0,2}}[’']?\s*(?:hằng|hàng)\s+ngày|"
    rf"(?:định\s+kỳ\s+)?(?:hằng|hàng)\s+(?:tháng|quý|năm)\s*[,(]\s*(?:trước|chậm\s+nhất)(?:\s+(?:là|vào))?"
    rf"\s+(?:{_DATE})(?:\s+(?:của\s+)?(?:tháng|quý|năm)\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề))?\s*\)?|"
    rf"(?:(?:hoàn\s+thành\s+|xong\s+|gửi\s+(?:về\s+)?)?(?:trước|chậm\s+nhất|muộn\s+nhất)"
    rf"(?:\s+(?:là|vào|trước|đến|hết|trong))*\s+"
    rf"(?:(?:{_DATE}){_AND_DAYS}|{_MONTH}|{_QUARTER}|năm\s+{_YEAR}){_EVERY})"
    rf"|(?:hoàn\s+thành|xong)\s+(?:{_MONTH}|{_QUARTER}|năm\s+{_YEAR})(?=\s*[.;,)]|\s*\Z)"
    rf"|(?:(?:hoàn\s+thành|xong)\s+)?(?:trong|vào)\s+"
    rf"(?:{_MONTH}|{_QUARTER}|0?6\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+{_YEAR})?|năm\s+{_YEAR})"
    rf"|(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?(?:{_DATE}|{_MONTH})"
    rf"|(?:định\s+kỳ\s+)?(?:\d{{1,2}}\s+lần{_S}/{_S}(?:ngày|tuần|tháng|quý|năm)\b"
    rf"|\d{{1,2}}\s+tháng(?:{_S}/{_S}(?:0?1\s+)?lần|\s+(?:một|1)\s+lần)\b)"
    rf"|(?:định\s+kỳ\s+(?:(?:hằng|hàng|theo)\s+)?(?:tuần|tháng|quý|0?\d\s+tháng|năm)"
    rf"|(?:hằng|hàng)\s+(?:tuần|tháng|quý)\b|(?-i:H)[ằà]ng\s+(?:ngày|năm)\b)"
    rf"(?:\s*,\s*(?:(?:hằng|hàng)\s+)?(?:tháng|quý|0?6\s+tháng|0?9\s+tháng|năm)\b)*"
    rf"(?:\s+(?:hoặc|và)\s+(?:đột\s+xuất|năm))?)",
    re.IGNORECASE,
)


def parse_deadline(text: str, plan_year: int) -> Deadline:
    """What the words of a deadline cell, or of a deadline in prose, fix. Brackets are read over."""
    printed = " ".join(text.split())
    plain = _BRACKET.sub(" ", printed)
    recurrence = read_recurrence(plain)
    if recurrence and not re.search(rf"năm\s+{_YEAR}|/{_S}{_YEAR}", plain):
        return Deadline(printed, recurrence=recurrence)
    start, end = _interval(plain, plan_year)
    return Deadline(printed, start.isoformat() if start else None, end.isoformat() if end else None, recurrence)


def find_deadlines(text: str, plan_year: int) -> tuple[DeadlineMention, ...]:
    """The deadlines that prose sets, in reading order: "xong trước ngày 15/01/2024", "trong tháng 02/2024".

    Dates of documents that the prose cites are none. Markdown's emphasis may stand anywhere in the words.
    """
    plain = text.replace("*", " ")
    return tuple(
        DeadlineMention(found.start(), found.end(), parse_deadline(found.group(), plan_year))
        for found in _PROSE.finditer(plain)
    )


def most_exact(limits: Iterable[DeadlineMention]) -> DeadlineMention | None:
    """The limit that fixes most: dates before recurrences before words; of recurrences one that names a day."""
    return min(limits, key=_vagueness, default=None)


def _vagueness(limit: DeadlineMention) -> tuple[bool, bool, bool, int]:
    told = limit.deadline
    return told.end is None, told.recurrence is None, "ngày" not in told.text.lower(), limit.start


def _interval(text: str, plan_year: int) -> tuple[date | None, date | None]:
    if _SCHOOL_YEAR.search(text):
        return None, None
    if _THIS_YEAR.match(text):
        return _whole_year(plan_year)
    periods = _periods(text, plan_year)
    if not periods or (_REPEATED.search(text) and not re.search(_YEAR, text)):
        return None, None
    first, last = periods[0], periods[-1]
    before = text[: first.start]
    if _AFTER.search(before):
        return None, None
    if len(periods) > 1 and not _contiguous(text, periods):
        return None, None
    if len(periods) == 1 and _BEFORE.search(before):
        return None, first.last if first.first == first.last else first.first - timedelta(days=1)
    if len(periods) == 1 and _LIMIT.search(before):
        return None, first.last
    if len(periods) == 1 and _FROM.search(before) and not first.ranged:
        return first.first, None
    if _ONWARDS.search(text, last.end):
        return first.first, None
    return first.first, last.last


def _contiguous(text: str, periods: list[_Period]) -> bool:
    """Whether the periods are one stretch: each follows on the one before it, or "từ … đến …" joins them."""
    for one, two in pairwise(periods):
        between = text[one.end : two.start]
        if re.search(r"đến|tới|[-–]", between) and one.first <= two.last:
            continue
        if two.first != one.last + timedelta(days=1):
            return False
    return True


def _periods(text: str, plan_year: int) -> list[_Period]:
    """The periods of `text` in reading order; the more exact reading of a place wins, a year later in the text lends
    itself to the periods before it that have none."""
    found: list[_Period] = []
    taken: list[tuple[int, int]] = []
    years = [int(match.group()) for match in re.finditer(rf"(?<!\d){_YEAR}(?!\d)", text)]
    year = years[-1] if years else plan_year
    for read in (
        *(_read_halves, _read_quarters, _read_months, _read_days, _read_months_of_years),
        *(_read_year_ranges, _read_years),
    ):
        for period in read(text, year):
            if all(period.end <= start or end <= period.start for start, end in taken):
                found.append(period)
        taken.extend((period.start, period.end) for period in found[len(taken) :])
    return sorted(found, key=lambda period: period.start)


def _read_days(text: str, year: int) -> Iterator[_Period]:
    for match in _DAY.finditer(text):
        day, month, named = (
            match.group(name) or match.group(f"{name}2") or match.group(f"{name}3") for name in ("day", "month", "year")
        )
        try:
            when = date(int(named or year), int(month), int(day))
        except ValueError:
            continue
        yield _Period(when, when, match.start(), match.end())


def _read_halves(text: str, year: int) -> Iterator[_Period]:
    for match in _HALF.finditer(text):
        named = int(match.group("year") or year)
        months = (1, 6) if match.group("half").lower() == "đầu" else (7, 12)
        yield _Period(date(named, months[0], 1), _last_day(named, months[1]), match.start(), match.end())


def _read_quarters(text: str, year: int) -> Iterator[_Period]:
    for match in _QUARTERS.finditer(text):
        named = int(match.group("year") or year)
        words = match.group("quarters")
        for one, two in _runs([_ROMAN[word.lower()] for word in _QUARTER_NUMBER.findall(words)], words):
            yield _Period(
                date(named, 3 * one - 2, 1), _last_day(named, 3 * two), match.start(), match.end(), ranged=one < two
            )


def _read_months(text: str, year: int) -> Iterator[_Period]:
    for match in _MONTHS.finditer(text):
        named = int(match.group("year") or match.group("year2") or year)
        words = match.group("months")
        for one, two in _runs([int(word) for word in re.findall(r"\d+", words)], words):
            if 1 <= one <= two <= 12:
                yield _Period(date(named, one, 1), _last_day(named, two), match.start(), match.end(), ranged=one < two)


def _read_months_of_years(text: str, year: int) -> Iterator[_Period]:
    """Months without the word: "01/2025"."""
    for match in _MONTH_OF_YEAR.finditer(text):
        named, month = int(match["year"]), int(match["month"])
        yield _Period(date(named, month, 1), _last_day(named, month), match.start(), match.end())


def _runs(numbers: list[int], words: str) -> list[tuple[int, int]]:
    """Months or quarters as stretches: two that "đến" joins are one, others stand for themselves."""
    if len(numbers) == 2 and re.search(r"đến|tới|[-–]", words) and numbers[0] < numbers[1]:
        return [(numbers[0], numbers[1])]
    return [(number, number) for number in numbers]


def _read_year_ranges(text: str, year: int) -> Iterator[_Period]:
    for match in _YEARS.finditer(text):
        first, last = int(match.group("first")), int(match.group("last"))
        if first <= last:
            yield _Period(date(first, 1, 1), date(last, 12, 31), match.start(), match.end())


def _read_years(text: str, year: int) -> Iterator[_Period]:
    for match in _ONE_YEAR.finditer(text):
        named = int(match.group("year"))
        start = match.start()
        if re.search(r"năm\s+\Z", text[:start], re.IGNORECASE):
            start = text[:start].lower().rindex("năm")
        yield _Period(date(named, 1, 1), date(named, 12, 31), start, match.end())


def _whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
