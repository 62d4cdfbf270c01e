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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Labour Department", "Sở Lao động - Thương binh và Xã hội"),
        ("Department of Planning", "Sở Kế hoạch và Đầu tư"),
        ("the Natural Resources Department", "Sở Tài nguyên và Môi trường"),
        ("the provincial Education Department", "Sở Giáo dục và Đào tạo"),
        ("the TV station", "Đài Phát thanh và Truyền hình tỉnh"),
    ],
)
def test_a_part_of_a_long_name_means_the_body(names, text, name):
    assert [mention.name for mention in names.find(text)] == [name]


def test_of_several_bodies_the_one_that_the_documents_name(names):
    asked = "the Agriculture Department"
    other = EnglishNames(load_registry(), {"Sở Nông nghiệp và Phát triển nông thôn": 2})
    assert [mention.name for mention in names.find(asked)] == ["Sở Nông nghiệp và Môi trường"]
    assert [mention.name for mention in other.find(asked)] == ["Sở Nông nghiệp và Phát triển nông thôn"]


@pytest.mark.parametrize(
    "text",
    ["the Department of Culture Sweets", "send plans to the Department", "training of division leaders"],
)
def test_words_that_are_no_part_of_a_name(names, text):
    assert not names.find(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("send it to Home Affairs", "Sở Nội vụ"),
        ("what does Planning and Investment do", "Sở Kế hoạch và Đầu tư"),
        ("the ICT department", "Sở Thông tin và Truyền thông"),
    ],
)
def test_a_field_in_capitals_means_its_department(names, text, name):
    assert [mention.name for mention in names.find(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "home affairs",
        "Who Leads Finance",
        "a Law on Health",
        "public health services",
        "the public health service",
        "education services for all",
    ],
)
def test_a_field_alone_is_no_department(names, text):
    assert not names.find(text)


def test_an_office_is_a_department_where_documents_name_that():
    other = EnglishNames(load_registry(), {"Cục Thuế tỉnh": 2})
    assert [mention.name for mention in other.find("the provincial tax office")] == ["Cục Thuế tỉnh"]
    neither = EnglishNames(load_registry(), {})
    assert [mention.name for mention in neither.find("the provincial tax office")] == ["Thuế tỉnh"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ask the province's home affairs authority", "Sở Nội vụ"),
        ("the finance people of the province", "Sở Tài chính"),
        ("the provincial education authority", "Sở Giáo dục và Đào tạo"),
        ("the judicial department", "Sở Tư pháp"),
        ("the IT department", "Sở Thông tin và Truyền thông"),
        ("the provincial government", "UBND tỉnh"),
        ("the head of the provincial People's Committee", "Chủ tịch UBND tỉnh"),
        ("the office of the provincial government", "Văn phòng UBND tỉnh"),
        ("district authorities", "UBND cấp huyện"),
        ("People's Committees at commune level", "UBND cấp xã"),
        ("the postal company", "Bưu điện tỉnh"),
    ],
)
def test_a_body_by_what_it_is(names, text, name):
    assert [mention.name for mention in names.find(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the justice people of the district", "Phòng Tư pháp"),
        ("the planning office", "Phòng Tài chính - Kế hoạch"),
        ("the culture centre", "Trung tâm Văn hóa, Thông tin và Thể thao huyện"),
        ("the social policy bank", "Phòng Giao dịch Ngân hàng Chính sách xã hội huyện"),
    ],
)
def test_a_district_body_by_what_it_is(names, text, name):
    assert [mention.name for mention in names.find(text, local=True)] == [name]


def test_the_one_newspaper_that_documents_name():
    named = EnglishNames(load_registry(), {"Báo Bắc Giang": 3})
    assert [mention.name for mention in named.find("what must the local paper do")] == ["Báo Bắc Giang"]
    assert not EnglishNames(load_registry(), {}).find("what must the local paper do")
    assert not named.find("hand in paper files")
    assert not named.find("Which newspaper won the award?")


def test_a_division_that_documents_name_by_a_longer_name():
    named = EnglishNames(load_registry(), {"Phòng Kinh tế và Hạ tầng": 1})
    assert [mention.name for mention in named.find("the district economic division")] == ["Phòng Kinh tế và Hạ tầng"]
    assert [mention.name for mention in named.find("the Department of Tourism")] == ["Sở Du lịch"]


@pytest.mark.parametrize("text", ["which district office", "any provincial inspectors", "what other provincial office"])
def test_a_body_asked_for_is_none(names, text):
    assert not names.find(text, local=True)


def test_two_bodies_that_documents_name_each():
    named = EnglishNames(load_registry(), {"Báo Bắc Giang": 3, "Đài Phát thanh và Truyền hình tỉnh": 2})
    found = named.find("ask the newspaper and the broadcaster")
    assert [mention.name for mention in found] == ["Báo Bắc Giang", "Đài Phát thanh và Truyền hình tỉnh"]
    assert [mention.start for mention in found] == [8, 26]


@pytest.mark.parametrize("text", ["In the plan, people's satisfaction grows", "after the finance, people rest"])
def test_people_whose_things_are_told_are_no_office(names, text):
    assert not names.find(text)
