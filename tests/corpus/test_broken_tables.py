"""Tables as offices print them: marks for "as above", roles inside one cell, page numbers, columns with other names."""

import pytest

from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry
from corpus.reader import build_document
from corpus.record import Task
from corpus.tasks import read_tasks

_ENTRY = CatalogEntry("ke-hoach", "Kế hoạch", "UBND tỉnh", "Bắc Giang", "province", 2025)


def _tasks(*rows: str) -> tuple[Task, ...]:
    table = "\n".join(f"| {row} |" for row in (rows[0], " | ".join("---" for _ in rows[0].split("|")), *rows[1:]))
    return read_tasks(build_document(f"# KẾ HOẠCH\n\n## PHỤ LỤC NHIỆM VỤ\n\n{table}\n", _ENTRY), load_registry())


@pytest.mark.parametrize("mark", ["nt", "-nt-", "Như trên", '"', "(như trên)", "″"])
def test_marks_for_as_above(mark: str) -> None:
    first, second = _tasks(
        "STT | Nội dung công việc | Đơn vị thực hiện | Thời hạn | Ghi chú",
        "1 | Ban hành kế hoạch | Sở Tư pháp | Quý I/2025 | ",
        f"2 | Rà soát văn bản | {mark} | {mark} | Theo nghị quyết",
    )
    assert (second.lead, second.deadline) == (first.lead, first.deadline)
    assert {"lead", "deadline"} <= set(second.inherited)


def test_a_mark_with_nothing_above_it_is_no_agency() -> None:
    (task,) = _tasks("STT | Nhiệm vụ | Chủ trì | Thời gian", "1 | Ban hành kế hoạch | như trên | Quý I")
    assert task.lead_agencies == ()
    assert "lead" in task.uncertain


@pytest.mark.parametrize(
    ("cell", "lead", "coordinate"),
    [
        ("Phòng Nội vụ (chủ trì); Văn phòng UBND (phối hợp)", "Phòng Nội vụ", "Văn phòng UBND"),
        (
            "Phòng Nội vụ; Phòng Tư pháp (phối hợp), UBND các xã (phối hợp)",
            "Phòng Nội vụ",
            "Phòng Tư pháp (phối hợp), UBND các xã",
        ),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Sở Nội vụ", "Sở Tài chính"),
        ("- Chủ trì: Sở Nội vụ<br>- Phối hợp: Sở Tư pháp", "Sở Nội vụ", "Sở Tư pháp"),
        ("Sở Nội vụ; Sở Tư pháp", "Sở Nội vụ; Sở Tư pháp", None),
    ],
)
def test_roles_told_inside_a_cell(cell: str, lead: str, coordinate: str | None) -> None:
    (task,) = _tasks("TT | Nội dung | Người/đơn vị thực hiện | Tiến độ", f"1 | Kiểm tra | {cell} | Quý II")
    assert (task.lead, task.coordinate) == (lead, coordinate)


def test_rules_of_one_dash_and_rows_that_count_columns_are_no_rows() -> None:
    table = """| TT | Nội dung | Chủ trì | Thời gian |
|:-:|---|---|---|
| 1 | Ban hành kế hoạch | Sở Nội vụ | 01/2025 |
| (1) | (2) | (3) | (4) |
| 2 | Kiểm tra | Sở Nội vụ | 6/2025 |"""
    first, second = read_tasks(build_document(f"# KẾ HOẠCH\n\n## PHỤ LỤC\n\n{table}\n", _ENTRY), load_registry())
    assert (first.deadline_start, second.deadline_end) == ("2025-01-01", "2025-06-30")


def test_a_row_that_a_page_cuts_with_its_number_between() -> None:
    header = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\tSản phẩm\n"
    text = f"{header}1\tXây dựng kế hoạch\tSở Nội vụ\tQuý I\tKế hoạch\n2\tKiểm tra tại các cơ\n\n3\n\n"
    text += f"{header}\tquan, đơn vị\tSở Nội vụ\tQuý II\tBáo cáo\n3\tTập huấn\tSở Nội vụ\tQuý III\tLớp học\n"
    tasks = read_tasks(build_document(text, _ENTRY), load_registry())
    assert [task.task for task in tasks] == ["Xây dựng kế hoạch", "Kiểm tra tại các cơ quan, đơn vị", "Tập huấn"]
    assert (tasks[1].product, tasks[1].lead) == ("Báo cáo", "Sở Nội vụ")


def test_a_page_number_inside_a_numbered_table() -> None:
    rows = "1\nXây dựng kế hoạch\nSở Nội vụ\nCác sở, ngành\nTháng 01/2025\n12\n"
    rows += "2\nKiểm tra công vụ\nThanh tra tỉnh\nSở Nội vụ\nQuý II/2025\n"
    text = f"STT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n{rows}"
    first, second = read_tasks(build_document(text, _ENTRY), load_registry())
    assert (first.deadline, second.lead) == ("Tháng 01/2025", "Thanh tra tỉnh")


def test_a_beginning_is_no_deadline_and_who_takes_part_coordinates() -> None:
    (task,) = _tasks(
        "TT | Nội dung | Đơn vị chịu trách nhiệm chính | Đơn vị tham gia | Thời gian bắt đầu | Thời gian kết thúc",
        "1 | Kiểm tra | Sở Nội vụ | Các sở, ngành | 01/3/2025 | 30/6/2025",
    )
    assert (task.deadline_end, task.coordinate_agencies) == ("2025-06-30", ("Các Sở, ngành",))
