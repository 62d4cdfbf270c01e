"""Rows as they stand to rows as they are meant: cut rows joined, tails given back, merged cells shared out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Span
from corpus.normalizer import match_key
from corpus.repair import repair
from corpus.structure.cells import RawRow, cell_spans
from corpus.structure.continuation import carries_on, give_back_tails, join
from corpus.structure.ditto import as_above
from corpus.structure.draft import ROLES, Draft
from corpus.structure.labels import inner_activities, read_area_label, read_label, without_label
from corpus.structure.merging import inherit, reach_down
from corpus.structure.row import Cell, Column, Row

_NEARLY_ALL = 0.8
_SURPLUS = "hàng có {cells} ô dưới {names} tên cột, có thể lệch cột"
_MISSING = "hàng thiếu {count} ô, có thể bị cắt"


@dataclass(frozen=True, slots=True)
class _Group:
    """A numbered heading inside the table: its number, closed by a full stop, and its name."""

    number: str
    name: Cell


def assemble(text: str, raws: Iterable[RawRow]) -> tuple[Row, ...]:
    """The rows that `raws`, in the order of the table, are meant to be.

    A row that only carries on the row above is joined to it: it has no number and no label, and its cells begin in
    mid-phrase or where the cells above stop unfinished. A cell with several labelled activities gives a row each.
    """
    rows: list[Row] = []
    drafts: list[Draft] = []
    area: Cell | None = None
    group: _Group | None = None
    pending = list(raws)
    numbered = _all_numbered(pending)
    for index, raw in enumerate(pending):
        following = pending[index + 1] if index + 1 < len(pending) else None
        banner = _banner(text, raw)
        if banner:
            area, group = Cell(banner), None
            rows.extend(_finish(drafts))
            drafts = []
        elif drafts and carries_on(text, drafts[-1], raw, numbered):
            join(drafts, raw)
        elif _heads_group(text, raw, following):
            group = _Group(_number(text, raw), Cell(_content_spans(raw), inherited=True))
            rows.extend(_finish(drafts))
            drafts = []
        else:
            if group is not None and raw.cells.get(Column.NUMBER) and not _number(text, raw).startswith(group.number):
                group = None
                rows.extend(_finish(drafts))
                drafts = []
            drafts.extend(_begin(text, drafts, raw, area, group))
    rows.extend(_finish(drafts))
    return tuple(rows)


def _all_numbered(raws: Sequence[RawRow]) -> bool:
    """Whether the rows that name bodies, times or products, but for those under a header, nearly all have a number."""
    rows = [raw for raw in raws if not raw.first and sum(bool(raw.cells.get(column)) for column in ROLES) > 1]
    return bool(rows) and sum(bool(raw.cells.get(Column.NUMBER)) for raw in rows) >= _NEARLY_ALL * len(rows)


def _finish(drafts: Sequence[Draft]) -> Iterator[Row]:
    for draft in drafts:
        yield Row(dict(draft.cells), draft.area, Span(draft.start, draft.end), draft.confidence)


def _banner(text: str, raw: RawRow) -> tuple[Span, ...]:
    """The ranges of a banner row ("VI | Xây dựng …"): a Roman number or capital letter and one content cell."""
    filled = raw.filled()
    number = raw.cells.get(Column.NUMBER, ())
    words = [column for column in filled if column is not Column.NUMBER]
    if number and Column.LEAD in raw.cells and read_area_label(text, number[0]):
        # Beside the name of an area of work may stand its sums, in columns that say nothing of work.
        words = [column for column in words if column is not Column.OTHER]
    if len(words) > 1 or not filled:
        return ()
    name = raw.cells[words[0]] if words else ()
    if raw.banner or (not number and _in_capitals(repair(text, name))):
        return name
    if number and read_area_label(text, number[0]):
        return (*number, *name)
    label = read_area_label(text, name[0]) if name and not number else None
    if label and text[label.span.end : label.span.end + 1] in (".", ")", ":", "-") and label.end < name[0].end:
        return name
    return ()


def _in_capitals(words: str) -> bool:
    return words.isupper() and len(words.split()) > 2


def _heads_group(text: str, raw: RawRow, following: RawRow | None) -> bool:
    """Whether a row is a heading of the next rows: "1 | Công tác chỉ đạo", then "1.1 | …"."""
    filled = raw.filled()
    number = _number(text, raw)
    if following is None or not number or len(filled) != 2 or any(column in ROLES for column in filled):
        return False
    return Column.GOAL not in raw.cells and _number(text, following).startswith(number)


def _number(text: str, raw: RawRow) -> str:
    """A row's number closed by one full stop ("1.", "1.1."), so that a group's begins those of its rows."""
    number = repair(text, raw.cells.get(Column.NUMBER, ())).rstrip(".) ")
    return f"{number}." if number else ""


def _content_spans(raw: RawRow) -> tuple[Span, ...]:
    return tuple(span for column in raw.filled() if column is not Column.NUMBER for span in raw.cells[column])


def _begin(text: str, drafts: list[Draft], raw: RawRow, area: Cell | None, group: _Group | None) -> Iterator[Draft]:
    """The drafts of a row that begins here, one an activity; tails and repeats are settled with the row above."""
    cells = {column: Cell(spans) for column, spans in raw.cells.items()}
    named = cells.pop(Column.AREA, Cell(()))
    if named.spans:
        area = named
    elif Column.AREA in raw.cells and drafts and drafts[-1].area:
        area = replace(drafts[-1].area, inherited=True)
    draft = Draft(cells, area, raw.extent.start, raw.extent.end, own=set(raw.filled()) & set(cells))
    if group is not None and Column.GOAL not in cells:
        cells[Column.GOAL] = group.name
    as_above(text, drafts[-1] if drafts else None, draft)
    if drafts:
        if raw.first:
            give_back_tails(text, drafts[-1], draft)
        if _repeats_head(text, drafts[-1], draft):
            _take_label(text, drafts.pop(), draft)
        inherit(text, drafts[-1], draft)
        reach_down(drafts[-1], draft, raw.merged)
    _mark_width(draft, raw)
    yield from _by_activity(text, draft)


def _repeats_head(text: str, above: Draft, draft: Draft) -> bool:
    """Whether the activity, unlabelled, repeats the last of several in the cell above."""
    own = draft.cells.get(Column.ACTIVITY, Cell(())).spans
    if not above.part or not own or read_label(text, own[0]):
        return False
    head = match_key(repair(text, without_label(text, above.cells[Column.ACTIVITY].spans)[1]))
    here = match_key(repair(text, own))
    return bool(head) and (here.startswith(head) or head.startswith(here))


def _take_label(text: str, above: Draft, draft: Draft) -> None:
    """One activity printed twice: the label stands above, the words, which may go on, stand here."""
    start = above.cells[Column.ACTIVITY].spans[0].start
    label = read_label(text, above.cells[Column.ACTIVITY].spans[0])
    named = cell_spans(text, start, label.end) if label else ()
    draft.cells[Column.ACTIVITY] = Cell((*named, *draft.cells[Column.ACTIVITY].spans), inherited=True)
    draft.confidence = min(draft.confidence, 0.8)


def _mark_width(draft: Draft, raw: RawRow) -> None:
    names = len(raw.cells) + raw.missing
    reason, confidence = "", 1.0
    if raw.surplus:
        reason, confidence = _SURPLUS.format(cells=names + raw.surplus, names=names), 0.3
    elif raw.missing:
        reason, confidence = _MISSING.format(count=raw.missing), 0.5
    if reason:
        for column in raw.filled():
            draft.doubt(column, reason, confidence)


def _by_activity(text: str, draft: Draft) -> Iterator[Draft]:
    """A draft for each labelled activity of the cell; all but the first share the values of the first."""
    spans = draft.cells.get(Column.ACTIVITY, Cell(())).spans
    starts = [start for span in spans for start in inner_activities(text, span)]
    if not starts:
        yield draft
        return
    parts = _cut_at(text, spans, starts)
    shared = {column: replace(cell, inherited=True) if cell.spans else cell for column, cell in draft.cells.items()}
    first = replace(draft.cells[Column.ACTIVITY], spans=parts[0])
    yield replace(draft, cells={**draft.cells, Column.ACTIVITY: first})
    for part in parts[1:]:
        cells = {**shared, Column.ACTIVITY: Cell(part)}
        yield replace(draft, cells=cells, confidence=min(draft.confidence, 0.8), part=True)


def _cut_at(text: str, spans: Sequence[Span], starts: Sequence[int]) -> list[tuple[Span, ...]]:
    parts = []
    for left, right in pairwise([spans[0].start, *starts, spans[-1].end]):
        inside = (
            piece
            for span in spans
            if span.start < right and span.end > left
            for piece in cell_spans(text, max(span.start, left), min(span.end, right))
        )
        parts.append(tuple(inside))
    return parts
