"""Titles before the names of bodies."""

import pytest

from corpus.agencies import load_registry
from corpus.titles import untitled


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Đồng chí Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Các đồng chí Thủ trưởng các cơ quan", "các cơ quan"),
        ("Giám đốc Sở", "các Sở"),
        ("Thủ trưởng cơ quan thuộc UBND tỉnh", "các cơ quan thuộc UBND tỉnh"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Trưởng phòng Nội vụ", "phòng Nội vụ"),
        ("Chủ tịch UBND xã", "Chủ tịch UBND xã"),
        ("Trường Đại học Y", "Trường Đại học Y"),
    ],
)
def test_what_a_title_leaves(printed: str, bare: str) -> None:
    assert untitled(printed) == bare


def test_a_title_begins_another_body() -> None:
    cell = "Ủy ban Mặt trận Tổ quốc tỉnh và các tổ chức thành viên, Thủ trưởng sở, ban, ngành và Chủ tịch UBND cấp xã"
    assert load_registry().split(cell) == (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Các tổ chức thành viên",
        "Các sở, ban, ngành",
        "Chủ tịch UBND cấp xã",
    )
    assert load_registry().split("Giám đốc Sở, Thủ trưởng cơ quan thuộc UBND tỉnh, Chủ tịch UBND huyện, thành phố") == (
        "Các sở",
        "Các cơ quan thuộc UBND tỉnh",
        "Chủ tịch UBND cấp huyện",
    )
