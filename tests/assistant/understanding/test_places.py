"""Names of places as they are typed: what is one, and what only looks like one."""

from dataclasses import replace

import pytest

from assistant.question import Question
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.places import load_gazetteer
from assistant.understanding.reading import Reading
from assistant.understanding.understander import Understander
from corpus.catalog import CatalogEntry

GAZETTEER = load_gazetteer(())


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("o Hai Phong thi nop khi nao", "Hải Phòng"),
        ("UBND Thanh Hóa ban hành gì", "Thanh Hóa"),
        ("Kế hoạch của Nam Định", "Nam Định"),
        ("Long An", "Long An"),
        ("cao bằng 2024 giao ai", "Cao Bằng"),
    ],
)
def test_a_name_in_capitals_is_kept_from_the_restoration(typed: str, wanted: str) -> None:
    text, kept = GAZETTEER.spelled(typed)
    assert [text[start:end] for start, end in kept] == [wanted]


@pytest.mark.parametrize("typed", ["Năm Định hướng phát triển", "hai phong ban", "Thành Hóa"])
def test_other_words_are_no_names(typed: str) -> None:
    assert GAZETTEER.spelled(typed) == (typed, ())


def test_a_place_after_an_agency_needs_no_capitals() -> None:
    assert GAZETTEER.named_after("sở y tế nam dinh lam gi", 7) == (16, "Nam Định")
    assert GAZETTEER.named_after("sở tài chính thái bình", 12) == (22, "Thái Bình")
    assert GAZETTEER.named_after("sở y tế năm định hướng", 7) is None
    assert GAZETTEER.named_after("sở y tế, nam dinh", 7) is None
    assert GAZETTEER.named_after("sở y tế", 7) is None


def test_a_city_that_is_a_province_is_found_with_and_without_what_it_is() -> None:
    entries = (
        CatalogEntry("a", "Kế hoạch", "UBND Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "province", 2030),
        CatalogEntry("b", "Kế hoạch", "UBND thành phố Cần Thơ", "Cần Thơ", "province", 2030),
        CatalogEntry("c", "Kế hoạch", "UBND tỉnh Bắc Giang", "Bắc Giang", "province", 2030),
    )
    gazetteer = load_gazetteer(entries)
    for typed in ("TPHCM", "thành phố Hồ Chí Minh", "Hồ Chí Minh"):
        assert gazetteer.find(Reading(f"ở {typed} ai làm")).places == ("Thành phố Hồ Chí Minh",)
    assert gazetteer.find(Reading("thành phố Cần Thơ giao ai")).places == ("Cần Thơ",)
    assert gazetteer.find(Reading("thành phố Bắc Giang giao ai")).unknown == ("thành phố Bắc Giang",)


def test_a_place_of_the_catalogue_needs_neither_capitals_nor_marks() -> None:
    entries = [
        CatalogEntry(id=str(at), title="", issuer="", place=place, level="province", year=2025, number=None, date=None)
        for at, place in enumerate(("Hà Nội", "Điện Biên"))
    ]
    gazetteer = load_gazetteer(entries)
    text, kept = gazetteer.spelled("nam 2026 ha noi dat muc tieu gi")
    assert [text[start:end] for start, end in kept] == ["Hà Nội"]
    assert gazetteer.spelled("nam 2026 dien bien thi truong") == ("nam 2026 dien bien thi truong", ())


@pytest.mark.parametrize("text", ["đoàn thanh niên cộng sản hồ chí minh", "tư tưởng hồ chí minh về cán bộ"])
def test_the_president_is_no_city(text: str) -> None:
    found = GAZETTEER.find(Reading(text))
    assert (found.places, found.unknown) == ((), ())
    assert GAZETTEER.find(Reading("công an thành phố hồ chí minh")).unknown == ("Hồ Chí Minh",)


@pytest.mark.parametrize("place", ["Thành phố Hồ Chí Minh", "TP.HCM", "tp ho chi minh"])
@pytest.mark.parametrize(
    ("body", "name"), [("Hội Nông dân", "Hội Nông dân thành phố"), ("UBND", "UBND thành phố"), ("Sở Y tế", "Sở Y tế")]
)
def test_a_body_of_a_city_with_a_long_name(knowledge: Knowledge, place: str, body: str, name: str) -> None:
    city = CatalogEntry("c", "Kế hoạch", "UBND Thành phố", "Thành phố Hồ Chí Minh", "province", 2030)
    gazetteer = load_gazetteer((*knowledge.catalog, city))
    read = Understander(replace(knowledge, catalog=(*knowledge.catalog, city), gazetteer=gazetteer)).understand(
        Question(f"{body} {place} được giao làm gì?")
    )
    assert read.agencies == (name,)
    assert read.places == ("Thành phố Hồ Chí Minh",)


@pytest.mark.parametrize(
    "text",
    [
        "Hạn ban hành: tỉnh quy định thế nào và huyện Lục Ngạn quy định thế nào?",
        "Tự chấm rồi gửi: tỉnh gửi đâu và huyện Lục Ngạn gửi đâu?",
    ],
)
def test_a_province_that_sets_something_is_a_place(understander: Understander, text: str) -> None:
    assert set(understander.understand(Question(text)).places) == {"Lục Ngạn", "Bắc Giang"}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Who in the district plans it?", ("district",)),
        ("What do the district and commune authorities do?", ()),
        ("What do the district-level offices do?", ()),
    ],
)
def test_bodies_of_every_district_are_of_none(text: str, levels: tuple[str, ...]) -> None:
    assert GAZETTEER.find(Reading(text)).levels == levels


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Huyện Lục Ngạn: ai chủ trì sử dụng hệ thống một cửa tỉnh Bắc Giang?", {"Lục Ngạn"}),
        ("Ở Lục Ngạn, ai chủ trì sử dụng hệ thống một cửa tỉnh Bắc Giang?", {"Lục Ngạn"}),
        ("Kế hoạch năm 2024 của huyện: ai xây dựng Kho dữ liệu số của tỉnh?", {"Lục Ngạn"}),
        ("Phòng nào của huyện phụ trách Cổng dịch vụ công của tỉnh?", {"Lục Ngạn"}),
        ("Kế hoạch huyện 2024 đặt chỉ tiêu nào cao hơn của tỉnh?", {"Lục Ngạn", "Bắc Giang"}),
        ("Lục Ngạn và tỉnh Bắc Giang: ai chủ trì hệ thống một cửa?", {"Lục Ngạn", "Bắc Giang"}),
        ("Lục Ngạn: ai chủ trì hệ thống một cửa theo kế hoạch tỉnh Bắc Giang?", {"Lục Ngạn", "Bắc Giang"}),
    ],
)
def test_a_province_in_the_name_of_a_thing_is_no_second_place(
    understander: Understander, text: str, places: set[str]
) -> None:
    assert set(understander.understand(Question(text)).places) == places
