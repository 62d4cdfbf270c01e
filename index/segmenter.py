"""Words of Vietnamese text with their offsets: by underthesea for documents, by a word list for questions.

underthesea's conditional random field (Vu Anh et al., trained on VLSP 2013) is the judge of what a word is. A question
needs it not: the words its documents have are known, and the longest of them at each place is the word there.
"""

import importlib
import importlib.util
import re
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from types import ModuleType

from index.errors import IndexingError
from index.terms import JOINT, syllables

_PIECE_LIMIT = 1000  # characters; the time of one call grows faster than its text
_LINE = re.compile(r"[^\n]+")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `text[start:end]` of the NFC text; `key` its syllables as match keys joined by "_"."""

    key: str
    start: int
    end: int


class Segmenter:
    """Cuts text into words by underthesea, which is loaded at the first use."""

    def __init__(self) -> None:
        self._tokenize: Callable[..., list[str]] | None = None

    @property
    def name(self) -> str:
        """What made the words, for the manifest: "underthesea 9.5.0"."""
        return f"underthesea {version('underthesea')}"

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of `text` in order, signs and spaces left out; empty for a text of signs alone.

        Text is read in lower case: capitals change underthesea's mind in two headings of three.
        """
        normal = unicodedata.normalize("NFC", text)
        plain = "".join(_plain(char) for char in normal)
        found: list[Word] = []
        for start, end in _pieces(plain):
            found.extend(self._words(plain[start:end], start))
        return tuple(found)

    def _words(self, piece: str, offset: int) -> Iterable[Word]:
        if self._tokenize is None:
            self._tokenize = _load()
        place = 0
        # Without token normalisation every token stands in the text as it is, and a forward scan finds it.
        for token in self._tokenize(piece, use_token_normalize=False):
            start = end = -1
            for part in token.split():
                at = piece.index(part, place)
                start, end = (at if start < 0 else start), at + len(part)
                place = end
            terms = syllables(token)
            if terms:
                yield Word(JOINT.join(terms), offset + start, offset + end)


class WordList:
    """Known words of several syllables; cuts text by the longest one at each place."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` are keys as `Word.key` has them; those of one syllable need not be given."""
        self._known = frozenset(word for word in words if JOINT in word)
        self._longest = max((word.count(JOINT) + 1 for word in self._known), default=1)

    def words(self, text: str) -> tuple[str, ...]:
        """The keys of the words of `text`, in order; a syllable of no known word stands alone."""
        terms = syllables(text)
        found: list[str] = []
        place = 0
        while place < len(terms):
            for length in range(min(self._longest, len(terms) - place), 0, -1):
                word = JOINT.join(terms[place : place + length])
                if length == 1 or word in self._known:
                    found.append(word)
                    place += length
                    break
        return tuple(found)


def _plain(char: str) -> str:
    """`char` in lower case, a space for what nobody sees; always one character, so that offsets stay."""
    if unicodedata.category(char) in _UNSEEN and char != "\n":
        return " "
    lower = char.lower()
    return lower if len(lower) == 1 else char


def _pieces(text: str) -> Iterable[tuple[int, int]]:
    """Ranges of whole lines; long lines are cut at spaces."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end - start > _PIECE_LIMIT:
            cut = text.rfind(" ", start + 1, start + _PIECE_LIMIT)
            cut = cut if cut > start else start + _PIECE_LIMIT
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _load() -> Callable[..., list[str]]:
    """underthesea's `word_tokenize`, warm.

    The package's own `__init__` imports its translator and with it torch (2 s, 250 MB). While the tokenizer is loaded,
    an empty module of the same place stands in for it; afterwards `import underthesea` works as ever.
    """
    with _loading:
        stand_in = None if "underthesea" in sys.modules else _stand_in()
        try:
            # In this order: the two modules import each other.
            importlib.import_module("underthesea.pipeline.text_normalize")
            module = importlib.import_module("underthesea.pipeline.word_tokenize")
            tokenize: Callable[..., list[str]] = module.word_tokenize
            tokenize("khởi động", use_token_normalize=False)  # loads the model
        except ImportError as error:
            raise IndexingError(
                f"underthesea cannot be loaded ({error}); install it, or build without words"
            ) from error
        finally:
            if stand_in is not None and sys.modules.get("underthesea") is stand_in:
                del sys.modules["underthesea"]
        return tokenize


def _stand_in() -> ModuleType:
    spec = importlib.util.find_spec("underthesea")
    if spec is None:
        raise IndexingError("underthesea is not installed; run `make install`")
    module = importlib.util.module_from_spec(spec)
    sys.modules["underthesea"] = module
    return module
