"""How likely one syllable follows two others: three-in-a-row counts, smoothed by pairs and by single syllables."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus.normalizer import fold
from corpus.syllables import BOUNDARY, NUMBER, Counts, CountTable, Grams, Keys, SyllableCounts

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
# How many imagined counts the shorter history has for each different syllable seen after the longer one
# (Witten and Bell, 1991): a history that is always followed by the same syllable is believed at once.
_PAIR_TRUST, _TRIPLE_TRUST, _LEAST_TRUST = 10.0, 30.0, 30.0
_UNKNOWN = 1e-9


class SyllableModel:
    """A table of general counts, and other counts added to it with a weight each.

    Syllables are numbered; `BOUNDARY` is 0, `NUMBER` 1, and -1 stands for a word that was never seen.
    """

    def __init__(self, general: CountTable, added: Sequence[tuple[SyllableCounts, float]]) -> None:
        self.names = list(general.syllables)
        self._numbers = {name: place for place, name in enumerate(self.names)}
        for name in chain.from_iterable(counts.syllables for counts, _ in added):
            if name not in self._numbers:
                self._numbers[name] = len(self.names)
                self.names.append(name)
        self._size = len(self.names)
        self._totals = np.zeros(self._size)
        self._totals[: len(general.totals)] = general.totals
        for counts, weight in added:
            for name, count in counts.syllables.items():
                self._totals[self._numbers[name]] += weight * count
        self._alone = (self._totals + 0.5) / (self._totals.sum() + 0.5 * self._size)
        old = len(general.syllables)
        pairs = self._widen(general.pair_keys, old, 2)
        triples = self._widen(general.triple_keys, old, 3)
        self._pair_keys, self._pair_counts = self._merge(
            pairs, general.pair_counts, [(counts.pairs, weight) for counts, weight in added]
        )
        self._triple_keys, self._triple_counts = self._merge(
            triples, general.triple_counts, [(counts.triples, weight) for counts, weight in added]
        )
        self._after_one = np.bincount(self._pair_keys // self._size, minlength=self._size).astype(np.float64)
        self._histories, kinds = np.unique(self._triple_keys // self._size, return_counts=True)
        self._after_two = kinds.astype(np.float64)
        self.by_fold: dict[str, list[int]] = {}
        for place, name in enumerate(self.names):
            if name not in (BOUNDARY, NUMBER):
                self.by_fold.setdefault(fold(name), []).append(place)

    def number(self, name: str) -> int:
        """The number of a syllable (as `match_key` writes it), -1 where it was never seen."""
        return self._numbers.get(name, -1)

    def alone(self, number: int) -> float:
        """The probability of a syllable with no neighbours known."""
        return float(self._alone[number]) if number >= 0 else _UNKNOWN

    def pair(self, left: int, right: int) -> float:
        """How often the two stood together, weighted; 0 where one is unknown."""
        if left < 0 or right < 0:
            return 0.0
        return float(_look_up(self._pair_keys, self._pair_counts, np.array(left * self._size + right)))

    def log_next(self, first: Numbers, second: Numbers, third: Numbers) -> Scores:
        """Log-probabilities of each of `third` after each history; shapes (n,), (n,), (m,) give (n, m)."""
        right = third[None, :]
        alone = np.where(right >= 0, self._alone[right], _UNKNOWN)
        pair = self._count_pairs(second[:, None], right)
        total = np.where(second >= 0, self._totals[second], 0.0)[:, None]
        trust = _LEAST_TRUST + _PAIR_TRUST * np.where(second >= 0, self._after_one[second], 0.0)[:, None]
        after_one = (pair + trust * alone) / (total + trust)
        known = (first >= 0)[:, None] & (second >= 0)[:, None] & (right >= 0)
        keys = (first[:, None] * self._size + second[:, None]) * self._size + right
        triple = np.where(known, _look_up(self._triple_keys, self._triple_counts, keys), 0.0)
        history = self._count_pairs(first, second)[:, None]
        kinds = _look_up(self._histories, self._after_two, first * self._size + second)
        trust = _LEAST_TRUST + _TRIPLE_TRUST * kinds[:, None]
        scores: Scores = np.log((triple + trust * after_one) / (history + trust))
        return scores

    def _count_pairs(self, left: Numbers, right: Numbers) -> Scores:
        found = _look_up(self._pair_keys, self._pair_counts, left * self._size + right)
        return np.where((left >= 0) & (right >= 0), found, 0.0)

    def _widen(self, keys: Keys, old: int, places: int) -> Keys:
        """The same keys, counted in this model's larger vocabulary."""
        widened, rest = np.zeros_like(keys), keys
        for place in range(places):
            widened = widened + rest % old * self._size**place
            rest = rest // old
        return widened

    def _merge(self, keys: Keys, counts: Counts, added: Sequence[tuple[Grams, float]]) -> tuple[Keys, Scores]:
        all_keys, all_counts = [keys], [counts.astype(np.float64)]
        for grams, weight in added:
            columns = np.array([[self._numbers[name] for name in gram] for gram in grams], dtype=np.int64)
            key = np.zeros(len(grams), dtype=np.int64)
            for column in columns.T if len(grams) else ():
                key = key * self._size + column
            all_keys.append(key)
            all_counts.append(weight * np.fromiter(grams.values(), dtype=np.float64, count=len(grams)))
        unique, where = np.unique(np.concatenate(all_keys), return_inverse=True)
        return unique, np.bincount(where, weights=np.concatenate(all_counts)).astype(np.float64)


def _look_up(keys: Keys, counts: Scores, wanted: Numbers) -> Scores:
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: Scores = np.where(keys[places] == wanted, counts[places], 0.0)
    return found
