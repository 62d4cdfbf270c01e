"""Questions that ask for two things."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Citation, Status
from assistant.compound import defined, halves, joined
from corpus.document import Span

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "khi nào các sở phải xong kế hoạch và khi nào phải khắc phục hạn chế",
            ("khi nào các sở phải xong kế hoạch", "khi nào phải khắc phục hạn chế"),
        ),
        (
            "Nguồn tiền lấy từ đâu, có được huy động thêm không?",
            ("Nguồn tiền lấy từ đâu", "có được huy động thêm không?"),
        ),
        ("Báo cáo 6 tháng và báo cáo năm gửi trước ngày nào?", None),  # one asks for both
        ("Ai chủ trì việc rà soát và khi nào?", None),
        ("SIPAS là gì và năm 2023 tỉnh đạt bao nhiêu?", ("SIPAS là gì", "năm 2023 tỉnh đạt bao nhiêu?")),
        (
            "What is SIPAS and what did the province score?",
            ("What is SIPAS", "what did the province score?"),
        ),
    ],
)
def test_a_question_is_cut_where_both_sides_ask(text: str, found: tuple[str, str] | None) -> None:
    assert halves(text) == found


def _answer(text: str, *places: int) -> Answer:
    citations = tuple(
        Citation(number, "plan", "Kế hoạch", (), None, "", (Span(place, place + 1),))
        for number, place in enumerate(places, 1)
    )
    return Answer("", "", "vi", Status.ANSWERED, text, citations)


def test_answers_are_put_together_with_one_number_for_each_place() -> None:
    both = joined(_answer("", 0), [_answer("Theo A:\n- một [1]", 5), _answer("Theo A:\n- hai [1][2]", 7, 5)])
    assert both.text == "Theo A:\n- một [1]\n- hai [2][1]"
    assert [(citation.n, citation.spans[0].start) for citation in both.citations] == [(1, 5), (2, 7)]


def test_both_things_are_told(ask_bundled: Ask) -> None:
    text = (
        "Năm 2022 khi nào các sở phải xong kế hoạch CCHC và khi nào phải ban hành kế hoạch khắc phục hạn chế năm 2021?"
    )
    answer = ask_bundled(text)
    assert "tháng 01/2022" in answer.text
    assert "tháng 3/2022" in answer.text
    assert {citation.document for citation in answer.citations} == {"bac-giang-2022"}


def test_half_an_answer_is_none(ask_bundled: Ask) -> None:
    answer = ask_bundled("Sở Nội vụ có bao nhiêu xe ô tô công và mua thêm mấy chiếc máy tính?")
    assert answer.status is not Status.ANSWERED


def test_a_half_that_wants_a_term_explained() -> None:
    assert defined("SIPAS là gì?") == "SIPAS"
    assert defined("What does PAPI stand for") == "PAPI"
    assert not defined("Ai chủ trì khảo sát")


@pytest.mark.parametrize(
    "text", ["SIPAS là gì và năm 2023 Bắc Giang đạt bao nhiêu?", "What is SIPAS and what did Bac Giang score in 2023?"]
)
def test_a_term_is_explained_and_what_else_is_asked_of_it_is_told(ask_bundled: Ask, text: str) -> None:
    answer = ask_bundled(text)
    assert "“SIPAS”" in answer.text
    assert "81,62%" in answer.text
    assert "bac-giang-chi-so-2024" in {citation.document for citation in answer.citations}
