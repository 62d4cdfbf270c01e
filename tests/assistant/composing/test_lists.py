"""Lists are complete, counted right, and each line cites its own record."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import make_pipeline
from corpus.record import Duty, Task

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("document", "year", "place"), [("bac-giang-2025-phu-luc", 2025, "Bắc Giang"), ("luc-ngan-2024", 2024, "Lục Ngạn")]
)
def test_all_that_an_agency_leads(ask_bundled: Ask, pipeline: Pipeline, document: str, year: int, place: str) -> None:
    tasks = [task for task in pipeline.index.records.tasks if task.document == document]
    agency = max(
        {name for task in tasks for name in task.lead_agencies if name.startswith(("Sở ", "Phòng "))},
        key=lambda name: sum(name in task.lead_agencies for task in tasks),
    )
    led = {task.id for task in tasks if agency in task.lead_agencies}
    answer = ask_bundled(f"{agency} chủ trì những nhiệm vụ nào?", documents=(document,))
    listed = [pipeline.index.record(name) for name in answer.tasks]
    assert {record.id for record in listed if isinstance(record, Task)} == led
    assert all(agency in record.agencies for record in listed if isinstance(record, Duty))
    assert len(answer.citations) == len(answer.tasks)
    assert [citation.record for citation in answer.citations] == list(answer.tasks)


def test_a_count_counts_what_is_listed(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("Trong phụ lục 2025, Sở Tài chính chủ trì tất cả bao nhiêu hoạt động?")
    led = [
        task
        for task in pipeline.index.records.tasks
        if task.document == "bac-giang-2025-phu-luc" and "Sở Tài chính" in task.lead_agencies
    ]
    assert len(answer.tasks) == len(led)
    assert str(len(led)) in answer.text.splitlines()[0]


def test_what_is_due_in_a_period(ask: Ask) -> None:
    answer = ask("Những nhiệm vụ nào hoàn thành trong tháng 10/2031?")
    assert set(answer.tasks) == {"song-xanh-2031:2", "doi-cat-2031:2"}
    answer = ask("Những nhiệm vụ nào có thời hạn trong quý IV năm 2031 của tỉnh Sông Xanh?")
    assert set(answer.tasks) == {"song-xanh-2031:2", "song-xanh-2031:3"}


def test_what_everybody_has_to_hand_in_in_a_month(ask: Ask) -> None:
    answer = ask("Trong tháng 10/2031 các đơn vị phải nộp những gì?")
    assert set(answer.tasks) == {"song-xanh-2031:2", "doi-cat-2031:2"}
    assert "Sản phẩm: Kho dữ liệu số" in answer.text
    assert ask("Trong tháng 8/2031 các đơn vị phải nộp sản phẩm gì?").status is Status.NOT_FOUND


def test_both_roles_at_once(ask: Ask) -> None:
    both = ask("Sở Nội vụ chủ trì và phối hợp những nhiệm vụ nào năm 2030?")
    assert {"song-xanh-2030:1", "song-xanh-2030:3"} <= set(both.tasks)


def test_the_whole_reform_is_no_area_of_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Bưu điện huyện Lục Ngạn được giao việc gì trong cải cách hành chính 2024?")
    assert "dịch vụ hành chính công" in answer.text


def test_coordinating_is_not_leading(ask: Ask) -> None:
    led = ask("Sở Tư pháp chủ trì những nhiệm vụ nào năm 2030?")
    assert led.tasks == ("song-xanh-2030:3",)
    helped = ask("Sở Khoa học và Công nghệ phối hợp những nhiệm vụ nào năm 2030?")
    assert helped.tasks == ("song-xanh-2030:2",)
    assert ask("Sở Khoa học và Công nghệ chủ trì những nhiệm vụ nào năm 2030?").status is not Status.ANSWERED


def test_an_agency_that_no_document_names(ask: Ask) -> None:
    answer = ask("Sở Ngoại vụ chủ trì những nhiệm vụ nào năm 2031?")
    assert answer.status is Status.NOT_FOUND
    assert "Sở Ngoại vụ" in answer.text


def test_a_long_list_says_what_it_leaves_out(plans: Pipeline, plans_folder: Path) -> None:
    short = make_pipeline(plans.index, Settings(index=plans_folder, list_limit=2))
    asked = Question("Sở Nội vụ phối hợp những nhiệm vụ nào?")
    whole, cut = plans.answer(asked), short.answer(asked)
    assert len(whole.tasks) > 2
    assert cut.tasks == whole.tasks[:2]
    assert len(cut.citations) == 2
    assert cut.trace["problems"] == []


def test_the_order_is_that_of_the_documents(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("Phụ lục 2025 giao Sở Tài chính chủ trì những hoạt động nào?")
    order = [task.id for task in pipeline.index.records.tasks]
    places = [order.index(name) for name in answer.tasks]
    assert places == sorted(places)


def test_a_column_named_instead_of_a_matter(ask_bundled: Ask) -> None:
    often = ask_bundled("những nhiệm vụ thường xuyên năm 2025")
    assert often.status == "answered"
    assert all("Thường xuyên" in line for line in often.text.splitlines() if line.startswith("- "))
    made = ask_bundled("nhiệm vụ nào năm 2025 có sản phẩm là Nghị quyết?")
    assert {name.partition(":")[2] for name in made.tasks} == {"I-1", "III-1", "V-4"}
    assert made.text.count("Sản phẩm: Nghị quyết") == 3


def test_nothing_due_is_said_with_what_there_is(ask_bundled: Ask) -> None:
    answer = ask_bundled("quý 4 năm 2025 Sở Tư pháp cần hoàn thành việc gì")
    assert answer.status == "not_found"
    assert "Không có nội dung nào của Sở Tư pháp ghi hạn vào thời gian này (quý 4 năm 2025)." in answer.text
    assert "8 nội dung khác" in answer.text


def test_nothing_in_that_role(ask_bundled: Ask) -> None:
    answer = ask_bundled("việc nào phối hợp với Sở Tài chính năm 2025")
    assert answer.status == "not_found"
    assert "Không có nội dung nào ghi Sở Tài chính là cơ quan phối hợp." in answer.text


def test_what_an_agency_leads_in_an_area(ask_bundled: Ask, pipeline: Pipeline) -> None:
    asked = "Những việc Phòng Văn hóa và Thông tin Lục Ngạn chủ trì về chính quyền điện tử là gì?"
    found = {task.id: task for task in pipeline.index.records.tasks}
    listed = [found[name] for name in ask_bundled(asked).tasks]
    assert len(listed) > 2
    assert all("chính quyền điện tử" in (task.area or "") for task in listed)
    assert all("Phòng Văn hóa và Thông tin" in task.lead_agencies for task in listed)


@pytest.mark.parametrize(
    ("text", "agency", "count"),
    [
        ("Cơ quan nào chủ trì nhiều nhiệm vụ nhất trong phụ lục 2025?", "Sở Nội vụ chủ trì nhiều nhất", 18),
        (
            "Which agency leads the most tasks in the 2025 appendix?",
            "Department of Home Affairs (Sở Nội vụ) leads most",
            18,
        ),
        ("Phòng nào ở Lục Ngạn chủ trì nhiều hoạt động nhất?", "Phòng Nội vụ chủ trì nhiều nhất", 17),
    ],
)
def test_who_has_most_to_do(ask_bundled: Ask, text: str, agency: str, count: int) -> None:
    answer = ask_bundled(text)
    assert agency in answer.text
    assert f"— {count} " in answer.text


def test_who_has_most_to_do_in_what_is_no_plan_is_not_told(ask_bundled: Ask) -> None:
    assert not ask_bundled("Đơn vị nào chủ trì nhiều nhiệm vụ nhất về sản xuất vải thiều?").citations


def test_a_cell_is_listed_in_the_table_that_is_named(ask_bundled: Ask) -> None:
    answer = ask_bundled("Có bao nhiêu nhiệm vụ thường xuyên trong bảng PAPI?")
    assert answer.text.startswith("Có 21 ")
    assert {citation.document for citation in answer.citations} == {"bac-giang-chi-so-2024"}


def test_whom_a_body_works_with_is_told_by_its_work(ask_bundled: Ask) -> None:
    answer = ask_bundled("Bưu điện huyện Lục Ngạn phối hợp với ai?")
    assert "phối hợp với các cơ quan liên quan" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Kể tên 6 chỉ số nội dung PAPI cần duy trì năm 2024",
        "Liệt kê giúp tôi sáu chỉ số nội dung của PAPI mà Bắc Giang xác định cần duy trì trong năm 2024.",
    ],
)
def test_a_list_in_prose_is_told_as_it_stands(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert "Quản trị Điện tử" in answer.text
    assert not answer.tasks


def test_a_sentence_that_says_all_of_it_goes_before_rows_that_say_some(ask_bundled: Ask) -> None:
    answer = ask_bundled("Chi ngân sách hằng năm của huyện Lục Ngạn ưu tiên cho việc gì?")
    assert "ưu tiên bố trí nguồn lực tài chính" in answer.text
    assert "quyết toán" not in answer.text
    answer = ask_bundled("Người đứng đầu cơ quan năm 2024 bị kiểm tra, đôn đốc về việc gì?")
    assert "triển khai thực hiện công tác CCHC" in answer.text


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("Những việc nào trong phụ lục 2025 có hạn “Khi có phát sinh”?", "Khi có phát sinh"),
        ("Nhiệm vụ nào thực hiện theo kế hoạch riêng năm 2025?", "Theo Kế hoạch riêng"),
        ("Liệt kê những việc làm thường xuyên hằng năm trong phụ lục 2025", "Thường xuyên hàng năm"),
    ],
)
def test_what_has_such_words_for_its_time(ask_bundled: Ask, pipeline: Pipeline, question: str, cell: str) -> None:
    answer = ask_bundled(question)
    due = {
        task.id
        for task in pipeline.index.records.tasks
        if task.document == "bac-giang-2025-phu-luc" and task.deadline == cell
    }
    assert due
    assert set(answer.tasks) == due


@pytest.mark.parametrize(
    "whole",
    [
        "Quý II năm 2025 Sở Tài chính làm gì, kể cả những việc làm quanh năm?",
        "Quý II năm 2025 Sở Tài chính có việc gì, tính cả việc thường xuyên?",
    ],
)
def test_what_goes_on_all_year_is_listed_where_it_is_asked_for(ask_bundled: Ask, whole: str) -> None:
    assert "Thường xuyên" in ask_bundled(whole).text
    assert not ask_bundled("Quý II năm 2025 Sở Tài chính có việc gì?").citations


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Việc gì đến hạn trong tháng 1/2024 theo kế hoạch CCHC tỉnh Bắc Giang?", ("15/01/2024", "31/01/2024")),
        ("Tháng 3/2022 các cơ quan phải hoàn thành việc gì?", ("tháng 3/2022",)),
    ],
)
def test_what_is_due_by_the_prose_of_a_plan_without_a_table(ask_bundled: Ask, question: str, due: tuple[str]) -> None:
    answer = ask_bundled(question)
    assert answer.status is Status.ANSWERED and all(day in answer.text for day in due)
