"""Agencies called by where they sit."""

import pytest

from assistant.understanding.seats import Seats
from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry

_CATALOG = (
    CatalogEntry("p", "Kế hoạch", "Ủy ban nhân dân tỉnh Sông Xanh", "Sông Xanh", "province", 2031),
    CatalogEntry("d", "Kế hoạch", "Ủy ban nhân dân huyện Đồi Cát", "Đồi Cát", "district", 2031),
    CatalogEntry("c", "Kế hoạch", "Ủy ban nhân dân thành phố Bãi Ngang", "Bãi Ngang", "province", 2031),
)
_NAMED = ("Điện lực Đồi Cát", "Chi cục Thuế khu vực Đồi Cát - Gò Sỏi")


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Công an Đồi Cát phải làm gì?", "Công an huyện Đồi Cát phải làm gì?"),
        ("cong an doi cat lam gi", "cong an huyen doi cat lam gi"),
        ("kho bạc Sông Xanh", "kho bạc tỉnh Sông Xanh"),
        ("Thanh tra Bãi Ngang chủ trì gì", "Thanh tra thành phố Bãi Ngang chủ trì gì"),
    ],
)
def test_the_tier_of_the_place_is_put_in(text: str, spelled: str) -> None:
    assert Seats(load_registry(), _CATALOG, _NAMED).spelled(text) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "Điện lực Đồi Cát làm gì",  # the documents call it so
        "Chi cục Thuế Đồi Cát làm gì",
        "công tác thanh tra Sông Xanh",
        "Công an huyện Đồi Cát",
        "Công an Vườn Dừa",  # no place of the catalogue
    ],
)
def test_other_names_stay(text: str) -> None:
    assert Seats(load_registry(), _CATALOG, _NAMED).spelled(text) == text
