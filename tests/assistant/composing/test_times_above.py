"""Times that only a heading tells, and duties told by the hour or by how often."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import Ask, build_index

PLAN = """KẾ HOẠCH PHÁT TRIỂN BẾN PHÀ TỈNH SÔNG XANH

I. MỤC TIÊU

1. Mục tiêu đến hết năm 2034

- 100% bến phà lớn có ít nhất một trạm bơm chống ngập.

- Hoàn thành bổ sung quy hoạch luồng lạch cho toàn bộ các bến phà hiện hữu.

Hiện nay, toàn tỉnh có 48 bến phà có phủ sóng 5G. Trong đó, có 12 bến phà phủ sóng 5G cả ban đêm.

2. Định hướng đến năm 2040

- Xây dựng một đội phà chạy điện hoàn chỉnh trên toàn tuyến sông.

3. Đánh giá kết quả đến năm 2030

- Nạo vét luồng lạch cho các bến phà vùng hạ lưu.

II. GIẢI PHÁP

- Miễn phí qua phà cho học sinh vùng bãi ngang.

III. PHÂN CÔNG NHIỆM VỤ

1. Sở Công Thương:

- Tổng hợp nhu cầu nhiên liệu của các bến phà, báo cáo UBND tỉnh trước 19h00 hằng ngày và đột xuất khi cần thiết.

2. UBND các xã, phường:

- Tiếp nhận nhiên liệu; báo cáo 02 lần/ngày (trước 9h00 và 16h00) về tình hình tiếp nhận nhiên liệu gửi UBND tỉnh.

- Hằng năm, tổ chức kiểm tra, đánh giá tình hình thực hiện Kế hoạch trên địa bàn.

- Nhắc chủ phà kiểm tra phao cứu sinh trước, trong và sau mùa mưa bão.

3. Sở Xây dựng:

- Chủ trì, phối hợp với các sở, ban, ngành triển khai thực hiện Kế hoạch này.

IV. THỜI GIAN THỰC HIỆN

Từ tháng 02/2033 đến hết năm 2040.

V. THỜI GIAN TRÌNH KHEN THƯỞNG

Trước ngày 15/12/2033.
"""
ENTRY = CatalogEntry(
    "ben-pha", "Kế hoạch phát triển bến phà tỉnh Sông Xanh", "UBND tỉnh", "Sông Xanh", "province", 2033
)
OTHER = CatalogEntry("rung", "Kế hoạch trồng rừng tỉnh Đồi Cát", "UBND tỉnh", "Đồi Cát", "province", 2033)


@pytest.fixture(scope="module")
def ask_plan(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("above") / "index"
    build_index(folder, [(ENTRY, PLAN), (OTHER, "KẾ HOẠCH TRỒNG RỪNG\n\nI. NỘI DUNG\n\nTrồng mới 40 ha rừng keo.\n")])
    pipeline = open_pipeline(Settings(index=folder, remembered=0))

    def ask(text: str) -> Answer:
        answer = pipeline.answer(Question(text))
        assert pipeline.verifier.verify(answer) == ()
        return answer

    return ask


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Sông Xanh phấn đấu đến khi nào 100% bến phà lớn có ít nhất một trạm bơm chống ngập?", "hết năm 2034"),
        ("song xanh bao gio hoan thanh bo sung quy hoach luong lach cho cac ben pha hien huu", "hết năm 2034"),
        ("Sông Xanh đến năm nào xây dựng đội phà chạy điện hoàn chỉnh trên toàn tuyến sông?", "đến năm 2040"),
    ],
)
def test_what_stands_under_a_time_is_due_then(ask_plan: Ask, question: str, heading: str) -> None:
    answer = ask_plan(question)
    assert answer.status is Status.ANSWERED
    assert heading in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Sông Xanh bao giờ nạo vét luồng lạch cho các bến phà vùng hạ lưu?",  # under what was reached
        "Sông Xanh bao giờ miễn phí qua phà cho học sinh vùng bãi ngang?",  # under no time
    ],
)
def test_other_headings_set_no_time(ask_plan: Ask, question: str) -> None:
    assert ask_plan(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ở Sông Xanh, ai phải báo cáo tình hình tiếp nhận nhiên liệu mỗi ngày hai lần và trước mấy giờ?", "9h00"),
        ("Ở Sông Xanh ai kiểm tra, đánh giá việc thực hiện kế hoạch bến phà và bao lâu một lần?", "Hằng năm"),
        ("Ở Sông Xanh ai báo cáo tình hình tiếp nhận nhiên liệu của bến phà và mấy lần một ngày?", "02 lần/ngày"),
    ],
)
def test_who_and_how_often(ask_plan: Ask, question: str, told: str) -> None:
    answer = ask_plan(question)
    assert "UBND các xã, phường" in answer.text
    assert told in answer.text
    assert "19h00" not in answer.text


def test_the_time_of_a_plan_is_told_beside_who_leads_it(ask_plan: Ask) -> None:
    answer = ask_plan(
        "Ai chủ trì triển khai kế hoạch phát triển bến phà của Sông Xanh và thực hiện trong thời gian nào?"
    )
    assert answer.status is Status.ANSWERED
    assert "Sở Xây dựng" in answer.text
    assert "Từ tháng 02/2033 đến hết năm 2040" in answer.text
    assert "15/12/2033" not in answer.text


def test_a_duty_may_tell_its_time_in_its_words(ask_plan: Ask) -> None:
    answer = ask_plan("Ở Sông Xanh ai nhắc chủ phà kiểm tra phao cứu sinh và vào những thời điểm nào?")
    assert answer.status is Status.ANSWERED
    assert "UBND các xã, phường" in answer.text
    assert "không nêu thời hạn" not in answer.text


def test_a_body_is_told_its_own_reports(ask_plan: Ask) -> None:
    answer = ask_plan("Ở Sông Xanh, Sở Công Thương phải báo cáo UBND tỉnh trước mấy giờ mỗi ngày?")
    assert "19h00" in answer.text
    assert "16h00" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Sông Xanh dự kiến sẽ có bao nhiêu bến phà có phủ sóng 5G?",
        "Đến năm 2045 Sông Xanh có bao nhiêu bến phà có phủ sóng 5G?",
        "Tổng kinh phí kế hoạch phát triển bến phà của Sông Xanh?",
    ],
)
def test_what_there_is_now_and_who_pays_are_no_figures_to_come(ask_plan: Ask, question: str) -> None:
    assert "48" not in ask_plan(question).text
    assert ask_plan(question).status is not Status.ANSWERED


def test_a_part_of_a_figure_is_told_with_it(ask_plan: Ask) -> None:
    answer = ask_plan("Hiện nay Sông Xanh có bao nhiêu bến phà có phủ sóng 5G?")
    assert "48 bến phà" in answer.text
    assert "12 bến phà phủ sóng" in answer.text
