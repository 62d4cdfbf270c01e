"""Scores of the whole index, of a part of it, of one body."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


def test_the_score_of_the_index_itself_is_told(ask_bundled: Ask) -> None:
    assert "44,32" in ask_bundled("How many points did Bắc Giang get in PAPI 2023?").text


@pytest.mark.parametrize(
    "text",
    [
        "How many points did Bắc Giang score in the public finance component of the 2023 PAR Index?",
        "What was Bắc Giang's score on the environmental governance dimension of PAPI 2023?",
        "What was the PAR Index score of the Department of Justice in 2023?",
        "Điểm quản trị điện tử của tỉnh trong PAPI 2023 là bao nhiêu điểm?",
    ],
)
def test_that_of_a_part_or_of_one_body_is_not_that_of_the_whole(ask_bundled: Ask, text: str) -> None:
    assert ask_bundled(text).status is Status.NOT_FOUND
