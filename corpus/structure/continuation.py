"""Rows that pages cut: whether a row carries on the row above, and whose words stand at the head of a cell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Span
from corpus.repair import repair
from corpus.structure.cells import RawRow
from corpus.structure.draft import CONTENT, ROLES, Draft
from corpus.structure.labels import is_open_label, read_label
from corpus.structure.row import Cell, Column

_BODIES = (Column.LEAD, Column.COORDINATE)

# The last word or sign of a cell that is not finished.
_OPEN = re.compile(
    r"(?:[,;:&/(–-]|\b(?:và|hoặc|của|các|những|thuộc|với|cho|theo|tại|trên|dưới|về|do|từ|đến|bằng|là|được|phải|đã|sẽ|không"
    r"|sở|phòng|ban|bộ|ủy ban|văn phòng|các cơ|thuộc ubnd|tháng|năm|quý|trước|trước ngày))\s*$",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!?;…]\W*$")
# What was begun above ends here: a gap, a line end, or the next body of the list begins.
_TAIL_END = re.compile(
    r"[ \t]{2,}|\s*\n\s*"
    r"|\s(?=(?:Các|Sở|Phòng|Ban|UBND|HĐND|Ủy ban|Uỷ ban|Văn phòng|Công an|Thanh tra|Trung tâm|Đài|Báo)\s)"
)
_LONGEST_TAIL = 60
_SHORT_TAIL = 4  # words

_TAIL_ABOVE = "phần cuối của ô nằm lẫn ở đầu hàng sau"
_TAIL_BELOW = "đầu ô in lẫn phần cuối của hàng trước"


def carries_on(text: str, above: Draft, raw: RawRow, numbered: bool) -> bool:
    """Whether `raw` carries on the row above: no number, no label, and more cells that go on than cells that begin.

    `numbered` says that the rows of the table have a number each.
    """
    filled = [column for column in raw.filled() if column is not Column.NUMBER]
    if raw.cells.get(Column.NUMBER) or not filled or raw.surplus or raw.merged or _labelled(text, above, raw):
        return False
    evidence = sum(_goes_on(text, above, column, raw.cells[column]) for column in filled) + 2 * numbered
    if raw.first:
        # Under a page's header a row with no work of its own, or with nobody to do it, is likelier a rest.
        whole = any(column in CONTENT for column in filled) and any(column in ROLES for column in filled)
        return evidence + (1 if whole else 2) > 0
    return evidence > 1


def _goes_on(text: str, above: Draft, column: Column, spans: tuple[Span, ...]) -> int:
    """1 where a cell reads on from the cell above, -1 where it stands for itself, 0 where nothing tells."""
    before, here = above.last(text, column), repair(text, spans)
    if column not in above.cells:  # the row above is cut off before this column
        return 1
    if not before:
        return -1
    if column in CONTENT and _only_label(text, above, column):
        return 1
    if _starts_within(here) and not (column in CONTENT and here[0].isdigit()):
        return 1
    if _OPEN.search(before) or before.count("(") > before.count(")"):
        return 1
    return 0 if column in CONTENT and not _FINISHED.search(before) else -1


def _starts_within(words: str) -> bool:
    """Whether words begin in mid-phrase: a small letter, a digit, a closing sign."""
    bare = words.lstrip(" \"'“(")
    return bool(bare) and (bare[0].islower() or bare[0].isdigit() or bare[0] in "),.;%")


def _labelled(text: str, above: Draft, raw: RawRow) -> bool:
    """Whether a cell of `raw` begins with a label of its own, not with the end of a label that the page cut."""
    return any(
        raw.cells.get(column) and read_label(text, raw.cells[column][0]) and not _only_label(text, above, column)
        for column in CONTENT
    )


def _only_label(text: str, above: Draft, column: Column) -> bool:
    spans = above.cells.get(column, Cell(())).spans
    return len(spans) == 1 and is_open_label(text, spans[0])


def join(drafts: Sequence[Draft], raw: RawRow) -> None:
    """Give the words of `raw` to the last row, and a merged cell's to every row that shares it."""
    above = drafts[-1]
    for column in raw.filled():
        before = above.cells.get(column, Cell(()))
        whole = replace(before, spans=(*before.spans, *raw.cells[column]), inherited=bool(before.spans))
        for draft in reversed(drafts):
            if draft is not above and (not before.spans or draft.cells.get(column, Cell(())).spans != before.spans):
                break
            draft.cells[column] = replace(whole, doubt=draft.cells.get(column, whole).doubt)
    above.end = max(above.end, raw.extent.end)
    above.confidence = min(above.confidence, 0.9)


def give_back_tails(text: str, above: Draft, draft: Draft) -> None:
    """Words at the head of a cell under a page's header that end the unfinished cell above: "huyện  Các cơ quan…"."""
    for column in list(draft.own):
        spans = draft.cells[column].spans
        before = above.last(text, column)
        if column is Column.NUMBER or not before or not _starts_within(repair(text, spans)):
            continue
        cut = _tail_end(text, spans[0])
        if cut is None or _FINISHED.search(before):
            continue
        tail = Span(spans[0].start, cut.start())
        if not _ends_above(before, tail.cut(text), cut.group(), column):
            continue
        above.cells[column] = Cell((*above.cells[column].spans, tail), inherited=True, doubt=_TAIL_ABOVE)
        draft.cells[column] = Cell((Span(cut.end(), spans[0].end), *spans[1:]), doubt=_TAIL_BELOW)
        above.confidence, draft.confidence = min(above.confidence, 0.7), min(draft.confidence, 0.7)


def _ends_above(before: str, tail: str, gap: str, column: Column) -> bool:
    """Whether `tail` ends the cell above: a gap is printed after it, or the cell above cannot stand without it."""
    if _OPEN.search(before):
        return True if len(gap) > 1 else len(tail.split()) <= _SHORT_TAIL and not re.search(r"[,;]", tail)
    return len(gap) > 1 and column in _BODIES


def _tail_end(text: str, span: Span) -> re.Match[str] | None:
    """What separates a tail at the head of `span` from the words after it, from a capital on; None for none."""
    for gap in _TAIL_END.finditer(text, span.start, min(span.end, span.start + _LONGEST_TAIL)):
        rest = text[gap.end() : gap.end() + 1]
        if rest.isupper():
            return gap
    return None
