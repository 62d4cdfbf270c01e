"""What a question quotes stands as it is, in whatever language it asks."""

import pytest

from assistant.question import Facet, Question
from assistant.understanding.quotations import find_vietnamese, outside
from assistant.understanding.reading import Reading


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Who leads “Số hóa hồ sơ”?", "Who leads  ?"),
        ("What must the Department of Justice (Sở Tư pháp) do?", "What must the Department of Justice   do?"),
        ("“Số hóa hồ sơ”", "“Số hóa hồ sơ”"),
    ],
)
def test_a_question_asks_in_its_own_words(text, own):
    assert outside(text) == own


def test_vietnamese_words_are_found_without_the_sign_of_what_is_left_out():
    found = find_vietnamese(Reading('When is “Số hóa hồ sơ, tài liệu…” due under "the plan"?'))
    assert [one.words for one in found] == ["Số hóa hồ sơ, tài liệu"]


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Who leads “Kiểm tra công vụ quý III”?", Facet.LEAD),
        ("When is “Kiểm tra công vụ quý III” due?", Facet.DEADLINE),
        ('What is the product of "Kiểm tra công vụ quý III"?', Facet.PRODUCT),
    ],
)
def test_an_english_question_about_vietnamese_words(understander, text, facet):
    found = understander.understand(Question(text))
    assert found.language == "en"
    assert found.facets == (facet,)
    assert "Kiểm tra công vụ" in found.topic
