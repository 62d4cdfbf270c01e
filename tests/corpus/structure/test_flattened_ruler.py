"""Widths of columns, as their wrapped lines prove them."""

from collections.abc import Iterator
from itertools import pairwise

from corpus.structure.flattened_layout import wrap
from corpus.structure.flattened_ruler import Ruler, letter_widths

_PROSE = (
    "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của các sở, ngành và Ủy ban nhân dân các cấp; "
    "công khai kết quả giải quyết trên Cổng thông tin điện tử MTTQ và HĐND"
)


def _lines(proportional: bool) -> Iterator[tuple[int, str, str | None]]:
    for start in range(0, 60, 5):
        lines = wrap(_PROSE[start:], 24, proportional)
        for line, following in pairwise([*lines, ""]):
            yield 0, line, following.split()[0] if following else None


def test_knows_nothing_without_lines() -> None:
    assert Ruler(1).slack("Rà soát", "thủ", 0) == "?"
    assert Ruler(1).fill("Rà soát", 0) == "?"


def test_lines_of_so_many_characters() -> None:
    ruler = Ruler(1, _lines(proportional=False))
    assert ruler.slack("x" * 18, "giảm", 0) == "exact fits"
    assert ruler.slack("x" * 21, "giảm", 0) == "exact over"
    assert ruler.fill("x" * 24, 0) == "exact full"
    assert ruler.fill("x" * 40, 0) == "exact beyond"


def test_lines_of_letters_of_different_widths() -> None:
    assert letter_widths("MTTQ") > letter_widths("lili")
    ruler = Ruler(1, _lines(proportional=True))
    narrow, wide = "il " * 8, "MH " * 8
    assert ruler.fill(narrow, 0) < ruler.fill(wide, 0) or ruler.fill(wide, 0) == "exact beyond"
    assert ruler.slack(wide, "x", 0) == "exact full"
