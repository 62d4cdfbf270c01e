"""Page numbers as they are printed on a line of their own: "12", "- 12 -", "Trang 3/14"."""

import re
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(
    r"(?P<sign>[-–—]\s*|trang\s+(?:số\s+)?)?(?P<number>\d{1,3})(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page's number; `signed` where more than digits says that it is one."""

    number: int
    signed: bool


def page_number(words: str) -> PageNumber | None:
    """The page number that `words`, a line's, may be; None where they say anything else."""
    found = _PAGE_NUMBER.fullmatch(words.strip())
    return PageNumber(int(found["number"]), bool(found["sign"])) if found else None
