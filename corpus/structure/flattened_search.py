"""The search for the most likely columns of a flattened table's lines: a beam over readings, line by line."""

import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from corpus.structure.flattened_features import (
    WORDY,
    Atom,
    Gap,
    adapted_atoms,
    atom_features,
    class_features,
    closing_feature,
    gap_features,
    gap_of,
    lasting_atoms,
    link_memory,
    link_pair,
    link_shape,
    link_words,
    move_features,
    passed_columns,
    passed_features,
    resume_classes,
    resume_ranks,
    shape_of,
)
from corpus.structure.flattened_sheet import START, Piece, Sheet, Step
from corpus.structure.flattened_steps import Action, State, actions, advance, skipped_columns, start, turn_page

_HOPELESS = 12.0  # a reading that trails the best by so much never catches up
_CAREFUL = 16.0  # in a careful search
_PATIENCE = 30.0  # and at a page break, where it shows lines later which cells went on
_WIDER = 2  # times the readings there
_NEAR = 10  # lines before a page header that count as being there
_RIVAL = 10.0  # a reading that trails another by more is not worth a doubt
_BEGINS, _GOES_ON, _RESUMES = 0, 1, 2
_ONE_SIDED = ("w", "l")  # atoms that say the same of a cell's beginning and of its inside
_LINKS = {Step.INSIDE: _GOES_ON, Step.RESUME: _RESUMES}
Part = tuple[object, ...]


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
    earlier search of the same table with the same weights; what does not change with the table's widths is not weighed
    again. A `careful` search keeps more readings at page breaks, where lines later show which cells went on: they may
    trail further, and those that leave other words in the cells that the break cut are kept apart.
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
        self._lexicon = lexicon
        self._weights = weights
        self._width = width
        self._cost = cost
        self.rivals: dict[State, list[Rival]] = {}
        self._keeps_rivals = rivals
        self._columns = (*range(len(sheet.columns)), -1)
        self._careful = careful
        self._breaks = _near_breaks(sheet) if careful else frozenset[int]()
        self._labels: dict[Atom, list[list[float]]] = {}
        self._classes: dict[tuple[str, int, str, str], float] = {}
        self._fixed: dict[Atom, list[list[float]]] = before._fixed if before is not None else {}
        self._lasting: dict[Piece, list[list[float]]] = before._lasting if before is not None else {}
        self._pieces: dict[Piece, list[list[float]]] = {}
        self._links: dict[tuple[Piece, Piece, int, str], float] = {}
        self._known: dict[tuple[str, ...], float] = {}
        self._left: dict[tuple[Piece, int, str, bool], float] = {}
        self._gaps: dict[tuple[Gap, Step, int], float] = {}
        self._moves: dict[Part, tuple[tuple[Action, bool, int, float, tuple[int, ...]], ...]] = {}
        self._ranks: dict[Part, tuple[str, ...]] = {}
        self._actions: dict[tuple[Part, bool], tuple[tuple[Action, int, float], ...]] = {}

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
        for action, _, total in self._totals(state, piece):
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
        best = -math.inf
        hopeless, width = self._limits(states)
        ending = piece.line in self._breaks
        for state in states:
            for action, fresh, score in self._totals(state, piece):
                if score < best - hopeless:
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
        kept = [(key, item) for key, item in found.items() if item[0] > best - hopeless]
        kept.sort(key=_score_of, reverse=True)
        wrong = self._cost if self._cost is not None else _free
        extended = []
        for place, (total, state, action) in kept[:width]:
            extended.append(advance(state, self.sheet, piece, action, total, wrong(piece, action) > 0))
            near = [Rival(total - score, one, other) for score, one, other in lost[place] if total - score < _RIVAL]
            if near:
                self.rivals[extended[-1]] = near
        return extended

    def _totals(self, state: State, piece: Piece) -> list[tuple[Action, bool, float]]:
        """Each action, whether it begins anew, and the score that the reading then has."""
        begin, inside = self._emission(piece)
        total, cost = state.score, self._cost
        left = total + (self._link(state.piece, piece, state.at, "B") if state.at != START else 0.0)
        closes = piece.parenthesis < 0
        found = []
        for action, fresh, kind, moved, passed in self._moved(state, gap_of(self.sheet, piece)):
            column = action[1]
            if kind == _BEGINS:
                score = left + moved + begin[column]
            elif kind == _GOES_ON:
                score = total + moved + inside[column] + self._link(state.piece, piece, column, "I")
            else:
                score = total + moved + inside[column] + self._resumed(state, piece, column)
            if passed:
                score += self._passed(state, passed)
            if closes:
                score += self._weights.get(closing_feature(state, action), 0.0)
            found.append((action, fresh, score if cost is None else score + cost(piece, action)))
        return found

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
        if not self._careful:
            return _HOPELESS, self._width
        if any(state.cut or (state.piece is not None and state.piece.line in self._breaks) for state in states):
            return _PATIENCE, self._width * _WIDER
        return _CAREFUL, self._width

    def _emission(self, piece: Piece) -> list[list[float]]:
        """The scores of a piece for every column (a banner last), as its beginning and as its inside."""
        known = self._pieces.get(piece)
        if known is None:
            lasting = self._lasting.get(piece)
            if lasting is None:
                fixed = (self._atom(atom, self._fixed) for atom in lasting_atoms(self.sheet, piece))
                lasting = self._lasting[piece] = _summed(list(fixed))
            rows = [self._atom(atom, self._labels) for atom in adapted_atoms(self.sheet, piece)]
            known = self._pieces[piece] = _summed([lasting, *rows])
            for side in known:
                side.insert(-1, side[-1])  # BANNER is -2, too
        return known

    def _atom(self, atom: Atom, scores: dict[Atom, list[list[float]]]) -> list[list[float]]:
        name, value = atom
        known = scores.get(atom)
        if known is None and isinstance(value, tuple):
            known = [[self._class(name, index, one, at) for index, one in enumerate(value)] for at in ("b", "i")]
            scores[atom] = known
        if known is None and self._lexicon is not None and name in WORDY and value not in self._lexicon:
            known = scores[atom] = [[0.0] * len(self._columns)] * 2
        if known is None:
            weigh = self._weights.get
            known = [[sum([weigh(name, 0.0) for name in column]) for column in side] for side in self._names(atom)]
            known = scores[atom] = known * 2 if len(known) == 1 else known
        return known

    def _class(self, name: str, index: int, value: str, at: str) -> float:
        """The score of an atom's value for one column (a banner after the last)."""
        known = self._classes.get((name, index, value, at))
        if known is None:
            weigh = self._weights.get
            kind = self.sheet.kinds[index] if index < len(self.sheet.kinds) else "area"
            known = sum([weigh(feature, 0.0) for feature in class_features(kind, name, at, value)])
            self._classes[name, index, value, at] = known
        return known

    def _names(self, atom: Atom) -> list[list[tuple[str, ...]]]:
        """The features of an atom, by part and column; training, which weighs them again and again, keeps them."""
        names = self.sheet.names.get(atom)
        if names is None:
            sides = (True,) if atom[0] in _ONE_SIDED else (True, False)
            names = [
                [tuple(atom_features(self.sheet, atom, column, begins)) for column in self._columns] for begins in sides
            ]
            if self._cost is not None:
                self.sheet.names[atom] = names
        return names

    def _link(self, before: Piece | None, piece: Piece, column: int, step: str) -> float:
        if before is None:
            return 0.0
        key = (before, piece, column, step)
        known = self._links.get(key)
        if known is None:
            kind = self.sheet.kinds[column] if column >= 0 else "area"
            last, first = before.words[-1], piece.words[0]
            shape = shape_of(self.sheet, before, piece, column)
            known = self._weigh((kind, step, last, first), link_words, self.sheet)
            known += self._weigh((kind, step, *shape), link_shape)
            known += self._weigh((step, " ".join(before.words[-2:])), link_pair)
            if column >= 0:
                known += self._weigh((kind, step, self.sheet.memory.follows(before, piece, column)), link_memory)
            self._links[key] = known
        return known

    def _passed(self, state: State, passed: tuple[int, ...]) -> float:
        """What speaks for or against the ends of the cut cells that an action leaves behind."""
        score = 0.0
        for index in passed:
            tail = state.tails[index]
            if tail is None:
                continue
            key = (tail, index, state.room[index], bool(state.open >> index & 1))
            known = self._left.get(key)
            if known is None:
                weigh = self._weights.get
                known = self._left[key] = sum(
                    weigh(name, 0.0) for name in passed_features(self.sheet, tail, index, *key[2:])
                )
            score += known
        return score

    def _resumed(self, state: State, piece: Piece, column: int) -> float:
        tail, first = state.tails[column], piece.words[0]
        if tail is None:
            return 0.0
        key = (state.at, state.tails, state.room, first)
        ranks = self._ranks.get(key)
        if ranks is None:
            ranks = self._ranks[key] = resume_ranks(state, self.sheet, first)
        slack = self.sheet.ruler.slack(tail.text, piece.first, column)
        known = self._weigh((ranks[column], state.room[column], tail.ending, piece.case, slack), resume_classes)
        return known + self._link(tail, piece, column, "R")

    def _weigh(self, key: tuple[str, ...], names: Callable[..., Iterator[str]], *sheet: Sheet) -> float:
        known = self._known.get(key)
        if known is None:
            weigh = self._weights.get
            known = self._known[key] = sum(weigh(name, 0.0) for name in names(*sheet, *key))
        return known

    def _moved(self, state: State, space: Gap) -> tuple[tuple[Action, bool, int, float, tuple[int, ...]], ...]:
        """The actions of a state, whether each begins anew, how it links, what the state and the space say of it, and
        the cut cells that it leaves behind."""
        cut = (tuple(tail is not None for tail in state.tails), state.room) if state.cut else None
        key = (state.at, state.filled, state.open, cut, space)
        known = self._moves.get(key)
        if known is None:
            known = self._moves[key] = tuple(
                (
                    action,
                    action[0] in (Step.ROW, Step.BANNER),
                    _LINKS.get(action[0], _BEGINS),
                    score + self._gap(space, action[0], skipped),
                    tuple(passed_columns(state, self.sheet, action)),
                )
                for action, skipped, score in self._allowed(state, key[:4], not isinstance(space, str))
            )
        return known

    def _allowed(self, state: State, key: Part, begins_line: bool) -> tuple[tuple[Action, int, float], ...]:
        """The actions of a state, how many columns each leaves empty, and what the state alone says of it."""
        known = self._actions.get((key, begins_line))
        if known is None:
            weigh = self._weights.get
            found = []
            for step, column in actions(state, self.sheet, begins_line):
                skipped = skipped_columns(state, self.sheet, step, column)
                score = sum(weigh(name, 0.0) for name in move_features(state, self.sheet, step, column, skipped))
                found.append(((step, column), len(skipped), score))
            known = self._actions[key, begins_line] = tuple(found)
        return known

    def _gap(self, space: Gap, step: Step, skipped: int) -> float:
        key = (space, step, skipped)
        known = self._gaps.get(key)
        if known is None:
            weigh = self._weights.get
            known = self._gaps[key] = sum(weigh(name, 0.0) for name in gap_features(space, step, skipped))
        return known


def _near_breaks(sheet: Sheet) -> frozenset[int]:
    """The lines shortly before page headers."""
    starts = [index for index, line in enumerate(sheet.lines) if line.first and index]
    return frozenset(index for start in starts for index in range(max(0, start - _NEAR), start))


def _summed(rows: list[list[list[float]]]) -> list[list[float]]:
    return [[sum(scores) for scores in zip(*side, strict=True)] for side in zip(*rows, strict=True)]


def _first(item: tuple[float, State, Action]) -> float:
    return item[0]


def _score_of(item: tuple[object, tuple[float, State, Action]]) -> float:
    return item[1][0]


def _free(piece: Piece, action: Action) -> float:
    return 0.0
