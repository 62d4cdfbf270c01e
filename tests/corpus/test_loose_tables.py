"""Tables of loose Markdown, a cell a line: headings of two rows, areas with sums, schedules, work under other names."""

from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry
from corpus.reader import build_document
from corpus.record import Task
from corpus.tasks import read_tasks

_ENTRY = CatalogEntry("ke-hoach", "Kế hoạch", "UBND tỉnh", "Bắc Giang", "province", 2025)


def _tasks(*rows: str) -> tuple[Task, ...]:
    """The tasks of a table; a row's cells are parted by " ¦ ", an empty one has no words."""
    cells = "".join(
        "|\n" + "".join(f"{cell.strip()}\n|\n" if cell.strip() else "|\n" for cell in row.split("¦")) for row in rows
    )
    return read_tasks(build_document(f"**KẾ HOẠCH**\n\n**PHỤ LỤC**\n\n{cells}\n", _ENTRY), load_registry())


def test_what_a_table_counts_is_the_work_where_no_column_names_it() -> None:
    one, two = _tasks(
        "**TT** ¦ **Tiêu chí** ¦ **Cơ quan chịu trách nhiệm**",
        "1 ¦ Xử lý văn bản ¦ Sở Y tế",
        "2 ¦ Hộ tịch ¦ Sở Tư pháp",
    )
    assert (one.task, one.lead_agencies) == ("Xử lý văn bản", ("Sở Y tế",))
    assert (two.task, two.lead_agencies) == ("Hộ tịch", ("Sở Tư pháp",))


def test_the_rows_tell_which_name_of_a_heading_is_parted() -> None:
    one, two = _tasks(
        "**TT** ¦ **Chỉ tiêu** ¦ **Đơn vị tính** ¦ **Lộ trình** ¦ **Cơ quan chủ trì**",
        "**Năm 2025** ¦ **Năm 2026**",
        "1 ¦ Tỷ lệ hồ sơ trực tuyến ¦ % ¦ 80 ¦ 90 ¦ Sở Y tế",
        "2 ¦ Số lớp tập huấn ¦ Lớp ¦ 4 ¦ 6 ¦ Sở Nội vụ",
    )
    assert (one.task, one.lead_agencies, one.deadline) == ("Tỷ lệ hồ sơ trực tuyến", ("Sở Y tế",), None)
    assert (two.task, two.lead_agencies) == ("Số lớp tập huấn", ("Sở Nội vụ",))


def test_an_area_may_stand_with_its_sums() -> None:
    (task,) = _tasks(
        "**TT** ¦ **Tiêu chí** ¦ **Điểm** ¦ **Cơ quan chủ trì** ¦ **Thời hạn**",
        "I ¦ CẢI CÁCH THỂ CHẾ ¦ 10,0 ¦ ¦",
        "1 ¦ Xử lý văn bản ¦ 1,0 ¦ Sở Y tế ¦ Quý I/2025",
    )
    assert (task.area_no, task.area, task.task) == ("I", "CẢI CÁCH THỂ CHẾ", "Xử lý văn bản")


def test_two_headings_one_above_the_other() -> None:
    (task,) = _tasks(
        "**TT** ¦ **Nhiệm vụ** ¦ **Thời hạn** ¦ **Đơn vị thực hiện** ¦ **Đơn vị phối hợp** ¦ **Kết quả**",
        "**A. CẢI CÁCH THỂ CHẾ**",
        "I ¦ Xây dựng văn bản",
        "1 ¦ Dự thảo Nghị quyết ¦ Tháng 6/2025 ¦ Sở Y tế ¦ Sở Nội vụ ¦ Nghị quyết",
    )
    assert (task.area_no, task.area, task.task) == ("I", "Xây dựng văn bản", "Dự thảo Nghị quyết")


def test_a_schedule_of_visits() -> None:
    (task,) = _tasks(
        "**TT** ¦ **Thời gian** ¦ **Đơn vị được kiểm tra** ¦ **Nội dung trọng tâm** ¦ **Ghi chú**",
        "1 ¦ Ngày 10/4/2025 ¦ UBND xã Hòa An ¦ Hồ sơ đất đai ¦ Cả ngày",
    )
    assert (task.task, task.activity, task.deadline) == ("UBND xã Hòa An", "Hồ sơ đất đai", "Ngày 10/4/2025")


def test_several_names_of_a_heading_are_parted() -> None:
    one, two = _tasks(
        "**TT** ¦ **Nhiệm vụ** ¦ **Phân công thực hiện** ¦ **Thời gian** ¦ **Kinh phí**",
        "**Chủ trì** ¦ **Phối hợp** ¦ **Bắt đầu** ¦ **Hoàn thành** ¦ **Tổng số** ¦ **Năm 2025**",
        "1 ¦ Nâng cấp Cổng Dịch vụ công ¦ Sở Y tế ¦ Sở Nội vụ ¦ Tháng 4/2025 ¦ Tháng 8/2025 ¦ 3.500 ¦ 3.500",
        "2 ¦ Trang bị máy quét ¦ Sở Tài chính ¦ Sở Y tế ¦ Tháng 6/2025 ¦ Tháng 12/2026 ¦ 2.760 ¦ 1.380",
    )
    assert (one.lead, one.coordinate, one.deadline, one.budget) == ("Sở Y tế", "Sở Nội vụ", "Tháng 8/2025", "3.500")
    assert (two.lead, two.coordinate, two.deadline, two.budget) == ("Sở Tài chính", "Sở Y tế", "Tháng 12/2026", "2.760")


def test_a_column_of_bodies_says_who_does_the_work_where_no_other_does() -> None:
    one, two = _tasks(
        "**STT** ¦ **Cơ quan, đơn vị** ¦ **Nhiệm vụ được giao** ¦ **Thời gian hoàn thành**",
        "1 ¦ Sở Y tế ¦ Ban hành sổ tay hướng dẫn người bệnh ¦ Tháng 5/2025",
        "Tổ chức hội nghị khách hàng của ngành ¦ Tháng 9/2025",
    )
    assert (one.lead, one.task, one.deadline) == ("Sở Y tế", "Ban hành sổ tay hướng dẫn người bệnh", "Tháng 5/2025")
    assert (two.lead, two.inherited) == ("Sở Y tế", ("lead",))


def test_bare_dates_stand_under_times_that_are_parted() -> None:
    task, _ = _tasks(
        "**STT** ¦ **Thủ tục, nhóm thủ tục** ¦ **Lĩnh vực** ¦ **Cơ quan thực hiện rà soát** ¦ **Thời gian thực hiện**",
        "**Chủ trì** ¦ **Phối hợp** ¦ **Bắt đầu** ¦ **Hoàn thành**",
        "1 ¦ Cấp giấy phép ¦ Khoáng sản ¦ Sở Y tế ¦ Bảo hiểm xã hội tỉnh ¦ 01/02/2025 ¦ 30/6/2025",
        "2 ¦ Công nhận điểm du lịch ¦ Du lịch ¦ Sở Tư pháp ¦ Sở Nội vụ ¦ 15/02/2025 ¦ 30/5/2025",
    )
    assert (task.lead, task.coordinate, task.deadline_end) == ("Sở Y tế", "Bảo hiểm xã hội tỉnh", "2025-06-30")


def test_a_column_of_months() -> None:
    (task,) = _tasks(
        "**Tháng** ¦ **Nội dung** ¦ **Đơn vị thực hiện** ¦ **Kết quả**",
        "5 ¦ Đối thoại chuyên đề ¦ Sở Y tế ¦ Thông báo kết luận",
    )
    assert (task.task, task.deadline, task.deadline_end) == ("Đối thoại chuyên đề", "Tháng 5", "2025-05-31")
