"""Syllables are cut into the words that use has made of them."""

import pytest

from assistant.segmentation import cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kiểm tra an toàn thực phẩm", ["kiểm tra", "an toàn", "thực phẩm"]),
        ("số hóa hồ sơ", ["số hóa", "hồ sơ"]),
        ("tinh giản biên chế ngành giáo dục", ["tinh giản", "biên chế", "ngành", "giáo dục"]),
        ("quý 3", ["quý", "3"]),
        ("chống lãng phí ở cơ sở khám bệnh", ["chống", "lãng phí", "ở", "cơ sở", "khám bệnh"]),
        ("nhà ở cho công nhân", ["nhà ở", "cho", "công nhân"]),
        ("chính quyền số cấp nước", ["chính quyền", "số", "cấp nước"]),
        ("", []),
        ("kwx qqz", ["kwx", "qqz"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [" ".join(word) for word in cut(tuple(text.split()))] == words
