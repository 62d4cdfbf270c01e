"""What a reading's steps are worth: the weights of all that a piece, its place and its neighbours show, summed up.

Every sum is kept, for readings that share it; that is what makes the search fast.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from itertools import repeat

from corpus.structure.flattened_features import (
    WORDY,
    Atom,
    Gap,
    adapted_atoms,
    atom_features,
    class_features,
    closing_feature,
    cut_features,
    cut_ranks,
    fit_of,
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
    reached,
    resume_classes,
    turn_features,
)
from corpus.structure.flattened_pieces import START, Piece, Step
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import Action, State, actions, skipped_columns

_BEGINS, _GOES_ON, _RESUMES = 0, 1, 2
_ONE_SIDED = ("w", "l")  # atoms that say the same of a cell's beginning and of its inside
_LINKS = {Step.INSIDE: _GOES_ON, Step.RESUME: _RESUMES}
_LINK_NAMES = ("B", "I", "R")
_ZEROS = repeat(0.0)
_Part = tuple[object, ...]
# An action, its column, whether it begins anew, how it links, what the state and the space before say of it, and how
# many cut cells it leaves behind.
_Move = tuple[Action, int, bool, int, float, int]
_Cut = tuple[tuple[str, str], str, str, str, str, str]  # the arguments of `cut_features` after the step
_Row = tuple[
    float, ...
]  # scores for each column, a banner last, as a cell's beginning and then once more as its inside


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
        self._silent: _Row = before._silent if before is not None else (0.0,) * (2 * len(self._columns))
        self._labels: dict[Atom, _Row] = {}
        self._classes: dict[tuple[str, int, str, str], float] = {}
        self._fixed: dict[Atom, _Row] = before._fixed if before is not None else {}
        self._lasting: dict[Piece, _Row] = before._lasting if before is not None else {}
        self._pieces: dict[Piece, tuple[_Row, _Row, Gap]] = {}
        self._links: dict[tuple[Piece, Piece], _Link] = {}
        self._known: dict[tuple[str, ...], float] = {}
        self._left: dict[tuple[Piece | None, int, str, bool], float] = {}
        self._gaps: dict[tuple[Gap, Step, int], float] = {}
        self._moves: dict[_Part, tuple[tuple[_Move, ...], tuple[int, ...]]] = {}
        self._ranks: dict[_Part, tuple[tuple[str, str], ...]] = {}
        self._cuts: dict[_Cut, tuple[float, float, float]] = {}
        self._actions: dict[tuple[_Part, bool], tuple[tuple[Action, int, float], ...]] = {}

    def totals(self, state: State, piece: Piece) -> list[tuple[Action, bool, float]]:
        """Each action, whether it begins anew, and the score that the reading then has."""
        begin, inside, space = self._emission(piece)
        total, cost = state.score, self._cost
        left = total + (self._link(state.piece, piece, state.at, _BEGINS) if state.at != START else 0.0)
        moves, ends = self._moved(state, space)
        passed = self._passed(state, ends)
        stays = leaves = resumes = 0.0
        ranks: tuple[tuple[str, str], ...] = ()
        if state.cut:
            ranks = self._cut_ranks(state, piece)
            stays, leaves, resumes = self._at_cut(state, piece, ranks[-1])
        found = []
        for action, column, fresh, kind, moved, ended in moves:
            if kind == _BEGINS:
                score = left + moved + begin[column] + leaves
            elif kind == _GOES_ON:
                score = total + moved + inside[column] + stays + self._link(state.piece, piece, column, _GOES_ON)
            else:
                resumed = self._resumed(state, piece, column, ranks[column])
                score = total + moved + inside[column] + resumes + resumed
            found.append((action, fresh, score + passed[ended] if ended else score))
        if piece.parenthesis < 0:
            weigh = self._weights.get
            closed = [weigh(closing_feature(state, action), 0.0) for action, _, _ in found]
            found = [(action, fresh, score + by) for (action, fresh, score), by in zip(found, closed, strict=True)]
        return (
            found if cost is None else [(action, fresh, score + cost(piece, action)) for action, fresh, score in found]
        )

    def _emission(self, piece: Piece) -> tuple[_Row, _Row, Gap]:
        """The scores of a piece for every column (a banner last), as its beginning and as its inside; its gap."""
        known = self._pieces.get(piece)
        if known is None:
            lasting = self._lasting.get(piece)
            if lasting is None:
                fixed = [self._atom(atom, self._fixed) for atom in lasting_atoms(self.sheet, piece)]
                lasting = self._lasting[piece] = self._summed(fixed)
            rows = [self._atom(atom, self._labels) for atom in adapted_atoms(self.sheet, piece)]
            scores = self._summed([lasting, *rows])
            half = len(self._columns)
            # BANNER is -2, too
            begin, inside = (*scores[:half], scores[half - 1]), (*scores[half:], scores[-1])
            known = self._pieces[piece] = begin, inside, gap_of(self.sheet, piece)
        return known

    def _summed(self, rows: list[_Row]) -> _Row:
        loud = [row for row in rows if row is not self._silent]
        return tuple(map(sum, zip(*loud, strict=True))) if loud else self._silent

    def _atom(self, atom: Atom, scores: dict[Atom, _Row]) -> _Row:
        known = scores.get(atom)
        if known is None:
            known = self._atom_row(atom)
            known = scores[atom] = known if any(known) else self._silent
        return known

    def _atom_row(self, atom: Atom) -> _Row:
        name, value = atom
        if isinstance(value, tuple):
            return tuple([self._class(name, index, one, at) for at in ("b", "i") for index, one in enumerate(value)])
        if self._lexicon is not None and name in WORDY and value not in self._lexicon:
            return self._silent
        weigh = self._weights.get
        row = tuple([sum([weigh(name, 0.0) for name in column]) for side in self._names(atom) for column in side])
        return row * 2 if len(row) == len(self._columns) else row

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

    def _link(self, before: Piece | None, piece: Piece, column: int, kind: int) -> float:
        return self._link_score(self._pair(before, piece), column, kind) if before is not None else 0.0

    def _pair(self, before: Piece, piece: Piece) -> "_Link":
        link = self._links.get((before, piece))
        if link is None:
            link = self._links[before, piece] = _Link(self.sheet, before, piece)
        return link

    def _link_score(self, link: "_Link", column: int, kind: int) -> float:
        key = column * len(_LINK_NAMES) + kind
        known = link.scores.get(key)
        if known is None:
            step, role = _LINK_NAMES[kind], self.sheet.kinds[column] if column >= 0 else "area"
            slack = self.sheet.ruler.room(link.length, column) if column >= 0 else "?"
            known = self._weigh((role, step, link.last, link.first), link_words, self.sheet)
            known += self._weigh((role, step, slack, *link.fit), link_shape)
            known += self._weigh((step, link.pair), link_pair)
            if column >= 0:
                follows = self.sheet.memory.follows(link.before, link.piece, column)
                known += self._weigh((role, step, follows), link_memory)
            link.scores[key] = known
        return known

    def _passed(self, state: State, ends: tuple[int, ...]) -> list[float]:
        """What speaks for or against the ends of cut cells: of none of the columns `ends`, of the first, of two …"""
        sums = [0.0]
        for index in ends:
            tail = state.tails[index]
            key = (tail, index, state.room[index], bool(state.open >> index & 1))
            known = self._left.get(key)
            if known is None and tail is not None:
                names = passed_features(self.sheet, tail, *key[1:])
                known = self._left[key] = sum(map(self._weights.get, names, _ZEROS))
            sums.append(sums[-1] + (known or 0.0))
        return sums

    def turned(self, state: State) -> float:
        """What speaks for or against the page that ends with this state."""
        return sum(map(self._weights.get, turn_features(state), _ZEROS))

    def _at_cut(self, state: State, piece: Piece, ranks: tuple[str, str]) -> tuple[float, float, float]:
        """What the cut cells, the page's height and the line before say of going on, beginning a cell, resuming one."""
        slack, fit = "", ("", "", "")
        if state.piece is not None and state.at != START:
            link = self._pair(state.piece, piece)
            slack, fit = self.sheet.ruler.room(link.length, state.at), link.fit[:3]
        key = (ranks, reached(state, self.sheet), slack, *fit)
        known = self._cuts.get(key)
        if known is None:
            weigh = self._weights.get
            stays, leaves, resumes = [sum(map(weigh, cut_features(kind, *key), _ZEROS)) for kind in "IBR"]
            known = self._cuts[key] = stays, leaves, resumes
        return known

    def _cut_ranks(self, state: State, piece: Piece) -> tuple[tuple[str, str], ...]:
        key = (state.at, state.tails, state.room, piece.words[0])
        ranks = self._ranks.get(key)
        if ranks is None:
            ranks = self._ranks[key] = cut_ranks(state, self.sheet, piece.words[0])
        return ranks

    def _resumed(self, state: State, piece: Piece, column: int, ranks: tuple[str, str]) -> float:
        tail = state.tails[column]
        if tail is None:
            return 0.0
        link = self._pair(tail, piece)
        slack = self.sheet.ruler.room(link.length, column)
        known = self._weigh((*ranks, state.room[column], tail.ending, piece.case, slack), resume_classes)
        return known + self._link_score(link, column, _RESUMES)

    def _weigh(self, key: tuple[str, ...], names: Callable[..., Iterator[str]], *sheet: Sheet) -> float:
        known = self._known.get(key)
        if known is None:
            weigh = self._weights.get
            known = self._known[key] = sum(map(weigh, names(*sheet, *key), _ZEROS))
        return known

    def _moved(self, state: State, space: Gap) -> tuple[tuple[_Move, ...], tuple[int, ...]]:
        """What a state may do next, and the cut cells that the furthest step leaves behind."""
        cut = (tuple([tail is None for tail in state.tails]), state.room) if state.cut else None
        key = (state.at, state.filled, state.open, cut, space)
        known = self._moves.get(key)
        if known is None:
            moves: list[_Move] = []
            ends: tuple[int, ...] = ()
            for action, skipped, score in self._allowed(state, key[:4], not isinstance(space, str)):
                step, column = action
                passed = tuple(passed_columns(state, self.sheet, action))
                ends = max(ends, passed, key=len)
                moved = score + self._gap(space, step, skipped)
                fresh = step in (Step.ROW, Step.BANNER)
                moves.append((action, column, fresh, _LINKS.get(step, _BEGINS), moved, len(passed)))
            known = self._moves[key] = tuple(moves), ends
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


class _Link:
    """Two pieces that may follow one another in a cell: what they show whatever the column, and the scores known."""

    __slots__ = ("before", "first", "fit", "last", "length", "pair", "piece", "scores")

    def __init__(self, sheet: Sheet, before: Piece, piece: Piece) -> None:
        self.before, self.piece = before, piece
        self.last, self.first = before.words[-1], piece.words[0]
        self.pair = " ".join(before.words[-2:])
        self.fit = fit_of(sheet, before, piece)
        self.length = sheet.ruler.length(f"{before.text} {piece.first}")
        self.scores: dict[int, float] = {}  # by column and kind of link
