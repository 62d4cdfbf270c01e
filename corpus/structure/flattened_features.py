"""What a flattened table shows at each of its lines, as named features for the model of columns.

Features know roles of columns (`Column`), never their order or their printed names: order enters through what a step
skips, width and labels through what the table itself shows.
"""

import math
from collections.abc import Iterator

from corpus.structure.flattened_pages import ENDED, NONE
from corpus.structure.flattened_pieces import START, Piece, Step, begins_cell
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import Action, State, skipped_columns

Atom = tuple[str, str | int | tuple[str, ...]]
Gap = tuple[int, int, int, bool, bool, str] | str


WORDY = ("w", "f", "l")  # atoms whose value is words


_STOPS = (".", ",", ";", ":")
_OVER = (NONE, ENDED)
_RANKS = ((0.0, "best"), (1.0, "near"), (3.0, "behind"), (math.inf, "far"))
_LEADS = ((-4.0, "--"), (-1.0, "-"), (1.0, "="), (4.0, "+"), (math.inf, "++"))  # of what goes on over what is left


def features(state: State, sheet: Sheet, piece: Piece, action: Action) -> Iterator[str]:
    """All that speaks for or against an action."""
    step, column = action
    for atom in atoms(sheet, piece):
        yield from atom_features(sheet, atom, column, begins_cell(step))
    if step is Step.RESUME:
        tail = state.tails[column]
        if tail is not None:
            yield from link_features(sheet, tail, piece, column, "R")
            yield from resume_features(state, sheet, piece, column)
    elif state.piece is not None and state.at != START:
        yield from link_features(sheet, state.piece, piece, state.at, "I" if step is Step.INSIDE else "B")
    if state.cut:
        kind = "I" if step is Step.INSIDE else "R" if step is Step.RESUME else "B"
        slack, fit = "", ("", "", "", "")
        if state.piece is not None and state.at != START:
            slack, fit = sheet.ruler.slack(state.piece.text, piece.first, state.at), fit_of(sheet, state.piece, piece)
        yield from cut_features(
            kind, cut_ranks(state, sheet, piece.words[0])[-1], reached(state, sheet), slack, *fit[:3]
        )
    if piece.parenthesis < 0:
        yield closing_feature(state, action)
    skipped = skipped_columns(state, sheet, step, column)
    yield from gap_features(gap_of(sheet, piece), step, len(skipped))
    yield from move_features(state, sheet, step, column, skipped)
    for index in passed_columns(state, sheet, action):
        tail = state.tails[index]
        if tail is not None:
            yield from passed_features(sheet, tail, index, state.room[index], bool(state.open >> index & 1))


def link_features(sheet: Sheet, before: Piece, piece: Piece, column: int, step: str) -> Iterator[str]:
    kind = sheet.kinds[column] if column >= 0 else "area"
    yield from link_words(sheet, kind, step, before.words[-1], piece.words[0])
    slack = sheet.ruler.slack(before.text, piece.first, column) if column >= 0 else "?"
    yield from link_shape(kind, step, slack, *fit_of(sheet, before, piece))
    yield from link_pair(step, " ".join(before.words[-2:]))
    if column >= 0:
        yield from link_memory(kind, step, sheet.memory.follows(before, piece, column))


def resume_features(state: State, sheet: Sheet, piece: Piece, column: int) -> Iterator[str]:
    """How likely a piece goes on with the cell of this column that a page cut, rather than with another's."""
    tail = state.tails[column]
    if tail is not None:
        rank, lead = cut_ranks(state, sheet, piece.words[0])[column]
        slack = sheet.ruler.slack(tail.text, piece.first, column)
        yield from resume_classes(rank, lead, state.room[column], tail.ending, piece.case, slack)


def cut_ranks(state: State, sheet: Sheet, first: str) -> tuple[tuple[str, str], ...]:
    """For each column how well `first` goes on with its cut cell, against the best of the cut cells still to come and
    against the cell that it would leave. At last, for that cell, the first of both, and how well the best goes on.
    """
    strengths: list[float | None] = []
    rivals: list[bool] = []
    for tail, room in zip(state.tails, state.room, strict=True):
        strengths.append(None if tail is None else sheet.affinity.strength(tail.words[-1], first))
        rivals.append(tail is not None and room[1:] not in _OVER and tail.ending not in _STOPS)
    ahead = range(max(state.at + 1, 0), len(strengths))
    top = max((known for known in (strengths[at] for at in ahead if rivals[at]) if known is not None), default=None)
    known = [
        None if tail is None or tail.ending in _STOPS else own for own, tail in zip(strengths, state.tails, strict=True)
    ]
    left = known[state.at] if state.at >= 0 else None
    ranks = [(_rank(own, top), _lead(own, left)) for own in known]
    return *ranks, (_rank(left, top), _lead(top, 0.0))


def _rank(own: float | None, top: float | None) -> str:
    if own is None:
        return "?"
    behind = 0.0 if top is None else top - own
    return next(name for limit, name in _RANKS if behind <= limit)


def _lead(own: float | None, other: float | None) -> str:
    if own is None or other is None:
        return "?"
    return next(name for limit, name in _LEADS if own - other <= limit)


def cut_features(
    step: str, ranks: tuple[str, str], reach: str, slack: str, ending: str, case: str, bond: str
) -> Iterator[str]:
    """How going on with a cell under a page header ("I"), leaving it for a new one ("B") or for a cut one ("R") goes
    with the cut cells that the piece could go on with, with the page's height and with how the two lines fit: there a
    cell ends far sooner than elsewhere."""
    rank, top = ranks
    if step != "R":
        yield f"z|{step}|stays|{rank}"
        yield f"z|{step}|stays|{rank}|{top}"
    if case:
        yield f"z|{step}|cut|{slack}"
        yield f"z|{step}|cut|{bond}"
        yield f"z|{step}|cut|{bond}|{slack}"
        yield f"z|{step}|cut|{slack}|{ending}|{case}"
        yield f"z|{step}|cut|{ending}|{case}"
    if reach:
        yield f"v|{step}|{reach}"


def reached(state: State, sheet: Sheet) -> str:
    """Whether a cell under a page header fills the page already."""
    return sheet.breaks.reached(sheet.lines[state.piece.line].page, state.lines) if state.piece and state.lines else ""


def resume_classes(rank: str, lead: str, room: str, ending: str, case: str, slack: str) -> Iterator[str]:
    """What a resumed cell shows: its rank among the cut cells, the lines it left free, how the two lines fit."""
    plain = room[1:]
    yield f"z|R|rank|{rank}"
    yield f"z|R|lead|{lead}"
    yield f"z|R|rank|{rank}|{lead}"
    yield f"z|R|rank|{rank}|{plain}"
    yield f"z|R|{plain}|{ending}|{case}"
    yield f"z|R|{room}|{ending}"
    yield f"z|R|{plain}|{slack}"


def passed_columns(state: State, sheet: Sheet, action: Action) -> Iterator[int]:
    """The columns whose cut cells a step under a page header leaves behind: they ended with the page."""
    step, column = action
    if not state.cut or step is Step.INSIDE:
        return
    stop = column if step in (Step.RESUME, Step.SAME, Step.STACK) else len(sheet.columns)
    for index in range(max(state.at + 1, 0), stop):
        if state.tails[index] is not None and state.room[index][1:] not in _OVER:
            yield index


def passed_features(sheet: Sheet, tail: Piece, column: int, room: str, is_open: bool) -> Iterator[str]:
    """How likely a cell ends with `tail`, the last of it that its page shows."""
    kind, last, exact, room = sheet.kinds[column], tail.words[-1], room, room[1:]
    yield f"y|{exact}|ends|{sheet.affinity.ends(last)}"
    yield f"y|{kind}|{exact}|{tail.ending}"
    yield f"y|{room}|ends|{sheet.affinity.ends(last)}"
    yield f"y|ends|{sheet.affinity.ends(last)}"
    yield f"y|{kind}|ends|{sheet.affinity.ends(last)}"
    yield f"y|{kind}|{room}|{tail.ending}"
    yield f"y|l|{last}"
    yield f"y|{kind}|l|{last}"
    yield f"y|d|{' '.join(tail.words[-2:])}"
    yield f"y|{kind}|u|{sheet.memory.ends(tail, column)}"
    yield f"y|{room}|{sheet.ruler.fill(tail.text, column)}"
    if is_open:
        yield "y|open"


def move_features(state: State, sheet: Sheet, step: Step, column: int, skipped: tuple[int, ...]) -> Iterator[str]:
    """How a step goes with the state alone, whatever the piece."""
    role = sheet.columns[column].value if column >= 0 else "area"
    here = sheet.columns[state.at].value if state.at >= 0 else str(state.at)
    yield f"m|{step}"
    yield f"m|{step}|{role}"
    if state.at >= 0 and state.open >> state.at & 1 and begins_cell(step):
        yield "p|B"
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
        room = state.room[column] if column >= 0 else ""
        yield f"z|{step}|{room[1:]}"
        yield f"z|{step}|{room}"
        place = "top" if state.at == START else "below"
        for index in range(state.at + 1, stop):
            yield f"z|{step}|{place}|passes|{state.room[index][1:]}"
            yield f"z|{step}|{place}|passes|{state.room[index]}"


def turn_features(state: State) -> Iterator[str]:
    """What a page's height says of how it was read, where the next one begins."""
    if state.height != "?":
        yield f"v|{state.height}"


def closing_feature(state: State, action: Action) -> str:
    """How a piece that closes a parenthesis goes with a cell that has one open, or none."""
    step, column = action
    opened = column >= 0 and not begins_cell(step) and state.open >> column & 1
    return f"p|closes|{step}|{int(opened)}"


def atoms(sheet: Sheet, piece: Piece) -> Iterator[Atom]:
    """What a piece shows by itself: its words, case and width, each told once for all columns."""
    yield from lasting_atoms(sheet, piece)
    yield from adapted_atoms(sheet, piece)


def lasting_atoms(sheet: Sheet, piece: Piece) -> Iterator[Atom]:
    """The atoms that say the same whatever a first reading teaches."""
    for word in dict.fromkeys(piece.words):
        yield "w", word
    yield "f", piece.words[0]
    yield "f", " ".join(piece.words[:2])
    yield "l", piece.words[-1]
    yield "case", piece.case
    yield "looks", piece.looks
    yield "begins", sheet.affinity.begins(piece.words[0])
    yield "count", f"{min(len(piece.words), 7)}{'' if piece.whole else ' of more'}"
    yield "shouts", piece.shouts


def adapted_atoms(sheet: Sheet, piece: Piece) -> Iterator[Atom]:
    """The atoms that say more once a first reading is known."""
    yield "label", piece.label
    yield "width", (*sheet.ruler.fills(piece.text), "?")
    yield "leans", (*sheet.memory.leaning(piece), "")
    yield "known", (*sheet.memory.begins(piece), "")


def atom_features(sheet: Sheet, atom: Atom, column: int, begins: bool) -> Iterator[str]:
    """What an atom says for a column (-1: a banner) that the piece begins or goes on with."""
    role, kind = (sheet.columns[column].value, sheet.kinds[column]) if column >= 0 else ("area", "area")
    at = "b" if begins else "i"
    name, value = atom
    if name in ("w", "l"):
        yield f"{name}|{kind}|{value}"
    elif name == "label":
        yield f"a|{role}{at}"
        yield f"a|{role}{at}|{value}"
        if column >= 0:
            habit = sheet.habit(str(value), column)
            yield f"h|{kind}{at}|{bool(value)}|{habit}"
            yield f"h|{at}|{value}|{habit}"
    elif isinstance(value, tuple):
        yield from class_features(kind, name, at, value[max(column, -1)])
    else:
        yield f"{name}|{kind}{at}|{value}"


def class_features(kind: str, name: str, at: str, value: str) -> Iterator[str]:
    """What an atom says that has a value of its own for each column, the last for a banner."""
    if name == "width":
        yield f"g|{value}"
        yield f"g|{kind}|{value}"
    elif value:
        yield f"u|{name}|{at}|{value}"
        yield f"u|{name}|{kind}{at}|{value}"


def link_words(sheet: Sheet, kind: str, step: str, last: str, first: str) -> Iterator[str]:
    """How the first word of a piece follows the last of a cell: `step` "I" and "R" go on with it, "B" leaves it."""
    cohesion = sheet.cohesion(last, first)
    yield f"k|{step}|{cohesion}"
    yield f"k|{step}|{kind}|{cohesion}"
    bond = sheet.affinity.bond(last, first)
    yield f"k|{step}|bond|{bond}"
    yield f"k|{step}|{kind}|bond|{bond}"
    yield f"k|{step}|ends|{sheet.affinity.ends(last)}"
    if kind != "text":
        yield f"k|{step}|{kind}|p|{last}|{first}"
    yield f"k|{step}|l|{last}"
    yield f"k|{step}|{kind}|l|{last}"
    yield f"k|{step}|f|{first}"
    yield f"k|{step}|{kind}|f|{first}"


def link_shape(kind: str, step: str, slack: str, ending: str, case: str, bond: str, shouts: str) -> Iterator[str]:
    """How the shapes of the two lines fit: the room left on the first, its last sign, the case of the next."""
    yield f"k|{step}|{slack}"
    yield f"k|{step}|{kind}|{slack}"
    yield f"k|{step}|bond|{bond}|{slack}"
    yield f"k|{step}|{slack}|{ending}|{case}"
    yield f"k|{step}|{ending}|{case}"
    yield f"k|{step}|{kind}|{ending}|{case}"
    yield f"k|{step}|{kind}|{shouts}"


def link_pair(step: str, pair: str) -> Iterator[str]:
    """How a cell is left, or goes on, after its last two words: half of all Vietnamese words have two syllables."""
    yield f"k|{step}|d|{pair}"


def link_memory(kind: str, step: str, seen: str) -> Iterator[str]:
    """How a first reading of the table puts the two words together elsewhere."""
    yield f"k|{step}|u|{seen}"
    yield f"k|{step}|{kind}|u|{seen}"


def fit_of(sheet: Sheet, before: Piece, piece: Piece) -> tuple[str, str, str, str]:
    """The arguments of `link_shape` after the slack: they say the same for all columns."""
    bond = sheet.affinity.bond(before.words[-1], piece.words[0])
    return before.ending, piece.case, bond, f"{before.shouts} {piece.shouts}"


def gap_of(sheet: Sheet, piece: Piece) -> Gap:
    """What stands before a piece: blanks, spaces, the spaces that end the line before; what its line is. Of a line that
    is parted, how often the table does that."""
    line = sheet.lines[piece.line]
    if piece.start:
        return sheet.joining(piece.line)
    trail = min(sheet.lines[piece.line - 1].trail, 2) if piece.line else 0
    joining = "" if piece.whole else sheet.joining(piece.line)
    return min(line.blanks, 3), min(line.indent, 2), trail, line.tight, line.first, joining


def gap_features(space: Gap, step: Step, skipped: int) -> Iterator[str]:
    """How a step goes with what stands before the piece, and with the number of columns it leaves empty."""
    if isinstance(space, str):
        yield f"x|{step}|joined"
        yield f"x|{step}|joined|{space}"
        return
    blanks, indent, trail, tight, first, cut = space
    yield f"x|{step}|b{blanks}"
    yield f"x|{step}|i{indent}"
    yield f"x|{step}|t{trail}"
    if tight:
        yield f"x|{step}|tight"
    if first:
        yield f"x|{step}|first"
    if cut:
        yield f"x|{step}|cut"
        yield f"x|cut|{cut}"
    if step is not Step.INSIDE:
        yield f"x|{step}|{min(skipped, 3)}|{min(blanks, 1)}{indent}"
