"""How sure the reading of a flattened table is, step by step: what the readings that it was preferred to say instead.

Where two readings come to the same place, the search goes on with the better one; how far behind the other is, and
where the two differ, tells how far each step between can be trusted (posteriors over a lattice that the search pruned).
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.structure.flattened_pieces import Piece, Step, begins_cell
from corpus.structure.flattened_search import Rival, Search
from corpus.structure.flattened_steps import State

TEMPERATURE = 3.0  # scores to log-probabilities, tried on tables laid out anew

_MOST_SURE = 0.99  # a learned reading is never certain


@dataclass(frozen=True, slots=True)
class Doubt:
    """How likely a step is, in [0, 1], and what else it could be: (the step, its column, how likely)."""

    sure: float = 1.0
    others: tuple[tuple[Step, int, float], ...] = ()


def doubts(search: Search, beam: Sequence[State]) -> list[Doubt]:
    """For each state of the path to the first of the last `beam`, how sure its step is. The search must have kept its
    rivals."""
    last = beam[0]
    ends = [Rival(last.score - other.score, other) for other in beam[1:]]
    chain = list(last.chain())[::-1]
    places = {state: index for index, state in enumerate(chain)}
    against = [0.0] * len(chain)
    others: dict[int, list[tuple[Step, int, float]]] = defaultdict(list)
    for index, state in enumerate(chain):
        for rival in (*search.rivals.get(state, ()), *(ends if state is last else ())):
            odds = math.exp(-rival.behind / TEMPERATURE)
            common, steps = unfold(rival, state, places)
            told = {(piece.line, piece.start, piece.stop): (step, column) for piece, step, column in steps}
            for at in range(common + 1, index + 1):
                piece = chain[at].piece
                here = chain[at].step, chain[at].at
                if piece is None or told.get((piece.line, piece.start, piece.stop)) == here:
                    continue
                against[at] += odds
                others[at] += [(*other, odds) for other in _instead(steps, piece) if _elsewhere(other, here)]
    return [_doubt(against[index], others[index]) for index, state in enumerate(chain) if state.step is not None]


def _doubt(against: float, others: Sequence[tuple[Step, int, float]]) -> Doubt:
    share = 1.0 / (1.0 + against)
    return Doubt(min(share, _MOST_SURE), tuple((step, column, odds * share) for step, column, odds in others))


def unfold(rival: Rival, state: State, places: dict[State, int]) -> tuple[int, list[tuple[Piece, Step, int]]]:
    """Where in the chain a rival parts from it, and its own steps from there on."""
    steps: list[tuple[Piece, Step, int]] = []
    if rival.action is not None and state.piece is not None:
        steps.append((state.piece, *rival.action))
    for other in rival.state.chain():
        if other in places:
            return places[other], steps
        if other.piece is not None and other.step is not None:
            steps.append((other.piece, other.step, other.at))
    return 0, steps


def _elsewhere(other: tuple[Step, int], here: tuple[Step | None, int]) -> bool:
    """Whether another step puts a piece into another cell, rather than begins the same cell otherwise."""
    if other[1] != here[1]:
        return True
    return here[0] is not None and begins_cell(here[0]) and not begins_cell(other[0])


def _instead(steps: Sequence[tuple[Piece, Step, int]], piece: Piece) -> Iterator[tuple[Step, int]]:
    """The steps that take some of the words of `piece`."""
    for other, step, column in steps:
        if other.line == piece.line and other.start < piece.stop and piece.start < other.stop:
            yield step, column
