"""How people ask, to teach the restoration of diacritics: the questions and templates that the learned kinds come from
(`data/kinds/`), written with their marks. What ships is their counts, made once (`pack_asked`) since counting them at
each start takes longer than answering.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError
from corpus.normalizer import fold, match_key
from corpus.syllables import CountTable, count_texts, pack_counts, unpack_counts

ASKED = Path(__file__).parent / "data" / "kinds" / "asked.zlib"
_FILES = ("vi.questions.txt", "vi.templates.txt")
_SLOT, _WORD = re.compile(r"\{\w+\}"), re.compile(r"[^\W\d_]+")
_MARKED = 0.4  # of its words: less, and a text was typed without them


def asked_texts(data: Path = ASKED.parent) -> Iterator[str]:
    """Each text of the folder `data` as a sentence; what fills a template's slots is no part of how people ask."""
    for name in _FILES:
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            said = _SLOT.sub(" … ", line.rpartition("|")[2])
            words = _WORD.findall(match_key(said))
            if words and sum(word != fold(word) for word in words) >= _MARKED * len(words):
                yield f"{said}."


def pack_asked(data: Path = ASKED.parent) -> bytes:
    """What `ASKED` holds: the counts of all texts in `data`."""
    return pack_counts(count_texts(asked_texts(data)), (1, 1, 1))


def load_asked() -> CountTable:
    """The shipped counts. Raises `CorpusError`."""
    try:
        return unpack_counts(ASKED.read_bytes())
    except OSError as error:
        raise CorpusError(f"the counts of questions are gone ({error.strerror}); install the package again") from error
