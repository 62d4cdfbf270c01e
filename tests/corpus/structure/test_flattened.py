"""Flattened tables: the labelled one against the reading made by hand, others made by the generator."""

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Span, TableRegion, TableShape
from corpus.repair import repair
from corpus.structure.flattened import load_weights, read_flattened, read_with
from corpus.structure.flattened_layout import NAMES, GridRow, LaidOut, Style, lay_out, plain_style
from corpus.structure.flattened_synthesis import by_area, grid_rows, relay
from corpus.structure.regions import find_tables
from corpus.structure.row import Column, Row
from corpus.structure.train_flattened import labelled_table, true_rows

_WANTED = Path(__file__).parents[2] / "data" / "tasks-bac-giang-2025-phu-luc.jsonl"
_COMPARED = (
    Column.GOAL,
    Column.TASK,
    Column.ACTIVITY,
    Column.PRODUCT,
    Column.LEAD,
    Column.COORDINATE,
    Column.DEADLINE,
)


@pytest.fixture(scope="module")
def table() -> LaidOut:
    return labelled_table()


@pytest.fixture(scope="module")
def rows(table: LaidOut) -> tuple[Row, ...]:
    return read_flattened(table.text, table.region)


def _words(text: str, row: Row, column: Column) -> str:
    return repair(text, row.cells[column].spans)


def _squeezed(words: str) -> str:
    return "".join(words.split()).replace("-", "")


def _same(printed: str, wanted: str) -> bool:
    """Equal but for the label that the printed cell begins with."""
    return _squeezed(printed).endswith(_squeezed(wanted)) if wanted else not printed


def _start(row: Row) -> int:
    own = (row.cells[column] for column in (Column.ACTIVITY, Column.TASK) if column in row.cells)
    return next((cell.spans[0].start for cell in own if cell.spans and not cell.inherited), row.extent.start)


def _compare(text: str, wanted: tuple[Row, ...], given: tuple[Row, ...]) -> tuple[int, int, float]:
    """Rows found, rows invented, the share of equal cells."""
    found = {_start(row): row for row in given}
    pairs = [(row, found[_start(row)]) for row in wanted if _start(row) in found]
    columns = [column for column in _COMPARED if column in wanted[0].cells]
    equal = sum(
        _squeezed(_words(text, left, column)) == _squeezed(_words(text, right, column))
        for left, right in pairs
        for column in columns
    )
    return len(pairs), len(given) - len(pairs), equal / (len(columns) * len(wanted))


def test_reads_every_row_of_the_labelled_table(table: LaidOut, rows: tuple[Row, ...]) -> None:
    areas = Counter(repair(table.text, row.area.spans).split()[0] for row in rows if row.area is not None)
    assert len(rows) == 64
    assert areas == {"I": 8, "II": 14, "III": 6, "IV": 9, "V": 6, "VI": 5, "VII": 16}
    assert sum(not row.cells[Column.ACTIVITY].spans for row in rows) == 3


def test_cells_are_those_read_by_hand(table: LaidOut, rows: tuple[Row, ...]) -> None:
    wanted = [json.loads(line) for line in _WANTED.read_text(encoding="utf-8").splitlines()]
    differ = [
        (want["id"], column.value)
        for want, row in zip(wanted, rows, strict=True)
        for column in _COMPARED
        if column.value not in want["uncertain"] and not _same(_words(table.text, row, column), want[column.value])
    ]
    assert differ == []


@pytest.mark.parametrize(
    ("index", "activity", "lead", "deadline"),
    [
        (0, "Hoạt động 1: Chủ động tham mưu ban hành văn bản QPPL", "Các Sở, ngành", "Năm 2025"),
        (9, "Hoạt động 2: Tham gia ý kiến đối với dự thảo văn bản", "Văn phòng UBND tỉnh", "Khi có phát sinh"),
        (63, "Hoạt động 1: Lập dự trù kinh phí xác định Chỉ số CCHC.", "Sở Nội vụ", "Tháng 10/2025"),
    ],
)
def test_first_tenth_and_last_row(
    table: LaidOut, rows: tuple[Row, ...], index: int, activity: str, lead: str, deadline: str
) -> None:
    row = rows[index]
    assert _words(table.text, row, Column.ACTIVITY).startswith(activity)
    assert _words(table.text, row, Column.LEAD) == lead
    assert _words(table.text, row, Column.DEADLINE) == deadline


def test_a_row_cut_by_a_page_is_one_row_without_the_header(table: LaidOut, rows: tuple[Row, ...]) -> None:
    cut = next(row for row in rows if "thoái vốn" in _words(table.text, row, Column.COORDINATE))
    assert _words(table.text, cut, Column.COORDINATE).startswith("Các Sở, ban, ngành có liên quan, các Công ty cổ phần")
    assert len(cut.cells[Column.COORDINATE].spans) == 2
    for row in rows:
        for column in _COMPARED:
            assert "Mục tiêu Nhiệm vụ Hoạt động" not in _words(table.text, row, column)


def test_merged_cells_are_inherited_and_empty_cells_stay_empty(table: LaidOut, rows: tuple[Row, ...]) -> None:
    stacked = [row for row in rows if row.area and "VI XÂY DỰNG" in repair(table.text, row.area.spans)][:2]
    assert stacked[0].cells[Column.PRODUCT].spans == stacked[1].cells[Column.PRODUCT].spans
    assert [row.cells[Column.PRODUCT].inherited for row in stacked] == [False, True]
    assert stacked[0].cells[Column.GOAL].spans == stacked[1].cells[Column.GOAL].spans
    assert [row.cells[Column.GOAL].inherited for row in stacked] == [False, False]
    assert rows[1].cells[Column.DEADLINE].spans == ()
    assert rows[1].cells[Column.DEADLINE].doubt == ""


def test_the_same_rows_in_other_layouts(table: LaidOut) -> None:
    areas = by_area(grid_rows(table.text, true_rows(table)))
    shares = []
    for seed in (1, 2, 3, 4):
        printed = relay(random.Random(seed), [*areas[seed], *areas[seed + 2]])
        wanted = true_rows(printed)
        given = read_with(load_weights(), printed.text, printed.region, printed.columns)
        found, invented, equal = _compare(printed.text, wanted, given)
        assert (found, invented) == (len(wanted), 0)
        shares.append(equal)
    assert sum(shares) / len(shares) >= 0.97


@pytest.mark.parametrize("seed", [2000, 2001, 2003])
def test_other_widths_pages_names_and_orders_give_the_same_cells(table: LaidOut, seed: int) -> None:
    rng = random.Random(seed)
    rows = grid_rows(table.text, true_rows(table))
    columns = (Column.NUMBER, *rows[0].cells)
    rows = [replace(row, cells={**row.cells, Column.NUMBER: ()}) for row in rows]
    style = plain_style(rng, columns)
    printed = lay_out(rows, style, rng)
    wanted = true_rows(printed)
    given = read_with(load_weights(), printed.text, printed.region, printed.columns)
    assert _compare(printed.text, wanted, given) == (64, 0, 1.0)


def test_what_is_wrong_at_a_page_is_mostly_in_doubt(table: LaidOut) -> None:
    rows = grid_rows(table.text, true_rows(table))
    printed = relay(random.Random(1005), rows)
    wanted = true_rows(printed)
    given = {_start(row): row for row in read_with(load_weights(), printed.text, printed.region, printed.columns)}
    pairs = [(row, given[_start(row)]) for row in wanted if _start(row) in given]
    cells = [
        (_squeezed(_words(printed.text, left, column)) == _squeezed(_words(printed.text, right, column)), right, column)
        for left, right in pairs
        for column in _COMPARED
    ]
    wrong = [bool(row.cells[column].doubt) for same, row, column in cells if not same]
    right = [bool(row.cells[column].doubt) for same, row, column in cells if same]
    assert sum(wrong) >= 0.8 * len(wrong)
    assert sum(right) <= 0.1 * len(right)


def test_a_header_alone_has_no_rows() -> None:
    text = "TT Nhiệm vụ Cơ quan chủ trì Thời gian \n\n"
    region = TableRegion(
        Span(0, len(text)), -1, TableShape.FLATTENED, ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    )
    assert read_flattened(text, region) == ()


@pytest.mark.parametrize("share", [0.11, 0.237, 0.5, 0.81])
def test_a_table_cut_off_gives_the_rows_that_are_there(table: LaidOut, rows: tuple[Row, ...], share: float) -> None:
    end = table.region.span.start + int(share * (table.region.span.end - table.region.span.start))
    region = replace(table.region, span=Span(table.region.span.start, end))
    given = read_flattened(table.text[:end], region)
    complete = [row for row in rows if row.extent.end <= end]
    assert {_start(row) for row in complete[:-2]} <= {_start(row) for row in given}
    assert all(row.extent.end <= end for row in given)
    values = (Column.PRODUCT, Column.LEAD, Column.COORDINATE, Column.DEADLINE)
    if not any(given[-1].cells[column].spans for column in values):
        assert all(given[-1].cells[column].doubt for column in values)


def test_two_rows_of_values_beside_one_activity(table: LaidOut) -> None:
    rows = grid_rows(table.text, true_rows(table))
    last = next(index for index, row in enumerate(rows) if row.cells[Column.ACTIVITY] and row.cells[Column.LEAD])
    further = {
        **dict.fromkeys((Column.GOAL, Column.TASK, Column.ACTIVITY)),
        Column.PRODUCT: ("Báo cáo kết quả",),
        Column.LEAD: ("UBND cấp huyện",),
        Column.COORDINATE: ("Các Sở, ngành",),
        Column.DEADLINE: ("Tháng 12/2025",),
        Column.BUDGET: (),
    }
    rows.insert(last + 1, GridRow(further))
    columns = tuple(rows[0].cells)
    printed = lay_out(rows, Style(columns, tuple(NAMES[one][0] for one in columns), (20, 26, 31, 12, 9, 11, 9, 6), 60,
        joined=0.0, tight=0.0, stray=0.0), random.Random(3))  # fmt: skip
    given = read_with(load_weights(), printed.text, printed.region, printed.columns)
    first, second = given[last : last + 2]
    assert first.cells[Column.ACTIVITY].spans == second.cells[Column.ACTIVITY].spans
    assert (first.cells[Column.ACTIVITY].inherited, second.cells[Column.ACTIVITY].inherited) == (False, True)
    assert _words(printed.text, second, Column.LEAD) == "UBND cấp huyện"
    assert _words(printed.text, second, Column.DEADLINE) == "Tháng 12/2025"
    assert not second.cells[Column.LEAD].inherited


def test_finds_its_table(table: LaidOut) -> None:
    assert [region.shape for region in find_tables(table.text)] == [TableShape.FLATTENED]
