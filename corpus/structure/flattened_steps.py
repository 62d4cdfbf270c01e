"""The steps that a reading of a flattened table can take, line by line.

A reading is a chain of states, one a piece of a line. Columns run left to right inside a row; under a page header the
cells that the break cut go on in the same order, finished ones skipped.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.structure.flattened_pages import page_height, room_at_break
from corpus.structure.flattened_pieces import BANNER, START, Piece, Step
from corpus.structure.flattened_sheet import Sheet

Action = tuple[Step, int]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A reading up to and with `piece`. Columns are indices of the sheet's; `START` before a row, `BANNER` in one.

    `cut` is True from a page header to the next row: cells may be resumed. `filled` is a bit set of the columns with a
    cell in this record, `open` of those with an open parenthesis.
    `tails` holds the last piece of each column; `room` says, under a page header, how a column stood at the break,
    after how exactly that is known in this table; `height` how high the page was against the others. `lines` counts
    those of the cell on its page.
    The states of a table's start and of a page's turn have no step. `errors` counts the steps that training knows to
    be wrong.
    """

    score: float
    at: int
    cut: bool
    filled: int
    open: int
    tails: tuple[Piece | None, ...]
    room: tuple[str, ...]
    piece: Piece | None = None
    step: Step | None = None
    parent: "State | None" = None
    errors: int = 0
    lines: int = 0
    height: str = "?"

    def chain(self) -> Iterator["State"]:
        """This state and those before it, back to the table's start."""
        state: State | None = self
        while state is not None:
            yield state
            state = state.parent

    def path(self) -> list["State"]:
        """The states of the pieces, from the first to this one."""
        return [state for state in self.chain() if state.step is not None][::-1]


def start(sheet: Sheet) -> State:
    width = len(sheet.columns)
    return State(0.0, START, False, 0, 0, (None,) * width, ("?-",) * width)


def turn_page(state: State, sheet: Sheet) -> State:
    """The state under a page header: every cell may go on, unless a banner ended the row."""
    banner = state.at == BANNER
    page = sheet.lines[state.piece.line].page if state.piece is not None else 0
    exactness = sheet.breaks.exactness(page)
    return replace(
        state,
        at=START,
        cut=not banner,
        filled=0 if banner else state.filled,
        room=tuple([f"{exactness}{room}" for room in room_at_break(state.chain(), sheet)]),
        step=None,
        parent=state,
        lines=0,
        height=sheet.breaks.compared(page, page_height(state.chain(), sheet)),
    )


def actions(state: State, sheet: Sheet, begins_line: bool) -> Iterator[Action]:
    """Every step that the order of the columns allows. A row begins no further right than its last text column, but
    for a further row of values beside one text.
    """
    at, key = state.at, sheet.key
    if at != START:
        yield Step.INSIDE, at
    if begins_line:
        yield Step.BANNER, BANNER
    for column in range(len(sheet.columns)):
        if not state.cut:
            if START < at < column:
                yield Step.SAME, column
            elif column <= key or state.piece is None or (column in sheet.values and at > key):
                yield Step.ROW, column
            continue
        if column == key and column >= at:
            yield Step.STACK, column
        if at < column and state.tails[column] is not None:
            yield Step.RESUME, column
        if at < column and goes_beside(state, sheet, column):
            yield Step.SAME, column
        elif column <= key or column in sheet.values:
            yield Step.ROW, column


def goes_beside(state: State, sheet: Sheet, column: int) -> bool:
    """Whether a cell that begins under a page header belongs to the row that the page cut, which has none there."""
    return (column > sheet.key or column in sheet.values) and not state.filled >> column & 1


def advance(state: State, sheet: Sheet, piece: Piece, action: Action, score: float, wrong: bool = False) -> State:
    """The state after `action`."""
    errors = state.errors + wrong
    step, column = action
    if column == BANNER:
        return State(score, BANNER, False, 0, 0, state.tails, state.room, piece, step, state, errors, 1)
    bit = 1 << column
    filled, cut = state.filled | bit, state.cut
    if step is Step.ROW:
        filled, cut = bit, False
    elif step is Step.STACK:
        filled = (state.filled & sum(1 << value for value in sheet.values)) | bit
    opened = state.open if step in (Step.INSIDE, Step.RESUME) else state.open & ~bit
    if piece.parenthesis:
        opened = opened | bit if piece.parenthesis > 0 else opened & ~bit
    tails = (*state.tails[:column], piece, *state.tails[column + 1 :])
    lines = state.lines + 1 if step is Step.INSIDE else 1
    return State(score, column, cut, filled, opened, tails, state.room, piece, step, state, errors, lines)


def skipped_columns(state: State, sheet: Sheet, step: Step, column: int) -> tuple[int, ...]:
    """The columns that a step leaves empty: between two cells of a row, or of the values when a row ends."""
    if step is Step.SAME and state.at >= 0:
        return tuple(index for index in range(state.at + 1, column) if not state.filled >> index & 1)
    if step in (Step.ROW, Step.BANNER) and state.at >= 0:
        return tuple(index for index in sheet.values if not state.filled >> index & 1)
    return ()
