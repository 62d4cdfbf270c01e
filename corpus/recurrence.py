"""How often something comes back: "hằng tháng", "định kỳ 6 tháng", "2 lần/năm", "quý, 6 tháng, năm".

A recurrence is "daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "every N months" or "N times a UNIT"
(UNIT a year, quarter, month or week): two times a year need not be six months apart. Of several that a wording names
the shortest counts, since the others are met with it.
"""

import re
from collections.abc import Iterator

_UNITS = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "quí": "quarter", "năm": "year"}
_EVERY = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
_MONTHS = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}
_DAYS = {"daily": 1, "weekly": 7, "monthly": 30, "quarterly": 91, "half-yearly": 182, "yearly": 365}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_VIETNAMESE = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half-yearly": "6 tháng một lần",
    "yearly": "hằng năm",
}
_UNIT_WORDS = {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}

_UNIT = r"(?:ngày|tuần|tháng|qu[ýí]|năm)"
_COUNT = r"(?:\d{1,2}|một|hai|ba|bốn)"
_PART = rf"(?:\d{{1,2}}\s+tháng(?!\s+(?:đầu|cuối))|{_UNIT})(?!\s*(?:\d|[IVX]+\b))"
_LIST = rf"{_PART}(?:\s*(?:,|;|/|và|hoặc|hay)\s*(?:(?:hằng|hàng|cả|theo|một)\s+)?{_PART})*"
_NAMED = re.compile(
    rf"\b(?:(?:hằng|hàng|mỗi|từng)|định\s+kỳ(?:\s+(?:hằng|hàng|mỗi|theo))?)\s+(?P<parts>{_LIST})", re.IGNORECASE
)
_BARE_LIST = re.compile(
    rf"(?<![\w/])(?P<parts>{_PART}(?:\s*(?:,|;|và)\s*{_PART})*\s*(?:,|;|và)\s*(?:cả\s+)?năm)\b(?!\s*\d)", re.IGNORECASE
)
_EACH = re.compile(
    rf"\b(?P<count>{_COUNT})?\s*(?P<unit>{_UNIT})\s*(?:/|\s)\s*(?:0?1|một)?\s*lần\b(?!\s*/)", re.IGNORECASE
)
_TIMES = re.compile(
    rf"\b(?P<count>{_COUNT})\s+lần\s*(?:/|\s(?:trong\s+|mỗi\s+|một\s+)*)\s*(?:0?1\s+)?(?P<unit>{_UNIT})\b(?!\s*\d)",
    re.IGNORECASE,
)
_TIMES_AFTER = re.compile(
    rf"\b(?:mỗi|hằng|hàng|một|01|1)\s+(?P<unit>{_UNIT})\s+(?:tổ\s+chức\s+)?(?:ít\s+nhất\s+|tối\s+thiểu\s+)?"
    rf"(?P<count>{_COUNT})\s+lần\b",
    re.IGNORECASE,
)
_END_OF_QUARTER = re.compile(r"\btháng\s+cuối\s+(?:của\s+)?quý\b", re.IGNORECASE)
_ONE_PART = re.compile(rf"(?:(?P<count>\d{{1,2}})\s+)?(?P<unit>{_UNIT})", re.IGNORECASE)


def read_recurrence(text: str) -> str | None:
    """The recurrence that the words fix; None where they fix none."""
    found = list(_counted(text))
    if not found:
        found = [name for match in _NAMED.finditer(text) for name in _parts(match.group("parts"))]
    if not found:
        found = [name for match in _BARE_LIST.finditer(text) for name in _parts(match.group("parts"))]
    if not found and _END_OF_QUARTER.search(text):
        found = ["quarterly"]
    return min(found, key=_days, default=None)


def recurrence_words(recurrence: str | None) -> str:
    """A recurrence in Vietnamese; "" for None."""
    if recurrence is None:
        return ""
    every = re.fullmatch(r"every (\d+) months", recurrence)
    times = re.fullmatch(r"(\d+) times a (\w+)", recurrence)
    if every:
        return f"{every[1]} tháng một lần"
    return f"{times[1]} lần mỗi {_UNIT_WORDS[times[2]]}" if times else _VIETNAMESE[recurrence]


def _counted(text: str) -> Iterator[str]:
    """What is told as a number of times: "6 tháng/lần", "2 lần/năm", "mỗi năm một lần"."""
    for match in _EACH.finditer(text):
        name = _every(_number(match.group("count") or "1"), match.group("unit"))
        if name is not None:
            yield name
    for pattern in (_TIMES, _TIMES_AFTER):
        for match in pattern.finditer(text):
            count, unit = _number(match.group("count")), _UNITS[match.group("unit").lower()]
            if count == 1:
                yield _EVERY[unit]
            else:
                yield f"{count} times a {unit}" if unit != "day" else _EVERY["day"]


def _parts(words: str) -> Iterator[str]:
    for match in _ONE_PART.finditer(words):
        name = _every(int(match.group("count") or 1), match.group("unit"))
        if name is not None:
            yield name


def _every(count: int, unit: str) -> str | None:
    """Every so many units; None for what has no name."""
    name = _UNITS[unit.lower()]
    months = {"month": 1, "quarter": 3, "year": 12}.get(name)
    if months is None:
        return _EVERY[name] if count == 1 else None
    return _MONTHS.get(months * count, f"every {months * count} months")


def _number(words: str) -> int:
    return _NUMBERS.get(words.lower()) or int(words)


def _days(recurrence: str) -> float:
    times = re.fullmatch(r"(\d+) times a (\w+)", recurrence)
    if times:
        return _UNIT_DAYS[times[2]] / int(times[1])
    every = re.fullmatch(r"every (\d+) months", recurrence)
    return 30.0 * int(every[1]) if every else float(_DAYS[recurrence])
