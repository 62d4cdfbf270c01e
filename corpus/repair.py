"""The one-line reading of source ranges: broken lines, hyphenations and cut tokens mended, mark-up taken off.

The document's own errors stay. Only what the extraction did is undone, and only where a line or a span ends: inside
a line nothing but mark-up and white space changes.
"""

import html
import re
from collections.abc import Iterable

from corpus.document import Span

_TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|i|li|ol|p|s|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_BREAKING_TAG = re.compile(r"</?(?:br|div|li|ol|p|table|tbody|td|th|tr|ul)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_HEADING_SIGN = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
# Stars are emphasis, but for the footnote sign "(*)" and a product of two numbers.
_EMPHASIS = re.compile(r"(\(\*{1,3}\))|(?<=\d)([ ]?\*[ ]?)(?=\d)|\*+|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_RULE = re.compile(r"^[ \t]*(?:-{3,}|_{3,}|–{3,}|—{3,})[ \t]*$", re.MULTILINE)

_BREAK = re.compile(r"\s*\n\s*")
_LAST_TOKEN = re.compile(r"\S+$")
_FIRST_TOKEN = re.compile(r"\S+")
_TOKEN_REACH = 60  # no token that breaks is longer; keeps the work at each break constant

_HYPHENATED = re.compile(r"\w-$")
_LONE_HYPHEN = re.compile(r"-[A-ZĐ\d]")
_NUMBER_SLASH = re.compile(r"^\W?\d[\w/-]{0,30}/$")
_NUMBER_STEM = re.compile(r"^\W?\d+[a-z]?(?:/\d{4})?/[A-ZĐ]{1,8}$")
_CUT_YEAR = re.compile(r"(?:^|\D)(?:\d{1,2}|I|II|III|IV)/(\d{1,3})$")
_CUT_BARE_YEAR = re.compile(r"(?:^|[^\w.,])((?:19|20)\d)$")
_DIGITS = re.compile(r"(\d{1,3})(?!\d|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CUT_CAPITALS = re.compile(r"(?:^|[^\w&])([A-ZĐ]+(?:&[A-ZĐ]+)*)$")
_LONE_CAPITAL = re.compile(r"([A-ZĐ])(?!\w|[).])")
_ROMAN = frozenset("IVXLCDM")
_CUT_SYLLABLE = re.compile(r"(?:^|[^\w])([^\W\d_]+)$")
_CODA = re.compile(r"(ch|ng|nh|[cghmnpt])(?!\w|[).:])")
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?"
)


def repair(text: str, spans: Iterable[Span]) -> str:
    """The words that `spans` cover in `text`, in their order, on one line.

    The ranges and their lines are joined by one space, or by none where a hyphen, a slash or the narrowness of a
    column broke a token: "18-" + "NQ/TW", "10/2/202" + "5", "TT&T" + "T". Emphasis, heading signs, tags, entities and
    link targets of Markdown and HTML are dropped. Empty for no spans. Work is linear in the length.
    """
    return repair_text("\n".join(span.cut(text) for span in spans))


def repair_text(text: str) -> str:
    """`repair` for words already cut out, their ranges joined by line ends."""
    return " ".join(_join_lines(_without_markup(text)).split())


def _without_markup(text: str) -> str:
    if "<" in text:
        text = _TAG.sub(lambda tag: " " if _BREAKING_TAG.match(tag.group()) else "", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "#" in text:
        text = _HEADING_SIGN.sub("", text)
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub(lambda sign: sign.group(1) or sign.group(2) or "", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _RULE.sub("", text)


def _join_lines(text: str) -> str:
    pieces: list[str] = []
    tail = ""
    for line in _BREAK.split(text.strip()):
        if pieces:
            pieces.append("" if _one_token(tail, line) else " ")
        pieces.append(line)
        glued = tail + line if len(pieces) > 1 and not pieces[-2] else line
        tail = glued[-_TOKEN_REACH:]
    return "".join(pieces)


def _one_token(before: str, after: str) -> bool:
    """Whether the line end between `before` and `after` stands inside a token."""
    last = _LAST_TOKEN.search(before)
    first = _FIRST_TOKEN.match(after[:_TOKEN_REACH])
    if not last or not first:
        return False
    head, tail = last.group(), first.group()
    return _joined_by_sign(head, tail) or _cut_number(head, tail) or _cut_word(head, tail)


def _joined_by_sign(head: str, tail: str) -> bool:
    if _HYPHENATED.search(head):
        return tail[0].isalnum()
    if _NUMBER_SLASH.match(head):
        return tail[0].isdigit() or tail[0].isupper()
    return bool(_NUMBER_STEM.match(head) and _LONE_HYPHEN.match(tail))


def _cut_number(head: str, tail: str) -> bool:
    digits = _DIGITS.match(tail)
    if not digits:
        return False
    stem = _CUT_YEAR.search(head) or (_CUT_BARE_YEAR.search(head) if len(digits.group(1)) == 1 else None)
    return bool(stem and _YEAR.fullmatch(stem.group(1) + digits.group(1)))


def _cut_word(head: str, tail: str) -> bool:
    letter = _LONE_CAPITAL.match(tail)
    if letter:
        stem = _CUT_CAPITALS.search(head)
        return bool(stem and letter.group(1) not in _ROMAN - {"D", "C"} and _abbreviation(stem.group(1)))
    coda = _CODA.match(tail)
    stem = _CUT_SYLLABLE.search(head)
    if not coda or not stem or not stem.group(1).islower():
        return False
    return bool(_SYLLABLE.fullmatch(_bare(stem.group(1) + coda.group(1))))


def _abbreviation(capitals: str) -> bool:
    """Whether letters can be the beginning of an abbreviation: joined by "&", or no syllable ("TTH", "UBN")."""
    return "&" in capitals or (len(capitals) > 1 and not _SYLLABLE.fullmatch(_bare(capitals.lower())))


def _bare(syllable: str) -> str:
    return "".join(_WITHOUT_TONE.get(char, char) for char in syllable)


def _tone_table() -> dict[str, str]:
    rows = ("aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị")
    more = ("oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ")
    return {toned: row[0] for row in rows + more for toned in row[1:]}


_WITHOUT_TONE = _tone_table()
