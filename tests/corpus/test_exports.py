"""The register for other programs: rows, harmless cells, a calendar that folds rightly, choosing, briefing."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.agencies import load_registry
from corpus.briefing import make_briefing, write_briefing
from corpus.catalog import CatalogEntry
from corpus.document import Span
from corpus.exports import harmless, to_csv, to_ics, to_jsonl, to_row, to_table, to_xlsx
from corpus.record import Duty, Records, Target, Task
from corpus.register import Selection, due_period, select, work_of

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
STAMP = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
CATALOG = (
    CatalogEntry("p", "Kế hoạch tỉnh", "UBND tỉnh", "Bắc Giang", "province", 2025),
    CatalogEntry("h", "Kế hoạch huyện", "UBND huyện", "Lục Ngạn", "district", 2024),
)


def task(number: int, **given: object) -> Task:
    values: dict[str, object] = {
        "id": f"p:I-{number}",
        "document": "p",
        "year": 2025,
        "area_no": "VI",
        "area": "Xây dựng chính quyền số",
        "goal_no": None,
        "goal": None,
        "task_no": "1",
        "task": "Nâng cấp hệ thống",
        "activity_no": None,
        "activity": None,
        "product": "Báo cáo",
        "lead": "Sở TT&TT",
        "lead_agencies": ("Sở Thông tin và Truyền thông",),
        "coordinate": "Các sở, ngành",
        "coordinate_agencies": ("Các Sở, ngành",),
        "deadline": "Năm 2025",
        "deadline_start": "2025-01-01",
        "deadline_end": "2025-12-31",
        "budget": "",
        "spans": {"task": (Span(3, 20),)},
    }
    return Task(**{**values, **given})  # type: ignore[arg-type]


DUTY = Duty(
    id="h:duty-1",
    document="h",
    year=2024,
    agency="Phòng Nội vụ",
    agencies=("Phòng Nội vụ",),
    role="lead",
    text="Chủ trì, phối hợp với Phòng Y tế; báo cáo, tổng hợp",
    coordinate="Phòng Y tế",
    coordinate_agencies=("Phòng Y tế",),
    deadline="trước ngày 15 hằng tháng",
    recurrence="monthly",
)
TARGET = Target("h:target-1", "h", 2024, "Trên 90% hồ sơ", "90", 90.0, "%", ">", "hồ sơ", "cấp huyện")
RECORDS = Records(
    (
        task(1),
        task(2, task="=1+1", deadline="Tháng 3/2025", deadline_start="2025-03-01", deadline_end="2025-03-31"),
        task(3, deadline="Thường xuyên", deadline_start=None, deadline_end=None, area_no="I", area="Thể chế"),
    ),
    (DUTY,),
    (TARGET,),
)


def test_a_task_row_has_the_fields_of_the_examples_first() -> None:
    example = json.loads((EXAMPLES / "tasks-samples.jsonl").read_text(encoding="utf-8").splitlines()[0])
    row = to_row(task(1, uncertain={"goal": "in hai lần"}, inherited=("goal",)))
    assert list(row) == [*example, "recurrence", "kind", "confidence", "spans"]
    assert row["uncertain"] == ["goal"]
    assert row["inherited"] == ["goal"]
    assert row["lead_agencies"] == ["Sở Thông tin và Truyền thông"]
    assert row["spans"] == {"task": [[3, 20]]}


def test_jsonl_is_one_object_a_line() -> None:
    rows = [json.loads(line) for line in to_jsonl([*RECORDS.tasks, DUTY, TARGET]).splitlines()]
    assert [row["kind"] for row in rows] == ["task", "task", "task", "duty", "target"]


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-5", "@x", "\tx", "\n=1", " =1+1", "＝1"])
def test_cells_that_begin_like_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    rows = list(csv.reader(io.StringIO(to_csv([task(1, task=cell)]))))
    assert rows[1][6] == f"'{cell}"


def test_csv_has_a_column_for_everything_and_as_many_cells_as_columns() -> None:
    rows = list(csv.reader(io.StringIO(to_csv([*RECORDS.tasks, DUTY, TARGET]))))
    assert {len(row) for row in rows} == {18}
    assert rows[1][9] == "Sở Thông tin và Truyền thông"
    assert rows[4][14] == "hằng tháng"
    assert rows[5][16] == "> 90%"


def test_a_workbook_has_a_sheet_a_kind_and_no_formula() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(to_xlsx([*RECORDS.tasks, DUTY, TARGET])))
    assert book.sheetnames == ["Nhiệm vụ", "Phân công", "Chỉ tiêu"]
    assert [sheet.max_row for sheet in book.worksheets] == [4, 2, 2]
    assert book.worksheets[0]["G3"].value == "'=1+1"
    days = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row if cell.is_date]
    assert isinstance(book.worksheets[0]["D2"].value, int)
    assert datetime(2025, 3, 31) in [cell.value for cell in days]
    assert {cell.number_format for cell in days} == {"dd/mm/yyyy"}
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert load_workbook(io.BytesIO(to_xlsx([]))).sheetnames == ["Nhiệm vụ"]


def test_a_calendar_folds_after_75_octets_and_says_what_it_leaves_out() -> None:
    calendar = to_ics([*RECORDS.tasks, DUTY, TARGET], STAMP)
    lines = calendar.text.split("\r\n")
    assert max(len(line.encode("utf-8")) for line in lines) <= 75
    unfolded = calendar.text.replace("\r\n ", "")
    assert "DTSTAMP:20250102T030405Z" in unfolded
    assert "DTSTART;VALUE=DATE:20250301\r\nDTEND;VALUE=DATE:20250401" in unfolded
    assert [record.id for record in calendar.left_out] == ["p:I-3", "h:duty-1", "h:target-1"]
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 2


def test_calendar_texts_are_escaped() -> None:
    text = to_ics([task(1, task="Rà soát; sửa, bổ sung\\x\nhết")], STAMP).text.replace("\r\n ", "")
    assert "SUMMARY:Rà soát\\; sửa\\, bổ sung\\\\x\\nhết" in text


def test_a_table_keeps_its_columns() -> None:
    lines = to_table([task(1, activity="Rất dài " * 20)]).splitlines()
    assert lines[0].startswith("Mã")
    assert lines[2].split()[0] == "p:I-1"
    assert len(lines) > 4


@pytest.mark.parametrize(
    ("selection", "wanted"),
    [
        (Selection(), ["p:I-1", "p:I-2", "p:I-3", "h:duty-1", "h:target-1"]),
        (Selection(documents=("h",)), ["h:duty-1", "h:target-1"]),
        (Selection(years=(2025,), kinds=("task",)), ["p:I-1", "p:I-2", "p:I-3"]),
        (Selection(places=("luc ngan",)), ["h:duty-1", "h:target-1"]),
        (Selection(agencies=("Các Sở, ngành",), role="coordinate"), ["p:I-1", "p:I-2", "p:I-3"]),
        (Selection(agencies=("Các Sở, ngành",), role="lead"), []),
        (Selection(agencies=("Phòng Y tế",)), ["h:duty-1"]),
        (Selection(area="I"), ["p:I-3"]),
        (Selection(area="chinh quyen so"), ["p:I-1", "p:I-2"]),
        (Selection(due_to="2025-06-30"), ["p:I-2"]),
        (Selection(due_from="2025-04-01", due_to="2025-12-31"), ["p:I-1"]),
        (Selection(role="lead", kinds=("target",)), []),
    ],
)
def test_choosing(selection: Selection, wanted: list[str]) -> None:
    assert [record.id for record in select(RECORDS, selection, CATALOG, load_registry())] == wanted


def test_a_briefing_tells_everything_once_with_its_record() -> None:
    briefing = make_briefing("Sở Thông tin và Truyền thông", RECORDS, CATALOG, load_registry(), year=2025)
    assert [line.record.id for line in briefing.leads] == ["p:I-1", "p:I-2", "p:I-3"]
    assert [month.month for month in briefing.months] == ["2025-03", "2025"]
    text = write_briefing(briefing, {"p": "Kế hoạch tỉnh"})
    assert "Department of Information and Communications" in text
    assert "Nâng cấp hệ thống. Sản phẩm: Báo cáo (thời gian: Năm 2025) [p:I-1]" in text
    assert text.index("Tháng 3/2025") < text.index("Trong cả năm 2025, không định tháng")
    assert text.endswith("Nguồn\n  p: Kế hoạch tỉnh\n")


def test_a_briefing_of_recurring_and_shared_work() -> None:
    district = make_briefing("Phòng Nội vụ", RECORDS, CATALOG, load_registry())
    assert [line.when for line in district.recurring] == ["trước ngày 15 hằng tháng"]
    assert make_briefing("Phòng Y tế", RECORDS, CATALOG, load_registry()).helps[0].record is DUTY
    led = Records((task(1, lead_agencies=("Các sở, ban, ngành",)),))
    shared = make_briefing("Sở Nội vụ", led, CATALOG, load_registry()).shared
    assert [line.record.id for line in shared] == ["p:I-1"]
    assert make_briefing("Sở Y tế", Records(), CATALOG, load_registry()).is_empty


def test_a_city_below_a_province_shares_in_what_districts_are_given() -> None:
    led = Records((task(1, lead_agencies=("UBND cấp huyện",)),))
    for name, shares in (
        ("UBND thành phố Bắc Giang", True),
        ("UBND huyện Lục Ngạn", True),
        ("UBND thành phố Huế", False),
    ):
        shared = make_briefing(name, led, CATALOG, load_registry()).shared
        assert [line.record.id for line in shared] == ["p:I-1"] * shares, name


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2025-03-01", "2025-03-31", "2025-03"),
        ("2025-10-01", "2025-12-31", "2025-12"),
        (None, "2025-12-31", "2025-12"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2024-01-01", "2025-12-31", "2025"),
        (None, None, None),
    ],
)
def test_when_a_record_is_due(start: str | None, end: str | None, wanted: str | None) -> None:
    assert due_period(replace(task(1), deadline_start=start, deadline_end=end)) == wanted


def test_a_short_activity_is_told_with_its_task() -> None:
    whole = replace(task(1), task="Công bố Chỉ số hài lòng năm 2024", activity="Xây dựng báo cáo.")
    assert work_of(whole) == "Công bố Chỉ số hài lòng năm 2024 / Xây dựng báo cáo."
    assert work_of(replace(whole, task=None)) == "Xây dựng báo cáo."
    long = "Xây dựng báo cáo và " + "rà soát " * 12
    assert work_of(replace(whole, activity=long)) == long
