"""Who works with the agency that a question names, where prose says it."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "Những cơ quan nào ở Lục Ngạn phải phối hợp với UBND huyện trong thực hiện TTHC?",
        "Những cơ quan ngành dọc nào ở Lục Ngạn phải phối hợp với UBND huyện trong thực hiện TTHC (thuế, kho bạc...)?",
        "Cơ quan nào ở Lục Ngạn phải phối hợp với các cơ quan chuyên môn của UBND huyện trong thực hiện TTHC?",
    ],
)
def test_bodies_bidden_to_work_with_another_are_told(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert answer.status is Status.ANSWERED
    assert answer.text.split("\n")[1].startswith("- Chi cục Thuế khu vực Lục Ngạn - Sơn Động, Kho bạc Nhà nước huyện")
    assert "Không phải" not in answer.text
