"""Figures that a document sets, as Target records: value, unit, comparison, what is measured and for which tier.

A clause may set several: "Trên 95% hồ sơ công việc tại cấp tỉnh, 85% … cấp huyện và 65% … cấp xã được xử lý trên môi
trường mạng" sets three, whose common end belongs to each, and "cấp tỉnh, cấp huyện, cấp xã … tương ứng là 50%, 40%,
35%" gives each tier its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.document import BlockKind, Document, Span
from corpus.figures import COUNTED_THINGS, RESPECTIVELY, Figure, comparison_before, find_figures
from corpus.record import Target
from corpus.repair import repair, repair_text
from corpus.structure.excerpt import Excerpt, excerpt, trimmed

_CLAUSE_END = re.compile(r"[;!?]|\.(?=\s|\Z|[\"”])|\n(?=\s*[-+•]\s)|(?<=\d)\.\s+(?=\d+%)")
_SUBJECT_VERB = re.compile(
    r"(?:\b(?:đạt|đạt\s+được|phấn\s+đấu\s+đạt|là|chiếm|bằng|còn|xuống|lên|đến|ở\s+mức|mức|tăng|giảm|tăng\s+thêm|cho)"
    r"|\btỷ\s+lệ|\btỉ\s+lệ|:|=)\s*(?:được\s+)?(?:tỷ lệ\s+|tỉ lệ\s+|mức\s+)?\Z",
    re.IGNORECASE,
)
_SUBJECT_NOUN = re.compile(r"tỷ\s+lệ|tỉ\s+lệ|mức\s+độ|chỉ\s+số", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"\A[\s,]*(?:\Z|trở\s+lên|trở\s+xuống|vào\s|trong\s+năm|so\s+với|theo\s|tương|mỗi|/|\(|và\s*\Z|"
    r"đến\s+(?:hết\s+)?năm|hằng|hàng|từ\s+năm|cho\s+đến|nhằm)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?:được|có|đạt|đủ|tham\s+gia|thực\s+hiện|sử\s+dụng|hoàn\s+thành|triển\s+khai|áp\s+dụng)\s.*\Z", re.DOTALL
)
_LEVEL = re.compile(r"(?:cấp|tuyến)\s+(?:tỉnh|huyện|xã|trung\s+ương|cơ\s+sở|thành\s+phố|sở)", re.IGNORECASE)
_TARGET_YEAR = re.compile(
    r"(?:\A[\s\-+*.,:\w]{0,12}|(?:đến|tới|vào|trong|hết|cuối|phấn\s+đấu|giai\s+đoạn\s+20\d\d\s*[-–])\s+"
    r"(?:hết\s+|cuối\s+)?)"
    r"(?<!so với )(?:năm\s+)?(?P<year>20\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_AIM_LABEL = re.compile(r"\A\s*(?:Chỉ\s+tiêu|Mục\s+tiêu|Tiêu\s+chí)\s+\d+\s*[:.]\s*", re.IGNORECASE)
_WITHIN = re.compile(r"[,;]?\s*trong\s+(?:số\s+)?đó\s*(?:,|có\b)?\s*", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:[\s,;]*\b(?:và|trong\s+đó(?:\s+có)?|phấn\s+đấu|đạt|từ|trên|là|còn|xuống|khoảng|chiếm|"
    r"(?:và|,)\s+(?:tăng\s+thêm|tăng|giảm)|trung\s+bình|tỷ\s+lệ|tỉ\s+lệ|đạt\s+tỷ\s+lệ|"
    r"(?:tiếp\s+tục\s+)?(?:xếp|nằm|đứng|thuộc|xếp\s+hạng)(?:\s+(?:trong|vào))?|tối\s+thiểu|ít\s+nhất|bảo\s+đảm|đảm\s+bảo|có|"
    r"(?:tiếp\s+tục\s+)?duy\s+trì)\b)+[\s,;]*\Z",
    re.IGNORECASE,
)
_NEXT_SUBJECT = re.compile(
    r",\s*(?=(?:Chỉ\s+số|chỉ\s+số|[Tt]ỷ\s+lệ|[Tt]ỉ\s+lệ|[Mm]ức\s+độ|[Ss]ố\s|[Tt]ổng\s|lĩnh\s+vực|thu\s+nhập|tốc\s+độ))"
)
_FOR_WHOM = re.compile(r"\A\s*(?:đối\s+với|tại|ở|cho|trong)\s", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:dự\s+(?:kiến|trù|toán)\s+kinh\s+phí|kinh\s+phí\s+dự\s+(?:kiến|trù|toán))\b|\bđã\s+(?:đạt|có|hoàn\s+thành|thực\s+hiện)|năm\s+trước\s+đạt",
    re.IGNORECASE,
)
_NOT_AIM = re.compile(
    r"kết quả đạt được|thực trạng|đánh giá tình hình|kinh phí|dự toán|căn cứ|khái quát|hình thức khen|đặc điểm|"
    r"giới thiệu|dự báo",
    re.IGNORECASE,
)
_LEAD_WORDS = re.compile(
    r"\A(?:[\s,.:]*(?:(?:và|trong\s+đó(?:\s+có)?|phấn\s+đấu(?:\s+đạt)?|bảo\s+đảm|đảm\s+bảo|đồng\s+thời|có(?!\s+thể)|đạt|trong|"
    r"đến|hằng\s+năm|hàng\s+năm)\b|(?:đến\s+|trong\s+|hết\s+|cuối\s+)*năm\s+20\d\d))+[\s,.:]*",
    re.IGNORECASE,
)

_LONGEST_CLAUSE = 4000  # characters; what is longer, or has more figures, is a table in disguise
_MOST_FIGURES = 30
_SHARED_WORD = "từ so sánh lấy từ số liệu đứng trước trong cùng câu"
_ABOUT = "con số ước chừng"
_RANGE = "khoảng giá trị; lấy cận sau"
_NO_MEASURE = "không rõ đại lượng được đo"
_MEASURE_BEFORE = "đại lượng lấy từ số liệu đứng trước"


def read_targets(document: Document, cells: Iterable[tuple[Span, ...]] = ()) -> tuple[Target, ...]:
    """The targets that prose and goal headings set, and those in table `cells` (ranges of goals), in reading order.

    Counts without a comparison ("02 doanh nghiệp") are none; shares in percent are, but for what is reported as done.
    """
    targets: list[Target] = []
    for spans, section in _places(document, cells):
        source = excerpt(document.text, spans)
        for begin, end in _clauses(source.raw):
            targets.extend(_clause_targets(document, source, begin, end, section))
    return tuple(_numbered(document, targets))


def _places(document: Document, cells: Iterable[tuple[Span, ...]]) -> Iterator[tuple[tuple[Span, ...], int]]:
    for block in document.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING) or block.section < 0:
            continue
        if "%" not in block.text and not re.search(r"\d", block.text):
            continue
        if not any(_NOT_AIM.search(label) for label in document.path(block.section)):
            yield block.spans, block.section
    for spans in cells:
        yield spans, next((table.section for table in document.tables if table.span.covers(spans[0])), -1)


def _clauses(raw: str) -> Iterator[tuple[int, int]]:
    begin = 0
    depth_ends = [found.end() for found in _CLAUSE_END.finditer(raw)] + [len(raw)]
    for end in depth_ends:
        if raw.count("(", begin, end) > raw.count(")", begin, end) and end < len(raw):
            continue
        yield begin, end
        begin = end


def _clause_targets(document: Document, source: Excerpt, begin: int, end: int, section: int) -> Iterator[Target]:
    clause = source.raw[begin:end]
    if len(clause) > _LONGEST_CLAUSE or _PAST.search(clause):
        return
    figures = list(find_figures(clause))
    if not 0 < len(figures) <= _MOST_FIGURES:
        return
    levels = _LEVEL.findall(clause[: figures[0].start])
    respectively = len(figures) > 1 and bool(RESPECTIVELY.search(clause[: figures[0].start]))
    comparison: str | None = None
    measured = ""
    for place, figure in enumerate(figures):
        before, after = _around(clause, figures, place)
        doubts: dict[str, str] = {}
        if figure.comparison:
            comparison = figure.comparison
        elif respectively and place == 0:
            comparison = comparison_before(clause[: figure.start])
        elif comparison and place and _coordinated(clause, figures, place) and not _is_whole(figure):
            if comparison != "=":
                doubts["comparison"] = _SHARED_WORD
        else:
            comparison = "="
        if re.search(r"\bkhoảng\s*\Z", before, re.IGNORECASE):
            doubts["number"] = _ABOUT
        if re.search(r"[-–]", clause[figure.value_start : figure.value_end]):
            doubts["number"] = _RANGE
        measure, doubt = _measure(before, after, clause, figures, place, measured, respectively)
        measured = measure or measured
        if doubt:
            doubts["object"] = doubt
        yield _target(
            document,
            source,
            begin,
            end,
            section,
            figure,
            comparison,
            measure,
            doubts,
            (levels[place] if respectively and place < len(levels) else _own_level(after, before, place)),
        )


def _around(clause: str, figures: Sequence[Figure], place: int) -> tuple[str, str]:
    """The words between a figure and its neighbours, or the ends of the clause; "trong đó" parts them."""
    before = clause[figures[place - 1].end if place else 0 : figures[place].start]
    after = clause[figures[place].end : figures[place + 1].start if place + 1 < len(figures) else len(clause)]
    after = _NEXT_SUBJECT.split(_WITHIN.split(after)[0])[0] if place + 1 < len(figures) else after
    if place:
        before = _NEXT_SUBJECT.split(_WITHIN.split(before)[-1])[-1]
    else:
        before = _WITHIN.split(before)[-1] if _words(_WITHIN.split(before)[-1]) else before
    return before, after


def _is_whole(figure: Figure) -> bool:
    """100 %: nothing is more, so a word before another figure does not compare it."""
    return figure.unit == "%" and figure.number == 100


def _coordinated(clause: str, figures: Sequence[Figure], place: int) -> bool:
    """Whether a figure follows the one before it in a list: a comma or "và" stands right before it."""
    return bool(re.search(r"(?:,|\bvà)\s*\Z", clause[: figures[place].start]))


def _measure(
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
        return (subject, "") if _words(subject) else (measured, _MEASURE_BEFORE)
    if named and place and _FOR_WHOM.match(before) and measured:
        return f"{measured} {_clean(after)}".strip(), _MEASURE_BEFORE
    if named and _FOR_WHOM.match(after):
        return subject, ""
    if named and (_NO_OBJECT.match(after) or _starts_new(after) or _SUBJECT_NOUN.search(before)):
        return subject, ""
    own = _clean(after)
    if own and not _NO_OBJECT.match(after):
        if place + 1 < len(figures) and not _PREDICATE.search(f" {own} "):
            tail = _PREDICATE.search(clause[figures[-1].end :])
            own = f"{own} {_clean(tail.group())}" if tail else own
        return own, ""
    if _words(subject):
        return subject, ""
    return (measured, _MEASURE_BEFORE) if measured else ("", _NO_MEASURE)


def _starts_new(after: str) -> bool:
    return bool(re.match(r"\s*[,;]|\s*(?:và|trong đó)\b", after))


def _own_level(after: str, before: str, place: int) -> str | None:
    found = _LEVEL.findall(after) or ([] if place else _LEVEL.findall(before))
    names = list(dict.fromkeys(" ".join(level.split()).lower() for level in found))
    return ", ".join(names) if names else None


def _clean(words: str) -> str:
    text = repair_text(words).strip(" ,.;:-–+*")
    text = _LOOSE_END.sub("", _LEAD_WORDS.sub("", _AIM_LABEL.sub("", text))).strip(" ,.;:")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text.strip(" ,.;:-–+*")


def _words(text: str) -> bool:
    return len(re.findall(r"[^\W\d]+", text)) > 1


def _target(
    document: Document,
    source: Excerpt,
    begin: int,
    end: int,
    section: int,
    figure: Figure,
    comparison: str,
    measure: str,
    doubts: dict[str, str],
    level: str | None,
) -> Target:
    """`level` as found in the clause; its span is the first place that names it."""
    clause_begin, clause_end = trimmed(source.raw, begin, end, " \t\n-+*")
    spans = {
        "value": source.spans_of(begin + figure.value_start, begin + figure.value_end),
        "text": source.spans_of(clause_begin, clause_end),
    }
    if level:
        words = r"\s+".join(re.escape(word) for word in level.split(",")[0].split())
        named = re.compile(words, re.IGNORECASE).search(source.raw, begin, end)
        if named:
            spans["level"] = source.spans_of(named.start(), named.end())
    return Target(
        id="",
        document=document.entry.id,
        year=document.entry.year,
        text=repair(document.text, spans["text"]),
        value=repair(document.text, spans["value"]),
        number=figure.number,
        unit=figure.unit,
        comparison=comparison,
        object=measure,
        level=" ".join(level.split()).lower() if level else None,
        target_year=_year_of(source.raw[begin:end], document.path(section)),
        uncertain=doubts,
        confidence=round(0.95 - 0.2 * len(doubts), 2),
        path=document.path(section),
        spans=spans,
    )


def _year_of(clause: str, path: Sequence[str]) -> int | None:
    for words in (clause, *reversed(path)):
        found = _TARGET_YEAR.findall(words)
        if found:
            return int(found[-1])
    return None


def _numbered(document: Document, targets: Sequence[Target]) -> Iterator[Target]:
    ordered = sorted(targets, key=lambda target: (target.spans["value"][0].start, target.spans["value"][0].end))
    seen: set[tuple[Span, ...]] = set()
    number = 0
    for target in ordered:
        if target.spans["value"] in seen:
            continue
        seen.add(target.spans["value"])
        number += 1
        yield replace(target, id=f"{document.entry.id}:target-{number}")
