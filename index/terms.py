"""Text to the terms of the lexical index: syllables, pairs of neighbouring syllables, and their folded copies."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.normalizer import fold, match_key

JOINT = "_"
_SYLLABLE = re.compile(r"[^\W_]+")
_CACHED = 1 << 16  # syllables; Vietnamese writes fewer than ten thousand, the rest are numbers and names


def syllables(text: str) -> list[str]:
    """The syllables and numbers of `text` as match keys (lower case, newer tone placement), in order."""
    return [_key(piece) for piece in _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())]


def bigrams(terms: Sequence[str]) -> list[str]:
    """Neighbouring terms joined by "_": most Vietnamese words are two syllables long."""
    return [left + JOINT + right for left, right in pairwise(terms)]


def folded(terms: Sequence[str]) -> list[str]:
    """The terms without diacritics."""
    return [_bare(term) for term in terms]


# Texts repeat few syllables many times: normalising each once makes a big index several times faster to build.
@lru_cache(_CACHED)
def _key(piece: str) -> str:
    return match_key(piece)


@lru_cache(_CACHED)
def _bare(term: str) -> str:
    return fold(term)
