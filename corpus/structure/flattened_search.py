"""The search for the most likely columns of a flattened table's lines: a beam over readings, line by line.

A reading is a chain of states, one a piece of a line. Columns run left to right inside a row; under a page header the
cells that the break cut go on in the same order, finished ones skipped.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from corpus.structure.flattened_features import (
    Atom,
    Gap,
    Piece,
    Sheet,
    Step,
    atom_features,
    atoms,
    gap_features,
    gap_of,
    link,
)

BANNER = -2
_START = -1
_HOPELESS = 60.0  # a reading that trails the best by so much never catches up
Action = tuple[Step, int]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A reading up to and with `piece`. Columns are indices of the sheet's; `_START` before a row, `BANNER` in one.

    `cut` is True from a page header to the next row: cells may be resumed. `filled` and `fresh` are bit sets of the
    columns with a cell in this record, and in this row on this page; `open` of those with an open parenthesis.
    `tails` holds the last piece of each column; `room` says, under a page header, how a column stood at the break.
    The states of a table's start and of a page's turn have no step. `errors` counts the steps that training knows to
    be wrong.
    """

    score: float
    at: int
    cut: bool
    filled: int
    fresh: int
    open: int
    tails: tuple[Piece | None, ...]
    room: tuple[str, ...]
    piece: Piece | None = None
    step: Step | None = None
    parent: "State | None" = None
    errors: int = 0

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
    return State(0.0, _START, False, 0, 0, 0, (None,) * width, ("-",) * width)


def turn_page(state: State, sheet: Sheet) -> State:
    """The state under a page header: every cell may go on; `room` compares their heights to the row's."""
    counts = dict.fromkeys(_bits(state.fresh), 0)
    done: set[int] = set()
    for back in state.chain():
        if back.step is None:
            break
        if back.at in counts and back.at not in done:
            counts[back.at] += 1
            if back.step is not Step.INSIDE:
                done.add(back.at)
        if back.step in (Step.ROW, Step.BANNER):
            break
    height = max(counts.values(), default=0)
    room = tuple(
        "-" if tail is None else str(min(height - counts[index], 3)) if index in counts else "m"
        for index, tail in enumerate(state.tails)
    )
    banner = state.at == BANNER
    filled = 0 if banner else state.filled
    return State(
        state.score,
        _START,
        not banner,
        filled,
        0,
        state.open,
        state.tails,
        room,
        state.piece,
        None,
        state,
        state.errors,
    )


def actions(state: State, sheet: Sheet, begins_line: bool) -> Iterator[Action]:
    """Every step that the order of the columns allows."""
    at, key = state.at, sheet.key
    if at != _START:
        yield Step.INSIDE, at
    if begins_line:
        yield Step.BANNER, BANNER
    for column in range(len(sheet.columns)):
        if at == BANNER:
            yield Step.ROW, column
            continue
        if not state.cut:
            yield (Step.SAME if _START < at < column else Step.ROW), column
            continue
        if column == key and column >= at:
            yield Step.STACK, column
        if column <= at:
            yield Step.ROW, column
            continue
        if state.tails[column] is not None:
            yield Step.RESUME, column
        value = column in sheet.values and not state.filled >> column & 1
        yield (Step.SAME if value else Step.ROW), column


def advance(state: State, sheet: Sheet, piece: Piece, action: Action, score: float, wrong: bool = False) -> State:
    """The state after `action`."""
    errors = state.errors + wrong
    step, column = action
    if step is Step.BANNER or column == BANNER:
        return State(score, BANNER, False, 0, 0, 0, state.tails, state.room, piece, step, state, errors)
    bit = 1 << column
    filled, fresh, cut = state.filled, state.fresh, state.cut
    if step is Step.ROW:
        filled, fresh, cut = bit, bit, False
    elif step is Step.STACK:
        filled, fresh = (filled & sum(1 << value for value in sheet.values)) | bit, fresh | bit
    elif step is not Step.INSIDE:
        filled, fresh = filled | bit, fresh | bit
    opened = state.open if step in (Step.INSIDE, Step.RESUME) else state.open & ~bit
    if piece.parenthesis:
        opened = opened | bit if piece.parenthesis > 0 else opened & ~bit
    tails = (*state.tails[:column], piece, *state.tails[column + 1 :])
    return State(score, column, cut, filled, fresh, opened, tails, state.room, piece, step, state, errors)


def features(state: State, sheet: Sheet, piece: Piece, action: Action) -> Iterator[str]:
    """All that speaks for or against an action."""
    step, column = action
    for atom in atoms(sheet, piece):
        yield from atom_features(sheet, atom, column, _begins(step))
    if step is Step.RESUME:
        tail = state.tails[column]
        if tail is not None:
            yield from link(sheet, tail, piece, column, "R")
    elif state.piece is not None and state.at != _START:
        yield from link(sheet, state.piece, piece, state.at, "I" if step is Step.INSIDE else "B")
    skipped = _skipped(state, sheet, step, column)
    yield from gap_features(gap_of(sheet, piece), step, len(skipped))
    yield from _move(state, sheet, step, column, skipped)


def _begins(step: Step) -> bool:
    return step is not Step.INSIDE and step is not Step.RESUME


def _skipped(state: State, sheet: Sheet, step: Step, column: int) -> tuple[int, ...]:
    """The columns that a step leaves empty: between two cells of a row, or of the values when a row ends."""
    if step is Step.SAME and state.at >= 0:
        return tuple(index for index in range(state.at + 1, column) if not state.filled >> index & 1)
    if step in (Step.ROW, Step.BANNER) and state.at >= 0:
        return tuple(index for index in sheet.values if not state.filled >> index & 1)
    return ()


def _move(state: State, sheet: Sheet, step: Step, column: int, skipped: tuple[int, ...]) -> Iterator[str]:
    """How a step goes with the state alone, whatever the piece."""
    role = sheet.columns[column].value if column >= 0 else "area"
    here = sheet.columns[state.at].value if state.at >= 0 else str(state.at)
    yield f"m|{step}"
    yield f"m|{step}|{role}"
    if state.at >= 0 and state.open >> state.at & 1 and step is not Step.RESUME:
        yield f"p|{'I' if step is Step.INSIDE else 'B'}"
    if step is Step.RESUME:
        yield f"p|R|{state.open >> column & 1}"
    if step in (Step.ROW, Step.BANNER):
        yield f"m|{step}|after|{here}"
        if state.at >= 0 and len(skipped) == len(sheet.values):
            yield f"m|bare|{here}|{role}"
            skipped = ()
    for index in skipped:
        yield f"m|{step}|skips|{sheet.columns[index].value}"
    if state.cut and step is not Step.INSIDE:
        stop = column if step in (Step.RESUME, Step.SAME, Step.STACK) else len(sheet.columns)
        yield f"z|{step}|{state.room[column] if column >= 0 else ''}"
        for index in range(max(state.at, _START) + 1, stop):
            yield f"z|{step}|passes|{state.room[index]}"


def _bits(value: int) -> Iterator[int]:
    index = 0
    while value:
        if value & 1:
            yield index
        value >>= 1
        index += 1


def _free(piece: Piece, action: Action) -> float:
    return 0.0


class Search:
    """A beam search with one set of weights over one sheet. `cost` adds to an action's score, for training."""

    def __init__(
        self,
        sheet: Sheet,
        weights: Mapping[str, float],
        width: int = 8,
        cost: Callable[[Piece, Action], float] | None = None,
    ) -> None:
        self.sheet = sheet
        self._weights = weights
        self._width = width
        self._cost = cost
        self._columns = (*range(len(sheet.columns)), -1)
        self._atoms: dict[Atom, list[list[float]]] = {}
        self._pieces: dict[Piece, list[list[float]]] = {}
        self._links: dict[tuple[Piece, Piece, int, str], float] = {}
        self._gaps: dict[tuple[Gap, Step, int], float] = {}
        self._moves: dict[tuple[object, ...], tuple[tuple[Action, int, float], ...]] = {}

    def lines(self) -> Iterator[list[State]]:
        """The best readings after each line, best first."""
        beam = [start(self.sheet)]
        for index in range(len(self.sheet.lines)):
            beam = self.read_line(self.under_header(beam, index), index)
            yield beam

    def under_header(self, beam: list[State], index: int) -> list[State]:
        """The readings before line `index`, the page turned where a header stands between."""
        if index and self.sheet.lines[index].first:
            return [turn_page(state, self.sheet) for state in beam]
        return beam

    def choices(self, state: State, piece: Piece) -> Iterator[tuple[Action, float]]:
        """Every action that `state` allows, with its score."""
        begin, inside = self._emission(piece)
        space = gap_of(self.sheet, piece)
        left = None
        for action, skipped, moved in self._moved(state, piece.start == 0):
            step, column = action
            score = moved + self._gap(space, step, skipped)
            if step is Step.INSIDE:
                score += inside[column] + self._link(state.piece, piece, column, "I")
            elif step is Step.RESUME:
                score += inside[column] + self._link(state.tails[column], piece, column, "R")
            else:
                if left is None:
                    left = self._link(state.piece, piece, state.at, "B") if state.at != _START else 0.0
                score += begin[column] + left
            if self._cost is not None:
                score += self._cost(piece, action)
            yield action, score

    def score(self, state: State, piece: Piece, action: Action) -> float:
        return next(score for other, score in self.choices(state, piece) if other == action)

    def read_line(self, beam: list[State], index: int) -> list[State]:
        """The best readings after line `index`, best first."""
        stops = self.sheet.splits(index, any(state.cut for state in beam))
        end = len(self.sheet.lines[index].words)
        waiting: dict[int, list[State]] = {0: beam}
        for position in (0, *stops):
            states = waiting.get(position, [])
            if not states:
                continue
            for stop in (*(other for other in stops if other > position), end):
                piece = self.sheet.piece(index, position, stop)
                waiting[stop] = self._best(waiting.get(stop, []) + self._extend(states, piece))
        return waiting[end]

    def _extend(self, states: list[State], piece: Piece) -> list[State]:
        found: dict[tuple[int, bool, int], tuple[float, State, Action]] = {}
        for state in states:
            for action, score in self.choices(state, piece):
                step, column = action
                fresh = step is Step.ROW or step is Step.BANNER
                key = (column, state.cut and not fresh, 0 if fresh else state.filled)
                total = state.score + score
                if key not in found or total > found[key][0]:
                    found[key] = (total, state, action)
        best = sorted(found.values(), key=lambda item: -item[0])[: self._width]
        best = [item for item in best if item[0] > best[0][0] - _HOPELESS]
        wrong = self._cost if self._cost is not None else _free
        return [
            advance(state, self.sheet, piece, action, total, wrong(piece, action) > 0) for total, state, action in best
        ]

    def _best(self, states: list[State]) -> list[State]:
        if not states:
            return states
        found: dict[tuple[int, bool, int], State] = {}
        least = max(state.score for state in states) - _HOPELESS
        for state in states:
            if state.score < least:
                continue
            key = (state.at, state.cut, state.filled)
            if key not in found or state.score > found[key].score:
                found[key] = state
        return sorted(found.values(), key=lambda state: -state.score)[: self._width]

    def _emission(self, piece: Piece) -> list[list[float]]:
        """The scores of a piece for every column (a banner last), as its beginning and as its inside."""
        known = self._pieces.get(piece)
        if known is None:
            rows = [self._atom(atom) for atom in atoms(self.sheet, piece)]
            known = [[sum(scores) for scores in zip(*side, strict=True)] for side in zip(*rows, strict=True)]
            for side in known:
                side.insert(-1, side[-1])  # BANNER is -2, too
            self._pieces[piece] = known
        return known

    def _atom(self, atom: Atom) -> list[list[float]]:
        known = self._atoms.get(atom)
        if known is None:
            weigh = self._weights.get
            known = [
                [
                    sum(weigh(name, 0.0) for name in atom_features(self.sheet, atom, column, begins))
                    for column in self._columns
                ]
                for begins in (True, False)
            ]
            self._atoms[atom] = known
        return known

    def _link(self, before: Piece | None, piece: Piece, column: int, step: str) -> float:
        if before is None:
            return 0.0
        key = (before, piece, column, step)
        known = self._links.get(key)
        if known is None:
            known = sum(self._weights.get(name, 0.0) for name in link(self.sheet, before, piece, column, step))
            self._links[key] = known
        return known

    def _gap(self, space: Gap, step: Step, skipped: int) -> float:
        key = (space, step, skipped)
        known = self._gaps.get(key)
        if known is None:
            known = sum(self._weights.get(name, 0.0) for name in gap_features(space, step, skipped))
            self._gaps[key] = known
        return known

    def _moved(self, state: State, begins_line: bool) -> tuple[tuple[Action, int, float], ...]:
        """The actions of a state with the number of columns they skip and what the state says of them."""
        tails = tuple(tail is not None for tail in state.tails) if state.cut else ()
        room = state.room if state.cut else ()
        key = (state.at, state.cut, state.filled, state.open, tails, room, begins_line)
        known = self._moves.get(key)
        if known is None:
            found = []
            for step, column in actions(state, self.sheet, begins_line):
                skipped = _skipped(state, self.sheet, step, column)
                names = _move(state, self.sheet, step, column, skipped)
                score = sum(self._weights.get(name, 0.0) for name in names)
                found.append(((step, column), len(skipped), score))
            known = self._moves[key] = tuple(found)
        return known
