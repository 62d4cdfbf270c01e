"""Wide tables that an extraction flattened to lines, read back into rows.

The lines are labelled by a learned linear model (`corpus.structure.flattened_search`) whose weights come with the
package; the widths of the columns, and how their cells
begin, are learned from the table itself in a first, narrower search.
"""

import json
from collections import deque
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from corpus.document import TableRegion
from corpus.structure.flattened_doubts import doubts
from corpus.structure.flattened_features import WORDY
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_review import review
from corpus.structure.flattened_rows import build_rows
from corpus.structure.flattened_search import Search
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import State
from corpus.structure.header import read_columns
from corpus.structure.row import Column, Row

_FIRST_LINES = 3000  # enough to learn the widths and the words from
_FIRST_BEAM = 2
_BEAM = 5
_UNTAUGHT = (Column.AREA, Column.PERIOD)  # meanings of columns that the weights know nothing of
_WORDY = tuple(f"{name}|" for name in WORDY)


def read_flattened(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of the flattened table at `region`, in order; none where it holds only a header.

    Work is linear in the number of lines. A table cut off in the middle gives its last row as far as it goes.
    """
    columns = [Column.OTHER if column in _UNTAUGHT else column for column in read_columns(region.header)]
    return read_with(load_weights(), text, region, columns)


def read_with(
    weights: Mapping[str, float], text: str, region: TableRegion, columns: Sequence[Column]
) -> tuple[Row, ...]:
    """`read_flattened` with other weights, the columns known."""
    lines = read_lines(text, region)
    if not lines or not columns:
        return ()
    sheet = Sheet(text, lines, columns)
    lexicon = frozenset(name.split("|", 2)[2] for name in weights if name[:2] in _WORDY)
    first = Search(sheet.head(_FIRST_LINES), weights, _FIRST_BEAM, lexicon=lexicon)
    path = _read(first)[0].path()
    sheet.adapt([(state.piece, state.at, state.step) for state in path if state.piece and state.step])
    search = Search(sheet, weights, _BEAM, lexicon=lexicon, rivals=True, before=first, careful=True)
    beam = _read(search)
    path, unsure = review(search, beam[0], doubts(search, beam))
    return build_rows(sheet, path, unsure)


def _read(search: Search) -> list[State]:
    """The best readings of the whole table, best first."""
    (last,) = deque(search.lines(), maxlen=1)
    return last


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The weights that come with the package, made by `python -m corpus.structure.train_flattened`."""
    data = json.loads((files("corpus") / "data" / "flattened.json").read_text(encoding="utf-8"))
    return dict(data["weights"])
