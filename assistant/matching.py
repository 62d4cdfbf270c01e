"""How much of what a question asks for a text holds: coverage weighted by rarity, over syllables and their pairs.

Every answer rests on this number, so it is plain: the share of the topic's weight that the text covers. A syllable
weighs its inverse document frequency (Sparck Jones, 1972) over the units of the corpus, so that "thực hiện" hardly
counts and "kiểm ngư" does; pairs of neighbouring syllables stand in for words. A syllable that the corpus does not
hold weighs most: a question about what no document mentions cannot reach a high share.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.normalizer import fold
from index.terms import folded, syllables

# A syllable met without its diacritics (or restored to the wrong ones) is weaker evidence than the same one.
_FOLDED_MATCH = 0.75
_PAIR_SHARE = 0.5
# "quý III, IV" and "quý 3, 4", "05" and "5" are the same to who asks.
_QUARTER = re.compile(r"(?<=[Qq]uý )(?:IV|I{1,3})\b(?:\s*,\s*(?:quý )?(?:IV|I{1,3})\b)*")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_ZEROS = re.compile(r"^0+(?=\d)")
# A syllable that stands in this share of all units tells nothing about any of them.
_EVERYWHERE = 0.03


@dataclass(frozen=True, slots=True)
class Terms:
    """A text made ready for matching: its syllables in order, and the sets that are looked up."""

    syllables: tuple[str, ...]
    single: frozenset[str]
    folded: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    folded_pairs: frozenset[tuple[str, str]]


def terms(text: str) -> Terms:
    """The `Terms` of `text`; empty for a text without letters or digits."""
    read = tuple(_ZEROS.sub("", syllable) for syllable in syllables(_QUARTER.sub(_quarter_number, text)))
    bare = tuple(folded(read))
    return Terms(
        read,
        frozenset(read),
        frozenset(bare),
        frozenset(itertools.pairwise(read)),
        frozenset(itertools.pairwise(bare)),
    )


class Rarity:
    """Inverse document frequencies over the units (sentences, table rows) of a corpus."""

    def __init__(self, units: Iterable[Terms]) -> None:
        frequency: Counter[str] = Counter()
        self._units = 0
        for unit in units:
            frequency.update(unit.folded)
            self._units += 1
        self._frequency = frequency

    def known(self, syllable: str) -> bool:
        """Whether any unit holds the syllable, with or without its diacritics."""
        return self._frequency[fold(syllable)] > 0

    def weight(self, syllable: str) -> float:
        """ln((N + 1) / (n + 0.5)), N units of which n hold the syllable (diacritics aside); never below 0.05."""
        return max(math.log((self._units + 1) / (self._frequency[fold(syllable)] + 0.5)), 0.05)


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a unit, and how much a match in it counts (0 to 1)."""

    terms: Terms
    weight: float


class Topic:
    """What is looked for, ready to be measured against many texts."""

    def __init__(self, text: str, rarity: Rarity) -> None:
        self.terms = terms(text)
        self._weights = {syllable: rarity.weight(syllable) for syllable in self.terms.single}
        pairs = dict.fromkeys(zip(self.terms.syllables, self.terms.syllables[1:], strict=False))
        self._pairs = {pair: self._weights[pair[0]] + self._weights[pair[1]] for pair in pairs}
        self._total = sum(self._weights.values())
        self._pair_total = sum(self._pairs.values())

    @property
    def empty(self) -> bool:
        return not self._weights

    @property
    def generic(self) -> bool:
        """Whether it holds only syllables that stand everywhere ("cải cách hành chính"): it selects nothing."""
        return all(weight <= -math.log(_EVERYWHERE) for weight in self._weights.values())

    def coverage(self, fields: Sequence[Field]) -> float:
        """The share of the topic's weight that the fields hold, in [0, 1]; 0 for an empty topic."""
        if not self._total:
            return 0.0
        singles = sum(weight * _best_single(syllable, fields) for syllable, weight in self._weights.items())
        return singles / self._total

    def score(self, fields: Sequence[Field]) -> float:
        """Coverage by syllables and by pairs, in equal parts, in [0, 1]. One-syllable topics have no pairs."""
        coverage = self.coverage(fields)
        if not self._pair_total:
            return coverage
        pairs = sum(weight * _best_pair(pair, fields) for pair, weight in self._pairs.items())
        return (1 - _PAIR_SHARE) * coverage + _PAIR_SHARE * pairs / self._pair_total

    def focus(self, text: Terms, rarity: Rarity) -> float:
        """The share of `text`'s own weight that the topic holds, in [0, 1]: how much of the text is about it."""
        total = sum(rarity.weight(syllable) for syllable in text.single)
        held = sum(rarity.weight(syllable) for syllable in text.single if syllable in self.terms.single)
        return held / total if total else 0.0


def _quarter_number(match: re.Match[str]) -> str:
    return re.sub(r"IV|I{1,3}", lambda numeral: _ROMAN[numeral.group()], match.group())


def _best_single(syllable: str, fields: Sequence[Field]) -> float:
    best = 0.0
    for field in fields:
        if field.weight <= best:
            continue
        if syllable in field.terms.single:
            best = field.weight
        elif fold(syllable) in field.terms.folded:
            best = max(best, field.weight * _FOLDED_MATCH)
    return best


def _best_pair(pair: tuple[str, str], fields: Sequence[Field]) -> float:
    best = 0.0
    for field in fields:
        if field.weight <= best:
            continue
        if pair in field.terms.pairs:
            best = field.weight
        elif (fold(pair[0]), fold(pair[1])) in field.terms.folded_pairs:
            best = max(best, field.weight * _FOLDED_MATCH)
    return best
