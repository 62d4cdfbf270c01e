"""What a figure of a clause measures, and for which tier: the words before it, those after it, or both."""

import re
from collections.abc import Sequence

from corpus.figures import COUNTED_THINGS, RESPECTIVELY, Figure
from corpus.repair import repair_text
from corpus.verbs import begins_with_verb

_SUBJECT_VERB = re.compile(
    r"(?:\b(?:đạt|đạt\s+được|phấn\s+đấu\s+đạt|là|chiếm|bằng|còn|xuống|lên|đến|ở\s+mức|mức|tăng|giảm|tăng\s+thêm|cho)"
    r"|\btỷ\s+lệ|\btỉ\s+lệ|:|=)\s*(?:được\s+)?(?:tỷ lệ\s+|tỉ lệ\s+|mức\s+)?\Z",
    re.IGNORECASE,
)
_SUBJECT_NOUN = re.compile(r"t[ỷỉ]\s+(?:lệ|trọng)|mức\s+độ|chỉ\s+số|tốc\s+độ|quy\s+mô", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"\A[\s,]*(?:\Z|trở\s+lên|trở\s+xuống|vào\s|trong\s+năm|so\s+với|theo\s|tương|mỗi|/|\(|và\s*\Z|"
    r"đến\s+(?:hết\s+)?năm|hằng|hàng|từ\s+năm|cho\s+đến|nhằm)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?:được|có|đạt|đủ|tham\s+gia|thực\s+hiện|sử\s+dụng|hoàn\s+thành|triển\s+khai|áp\s+dụng)\s.*\Z", re.DOTALL
)
LEVEL = re.compile(
    r"(?<!\w)(?<!trợ\s)(?<!cung\s)(?:cấp|tuyến)\s+(?:tỉnh|huyện|xã(?!\s+hội)|trung\s+ương|cơ\s+sở|thành\s+phố|sở)\b",
    re.IGNORECASE,
)
_HAS_SO_MANY = re.compile(r"\s(?:có|đạt|được|gửi|tổ\s+chức|tham\s+gia|thực\s+hiện)\s*\Z")
_BRACKETED_TIER = re.compile(r"\(\s*(?:cấp|tuyến)\s[^()]*\)", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\b(?P<way>(?:cắt\s+)?giảm(?:\s+thêm)?|tăng(?:\s+thêm)?|rút\s+ngắn|tiết\s+kiệm)\s*\Z", re.IGNORECASE
)
_AIM_LABEL = re.compile(r"\A\s*(?:Chỉ\s+tiêu|Mục\s+tiêu|Tiêu\s+chí)\s+\d+\s*[:.]\s*", re.IGNORECASE)
_WITHIN = re.compile(r"[,;]?\s*trong\s+(?:số\s+)?đó\s*(?:,|có\b)?\s*", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:[\s,;]*\b(?:và|trong\s+đó(?:\s+có)?|phấn\s+đấu|đạt|từ|trên|là|còn|xuống|khoảng|chiếm|"
    r"(?:và|,)\s+(?:tăng\s+thêm|tăng|giảm)|(?<!trở\s)lên|trung\s+bình|tỷ\s+lệ|tỉ\s+lệ|đạt\s+tỷ\s+lệ|"
    r"(?:tiếp\s+tục\s+)?(?:xếp|nằm|đứng|thuộc|xếp\s+hạng)(?:\s+(?:trong|vào))?|tối\s+thiểu|ít\s+nhất|bảo\s+đảm|đảm\s+bảo|có|"
    r"(?:tiếp\s+tục\s+)?duy\s+trì)\b)+[\s,;]*\Z",
    re.IGNORECASE,
)
_NEXT_SUBJECT = re.compile(
    r",\s*(?=(?:Chỉ\s+số|chỉ\s+số|[Tt]ỷ\s+lệ|[Tt]ỉ\s+lệ|[Mm]ức\s+độ|[Ss]ố\s|[Tt]ổng\s|lĩnh\s+vực|thu\s+nhập|tốc\s+độ))"
)
# What a bracket opens with that tells figures of its own: "… (Tỷ lệ hồ sơ cấp kết quả điện tử đạt 100%; …)".
_OWN_SUBJECT = re.compile(rf"\(\s*(?={_SUBJECT_NOUN.pattern})", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\A\s*(?:đối\s+với|tại|ở|cho|trong)\s", re.IGNORECASE)
_LEAD_WORDS = re.compile(
    r"\A(?:[\s,.:]*(?:(?:và|trong\s+đó(?:\s+có)?|phấn\s+đấu(?:\s+đạt)?|bảo\s+đảm|đảm\s+bảo|đồng\s+thời|có(?!\s+thể)|đạt|trong|"
    r"đến|hằng\s+năm|hàng\s+năm)\b"
    r"|(?:trong\s+)?giai\s+đoạn\s+20\d\d\s*[-–]\s*20\d\d|từ\s+năm\s+20\d\d\s+(?:trở\s+đi|đến\s+(?:hết\s+)?năm\s+20\d\d)|(?:đến\s+|trong\s+|hết\s+|cuối\s+)*năm\s+20\d\d))+[\s,.:]*",
    re.IGNORECASE,
)
_LONGEST_DOING = 12  # words
_NO_MEASURE = "không rõ đại lượng được đo"
MEASURE_BEFORE = "đại lượng lấy từ số liệu đứng trước"


def around(clause: str, figures: Sequence[Figure], place: int) -> tuple[str, str]:
    """The words between a figure and its neighbours, or the ends of the clause; "trong đó" parts them."""
    before = clause[figures[place - 1].end if place else 0 : figures[place].start]
    following = figures[place + 1].start if place + 1 < len(figures) else len(clause)
    counted = place + 1 < len(figures) and figures[place].unit == "%" != figures[place + 1].unit
    if counted and _HAS_SO_MANY.search(clause[:following]):
        # "100% cơ quan có ít nhất 01 sáng kiến": what they have so many of is told of the share
        following = figures[place + 2].start if place + 2 < len(figures) else len(clause)
        return clause[figures[place - 1].end if place else 0 : figures[place].start], clause[
            figures[place].end : following
        ]
    after = clause[figures[place].end : following]
    after = _NEXT_SUBJECT.split(_WITHIN.split(after)[0])[0] if place + 1 < len(figures) else after
    if place:
        before = _BRACKETED_TIER.sub(" ", before)
        before = _NEXT_SUBJECT.split(_WITHIN.split(before)[-1])[-1]
    else:
        before = _WITHIN.split(before)[-1] if _words(_WITHIN.split(before)[-1]) else before
    return before if before.count("(") == before.count(")") else _OWN_SUBJECT.split(before)[-1], after


def measure_of(
    before: str, after: str, clause: str, figures: Sequence[Figure], place: int, measured: str, respectively: bool
) -> tuple[str, str]:
    """What a figure measures, and the doubt about it."""
    if respectively:
        return _clean(RESPECTIVELY.sub("", clause[: figures[0].start])), ""
    figure = figures[place]
    subject = _clean(before)
    named = bool(_SUBJECT_VERB.search(before)) and _words(subject)
    if figure.unit in COUNTED_THINGS and not named and not respectively and not _NO_OBJECT.match(after):
        things = _clean(f"{figure.unit} {after}")
        if len(things) > len(figure.unit):
            return things, ""
    if figure.unit != "%" and (_words(subject) or measured):
        return (subject, "") if _words(subject) else (measured, MEASURE_BEFORE)
    if named and place and _FOR_WHOM.match(before) and measured:
        return f"{measured} {_clean(after)}".strip(), MEASURE_BEFORE
    if named and _FOR_WHOM.match(after):
        return subject, ""
    if named and (_NO_OBJECT.match(after) or _starts_new(after) or _SUBJECT_NOUN.search(before)):
        return subject, ""
    own = _clean(after)
    if own and not _NO_OBJECT.match(after):
        whole = _whole_of(clause[figures[place - 1].end : figure.start], own, measured) if place else ""
        if whole:
            return f"{whole} {own}", MEASURE_BEFORE
        if place + 1 < len(figures) and not _PREDICATE.search(f" {own} "):
            tail = _PREDICATE.search(clause[figures[-1].end :])
            own = f"{own} {_clean(tail.group())}" if tail else own
        return own, ""
    if _words(subject):
        return subject, ""
    return (measured, MEASURE_BEFORE) if measured else ("", _NO_MEASURE)


def _whole_of(between: str, own: str, measured: str) -> str:
    """The things that a share is a part of which is told by what becomes of them alone: "90% hồ sơ được giải quyết đúng
    hạn, trong đó 60% trả trước hạn" counts "hồ sơ" both times; "" where the share names its own things."""
    if not _WITHIN.search(between) or not (begins_with_verb(own) or own.lower().startswith("được ")):
        return ""
    told = _PREDICATE.search(measured)
    return measured[: told.start()] if told else ""


def done_to(before: str, after: str, measure: str) -> str:
    """`measure`, where it stands after its figure, with what is done to it: "giảm 50% số hộ nghèo" measures "giảm số hộ
    nghèo", "kiểm tra tối thiểu 30% đơn vị" "kiểm tra đơn vị".
    """
    if not measure or not repair_text(after).lstrip().startswith(measure[:12]):
        return measure
    way = _DIRECTION.search(before)
    doing = way["way"].lower() if way else _clean(re.split(r"[,;:]", before)[-1])
    words = len(doing.split())
    if way or (1 < words <= _LONGEST_DOING and begins_with_verb(doing)):
        return f"{' '.join(doing.split())} {measure}"
    return measure


def of_tier(measure: str, measured: str) -> str:
    """`measure`, where it is a tier alone ("… cấp tỉnh, 85% cấp huyện"), with what the figure before it measures."""
    tier = LEVEL.match(measure)
    above = LEVEL.search(measured) if tier else None
    return f"{measured[: above.start()]}{measure}" if above else measure


def own_level(after: str, before: str, place: int) -> str | None:
    found = LEVEL.findall(after) or ([] if place else LEVEL.findall(before))
    names = list(dict.fromkeys(" ".join(level.split()).lower() for level in found))
    return ", ".join(names) if names else None


def _starts_new(after: str) -> bool:
    return bool(re.match(r"\s*[,;]|\s*(?:và|trong đó)\b", after))


def _clean(words: str) -> str:
    text = repair_text(words).strip(" ,.;:-–+*")
    text = _LOOSE_END.sub("", _LEAD_WORDS.sub("", _AIM_LABEL.sub("", text))).strip(" ,.;:")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text.strip(" ,.;:-–+*")


def _words(text: str) -> bool:
    return len(re.findall(r"[^\W\d]+", text)) > 1
