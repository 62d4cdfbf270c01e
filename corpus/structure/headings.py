"""Which passages are headings, and where in them the heading ends.

A heading in a Vietnamese plan may be a Markdown heading, a numbered line in bold, a plain numbered line, or the bold
head of a paragraph ("1. Cải cách thể chế: Tập trung …"). A numbered sentence ("1. 100% đội ngũ …") is none.
"""

import re

from corpus.document import BlockKind
from corpus.structure.lines import has_words
from corpus.structure.marker import TITLED, Marker, MarkerKind
from corpus.structure.markup import emphasised_end
from corpus.structure.passage import Passage

_LONGEST = 90  # words of the longest heading
_LONGEST_SENTENCE = 40  # words of a heading that ends like a sentence
_LONGEST_PLAIN = 30  # words of a heading in no way marked but by its number
_SHORTEST_SENTENCE = 16  # up to so many words a numbered line with a full stop may head a paragraph
_LONGEST_LETTERED = 20  # words of a point "a) …:" that heads others
_AFTER_STOP = re.compile(r"(?<!\d)[.!?…]\s+(\w)")
_NEVER = frozenset({MarkerKind.BULLET})
_RANKS = {
    MarkerKind.ANNEX: 0,
    MarkerKind.PART: 1,
    MarkerKind.CHAPTER: 2,
    MarkerKind.SECTION: 3,
    MarkerKind.CAPITAL: 4,
    MarkerKind.ROMAN: 5,
    MarkerKind.ARTICLE: 6,
    MarkerKind.DECIMAL: 10,
    MarkerKind.BRACKETED: 20,
    MarkerKind.LETTER: 20,
    MarkerKind.BULLET: 30,
}


def heading_end(passage: Passage, following: Passage | None) -> int:
    """The end of the heading in `passage.excerpt.raw`, -1 where the passage is no heading.

    `following` is the next passage that is neither furniture nor footnote, None at the end of the document.
    """
    raw, marker = passage.excerpt.raw, passage.marker
    if not passage.is_prose or (marker and marker.kind in _NEVER):
        return -1
    whole = passage.end if passage.begin < passage.end else (marker.end if marker else -1)
    if raw.startswith("#") or (marker and marker.kind in TITLED):
        return whole
    if passage.begin == passage.end:
        return -1
    emphasis = emphasised_end(raw, passage.begin)
    if not marker:
        return whole if emphasis >= passage.end and _stands_out(passage, following) else -1
    words = passage.words
    if marker.kind is MarkerKind.ARTICLE:
        return whole if _plain_title(marker, words, following) else marker.end
    if emphasis > passage.begin:
        return _emphasised(passage, emphasis, words, following)
    if marker.kind in (MarkerKind.ROMAN, MarkerKind.CAPITAL) and len(words.split()) <= _LONGEST:
        return whole if words.isupper() or not words.endswith((".", ";")) else -1
    return whole if _plain_title(marker, words, following) else -1


def _stands_out(passage: Passage, following: Passage | None) -> bool:
    """Whether an unnumbered passage in bold is a heading of what follows."""
    raw, words = passage.excerpt.raw, passage.words
    if following is None or (following.marker and _RANKS[following.marker.kind] < _RANKS[MarkerKind.DECIMAL]):
        return False
    return (
        raw[: passage.begin].count("*") >= 2
        and raw[passage.begin].isupper()
        and len(words.split()) <= _LONGEST_PLAIN
        and not words.endswith((".", ";", ","))
    )


def _emphasised(passage: Passage, emphasis: int, words: str, following: Passage | None) -> int:
    raw, marker = passage.excerpt.raw, passage.marker
    if not has_words(raw[emphasis : passage.end]):
        heads = marker is not None and _has_content(marker, following)
        longest = _LONGEST if heads or not words.endswith(".") else _LONGEST_SENTENCE
        return passage.end if len(words.split()) <= longest and not words.endswith(";") else -1
    title = raw[passage.begin : emphasis].rstrip("* \n")
    rest = raw[emphasis : passage.end].lstrip("* \n")
    if len(title.split()) > _LONGEST_SENTENCE or not has_words(title):
        return -1
    if rest.startswith(":"):
        return raw.index(":", emphasis) + 1
    return emphasis if title.endswith((":", ".")) or not (rest[0].islower() or rest[0] in ",;") else -1


def _plain_title(marker: Marker, words: str, following: Passage | None) -> bool:
    """Whether a numbered passage with no emphasis heads what follows it."""
    if not _has_content(marker, following) or not words or words[0].isdigit():
        return False
    if marker.kind is MarkerKind.BRACKETED and marker.depth == 2:
        return False
    count = len(words.split())
    if _has_inner_stop(words):
        return False
    if words.endswith(":"):
        return count <= (_LONGEST_LETTERED if marker.kind is MarkerKind.LETTER else _LONGEST_SENTENCE)
    if words.endswith("."):
        if count > _LONGEST_SENTENCE:
            return False
        listed = following is not None and following.marker is not None
        return count <= _SHORTEST_SENTENCE or listed
    return count <= _LONGEST_PLAIN and not words.endswith((";", ",", "…", "!", "?"))


def _has_inner_stop(words: str) -> bool:
    """Whether a second sentence begins in `words`; "Mục tiêu 1. Lĩnh vực" is one title."""
    return any(match.group(1).isupper() for match in _AFTER_STOP.finditer(words))


def _has_content(marker: Marker, following: Passage | None) -> bool:
    """Whether what follows a label stands under it, and not beside or above it."""
    if following is None or following.closes:
        return False
    if following.kind is BlockKind.TABLE:
        return True
    other = following.marker
    if following.excerpt.raw.startswith("#") and not other:
        return False
    if other is None or _rank(other) > _rank(marker):
        return True
    return other.sort == marker.sort and other.ordinal == 1 < marker.ordinal  # a count that begins anew


def _rank(marker: Marker) -> int:
    return _RANKS[marker.kind] + (marker.depth if marker.kind is MarkerKind.DECIMAL else 0)
