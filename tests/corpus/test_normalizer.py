"""The normaliser: what it takes out, what it leaves, and the keys for matching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalizer import fold, match_key, normalize


def test_composed_and_one_kind_of_line_end() -> None:
    found = normalize(unicodedata.normalize("NFD", "Kế hoạch\r\nnăm\r2024\x0ctrang") + "\u2028hết")
    assert found.text == "Kế hoạch\nnăm\n2024\ntrang\nhết"
    assert found.removed == {}


def test_unseen_characters_go_and_are_counted() -> None:
    found = normalize("Sở\u200b Nội\u202e vụ\x00\x00\u00ad\U000e0041\ud800")
    assert found.text == "Sở Nội vụ"
    assert sum(found.removed.values()) == 7
    assert found.removed["U+0000"] == 2
    assert found.removed["ZERO WIDTH SPACE"] == 1
    assert found.removed["RIGHT-TO-LEFT OVERRIDE"] == 1


def test_letters_that_look_like_the_vietnamese_one_become_it() -> None:
    assert normalize("\u00d0\u1ec1 án, \u0189iều, \u00f0\u1ecbnh kỳ").text == "Đề án, Điều, định kỳ"


def test_odd_spaces_become_plain_and_tabs_stay() -> None:
    assert normalize("a\u00a0b\u2003c\td\u3000e").text == "a b c\td e"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà bình", "hòa bình"), ("THUỶ LỢI", "thủy lợi"), ("khoẻ  mạnh", "khỏe mạnh"), ("Uỷ ban", "ủy ban")],
)
def test_old_and_new_spelling_match(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize("word", ["hoàn", "toán", "quý", "quỹ", "khoản", "hoặc", "thuyền"])
def test_other_tones_stay(word: str) -> None:
    assert match_key(word) == word


def test_fold() -> None:
    assert fold("Đường Nguyễn Huệ, ớt") == "Duong Nguyen Hue, ot"


@given(st.text(max_size=200))
def test_normalizing_twice_changes_nothing(raw: str) -> None:
    text = normalize(raw).text
    assert normalize(text).text == text
    assert unicodedata.is_normalized("NFC", text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹóòỏõọúùủũụ ", max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
