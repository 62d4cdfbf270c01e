"""How people ask, to teach the restoration of diacritics: the questions and templates that the learned kinds come from
(`data/kinds/`), written with their marks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.normalizer import fold, match_key

_FILES = tuple(Path(__file__).parent / "data" / "kinds" / f"vi.{name}.txt" for name in ("questions", "templates"))
_SLOT, _WORD = re.compile(r"\{\w+\}"), re.compile(r"[^\W\d_]+")
_MARKED = 0.4  # of its words: less, and a text was typed without them


def asked_texts() -> Iterator[str]:
    """Each text as a sentence; what fills a template's slots is no part of how people ask."""
    for path in _FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            said = _SLOT.sub(" … ", line.rpartition("|")[2])
            words = _WORD.findall(match_key(said))
            if words and sum(word != fold(word) for word in words) >= _MARKED * len(words):
                yield f"{said}."
