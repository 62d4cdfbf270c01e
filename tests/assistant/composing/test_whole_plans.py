"""What stands under a heading that says what is asked for, and what a plan says of itself."""

from pathlib import Path

import pytest

from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import Ask, build_index, checked

PLANTING = """**ỦY BAN NHÂN DÂN TỈNH SÔNG XANH**

Số: 77/KH-UBND

**KẾ HOẠCH**

PHÁT ĐỘNG PHONG TRÀO THI ĐUA TRỒNG RỪNG NGẬP MẶN

**I. MỤC ĐÍCH**

Phong trào thi đua trồng rừng ngập mặn được mọi người hưởng ứng, kịp thời khen thưởng.

**II. NỘI DUNG**

**1. Thời gian thực hiện: **Từ khi ban hành đến ngày hội trồng cây.

**2. Tuần lễ cây xanh**

a) Chủ đề Tuần lễ cây xanh

“Mỗi người một cây”.

b) Thời gian: Từ ngày 02/5/2031 đến ngày 08/5/2031.

c) Số lượng: 700 cây giống.

**3. Hình thức khen thưởng**

- Bằng khen của Chủ tịch UBND tỉnh;

- Giấy khen.

**III. TỔ CHỨC THỰC HIỆN**

**1. Sở Y tế**

- Chủ trì khám sức khỏe cho người trồng rừng.

**2. Sở Nội vụ**

- Chủ trì, phối hợp với các sở, ngành tổ chức triển khai thực hiện Kế hoạch này.
"""
READING = """**KẾ HOẠCH**

PHÁT ĐỘNG PHONG TRÀO ĐỌC SÁCH

**I. TỔ CHỨC THỰC HIỆN**

**1. Sở Văn hóa, Thể thao và Du lịch**

- Chủ trì, phối hợp với các sở, ngành triển khai thực hiện Kế hoạch này.

- Thư viện tỉnh mở cửa cả ngày, khen thưởng bạn đọc.

**2. Sở Nội vụ**

- Khen thưởng người đọc sách.

**3. Thời gian thực hiện**

Từ ngày ban hành đến hết tháng 9 năm 2031.
"""
FLOODS = """**KẾ HOẠCH**

KHẮC PHỤC MÔI TRƯỜNG VÀ PHÒNG, CHỐNG DỊCH BỆNH SAU LỤT BÃO

**I. NỘI DUNG**

- Trung tâm Kiểm soát bệnh tật tỉnh cấp viên lọc nước cho các hộ bị ngập.

**II. TỔ CHỨC THỰC HIỆN**

**1. Ủy ban nhân
dân cấp xã**

- Triển khai kế hoạch trên địa bàn; tổ chức tổng vệ sinh.

- Báo cáo Sở Y tế về kết quả khắc phục môi trường.
"""
ENTRIES = (
    (
        CatalogEntry(
            "rung", "Kế hoạch thi đua trồng rừng ngập mặn", "UBND", "Sông Xanh", "province", 2031, "77/KH-UBND"
        ),
        PLANTING,
    ),
    (CatalogEntry("sach", "Kế hoạch phong trào đọc sách", "UBND", "Sông Xanh", "province", 2031), READING),
    (
        CatalogEntry(
            "lut",
            "Kế hoạch khắc phục môi trường, phòng chống dịch bệnh sau lụt bão",
            "UBND",
            "Đồi Cát",
            "province",
            2031,
        ),
        FLOODS,
    ),
)


@pytest.fixture(scope="module")
def ask_campaigns(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("campaigns") / "index"
    build_index(folder, ENTRIES)
    pipeline = open_pipeline(Settings(index=folder))
    return lambda text: checked(pipeline, pipeline.answer(Question(text)))


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Phong trào trồng rừng ngập mặn có những hình thức khen thưởng nào?", ["Bằng khen của", "Giấy khen."]),
        ("Chủ đề Tuần lễ cây xanh là gì?", ["“Mỗi người một cây”."]),
        ("Tuần lễ cây xanh diễn ra từ ngày nào đến ngày nào?", ["Thời gian: Từ ngày 02/5/2031"]),
        ("Tuần lễ cây xanh có bao nhiêu cây giống?", ["Số lượng: 700"]),
        ("Phong trào thi đua trồng rừng ngập mặn diễn ra khi nào?", ["Từ khi ban hành"]),
    ],
)
def test_a_heading_says_what_the_sentences_do_not(ask_campaigns: Ask, question: str, quotes: list[str]) -> None:
    answer = ask_campaigns(question)
    assert answer.status == "answered"
    assert [quote for quote in quotes if quote not in answer.text] == []
    assert {citation.document for citation in answer.citations} == {"rung"}
    assert len(answer.citations) == len(quotes)


@pytest.mark.parametrize(
    ("question", "agency", "document"),
    [
        ("Cơ quan nào chủ trì kế hoạch trồng rừng ngập mặn?", "Sở Nội vụ", "rung"),
        ("Ai chủ trì phong trào đọc sách?", "Sở Văn hóa, Thể thao và Du lịch", "sach"),
    ],
)
def test_who_leads_a_plan_leads_carrying_it_out(ask_campaigns: Ask, question: str, agency: str, document: str) -> None:
    answer = ask_campaigns(question)
    assert agency in answer.text
    assert [citation.document for citation in answer.citations] == [document]


def test_an_agency_in_a_plan_that_is_called_by_its_title(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Sở Nội vụ làm gì trong phong trào đọc sách?")
    assert [citation.document for citation in answer.citations] == ["sach"]
    assert "Khen thưởng người đọc sách" in answer.text


def test_what_an_agency_leads_in_a_plan_is_listed_and_nobody_else_is_put_in_its_place(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Kể những việc Sở Y tế chủ trì trong kế hoạch trồng rừng ngập mặn.")
    assert "khám sức khỏe" in answer.text
    assert "Sở Nội vụ" not in answer.text


def test_a_plan_that_is_called_by_its_number(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Kế hoạch 77/KH-UBND giao Sở Y tế làm gì?")
    assert [citation.document for citation in answer.citations] == ["rung"]
    assert "khám sức khỏe" in answer.text
    assert ask_campaigns("Kế hoạch 78/KH-UBND giao Sở Y tế làm gì?").status != "answered"


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("Kế hoạch CCHC năm 2022 căn cứ vào văn bản nào?", "bac-giang-2022"),
        ("Kế hoạch của Lục Ngạn dựa trên cơ sở pháp lý nào?", "luc-ngan-2024"),
        ("What is the legal basis of the 2022 plan?", "bac-giang-2022"),
        ("Which documents is the Luc Ngan plan based on?", "luc-ngan-2024"),
    ],
)
def test_what_a_plan_rests_on_stands_above_its_first_heading(ask_bundled: Ask, question: str, document: str) -> None:
    answer = ask_bundled(question)
    assert answer.status == "answered"
    assert [citation.document for citation in answer.citations] == [document]
    assert "Nghị quyết số 76/NQ-CP ngày 15/7/2021" in answer.text


def test_a_plan_that_says_nothing_of_its_basis(ask_bundled: Ask) -> None:
    assert ask_bundled("Kế hoạch 2025 căn cứ văn bản nào?").status == "not_found"


def test_times_of_plans_called_by_a_part_of_their_titles(ask_campaigns: Ask) -> None:
    one = ask_campaigns("Trồng rừng ngập mặn từ năm nào đến năm nào?")
    assert "Từ khi ban hành" in one.text
    assert "hết tháng 9 năm 2031" in ask_campaigns("Phong trào đọc sách kéo dài đến khi nào?").text


def test_a_title_that_does_not_say_its_place_is_told_with_it(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Trung tâm nào cấp viên lọc nước cho các hộ bị ngập?")
    assert "sau lụt bão (Đồi Cát)" in answer.text
    assert "Trung tâm Kiểm soát bệnh tật tỉnh" in answer.text


def test_other_words_for_the_plan_and_other_spellings_of_who_it_names(ask_campaigns: Ask) -> None:
    assert "tổng vệ sinh" in ask_campaigns("UBND cấp xã phải làm gì sau lũ để phòng dịch?").text
    assert "Sở Y tế" in ask_campaigns("UBND cấp xã báo cáo kết quả khắc phục môi trường sau bão cho ai?").text


def test_what_an_agency_does_under_a_plan_s_number_is_no_question_for_a_paper(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Trong kế hoạch 77/KH-UBND, Sở Y tế làm gì?")
    assert "khám sức khỏe" in answer.text


def test_what_a_plan_called_by_its_number_says_is_no_question_for_a_paper(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Kế hoạch số 77/KH-UBND nêu những hình thức khen thưởng nào?")
    assert answer.status == "answered"
    assert {citation.document for citation in answer.citations} == {"rung"}


def test_a_plan_that_is_called_by_the_figure_of_its_number(ask_campaigns: Ask) -> None:
    answer = ask_campaigns("Theo kế hoạch 77, Sở Y tế được giao gì?")
    assert [citation.document for citation in answer.citations] == ["rung"]
    assert ask_campaigns("Theo kế hoạch 78, Sở Y tế được giao gì?").status != "answered"
