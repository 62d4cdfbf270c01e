"""Other wordings of a topic: abbreviations written out, long forms shortened."""

import re
from collections.abc import Mapping

from corpus.normalizer import fold, match_key

_MOST = 12
_WORD = re.compile(r"\w[\w&]*")


class Expander:
    """Abbreviations both ways. `abbreviations` are short forms and what each may stand for, the likeliest first."""

    def __init__(self, abbreviations: Mapping[str, tuple[str, ...]]) -> None:
        self._long = {match_key(short): meanings for short, meanings in abbreviations.items()}
        self._printed_as = {match_key(short): short for short in abbreviations}
        self._folded = {fold(short): short for short in self._long}
        self._short = {
            match_key(meaning): short for short, meanings in abbreviations.items() for meaning in meanings[:1]
        }
        longest = sorted(self._short, key=lambda meaning: (-len(meaning), meaning))
        self._meanings = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")

    def find(self, word: str) -> str | None:
        """The short form that `word`, diacritics or not, is; None where it is none."""
        key = match_key(word)
        return key if key in self._long else self._folded.get(fold(key))

    def explains(self, words: str) -> bool:
        """Whether `words` are a short form or what one stands for."""
        return self.find(words) is not None or match_key(words) in self._short

    def meanings(self, word: str) -> tuple[str, ...]:
        """What a short form may stand for; empty for a word that is none."""
        key = self.find(word)
        return self._long[key] if key else ()

    def recase(self, text: str) -> str:
        """`text` with abbreviations typed without their diacritics or capitals ("dvhc") as they are printed."""
        return _WORD.sub(lambda match: self._printed(match.group()), text)

    def _printed(self, word: str) -> str:
        key = self.find(word)
        if key is None or not _typed_as_code(word):
            return word
        return self._printed_as[key]

    def expand(self, text: str) -> tuple[str, ...]:
        """What stands beside `text` in other words, each once, at most a dozen."""
        found: list[str] = []
        for word in _WORD.findall(text):
            found += self.meanings(word)[:2] if _typed_as_code(word) else ()
        found += [self._short[match.group()].upper() for match in self._meanings.finditer(match_key(text))]
        return tuple(dict.fromkeys(found))[:_MOST]


def _typed_as_code(word: str) -> bool:
    """Whether a word looks like an abbreviation: capitals, or letters that make no syllable."""
    return len(word) > 1 and (word.isupper() or not set("aeiouy") & set(fold(match_key(word))))
