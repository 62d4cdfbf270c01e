"""The words of a question as the learned reading of kinds sees them: bodies and figures by a sign each, words in a row
and words a word apart.

What a question is about may be anything; how it asks is said in few words, which stand beside each other.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.understanding.reading import Reading
from corpus.agencies import Mention

BODY = "«b»"
_FIGURE = "#"
_WORD = re.compile(r"\w+(?:[&/.,:'-]\w+)*%?")
_FIGURES = re.compile(r"[\d.,/:-]+%?")
_LONGEST = 3


def words_of(reading: Reading, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The words in small letters, each of the bodies in `mentions` as one sign, each figure or date as another."""
    return tuple(_words(reading.key, sorted((mention.start, mention.end) for mention in mentions)))


def features_of(words: tuple[str, ...], language: str) -> frozenset[str]:
    """What is told of a question: its words, two and three in a row, two with any word between them; the ends of the
    question count as words, the first naming the language.
    """
    row = (f"^{language}", *words, "$")
    found = {" ".join(row[at : at + size]) for size in range(1, _LONGEST + 1) for at in range(len(row) - size + 1)}
    return frozenset(found | {f"{one} * {other}" for one, other in zip(row, row[2:], strict=False)})


def _words(key: str, bodies: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in [*bodies, (len(key), len(key))]:
        if start < at:
            continue
        for word in _WORD.finditer(key, at, start):
            yield _FIGURE if _FIGURES.fullmatch(word.group()) else word.group()
        if start < end:
            yield BODY
        at = end
