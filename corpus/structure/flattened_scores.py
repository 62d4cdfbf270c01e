"""What a reading's steps are worth: the weights of all that a piece, its place and its neighbours show, summed up.

Every sum is kept, for readings that share it; that is what makes the search fast.
"""

from collections.abc import Callable, Container, Iterator, Mapping

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
from corpus.structure.flattened_steps import Action, State, actions, skipped_columns

_BEGINS, _GOES_ON, _RESUMES = 0, 1, 2
_ONE_SIDED = ("w", "l")  # atoms that say the same of a cell's beginning and of its inside
_LINKS = {Step.INSIDE: _GOES_ON, Step.RESUME: _RESUMES}
_Part = tuple[object, ...]


class Scores:
    """The scores of steps over one sheet with one set of weights.

    `cost` adds to an action's score, for training. `lexicon` holds the words that have weights, None where any may.
    `before` are earlier scores of the same table with the same weights; what does not change with the table's widths
    is not weighed again.
    """

    def __init__(
        self,
        sheet: Sheet,
        weights: Mapping[str, float],
        cost: Callable[[Piece, Action], float] | None = None,
        lexicon: Container[str] | None = None,
        before: "Scores | None" = None,
    ) -> None:
        self.sheet = sheet
        self._weights = weights
        self._cost = cost
        self._lexicon = lexicon
        self._columns = (*range(len(sheet.columns)), -1)
        self._labels: dict[Atom, list[list[float]]] = {}
        self._classes: dict[tuple[str, int, str, str], float] = {}
        self._fixed: dict[Atom, list[list[float]]] = before._fixed if before is not None else {}
        self._lasting: dict[Piece, list[list[float]]] = before._lasting if before is not None else {}
        self._pieces: dict[Piece, list[list[float]]] = {}
        self._links: dict[tuple[Piece, Piece, int, str], float] = {}
        self._known: dict[tuple[str, ...], float] = {}
        self._left: dict[tuple[Piece, int, str, bool], float] = {}
        self._gaps: dict[tuple[Gap, Step, int], float] = {}
        self._moves: dict[_Part, tuple[tuple[Action, bool, int, float, tuple[int, ...]], ...]] = {}
        self._ranks: dict[_Part, tuple[str, ...]] = {}
        self._actions: dict[tuple[_Part, bool], tuple[tuple[Action, int, float], ...]] = {}

    def totals(self, state: State, piece: Piece) -> list[tuple[Action, bool, float]]:
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

    def _allowed(self, state: State, key: _Part, begins_line: bool) -> tuple[tuple[Action, int, float], ...]:
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


def _summed(rows: list[list[list[float]]]) -> list[list[float]]:
    return [[sum(scores) for scores in zip(*side, strict=True)] for side in zip(*rows, strict=True)]
