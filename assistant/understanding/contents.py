"""What a question names out of the content itself: document numbers, figures, areas of reform."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.understanding.asking import Asked
from assistant.understanding.reading import Reading
from corpus.normalizer import match_key

_NUMBER = re.compile(
    r"(?<!\w)\d{1,5}[a-z]?(?:/\d{4})?[/-][a-zđ]{2,}(?:\d+)?(?:[-/&][a-zđ]{1,}\d*)*(?!\w)", re.IGNORECASE
)
_FIGURE = re.compile(
    r"(?<![\w/.-])\d+(?:[.,]\d+)*(?:\s?%|(?= (?:phần trăm|percent|điểm|points|triệu|tỷ)\b))"
    r"|(?<![\w/.-])\d+[.,]\d+(?![\w/])"
)
_CLAIM = re.compile(
    r"(?:là |by the |by )?(?:trước |ngày )*(?<![\w/.-])(?P<claim>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?![\w/]|\s?%)"
    r"|\d+(?:[.,]\d+)?\s?%"
    r"|\d+(?:[.,]\d+)? (?:phần trăm|percent|điểm|points)|\d{1,2}(?:st|nd|rd|th)\b)"
)
_NUMERAL = re.compile(r"(?<![\w/.,:-])(?!(?:19|20)\d\d(?!\d))\d{1,6}(?:[.,]\d+)*(?![\w/.,:%-])(?! (?:tháng|năm)(?!\w))")
_COUNTS_NOTHING = re.compile(
    r"(?<!\w)(?:cấp|mức(?: độ)?|quý|tháng|năm|số|điều|khoản|mục|phần|nhóm|đề án|nghị định|nghị quyết|quyết định"
    r"|kế hoạch|level|decree|plan|no) $"
)
_DATED = re.compile(
    r"(?:ban hành|ký|công bố|phê duyệt|issued|signed)"
    r"(?P<take> (?:vào |từ |in )?(?:năm )?(?P<claim>(?:19|20)\d\d))(?!\w)"
)
_WORD = re.compile(r"\w+")
_HOLLOW = frozenset(
    [
        "và",
        "các",
        "của",
        "về",
        "nhà",
        "nước",
        "hành",
        "chính",
        "cải",
        "cách",
        "xây",
        "dựng",
        "phát",
        "triển",
        "công",
        "tác",
        "lĩnh",
        "vực",
        "nâng",
        "cao",
        "thực",
        "hiện",
        "tiếp",
        "tục",
    ]
)
_SHARE = 0.75


def find_numbers(text: str) -> tuple[str, ...]:
    """The document numbers as printed ("213/KH-UBND", "18-NQ/TW"), each once, capitals put back."""
    found = (match.group() for match in _NUMBER.finditer(text))
    return tuple(dict.fromkeys(number.upper().replace("QĐ-TTG", "QĐ-TTg") for number in found))


def find_figures(text: str) -> tuple[str, ...]:
    """Percentages and decimal figures as printed, each once."""
    return tuple(dict.fromkeys(match.group().strip() for match in _FIGURE.finditer(text)))


def drop_claims(reading: Reading, asked: Asked) -> tuple[str, ...]:
    """Take the figures and dates that a yes-or-no question claims out of its topic: the documents may say others.

    Gives those of a yes-or-no question, as printed.
    """
    if not (asked.yes_no or asked.why):
        return ()
    claims = [match.group("claim") for match in reading.take(_CLAIM)]
    if not asked.yes_no:
        return tuple(claim for claim in claims if "%" in claim)  # "why is half of it …" takes the share for granted
    for match in list(reading.matches(_NUMERAL)):
        if not _COUNTS_NOTHING.search(reading.key[: match.start()]):
            reading.use(*match.span())
            claims.append(match.group())
    claims += [match.group("claim") for match in reading.take(_DATED)]
    return tuple(claims)


def find_areas(topic: str, areas: Iterable[str]) -> tuple[str, ...]:
    """The areas whose telling words the topic nearly all holds, and that nearly all of the topic is about."""
    asked = _telling_words(topic)
    if not asked:
        return ()
    found = []
    for area in areas:
        words = _telling_words(area)
        shared = len(asked & words)
        if words and shared >= _SHARE * len(asked) and shared >= 0.5 * len(words):
            found.append(area)
    return tuple(found)


@lru_cache(4096)
def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(match_key(text)) if word not in _HOLLOW)
