"""Figures that a document sets, as Target records: value, unit, comparison, what is measured and for which tier.

A clause may set several: "Trên 95% hồ sơ công việc tại cấp tỉnh, 85% … cấp huyện và 65% … cấp xã được xử lý trên môi
trường mạng" sets three, whose common end belongs to each, and "cấp tỉnh, cấp huyện, cấp xã … tương ứng là 50%, 40%,
35%" gives each tier its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.document import BlockKind, Document, Span
from corpus.figures import RESPECTIVELY, Figure, comparison_before, find_figures
from corpus.measures import LEVEL, MEASURE_BEFORE, around, done_to, measure_of, of_tier, own_level
from corpus.record import Target
from corpus.repair import repair, repair_text
from corpus.structure.excerpt import Excerpt, excerpt, trimmed
from corpus.table_targets import table_targets

_CLAUSE_END = re.compile(r"[;!?]|\.(?=\s|\Z|[\"”])|\n(?=\s*[-+•]\s(?!\s*20\d\d\b))|(?<=\d)\.\s+(?=\d+%)")
_SCOPE = re.compile(  # whom or where what follows holds for: "Tại địa bàn đô thị:", "Đối với cấp xã:"
    r"[\s*_+•-]*(?P<scope>(?:Tại|Ở|Đối\s+với|Trên\s+địa\s+bàn|(?:Riêng\s+)?(?:[Cc]ấp|[Tt]uyến)\s)[^:;.%\d]{2,90}?)[*_]*:[\s*_]*",
    re.IGNORECASE,
)
_TARGET_YEAR = re.compile(
    r"(?:\A[\s\-+*.,:\w]{0,12}|(?:đến|tới|vào|trong|hết|cuối|phấn\s+đấu|giai\s+đoạn\s+20\d\d\s*[-–])\s+"
    r"(?:hết\s+|cuối\s+)?)"
    r"(?<!so với )(?:năm\s+)?(?P<year>20\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:dự\s+(?:kiến|trù|toán)\s+kinh\s+phí|kinh\s+phí\s+dự\s+(?:kiến|trù|toán))\b|\bđã\s+(?:đạt|có|hoàn\s+thành|thực\s+hiện)|năm\s+trước\s+đạt",
    re.IGNORECASE,
)
_NOT_AIM = re.compile(
    r"kết quả đạt được|thực trạng|đánh giá tình hình|kinh phí|dự toán|căn cứ|khái quát|hình thức khen|đặc điểm|"
    r"giới thiệu|dự báo|\A\W*(?:[IVX\d]+\W+)?(?:đánh giá|kết quả|tình hình|tồn tại|hạn chế)\b"
    r".*\b(?:năm 20\d\d|giai đoạn|vừa qua)",
    re.IGNORECASE,
)
_LONGEST_CLAUSE = 4000  # characters; what is longer, or has more figures, is a table in disguise
_MOST_FIGURES = 30
_SHARED_WORD = "từ so sánh lấy từ số liệu đứng trước trong cùng câu"
_ABOUT = "con số ước chừng"
_RANGE = "khoảng giá trị; lấy cận sau"


def read_targets(document: Document, cells: Iterable[tuple[Span, ...]] = ()) -> tuple[Target, ...]:
    """The targets that prose and goal headings set, those in table `cells` (ranges of goals) and those of tables of
    figures, in reading order.

    Counts without a comparison ("02 doanh nghiệp") are none; shares in percent are, but for what is reported as done.
    """
    targets: list[Target] = []
    for spans, section in _places(document, cells):
        source = excerpt(document.text, spans)
        scope = told = ""
        for begin, end in _clauses(source.raw):
            named = _SCOPE.match(source.raw, begin, end)
            if named:
                begin, scope = named.start(), repair_text(named["scope"])
            found = tuple(_clause_targets(document, source, begin, end, section, scope, told))
            targets.extend(found)
            told = found[-1].object.rpartition(": ")[-1] if found else told
    return tuple(_numbered(document, [*targets, *table_targets(document)]))


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
    depth_ends = [found.end() for found in _CLAUSE_END.finditer(raw) if not _dash(raw, found.end())] + [len(raw)]
    for end in depth_ends:
        if raw.count("(", begin, end) > raw.count(")", begin, end) and end < len(raw):
            continue
        yield begin, end
        begin = end


def _dash(raw: str, start: int) -> bool:
    """Whether the bullet at `start` is a dash between words that a line end stands before ("kinh tế / - xã hội")."""
    sign, after = raw[start:].lstrip()[:1], raw[start:].lstrip(" \t\n-")[:1]
    return sign == "-" and after.islower() and raw[:start].rstrip()[-1:].isalnum()


def _clause_targets(
    document: Document, source: Excerpt, begin: int, end: int, section: int, scope: str, told: str
) -> Iterator[Target]:
    """The targets of `source.raw[begin:end)`. `scope` is whom or where they hold for, as a label says before them;
    `told` is what the clause before measures.
    """
    clause = source.raw[begin:end]
    if len(clause) > _LONGEST_CLAUSE or _PAST.search(clause):
        return
    figures = [figure for figure in find_figures(clause) if not _of_the_past(clause, figure, document.entry.year)]
    if not 0 < len(figures) <= _MOST_FIGURES:
        return
    levels = LEVEL.findall(clause[: figures[0].start])
    respectively = len(figures) > 1 and bool(RESPECTIVELY.search(clause[: figures[0].start]))
    comparison: str | None = None
    measured = ""
    for place, figure in enumerate(figures):
        before, after = around(clause, figures, place)
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
        measure, doubt = measure_of(before, after, clause, figures, place, measured, respectively)
        measure = of_tier(measure, measured)
        if doubt:
            doubts["object"] = doubt
        measured = measure or measured
        measure = done_to(before, after, measure)
        if scope and told and measure.lower() in ("", scope.lower()):
            measure, doubts["object"] = told, MEASURE_BEFORE
        if scope and not _says_whose(measure, scope):
            measure = f"{scope}: {measure}"
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
            levels[place]
            if respectively and place < len(levels)
            else own_level(after, before, place) or own_level(scope, "", place),
        )


def _of_the_past(clause: str, figure: Figure, year: int) -> bool:
    """Whether a figure stands in brackets that tell of a year before `year`: "(năm 2023 xếp thứ 38)"."""
    opened = clause.rfind("(", 0, figure.start)
    if opened <= clause.rfind(")", 0, figure.start):
        return False
    named = re.search(r"năm\s+(20\d\d)", clause[opened : figure.start])
    return named is not None and int(named[1]) < year


def _says_whose(measure: str, scope: str) -> bool:
    return scope.lower().removeprefix("đối với").strip() in measure.lower()


def _is_whole(figure: Figure) -> bool:
    """100 %: nothing is more, so a word before another figure does not compare it."""
    return figure.unit == "%" and figure.number == 100


def _coordinated(clause: str, figures: Sequence[Figure], place: int) -> bool:
    """Whether a figure follows the one before it in a list: a comma or "và" stands right before it."""
    return bool(re.search(r"(?:,|\bvà)\s*\Z", clause[: figures[place].start]))


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
