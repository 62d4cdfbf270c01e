"""Whether what a record sets a time for is due in the period that a question names."""

import re
from datetime import date, timedelta

from assistant.question import Period
from corpus.normalizer import match_key
from corpus.record import Duty, Task

# "Kể cả những việc làm quanh năm": what goes on all year is wanted beside what is due.
_ALL_YEAR = re.compile(
    r"(?<!\w)(?:(?:kể|bao gồm|gồm|tính|và|lấy) cả|including|as well as|plus|and)(?: (?!không)[\w-]+){0,6}?"
    r" (?:quanh năm|cả năm|suốt năm|thường xuyên|all year|year-?(?:round|long|wide)|ongoing|regular)(?!\w)"
)
_HALF_A_YEAR = timedelta(days=184)


def is_dated(record: Task | Duty) -> bool:
    """Whether the record's time can be told in dates: "Tháng 3/2025", not "Thường xuyên"."""
    return bool(record.deadline_start or record.deadline_end)


def wants_all_year(question: str) -> bool:
    """Whether a question for a period wants what goes on all year too."""
    return _ALL_YEAR.search(match_key(question)) is not None


def meets(record: Task | Duty, period: Period) -> bool:
    """Whether the record's time and the period have a day in common: any month does with "Năm 2024"."""
    start, end = record.deadline_start or record.deadline_end, record.deadline_end or record.deadline_start
    return start is not None and end is not None and start <= period.end and end >= period.start


def is_due(record: Task | Duty, period: Period) -> bool:
    """Whether the record's own period, half a year at most, meets the asked one, or lies in it whole.

    A record without dates is never due, and "Năm 2024" is not due in its last quarter, though it ends there: the
    wording does not say so.
    """
    start, end = record.deadline_start or record.deadline_end, record.deadline_end or record.deadline_start
    if start is None or end is None:
        return False
    if period.start <= start and end <= period.end:
        return True
    brief = date.fromisoformat(end) - date.fromisoformat(start) <= _HALF_A_YEAR
    return brief and start <= period.end and end >= period.start
