"""From the steps that were read off a flattened table to its rows: cells joined over pages, merged cells shared."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.document import Span
from corpus.structure.flattened_doubts import Doubt
from corpus.structure.flattened_pieces import BANNER, Piece, Step, begins_cell
from corpus.structure.flattened_sheet import TEXT_COLUMNS, Sheet
from corpus.structure.flattened_steps import State
from corpus.structure.row import Cell, Column, Row

_UNSURE = "Ranh giới của ô này chưa chắc chắn."
_MERGED = "Không thấy dấu của ô trống: ô này có thể gộp với ô ở hàng trên."
_SHARED = "Hàng không in giá trị riêng: lấy theo ô gộp của hàng bên cạnh."
_CUT_OFF = "Bảng dừng ở hàng này: ô có thể thiếu chữ."
_SEVERAL = "Một ô chứa nhiều mục."
_SURE = 0.95  # a step that is less likely lends its cell a doubt
_STRANGE = 0.5  # how sure a cell is that joins words over a page that never stand together elsewhere


_BEGIN_ROWS = (Step.ROW, Step.STACK, Step.BANNER)


@dataclass(slots=True)
class _Draft:
    """A cell being put together: its stretches of text, and the probability of its least likely step."""

    stretches: list[list[int]] = field(default_factory=list)
    sure: float = 1.0
    doubt: str = ""

    def add(self, start: int, end: int, joins: bool, sure: float) -> None:
        if joins and self.stretches:
            self.stretches[-1][1] = end
        else:
            self.stretches.append([start, end])
        self.sure = min(self.sure, sure)

    def spans(self) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in self.stretches)

    def cell(self, inherited: bool = False, doubt: str = "") -> Cell:
        unsure = _UNSURE if self.sure < _SURE else ""
        return Cell(self.spans(), inherited, " ".join(part for part in (self.doubt, doubt, unsure) if part))


@dataclass(slots=True)
class _Record:
    """A row being put together: its own cells and the cells above that it belongs to.

    `bound` says that it was begun among the cells that a page break cut, and shares them; `parted` that an empty cell
    stands before it; `gaps` holds the columns passed over without a sign of an empty cell. `apart` is how likely it is
    a row of its own.
    """

    area: _Draft | None
    above: dict[Column, _Draft]
    bound: bool = False
    parted: bool = False
    own: dict[Column, _Draft] = field(default_factory=dict)
    gaps: set[Column] = field(default_factory=set)
    unsure: dict[Column, float] = field(default_factory=dict)
    apart: float = 1.0

    def has(self, columns: Sequence[Column]) -> bool:
        return any(column in self.own for column in columns)


def build_rows(sheet: Sheet, path: Sequence[State], doubts: Sequence[Doubt] | None = None) -> tuple[Row, ...]:
    """The rows of a reading, in order; `doubts` are those of its steps, none where all are known to be right."""
    builder = _Builder(sheet)
    for state, doubt in zip(path, doubts or [Doubt()] * len(path), strict=True):
        if state.piece is not None:
            builder.doubt(doubt)
            builder.take(state, state.piece, doubt)
    _doubt_parted(builder.records)
    values = [sheet.columns[index] for index in sheet.values]
    lent = _lend(builder.records, values)
    rows = [_row(sheet, record, shared) for record, shared in zip(builder.records, lent, strict=True)]
    if rows and values and not builder.records[-1].has(values) and lent[-1] is None:
        rows[-1] = _unfinished(rows[-1], builder.records[-1].own)
    return tuple(rows)


class _Builder:
    def __init__(self, sheet: Sheet) -> None:
        self.records: list[_Record] = []
        self._sheet = sheet
        self._trail = int(sum(line.trail for line in sheet.lines) * 2 > len(sheet.lines))
        self._texts = [column for column in TEXT_COLUMNS if column in sheet.columns]  # from the coarse to the fine
        self._tails: dict[Column, _Draft] = {}
        self._above: dict[Column, _Draft] = {}
        self._area: _Draft | None = None
        self._before: State | None = None
        self._coming: dict[Column, float] = {}

    def doubt(self, doubt: Doubt) -> None:
        """Make the cells unsure in which another reading puts the next piece."""
        for step, at, share in doubt.others:
            if at == BANNER:
                continue
            column = self._sheet.columns[at]
            if not begins_cell(step):
                if column in self._tails:
                    self._tails[column].sure = min(self._tails[column].sure, 1.0 - share)
            elif step is Step.SAME and self.records:
                unsure = self.records[-1].unsure
                unsure[column] = min(unsure.get(column, 1.0), 1.0 - share)
            else:
                self._coming[column] = min(self._coming.get(column, 1.0), 1.0 - share)

    def take(self, state: State, piece: Piece, doubt: Doubt) -> None:
        words, sure = self._sheet.lines[piece.line].words, doubt.sure
        start, end = words[piece.start][0], words[piece.stop - 1][1]
        if state.at == BANNER:
            self._take_banner(start, end, state.step is Step.BANNER, sure)
        else:
            column = self._sheet.columns[state.at]
            if state.step in (Step.INSIDE, Step.RESUME):
                strange = state.cut and self._is_strange(state, piece)
                draft = self._go_on(column)
                joins = state.step is Step.INSIDE and not self._cut(draft, start)
                draft.add(start, end, joins, min(sure, _STRANGE) if strange else sure)
            elif self._same_cell(state, column):
                self._tails[column].add(start, end, False, sure)
                self._tails[column].doubt = _SEVERAL
            else:
                self._begin(state, piece, column, doubt).add(start, end, False, sure)
        self._before = state

    def _cut(self, draft: _Draft, start: int) -> bool:
        """Whether something else, a page's number, stands between a cell and what goes on with it at `start`."""
        return bool(draft.stretches) and bool(self._sheet.text[draft.stretches[-1][1] : start].strip())

    def _is_strange(self, state: State, piece: Piece) -> bool:
        """Whether what goes on with a cell never follows elsewhere what stood before it."""
        tail = state.parent.tails[state.at] if state.parent is not None else None
        return tail is not None and self._sheet.affinity.bond(tail.words[-1], piece.words[0]) == "-"

    def _take_banner(self, start: int, end: int, begins: bool, sure: float) -> None:
        if begins or self._area is None:
            self._area, self._above, self._tails = _Draft(), {}, {}
        self._area.add(start, end, not begins, sure)

    def _go_on(self, column: Column) -> _Draft:
        """The cell that a piece continues; where a table begins in the middle, a new one."""
        if column not in self._tails:
            if not self.records:
                self.records.append(_Record(self._area, {}))
            self._tails[column] = self.records[-1].own.setdefault(column, _Draft())
        return self._tails[column]

    def _same_cell(self, state: State, column: Column) -> bool:
        """Two goals, or two tasks, with nothing between them stand in one cell."""
        if state.step is not Step.ROW or column not in self._texts[:-1] or not self.records:
            return False
        own = self.records[-1].own
        return column in own and not any(right in own for right in self._sheet.columns[state.at + 1 :])

    def _completes(self, column: Column) -> bool:
        """Whether a cell belongs to a record that a page broke off before it: one that has goal or task alone."""
        own = self.records[-1].own if self.records else {}
        uppers = self._texts[: self._texts.index(column)] if column in self._texts else []
        return bool(own) and all(other in uppers for other in own)

    def _begin(self, state: State, piece: Piece, column: Column, doubt: Doubt) -> _Draft:
        line = self._sheet.lines[piece.line]
        lower = self._texts[self._texts.index(column) :] if column in self._texts else []
        if (state.step is not Step.SAME and not self._completes(column)) or not self.records:
            parted = piece.start == 0 and bool(line.blanks or line.indent)
            self.records.append(_Record(self._area, dict(self._above), state.step is Step.STACK, parted))
            self.records[-1].apart -= sum(share for step, _, share in doubt.others if step not in _BEGIN_ROWS)
        record = self.records[-1]
        for text in lower:
            record.above.pop(text, None)
            if text not in record.own:
                self._above.pop(text, None)
        known = (self._coming.pop(column, 1.0), record.unsure.get(column, 1.0), record.apart)
        record.own[column] = self._tails[column] = draft = _Draft(sure=min(known))
        if column in self._texts:
            self._above[column] = draft
        if state.step is Step.SAME and self._before is not None:
            passed = [self._sheet.columns[index] for index in range(self._before.at + 1, state.at)]
            signs = line.blanks + line.indent + self._sheet.lines[piece.line - 1].trail - self._trail
            if self._before.at >= 0 and signs < len(passed):
                record.gaps.update(passed)
        return draft


def _doubt_parted(records: Sequence[_Record]) -> None:
    """Where a row may belong to the one before, make the cells unsure that this one would lend."""
    for before, record in pairwise(records):
        for column in record.own.keys() - before.own.keys():
            before.unsure[column] = min(before.unsure.get(column, 1.0), record.apart)


def _lend(records: Sequence[_Record], values: Sequence[Column]) -> list[_Record | None]:
    """For each record that prints no values, the record whose merged cells it shares.

    Activities stacked in one cell come before their values: the first of them takes the values for its own. An
    activity beside merged cells, or begun under a page break, comes after them.
    """
    lent: list[_Record | None] = [None] * len(records)
    for index, record in enumerate(records):
        if record.has(values):
            continue
        stack = _stack(records, index, values)
        before = records[index - 1] if index and _siblings(records[index - 1], record) else None
        if before is not None and (record.bound or not stack):
            lent[index] = before if before.has(values) else lent[index - 1]
        elif stack:
            owner = stack[-1]
            record.own |= {column: owner.own.pop(column) for column in values if column in owner.own}
            record.gaps |= owner.gaps
            for offset in range(1, len(stack)):
                stack[offset].bound = True
                lent[index + offset] = record
    return lent


def _stack(records: Sequence[_Record], index: int, values: Sequence[Column]) -> Sequence[_Record]:
    """The records from `index` to the first that prints values, where they stand in one cell; else none."""
    for stop in range(index + 1, len(records)):
        record = records[stop]
        if not _siblings(records[stop - 1], record) or record.parted or record.bound:
            break
        if record.has(values):
            return records[index : stop + 1]
    return ()


def _siblings(first: _Record, second: _Record) -> bool:
    """Whether two neighbours differ in their activity alone: all the cells above are the same."""
    held = {**first.above, **first.own}
    return (
        Column.ACTIVITY in second.own
        and len(second.own) >= 1
        and not any(column in second.own for column in (Column.GOAL, Column.TASK))
        and all(held.get(column) is draft for column, draft in second.above.items())
    )


def _unfinished(row: Row, own: Container[Column]) -> Row:
    """The last row of a table where it ends before any value."""
    cells = {
        column: replace(cell, doubt=_CUT_OFF) if column in own or not cell.spans else cell
        for column, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _row(sheet: Sheet, record: _Record, lender: _Record | None) -> Row:
    cells: dict[Column, Cell] = {}
    values = [sheet.columns[index] for index in sheet.values]
    holder = lender if lender is not None else record
    own = max((holder.own[column].sure for column in values if column in holder.own), default=1.0)
    for column in sheet.columns:
        if column in record.own:
            cells[column] = record.own[column].cell()
        elif column in record.above:
            # A goal is its tasks', a task its activities': nothing is lent, but for a further row of values.
            cells[column] = record.above[column].cell(inherited=column is sheet.columns[sheet.key])
        elif lender is not None and column in values and column in lender.own:
            cells[column] = lender.own[column].cell(inherited=True, doubt=_SHARED if not record.bound else "")
        else:
            merged = _MERGED if column in record.gaps and column in values else ""
            sure = min(holder.unsure.get(column, 1.0), own if column in values else 1.0)  # no value sure: none its own
            cells[column] = Cell((), doubt=merged or (_UNSURE if sure < _SURE else ""))
    for column, cell in cells.items():
        words = "".join(span.cut(sheet.text) for span in cell.spans)
        if words.count("(") != words.count(")") and not cell.doubt:
            cells[column] = replace(cell, doubt=_UNSURE)
    drafts = list(record.own.values())
    starts = [stretch[0] for draft in drafts for stretch in draft.stretches]
    ends = [stretch[1] for draft in drafts for stretch in draft.stretches]
    area = record.area.cell() if record.area is not None else None
    confidence = min((draft.sure for draft in drafts), default=1.0)
    return Row(cells, area, Span(min(starts), max(ends)), confidence)
