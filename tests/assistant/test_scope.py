"""Which documents a question is bound to, and what is said where there is none."""

from typing import Any

import pytest

from assistant.question import Facet, Question, Understanding
from assistant.scope import as_scope, bind, tier_of
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import Ask

A30 = CatalogEntry("a-2030", "Kế hoạch A 2030", "UBND", "Sông Xanh", "province", 2030)
A31 = CatalogEntry("a-2031", "Kế hoạch A 2031", "UBND", "Sông Xanh", "province", 2031)
B31 = CatalogEntry("b-2031", "Kế hoạch B 2031", "UBND", "Đồi Cát", "district", 2031)
CITY = CatalogEntry("c-2031", "Kế hoạch C 2031", "UBND", "Thành phố Mây Trắng", "province", 2031)
CATALOG = (A30, A31, B31, CITY)


def understanding(facets: tuple[Facet, ...] = (Facet.PASSAGE,), **given: Any) -> Understanding:
    return Understanding(Question("?"), "?", "?", "vi", facets, "hồ sơ", **given)


def test_an_open_question_looks_at_everything_newest_first() -> None:
    bounds = bind(understanding(), CATALOG)
    assert set(bounds.documents) == {"a-2031", "b-2031", "c-2031", "a-2030"}
    assert bounds.documents[-1] == "a-2030"
    assert bind(understanding(), CATALOG[::-1]) == bounds
    assert bounds.empty_because == ""


@pytest.mark.parametrize(
    ("given", "documents"),
    [
        ({"years": (2030,)}, ("a-2030",)),
        ({"years": (2030, 2031), "places": ("Sông Xanh",)}, ("a-2031", "a-2030")),
        ({"places": ("Đồi Cát",)}, ("b-2031",)),
        ({"places": ("Đồi Cát", "Sông Xanh"), "years": (2031,)}, ("a-2031", "b-2031")),
        ({"unknown_places": ("Mây Trắng",)}, ("c-2031",)),
        ({"documents": ("a-2030",), "years": (2031,)}, ("a-2030",)),
        ({"levels": ("province",), "years": (2031,)}, ("a-2031", "c-2031")),
        ({"levels": ("district",)}, ("b-2031",)),
        ({"levels": ("district",), "years": (2030,)}, ("a-2030",)),
        # Two bodies of one tier are those of the place that is named, not of every province.
        ({"places": ("Thành phố Mây Trắng",), "agencies": ("Sở Y tế", "Sở Nội vụ")}, ("c-2031",)),
        (
            {"places": ("Đồi Cát",), "years": (2031,), "agencies": ("Sở Y tế", "Phòng Y tế")},
            ("a-2031", "c-2031", "b-2031"),
        ),
    ],
)
def test_year_place_and_document_bind(given: dict[str, Any], documents: tuple[str, ...]) -> None:
    bounds = bind(understanding(**given), CATALOG)
    assert (bounds.documents, bounds.empty_because) == (documents, "")


FISH = CatalogEntry(
    "f-2031", "Kế hoạch quan trắc 2031 - 2035, tầm nhìn đến năm 2045", "UBND", "Sông Xanh", "province", 2031, None,
    "2029-11-20",
)  # fmt: skip
UNTIL = CatalogEntry("u-2030", "Kế hoạch 5G đến năm 2033", "UBND", "Đồi Cát", "district", 2030)
TERM = CatalogEntry("t-2030", "Kế hoạch bầu cử nhiệm kỳ 2031 - 2036", "UBND", "Đồi Cát", "district", 2030)


@pytest.mark.parametrize(
    ("given", "documents", "covered"),
    [
        ({"unknown_years": (2034,)}, ("f-2031",), (2034,)),
        ({"unknown_years": (2033,), "places": ("Đồi Cát",)}, ("u-2030",), (2033,)),
        ({"unknown_years": (2029,), "places": ("Sông Xanh",)}, ("f-2031",), (2029,)),
        ({"years": (2031,), "places": ("Đồi Cát",)}, ("u-2030",), (2031,)),
        ({"years": (2031,), "places": ("Sông Xanh",)}, ("f-2031",), ()),
        ({"unknown_years": (2040,)}, (), ()),
    ],
)
def test_a_plan_for_several_years_is_bound_by_each_of_them(
    given: dict[str, Any], documents: tuple[str, ...], covered: tuple[int, ...]
) -> None:
    bounds = bind(understanding(**given), (FISH, UNTIL, TERM))
    assert (bounds.documents, bounds.covered) == (documents, covered)


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"unknown_places": ("Sao Hỏa",)}, "place"),
        ({"unknown_years": (1999,)}, "year"),
        ({"places": ("Đồi Cát",), "years": (2030,)}, "both"),
        ({"documents": ("nobody",)}, "document"),
        ({"unknown_places": ("Sao Hỏa",), "years": (2031,)}, "place"),
    ],
)
def test_what_no_document_is_for(given: dict[str, Any], because: str) -> None:
    bounds = bind(understanding(**given), CATALOG)
    assert (bounds.documents, bounds.empty_because) == ((), because)


def test_a_level_names_a_document_only_in_a_comparison() -> None:
    given: dict[str, Any] = {"places": ("Đồi Cát",), "levels": ("province",), "years": (2031,)}
    compared = bind(understanding((Facet.COMPARISON,), **given), CATALOG)
    assert set(compared.documents) == {"a-2031", "b-2031", "c-2031"}
    assert bind(understanding(**given), CATALOG).documents == ("b-2031",)


def test_two_years_of_a_province_bring_in_no_other_province() -> None:
    given: dict[str, Any] = {"places": ("Sông Xanh",), "levels": ("province",), "years": (2030, 2031)}
    assert bind(understanding((Facet.COMPARISON,), **given), CATALOG).documents == ("a-2031", "a-2030")


def test_an_empty_catalogue_holds_nothing() -> None:
    assert bind(understanding(), ()).documents == ()


def test_the_scope_is_what_the_cited_documents_share() -> None:
    asked = understanding()
    bounds = bind(asked, CATALOG)
    one = as_scope(asked, bounds, ("a-2030",))
    assert (one.year, one.place, one.documents, set(one.assumed)) == (
        2030,
        "Sông Xanh",
        ("a-2030",),
        {"year", "place", "document"},
    )
    years = as_scope(asked, bounds, ("a-2030", "a-2031"))
    assert (years.year, years.place, years.assumed) == (None, "Sông Xanh", ("place",))
    places = as_scope(asked, bounds, ("a-2031", "b-2031"))
    assert (places.year, places.place) == (2031, None)


def test_what_the_question_says_is_not_assumed() -> None:
    asked = understanding(years=(2030,), places=("Sông Xanh",))
    assert as_scope(asked, bind(asked, CATALOG), ("a-2030",)).assumed == ()


def test_without_documents_the_scope_is_the_questions() -> None:
    asked = understanding(years=(2030,), places=("Đồi Cát",))
    scope = as_scope(asked, bind(asked, CATALOG), ())
    assert (scope.year, scope.place, scope.documents) == (2030, "Đồi Cát", ())


def test_a_plan_called_by_its_kind_is_no_other_plan_of_its_place() -> None:
    def asked(text: str) -> Understanding:
        return Understanding(Question(text), text, text, "vi", (Facet.DUTIES,), "hồ sơ", places=("Sông Xanh",))

    reform = CatalogEntry("r-2031", "Kế hoạch cải cách hành chính", "UBND", "Sông Xanh", "province", 2031)
    assert bind(asked("Kế hoạch CCHC Sông Xanh giao ai?"), CATALOG).empty_because == "place"
    assert bind(asked("UBND Sông Xanh ban hành kế hoạch nào về CCHC?"), CATALOG).empty_because == "place"
    assert bind(asked("ke hoach cchc song xanh giao ai"), (*CATALOG, reform)).documents == ("r-2031",)
    assert len(bind(asked("Kế hoạch Sông Xanh giao ai?"), (*CATALOG, reform)).documents) == 3


def test_a_year_that_no_document_is_named_after_may_be_that_of_a_target() -> None:
    asked = understanding((Facet.TARGET,), unknown_years=(2040,), places=("Sông Xanh",))
    assert bind(asked, CATALOG, [("a-2031", 2040), ("b-2031", 2040)]).documents == ("a-2031",)
    assert bind(asked, CATALOG, [("a-2031", 2035)]).empty_because == "year"


def test_places_and_years_named_together_bind_together(ask_bundled: Ask) -> None:
    answer = ask_bundled("Lục Ngạn 2024 và tỉnh 2025: ai lo kế hoạch kiểm soát TTHC?")
    assert {citation.document for citation in answer.citations} == {"bac-giang-2025-phu-luc", "luc-ngan-2024"}


def test_agencies_of_two_tiers_are_looked_for_in_both(ask_bundled: Ask) -> None:
    answer = ask_bundled("So sánh nhiệm vụ của Bưu điện tỉnh và Bưu điện huyện Lục Ngạn năm 2024")
    assert {citation.document for citation in answer.citations} == {"bac-giang-2024", "luc-ngan-2024"}
    assert "Bưu điện tỉnh được giao" in answer.text


def test_the_province_beside_a_district_is_named(ask_bundled: Ask) -> None:
    answer = ask_bundled("Năm 2024 tỉnh và Lục Ngạn ai chủ trì tuyên truyền CCHC?")
    assert {"bac-giang-2024", "luc-ngan-2024"} <= {citation.document for citation in answer.citations}


def test_what_a_body_is_called_says_its_tier() -> None:
    assert tier_of("Sở Y tế") == tier_of("Bưu điện tỉnh") == "province"
    assert tier_of("Phòng Nội vụ") == tier_of("Công an huyện") == "district"
    assert not tier_of("Các cơ quan, đơn vị")


def test_the_reform_plan_itself_is_no_plan_for_an_index_of_the_reform(ask_bundled) -> None:
    answer = ask_bundled("Nếu để hồ sơ quá hạn thì phải làm gì theo kế hoạch CCHC 2024 của tỉnh?")
    assert {citation.document for citation in answer.citations} == {"bac-giang-2024"}
    assert "xin lỗi người dân" in answer.text
