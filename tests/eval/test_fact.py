import unicodedata

import pytest

from eval.fact import contains, occurs, tokens


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("Sở Nội vụ", "- Chủ trì: SỞ NỘI VỤ; Thời hạn: …"),
        ("hoà giải", "Hòa giải ở cơ sở"),
        ("95%", "đạt tối thiểu 95 % số hồ sơ"),
        ("95%", "at least 95 percent"),
        ("ngày 5/6", "gửi trước ngày 05/6 hằng năm"),
        ("1,8%", "giảm 1,8% biên chế"),
        ("402/KH-UBND", "Kế hoạch số 402/KH- UBND ngày 21/8/2021"),
        ("91,16", "đạt 91,16/100 điểm"),
        ("Tháng 12/2025", "hạn Tháng 12/2025 [3]"),
        ("Quý III, IV", "trong Quý III, IV năm 2025"),
        ("ISO 9001:2015", "tiêu chuẩn ISO 9001:2015"),
        ("an toàn thông tin", "bảo đảm an toàn, thông tin"),
    ],
)
def test_what_does_not_count(wording: str, text: str) -> None:
    assert occurs((wording,), text)
    assert occurs((unicodedata.normalize("NFD", wording),), text)


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("5%", "đạt 95%"),
        ("95%", "đạt 95 điểm"),
        ("402/KH-UBND", "Kế hoạch số 402a/KH-UBND"),
        ("213/KH-UBND", "Kế hoạch số 1213/KH-UBND"),
        ("8%", "giảm 1,8%"),
        ("Sở Y tế", "so y te"),
        ("tháng 1/2025", "tháng 11/2025"),
        ("2", "theo kế hoạch [2]"),
        ("Sở Tài", "Sở Tài chính".replace("Tài chính", "Tàichính")),
    ],
)
def test_what_counts(wording: str, text: str) -> None:
    assert not occurs((wording,), text)


def test_one_wording_is_enough() -> None:
    assert occurs(("Department of Home Affairs", "Sở Nội vụ"), "Lead: Sở Nội vụ")


def test_the_empty_case() -> None:
    assert tokens("") == ()
    assert not contains(("a",), ())
    assert not occurs(("…",), "bất kỳ")
