"""What a question wants explained: "TTHC là gì?", "What does SIPAS stand for?". The wordings are `data/terms.json`."""

import re
from collections.abc import Callable

from assistant.understanding.asking import load_signs, load_words
from assistant.understanding.reading import Reading
from corpus.normalizer import match_key

_LONGEST = 7
_WORD = re.compile(r"[\w&]+(?:['’/.-]\w+)*")
_QUOTES = tuple("\"'“")
_QUOTED = re.compile(r"[\"“]([^\"”]+)")


class Terms:
    """Finds the term that a question of definition is about. `known` says of words whether documents explain them: they
    are a term then, whatever they say.
    """

    def __init__(self, known: Callable[[str], bool] = lambda words: False) -> None:
        self._signs = load_signs("terms")
        self._around = load_words("terms", "around")
        self._known = known

    def find(self, reading: Reading, language: str) -> str | None:
        """The term as printed, None where the question asks something else ("mục tiêu … là gì")."""
        return self._worded(reading, language) or self._left_alone(reading, language)

    def _worded(self, reading: Reading, language: str) -> str | None:
        opening = self._signs["opening"].match(reading.key)
        skipped = opening.end() if opening is not None else 0
        match = self._asked(reading.key[skipped:].rstrip(" ?.!"), language)
        if match is None:
            return None
        name = next(name for name, found in match.groupdict().items() if found is not None)
        start = skipped + match.start(name)
        term = reading.text[start : start + len(self._signs["cut"].sub("", match[name]))].strip(" ,:")
        quoted = reading.text[start - 1 : start] in _QUOTES
        sure = quoted or self._known(term)
        return term if term and len(term.split()) <= _LONGEST and (sure or self._says_no_content(term)) else None

    def _asked(self, key: str, language: str) -> re.Match[str] | None:
        """The match of a wording that asks what a term means; "X đo lường điều gì" does where documents explain X."""
        found = self._signs[language].search(key) or self._signs[language].search(self._signs["closing"].sub("", key))
        if found is not None:
            return found
        measured = self._signs[f"{language}_known"].search(key)
        return measured if measured is not None and self._known(measured.group(measured.lastgroup or 0)) else None

    def _left_alone(self, reading: Reading, language: str) -> str | None:
        """The term of a question that says nothing else but that a term is to be explained, in whatever order: what the
        words of explaining leave. Of a short form that documents explain, any question what it is asks that much.
        """
        aside = [match.span() for match in self._signs["around"].finditer(reading.key)]
        left = [
            word.span()
            for word in _WORD.finditer(reading.key)
            if word.group() not in self._around[language] and not any(a <= word.start() < b for a, b in aside)
        ]
        if not left or self._signs["manner"].search(reading.key):
            return None
        start, end = left[0][0], left[-1][1]
        quoted = _QUOTED.search(reading.text, max(start - 1, 0), end)
        term = quoted[1] if quoted else reading.text[start:end]
        asked = f"{reading.key[:start]}…{reading.key[end:]}"
        if self._known(term):
            return term if self._signs["asking"].search(asked) else None
        told = self._signs["explaining"].search(asked) and not self._signs["other"].search(reading.key, start, end)
        return term if told and len(term.split()) <= _LONGEST and self._says_no_content(term) else None

    def _says_no_content(self, term: str) -> bool:
        return not self._signs["content"].search(match_key(term))
