"""Bodies that share a word of their names."""

import pytest

from assistant.understanding.joint_names import JointNames
from assistant.understanding.short_names import ShortNames
from corpus.agencies import load_registry


@pytest.fixture(scope="module")
def names() -> JointNames:
    registry = load_registry()
    return JointNames(registry, ShortNames(registry, ()))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Phòng Nội vụ và Tư pháp huyện phải làm gì", "Phòng Nội vụ và Phòng Tư pháp huyện phải làm gì"),
        ("Các sở Nội vụ, Tư pháp làm gì", "sở Nội vụ, sở Tư pháp làm gì"),
        ("Sở Nội vụ, Tư pháp và Tài chính được giao gì", "Sở Nội vụ, Sở Tư pháp và Sở Tài chính được giao gì"),
        ("Công an và bưu điện huyện làm gì", "Công an huyện và bưu điện huyện làm gì"),
        ("việc của Công an, bưu điện tỉnh", "việc của Công an tỉnh, bưu điện tỉnh"),
    ],
)
def test_the_shared_word_is_put_to_each(names: JointNames, text: str, whole: str) -> None:
    assert names.spelled(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Sở Kế hoạch và Đầu tư làm gì",
        "Sở Nội vụ, tài chính công cải cách ra sao",
        "Sở Nội vụ và Sở Tư pháp làm gì",
        "các sở, ban, ngành phải làm gì",
        "kinh phí và bưu điện tỉnh",
        "Phòng Nội vụ và UBND xã",
    ],
)
def test_what_shares_nothing_stays(names: JointNames, text: str) -> None:
    assert names.spelled(text) == text
