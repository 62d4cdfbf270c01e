"""How near the words of a query are to those of many titled texts: each word to the nearest word of a text.

What Khattab and Zaharia (2020) do with a transformer's vectors of words in their places ("MaxSim") is done here with
the rows of a static table, which cost nothing to keep: a word that stands in the text is as near as can be, another
word for it nearly so. A row's length says how much its word counts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.titled_texts import NumberLists, Places

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WordLists:
    """The rows of the words of texts: of their titles, their bodies, and of what is around each of their groups."""

    titles: NumberLists
    bodies: NumberLists
    contexts: NumberLists
    groups: Places


class WordNearness:
    """Compares a query with the texts of `lists` by the rows of a table, shape `(rows, dimension)`."""

    def __init__(self, table: Vectors, lists: WordLists) -> None:
        self._lengths = np.linalg.norm(table, axis=1)
        self._directions = table / np.maximum(self._lengths, 1e-9)[:, None]
        self._lists = lists

    def of(self, query: NDArray[np.int64], places: Places) -> tuple[Values, Values]:
        """For each text at `places`: how near the query's words are to the text's (its title, its body, around it) and
        the title's words to the query's. Means by length of cosines, shapes `(places,)`; 0 where there are no words.
        """
        rows = np.unique(query)
        none = np.zeros(len(places))
        if not len(rows) or not len(places):
            return none, none.copy()
        cosines = self._directions[rows] @ self._directions.T
        lists = self._lists
        nearest = np.maximum.reduce(
            [
                _nearest(cosines, lists.titles, places),
                _nearest(cosines, lists.bodies, places),
                _nearest(cosines, lists.contexts, lists.groups[places]),
            ]
        )
        weights = self._lengths[rows]
        values, owners = lists.titles.gathered(places)
        worth = self._lengths[values]
        near = np.bincount(owners, worth * cosines.max(axis=0)[values], minlength=len(places))
        whole = np.bincount(owners, worth, minlength=len(places))
        return (weights @ nearest).astype(np.float64) / float(weights.sum() or 1.0), near / np.maximum(whole, 1e-9)


def _nearest(cosines: Vectors, lists: NumberLists, places: Places) -> Vectors:
    """The cosine of each of the query's words with the nearest word of each list, shape `(words, places)`; 0 where
    a list is empty.
    """
    values, owners = lists.gathered(places)
    best = np.zeros((len(cosines), len(places)), dtype=np.float32)
    if len(values):
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        best[:, owners[starts]] = np.maximum.reduceat(cosines[:, values], starts, axis=1)
    return best
