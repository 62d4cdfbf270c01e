"""Slips of the keyboard in a Vietnamese syllable: what is one letter away, which marks were left out."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_CACHED = 1 << 14  # syllables; Vietnamese writes fewer than ten thousand
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:c|ch|m|ng?|nh|p|t)?"
)
_ALPHABET = "abcdeghiklmnopqrstuvxy"


def neighbours(bare: str) -> Iterator[str]:
    """Every string one slip from `bare` (a syllable without diacritics): a letter missing, doubled, wrong or swapped.

    In no particular order, with repeats, `bare` itself left out.
    """
    for place in range(len(bare) + 1):
        head, tail = bare[:place], bare[place:]
        for letter in _ALPHABET:
            yield head + letter + tail
            if tail and letter != tail[0]:
                yield head + letter + tail[1:]
        if tail and len(bare) > 2:
            yield head + tail[1:]
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]


def is_syllable(bare: str) -> bool:
    """Whether a word without diacritics has the shape of a Vietnamese syllable: onset, vowels, final."""
    return _SYLLABLE.fullmatch(bare) is not None


@lru_cache(_CACHED)
def marks(word: str) -> tuple[str, ...]:
    """The marks of a word in a fixed order, the stroke of đ among them."""
    decomposed = unicodedata.normalize("NFD", word)
    return tuple(sorted(char for char in decomposed if char == "đ" or unicodedata.combining(char)))


def covers(full: str, partial: str) -> bool:
    """Whether `partial` is `full` with some or no marks left out, letter by letter."""
    wanted, given = _letters(full), _letters(partial)
    return len(wanted) == len(given) and all(
        base == other and held <= needed for (base, needed), (other, held) in zip(wanted, given, strict=True)
    )


@lru_cache(_CACHED)
def _letters(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    letters: list[tuple[str, frozenset[str]]] = []
    for char in word:
        decomposed = unicodedata.normalize("NFD", char)
        stroke = frozenset("đ") if decomposed[0] == "đ" else frozenset()
        letters.append(("d" if stroke else decomposed[0], stroke | frozenset(decomposed[1:])))
    return tuple(letters)
