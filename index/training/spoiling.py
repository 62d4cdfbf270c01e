"""Text as people type it in a hurry: without diacritics, or with slips of the finger."""

import numpy as np

from corpus.normalizer import fold

_BARE_SHARE = 0.5
_SLIP_SHARE = 0.15  # of the words of a mistyped text


def spoiled(text: str, random: np.random.Generator) -> str:
    """`text` without diacritics, or with two neighbouring letters swapped or one left out in some words."""
    if random.random() < _BARE_SHARE:
        return fold(text)
    return " ".join(_slip(word, random) if random.random() < _SLIP_SHARE else word for word in text.split())


def _slip(word: str, random: np.random.Generator) -> str:
    if len(word) < 3:
        return word
    at = int(random.integers(0, len(word) - 1))
    if random.random() < 0.5:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]
