"""What the pages of a table that was read say of one another."""

from collections.abc import Sequence

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened_breaks import Breaks
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_pieces import Piece, Step
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.row import Column

_TASK, _LEAD = 0, 1
_HEADER = "Nhiệm vụ Chủ trì \n\n"
_PAGE = _HEADER + "1. Rà soát, đơn giản hóa \n\nthủ tục hành chính \n\nSở Nội vụ \n\n"
_PAGES = 6
_ROWS = ((Step.ROW, _TASK), (Step.INSIDE, _TASK), (Step.SAME, _LEAD))
_GOES_ON = ((Step.RESUME, _TASK), (Step.INSIDE, _TASK), (Step.SAME, _LEAD))
_SHORT_GOES_ON = ((Step.ROW, _TASK), (Step.INSIDE, _TASK), (Step.RESUME, _LEAD))


def _breaks(*pages: Sequence[tuple[Step, int]]) -> Breaks:
    text = _PAGE * len(pages)
    region = TableRegion(Span(0, len(text)), -1, TableShape.FLATTENED, ("Nhiệm vụ", "Chủ trì"))
    sheet = Sheet(text, read_lines(text, region), (Column.TASK, Column.LEAD))
    steps = [step for page in pages for step in page]
    read: list[tuple[Piece, int, Step]] = [
        (sheet.piece(index, 0, len(line.words)), steps[index][1], steps[index][0])
        for index, line in enumerate(sheet.lines)
    ]
    return Breaks(sheet, read, [line.page for line in sheet.lines])


def test_pages_of_one_height_tell_how_high_another_should_be() -> None:
    breaks = _breaks(*[_ROWS] * _PAGES)
    assert breaks.usual(0) == (2, "even")
    assert [breaks.compared(0, height) for height in (1, 2, 3, 9)] == ["even -1", "even 0", "even 1", "even high"]


def test_a_page_is_not_told_what_it_said_itself() -> None:
    odd = ((Step.ROW, _TASK), (Step.INSIDE, _TASK), (Step.INSIDE, _TASK))
    breaks = _breaks(_ROWS, _ROWS, odd, _ROWS, _ROWS)
    assert breaks.usual(2) == (2, "even")
    assert breaks.usual(0) == (2, "mostly")


def test_a_cell_that_fills_its_page_is_over_with_the_next_line() -> None:
    breaks = _breaks(*[_ROWS] * _PAGES)
    assert [breaks.reached(0, count) for count in (1, 2, 3)] == ["", "even full", "even over"]


def test_cells_that_go_on_had_mostly_reached_the_page_s_end_or_not() -> None:
    assert _breaks(*[_ROWS, *[_GOES_ON] * _PAGES]).exactness(0) == "!"
    assert _breaks(*[_SHORT_GOES_ON] * _PAGES).exactness(0) == "."


def test_nothing_is_known_of_a_table_of_few_pages_or_before_a_reading() -> None:
    few = _breaks(_ROWS, _GOES_ON)
    assert few.compared(0, 9) == few.exactness(0) == "?"
    assert few.reached(0, 9) == ""
    assert _breaks(_ROWS).usual(0) == (0, "?")
