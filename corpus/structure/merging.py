"""Merged cells: values printed once for several rows, given to each of them and marked as inherited."""

from dataclasses import replace

from corpus.normalizer import match_key
from corpus.repair import repair
from corpus.structure.draft import CONTENT, ROLES, Draft
from corpus.structure.row import Cell, Column

_REPEATED_GOAL = "ô chỉ nhắc lại một phần mục tiêu của hàng trên"
_REACHES_DOWN = "hàng thiếu ô này, lấy theo ô gộp ở hàng trên"
_NO_CONTENT = "hàng không in nội dung, lấy theo hàng trên"


def inherit(text: str, above: Draft, draft: Draft) -> None:
    """Fill merged cells: content from the coarse to the fine, then the values where a row has none of its own."""
    columns = [column for column in CONTENT if column in draft.cells or column in above.cells]
    content = [column for column in columns if column in draft.own]
    roles = [column for column in (*ROLES, Column.BUDGET) if column in draft.cells or column in above.cells]
    filled_roles = [column for column in roles if column in draft.own]
    if not content and not filled_roles:
        return
    _settle_repeated_goal(text, above, draft)
    content = [column for column in columns if column in draft.own]
    finest = columns.index(content[-1]) if content else len(columns)
    for column in columns[:finest]:
        if column in draft.own:
            break
        if above.cells.get(column, Cell(())).spans:
            told = above.cells[column].doubt
            doubt = ("" if told == _NO_CONTENT else told) if content else _NO_CONTENT
            draft.cells[column] = replace(
                above.cells[column], inherited=True, doubt=doubt or draft.cells.get(column, Cell(())).doubt
            )
    if not content:
        draft.confidence = min(draft.confidence, 0.6)
    if not filled_roles and Column.NUMBER not in draft.own and content:
        for column in roles:
            if above.cells.get(column, Cell(())).spans:
                draft.cells[column] = replace(above.cells[column], inherited=True)
                draft.confidence = min(draft.confidence, 0.8)


def reach_down(above: Draft, draft: Draft, merged: frozenset[Column]) -> None:
    for column in merged:
        cell = above.cells.get(column, Cell(()))
        if cell.spans and not draft.cells[column].spans:
            draft.cells[column] = replace(cell, inherited=True, doubt=cell.doubt or _REACHES_DOWN)
            draft.confidence = min(draft.confidence, 0.6)


def _settle_repeated_goal(text: str, above: Draft, draft: Draft) -> None:
    """A goal cell that only says a part of the goal above again, with no task of its own, is the merged cell."""
    goal = draft.cells.get(Column.GOAL, Cell(()))
    if Column.GOAL not in draft.own or Column.TASK in draft.own or Column.TASK not in above.cells:
        return
    if match_key(repair(text, goal.spans)) in match_key(above.text(text, Column.GOAL)):
        draft.cells[Column.GOAL] = Cell((), doubt=_REPEATED_GOAL)
        draft.own.discard(Column.GOAL)
