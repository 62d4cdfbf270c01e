"""Who signed a plan, and to whom it went."""

from pathlib import Path

import pytest

from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import Ask, build_index, checked

PLAN = """**KẾ HOẠCH**

CẢI CÁCH HÀNH CHÍNH NĂM 2031

**I. NHIỆM VỤ**

- Sở Nội vụ chủ trì rà soát thủ tục hành chính nội bộ.

- Sở Tư pháp ký số các văn bản gửi đi.

Trên đây là Kế hoạch cải cách hành chính năm 2031, yêu cầu các cơ quan nghiêm túc triển khai thực hiện./.

Nơi nhận:

- Bộ Nội vụ (b/c);
- Các sở, cơ quan thuộc UBND tỉnh;
- Lưu: VT, NC.

**KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**

Trần Sao Mai
"""
UNSIGNED = PLAN.replace("2031", "2030").replace("Trần Sao Mai\n", "")
TITLE = "Kế hoạch cải cách hành chính tỉnh Sông Xanh năm"


@pytest.fixture(scope="module")
def ask_signed(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("signed") / "index"
    texts = {2031: PLAN, 2030: UNSIGNED}
    build_index(
        folder,
        tuple(
            (CatalogEntry(f"p{year}", f"{TITLE} {year}", "UBND", "Sông Xanh", "province", year), text)
            for year, text in texts.items()
        ),
    )
    pipeline = open_pipeline(Settings(index=folder))
    return lambda text: checked(pipeline, pipeline.answer(Question(text)))


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch CCHC năm 2031 của tỉnh do ai ký?",
        "Ai là người ký ban hành kế hoạch năm 2031?",
        "kế hoạch cchc 2031 do ông Nguyễn Văn Bình ký phải không?",
        "Who signed the 2031 plan?",
        "Whose name is at the bottom of the 2031 plan?",
    ],
)
def test_who_signed_is_told_with_the_seat(ask_signed: Ask, question: str) -> None:
    answer = ask_signed(question)
    assert "“KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Sao Mai” [1]" in answer.text
    assert [citation.document for citation in answer.citations] == ["p2031"]


@pytest.mark.parametrize(
    "question", ["Nơi nhận của kế hoạch 2031 gồm những ai?", "Kế hoạch 2031 được gửi đến những cơ quan nào?"]
)
def test_to_whom_it_went_is_told_without_the_signature(ask_signed: Ask, question: str) -> None:
    answer = ask_signed(question)
    assert "“Bộ Nội vụ (b/c); - Các sở, cơ quan thuộc UBND tỉnh; - Lưu: VT, NC.” [1]" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch CCHC năm 2030 của tỉnh do ai ký?",
        "Ai ký quyết định tinh giản biên chế năm 2031?",
        "Ai ký kế hoạch 2031 và số điện thoại là gì?",
        "Chủ tịch tỉnh ký kế hoạch 2031 vào ngày nào?",
    ],
)
def test_no_other_signature_is_told(ask_signed: Ask, question: str) -> None:
    assert "Trần Sao Mai" not in ask_signed(question).text
