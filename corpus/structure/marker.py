"""The printed label at the head of a heading or list item: "II.", "2.1.", "a)", "-", "Điều 4.", "Phụ lục II"."""

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkerKind(StrEnum):
    """What sort of label it is. Decimal labels of different depth are different sorts (`depth`)."""

    ANNEX = "annex"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    CAPITAL = "capital"
    ROMAN = "roman"
    DECIMAL = "decimal"
    BRACKETED = "bracketed"  # "1)", "(1)"
    LETTER = "letter"  # "a)", "a."
    BULLET = "bullet"


TITLED = frozenset({MarkerKind.ANNEX, MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.SECTION})
"""Labels with a line of their own, the title below."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A label. `ordinal` is its number (a = 1, II = 2, the last part of "2.10"), 0 for a bullet or an unnumbered annex.

    `end` is the offset, in the text searched, just after the label; `start` its first character; `body` where the
    words begin. `text` is the label without mark-up signs.
    """

    kind: MarkerKind
    depth: int
    ordinal: int
    text: str
    start: int
    end: int
    body: int

    @property
    def sort(self) -> tuple[MarkerKind, int, str]:
        """What has to be equal for two labels to count on: the kind, the depth, and for bullets the sign."""
        return self.kind, self.depth, self.text if self.kind is MarkerKind.BULLET else ""


_SIGNS = r"[#>*_\s|]{0,12}"
_GAP = r"(?:[ \t*_]|\n[ \t]*(?=\S)){0,12}"
_DOT = r"\*{0,4}\\?(?:[.)]|/(?![A-ZĐ]{2,6}[ ]?[-–]))\*{0,4}"  # "1/ Sở Nội vụ", but not "28/NQ-CP"
_NUMBER = r"thứ[ \n](?:nhất|hai|ba|tư|năm|sáu|bảy)|[IVXLC]{1,6}|\d{1,3}[a-z]?|[A-H]"
_WORD = re.compile(
    rf"{_SIGNS}(?P<label>(?P<word>phụ[ \n]lục|phần|chương|mục|điều)"
    rf"(?:[ \n]+(?:số[ \n]+)?(?P<number>{_NUMBER})(?!\w))?(?P<sign>\*{{0,4}}[.:])?){_GAP}",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    rf"{_SIGNS}(?P<label>(?P<number>[IVX]{{1,6}}){_DOT}(?!\d|[ ]?[vV]\b)|(?P<dashed>[IVX]{{1,5}})(?=[ ][-–][ ]))"
    rf"(?:[ ][-–])?{_GAP}"
)
_CAPITAL = re.compile(rf"{_SIGNS}(?P<label>(?P<number>[A-HĐ]){_DOT})(?=[ *\n]){_GAP}")
_UNDOTTED = r"(?<=\d\.\d)(?=[ *])|(?<=\.\d\d)(?=[ *])"  # "2.1 Sở Nội vụ", but not "2 Sở Nội vụ"
_DECIMAL = re.compile(
    rf"{_SIGNS}(?P<label>(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(?:{_DOT}(?!\d)|{_UNDOTTED})){_GAP}"
)
_PAREN = re.compile(rf"{_SIGNS}(?P<label>\((?P<number>\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})\)){_GAP}")
_LETTER = re.compile(rf"{_SIGNS}(?P<label>(?P<number>[a-zđ])\d?{_DOT})(?=[ *\n\"“A-ZĐ]){_GAP}")
_BULLET = re.compile(r"[#>_\s|]{0,12}\*{0,3}(?P<label>[-+–•·*])(?:(?<=[-–])[ ]?\+)?(?![-+–_*\d])[ \t*_]{0,6}(?=[^\s|])")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORD_KINDS = {
    "phụ lục": MarkerKind.ANNEX,
    "phần": MarkerKind.PART,
    "chương": MarkerKind.CHAPTER,
    "mục": MarkerKind.SECTION,
    "điều": MarkerKind.ARTICLE,
}
_COUNTING = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")


def find_marker(text: str) -> Marker | None:
    """The label at the beginning of `text`, Markdown signs before it passed over; None where there is none."""
    return _word_marker(text) or _numbered(text) or _bullet(text)


def roman_value(number: str) -> int:
    """The value of a Roman numeral of I, V, X, L, C; the sum by rule even where the numeral is not well formed."""
    values = [_ROMAN_VALUES[sign] for sign in number.upper()]
    return sum(-v if v < max(values[place:]) else v for place, v in enumerate(values))


def _word_marker(text: str) -> Marker | None:
    match = _WORD.match(text[:120])
    if not match:
        return None
    kind = _WORD_KINDS[" ".join(match["word"].lower().split())]
    number = match["number"]
    if kind is MarkerKind.ANNEX:
        if match["word"][0].islower() or (not number and not _stands_alone(text, match.end())):
            return None
    elif not number or match["word"][0].islower() or not (match["sign"] or _stands_alone(text, match.end("label"))):
        return None
    return _marker(kind, 1, _word_ordinal(number or ""), match)


def _stands_alone(text: str, end: int) -> bool:
    """Whether the label is alone on its line."""
    return not text[end:].split("\n", 1)[0].strip(" *_:.") or text[end - 1 : end] == "\n"


def _word_ordinal(number: str) -> int:
    last = number.lower().split()[-1] if number else ""
    if last in _COUNTING:
        return _COUNTING.index(last) + 1
    digits = re.match(r"\d+", last)
    if digits:
        return int(digits.group())
    if last and all(sign.upper() in _ROMAN_VALUES for sign in last):
        return roman_value(last)
    return ord(last.upper()) - ord("A") + 1 if len(last) == 1 else 0


def _numbered(text: str) -> Marker | None:
    head = text[:120]
    if match := _ROMAN.match(head):
        return _marker(MarkerKind.ROMAN, 1, roman_value(match["number"] or match["dashed"]), match)
    if match := _CAPITAL.match(head):
        return _marker(MarkerKind.CAPITAL, 1, "ABCDĐEGH".find(match["number"]) + 1, match)
    if match := _DECIMAL.match(head):
        parts = match["number"].split(".")
        closed = match["label"].rstrip("*").endswith(")")
        kind = MarkerKind.BRACKETED if closed and len(parts) == 1 else MarkerKind.DECIMAL
        return _marker(kind, len(parts), int(parts[-1]), match)
    if match := _PAREN.match(head):
        number = match["number"]
        ordinal = int(number) if number.isdigit() else _LETTERS.find(number[0]) + 1
        return _marker(MarkerKind.BRACKETED, 2, ordinal, match)
    if match := _LETTER.match(head):
        return _marker(MarkerKind.LETTER, 1, _LETTERS.find(match["number"]) + 1, match)
    return None


def _bullet(text: str) -> Marker | None:
    match = _BULLET.match(text[:120])
    if not match:
        return None
    sign = match.group()[match.start("label") - match.start() :]
    sign = "+" if "+" in sign else match["label"]
    if sign == "*" and not re.match(r"\s", text[match.end("label") : match.end("label") + 1]):
        return None
    return Marker(MarkerKind.BULLET, 1, 0, sign, match.start("label"), match.end("label"), match.end())


def _marker(kind: MarkerKind, depth: int, ordinal: int, match: re.Match[str]) -> Marker:
    label = " ".join(re.sub(r"[*_\\:]", "", match["label"]).split())
    return Marker(kind, depth, ordinal, label, match.start("label"), match.end("label"), match.end())
