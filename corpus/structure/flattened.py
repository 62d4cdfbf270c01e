"""Wide tables that an extraction flattened to lines, read back into rows.

The lines are labelled by a learned linear model (`corpus.structure.flattened_search`) whose weights come with the
package; the widths of the columns, and how their cells
begin, are learned from the table itself in a first, narrower search.
"""

import json
import math
from collections import deque
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from corpus.document import TableRegion
from corpus.structure.flattened_features import WORDY
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_rows import build_rows
from corpus.structure.flattened_search import Search
from corpus.structure.flattened_sheet import Sheet, Step
from corpus.structure.flattened_steps import State
from corpus.structure.header import read_columns
from corpus.structure.row import Column, Row

_FIRST_LINES = 700  # enough to estimate the widths from
_FIRST_BEAM = 3
_BEAM = 8
_WORDY = tuple(f"{name}|" for name in WORDY)
_TEMPERATURE = 1.0  # scores to log-probabilities, tried on tables that the weights had not seen


def read_flattened(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of the flattened table at `region`, in order; none where it holds only a header.

    Work is linear in the number of lines. A table cut off in the middle gives its last row as far as it goes.
    """
    return read_with(load_weights(), text, region, read_columns(region.header))


def read_with(
    weights: Mapping[str, float], text: str, region: TableRegion, columns: Sequence[Column]
) -> tuple[Row, ...]:
    """`read_flattened` with other weights, the columns known."""
    lines = read_lines(text, region)
    if not lines or not columns:
        return ()
    sheet = Sheet(text, lines, columns)
    lexicon = frozenset(name.split("|", 2)[2] for name in weights if name[:2] in _WORDY)
    _adapt(sheet, weights, lexicon)
    search = Search(sheet, weights, _BEAM, lexicon=lexicon)
    path = _best_path(search)
    return build_rows(sheet, path, [_likelihood(search, state) for state in path])


def _adapt(sheet: Sheet, weights: Mapping[str, float], lexicon: frozenset[str]) -> None:
    first = sheet.head(_FIRST_LINES)
    path = _best_path(Search(first, weights, _FIRST_BEAM, lexicon=lexicon))
    begun = (Step.INSIDE, Step.RESUME)
    sheet.adapt((state.piece, state.at, state.step not in begun) for state in path if state.piece is not None)


def _best_path(search: Search) -> list[State]:
    (last,) = deque(search.lines(), maxlen=1)
    return last[0].path()


def _likelihood(search: Search, state: State) -> float:
    """How likely a step is among those that its piece could have taken, from 0 to 1."""
    if state.parent is None or state.piece is None:
        return 1.0
    taken = 0.0
    scores = []
    for action, score in search.choices(state.parent, state.piece):
        scores.append(score)
        if action == (state.step, state.at) or (action[0] is state.step and state.at < 0):
            taken = score
    return 1.0 / sum(math.exp(min((score - taken) / _TEMPERATURE, 50.0)) for score in scores)


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The weights that come with the package, made by `python -m corpus.structure.train_flattened`."""
    data = json.loads((files("corpus") / "data" / "flattened.json").read_text(encoding="utf-8"))
    return dict(data["weights"])
