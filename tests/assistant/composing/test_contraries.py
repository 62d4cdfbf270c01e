"""What documents tell the other way round than a question has it."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]
_OTHERWISE = "Tài liệu ghi ngược lại:"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nghe nói SIPAS năm 2023 của tỉnh tụt 6 bậc so với năm 2022, vì sao lại tụt?", "tăng 06 bậc"),
        ("vi sao chi so papi 2023 roi xuong nhom thap nhat ca nuoc", "nhóm “Cao nhất”"),
        ("Tại sao PAR Index năm 2023 lại giảm 2,62 điểm?", "tăng 2,62 điểm"),
        ("Nguyên nhân nào khiến chỉ số SIPAS năm 2023 đi xuống?", "tăng 06 bậc"),
    ],
)
def test_a_way_taken_for_granted_is_corrected(ask_bundled: Ask, question: str, told: str) -> None:
    answer = ask_bundled(question)
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith(_OTHERWISE)
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "SIPAS năm 2023 tăng 6 bậc đúng không?",
        "Vì sao phải tăng tỷ lệ hồ sơ trực tuyến năm 2024?",
        "Vì sao chỉ số PCI năm 2023 lại tụt hạng?",
    ],
)
def test_what_is_not_told_the_other_way_is_not_corrected(ask_bundled: Ask, question: str) -> None:
    assert _OTHERWISE not in ask_bundled(question).text
