"""Places that no document is for, typed in a hurry: what stands in other plans is no answer about them."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from corpus.normalizer import fold

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "text",
    [
        "hạn nộp báo cáo năm của an giang",
        "công an gia lai làm gì trong đề án 06",
        "theo kế hoạch của hải dương thì thanh toán trực tuyến đạt bao nhiêu",
        "nam định có đặt mục tiêu hài lòng của người dân không",
        "ai chủ trì cải cách thể chế long an 2024",
        "hạn nộp báo cáo năm của lục nam",
    ],
)
def test_small_letters_name_a_place_too(ask_bundled: Ask, text: str) -> None:
    for typed in (text, fold(text)):
        answer = ask_bundled(typed)
        assert answer.status not in (Status.ANSWERED, Status.PARTIAL), typed
        assert not answer.citations


@pytest.mark.parametrize(
    "text",
    ["Sở Nội vụ tỉnh Hải Phòng chủ trì nhiệm vụ gì năm 2024?", "Thời hạn rà soát thủ tục hành chính ở Yên Thế?"],
)
def test_a_name_is_not_cut_by_the_words_that_ask(ask_bundled: Ask, text: str) -> None:
    assert ask_bundled(text).status not in (Status.ANSWERED, Status.PARTIAL)


def test_small_letters_of_a_known_place_still_answer(ask_bundled: Ask) -> None:
    answer = ask_bundled("hạn nộp báo cáo năm của lục ngạn")
    assert answer.status is Status.ANSWERED
    assert answer.scope.documents == ("luc-ngan-2024",)


@pytest.mark.parametrize(
    "text", ["Thành phố Bắc Giang nộp báo cáo năm khi nào?", "tp bac giang giao ai so hoa ho so nam 2024"]
)
def test_a_city_is_not_the_province_of_its_name(ask_bundled: Ask, text: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.NOT_FOUND
    assert "thành phố Bắc Giang" in answer.text
