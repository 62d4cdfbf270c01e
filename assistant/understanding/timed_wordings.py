"""Deadlines as plans print them, in English: "trước ngày 15 hằng tháng", "Quý II/2025", "Từ 01/7/2025"."""

import re

from corpus.normalizer import match_key

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DONE = r"(?:(?:hoàn thành|xong|gửi|thực hiện) )?(?:trong )?"
_EVERY_YEAR = r"(?:hằng|hàng) năm"
_FOLLOWING = r" và (?:các|những) năm tiếp theo"
_NUMBER = r"(iv|iii|ii|i|\d)"
_TIMED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (rf"{_DONE}(?:năm )?(\d{{4}})", r"\1"),
        (rf"{_DONE}(?:năm )?(\d{{4}}){_FOLLOWING}", r"\1 and the years after"),
        (rf"{_DONE}qu[ýí] {_NUMBER}(?:,? (?:và )?(?:qu[ýí] )?{_NUMBER})?(?: năm |/|-| )(\d{{4}})", "quarter"),
        (rf"{_DONE}qu[ýí] {_NUMBER}(?:,? (?:và )?(?:qu[ýí] )?{_NUMBER})?", "quarter"),
        (rf"{_DONE}tháng (\d{{1,2}})(?: năm |/)(\d{{4}})", "month"),
        (rf"{_DONE}tháng (\d{{1,2}})", "month"),
        (rf"{_DONE}trước (?:ngày )?(\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?)", r"before \1"),
        (rf"{_DONE}trước tháng (\d{{1,2}})/(\d{{4}})", "before month"),
        (rf"{_DONE}trước (?:ngày )?(\d{{1,2}}/\d{{1,2}}) {_EVERY_YEAR}", r"before \1 every year"),
        (rf"{_DONE}trước ngày (\d{{1,2}}) tháng (\d{{1,2}}) {_EVERY_YEAR}", "day"),
        (rf"(?:định kỳ )?{_EVERY_YEAR} \(trước ngày (\d{{1,2}}) tháng (\d{{1,2}})\)", "day"),
        (rf"{_DONE}trước ngày (\d{{1,2}}) tháng (\d{{1,2}}) năm (\d{{4}})", "day"),
        (r"trước (\d{1,2})h(\d{2})['’]? (?:hằng|hàng) ngày", r"before \1h\2 every day"),
        (rf"{_DONE}trước ngày (\d{{1,2}}) (?:hằng|hàng) tháng", r"before day \1 of every month"),
        (rf"{_DONE}trước ngày (\d{{1,2}}) tháng cuối quý", r"before day \1 of the last month of the quarter"),
        (r"(?:ngày )?(\d{1,2}/\d{1,2}/\d{4})", r"\1"),
        (r"từ (?:ngày )?(\d{1,2}/\d{1,2}/\d{4})", r"from \1"),
        (rf"giai đoạn (\d{{4}})\s*-\s*(\d{{4}}){_FOLLOWING}", r"period \1-\2 and the years after"),
        (r"giai đoạn (\d{4})\s*-\s*(\d{4})", r"period \1-\2"),
        (r"từ (?:năm )?(\d{4}) đến (?:năm )?(\d{4})", r"from \1 to \2"),
        (r"đến (?:hết )?(?:năm )?(\d{4})", r"by \1"),
        (r"cả năm (\d{4})", r"all of \1"),
        (
            r"trong (?:vòng |thời hạn )?(\d{1,3}) ngày kể từ ngày nhận kế hoạch này",
            r"within \1 days of receiving this plan",
        ),
    )
)


def timed(text: str) -> str | None:
    """A printed time in English, its figures as printed; None where it is in no known form."""
    key = match_key(text)
    for pattern, said in _TIMED:
        match = pattern.fullmatch(key)
        if match is None:
            continue
        groups = [group for group in match.groups() if group]
        if said == "quarter":
            return _quarter(groups)
        if said in ("month", "before month"):
            return _month(groups, said)
        if said == "day":
            return _day(groups)
        return match.expand(said)
    return None


def _quarter(groups: list[str]) -> str:
    numbers = [group.upper() for group in groups if len(group) < 4]
    year = groups[-1] if len(groups[-1]) == 4 and groups[-1].isdigit() else ""
    return f"Quarter {' and '.join(numbers)}{f' {year}' if year else ''}"


def _day(groups: list[str]) -> str | None:
    day, month, *year = groups
    if not 1 <= int(month) <= 12:
        return None
    return f"before {day} {_MONTHS[int(month) - 1]} {year[0] if year else 'every year'}"


def _month(groups: list[str], said: str) -> str | None:
    if not 1 <= int(groups[0]) <= 12:
        return None
    return " ".join([*(["before"] if said.startswith("before") else []), _MONTHS[int(groups[0]) - 1], *groups[1:]])
