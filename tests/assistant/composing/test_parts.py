"""A part that the question names is told whole."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "document", "words"),
    [
        (
            "Năm 2022 tỉnh dự định làm gì để phát triển kinh tế số?",
            "bac-giang-2022",
            ("hội thảo chuyên đề", "thương mại điện tử"),
        ),
        ("Mục đích của kế hoạch cải cách hành chính huyện Lục Ngạn là gì?", "luc-ngan-2024", ("Từng bước nâng cao",)),
        (
            "Tỉnh đề ra giải pháp gì về công tác kiểm tra trong kế hoạch 2022?",
            "bac-giang-2022",
            ("kỷ luật, kỷ cương", "Ủy ban Mặt trận Tổ quốc"),
        ),
    ],
)
def test_all_of_a_named_part_is_told(ask_bundled: Ask, text: str, document: str, words: tuple[str, ...]) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert {citation.document for citation in answer.citations} == {document}
    assert all(word in answer.text for word in words)


def test_a_figure_inside_a_part_is_no_question_for_all_of_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Cải cách thủ tục hành chính năm 2022: rà soát tối thiểu bao nhiêu phần trăm thủ tục?")
    assert "10%" in answer.text
    assert len(answer.citations) <= 2


@pytest.mark.parametrize(
    ("text", "document", "words"),
    [
        ("Kế hoạch CCHC của tỉnh năm 2022 có mấy nội dung?", "bac-giang-2022", "6 nội dung"),
        ("Kế hoạch CCHC tỉnh 2024 tập trung vào mấy nội dung chủ yếu?", "bac-giang-2024", "06 nội dung"),
    ],
)
def test_how_many_contents_a_plan_has(ask_bundled: Ask, text: str, document: str, words: str) -> None:
    answer = ask_bundled(text)
    assert answer.scope.documents == (document,)
    assert words in answer.text
