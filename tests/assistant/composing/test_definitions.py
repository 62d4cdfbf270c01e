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
        assert meaning in " ".join(citation.quote.lower().split())


def test_each_meaning_is_told_once(ask_bundled: Ask) -> None:
    lines = [line.rsplit("[", 1)[0] for line in ask_bundled("SIPAS là gì?").text.splitlines()]
    assert len(set(lines)) == len(lines)


def test_only_documents_in_scope_explain(ask_bundled: Ask) -> None:
    answer = ask_bundled("SIPAS là viết tắt của chỉ số gì?", documents=("bac-giang-2022",))
    assert {citation.document for citation in answer.citations} == {"bac-giang-2022"}


def test_a_term_that_nobody_explains(ask_bundled: Ask) -> None:
    assert ask_bundled("XYZT là viết tắt của gì?").status is Status.NOT_FOUND


def test_a_short_form_that_documents_only_use(ask_bundled: Ask) -> None:
    answer = ask_bundled("VTVL là viết tắt của từ gì?")
    assert answer.status is Status.ANSWERED
    assert "vị trí việc làm" in answer.text
    used, written = answer.citations[0], answer.citations[-1]
    assert "VTVL" in used.quote
    assert "vị trí việc làm" in " ".join(written.quote.lower().split())


@pytest.mark.parametrize("text", ["IOC có nghĩa là gì?", "Tổ công nghệ số cộng đồng là gì?", "What is XYZT?"])
def test_a_term_that_no_document_holds(ask_bundled: Ask, text: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


@pytest.mark.parametrize(
    "text",
    [
        "CSDL viết đầy đủ là gì?",
        "Cụm từ CSDL viết tắt cho cái gì?",
        "CSDL là cụm từ gì?",
        "csdl nghia la gi",
        "What is meant by CSDL in the plans?",
    ],
)
def test_people_ask_for_a_meaning_in_many_ways(ask_bundled: Ask, text: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert "cơ sở dữ liệu" in answer.text


def test_a_place_named_after_the_term_binds(ask_bundled: Ask) -> None:
    answer = ask_bundled("NCC trong kế hoạch cải cách hành chính Lục Ngạn nghĩa là gì?")
    assert "người có công" in answer.text
    assert {citation.document for citation in answer.citations} == {"luc-ngan-2024"}


def test_a_term_that_stands_for_what_goes_before_is_told_by_its_sentence(ask_bundled: Ask) -> None:
    answer = ask_bundled("“cơ quan, địa phương” là gì?")
    assert answer.status is Status.ANSWERED
    assert answer.scope.documents == ("bac-giang-chi-so-2024",)
    assert "(gọi tắt là cơ quan, địa phương)" in answer.text


def test_a_long_form_is_asked_for_its_short_one(ask_bundled: Ask) -> None:
    vietnamese = ask_bundled("Từ viết tắt của “thủ tục hành chính” là gì?")
    english = ask_bundled("What is the abbreviation for administrative procedures?")
    assert all("TTHC" in answer.text and answer.citations for answer in (vietnamese, english))


def test_whom_a_word_is_used_for(ask_bundled: Ask) -> None:
    answer = ask_bundled("Cụm từ “cơ quan, địa phương” trong kế hoạch cải thiện chỉ số 2024 dùng để chỉ những ai?")
    assert "gọi tắt là cơ quan, địa phương" in answer.text


def test_every_document_that_explains_a_term_is_cited_the_newest_first(ask_bundled: Ask) -> None:
    answer = ask_bundled("PCI là tên viết tắt của chỉ số nào trong kế hoạch tỉnh?")
    assert "năng lực cạnh tranh" in answer.text
    assert [citation.document for citation in answer.citations][:2] == ["bac-giang-2024", "bac-giang-2022"]
