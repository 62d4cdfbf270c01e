"""Printed labels."""

import pytest

from corpus.structure.marker import MarkerKind, find_marker, roman_value


@pytest.mark.parametrize(
    ("text", "kind", "ordinal", "label"),
    [
        ("II. NỘI DUNG", MarkerKind.ROMAN, 2, "II."),
        ("I - QUAN ĐIỂM", MarkerKind.ROMAN, 1, "I"),
        ("B. PHẦN RIÊNG", MarkerKind.CAPITAL, 2, "B."),
        ("**1**. **Mục đích**", MarkerKind.DECIMAL, 1, "1."),
        ("### **3.12. Chi cục Thuế**", MarkerKind.DECIMAL, 12, "3.12."),
        ("2.1 Sở Nội vụ", MarkerKind.DECIMAL, 1, "2.1"),
        ("1\\. Mục đích", MarkerKind.DECIMAL, 1, "1."),
        ("1/ Sở Nội vụ", MarkerKind.DECIMAL, 1, "1/"),
        ("1) Mục tiêu", MarkerKind.BRACKETED, 1, "1)"),
        ("(2) Công khai", MarkerKind.BRACKETED, 2, "(2)"),
        ("đ) Đối với cá nhân", MarkerKind.LETTER, 5, "đ)"),
        ("- *Phát triển kinh tế số:*", MarkerKind.BULLET, 0, "-"),
        ("- + LĐVP, TH;", MarkerKind.BULLET, 0, "+"),
        ("* Thuận lợi", MarkerKind.BULLET, 0, "*"),
        ("**PHỤ LỤC II**", MarkerKind.ANNEX, 2, "PHỤ LỤC II"),
        ("Phụ lục", MarkerKind.ANNEX, 0, "Phụ lục"),
        ("PHẦN THỨ HAI", MarkerKind.PART, 2, "PHẦN THỨ HAI"),
        ("Chương IV. Điều khoản", MarkerKind.CHAPTER, 4, "Chương IV."),
        ("Điều 12. Hiệu lực", MarkerKind.ARTICLE, 12, "Điều 12."),
    ],
)
def test_labels(text: str, kind: MarkerKind, ordinal: int, label: str) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert (marker.kind, marker.ordinal, marker.text) == (kind, ordinal, label)


WORDS = ("", "Mục tiêu chung", "Điều kiện", "Phần mềm", "Chương trình", "Phụ lục kèm theo Kế hoạch", "*nghiêng*", "I")
SIGNS = (
    "2025.",
    "12/2025.",
    "1.026 hồ sơ",
    "30/12/2024",
    "28/NQ-CP ngày 03 tháng 3 năm 2021",
    "71/NQ -CP của Chính phủ",
    "-------",
    "**KT. CHỦ TỊCH**",
    "|",
    "V/v hỗ trợ",
    "100% TTHC",
)


@pytest.mark.parametrize("text", (*WORDS, *SIGNS))
def test_no_labels(text: str) -> None:
    assert find_marker(text) is None


def test_body_begins_after_signs() -> None:
    text = "**1. **100% đội ngũ"
    marker = find_marker(text)
    assert marker is not None
    assert text[marker.body :] == "100% đội ngũ"


@pytest.mark.parametrize(("number", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("xviii", 18)])
def test_roman_values(number: str, value: int) -> None:
    assert roman_value(number) == value
