"""Facts as strings to look for in an answer, compared as Vietnamese wants it.

A fact is a list of accepted wordings; one of them must occur, as whole words. What does not count: case, the place of
a tone mark, Unicode form, punctuation between words, white space, leading zeros of figures ("05/6" is "5/6"), a space
before "%", citation markers ("[2]"). What does count: every diacritic, every figure, its comma and its slash: "5%" does
not occur in "95%", nor "402" in "402a". Articles and other small words are kept: they mean something in Vietnamese.
"""

import re
from collections.abc import Sequence

from corpus.normalizer import match_key, normalize

Fact = tuple[str, ...]

_MARKER = re.compile(r"\[\d{1,3}\]")
_PERCENT = re.compile(r"(?<=\d)\s*(?:%|percent\b|per cent\b|phần trăm\b)")
# "1,8", "15/1/2024" and "9001:2015" are one token each, "91,16/100" two; "402a", "95%" and any word are one.
_TOKEN = re.compile(r"\d+(?:/\d+)+(?![.,]\d)|\d+(?:[.,:]\d+)+%?|\w+%?")
_LEADING_ZERO = re.compile(r"(?<![\d.,:])0+(?=\d)")


def tokens(text: str) -> tuple[str, ...]:
    """The words and figures of `text` in the form that facts are compared in; empty for an empty text."""
    key = match_key(normalize(_MARKER.sub(" ", text)).text)
    key = _PERCENT.sub("%", key.replace("_", " "))
    return tuple(_TOKEN.findall(_LEADING_ZERO.sub("", key)))


def contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether `wanted` stands in `words` in one run. An empty `wanted` stands nowhere."""
    length = len(wanted)
    if not length:
        return False
    target = tuple(wanted)
    return any(tuple(words[at : at + length]) == target for at in range(len(words) - length + 1))


def occurs(fact: Fact, text: str) -> bool:
    """Whether one of the fact's wordings occurs in `text`."""
    return occurs_in(fact, tokens(text))


def occurs_in(fact: Fact, words: Sequence[str]) -> bool:
    """`occurs` for a text that is already cut into `tokens`."""
    return any(contains(words, tokens(wording)) for wording in fact)
