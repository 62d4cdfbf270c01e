"""Which words belong together in Vietnamese officialese: what the shipped syllable counts say of two neighbours."""

import math
from functools import lru_cache

from corpus.normalizer import match_key
from corpus.syllables import BOUNDARY, NUMBER, CountTable, load_general

_PUNCTUATION = ".,;:!?()[]\"“”'…/"
_NEVER = -9.0  # stands for two words that could have met and did not
_KEPT = 1 << 15  # answers of each kind that are remembered: more than a long table asks for
_RARE = 20.0  # a syllable counted less often says nothing by what it does not follow


class Affinity:
    """Classes of affinity between the last word of one line and the first of the next, from general counts.

    Every answer is a short name of a class, so that a model can weigh it; "?" where a word is unknown.
    """

    def __init__(self, table: CountTable) -> None:
        self._table = table
        self._numbers = {name: place for place, name in enumerate(table.syllables)}
        self._size = len(table.syllables)
        self._sum = float(table.totals.sum())
        self._number = lru_cache(maxsize=_KEPT)(self._find_number)
        self._strength = lru_cache(maxsize=_KEPT)(self._bond)
        self._class = lru_cache(maxsize=_KEPT)(self._bond_class)
        self._edge = lru_cache(maxsize=_KEPT)(self._edge_class)

    def bond(self, left: str, right: str) -> str:
        """How much oftener `right` follows `left` than chance has it, in powers of e: "-" never, "-1" … "5"."""
        return self._class(left, right)

    def strength(self, left: str, right: str) -> float | None:
        """The same as a number: the logarithm of the ratio to chance; None where nothing is known."""
        return self._strength(self._number(left), self._number(right))

    def times(self, left: str, right: str) -> float:
        """How often `right` follows `left` in the counts."""
        pair = self._number(left), self._number(right)
        return self._count(*pair) if min(pair) >= 0 else 0.0

    def ends(self, word: str) -> str:
        """How often a sentence or a clause ends after `word`."""
        return "stop" if word[-1:] in ",;.:" else self._edge(self._number(word), self._numbers[BOUNDARY])

    def begins(self, word: str) -> str:
        """How often a sentence or a clause begins with `word`."""
        return self._edge(self._numbers[BOUNDARY], self._number(word))

    def _bond_class(self, left: str, right: str) -> str:
        if left[-1:] in ",;.:":
            return "stop"
        strength = self.strength(left, right)
        if strength is None:
            return "?"
        return "-" if strength == _NEVER else str(max(-1, min(5, math.floor(strength))))

    def _bond(self, left: int, right: int) -> float | None:
        if left < 0 or right < 0:
            return None
        totals = self._table.totals
        chance = float(totals[left]) * float(totals[right]) / self._sum
        count = self._count(left, right)
        if not count:
            return _NEVER if min(totals[left], totals[right]) > _RARE and chance > 1 else None
        return math.log(count / chance)

    def _edge_class(self, left: int, right: int) -> str:
        word = right if left == self._numbers[BOUNDARY] else left
        if word < 0:
            return "?"
        share = (self._count(left, right) + 0.1) / (float(self._table.totals[word]) + 1.0)
        return str(max(-5, math.floor(math.log(share))))

    def _count(self, left: int, right: int) -> float:
        keys = self._table.pair_keys
        key = left * self._size + right
        at = int(keys.searchsorted(key))
        return float(self._table.pair_counts[at]) if at < len(keys) and keys[at] == key else 0.0

    def _find_number(self, word: str) -> int:
        bare = match_key(word.strip(_PUNCTUATION))
        return self._numbers.get(NUMBER if bare[:1].isdigit() else bare, -1)


@lru_cache(maxsize=1)
def general_affinity() -> Affinity:
    """The affinity of the shipped counts, read once."""
    return Affinity(load_general())
