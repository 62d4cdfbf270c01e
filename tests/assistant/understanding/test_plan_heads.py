"""Questions headed with the plan that they are about."""

import pytest

from assistant.understanding.plan_heads import find_head, find_tail, named_or_headed
from assistant.understanding.plan_names import PlanNames
from assistant.understanding.reading import Reading
from corpus.catalog import CatalogEntry


def _entry(name: str, title: str, place: str = "Đồi Cát") -> CatalogEntry:
    return CatalogEntry(
        id=name, title=title, issuer="UBND tỉnh", place=place, level="province", year=2031, number=None, date=None,
        provenance="",
    )  # fmt: skip


_NAMES = PlanNames(
    (
        _entry("lu", "Kế hoạch hỗ trợ nhu yếu phẩm cho Nhân dân bị ảnh hưởng mưa lũ tỉnh Đồi Cát"),
        _entry("dich", "Kế hoạch phòng, chống dịch bệnh sau lụt bão trên địa bàn tỉnh Đồi Cát"),
        _entry("dich-2", "Kế hoạch phòng, chống dịch bệnh sau lụt bão tỉnh Sông Xanh", "Sông Xanh"),
    ),
    {},
)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Phòng dịch sau lụt bão ở Đồi Cát: đơn vị nào giám sát tuyến xã hằng ngày", "dich"),
        ("Với hỗ trợ mưa lũ của Đồi Cát: hộ nghèo được nhận gạo trong bao lâu", "lu"),
        ("phòng chống dịch bệnh sau lụt bão sông xanh: ai phun thuốc khử khuẩn ở chợ", "dich-2"),
        ("Trong kế hoạch phòng bệnh sau lụt bão của Sông Xanh, ai phun thuốc khử khuẩn ở chợ", "dich-2"),
        ("Theo kế hoạch cấp nhu yếu phẩm vùng mưa lũ của Đồi Cát, hộ nghèo được nhận gạo trong bao lâu", "lu"),
    ],
)
def test_a_head_that_one_title_holds_names_the_plan(text: str, document: str) -> None:
    reading = Reading(text)
    assert find_head(reading, _NAMES, ()) == (document,)
    assert "Cát" not in " ".join(word for run in reading.left() for word in run)
    assert named_or_headed(Reading(text), _NAMES, (2031,)) == (document,)


@pytest.mark.parametrize(
    "text",
    [
        "Phòng dịch sau lụt bão: đơn vị nào giám sát tuyến xã hằng ngày",  # of two places
        "Nuôi cá lồng ở Đồi Cát: đơn vị nào giám sát tuyến xã hằng ngày",
        "Ai phòng dịch sau lụt bão ở Đồi Cát: xã, huyện hay là tỉnh vậy",  # a question of its own
        "Phòng dịch sau lụt bão ở Đồi Cát, đơn vị nào giám sát tuyến xã hằng ngày",  # a clause, and no plan
        "Phòng dịch sau lụt bão ở Đồi Cát: ai chủ trì",  # what it is headed with is all that it asks of
    ],
)
def test_no_plan_is_named(text: str) -> None:
    assert find_head(Reading(text), _NAMES, ()) == ()


def test_a_plan_of_another_year_is_not_meant() -> None:
    text = "Phòng dịch sau lụt bão ở Đồi Cát: đơn vị nào giám sát tuyến xã hằng ngày"
    assert find_head(Reading(text), _NAMES, (2029,)) == ()


def test_a_head_in_another_language_is_put_into_vietnamese() -> None:
    text = "For Đồi Cát's post-storm work: who watches over the communes every day"
    said = {"Đồi Cát's post-storm work": "phòng dịch sau lụt bão"}
    assert find_head(Reading(text), _NAMES, (), said.__getitem__) == ("dich",)


@pytest.mark.parametrize(
    ("text", "document", "left"),
    [
        ("Sở Y tế Đồi Cát phải làm gì trong kế hoạch cứu trợ dân vùng mưa lũ?", "lu", "Sở Y tế Đồi Cát phải làm gì"),
        ("so y te song xanh lam gi trong kế hoạch phòng bệnh sau bão", "dich-2", "so y te song xanh lam gi"),
    ],
)
def test_a_question_may_end_with_its_plan(text: str, document: str, left: str) -> None:
    reading = Reading(text)
    assert find_tail(reading, _NAMES, ()) == (document,)
    assert " ".join(word for run in reading.left() for word in run).rstrip("?") == left


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế Đồi Cát phải làm gì trong kế hoạch trồng rừng ven biển?",
        "Sở Y tế phải làm gì trong kế hoạch phòng dịch sau lụt bão?",  # of two places
        "Ai lo trong kế hoạch phòng dịch sau lụt bão Đồi Cát?",  # too little stands before it
    ],
)
def test_no_plan_ends_the_question(text: str) -> None:
    assert find_tail(Reading(text), _NAMES, ()) == ()


def test_a_place_may_be_written_in_one_word() -> None:
    assert _NAMES.titled("phòng dịch sau lụt bão", "what does doicat's office do", ()) == "dich"
