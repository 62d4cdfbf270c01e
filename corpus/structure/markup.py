"""Where Markdown emphasis reaches: what is printed bold or italic from its first word on is often a heading."""

import re

_STARS = re.compile(r"\*+")


def emphasised_end(raw: str, begin: int) -> int:
    """The end of the emphasised words that start at the first word at or after `begin`; `begin` where that is plain.

    White space inside the emphasis does not end it; `len(raw)` says that nothing plain follows.
    """
    bold = italic = started = False
    place = 0
    for stars in [*_STARS.finditer(raw), None]:
        stop = stars.start() if stars else len(raw)
        if _has_word(raw, max(place, begin), stop):
            if not (bold or italic):
                return place if started else begin
            started = True
        if stars:
            bold ^= bool(len(stars.group()) // 2 % 2)
            italic ^= bool(len(stars.group()) % 2)
            place = stars.end()
    return len(raw) if started else begin


def _has_word(raw: str, begin: int, end: int) -> bool:
    return any(raw[place].isalnum() for place in range(begin, end))
