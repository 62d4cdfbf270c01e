"""Abbreviations, shown where the documents explain them."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("SIPAS là viết tắt của chỉ số gì?", "SIPAS", "hài lòng"),
        ("TTHC là gì?", "TTHC", "thủ tục hành chính"),
        ("What does PAPI stand for?", "PAPI", "quản trị"),
    ],
)
def test_the_meaning_stands_in_the_cited_words(ask_bundled: Ask, text: str, term: str, meaning: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    for citation in answer.citations:
        assert term in citation.quote
        assert meaning in citation.quote.lower()


def test_each_meaning_is_told_once(ask_bundled: Ask) -> None:
    lines = [line.rsplit("[", 1)[0] for line in ask_bundled("SIPAS là gì?").text.splitlines()]
    assert len(set(lines)) == len(lines)


def test_only_documents_in_scope_explain(ask_bundled: Ask) -> None:
    answer = ask_bundled("SIPAS là viết tắt của chỉ số gì?", documents=("bac-giang-2022",))
    assert {citation.document for citation in answer.citations} == {"bac-giang-2022"}


def test_a_term_that_nobody_explains(ask_bundled: Ask) -> None:
    assert ask_bundled("XYZT là viết tắt của gì?").status is Status.NOT_FOUND
