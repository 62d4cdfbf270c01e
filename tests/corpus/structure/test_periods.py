"""Columns named by quarters and months, and a column of areas."""

import pytest

from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry
from corpus.document import BlockKind, Document
from corpus.reader import build_document
from corpus.record import Task
from corpus.repair import repair
from corpus.structure.header import read_columns
from corpus.structure.row import Column
from corpus.tasks import read_tasks

_ENTRY = CatalogEntry("ke-hoach", "Kế hoạch", "UBND tỉnh", "Bắc Giang", "province", 2026)
_TITLE = "KẾ HOẠCH\nCải cách năm 2026\n\nI. NHIỆM VỤ\n\n"


def _read(table: str) -> tuple[Document, tuple[Task, ...]]:
    document = build_document(_TITLE + table, _ENTRY)
    return document, read_tasks(document, load_registry())


def _loose(*rows: str) -> str:
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row.split("/")) for row in rows)


def _dates(task: Task) -> tuple[str | None, str | None, str | None]:
    return task.deadline, task.deadline_start, task.deadline_end


def test_a_mark_under_a_quarter_is_its_deadline() -> None:
    document, tasks = _read(
        "| STT | Nội dung công việc | Cơ quan chủ trì | Quý I | Quý II | Quý III | Quý IV |\n"
        "|---|---|---|---|---|---|---|\n"
        "| 1 | Ban hành kế hoạch của tỉnh | Sở Nội vụ | x | | | |\n"
        "| 2 | Kiểm tra công vụ | Sở Nội vụ | | x | x | |\n"
        "| 3 | Sơ kết, tổng kết | Sở Nội vụ | | x | | x |\n"
        "| 4 | Tổ chức hội nghị | Sở Nội vụ | | | | Trước 15/12 |\n"
        "| 5 | Xây dựng báo cáo | Sở Nội vụ | | Dự thảo | | |\n"
        "| 6 | Theo dõi chung | Sở Nội vụ | | - | | |\n"
    )
    assert [_dates(task) for task in tasks] == [
        ("Quý I", "2026-01-01", "2026-03-31"),
        ("Quý II Quý III", "2026-04-01", "2026-09-30"),
        ("Quý II Quý IV", None, None),
        ("Trước 15/12", None, "2026-12-15"),
        ("Quý II Dự thảo", "2026-04-01", "2026-06-30"),
        ("", None, None),
    ]
    for task in tasks:
        assert repair(document.text, task.spans.get("deadline", ())) == task.deadline
    rows = [block.text for block in document.blocks if block.kind is BlockKind.TABLE]
    assert not any("Quý I |" in row for row in rows)  # the heading is no part of the row that it dates


@pytest.mark.parametrize("beside", ["", "/// "])
def test_quarters_under_one_heading(beside: str) -> None:
    _, tasks = _read(
        _loose(
            "TT/Nội dung công việc/Cơ quan chủ trì/Thời gian thực hiện/Ghi chú",
            f"{beside.strip()}Quý I/Quý II/Quý III/Quý IV" + ("/" if beside else ""),
            "1/Ban hành kế hoạch cải cách hành chính của tỉnh/Sở Nội vụ/x////",
            "2/Kiểm tra công vụ tại các cơ quan, đơn vị/Sở Nội vụ//x/x//",
        )
    )
    assert [(task.lead, *_dates(task)) for task in tasks] == [
        ("Sở Nội vụ", "Quý I", "2026-01-01", "2026-03-31"),
        ("Sở Nội vụ", "Quý II Quý III", "2026-04-01", "2026-09-30"),
    ]


def test_months_between_tabs() -> None:
    _, tasks = _read(
        "TT\tNhiệm vụ\tĐơn vị chủ trì\tTháng 1\tTháng 2\tTháng 3\n"
        "1\tBan hành kế hoạch\tSở Nội vụ\tx\t\t\n2\tTổ chức kiểm tra\tSở Y tế\t\tx\tx\n"
    )
    assert [_dates(task)[1:] for task in tasks] == [("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-03-31")]


def test_figures_by_quarter_assign_nothing() -> None:
    assert not _read("| TT | Nội dung | Quý I | Quý II |\n|---|---|---|---|\n| 1 | Đàn trâu bò | 1.000 | 2.000 |\n")[1]
    assert not _read(
        "| TT | Nội dung | Đơn vị tính | Quý I | Quý II |\n|---|---|---|---|---|\n| 1 | A | kg | x | x |\n"
    )[1]


def test_one_quarter_alone_is_no_set_of_periods() -> None:
    assert Column.PERIOD not in read_columns(("TT", "Nội dung", "Quý I"))


def test_a_column_of_areas() -> None:
    document, tasks = _read(
        "| TT | Lĩnh vực | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|---|\n"
        "| 1 | Cải cách thể chế | Rà soát văn bản | Sở Tư pháp | Các sở, ban, ngành | Quý I/2026 |\n"
        "| 2 | | Ban hành kế hoạch | Sở Tư pháp | Các sở, ban, ngành | Quý II/2026 |\n"
        "| 3 | II. Thủ tục hành chính | Công bố thủ tục | Văn phòng UBND tỉnh | Các sở | Thường xuyên |\n"
        "| 4 | Niêm yết công khai các thủ tục hành chính | UBND cấp xã | Các sở | Thường xuyên |\n"
    )
    assert [(task.area_no, task.area, task.task) for task in tasks] == [
        (None, "Cải cách thể chế", "Rà soát văn bản"),
        (None, "Cải cách thể chế", "Ban hành kế hoạch"),
        ("II", "Thủ tục hành chính", "Công bố thủ tục"),
        ("II", "Thủ tục hành chính", "Niêm yết công khai các thủ tục hành chính"),
    ]
    assert ["area" in task.inherited for task in tasks] == [False, True, False, True]
    for task in tasks:
        assert repair(document.text, task.spans["area"]) == task.area


def test_an_area_column_stands_beside_the_work() -> None:
    assert read_columns(("TT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì"))[1:3] == (Column.AREA, Column.TASK)
    assert read_columns(("TT", "Nội dung cải cách", "Hoạt động"))[1:] == (Column.AREA, Column.ACTIVITY)
    assert read_columns(("TT", "Lĩnh vực", "Chủ trì"))[1] is Column.TASK  # no other column names the work
    assert read_columns(("TT", "Lĩnh vực", "Thời gian"))[1] is Column.OTHER
    assert read_columns(("TT", "Nội dung CCHC", "Chủ trì"))[1] is Column.TASK
