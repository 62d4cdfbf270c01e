"""Which cells are marked where a step of a reading is in doubt: all that would read otherwise if it were another."""

import pytest

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened_doubts import Doubt
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_pieces import Step
from corpus.structure.flattened_rows import build_rows
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import Action, State, advance, start, turn_page
from corpus.structure.row import Column, Row

_TASK, _LEAD, _TIME = 0, 1, 2
_COLUMNS = (Column.TASK, Column.LEAD, Column.DEADLINE)
_HEADER = "Nhiệm vụ Chủ trì Thời gian \n\n"
_SURE = Doubt(0.99)


def _rows(
    lines: list[tuple[str, Action, Doubt]], page_before: int = -1, columns: tuple[Column, ...] = _COLUMNS
) -> tuple[Row, ...]:
    """The rows of lines with their steps and doubts, a page's header before one of them."""
    text = _HEADER
    for number, (words, _, _) in enumerate(lines):
        text += (_HEADER if number == page_before else "") + f"{words} \n\n"
    region = TableRegion(Span(0, len(text)), -1, TableShape.FLATTENED, ("Nhiệm vụ", "Chủ trì", "Thời gian"))
    sheet = Sheet(text, read_lines(text, region), columns)
    state, path = start(sheet), list[State]()
    for index, (line, (_, action, _)) in enumerate(zip(sheet.lines, lines, strict=True)):
        state = turn_page(state, sheet) if line.first and index else state
        state = advance(state, sheet, sheet.piece(index, 0, len(line.words)), action, 0.0)
        path.append(state)
    return build_rows(sheet, path, [doubt for _, _, doubt in lines])


def _marked(rows: tuple[Row, ...]) -> set[tuple[int, Column]]:
    return {(number, column) for number, row in enumerate(rows) for column, cell in row.cells.items() if cell.doubt}


def _table(second: Doubt) -> list[tuple[str, Action, Doubt]]:
    return [
        ("1. Rà soát thủ tục", (Step.ROW, _TASK), _SURE),
        ("Sở Nội vụ", (Step.SAME, _LEAD), _SURE),
        ("Tập huấn công chức", (Step.ROW, _TASK), second),
        ("Sở Tư pháp", (Step.SAME, _LEAD), _SURE),
        ("Năm 2025", (Step.SAME, _TIME), _SURE),
    ]


def test_sure_steps_mark_nothing() -> None:
    assert _marked(_rows(_table(_SURE))) == set()


@pytest.mark.parametrize(("other", "above"), [((Step.INSIDE, _LEAD), Column.LEAD), ((Step.INSIDE, _TASK), Column.TASK)])
def test_a_row_that_may_be_none_marks_its_cells_and_those_it_would_go_on_with(other: Action, above: Column) -> None:
    rows = _rows(_table(Doubt(0.6, ((*other, 0.4),))))
    own = {(1, Column.TASK), (1, Column.LEAD), (1, Column.DEADLINE)}
    assert _marked(rows) == own | {(0, above), (0, Column.DEADLINE)}


def test_what_never_follows_in_a_cell_that_a_page_cut_marks_it() -> None:
    lines = [
        ("1. Rà soát thủ tục hành", (Step.ROW, _TASK), _SURE),
        ("Sở Nội vụ", (Step.SAME, _LEAD), _SURE),
        ("chính", (Step.RESUME, _TASK), _SURE),
        ("của", (Step.RESUME, _LEAD), _SURE),
        ("và", (Step.INSIDE, _LEAD), _SURE),
    ]
    marked = _marked(_rows(lines, page_before=2))
    assert (0, Column.TASK) not in marked
    assert (0, Column.LEAD) in marked


def test_goals_and_tasks_right_of_their_activity_hold_for_the_rows_below_too() -> None:
    activity, goal, task, lead = range(4)
    columns = (Column.ACTIVITY, Column.GOAL, Column.TASK, Column.LEAD)
    lines = [
        ("Rà soát thủ tục", (Step.ROW, activity), _SURE),
        ("Thủ tục gọn hơn", (Step.SAME, goal), _SURE),
        ("Cắt giảm thủ tục", (Step.SAME, task), _SURE),
        ("Sở Tư pháp", (Step.SAME, lead), _SURE),
        ("Công khai thủ tục", (Step.ROW, activity), _SURE),
        ("Sở Nội vụ", (Step.SAME, lead), _SURE),
        ("Số hóa hồ sơ", (Step.ROW, activity), _SURE),
        ("Dữ liệu dùng chung", (Step.SAME, goal), _SURE),
        ("Sở Tài chính", (Step.SAME, lead), _SURE),
    ]
    first, second, third = _rows(lines, columns=columns)
    for column in (Column.GOAL, Column.TASK):
        assert second.cells[column].spans == first.cells[column].spans != ()
    assert third.cells[Column.GOAL].spans != first.cells[Column.GOAL].spans
    assert third.cells[Column.TASK].spans == ()
