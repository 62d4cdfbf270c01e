"""A text's terms, syllables and pairs of neighbours, and how rare each is in a corpus."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.terms import folded, syllables

# "quý III, IV" and "quý 3, 4", "05" and "5" are the same to who asks.
_QUARTER = re.compile(r"(?<=[Qq]uý )(?:IV|I{1,3})\b(?:\s*,\s*(?:quý )?(?:IV|I{1,3})\b)*")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_ZEROS = re.compile(r"^0+(?=\d)")
# "09/2023/TT-BGDĐT": the year of a number is not when anything is done.
_NUMBER_YEAR = re.compile(r"(?<=\d/)(?:19|20)\d\d(?=/[A-ZĐ])")
_LEAST = 0.05
# Two syllables are a word where the rarer one mostly stands beside the other.
_WORD_SHARE = 0.5
_COMMON_WORD = 0.1  # of the units: such a word is of the whole field, not of one matter in it


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
    read = tuple(_ZEROS.sub("", key) if key[0] == "0" else key for key in syllables(_told(text)))
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
        alone: Counter[str] = Counter()
        together: Counter[tuple[str, str]] = Counter()
        bare_together: Counter[tuple[str, str]] = Counter()
        count = 0
        for unit in units:
            frequency.update(unit.folded)
            alone.update(unit.single)
            together.update(unit.pairs)
            bare_together.update(unit.folded_pairs)
            count += 1
        self._pairs = frozenset(together)
        self._words = frozenset(
            pair
            for pair, held in together.items()
            if held < _COMMON_WORD * count and held >= _WORD_SHARE * min(alone[pair[0]], alone[pair[1]])
        )
        self._unknown = math.log((count + 1) / 0.5)
        self._weights = {bare: max(math.log((count + 1) / (held + 0.5)), _LEAST) for bare, held in frequency.items()}
        self._pair_weights = {
            pair: max(math.log((count + 1) / (held + 0.5)), _LEAST) for pair, held in bare_together.items()
        }

    def known(self, syllable: str) -> bool:
        """Whether any unit holds the syllable, with or without its diacritics."""
        return folded([syllable])[0] in self._weights

    def attests(self, wording: Terms) -> bool:
        """Whether all syllables of a wording stand in the units, each beside the next."""
        return all(map(self.known, wording.syllables)) and wording.pairs <= self._pairs

    def weight(self, bare: str) -> float:
        """ln((N + 1) / (n + 0.5)), N units of which n hold the syllable, given without diacritics; 0.05 at least."""
        return self._weights.get(bare, self._unknown)

    def pair_weight(self, bare: tuple[str, str]) -> float:
        """The same for two neighbours: a word of common syllables ("vận tải") can be a rare word."""
        return self._pair_weights.get(bare, self._unknown)

    def selective(self, pair: tuple[str, str]) -> bool:
        """Whether two neighbouring syllables make a word ("thanh toán") that a small part of the units holds."""
        return pair in self._words

    def mass(self, text: Terms) -> float:
        """The weight of all the syllables of a text, each once."""
        return math.fsum(self.weight(bare) for bare in text.folded)


def _told(text: str) -> str:
    """`text` with quarters in one form, without the years inside document numbers."""
    return _NUMBER_YEAR.sub("", _QUARTER.sub(_quarter_number, text))


def _quarter_number(match: re.Match[str]) -> str:
    return re.sub(r"IV|I{1,3}", lambda numeral: _ROMAN[numeral.group()], match.group())


@lru_cache(1)
def stopwords() -> frozenset[str]:
    """Words without weight, as `data/stopwords.txt` lists them."""
    lines = files("assistant").joinpath("data/stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
