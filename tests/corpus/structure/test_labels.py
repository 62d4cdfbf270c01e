import pytest

from corpus.document import Span
from corpus.structure.labels import inner_activities, is_open_label, read_area_label, read_label, without_label


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("1.1. Mục tiêu 1: 100% văn bản", "1.1", "100% văn bản"),
        ("1.2.Mục tiêu 2: CB,CC,VC", "1.2", "CB,CC,VC"),
        ("1.1: Mục tiêu 1: Đẩy mạnh", "1.1", "Đẩy mạnh"),
        ("5.1 Nhiệm vụ 5: Văn bản", "5.1", "Văn bản"),
        ("2.8. Nhiệm vụ 8 Văn bản rà soát", "2.8", "Văn bản rà soát"),
        ("3.4. hoạt động 4: Xây dựng", "3.4", "Xây dựng"),
        ("<b>4.4.</b> Trên 70%", "4.4", "Trên 70%"),
        ("<b>Hoạt động 1:</b> Phối hợp", "1", "Phối hợp"),
        ("Hoạt động 1. Lập dự trù", "1", "Lập dự trù"),
        ("1. 1. 100% TTHC", "1. 1", "100% TTHC"),
        ("5. 2. Tỷ lệ số hóa", "5. 2", "Tỷ lệ số hóa"),
        ("a) Ban hành", "a", "Ban hành"),
    ],
)
def test_labels_come_in_many_forms(text: str, number: str, words: str) -> None:
    label, rest = without_label(text, [Span(0, len(text))])
    assert label is not None
    assert label.number == number == label.span.cut(text)
    assert [span.cut(text) for span in rest] == [words]


@pytest.mark.parametrize(
    "text", ["100% văn bản", "10.5 triệu", "24 mô hình", "Nhiệm vụ trọng tâm", "- Quyết định", "I"]
)
def test_words_that_are_no_label(text: str) -> None:
    assert read_label(text, Span(0, len(text))) is None


def test_a_label_that_a_page_cut_in_two() -> None:
    text = "2.3. Nhiệm | vụ 3: Xây dựng"
    label, rest = without_label(text, [Span(0, 10), Span(13, len(text))])
    assert label is not None
    assert (label.number, [span.cut(text) for span in rest]) == ("2.3", ["Xây dựng"])


def test_a_number_printed_twice_may_stand_in_two_ranges() -> None:
    text = "5. 2. Tỷ lệ số hóa"
    label, rest = without_label(text, [Span(0, 2), Span(3, len(text))])
    assert label is not None
    assert (label.span.cut(text), [span.cut(text) for span in rest]) == ("5. 2", ["Tỷ lệ số hóa"])


def test_a_label_alone_is_open() -> None:
    for text in ("3.3. Hoạt động 3:", "2.1.", "3.3. Hoạt", "Nhiệm vụ"):
        assert is_open_label(text, Span(0, len(text)))
    assert not is_open_label("3.3. Hoạt động 3: Rà soát", Span(0, 25))


def test_activities_inside_a_cell() -> None:
    text = "3.3. Hoạt động 3: Tham mưu  3.4. hoạt động 4: Xây dựng theo hoạt động 5 của huyện"
    assert [text[at : at + 4] for at in inner_activities(text, Span(0, len(text)))] == ["3.4."]
    assert inner_activities("Hoạt động 1: Rà soát", Span(0, 20)) == ()


def test_banners_have_roman_numbers_or_capitals() -> None:
    for text, number in (("<b>VI</b>", "VI"), ("I. NÂNG CAO", "I"), ("A", "A"), ("IV CẢI CÁCH", "IV")):
        label = read_area_label(text, Span(0, len(text)))
        assert label is not None
        assert label.number == number
    assert read_area_label("Cải cách", Span(0, 8)) is None
