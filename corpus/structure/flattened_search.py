"""The search for the most likely columns of a flattened table's lines: a beam over readings, line by line."""

import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.structure.flattened_pieces import Piece
from corpus.structure.flattened_scores import Scores
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import Action, State, advance, start, turn_page

_HOPELESS = 12.0  # a reading that trails the best by so much never catches up
_PATIENCE = 24.0  # but, in a careful search, at a page break, where it shows lines later which cells went on
_WIDER = 2  # times the readings there
_NEAR = 8  # lines before a page header that count as being there
_RIVAL = 10.0  # a reading that trails another by more is not worth a doubt


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading that came to the same place as another one and lost: by how much, its last state or, with the action
    that it took from there, the one before."""

    behind: float
    state: State
    action: Action | None = None


class Search:
    """A beam search with one set of weights over one sheet.

    `cost` adds to an action's score, for training. `lexicon` holds the words that have weights, None where any may.
    With `rivals` the search remembers for each state the readings that it was preferred to, in `rivals`. `before` is an
    earlier search of the same table with the same weights, whose scores serve again. A `careful` search keeps more
    readings at page breaks, where lines later show which cells went on: they may trail further, and those that leave
    other words in the cells that the break cut are kept apart.
    """

    def __init__(
        self,
        sheet: Sheet,
        weights: Mapping[str, float],
        width: int = 8,
        cost: Callable[[Piece, Action], float] | None = None,
        lexicon: Container[str] | None = None,
        rivals: bool = False,
        before: "Search | None" = None,
        careful: bool = False,
    ) -> None:
        self.sheet = sheet
        self._scores: Scores = Scores(sheet, weights, cost, lexicon, before._scores if before is not None else None)
        self._width = width
        self._cost = cost
        self.rivals: dict[State, list[Rival]] = {}
        self._keeps_rivals = rivals
        self._careful = careful
        self._breaks = _near_breaks(sheet) if careful else frozenset[int]()

    def lines(self) -> Iterator[list[State]]:
        """The best readings after each line, best first."""
        beam = [start(self.sheet)]
        for index in range(len(self.sheet.lines)):
            beam = self.read_line(self.under_header(beam, index), index)
            yield beam

    def under_header(self, beam: list[State], index: int) -> list[State]:
        """The readings before line `index`, the page turned where a header stands between."""
        if index and self.sheet.lines[index].first:
            turned = [turn_page(state, self.sheet) for state in beam]
            return [replace(state, score=state.score + self._scores.turned(state)) for state in turned]
        return beam

    def choices(self, state: State, piece: Piece) -> Iterator[tuple[Action, float]]:
        """Every action that `state` allows, with its score."""
        for action, _, total in self._scores.totals(state, piece):
            yield action, total - state.score

    def score(self, state: State, piece: Piece, action: Action) -> float:
        return next(score for other, score in self.choices(state, piece) if other == action)

    def read_line(self, beam: list[State], index: int) -> list[State]:
        """The best readings after line `index`, best first."""
        least = max(state.score for state in beam) - _HOPELESS
        stops = self.sheet.splits(index, any(state.cut and state.score > least for state in beam))
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
        """The best of all steps from `states`; of steps to the same state, the best alone."""
        found: dict[object, tuple[float, State, Action]] = {}
        lost: dict[object, list[tuple[float, State, Action]]] = defaultdict(list)
        hopeless, width = self._limits(states)
        ending = piece.line in self._breaks
        totals = [(state, self._scores.totals(state, piece)) for state in states]
        # What trails the very best by more is neither kept nor near to what is.
        least = max(score for _, steps in totals for _, _, score in steps) - hopeless
        never = least - _RIVAL if self._keeps_rivals else least
        best = -math.inf
        for state, steps in totals:
            for action, fresh, score in steps:
                if score < never or score < best - hopeless:
                    continue
                best = max(best, score)
                column = action[1]
                key: object = column if fresh else (column, state.cut, state.filled)
                if ending:
                    key = key, state.tails
                elif self._careful and state.cut and not fresh:
                    key = key, state.tails[column + 1 :], state.room[column + 1 :]
                known = found.get(key)
                if known is None or score > known[0]:
                    found[key] = (score, state, action)
                if known is not None and self._keeps_rivals:
                    lost[key].append(min(known, (score, state, action), key=_first))
        kept = [(key, item) for key, item in found.items() if item[0] > least]
        kept.sort(key=_score_of, reverse=True)
        wrong = self._cost if self._cost is not None else _free
        extended = []
        for place, (total, state, action) in kept[:width]:
            extended.append(advance(state, self.sheet, piece, action, total, wrong(piece, action) > 0))
            near = [Rival(total - score, one, other) for score, one, other in lost[place] if total - score < _RIVAL]
            if near:
                self.rivals[extended[-1]] = near
        return extended

    def _best(self, states: list[State]) -> list[State]:
        if not states:
            return states
        found: dict[object, State] = {}
        hopeless, width = self._limits(states)
        least = max(state.score for state in states) - hopeless
        for state in sorted(states, key=lambda state: -state.score):
            if state.score < least:
                break
            first = found.setdefault(self._place(state), state)
            if first is not state and self._keeps_rivals and first.score - state.score < _RIVAL:
                self.rivals.setdefault(first, []).append(Rival(first.score - state.score, state))
        return list(found.values())[:width]

    def _place(self, state: State) -> object:
        """What tells a reading's future: readings in the same place are told apart by their scores alone."""
        place = state.at, state.cut, state.filled
        if state.piece is not None and state.piece.line in self._breaks:
            return place, state.tails
        if self._careful and state.cut:
            return place, state.tails[state.at + 1 :], state.room[state.at + 1 :]
        return place

    def _limits(self, states: list[State]) -> tuple[float, int]:
        """How far a reading may trail the best, and how many are kept."""
        at_break = (state.cut or (state.piece is not None and state.piece.line in self._breaks) for state in states)
        if self._careful and any(at_break):
            return _PATIENCE, self._width * _WIDER
        return _HOPELESS, self._width


def _near_breaks(sheet: Sheet) -> frozenset[int]:
    """The lines shortly before page headers."""
    starts = [index for index, line in enumerate(sheet.lines) if line.first and index]
    return frozenset(index for start in starts for index in range(max(0, start - _NEAR), start))


def _first(item: tuple[float, State, Action]) -> float:
    return item[0]


def _score_of(item: tuple[object, tuple[float, State, Action]]) -> float:
    return item[1][0]


def _free(piece: Piece, action: Action) -> float:
    return 0.0
