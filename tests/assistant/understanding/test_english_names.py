import pytest

from assistant.understanding.english_names import EnglishNames, find_unregistered_english
from corpus.agencies import load_registry


@pytest.fixture(scope="module")
def names():
    return EnglishNames(load_registry())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Department of Internal Affairs", "Sở Nội vụ"),
        ("Home Affairs Service", "Sở Nội vụ"),
        ("DONRE", "Sở Tài nguyên và Môi trường"),
        ("Provincial Public Security", "Công an tỉnh"),
        ("the Post Office", "Bưu điện tỉnh"),
        ("Provincial People's Committee Office", "Văn phòng UBND tỉnh"),
        ("Chairman of the Provincial People's Committee", "Chủ tịch UBND tỉnh"),
        ("Department of Labor, War Invalids and Social Affairs", "Sở Lao động - Thương binh và Xã hội"),
    ],
)
def test_agencies_by_the_names_people_use(names, text, name):
    assert [mention.name for mention in names.find(text)] == [name]


def test_a_district_means_its_own_bodies(names):
    assert [mention.name for mention in names.find("the Home Affairs Office", local=True)] == ["Phòng Nội vụ"]
    assert [mention.name for mention in names.find("the Post Office", local=True)] == ["Bưu điện huyện"]


def test_every_tier_has_a_peoples_committee(names):
    assert not names.find("the People's Committee")


def test_a_body_that_no_registry_has_is_known_by_its_capitals(names):
    text = "What does the Department of Lunar Affairs do?"
    found = find_unregistered_english(text, names.find(text))
    assert [mention.name for mention in found] == ["Department of Lunar Affairs"]
    assert not find_unregistered_english("Which department leads it?", ())
