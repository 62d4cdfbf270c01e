"""Years of plans against years inside the content; months, quarters and days the question names."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.question import Period
from assistant.understanding.english_times import MONTHS
from assistant.understanding.reading import Reading

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(
    r"(?<![\w/.,-])(?<!\d:)(?P<take>(?:(?:của|trong|vào|ở|cho|in|for|of|during|the)\s+)*"
    r"(?:(?:năm|year|kế hoạch|plan)\s+)?(?P<year>(?:19|20)\d\d)(?:'s)?)(?![\w/.-]\d|\w)(?!\s*-\s*\d{4})"
)
_BARE_YEARS = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?!\w|[/.-]\d)")
_SPAN = re.compile(r"(?:giai đoạn |period |từ (?:năm )?|from )?(?:19|20)\d\d\s*(?:-|đến(?: năm)?|to)\s*(?:19|20)\d\d")
_FROM_TO = re.compile(r"^from .*\bto\b")
_CONTENT = re.compile(
    r"(?:đến|tới|hết|trước|sau|từ|so với|so với cùng kỳ|tầm nhìn|định hướng|by|until|up to|before|since"
    r"|compared (?:to|with)) "
    r"(?:năm |the end of |hết năm )?$"
)
_INDEX = re.compile(
    r"(?:chỉ số|kết quả chỉ số|xếp hạng|par[ -]?index|sipas|papi|pci|ddci|dti|dci|pgi|index|score|ranking"
    r"|results?)\b[^;.?()]{0,50}$"
)
_RESULT = re.compile(
    r"\b(?:đạt (?:bao nhiêu|mấy|được|\d)|xếp (?:thứ|hạng|vị trí)|đứng thứ|thứ (?:mấy|hạng)|tăng|giảm|là bao nhiêu điểm"
    r"|(?:bao nhiêu|mấy) (?:điểm|bậc)|^(?:điểm|điểm số|số điểm|thứ hạng|vị trí|xếp hạng)|kết quả"
    r"|rank(?:ed|ing)?|scored?|achieved?|results?|points?|positions?|placed?|fared?|performed?|came|stood|finished)\b"
)
# What happened in a year, not what a plan of that year says.
_LACKED = re.compile(
    r"(?<!\w)(?:mất điểm|trừ điểm|còn (?:những |các )?hạn chế|chưa đạt|khảo sát|phỏng vấn|điều tra"
    r"|points? (?:(?:were|was|are|is|got|being) )?(?:lost|deducted|docked|dropped)"
    r"|los(?:t|e|ing) (?:\w+ )?(?:points|marks)|went wrong|fell short|did badly"
    r"|weak(?:ness(?:es)?)?|shortcomings?|interviewed|polled|surveyed)(?!\w)"
)
# The year of a document that the plans rest on.
_ISSUED = re.compile(
    rf"(?<!\w)(?<!plan )(?<!plans )(?:approved|issued|signed|promulgated|adopted|dated|passed|enacted|released)"
    rf"(?: (?:back|in|on|of|early|late|{'|'.join(MONTHS)}),?)* $"
)
_NUMBERED = re.compile(r"\d[\w]*(?:/\d{4})?/[a-zđ][\w-]*(?: ban hành| ký)?(?: ngày [\d/]+)? (?:năm )?$")
_SINCE = re.compile(r"(?:so với|compared (?:to|with)|than) (?:năm |in )?$")
_SCORED = re.compile(
    r"(?<!\w)(?:par[ -]?index|sipas|papi|pci|ddci|dti|dci|pgi|chỉ số (?:cchc|cải cách|hài lòng|hiệu quả))(?!\w)"
)
_SCORED_AFTER = re.compile(
    r" (?:(?:provincial|district|commune|administrative|reform) ){0,3}(?:par|sipas|papi|pci|ddci|dti|index)"
    r"(?:,? (?:and )?\w+){0,3} (?:index|results?|scores?|rankings?)(?!\w)"
    r"| (?:(?:provincial|district|commune|administrative|reform|par|citizen|public|satisfaction|governance|performance"
    r"|competitiveness) ){0,3}(?:sipas|papi|pci|index)(?!\w)"
)
_AIM = re.compile(r"\b(?:mục tiêu|phấn đấu|đặt ra|chỉ tiêu|kế hoạch|duy trì|cải thiện|target|aims?|goals?|plan|set)\b")
_THING = re.compile(
    r"(?:kế hoạch|dự toán|dự trù|biên chế|đề án|chương trình|lớp|tồn tại|hạn chế|tổng kết|báo cáo|nghị quyết|quyết định"
    r"|cost|estimates?|funding|budget|payroll|staffing|headcounts?|staff (?:numbers|quotas?|sizes?|plans?)|scheme"
    r"|programme|program|report|recruitment)\b[^;.?]{0,70}$"
    r"|\w+ plan (?:for |of )?$"
)
_PLAN_ITSELF = re.compile(
    r"(?:kế hoạch|plan)(?:,? (?:cchc|cải cách hành chính|nhà nước|của|tỉnh|huyện|thành phố|bắc giang"
    r"|năm|phụ lục|for|of|in|the))*"
    r"(?: (?:tỉnh|huyện|thành phố) \w+(?: \w+){0,2})?(?: năm)? ?|(?:reform|annual|the) plan(?: (?:for|of|in))? ?"
)
_THING_AFTER = re.compile(
    r" (?:plan|budget|programme|program) (?:for|on) (?!administrative reform|the (?:province|district))"
    r"| (?!reform|administrative|annual|provincial|district|state)[\w-]+(?: [\w-]+){0,2} (?:plan|budget|estimate)\b"
)
_COMPARED = re.compile(
    r"(?<!\w)(?:so sánh|so với|khác|qua các năm|compar\w+|versus|vs|differ\w*|between|change\w*)(?!\w)"
)
_IN_PLAN = re.compile(r"(?:trong|theo|tại) (?:phụ lục|kế hoạch)(?: \w+){0,6}? (?:năm )?$")
_IN_THE = re.compile(r"(?:in|under|according to|per|from|of) the $")
_THE = re.compile(r"(?:(?<!\w)(?:the|its|their)|'s) $")
_PLAN_AFTER = re.compile(r" (?:[\w-]+ ){0,3}(?:plan|appendix|annex)\b")
_REFORM_PLAN_AFTER = re.compile(
    r" (?:(?:provincial|district|province|administrative|public|administration|reform|index|improvement) )*"
    r"(?:plan|appendix|annex|one)\b"
)
_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>20\d\d))?"
    r"(?!\d|/| ?(?:%|phần trăm|per ?cent|điểm|points?|lần|times))"
    r"|ngày (?P<day2>\d{1,2}) tháng (?P<month2>\d{1,2})(?: năm (?P<year2>20\d\d))?"
)
# "Nhiệm vụ 5.1" is the label of a row.
_LABELLED = re.compile(
    r"(?:nhiệm vụ|hoạt động|mục tiêu|nội dung|mục|tiểu mục|khoản|điểm|phần|tiêu chí|tasks?|activity|activities|goals?"
    r"|objectives?|section|item|point)(?: số| no\.?)? $"
)
_MONTH = re.compile(
    r"(?P<take>(?:(?:trong|vào|in|by)\s+)?(?:tháng (?P<month>\d{1,2})(?!\d)(?: ?/ ?| năm )?(?P<year>20\d\d)?"
    rf"|(?P<name>{'|'.join(MONTHS)}),? ?(?:of )?(?P<year2>20\d\d)?))\b"
)
_MONTHS = re.compile(
    r"(?P<take>(?:từ )?tháng (?P<first>\d{1,2})(?: ?/ ?20\d\d| năm 20\d\d)? ?"
    r"(?:(?:-|đến(?: hết)?|tới) ?(?:tháng )?|(?:và|,) tháng )(?P<last>\d{1,2})(?!\d)"
    r"(?:(?: ?/ ?| năm )(?P<year>20\d\d))?)"
)
_QUARTERS = re.compile(
    r"(?P<take>(?:từ )?quý (?P<first>iv|iii|ii|i|[1-4])(?: ?/ ?20\d\d| năm 20\d\d)?"
    r"(?:,? và | ?- ?| đến | tới |, ?)(?:quý )?(?P<last>iv|iii|ii|i|[1-4])\b(?:(?: ?/ ?| năm )(?P<year>20\d\d))?)"
)
_QUARTER = re.compile(
    r"(?P<take>(?:(?:trong|vào|in)\s+)?(?:the )?(?:(?:quý|quarter|q) ?(?P<number>iv|iii|ii|i|[1-4])\b"
    r"|(?P<word>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter)(?:(?: ?/ ?| năm | of |,? )(?P<year>20\d\d))?)"
)
_HALF = re.compile(
    r"(?P<take>(?:trong )?(?:6|sáu) tháng (?P<half>đầu|cuối) năm(?: (?P<year>20\d\d))?"
    r"|(?:the )?(?P<half2>first|second) half(?: of)?(?: (?P<year2>20\d\d))?)"
)
_LED_UP = re.compile(
    r"(?:(?<!\w)(?:là|vào|trong|trước|đến|tới|hết|sau|từ|ngày|by|before|on|until|till|after|from|than|the|in|end of"
    r"|close of|start of|beginning of|month of|during|for|between) )+$"
)
# "Nghị quyết 01/2023/NQ-HĐND ngày 05/4/2023": the day of a document is no time that anything is due.
_OF_DOCUMENT = re.compile(r"\d[\w/-]*[/-]\w*[a-zđ][\w-]*(?: (?:ban hành|ký|của \w+(?: \w+)?))? (?:ngày )?$")
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_THIS_YEAR = re.compile(r"(?P<take>(?:trong |của )?năm nay|this year(?:'s)?)")


@dataclass(frozen=True, slots=True)
class TimesFound:
    """Years of plans in the catalogue, years no plan is for, the period named, and what was assumed."""

    years: tuple[int, ...]
    unknown: tuple[int, ...]
    period: Period | None
    assumed: tuple[str, ...] = ()


def find_times(reading: Reading, known: frozenset[int], *, consume_period: bool, of_rows: bool = False) -> TimesFound:
    """Read the times of a question. `known` are the years of the catalogue's plans.

    A period is left in the topic unless `consume_period`: to a list it is a filter, elsewhere it is content. `of_rows`
    says that who, when or what product is asked: the year of an index ("Chỉ số CCHC năm 2024") is then the work's.
    """
    years: list[int] = []
    unknown: list[int] = []
    period, assumed = _period(reading, known, years, consume_period)
    content = [match.span() for match in _SPAN.finditer(reading.key) if not _spans_plans(reading.key, match, known)]
    found = [match for match in reading.matches(_YEAR, only_free=False) if reading.free(*match.span("year"))]
    bound = [match for match in found if _names_plan(reading.key, match)] if not _COMPARED.search(reading.key) else []
    names_known = any(int(match["year"]) in known for match in found)
    for match in found:
        year = int(match["year"])
        if any(start <= match.start("year") < end for start, end in content) or _is_content(
            reading.key, match, known, of_rows
        ):
            continue
        if year not in known and (names_known or _of_something(reading.key, match)):
            continue
        if bound and match not in bound:
            continue
        if year in known:
            years.append(year)
            reading.use(*match.span("take"))
        else:
            unknown.append(year)
            reading.use(*match.span("take"))
    if reading.take(_THIS_YEAR) and known and not years:
        years.append(max(known))
        assumed = (*assumed, "year")
    return TimesFound(tuple(dict.fromkeys(years)), tuple(dict.fromkeys(unknown)), period, tuple(dict.fromkeys(assumed)))


def _spans_plans(key: str, span: re.Match[str], known: frozenset[int]) -> bool:
    """Whether a span names the two plans that are compared: "how did the goal change from 2022 to 2024"."""
    years = {int(year) for year in _BARE_YEARS.findall(span.group())}
    return years <= known and _FROM_TO.search(span.group()) is not None and _COMPARED.search(key) is not None


def _is_content(key: str, match: re.Match[str], known: frozenset[int], of_rows: bool) -> bool:
    """Whether a year belongs to what is told (an index's year, the end of a period), not to a plan."""
    before, after = key[: match.start("year")], key[match.end("year") :]
    if _NUMBERED.search(before):
        return True
    scored = _SCORED.search(key) is not None and _RESULT.search(key) is not None
    if scored and (_SINCE.search(before) or int(match["year"]) not in known):
        return True
    if before.rstrip().endswith("/") or _CONTENT.search(before):
        return not re.search(r"(?:compared (?:to|with)|so với) (?:năm |kế hoạch (?:năm )?)?$", before) or (
            int(match["year"]) not in known
        )
    if re.search(r"kế hoạch[^,;.?]{0,50}$|\bplan\b[^,;.?]{0,30}$", before[-60:]) and "chỉ số" not in before[-40:]:
        return False
    if int(match["year"]) not in known and (_LACKED.search(key) or _ISSUED.search(before)):
        return True
    if not _INDEX.search(before[-80:]) and not _SCORED_AFTER.match(after):
        return False
    if int(match["year"]) not in known:
        return True
    return (of_rows or bool(_RESULT.search(key))) and not _AIM.search(key)


def _of_something(key: str, match: re.Match[str]) -> bool:
    """Whether the year is one of a thing that a plan tells of ("kế hoạch biên chế năm 2026"), not the plan's own."""
    if _THING_AFTER.match(key[match.end("year") :]):
        return True
    thing = _THING.search(key[: match.start("year")])
    return thing is not None and not _PLAN_ITSELF.fullmatch(thing.group())


def _names_plan(key: str, match: re.Match[str]) -> bool:
    """Whether the year is said to be the plan's ("theo phụ lục 2025", "in the 2025 plan")."""
    before, after = key[: match.start("year")], key[match.end("year") :]
    named = _IN_THE.search(before) and _PLAN_AFTER.match(after)
    return bool(_IN_PLAN.search(before) or named or (_THE.search(before) and _REFORM_PLAN_AFTER.match(after)))


def _period(
    reading: Reading, known: frozenset[int], years: list[int], consume: bool
) -> tuple[Period | None, tuple[str, ...]]:
    for pattern, build in (
        (_HALF, _half),
        (_MONTHS, _months),
        (_QUARTERS, _quarters),
        (_QUARTER, _quarter),
        (_DAY, _day),
        (_MONTH, _month),
    ):
        for match in reading.matches(pattern):
            groups = match.groupdict()
            printed = groups.get("year") or groups.get("year2")
            named = [int(year) for year in _BARE_YEARS.findall(reading.key)]
            candidates = [year for year in named if year in known] or sorted(known)
            if not printed and not candidates:
                return None, ()
            year = int(printed) if printed else candidates[-1]
            dates = build(groups, year)
            before = reading.key[: match.start()]
            labelled = pattern is _DAY and _LABELLED.search(before)
            if dates is None or labelled or _OF_DOCUMENT.search(before) or _is_verb(reading, match):
                continue
            dates = _bounded(dates, before, year, months=pattern is _MONTH)
            if consume:
                start, end = match.span("take") if "take" in groups else match.span()
                led = _LED_UP.search(reading.key, 0, start)
                reading.use(led.start() if led else start, end)
                if printed and year in known and pattern is not _DAY:
                    years.append(year)
            text = reading.text[match.start() : match.end()].strip()
            return Period(*dates, text), () if printed or named else ("year",)
    return None, ()


def _is_verb(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "may" is no month: in a small letter, with no year after it and nothing before it that leads to one."""
    groups = match.groupdict()
    if groups.get("name") != "may" or groups.get("year2"):
        return False
    led = match["take"].strip(" ,") != "may" or _LED_UP.search(reading.key, 0, match.start()) is not None
    return not led and not reading.text[match.start("name")].isupper()


def _bounded(dates: tuple[str, str], before: str, year: int, *, months: bool) -> tuple[str, str]:
    """The period as the words before it bound it: "trước 30/6" begins with the year, "sau" ends with it. Of `months`
    that something is done before, none is in it.
    """
    if months and re.search(r"(?:trước|before)(?: the (?:start|beginning) of)? ?$", before) and dates[0] > f"{year}-01":
        eve = date.fromisoformat(dates[0]) - timedelta(days=1)
        return f"{year}-01-01", eve.isoformat()
    if re.search(
        r"(?:trước|đến hết|đến|hết|before|by|until|till|than)(?: ngày| tháng| the)?(?: (?:the )?(?:end|close) of)? ?$",
        before,
    ):
        return f"{year}-01-01", dates[1]
    if re.search(r"(?:sau|từ|after|from|since)(?: ngày| tháng| the)? ?$", before):
        return dates[0], f"{year}-12-31"
    return dates


def _half(groups: dict[str, str | None], year: int) -> tuple[str, str] | None:
    first = groups["half"] == "đầu" or groups["half2"] == "first"
    return (f"{year}-01-01", f"{year}-06-30") if first else (f"{year}-07-01", f"{year}-12-31")


def _quarter(groups: dict[str, str | None], year: int) -> tuple[str, str] | None:
    written = groups["number"] or ""
    number = _ORDER[groups["word"]] if groups["word"] else _ROMAN.get(written) or int(written)
    last = 3 * number
    return f"{year}-{last - 2:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"


def _quarters(groups: dict[str, str | None], year: int) -> tuple[str, str] | None:
    first, last = (_ROMAN.get(groups[name] or "") or int(groups[name] or 0) for name in ("first", "last"))
    if first >= last:
        return None
    return f"{year}-{3 * first - 2:02}-01", f"{year}-{3 * last:02}-{calendar.monthrange(year, 3 * last)[1]}"


def _month(groups: dict[str, str | None], year: int) -> tuple[str, str] | None:
    month = MONTHS[groups["name"]] if groups["name"] else int(groups["month"] or 0)
    if not 1 <= month <= 12:
        return None
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


def _months(groups: dict[str, str | None], year: int) -> tuple[str, str] | None:
    first, last = int(groups["first"] or 0), int(groups["last"] or 0)
    if not 1 <= first <= last <= 12:
        return None
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"


def _day(groups: dict[str, str | None], year: int) -> tuple[str, str] | None:
    day, month = int(groups["day"] or groups["day2"] or 0), int(groups["month"] or groups["month2"] or 0)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    single = f"{year}-{month:02}-{day:02}"
    return single, single
