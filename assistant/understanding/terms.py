"""What a question wants explained: "TTHC là gì?", "What does SIPAS stand for?". The wordings are `data/terms.json`."""

import re
from collections.abc import Callable

from assistant.understanding.asking import load_signs
from assistant.understanding.reading import Reading
from corpus.normalizer import match_key

_LONGEST = 7
_QUOTES = tuple("\"'“")


class Terms:
    """Finds the term that a question of definition is about. `known` says of words whether documents explain them: they
    are a term then, whatever they say.
    """

    def __init__(self, known: Callable[[str], bool] = lambda words: False) -> None:
        self._signs = load_signs("terms")
        self._known = known

    def find(self, reading: Reading, language: str) -> str | None:
        """The term as printed, None where the question asks something else ("mục tiêu … là gì")."""
        opening = self._signs["opening"].match(reading.key)
        skipped = opening.end() if opening is not None else 0
        match = self._asked(reading.key[skipped:].rstrip(" ?.!"), language)
        if match is None:
            return None
        name = next(name for name, found in match.groupdict().items() if found is not None)
        start = skipped + match.start(name)
        term = reading.text[start : start + len(self._signs["cut"].sub("", match[name]))].strip(" ,:")
        if not term or len(term.split()) > _LONGEST:
            return None
        quoted = reading.text[start - 1 : start] in _QUOTES
        if self._signs["content"].search(match_key(term)) and not (quoted or self._known(term)):
            return None
        return term

    def _asked(self, key: str, language: str) -> re.Match[str] | None:
        """The match of a wording that asks what a term means; "X đo lường điều gì" does where documents explain X."""
        found = self._signs[language].search(key) or self._signs[language].search(self._signs["closing"].sub("", key))
        if found is not None:
            return found
        measured = self._signs[f"{language}_known"].search(key)
        return measured if measured is not None and self._known(measured.group(measured.lastgroup or 0)) else None
