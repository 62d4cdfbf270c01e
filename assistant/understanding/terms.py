"""What a question wants explained: "TTHC là gì?", "What does SIPAS stand for?". The wordings are `data/terms.json`."""

from assistant.understanding.asking import load_signs
from assistant.understanding.reading import Reading
from corpus.normalizer import match_key

_LONGEST = 7


class Terms:
    """Finds the term that a question of definition is about."""

    def __init__(self) -> None:
        self._signs = load_signs("terms")

    def find(self, reading: Reading, language: str) -> str | None:
        """The term as printed, None where the question asks something else ("mục tiêu … là gì")."""
        match = self._signs[language].search(reading.key)
        if match is None:
            return None
        name = next(name for name, found in match.groupdict().items() if found is not None)
        start = match.start(name)
        term = reading.text[start : start + len(self._signs["cut"].sub("", match[name]))].strip(" ,:")
        if not term or len(term.split()) > _LONGEST or self._signs["content"].search(match_key(term)):
            return None
        return term
