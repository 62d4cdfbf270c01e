"""Agencies called by the first part of their names."""

import pytest

from assistant.understanding.short_names import ShortNames
from corpus.agencies import load_registry

_BODIES = ("Phòng Kinh tế và Hạ tầng", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Văn hóa, Thể thao và Du lịch")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("sở giáo dục làm gì", "Sở Giáo dục và Đào tạo làm gì"),
        ("Sở Văn hóa, Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế"),
        ("sở nông nghiệp nộp gì", "Sở Nông nghiệp và Phát triển nông thôn nộp gì"),  # two are called so, one is there
        ("phòng kinh tế phụ trách gì", "Phòng Kinh tế và Hạ tầng phụ trách gì"),
    ],
)
def test_a_short_name_is_written_out(text: str, whole: str) -> None:
    assert ShortNames(load_registry(), _BODIES).spelled(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Sở Giáo dục và Đào tạo làm gì",
        "sở văn hóa và thể thao",  # another body's whole name
        "phòng văn hóa",  # several are called so
        "cơ sở giáo dục",
    ],
)
def test_what_is_whole_or_open_stays(text: str) -> None:
    assert ShortNames(load_registry(), _BODIES[:1]).spelled(text) == text


def test_a_name_that_the_documents_have_stays_short() -> None:
    names = ShortNames(load_registry(), (*_BODIES, "Phòng Kinh tế"))
    assert names.spelled("phòng kinh tế làm gì") == "phòng kinh tế làm gì"
