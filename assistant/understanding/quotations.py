"""What a question quotes: words between quotation marks, a name that stands as it is in whatever language."""

import re
from dataclasses import dataclass

from assistant.understanding.reading import Reading
from corpus.normalizer import fold, match_key

_QUOTED = re.compile(r"(?P<open>[“„«\"])(?P<words>[^“”„«»\"]{2,})[”“»\"]")
_BRACKETED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]")
_ELLIPSIS = re.compile(r"\s*(?:…|\.{3})$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words and where they stand in the question, their marks included."""

    words: str
    start: int
    end: int


def outside(text: str) -> str:
    """What a question says in its own words: without what it quotes, and the other name of a thing that it adds in
    brackets. All of it where nothing else is left.
    """
    own = _BRACKETED.sub(" ", _QUOTED.sub(" ", text))
    return own if _WORD.search(own) else text


def find_vietnamese(reading: Reading) -> tuple[Quotation, ...]:
    """The quotations with Vietnamese letters in them, the sign that something was left out at their end dropped."""
    return tuple(
        Quotation(_ELLIPSIS.sub("", quoted["words"]), *quoted.span())
        for quoted in _QUOTED.finditer(reading.text)
        if match_key(quoted["words"]) != fold(match_key(quoted["words"]))
    )
