"""Agencies as people type them."""

import pytest

from assistant.question import Facet, Question
from assistant.understanding.subjects import spelled_out
from corpus.agencies import load_registry


@pytest.mark.parametrize(("typed", "name"), [("STP", "Sở Tư pháp"), ("STC", "Sở Tài chính")])
def test_a_code_is_written_out(typed: str, name: str) -> None:
    registry = load_registry()
    mentions = registry.find(typed)
    assert [spelled_out(mention, typed, registry) for mention in mentions] == [name]


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Sở Y tế khảo sát dịch vụ giáo dục công năm 2024 à?", {Facet.LEAD}),
        ("Có phải Sở Y tế khảo sát dịch vụ giáo dục công?", {Facet.LEAD}),
        ("Bưu điện tỉnh có nâng cấp bưu cục không?", {Facet.PASSAGE}),
        ("Is it true that the Department of Health surveys public education in 2024?", {Facet.LEAD}),
    ],
)
def test_who_is_said_to_do_a_thing_is_said_to_lead_it(understander, text, facets):
    assert set(understander.understand(Question(text)).facets) == facets


@pytest.mark.parametrize(
    "text",
    [
        "Vì sao kế hoạch lại giao Sở Y tế chủ trì giám sát nguồn nước?",
        "Tại sao phân công cho Sở Y tế chủ trì giám sát nguồn nước?",
        "Sao lại để Sở Y tế phụ trách giám sát nguồn nước?",
    ],
)
def test_the_words_that_give_the_lead_are_no_matter(understander, text):
    read = understander.understand(Question(text))
    assert (read.agencies, read.roles, read.topic) == (("Sở Y tế",), ("lead",), "giám sát nguồn nước")
