"""An index that did not fall: the sentence that says so."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vì sao SIPAS năm 2023 của tỉnh tụt 6 bậc?", "tăng 06 bậc"),
        ("Why did the province drop to 38th in the 2023 PAR Index?", "04/63"),
        ("Vì sao PAPI 2023 của tỉnh rơi xuống nhóm thấp nhất?", "Cao nhất"),
    ],
)
def test_what_the_documents_say_otherwise_is_quoted(ask_bundled: Ask, text: str, words: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert words in answer.text
    assert {citation.document for citation in answer.citations} == {"bac-giang-chi-so-2024"}


@pytest.mark.parametrize(
    "text", ["Vì sao PAPI năm 2023 của tỉnh giảm?", "Vì sao SIPAS năm 2019 tụt 6 bậc?", "Why did the PCI fall in 2023?"]
)
def test_a_fall_that_no_document_tells_of_has_no_reason(ask_bundled: Ask, text: str) -> None:
    assert ask_bundled(text).status is Status.NOT_FOUND
