"""How likely one syllable follows two others: three-in-a-row counts, smoothed by pairs and by single syllables."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus.normalizer import fold
from corpus.syllables import BOUNDARY, NUMBER, Counts, CountTable, Keys

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
# How many imagined counts the shorter history has for each different syllable seen after the longer one
# (Witten and Bell, 1991): a history that is always followed by the same syllable is believed at once.
_PAIR_TRUST, _TRIPLE_TRUST, _LEAST_TRUST = 10.0, 30.0, 30.0
_UNKNOWN = 1e-9
_LAST = np.iinfo(np.int64).max  # a key that no syllables have: every search ends before it


class SyllableModel:
    """A table of general counts, and other counts added to it with a weight each.

    Syllables are numbered; `BOUNDARY` is 0, `NUMBER` 1, and -1 stands for a word that was never seen. Two or three in a
    row are one number too, their numbers its digits. No syllable has the highest digit: with -1 in it, such a number is
    none that was ever counted. The arrays that a number points into have one place more, where -1 points to.
    """

    def __init__(self, general: CountTable, added: Sequence[tuple[CountTable, float]]) -> None:
        self.names = list(dict.fromkeys(chain(general.syllables, *(table.syllables for table, _ in added))))
        self._numbers = {name: place for place, name in enumerate(self.names)}
        self._base = len(self.names) + 1
        self._totals = np.zeros(self._base)
        self._totals[: len(general.totals)] = general.totals
        for table, weight in added:
            self._totals[self._numbered(table)] += weight * table.totals
        self._alone = (self._totals + 0.5) / (self._totals.sum() + 0.5 * len(self.names))
        self._alone[-1] = _UNKNOWN
        self._pair_keys, self._pair_counts = _merge(
            (self._widen(general, general.pair_keys, 2), general.pair_counts),
            [(self._widen(table, table.pair_keys, 2), table.pair_counts, weight) for table, weight in added],
        )
        self._triple_keys, self._triple_counts = _merge(
            (self._widen(general, general.triple_keys, 3), general.triple_counts),
            [(self._widen(table, table.triple_keys, 3), table.triple_counts, weight) for table, weight in added],
        )
        after_one = np.bincount(self._pair_keys[:-1] // self._base, minlength=self._base)
        self._pair_trust = _LEAST_TRUST + _PAIR_TRUST * after_one
        histories = self._triple_keys[:-1] // self._base
        firsts = np.flatnonzero(np.diff(histories, prepend=-1))
        kinds = np.diff(firsts, append=len(histories))
        self._histories, self._after_two = np.append(histories[firsts], _LAST), np.append(kinds, 0.0)
        self.by_fold: dict[str, list[int]] = {}
        for place, name in enumerate(self.names):
            if name not in (BOUNDARY, NUMBER):
                self.by_fold.setdefault(fold(name), []).append(place)

    def number(self, name: str) -> int:
        """The number of a syllable (as `match_key` writes it), -1 where it was never seen."""
        return self._numbers.get(name, -1)

    def alone(self, number: int) -> float:
        """The probability of a syllable with no neighbours known."""
        return float(self._alone[number])

    def pair(self, left: int, right: int) -> float:
        """How often the two stood together, weighted; 0 where one is unknown."""
        return float(_look_up(self._pair_keys, self._pair_counts, np.array(left * self._base + right)))

    def log_next(self, first: Numbers, second: Numbers, third: Numbers) -> Scores:
        """Log-probabilities of each of `third` after each history; shapes (n,), (n,), (m,) give (n, m)."""
        history = first * self._base + second
        pair = _look_up(self._pair_keys, self._pair_counts, (second * self._base)[:, None] + third)
        trust = self._pair_trust[second][:, None]
        after_one = (pair + trust * self._alone[third]) / (self._totals[second][:, None] + trust)
        triple = _look_up(self._triple_keys, self._triple_counts, (history * self._base)[:, None] + third)
        seen = _look_up(self._pair_keys, self._pair_counts, history)[:, None]
        trust = (_LEAST_TRUST + _TRIPLE_TRUST * _look_up(self._histories, self._after_two, history))[:, None]
        scores: Scores = np.log((triple + trust * after_one) / (seen + trust))
        return scores

    def _numbered(self, table: CountTable) -> Numbers:
        """This model's numbers of a table's syllables, in the table's order."""
        return np.array([self._numbers[name] for name in table.syllables], dtype=np.int64)

    def _widen(self, table: CountTable, keys: Keys, places: int) -> Keys:
        """Keys of a table, counted in this model's larger vocabulary."""
        numbers, old = self._numbered(table), len(table.syllables)
        widened, rest = np.zeros_like(keys), keys
        for place in range(places):
            widened = widened + numbers[rest % old] * self._base**place
            rest = rest // old
        return widened


def _merge(general: tuple[Keys, Counts], added: Sequence[tuple[Keys, Counts, float]]) -> tuple[Keys, Scores]:
    """The ascending keys of `general` with those of `added`, `_LAST` at the end, and the sums of their counts, those of
    `added` weighted.
    """
    keys, counts = general
    wanted = np.concatenate([keys[:0], *(more for more, _, _ in added)])
    known = np.append(keys, _LAST)
    unseen = np.unique(wanted)
    unseen = unseen[known[known.searchsorted(unseen)] != unseen]
    places = known.searchsorted(unseen)
    merged, sums = np.insert(known, places, unseen), np.insert(np.append(counts, 0.0), places, 0.0)
    weighted = np.concatenate([np.zeros(0), *(weight * more for _, more, weight in added)])
    np.add.at(sums, merged.searchsorted(wanted), weighted)
    return merged, sums


def _look_up(keys: Keys, counts: Scores, wanted: Numbers) -> Scores:
    places = keys.searchsorted(wanted)
    found: Scores = counts[places] * (keys[places] == wanted)
    return found
