"""Training of the model that reads flattened tables: labelled tables in, weights out.

A structured margin learner with averaged weights: each table is searched with its present weights, wrong steps made
cheaper to take, and where the search leaves the truth for good the weights move towards the truth and the search goes
on from there (Daumé and Marcu: Learning as Search Optimization, 2005). A weight that has moved much moves less (Duchi,
Hazan, Singer: Adaptive Subgradient Methods, 2011).
"""

import math
import random
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.structure.flattened_features import features, turn_features
from corpus.structure.flattened_layout import LaidOut
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_pieces import BANNER, Piece, Step
from corpus.structure.flattened_search import Search
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import Action, State, advance, goes_beside, start, turn_page

_MARGIN = 2.0
_UNADAPTED = 0.25
_FIRST_BEAM = 2
_PATIENCE = 6  # lines for which the truth may trail another reading before that counts as a mistake


@dataclass(frozen=True)
class Lesson:
    """A table whose reading is known: `truth` holds every piece with its step."""

    sheet: Sheet
    truth: tuple[tuple[Piece, Action], ...]


def lesson(table: LaidOut) -> Lesson:
    """A labelled table as pieces and steps."""
    sheet = Sheet(table.text, read_lines(table.text, table.region), table.columns)
    marks = {mark.offset: mark for mark in table.marks}
    pieces: list[tuple[Piece, int | None, bool]] = []
    for index, line in enumerate(sheet.lines):
        starts = [0] + [at for at, (offset, _) in enumerate(line.words) if at and offset in marks]
        for begin, stop in zip(starts, [*starts[1:], len(line.words)], strict=True):
            mark = marks.get(line.words[begin][0])
            column = None if mark is None else BANNER if mark.column is None else sheet.columns.index(mark.column)
            pieces.append((sheet.piece(index, begin, stop), column, mark is not None and mark.resumes))
    return Lesson(sheet, tuple(_steps(sheet, pieces)))


def _steps(sheet: Sheet, pieces: Sequence[tuple[Piece, int | None, bool]]) -> Iterator[tuple[Piece, Action]]:
    state = start(sheet)
    for number, (piece, column, resumes) in enumerate(pieces):
        if sheet.lines[piece.line].first and piece.start == 0 and piece.line:
            state = turn_page(state, sheet)
        action = _action(sheet, state, column, resumes, _resumes_later(sheet, pieces, number))
        yield piece, action
        state = advance(state, sheet, piece, action, 0.0)


def _action(sheet: Sheet, state: State, column: int | None, resumes: bool, resumed_later: bool) -> Action:
    if column is None:
        return Step.INSIDE, state.at
    if column == BANNER:
        return Step.BANNER, BANNER
    if resumes:
        return Step.RESUME, column
    if state.at == BANNER:
        return Step.ROW, column
    if not state.cut:
        return (Step.SAME if 0 <= state.at < column else Step.ROW), column
    if column == sheet.key and column >= state.at and resumed_later:
        return Step.STACK, column
    if column <= state.at:
        return Step.ROW, column
    return (Step.SAME if goes_beside(state, sheet, column) else Step.ROW), column


def _resumes_later(sheet: Sheet, pieces: Sequence[tuple[Piece, int | None, bool]], number: int) -> bool:
    """Whether a value cell goes on before this page's next row: an activity in between shares the cut cells."""
    for piece, column, resumes in pieces[number + 1 :]:
        if sheet.lines[piece.line].first and piece.start == 0:
            return False
        if resumes:
            return True
        if column is not None and column != sheet.key:
            return False
    return False


def true_path(one: Lesson) -> list[State]:
    """The states of the true reading."""
    state = start(one.sheet)
    for piece, action in one.truth:
        if one.sheet.lines[piece.line].first and piece.start == 0 and piece.line:
            state = turn_page(state, one.sheet)
        state = advance(state, one.sheet, piece, action, 0.0)
    return state.path()


def adapt(one: Lesson, rng: random.Random | None = None) -> None:
    """Give the sheet the widths and habits that its truth shows, or, now and then, none, as before a first reading."""
    if rng is not None and rng.random() < _UNADAPTED:
        one.sheet.forget()
        return
    one.sheet.adapt([(piece, column, step) for piece, (step, column) in one.truth])


class Trainer:
    """Averaged weights, learned lesson by lesson."""

    def __init__(self, beam: int = 4) -> None:
        self._beam = beam
        self._weights: dict[str, float] = defaultdict(float)
        self._totals: dict[str, float] = defaultdict(float)
        self._squares: dict[str, float] = defaultdict(float)
        self._clock = 1
        self.mistakes = 0

    def learn(self, one: Lesson) -> None:
        """Search the lesson's sheet; where the search leaves the truth, move the weights and set it right again."""
        self._clock += 1
        truth = {(piece.line, piece.start): (piece, action) for piece, action in one.truth}

        def cost(piece: Piece, action: Action) -> float:
            right = truth.get((piece.line, piece.start))
            return 0.0 if right is not None and right[0] is piece and right[1] == action else _MARGIN

        search = Search(one.sheet, self._weights, self._beam, cost)
        gold = start(one.sheet)
        beam, late = [gold], 0
        steps = _by_line(one)
        for index in range(len(one.sheet.lines)):
            turned = search.under_header([gold], index)[0]
            beam = [
                turned if state is gold else other
                for state, other in zip(beam, search.under_header(beam, index), strict=True)
            ]
            gold = turned
            beam = search.read_line(beam, index)
            right = next((state for state in beam if not state.errors), None)
            gold = right if right is not None else _follow(search, gold, steps[index])
            late = late + 1 if beam[0] is not gold else 0
            if right is None or late >= _PATIENCE:
                self._correct(one.sheet, gold, beam[0])
                beam, late = [gold], 0
                search = Search(one.sheet, self._weights, self._beam, cost)
        if beam[0] is not gold:
            self._correct(one.sheet, gold, beam[0])

    def adapt(self, one: Lesson) -> None:
        """Give the sheet what a first reading with the weights so far shows, right or wrong, as in use."""
        one.sheet.forget()
        search = Search(one.sheet, self._weights, _FIRST_BEAM)
        (last,) = deque(search.lines(), maxlen=1)
        one.sheet.adapt([(state.piece, state.at, state.step) for state in last[0].path() if state.piece and state.step])

    def settle(self) -> None:
        """Average from here on: the first lessons' weights are still wild."""
        self._totals.clear()
        self._clock = 1

    def average(self, least: float = 0.02) -> dict[str, float]:
        """The weights averaged over all lessons, those near zero left out."""
        averaged = {name: value - self._totals[name] / self._clock for name, value in self._weights.items()}
        return {name: round(value, 3) for name, value in sorted(averaged.items()) if abs(value) >= least}

    def _correct(self, sheet: Sheet, gold: State, wrong: State) -> None:
        """Towards `gold` and away from `wrong`, from the state where they part."""
        self.mistakes += 1
        shared = {id(state) for state in gold.chain()} & {id(state) for state in wrong.chain()}
        change: dict[str, float] = defaultdict(float)
        for last, by in ((gold, 1.0), (wrong, -1.0)):
            for state in last.chain():
                if id(state) in shared:
                    break
                for name in _step_features(sheet, state):
                    change[name] += by
        for name, by in change.items():
            if by:
                self._squares[name] += by * by
                step = by / math.sqrt(self._squares[name])
                self._weights[name] += step
                self._totals[name] += step * self._clock


def _step_features(sheet: Sheet, state: State) -> Iterator[str]:
    before = state.parent
    if before is not None and state.piece is not None and state.step is not None:
        yield from features(before, sheet, state.piece, (state.step, state.at))
    elif before is not None:
        yield from turn_features(state)


def _by_line(one: Lesson) -> dict[int, list[tuple[Piece, Action]]]:
    found: dict[int, list[tuple[Piece, Action]]] = defaultdict(list)
    for piece, action in one.truth:
        found[piece.line].append((piece, action))
    return found


def _follow(search: Search, state: State, steps: Sequence[tuple[Piece, Action]]) -> State:
    for piece, action in steps:
        state = advance(state, search.sheet, piece, action, state.score + search.score(state, piece, action))
    return state
