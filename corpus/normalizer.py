"""The one normaliser at the border: what every text passes before anything else sees it.

Canonical text is NFC with "\\n" line ends and without characters that a reader cannot see but a program would obey
(controls, bidirectional overrides, zero-width signs, Unicode tags), and đ is always the Vietnamese letter, never one
that looks like it. Nothing else changes: documents stay as printed.
Keys for matching (`match_key`, `fold`) go further and are never shown.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_SHORT = 80  # characters
_KEPT_CONTROLS = "\n\t"
_UNSEEN = ("Cc", "Cf", "Cs")  # controls, formats, surrogates
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# The older spelling puts the tone of oa, oe, uy on the last vowel (hoà), the newer on the first (hòa).
_LATE_TONE = re.compile("o[àáãảạèéẽẻẹ]|(?<!q)u[ỳýỹỷỵ]")
# Old keyboards and fonts write the Icelandic eth or the African d, which look the same in capitals.
_LOOKS_LIKE_D = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_D_STROKE = str.maketrans("đĐ", "dD")


@dataclass(frozen=True, slots=True)
class Normalized:
    """Canonical text, how many characters of each kind were taken out (Unicode name to count), and where the pages
    after the first begin in the text, as form feeds tell.
    """

    text: str
    removed: dict[str, int]
    pages: tuple[int, ...] = ()


def normalize(raw: str) -> Normalized:
    """The canonical text of `raw`. Lone surrogates, which no file can hold, go too. A form feed is a line end."""
    removed: Counter[str] = Counter()
    # A line end composes with nothing, so that pages can be made canonical one by one.
    texts = [_clean(page, removed) for page in raw.split("\x0c")]
    last = max((number for number, text in enumerate(texts) if text.strip()), default=0)  # blank ones end no document
    pages = tuple(accumulate(len(text) + 1 for text in texts[:last]))
    return Normalized("\n".join(texts), dict(removed), pages)


def _clean(raw: str, removed: Counter[str]) -> str:
    """Canonical text of one page; what is taken out is counted in `removed`."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _ODD_SPACES.sub(" ", text).translate(_LOOKS_LIKE_D)
    hidden = {char for char in set(text) if char not in _KEPT_CONTROLS and unicodedata.category(char) in _UNSEEN}
    if hidden:
        removed.update(unicodedata.name(char, f"U+{ord(char):04X}") for char in text if char in hidden)
        text = "".join(char for char in text if char not in hidden)
    return unicodedata.normalize("NFC", text)


def match_key(text: str) -> str:
    """`text` for comparing: lower case, tone marks where the newer spelling puts them, single spaces."""
    return _short_key(text) if len(text) <= _SHORT else _key(text)


# Names and words are compared again and again; whole passages hardly ever.
@lru_cache(1 << 16)
def _short_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    lower = unicodedata.normalize("NFC", text).lower()
    moved = _LATE_TONE.sub(_early_tone, unicodedata.normalize("NFC", lower))
    return " ".join(moved.split())


def fold(text: str) -> str:
    """`text` without diacritics, đ as d, otherwise unchanged; for Vietnamese letters the length stays the same."""
    return _short_fold(text) if len(text) <= _SHORT else _fold(text)


@lru_cache(1 << 16)
def _short_fold(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_D_STROKE)


def _early_tone(match: re.Match[str]) -> str:
    # "oan", "oai", "uyê": a letter after the pair keeps the tone where it is in both spellings.
    following = match.string[match.end() : match.end() + 1]
    if following.isalpha() or unicodedata.combining(following or " "):
        return match.group()
    apart = unicodedata.normalize("NFD", match.group())  # o, a, tone
    return unicodedata.normalize("NFC", apart[0] + apart[2]) + apart[1]
