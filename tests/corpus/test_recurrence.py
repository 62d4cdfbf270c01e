"""How often something comes back: what the words fix, and no more."""

import pytest

from corpus.recurrence import read_recurrence, recurrence_words


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("Hằng tháng", "monthly"),
        ("Định kỳ hàng tháng, quý, 6 tháng, năm", "monthly"),
        ("Hằng tuần, hằng tháng", "weekly"),
        ("hằng ngày", "daily"),
        ("Định kỳ 6 tháng", "half-yearly"),
        ("6 tháng, năm", "half-yearly"),
        ("6 tháng và cả năm", "half-yearly"),
        ("6 tháng/lần", "half-yearly"),
        ("6 tháng một lần", "half-yearly"),
        ("3 tháng/1 lần", "quarterly"),
        ("02 tháng 1 lần", "every 2 months"),
        ("Quý, năm", "quarterly"),
        ("ít nhất 01 lần/quý", "quarterly"),
        ("trước ngày 05 tháng cuối quý", "quarterly"),
        ("định kỳ 2 lần/năm", "2 times a year"),
        ("mỗi năm 2 lần", "2 times a year"),
        ("hằng năm ít nhất một lần", "yearly"),
        ("Thường xuyên hàng năm", "yearly"),
    ],
)
def test_what_comes_back(words: str, recurrence: str) -> None:
    assert read_recurrence(words) == recurrence


@pytest.mark.parametrize(
    "words",
    [
        "6 tháng",
        "6 tháng đầu năm",
        "Trong 6 tháng cuối năm 2025",
        "Quý I, II năm 2025",
        "định kỳ quý I/2025",
        "Tháng 6, tháng 12 năm 2025",
        "lần thứ 2 năm 2025",
        "một lần trong năm 2025",
        "Năm 2025",
        "Thường xuyên",
    ],
)
def test_what_does_not(words: str) -> None:
    assert read_recurrence(words) is None


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        ("half-yearly", "6 tháng một lần"),
        ("every 2 months", "2 tháng một lần"),
        ("2 times a year", "2 lần mỗi năm"),
        (None, ""),
    ],
)
def test_words(recurrence: str | None, words: str) -> None:
    assert recurrence_words(recurrence) == words
