import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry, load_catalog
from corpus.document import Document
from corpus.reader import build_document, read_document
from corpus.record import Task
from corpus.repair import repair
from corpus.tasks import assigns_work, read_tasks
from eval.register import score_register

_DOCUMENTS = Path(corpus.__file__).parent / "documents"
_DATA = Path(__file__).parents[1] / "data"
_ENTRY = CatalogEntry("ke-hoach", "Kế hoạch", "UBND tỉnh", "Bắc Giang", "province", 2025)


@cache
def _read(name: str) -> tuple[Document, tuple[Task, ...]]:
    entry = next(entry for entry in load_catalog(_DOCUMENTS / "catalog.jsonl") if entry.id == name)
    document = read_document(_DOCUMENTS / f"{name}.txt", entry)
    return document, read_tasks(document, load_registry())


def _tasks_of(text: str) -> tuple[Task, ...]:
    return read_tasks(build_document(text, _ENTRY), load_registry())


def _wanted(path: str, name: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in (_DATA / path).read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["document"] == name]


@pytest.mark.parametrize(
    ("path", "name", "count"),
    [
        ("examples/tasks-bac-giang-chi-so-2024.jsonl", "bac-giang-chi-so-2024", 22),
        ("tasks-luc-ngan-2024.jsonl", "luc-ngan-2024", 51),
    ],
)
def test_the_register_is_as_read_by_hand(path: str, name: str, count: int) -> None:
    tasks = _read(name)[1]
    score = score_register(_wanted(path, name), [asdict(task) for task in tasks])
    assert (len(tasks), score.found, score.missed, score.invented) == (count, count, (), ())
    assert (score.cell_share, score.agency_f1) == (1.0, 1.0), score.differences


@pytest.mark.parametrize("name", ["bac-giang-chi-so-2024", "luc-ngan-2024"])
def test_every_field_is_the_repaired_join_of_its_spans(name: str) -> None:
    document, tasks = _read(name)
    for task in tasks:
        values = asdict(task)
        for field, spans in task.spans.items():
            assert values[field] == repair(document.text, spans)
        for field in ("area", "goal", "task", "activity", "product", "lead", "coordinate", "deadline", "budget"):
            assert (field in task.spans) == bool(values[field])


def test_labels_are_numbers_of_their_own() -> None:
    tasks = {task.id: task for task in _read("luc-ngan-2024")[1]}
    first = tasks["luc-ngan-2024:I-1"]
    assert (first.area_no, first.area) == ("I", "Cải cách thể chế")
    assert (first.goal_no, first.task_no, first.activity_no) == ("1.1", "2.1", "3.1")
    assert tasks["luc-ngan-2024:II-4"].goal_no == "4.4"
    assert tasks["luc-ngan-2024:II-7"].task_no == "7"
    assert tasks["luc-ngan-2024:II-8"].goal_no is None
    assert tasks["luc-ngan-2024:IV-9"].task_no == "2.8"
    assert tasks["luc-ngan-2024:VI-2"].activity_no == "2"


def test_what_a_row_takes_over_is_said() -> None:
    tasks = {task.id: task for task in _read("luc-ngan-2024")[1]}
    assert tasks["luc-ngan-2024:I-1"].inherited == ()
    assert tasks["luc-ngan-2024:I-2"].inherited == ("goal", "task", "activity", "lead")
    assert tasks["luc-ngan-2024:I-4"].inherited == ("goal_no", "goal", "task_no", "task", "activity_no", "activity")
    assert set(tasks["luc-ngan-2024:VI-9"].inherited) >= {"goal", "task", "product", "lead", "coordinate", "deadline"}


def test_doubts_say_why() -> None:
    tasks = {task.id: task for task in _read("luc-ngan-2024")[1]}
    assert tasks["luc-ngan-2024:I-4"].uncertain == {"coordinate": "trùng với cơ quan chủ trì, có thể in nhầm"}
    assert "hàng sau" in tasks["luc-ngan-2024:VII-12"].uncertain["coordinate"]
    assert "hàng trước" in tasks["luc-ngan-2024:VII-13"].uncertain["coordinate"]
    assert tasks["luc-ngan-2024:VII-12"].confidence < 1.0


def test_the_first_the_tenth_and_the_last_row() -> None:
    tasks = _read("bac-giang-chi-so-2024")[1]
    assert [tasks[at].id for at in (0, 9, -1)] == [f"bac-giang-chi-so-2024:{number}" for number in (1, 10, 22)]
    assert tasks[9].lead_agencies == ("Sở Tài nguyên và Môi trường",)
    assert tasks[-1].coordinate_agencies == ("Thanh tra tỉnh", "Các sở, ban, ngành có liên quan")
    assert tasks[-1].task_no == "22"


def test_tables_of_figures_assign_no_work() -> None:
    assert not assigns_work(["STT", "Nội dung", "Đơn vị tính", "Năm 2026"])
    assert not assigns_work(["TT", "Thông số", "Thời gian quan trắc"])
    assert assigns_work(["TT", "Nội dung công việc", "Lộ trình"])
    assert (
        _tasks_of("**KẾ HOẠCH**\n\n| TT | Nội dung | Đơn vị tính |\n|---|---|---|\n| 1 | Thu nội địa | Tỷ đồng |\n")
        == ()
    )


def test_a_header_with_no_rows_gives_no_tasks() -> None:
    assert _tasks_of("KẾ HOẠCH\n\nTT\tNhiệm vụ\tChủ trì\tThời gian\n") == ()


def test_a_row_with_more_cells_than_headings_is_doubtful() -> None:
    cells = "\t".join(["1", "Báo cáo", "Sở Nội vụ", "Năm 2025", *(f"ô {i}" for i in range(8))])
    (task,) = _tasks_of(f"KẾ HOẠCH\n\nTT\tNhiệm vụ\tChủ trì\tThời gian\n{cells}\n")
    assert task.uncertain["lead"] == "hàng có 12 ô dưới 4 tên cột, có thể lệch cột"
    assert (task.task, task.lead, task.confidence) == ("Báo cáo", "Sở Nội vụ", 0.3)


def test_a_table_cut_off_gives_a_partial_record() -> None:
    header = "TT\tNhiệm vụ\tChủ trì\tThời gian\n"
    first, last = _tasks_of(f"KẾ HOẠCH\n\n{header}1\tBáo cáo\tSở Nội vụ\tNăm 2025\n2\tBan hành kế ho")
    assert (first.lead, first.uncertain) == ("Sở Nội vụ", {})
    assert (last.task, last.lead, last.deadline) == ("Ban hành kế ho", None, None)
    assert last.uncertain["task"] == "hàng thiếu 2 ô, có thể bị cắt"


def test_one_column_for_both_roles() -> None:
    header = "TT\tNhiệm vụ\tCơ quan chủ trì/phối hợp\tThời gian\n"
    rows = (
        "1\tBáo cáo\tChủ trì: Sở Nội vụ. Phối hợp: Các sở, ngành\tQuý I\n"
        "2\tRà soát\tSở Y tế; Sở Tài chính\tQuý II\n"
        "3\tCông khai\tSở Tư pháp/ Sở Công Thương\tQuý II\n"
    )
    first, second, third = _tasks_of(f"KẾ HOẠCH\n\n{header}{rows}")
    assert (first.lead_agencies, first.coordinate_agencies) == (("Sở Nội vụ",), ("Các Sở, ngành",))
    assert first.uncertain == {}
    assert (second.lead, second.coordinate) == ("Sở Y tế; Sở Tài chính", "")
    assert second.uncertain == {"lead": "cột gộp chủ trì và phối hợp, không có dấu tách"}
    assert (third.lead, third.coordinate) == ("Sở Tư pháp", "Sở Công Thương")
    assert "gạch chéo" in third.uncertain["coordinate"]


def test_a_task_that_comes_back() -> None:
    header = "TT\tNhiệm vụ\tChủ trì\tThời gian\n"
    first, second = _tasks_of(f"KẾ HOẠCH\n\n{header}1\tBáo cáo\tSở Nội vụ\t6 tháng, năm\n2\tRà soát\tSở Y tế\tQuý I\n")
    assert (first.recurrence, first.deadline_start) == ("half-yearly", None)
    assert (second.recurrence, second.deadline_start) == (None, "2025-01-01")


@pytest.mark.parametrize(
    ("printed", "unsure"),
    [
        ("Năm 2025 Dư một Dư hai", True),
        ("Thường xuyên Báo cáo quý", True),
        ("Tháng 10/2025 (gửi Sở Nội vụ)", False),
        ("Sau khi có Nghị quyết của cơ quan có thẩm quyền", False),
        ("Quý IV/2025- Quý II/2026", False),
        ("Quý I, II năm 2026 theo Kế hoạch của UBND tỉnh", False),
    ],
)
def test_other_words_after_a_time_are_in_doubt(printed: str, unsure: bool) -> None:
    (task,) = _tasks_of(f"KẾ HOẠCH\n\nTT\tNhiệm vụ\tChủ trì\tThời gian\n1\tBáo cáo\tSở Nội vụ\t{printed}\n")
    assert task.deadline == printed
    assert ("deadline" in task.uncertain) is unsure


def test_an_empty_cell_keeps_its_doubt() -> None:
    tasks = {task.id: task for task in _read("bac-giang-2025-phu-luc")[1]}
    row = tasks["bac-giang-2025-phu-luc:VII-2"]
    assert (row.lead, row.coordinate) == ("Sở Nội vụ", "")
    assert row.uncertain["coordinate"].startswith("Không thấy dấu của ô trống")


def test_a_table_of_two_hundred_pages() -> None:
    header = "TT\tNhiệm vụ\tChủ trì\tThời gian\n"
    page = [f"{number}\tRà soát thủ tục {number}\tSở Nội vụ\tNăm 2025\n" for number in range(1, 4001)]
    text = "".join(("\n" + header if number % 20 == 0 and number else "") + row for number, row in enumerate(page))
    tasks = _tasks_of(f"KẾ HOẠCH\n\n{header}{text}")
    assert len(tasks) == 4000
    assert all(not task.uncertain for task in tasks)
    assert (tasks[0].task, tasks[-1].task) == ("Rà soát thủ tục 1", "Rà soát thủ tục 4000")
