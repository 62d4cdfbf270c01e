"""Bodies that a question names and no plan does: what is due from others is not due from them."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize("body", ["Hội Cựu chiến binh", "Ngân hàng Nhà nước", "hoi lien hiep phu nu"])
def test_a_date_that_binds_others_is_told_as_theirs(ask_bundled: Ask, body: str) -> None:
    answer = ask_bundled(f"khi nào {body} nộp báo cáo quý")
    assert answer.status is Status.NOT_FOUND or answer.text.startswith("Không phải")


@pytest.mark.parametrize("body", ["Hội Nông dân tỉnh", "Tòa án nhân dân tỉnh"])
def test_an_association_or_a_court_is_none_of_the_branches(ask_bundled: Ask, body: str) -> None:
    answer = ask_bundled(f"{body} chủ trì rà soát thủ tục hành chính năm 2025 phải không?")
    assert answer.text.startswith("Không phải")
    assert answer.citations


def test_a_department_is_one_of_them(ask_bundled: Ask) -> None:
    answer = ask_bundled("Sở Xây dựng chủ trì rà soát, đánh giá thủ tục hành chính năm 2025 phải không?")
    assert not answer.text.startswith("Không phải")
