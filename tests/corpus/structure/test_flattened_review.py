"""Of readings that came close, the one whose pages are as high as the others."""

import pytest

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened_doubts import Doubt
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_pieces import Step
from corpus.structure.flattened_review import review
from corpus.structure.flattened_search import Rival, Search
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import Action, State, advance, start, turn_page
from corpus.structure.row import Column

_TASK, _LEAD = 0, 1
_HEADER = "Nhiệm vụ Chủ trì \n\n"
_PAGE = _HEADER + "1. Rà soát, đơn giản hóa \n\nthủ tục hành chính \n\nSở Nội vụ \n\n"
_PAGES = 6
_ODD = 3  # the page that is read otherwise than the rest
_RIGHT: tuple[Action, ...] = ((Step.ROW, _TASK), (Step.INSIDE, _TASK), (Step.SAME, _LEAD))
_WRONG: tuple[Action, ...] = ((Step.ROW, _TASK), (Step.INSIDE, _TASK), (Step.INSIDE, _TASK))


def _sheet() -> Sheet:
    text = _PAGE * _PAGES
    region = TableRegion(Span(0, len(text)), -1, TableShape.FLATTENED, ("Nhiệm vụ", "Chủ trì"))
    return Sheet(text, read_lines(text, region), (Column.TASK, Column.LEAD))


def _read(sheet: Sheet, odd: tuple[Action, ...]) -> State:
    """A reading of the whole table, its odd page as given."""
    state = start(sheet)
    for index, line in enumerate(sheet.lines):
        if line.first and index:
            state = turn_page(state, sheet)
        page, place = divmod(index, len(_RIGHT))
        action = (odd if page == _ODD else _RIGHT)[place]
        state = advance(state, sheet, sheet.piece(index, 0, len(line.words)), action, 0.0)
    return state


def _reviewed(taken: tuple[Action, ...], other: tuple[Action, ...], behind: float) -> tuple[list[Action], list[Doubt]]:
    """The odd page's steps, and all doubts, where `other` was `behind` the reading that was taken."""
    sheet = _sheet()
    last, rival = _read(sheet, taken), _read(sheet, other)
    where = (_ODD + 1) * len(_RIGHT)
    search = Search(sheet, {}, rivals=True)
    search.rivals[last.path()[where]] = [Rival(behind, rival.path()[where])]
    path, doubts = review(search, last, [Doubt()] * len(last.path()))
    assert [state.piece for state in path] == [state.piece for state in last.path()]
    odd = path[_ODD * len(_RIGHT) : where]
    return [(state.step, state.at) for state in odd if state.step is not None], doubts


def test_a_page_higher_than_all_others_is_read_as_another_reading_has_it() -> None:
    steps, doubts = _reviewed(_WRONG, _RIGHT, behind=2.0)
    assert tuple(steps) == _RIGHT
    changed = doubts[_ODD * len(_RIGHT) + 2]
    assert 0.5 < changed.sure < 1.0
    assert (Step.INSIDE, _TASK) in {(step, column) for step, column, _ in changed.others}


@pytest.mark.parametrize(
    ("taken", "other", "behind"),
    [(_WRONG, _RIGHT, 30.0), (_RIGHT, _WRONG, 0.1)],
    ids=["what was far behind stays behind", "a page as high as the others stays"],
)
def test_other_readings_are_left(taken: tuple[Action, ...], other: tuple[Action, ...], behind: float) -> None:
    steps, doubts = _reviewed(taken, other, behind)
    assert tuple(steps) == taken
    assert set(doubts) == {Doubt()}
