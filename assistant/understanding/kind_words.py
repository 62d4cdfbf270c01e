"""The words of a question as the learned reading of kinds sees them: bodies, figures and numbers of documents by a sign
each, words in a row and pairs of words that stand near each other.

What a question is about may be anything; how it asks is said in few words, which stand beside each other.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.understanding.reading import Reading
from corpus.agencies import Mention

BODY = "«b»"
_FIGURE = "#"
_DOCUMENT = "«d»"
_END = "$"
SIGNS = frozenset({BODY, _FIGURE, _DOCUMENT, _END, "^vi", "^en"})  # a question begins with its language
_WORD = re.compile(r"\w+(?:[&/.,:'-]\w+)*%?")
_FIGURES = re.compile(r"[\d.,/:-]+%?")
_NUMBERED = re.compile(r"\d+[\w.]*[/-].*[^\W\d_]{2}.*")  # "33/kh-ubnd", "12-ct/tu"; not "10/2025"
_LONGEST = 3
_PAIRED = " .. "
_NEAR = 5  # words from the first of a pair to the second


def words_of(reading: Reading, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The words in small letters, each of the bodies in `mentions` as one sign, each figure or date as another, each
    number of a document as a third.
    """
    return tuple(_words(reading.key, sorted((mention.start, mention.end) for mention in mentions)))


def features_of(words: tuple[str, ...], language: str) -> frozenset[str]:
    """What is told of a question: its words, two and three in a row, two with any word between them, pairs of words
    near each other; the ends of the question count as words, the first naming the language.
    """
    row = (f"^{language}", *words, _END)
    found = {" ".join(row[at : at + size]) for size in range(1, _LONGEST + 1) for at in range(len(row) - size + 1)}
    found |= {f"{one} * {other}" for one, other in zip(row, row[2:], strict=False)}
    return frozenset(found | {pair_of(one, other) for at, one in enumerate(row) for other in row[at + 1 :][:_NEAR]})


def pair_of(word: str, later: str) -> str:
    """The feature of two words that stand near each other, in this order."""
    return f"{word}{_PAIRED}{later}"


def words_of_pair(feature: str) -> tuple[str, ...]:
    """The two words of a feature of `pair_of`; empty for any other feature."""
    return tuple(feature.split(_PAIRED)) if _PAIRED in feature else ()


def words_in(text: str) -> Iterator[str]:
    """The words of a text in small letters, figures and numbers of documents as signs."""
    return (_sign_of(word.group()) for word in _WORD.finditer(text))


def _words(key: str, bodies: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in [*bodies, (len(key), len(key))]:
        if start < at:
            continue
        yield from words_in(key[at:start])
        if start < end:
            yield BODY
        at = end


def _sign_of(word: str) -> str:
    if _FIGURES.fullmatch(word):
        return _FIGURE
    return _DOCUMENT if _NUMBERED.fullmatch(word) else word
