"""How wide a line was printed: what tells a line that ended by itself from one that the margin ended.

Decree 30/2020/NĐ-CP prescribes Times New Roman for administrative documents, so its advance widths (as published in the
Adobe Times-Roman metrics, thousandths of an em) measure a line much better than its number of characters.
"""

import unicodedata
from functools import lru_cache

_LOWER = "444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444"
_UPPER = "722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611"
_SIGNS = {" ": 250, ".": 250, ",": 250, ";": 278, ":": 278, "-": 333, "(": 333, ")": 333, "/": 278, "%": 833, "Đ": 722}
_SIGNS |= {"…": 1000, "*": 0, "“": 444, "”": 444, "'": 180, '"': 408}
_WIDTHS = {chr(ord("a") + place): int(width) for place, width in enumerate(_LOWER.split())}
_WIDTHS |= {chr(ord("A") + place): int(width) for place, width in enumerate(_UPPER.split())}
_WIDTHS |= _SIGNS
_OTHER = 500


def printed_width(line: str) -> float:
    """The width of `line` in em; 0.0 for an empty one. Stars count nothing: they are Markdown's."""
    return sum(map(_width, line)) / 1000


@lru_cache(1 << 10)
def _width(char: str) -> int:
    letters = [part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part)]
    return sum(_WIDTHS.get(letter, _OTHER) for letter in letters)
