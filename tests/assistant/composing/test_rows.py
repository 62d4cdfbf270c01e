"""Facts of rows: all of one row from one record, and what is missing told."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from corpus.record import Task
from tests.assistant.conftest import build_index, checked

Ask = Callable[..., Answer]
FACTS = {
    "song-xanh-2030:2": ("Văn phòng UBND tỉnh", "Tháng 10/2030"),
    "song-xanh-2031:2": ("Sở Thông tin và Truyền thông", "Tháng 10/2031"),
    "doi-cat-2031:2": ("Phòng Tư pháp", "Tháng 10/2031"),
}


def test_the_facts_of_a_line_are_those_of_the_record_it_cites(ask: Ask) -> None:
    answer = ask("Ai chủ trì số hóa tài liệu lưu trữ lịch sử, thời hạn khi nào?")
    assert set(answer.tasks) == set(FACTS)
    for citation in answer.citations:
        assert citation.record is not None
        lines = [line for line in answer.text.splitlines() if f"[{citation.n}]" in line]
        lead, deadline = FACTS[citation.record]
        assert len(lines) == 1
        assert lead in lines[0]
        assert deadline in lines[0]
        assert not any(other in lines[0] for other, _ in FACTS.values() if other != lead)
        assert lead in citation.quote
        assert deadline in citation.quote


def test_only_what_is_asked_is_told(ask: Ask) -> None:
    answer = ask("Ai phối hợp số hóa tài liệu lưu trữ lịch sử ở Đồi Cát?")
    assert "Sở Khoa học và Công nghệ" in answer.text
    assert "Phòng Tư pháp" not in answer.text
    assert "Kho dữ liệu số" in ask("Sản phẩm của số hóa tài liệu lưu trữ lịch sử ở Đồi Cát là gì?").text


def test_a_part_that_is_missing_makes_the_answer_partial(ask: Ask) -> None:
    answer = ask("Khảo sát mức độ hài lòng của người dân tỉnh Sông Xanh năm 2030 do ai chủ trì, kinh phí bao nhiêu?")
    assert answer.status is Status.PARTIAL
    assert "Sở Nội vụ" in answer.text
    assert "kinh phí" in answer.text


def test_an_empty_cell_is_not_found(ask: Ask) -> None:
    answer = ask("Kinh phí tập huấn kỹ năng soạn thảo văn bản năm 2030 là bao nhiêu?")
    assert answer.status is Status.NOT_FOUND
    assert "kinh phí" in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sở Y tế chủ trì tập huấn kỹ năng soạn thảo văn bản năm 2030 phải không?", True),
        ("Sở Tư pháp chủ trì tập huấn kỹ năng soạn thảo văn bản năm 2030 phải không?", False),
    ],
)
def test_a_premise_is_corrected_only_where_it_is_wrong(ask: Ask, text: str, told: bool) -> None:
    answer = ask(text)
    assert ("Sở Y tế" in answer.text) is told
    assert "Sở Tư pháp" in answer.text
    assert answer.tasks == ("song-xanh-2030:3",)


@pytest.mark.parametrize(
    "text",
    [
        "Ai chủ trì số hóa tài liệu lưu trữ lịch sử theo Quyết định số 99/QĐ-UBND ở Đồi Cát?",
        "Ai chủ trì số hóa sổ hộ tịch ở Đồi Cát?",
        "Khi nào xong khảo sát mức độ an toàn thực phẩm ở Đồi Cát?",
    ],
)
def test_a_row_about_something_else_is_no_answer(ask: Ask, text: str) -> None:
    assert ask(text).status is Status.NOT_FOUND


def test_an_agency_taken_for_granted_is_corrected_whatever_is_asked(ask: Ask) -> None:
    answer = ask("Sở Y tế chủ trì số hóa tài liệu lưu trữ lịch sử ở Đồi Cát, khi nào xong?")
    assert "Không phải Sở Y tế" in answer.text
    assert "Chủ trì: Phòng Tư pháp; Thời hạn: Tháng 10/2031" in answer.text


def test_who_is_said_to_do_a_thing_at_some_time_is_said_to_lead_it(ask: Ask) -> None:
    other = ask("Sở Y tế tập huấn kỹ năng soạn thảo văn bản năm 2030 khi nào?")
    assert "Không phải Sở Y tế" in other.text and "Chủ trì: Sở Tư pháp" in other.text
    own = ask("Sở Tư pháp tập huấn kỹ năng soạn thảo văn bản năm 2030 khi nào?")
    assert "Không phải" not in own.text and "Chủ trì" not in own.text
    helper = ask("Sở Khoa học và Công nghệ số hóa tài liệu lưu trữ lịch sử ở Đồi Cát khi nào?")
    assert "Không phải" not in helper.text and "Chủ trì: Phòng Tư pháp" in helper.text


def test_a_district_does_not_judge_the_agencies_of_the_province(ask_bundled: Ask) -> None:
    assert ask_bundled("Công an tỉnh chủ trì 24 mô hình của Đề án 06 đúng không?").status is Status.NOT_FOUND
    asked = ask_bundled("Công an tỉnh chủ trì 24 mô hình của Đề án 06 ở Lục Ngạn đúng không?")
    assert "Không phải Công an tỉnh" in asked.text and "Công an huyện" in asked.text


def test_one_of_many_named_together_is_one_of_them(ask_bundled: Ask) -> None:
    asked = ask_bundled("Sở Y tế chủ trì đăng ký danh sách TTHC có khó khăn, vướng mắc năm 2025 đúng không?")
    assert asked.status is Status.ANSWERED and "Không phải" not in asked.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Số hóa tài liệu lưu trữ lịch sử ở Đồi Cát xong trong tháng 6/2031 phải không?", True),
        ("Có phải hạn số hóa tài liệu lưu trữ lịch sử ở Đồi Cát là 28/2/2031 không?", True),
        ("Trong tháng 3/2031, ai chủ trì số hóa tài liệu lưu trữ lịch sử ở Đồi Cát?", True),
        ("Số hóa tài liệu lưu trữ lịch sử ở Đồi Cát xong trong tháng 10/2031 phải không?", False),
        ("Số hóa tài liệu lưu trữ lịch sử ở Đồi Cát xong trong quý IV năm 2031 đúng không?", False),
        ("co phai so hoa tai lieu luu tru lich su o Doi Cat xong trong thang 6/2031 khong", True),
    ],
)
def test_another_time_than_the_question_has_is_told(ask: Ask, text: str, told: bool) -> None:
    answer = ask(text)
    assert ("Thời hạn không phải như câu hỏi nêu" in answer.text) == told
    assert "Tháng 10/2031" in answer.text


def test_rows_of_the_bundled_documents_keep_their_facts_together(ask_bundled: Ask, pipeline: Pipeline) -> None:
    """Ask for rows by their own words: what the answer says of a row is what its record says."""
    rows = [task for task in pipeline.index.records.tasks if task.activity and task.lead and task.deadline]
    for task in rows[::9]:
        activity = " ".join((task.activity or "").split()[:40])
        answer = ask_bundled(f"Ai chủ trì “{activity}”, thời hạn khi nào?", documents=(task.document,))
        for citation in answer.citations:
            if citation.record is None:
                continue
            record = pipeline.index.record(citation.record)
            assert record.document == task.document
            lines = [line for line in answer.text.splitlines() if f"[{citation.n}]" in line]
            assert lines
            if isinstance(record, Task) and len(lines) == 1 and "Thời hạn:" in lines[0]:
                assert (record.deadline or "") in lines[0]


def test_of_rows_that_fit_the_one_that_says_the_words_together(ask_bundled: Ask) -> None:
    asked = ask_bundled("Rà soát bố trí công chức theo vị trí việc làm ở Lục Ngạn xong khi nào?")
    assert "Tháng 11/2024" in asked.text


def test_what_departments_do_is_the_province_s(ask_bundled: Ask) -> None:
    asked = ask_bundled("Xếp hạng, công bố chỉ số CCHC của các sở năm 2024: tháng mấy?")
    assert "luc-ngan-2024" not in {citation.document for citation in asked.citations}


def test_a_claim_is_not_confirmed_by_prose_that_charges_all_heads(ask_bundled: Ask) -> None:
    answer = ask_bundled("Phòng Tư pháp Lục Ngạn chủ trì kế hoạch kiểm tra CCHC 2024 đúng không?")
    assert answer.text.startswith("Không phải Phòng Tư pháp")


def test_a_row_that_says_it_itself_is_told_without_those_beside_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Ai thẩm định phương án đơn giản hóa TTHC của tỉnh năm 2025?")
    assert answer.tasks == ("bac-giang-2025-phu-luc:II-6",)


def test_what_is_done_for_a_task_is_known_by_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Phòng Tư pháp Lục Ngạn chủ trì kế hoạch kiểm tra CCHC năm 2024 đúng không?")
    assert "Không phải Phòng Tư pháp" in answer.text
    assert "Chủ trì: Phòng Nội vụ" in answer.text


def test_a_task_with_one_activity_is_told_by_its_own_words(ask_bundled: Ask) -> None:
    answer = ask_bundled("Ở Lục Ngạn, việc hướng dẫn sáng kiến, giải pháp mới phải xong tháng nào?")
    assert "03/2024" in answer.text
    assert "11/2023" not in answer.text


def test_when_a_thing_is_to_be_done_is_told_as_the_row_says_it_where_its_deadline_is_a_whole_year(
    ask_bundled: Ask,
) -> None:
    answer = ask_bundled("Lục Ngạn rà soát văn bản QPPL vào lúc nào nếu tình hình kinh tế - xã hội thay đổi?")
    assert "ngay sau khi có văn bản QPPL" in answer.text
    assert "Trường hợp, để xảy ra" in ask_bundled("Khi nào phải xin lỗi người dân ở Lục Ngạn?").text


def test_who_is_said_to_do_a_thing_leads_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Các xã ở Lục Ngạn lập kế hoạch tuyên truyền CCHC của xã chậm nhất tháng nào?")
    assert "Tháng 01/2023" in answer.text
    assert "Tháng 1/2024" not in answer.text


def test_a_plan_for_another_matter_is_not_the_plan_asked_for(ask_bundled: Ask) -> None:
    answer = ask_bundled("Xã ở Lục Ngạn phải ban hành kế hoạch CCHC năm 2024 trong tháng nào?")
    assert "01/2024" in answer.text
    assert "01/2023" not in answer.text


@pytest.mark.parametrize(("body", "month"), [("UBND cấp xã", "02/2022"), ("UBND cấp huyện", "01/2022")])
def test_of_several_bodies_the_time_of_the_one_asked_about(ask_bundled: Ask, body: str, month: str) -> None:
    answer = ask_bundled(f"{body} ban hành kế hoạch CCHC năm 2022 trong tháng nào?")
    assert month in answer.text
    assert "3/2022" not in answer.text


SAME_WORDS = """KẾ HOẠCH CHỈNH TRANG BẾN PHÀ TỈNH SÔNG XANH NĂM 2031

I. TỔ CHỨC THỰC HIỆN

1. Sở Xây dựng

Theo dõi, đôn đốc việc sơn lại lan can của các bến.

2. Sở Công Thương

Theo dõi, đôn đốc việc sơn lại lan can của các chợ.

II. PHỤ LỤC NHIỆM VỤ

STT\tMục tiêu\tNhiệm vụ\tHoạt động\tCơ quan chủ trì\tThời gian
1\tBến phà sáng đèn\tRà soát hệ thống chiếu sáng\tThay bóng đèn hỏng ở nhà chờ\tSở Nội vụ\tTháng 3/2031
2\tKhách chờ được tiện nghi\tNâng cấp chỗ ngồi\tKê thêm ghế gỗ\tSở Tài chính\tTháng 4/2031
3\tTiết kiệm điện\tDùng điện mặt trời\tThay bóng đèn hỏng ở nhà chờ\tSở Tư pháp\tTháng 5/2031
"""


@pytest.fixture(scope="module")
def ask_same(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("same") / "index"
    entry = CatalogEntry("ben-pha", "Kế hoạch chỉnh trang bến phà năm 2031", "UBND tỉnh", "Sông Xanh", "province", 2031)
    build_index(folder, [(entry, SAME_WORDS)])
    pipeline = open_pipeline(Settings(index=folder))
    return lambda text: checked(pipeline, pipeline.answer(Question(text)))


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        ("Ai chủ trì thay bóng đèn hỏng ở nhà chờ?", ("Sở Nội vụ", "Sở Tư pháp"), ("Sở Tài chính",)),
        ("Ai theo dõi, đôn đốc việc sơn lại lan can?", ("Sở Xây dựng", "Sở Công Thương"), ()),
        ("Ai theo dõi, đôn đốc việc sơn lại lan can của các chợ?", ("Sở Công Thương",), ("Sở Xây dựng",)),
    ],
)
def test_what_is_given_to_two_in_the_same_words_is_told_of_both(
    ask_same: Ask, text: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = ask_same(text)
    assert all(body in answer.text for body in told)
    assert not any(body in answer.text for body in untold)
