"""English times in the forms that times are read in: "10th of Feb. 2025" is "10/2/2025", "mid-2025" is "June 2025"."""

import calendar
import re

_SHORT = {name.lower(): place for place, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTHS = {name.lower(): place for place, name in enumerate(calendar.month_name) if name}
_NUMBER = _SHORT | MONTHS
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?P<year>20\d\d)"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"(?<![\w/.-])(?:the )?{_ORDINAL}(?: day)?(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?:of )?{_YEAR})?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w/-])(?P<month>{_MONTH})\b\.? (?:the )?{_ORDINAL}(?![\w%/.])(?:,? {_YEAR})?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?<![\w/-])(?:(?:between|from) (?:the (?:start|beginning) of )?)?(?P<first>{_MONTH})\.?(?: {_YEAR})?"
    rf" ?(?:-|–|to|and|till|until|through)(?: the end of)? ?(?P<last>{_MONTH})\b\.?(?:,? (?P<year2>20\d\d))?",
    re.IGNORECASE,
)
# Short names are months where something says so: "Mar" may be anything, "in Mar 2025" is March.
_ABBREVIATED = re.compile(
    rf"(?<![\w/-])(?P<led>(?:in|by|of|until|till|before|since|for|and|to) )?"
    rf"(?P<month>{'|'.join(name.capitalize() for name in _SHORT if name != 'may')})\b\.?"
    r"(?P<dated>(?=,? (?:of )?20\d\d|[ ?,.]*$))?"
)
_MIDDLE = re.compile(rf"(?<!\w)(?:the )?(?:mid[- ]?(?:year )?|middle of (?:the year )?){_YEAR}(?!\w)", re.IGNORECASE)
_YEAR_END = re.compile(
    rf"(?<!\w)(?:the )?(?:year[- ]end|end of (?:the )?year)(?:,? (?:of |in )?{_YEAR})?(?!\w)", re.IGNORECASE
)
_MONTHS_OF = re.compile(
    r"(?<!\w)(?:the )?(?P<which>first|opening|last|final|closing) (?P<many>two|three|six|2|3|6) months"
    r"(?= of|,? 20\d\d| in)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<!\w)(?:(?P<first>H1|1st half|early half)|H2|2nd half|(?:latter|other) half)(?!\w)")
_SHORT_YEAR = re.compile(r"(?<![\w])['’](?P<year>[12]\d)(?!\w)")
_FIRST = frozenset({"first", "opening"})


def in_usual_times(text: str) -> str:
    """`text` with its dates, months and parts of a year in the usual forms."""
    text = _SHORT_YEAR.sub(r"20\g<year>", text)
    text = _DAY_FIRST.sub(_dated, text)
    text = _MONTH_FIRST.sub(_dated, text)
    text = _SPAN.sub(_months, text)
    text = _ABBREVIATED.sub(_in_full, text)
    text = _MIDDLE.sub(r"June \g<year>", text)
    text = _YEAR_END.sub(lambda match: f"December {match['year'] or ''}".strip(), text)
    text = _MONTHS_OF.sub(_part, text)
    return _HALF.sub(lambda match: "first half" if match["first"] else "second half", text)


def _dated(match: re.Match[str]) -> str:
    day, month = int(match["day"]), _NUMBER[match["month"].lower()]
    if not 1 <= day <= 31 or (match["month"] == "may" and not match["year"]):
        return match.group()
    return f"{day}/{month}" + (f"/{match['year']}" if match["year"] else "")


def _months(match: re.Match[str]) -> str:
    first, last = (_NUMBER[match[name].lower()] for name in ("first", "last"))
    year = match["year2"] or match["year"]
    if first >= last or (match["first"] == "may" or match["last"] == "may"):
        return match.group()
    return f"tháng {first} đến tháng {last}" + (f" năm {year}" if year else "")


def _in_full(match: re.Match[str]) -> str:
    if not match["led"] and match["dated"] is None:
        return match.group()
    return (match["led"] or "") + calendar.month_name[_SHORT[match["month"].lower()]]


def _part(match: re.Match[str]) -> str:
    opening = match["which"].lower() in _FIRST
    if match["many"].lower() in ("three", "3"):
        return f"{'first' if opening else 'last'} quarter"
    if match["many"].lower() in ("six", "6"):
        return f"{'first' if opening else 'second'} half"
    return "tháng 1 đến tháng 2" if opening else "tháng 11 đến tháng 12"
