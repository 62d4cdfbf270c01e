"""How much room the cells of a page had left where it ended."""

from dataclasses import dataclass

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_pages import ENDED, NONE, page_height, room_at_break
from corpus.structure.flattened_pieces import BANNER, Step
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.row import Column

_TEXT = "Nhiệm vụ Hoạt động Chủ trì Thời gian\nRà soát"
_REGION = TableRegion(Span(0, len(_TEXT)), -1, TableShape.FLATTENED, ("Nhiệm vụ", "Hoạt động", "Chủ trì", "Thời gian"))
_SHEET = Sheet(_TEXT, read_lines(_TEXT, _REGION), (Column.TASK, Column.ACTIVITY, Column.LEAD, Column.DEADLINE))


@dataclass(frozen=True)
class _Line:
    at: int
    step: Step | None


def _page(*cells: tuple[int, Step, int]) -> list[_Line]:
    """The lines of cells (column, first step, number of lines), the last first, down to the page's header."""
    lines = [_Line(0, None)]
    for column, step, count in cells:
        lines += [_Line(column, step), *[_Line(column, Step.INSIDE)] * (count - 1)]
    return lines[::-1]


def test_cells_as_high_as_their_row_may_go_on() -> None:
    page = _page((0, Step.ROW, 5), (1, Step.SAME, 5), (2, Step.SAME, 2))
    assert room_at_break(page, _SHEET) == ("0", "0", "3", NONE)


def test_a_merged_cell_runs_beside_several_rows() -> None:
    first = ((0, Step.ROW, 7), (1, Step.SAME, 3), (2, Step.SAME, 1), (3, Step.SAME, 1))
    page = _page(*first, (1, Step.ROW, 4), (2, Step.SAME, 2))
    assert room_at_break(page, _SHEET) == ("s0", "0", "2", ENDED)


def test_values_shared_by_the_activities_below_run_beside_them() -> None:
    first = ((0, Step.ROW, 2), (1, Step.SAME, 2), (2, Step.SAME, 5), (3, Step.SAME, 1))
    page = _page(*first, (1, Step.ROW, 3))
    assert room_at_break(page, _SHEET) == ("s3", "0", "s0", "s3")


def test_a_page_is_as_high_as_its_rows_and_banners() -> None:
    first = ((0, Step.ROW, 7), (1, Step.SAME, 3), (2, Step.SAME, 1))
    banner = (BANNER, Step.BANNER, 2)
    assert page_height(_page(*first, (1, Step.ROW, 4), (2, Step.SAME, 2)), _SHEET) == 7
    assert page_height(_page(*first, banner, (0, Step.ROW, 2), (1, Step.SAME, 3)), _SHEET) == 12
    assert page_height([], _SHEET) == 0
