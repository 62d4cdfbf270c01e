"""The parts of a form that say nothing of the matter: letterhead, recipients, signature, page numbers, rules.

Their shapes are those of Decree 30/2020/NĐ-CP on clerical work.
"""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.structure.lines import Line, has_words
from corpus.structure.marker import MarkerKind
from corpus.structure.page_numbers import page_number

_TYPES = "KẾ HOẠCH|QUYẾT ĐỊNH|BÁO CÁO|CHƯƠNG TRÌNH|ĐỀ ÁN|CHỈ THỊ|NGHỊ QUYẾT|THÔNG BÁO|TỜ TRÌNH|HƯỚNG DẪN"
_TYPES += "|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN|CÔNG ĐIỆN|NGHỊ ĐỊNH|THÔNG TƯ"
_TITLE = re.compile(rf"[#>*_ ]*(?:{_TYPES})(?!\w)")
_LETTERHEAD = re.compile(
    r"[#>*_ |]*(?:cộng hòa xã hội|cộng hoà xã hội|chủ nghĩa việt nam|độc lập\s*-\s*tự do|số\s*:|"
    r"(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)|.{0,60}ngày\s+[\d….]*\s*tháng\s+[\d….]*\s*năm",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"[#>*_ |]*(?:Nơi nhận|NƠI NHẬN)\b")
_SIGNATURE = re.compile(
    r"[#>*_ |]*(?:(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ]{2}|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG)[*_ |]*$)"
)
_OPENING = 60  # lines among which the title of a document stands
_LONGEST = 200  # characters of the longest line of a letterhead


def title_line(lines: Sequence[Line]) -> int:
    """The index of the line with the document's type, where its title begins; -1 where none stands at the top."""
    for place, line in enumerate(lines[:_OPENING]):
        if _TITLE.match(line.text):
            return place
        if len(line.text) > _LONGEST or (line.marker and line.marker.kind in _BODY_KINDS):
            return -1
    return -1


_BODY_KINDS = frozenset(
    {MarkerKind.ANNEX, MarkerKind.ROMAN, MarkerKind.ARTICLE, MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.DECIMAL}
)


def type_only(text: str) -> bool:
    """Whether a title says the document's type and nothing more ("KẾ HOẠCH")."""
    match = _TITLE.match(text)
    return bool(match) and not has_words(text[match.end() :]) if match else False


def find_furniture(lines: Sequence[Line], tables: Sequence[range]) -> frozenset[int]:
    """The indexes of the lines that are furniture. `tables` are the line ranges of tables, which have none."""
    inside = {place for table in tables for place in table}
    marked = {place for place, line in enumerate(lines) if not has_words(line.text) and place not in inside}
    marked |= _letterhead(lines)
    marked |= _closing(lines, tables)
    outside = [place for place in range(len(lines)) if place not in inside and place not in marked]
    return frozenset(marked | _page_furniture(lines, outside))


def _letterhead(lines: Sequence[Line]) -> set[int]:
    title = title_line(lines)
    if title >= 0:
        return set(range(title))
    return {
        place
        for place, line in enumerate(lines[:20])
        if len(line.text) < _LONGEST and _LETTERHEAD.match(line.text) and not line.marker
    }


def _closing(lines: Sequence[Line], tables: Sequence[range]) -> set[int]:
    """Recipients and signature, each with all lines down to the next part of the document."""
    starts = {table.start for table in tables}
    marked: set[int] = set()
    place = 0
    while place < len(lines):
        if not (_RECIPIENTS.match(lines[place].text) or _SIGNATURE.match(lines[place].text)):
            place += 1
            continue
        while place < len(lines) and place not in starts and not _new_part(lines[place]):
            marked.add(place)
            place += 1
    return marked


def _new_part(line: Line) -> bool:
    """Whether the line opens an annex, an attached document or a footnote."""
    if line.marker and line.marker.kind in _BODY_KINDS - {MarkerKind.DECIMAL}:
        return True
    return bool(_TITLE.match(line.text)) or line.text.startswith("[1]")


def _page_furniture(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    """Page numbers, and running heads, which stand beside page numbers again and again."""
    numbers: list[tuple[int, int, bool]] = []
    outside = set(places)
    for place in places:
        found = page_number(lines[place].text.strip("*_ "))
        if found:
            numbers.append((place, found.number, found.signed))
    values = {number for _, number, _ in numbers}
    pages = {place for place, number, sign in numbers if sign or {number - 1, number + 1} & values or number == 2}
    beside = [
        (neighbour, lines[neighbour].text)
        for place in pages
        for neighbour in (place - 1, place + 1)
        if neighbour in outside and neighbour not in pages and not lines[neighbour].marker
    ]
    repeated = {head for head, count in Counter(text for _, text in beside).items() if count > 1}
    return pages | {place for place, text in beside if text in repeated}
