"""What a plan is about, as a whole."""

import pytest

from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Tóm tắt kế hoạch cải cách hành chính năm 2022",
        "tom tat giup toi ke hoach cchc nam 2022",
        "Kế hoạch CCHC năm 2022 nói về gì?",
        "Kế hoạch năm 2022 gồm những phần nào?",
        "Summarize the 2022 plan",
        "What is the 2022 plan about?",
    ],
)
def test_purpose_and_chapters_of_a_plan_in_its_own_words(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert answer.status == "answered"
    assert {citation.document for citation in answer.citations} == {"bac-giang-2022"}
    assert "“Tiếp tục đẩy mạnh công tác CCHC nhằm" in answer.text
    assert "- “I. MỤC ĐÍCH, YÊU CẦU”: “1. Mục đích”; “2. Yêu cầu” [" in answer.text
    assert "“VI. TỔ CHỨC THỰC HIỆN”" in answer.text


def test_areas_of_a_plan_that_is_a_table(ask_bundled: Ask) -> None:
    answer = ask_bundled("Tóm tắt kế hoạch năm 2025")
    assert "Bảng nhiệm vụ có 64 dòng, thuộc 7 lĩnh vực:" in answer.text
    assert answer.text.count("\n- “") == len(answer.citations) == 7


def test_a_plan_called_by_its_title_only(ask_bundled: Ask) -> None:
    answer = ask_bundled("Nội dung chính của kế hoạch duy trì, cải thiện Chỉ số hài lòng là gì?")
    assert {citation.document for citation in answer.citations} == {"bac-giang-chi-so-2024"}
    assert "Bảng nhiệm vụ có 22 dòng." in answer.text


def test_of_many_plans_one_must_be_chosen(ask_bundled: Ask) -> None:
    answer = ask_bundled("tóm tắt kế hoạch")
    assert answer.status == "clarify"
    assert len(answer.choices) == 5


def test_a_matter_inside_a_plan_is_answered_as_ever(ask_bundled: Ask) -> None:
    summed_up = ask_bundled("Tóm tắt nội dung cải cách thể chế năm 2022")
    assert "mục “Cải cách thể chế”" in summed_up.text
    duties = ask_bundled("Tóm tắt nhiệm vụ của Sở Nội vụ năm 2024")
    assert "Sở Nội vụ được giao" in duties.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Phụ lục kế hoạch 2025 có tất cả bao nhiêu hoạt động?", "Bảng nhiệm vụ có 64 dòng, thuộc 7 lĩnh vực:"),
        ("How many rows does the table of the 2025 appendix have?", "Its table of tasks has 64 rows in 7 areas:"),
        ("How many activities are there in part IV of the 2025 appendix?", "There are 9 items."),
    ],
)
def test_how_many_rows_a_plan_has(ask_bundled: Ask, question: str, told: str) -> None:
    assert told in ask_bundled(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kể tên các lĩnh vực cải cách trong kế hoạch Lục Ngạn 2024", "tiếp tục tập trung vào 6 nội dung là:"),
        ("Which areas of reform does the 2024 provincial plan have?", "tập trung vào 06 nội dung chủ yếu sau:"),
        ("List the reform areas in the 2025 appendix.", "64 rows in 7 areas:"),
    ],
)
def test_areas_that_a_plan_spreads_over(ask_bundled: Ask, question: str, told: str) -> None:
    assert told in ask_bundled(question).text
