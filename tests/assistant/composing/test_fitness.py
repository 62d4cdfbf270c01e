"""Texts that speak of what is asked about and do not hold what is asked."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "text",
    [
        "Which districts were drawn for the 2024 round of the PAPI survey?",
        "Which five collectives were rewarded for administrative reform in Bắc Giang in 2022?",
        "Tên hai công ty lâm nghiệp phải sắp xếp năm 2022 là gì?",
        "Những xã nào của Lục Ngạn được kiểm tra CCHC năm 2024?",
        "Tỉnh nào đứng thứ nhất về PAR Index năm 2023?",
        "What sum did the 2024 provincial plan set aside for upgrading the commune cultural post offices?",
        "How many users has the Bắc Giang Digital Citizen app got?",
        "How many post offices take in procedure files in Bắc Giang?",
        "Who heads the administrative reform inspection team of Lục Ngạn?",
        "Who chairs the provincial steering committee for administrative reform?",
        "What were the results of the 2022 inspection of agencies?",
        "What time does the one-stop shop in Lục Ngạn open?",
        "What did report 85/BC-SNV say about land procedures?",
        "Thủ tướng nói gì tại phiên họp thứ nhất Ban Chỉ đạo CCHC của Chính phủ?",
        "Ban Chỉ đạo CCHC tỉnh họp ngày nào trong năm 2024?",
        "Why did the Department of Health not meet its 2023 target?",
        "What grade did Bắc Giang get for its digital transformation index in 2023?",
        "What satisfaction percentage with public education does the 2024 plan of Lục Ngạn aim for?",
        "What satisfaction level with tax services does Bắc Giang's 2024 plan aim for?",
        "What percentage of land dossiers should be settled early in Lục Ngạn in 2024?",
        "What is the maximum waiting time at the one-stop shop in Bắc Giang's 2024 plan?",
        "Which two enterprises does the Department of Finance supervise in 2025?",
        "Who are the 20 individuals that Lục Ngạn will commend in 2024?",
        "How many collectives does the provincial 2024 plan expect to reward?",
        "How do I convert a PDF into a Word file?",
        "In which town will the 2024 reform conference be held?",
    ],
)
def test_near_misses_are_not_answered(ask_bundled: Ask, text: str) -> None:
    assert ask_bundled(text).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Which districts and city were chosen for the 2023 PAPI survey?", "Yên Dũng"),
        ("How many collectives was Bắc Giang to reward in 2022?", "05 tập thể"),
        ("Năm 2022 phải sắp xếp mấy công ty lâm nghiệp?", "02 công ty"),
        ("What is the maximum waiting time at the one-stop shop in Bắc Giang's 2022 plan?", "20 phút"),
        ("What share of state inspections was to be carried out digitally in 2022?", "50%"),
        ("What share of unemployment benefit applications should come in online in 2024?", "70%"),
        ("What share of agencies will be inspected in Lục Ngạn in 2024?", "50%"),
        ("Why did Bắc Giang's 2022 plan insist on inspecting half of all agencies and localities?", "30%"),
        ("Năm 2024 Lục Ngạn phải kiểm tra ít nhất bao nhiêu phần trăm cơ quan?", "50%"),
    ],
)
def test_their_neighbours_are(ask_bundled: Ask, text: str, words: str) -> None:
    assert words in ask_bundled(text).text
