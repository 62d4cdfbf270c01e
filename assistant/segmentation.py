"""Cuts a run of Vietnamese syllables into words: most words are two syllables, and nothing but use tells which.

Two neighbours are a word where general Vietnamese has them together much oftener than chance would, or where a
dictionary has them ("công nhân": both syllables stand with many others, too); of the ways to cut a run, the one with
the strongest words is taken. A longer word comes out as its parts, which does no harm here.
"""

import importlib.util
import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from corpus.structure.flattened_affinity import general_affinity

_TOGETHER = 2.5  # e to this power times as often as chance has it
# Two that nothing binds to others are a word where they meet a little oftener than chance, and often ("cấp nước").
_LOOSE, _OFTEN = 0.1, 400
_OF_DICTIONARY = 2.6  # what a word is at least worth that a dictionary has
_DICTIONARY = "corpus/data/Viet39K.txt"  # of the package `underthesea`: one word a line
_KEPT = 1024


@lru_cache(_KEPT)
def cut(syllables: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of a run, each of one or two syllables, in order."""
    best, sizes = [0.0], [0]
    for end in range(1, len(syllables) + 1):
        best.append(best[end - 1])
        sizes.append(1)
        bond = _bond(syllables[max(end - 2, 0) : end])
        if bond and best[end - 2] + bond > best[end]:
            best[end], sizes[end] = best[end - 2] + bond, 2
    words, end = [], len(syllables)
    while end:
        words.append(syllables[end - sizes[end] : end])
        end -= sizes[end]
    return tuple(reversed(words))


def _bond(pair: Sequence[str]) -> float:
    """How strong a word a pair is, 0 for none: what stands together often is one sooner than what does so only when it
    stands anywhere ("cơ sở" sooner than "sở khám").
    """
    if len(pair) < 2 or not all(syllable.isalpha() for syllable in pair):
        return 0.0
    strength = general_affinity().strength(*pair) or 0.0
    if strength < _OF_DICTIONARY and " ".join(pair) in _dictionary():
        strength = _OF_DICTIONARY
    if strength <= _TOGETHER:
        loose = strength > 0 and general_affinity().times(*pair) >= _OFTEN
        return _LOOSE if loose else 0.0
    return strength + math.log(max(general_affinity().times(*pair), 1.0))


@lru_cache(1)
def _dictionary() -> frozenset[str]:
    """The words of two syllables of a general dictionary, in small letters; none where its package is missing."""
    package = importlib.util.find_spec("underthesea")  # found, not imported: it is heavy
    if package is None or package.origin is None:
        return frozenset()
    file = Path(package.origin).parent / _DICTIONARY
    if not file.is_file():
        return frozenset()
    lines = unicodedata.normalize("NFC", file.read_text(encoding="utf-8")).lower().splitlines()
    return frozenset(line for line in map(str.strip, lines) if line.count(" ") == 1)
