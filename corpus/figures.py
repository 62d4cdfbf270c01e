"""Figures that a clause sets: a share, or a count that is compared with something, with its unit and comparison."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS = (
    (">=", r"tối\s+thiểu|ít\s+nhất|không\s+dưới|không\s+thấp\s+hơn|đạt\s+từ|từ\s+mức|≥"),
    ("<=", r"tối\s+đa|không\s+quá|không\s+vượt\s+quá|nhiều\s+nhất|≤"),
    (">", r"trên|hơn|vượt|cao\s+hơn|>"),
    ("<", r"dưới|thấp\s+hơn|<"),
)
_COMPARED = "|".join(words for _, words in _COMPARISONS)
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_COUNTED = (
    r"phút|giờ|ngày(?:\s+làm\s+việc)?|điểm|bậc|lần|lượt|người|học\s+sinh|giáo\s+viên|xã|phường|tỉnh|cơ\s+quan|đơn\s+vị|"
    r"cơ\s+sở|doanh\s+nghiệp|trường(?:\s+hợp)?|hộ|ca|lớp|cuộc|tin|bài|tỷ\s+đồng|triệu\s+đồng|nghìn\s+đồng|ha|km|MW|tấn|mô\s+hình|"
    r"dịch\s+vụ|thủ\s+tục|hồ\s+sơ|tiêu\s+chí|nhiệm\s+vụ|sản\s+phẩm|dự\s+án|công\s+trình|trung\s+tâm|tuyến|khu|giường|"
    r"sáng\s+kiến|đề\s+tài|đề\s+án|giải\s+pháp|văn\s+bản|phiếu|hội\s+nghị|hội\s+thảo|phóng\s+sự|chuyên\s+(?:mục|đề|trang)|"
    r"ý\s+kiến|chỉ\s+(?:tiêu|số)|cán\s+bộ|công\s+chức|viên\s+chức|đợt|đoàn|thôn|biên\s+chế|báo\s+cáo|buổi|thiết\s+bị|trạm|tuần|"
    r"tháng(?!\s+tuổi)|huyện|hội\s+viên|nền\s+tảng|quy\s+trình"
)
COUNTED_THINGS = frozenset(
    (
        *("người", "học sinh", "giáo viên", "xã", "phường", "cơ quan", "đơn vị", "cơ sở", "doanh nghiệp", "trường"),
        *("trường hợp", "hộ", "lớp", "mô hình", "dịch vụ", "thủ tục", "hồ sơ", "dự án", "công trình", "trung tâm"),
        *("khu", "nhiệm vụ"),
    )
)
_FIGURE = re.compile(
    rf"(?:(?<!\w)(?P<comparison>{_COMPARED})\s+(?:(?:đạt|là|từ)\s+)?|(?P<from>(?<!\w)từ\s+)|(?P<sign>[<>≥≤])\s*)?"
    rf"(?<![\w./,-])(?P<value>(?:(?:{_NUMBER})\s*%?\s*[-–]\s*)?(?:{_NUMBER}))(?![\d/]|[.,]\d|-\d)"
    rf"(?:\s*(?P<percent>%|phần\s+trăm)"
    rf"|\s*(?P<unit>{_COUNTED})(?!\w)(?P<per>\s*/\s*\d*\s*[\w ]{{1,12}}?(?=[\s.,;)]|\Z))?)"
    rf"(?P<up>\s*(?:số\s+)?(?:trở\s+)?(?:lên|xuống)(?!\w)(?!\s+\d))?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:nhóm|tốp|top)\s+(?:các\s+)?(?P<value>\d+)\s+(?P<unit>tỉnh|địa\s+phương|thành\s+phố|đơn\s+vị|sở|huyện|xã|phường)",
    re.IGNORECASE,
)
_RANK = re.compile(  # "xếp thứ 10/63", "vị trí thứ 5 trở lên"
    r"(?:xếp|đứng|giữ)\s+(?:ở\s+)?(?:vị\s+trí\s+|hạng\s+)?(?P<unit>thứ|hạng|vị\s+trí)\s+(?P<value>\d{1,3})(?:\s*/\s*\d{1,3})?"
    r"(?P<up>\s+trở\s+lên)?",
    re.IGNORECASE,
)
_RANK_UNIT = "thứ hạng"
_SUBSTANCE = re.compile(r",\s*[A-Z][a-z]+\s\Z")
_BASE = re.compile(r"\s*(?:lên|xuống)(?:\s+(?:mức|thành|trên|dưới|khoảng|tối\s+thiểu|ít\s+nhất))*\s+\d", re.IGNORECASE)
RESPECTIVELY = re.compile(r"(?:tương\s+ứng|lần\s+lượt)(?:\s+(?:là|đạt|với))*\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a clause: its words at `[start, end)`, its number's at `[value_start, value_end)`."""

    start: int
    end: int
    value_start: int
    value_end: int
    number: float
    unit: str
    comparison: str | None


def find_figures(clause: str) -> Iterator[Figure]:
    """The figures of a clause, in reading order. Plain counts ("02 doanh nghiệp") are none."""
    last = 0
    found = [match for pattern in (_FIGURE, _GROUP, _RANK) for match in pattern.finditer(clause)]
    for match in sorted(found, key=lambda match: match.start("value")):
        if match.start() < last or _BASE.match(clause, match.end()) or _SUBSTANCE.search(clause[: match.start()]):
            continue  # "từ 50% lên 70%" sets 70; "Cloramin B, Chlorine 70%" sets nothing
        groups = match.groupdict()
        percent = groups.get("percent")
        comparison = _comparison(groups)
        if match.re is _RANK:
            comparison = "<=" if groups["up"] else "="
        group = match.re is _GROUP
        if not percent and comparison is None and not group:
            continue
        if not percent and not group and groups.get("from") and not groups.get("up"):
            continue
        last = match.end()
        unit = (
            _RANK_UNIT
            if match.re is _RANK
            else "%"
            if percent
            else " ".join(((groups["unit"] or "") + (groups.get("per") or "")).split())
        )
        yield Figure(
            match.start(),
            match.end(),
            match.start("value"),
            match.end("value"),
            figure_number(re.split(r"[-–]", match.group("value"))[-1].strip()),
            unit,
            "<=" if group else comparison,
        )


def comparison_before(words: str) -> str:
    """The comparison in the words before "tương ứng là": "đạt tỷ lệ tối thiểu tương ứng là 50%"."""
    for sign, pattern in _COMPARISONS:
        if re.search(rf"(?:\b|(?=[<>≥≤]))(?:{pattern})\s*\Z", RESPECTIVELY.sub("", words).rstrip(), re.IGNORECASE):
            return sign
    return "="


def _comparison(groups: dict[str, str | None]) -> str | None:
    words = groups.get("comparison") or groups.get("sign")
    up = (groups.get("up") or "").lower()
    if "lên" in up:
        return ">="
    if "xuống" in up:
        return "<="
    if not words:
        return None
    return next(sign for sign, pattern in _COMPARISONS if re.fullmatch(pattern, words, re.IGNORECASE))


def figure_number(printed: str) -> float:
    """The value of a printed figure: "." parts thousands, "," decimals; before one or two digits "." does so too."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    return float(printed.replace(",", "."))
