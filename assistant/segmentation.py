"""Cuts a run of Vietnamese syllables into words: most words are two syllables, and nothing but use tells which.

Two neighbours are a word where general Vietnamese has them together much oftener than chance would; of the ways to cut
a run, the one with the strongest words is taken. A longer word comes out as its parts, which does no harm here.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from corpus.structure.flattened_affinity import general_affinity

_TOGETHER = 2.5  # e to this power times as often as chance has it
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
    if strength <= _TOGETHER:
        return 0.0
    return strength + math.log(max(general_affinity().times(*pair), 1.0))
