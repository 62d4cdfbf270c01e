"""Questions that seem of one kind and are open; and those whose kind is beyond doubt."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.question import Facet, Question, Understanding
from assistant.reopened import reopened

Ask = Callable[..., Answer]


def read(text: str, *facets: Facet, language: str = "vi", topic: str = "dịch vụ công") -> Understanding:
    return Understanding(Question(text), text, text, language, facets, topic)


@pytest.mark.parametrize(
    "seeming",
    [
        read("Dịch vụ công được phát triển dựa trên cơ sở nào?", Facet.LEGAL_BASIS),
        read("Phòng Tư pháp hỗ trợ người dân bằng cách nào?", Facet.COORDINATE),
        read("Mục tiêu kết nối dữ liệu phục vụ cho việc gì?", Facet.TARGET),
        read("How does the office help people file online?", Facet.COORDINATE, language="en"),
    ],
)
def test_a_cue_gives_way_to_an_open_question_word(seeming: Understanding) -> None:
    again = reopened(seeming)
    assert again is not None
    assert again.facets == (Facet.PASSAGE,)
    assert again.topic == seeming.topic


@pytest.mark.parametrize(
    "certain",
    [
        read("Ai phối hợp số hóa hồ sơ?", Facet.COORDINATE),
        read("Sở nào hỗ trợ người dân?", Facet.COORDINATE),
        read("Mục tiêu số hóa hồ sơ là bao nhiêu?", Facet.TARGET),
        read("Tỷ lệ số hóa thế nào?", Facet.TARGET),
        read("Thực hiện theo quyết định nào?", Facet.LEGAL_BASIS),
        read("Căn cứ vào đâu để số hóa?", Facet.LEGAL_BASIS),
        read("Số hóa hồ sơ khi nào xong?", Facet.DEADLINE),
        read("Which department supports it?", Facet.COORDINATE, language="en"),
        read("What is the poverty rate?", Facet.TARGET, language="en"),
    ],
)
def test_a_question_word_for_one_kind_stands(certain: Understanding) -> None:
    assert reopened(certain) is None


def test_an_open_question_is_answered_though_a_verb_seemed_to_ask_who(ask_bundled: Ask) -> None:
    answer = ask_bundled("Dịch vụ công trực tuyến của huyện Lục Ngạn được phát triển dựa trên cơ sở nào?")
    assert answer.status is Status.ANSWERED
    assert "nhu cầu" in answer.text


def test_who_helps_is_not_told_where_the_plan_names_nobody(ask_bundled: Ask) -> None:
    answer = ask_bundled("Ai phối hợp lập dự trù kinh phí tuyên truyền CCHC năm 2026?")
    assert answer.status is Status.NOT_FOUND
