"""Finding typed words in text and marking them: with diacritics where they were typed, without where they were not."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.web.markup import Html, el, join, text
from corpus.document import Span
from corpus.normalizer import fold, normalize

_WORD = re.compile(r"\w+")
_MOST = 500


def occurrences(whole: str, phrase: str, most: int = _MOST) -> tuple[Span, ...]:
    """Where `phrase` stands in `whole`, any white space between its words; at most `most` places."""
    words = _WORD.findall(normalize(phrase).text)
    return _found(whole, [r"\W+".join(map(re.escape, _as_typed(words)))], _plain(words), most) if words else ()


def highlighted(shown: str, phrase: str, *, exact: bool = False) -> Html:
    """`shown` with the typed words marked: the phrase as a whole, or each word."""
    words = _WORD.findall(normalize(phrase).text)
    plain = _plain(words)
    spans = occurrences(shown, phrase) or (() if exact else _found(shown, _each(words), plain, _MOST))
    parts: list[Html] = []
    reached = 0
    for span in spans:
        parts += [text(shown[reached : span.start]), el("mark", span.cut(shown))]
        reached = span.end
    return join([*parts, text(shown[reached:])])


def _found(whole: str, patterns: Iterable[str], plain: bool, most: int) -> tuple[Span, ...]:
    pattern = "|".join(patterns)
    if not pattern:
        return ()
    looked_in = "".join(map(_bare, whole)) if plain else "".join(map(_lower, whole))
    matches = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", looked_in)
    return tuple(Span(*match.span()) for match, _ in zip(matches, range(most), strict=False))


def _each(words: list[str]) -> list[str]:
    """Words of two letters and more, the longest first."""
    return [re.escape(word) for word in sorted(set(_as_typed(words)), key=len, reverse=True) if len(word) > 1]


def _as_typed(words: list[str]) -> list[str]:
    return [word.lower() for word in words]


def _plain(words: list[str]) -> bool:
    return all(fold(word) == word for word in words)


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """One character for one, so that places stay the same."""
    bare = fold(char).lower()
    return bare if len(bare) == 1 else char


@lru_cache(maxsize=4096)
def _lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char
