"""Rows of delimited and piped tables: merged cells, banners, groups, wrong widths, tables cut off."""

from corpus.document import TableShape
from corpus.repair import repair
from corpus.structure.regions import find_tables
from corpus.structure.row import Column, Row
from corpus.structure.tables import read_rows

_HEADER = "TT\tNhiệm vụ\tHoạt động\tChủ trì\tThời gian\n"


def _rows(text: str) -> tuple[Row, ...]:
    (region,) = find_tables(text)
    return read_rows(text, region)


def _cells(text: str, row: Row) -> dict[str, str]:
    return {column.value: repair(text, cell.spans) for column, cell in row.cells.items()}


def _piped(*rows: str) -> str:
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row.split("/")) for row in rows)


def test_a_row_under_a_page_header_carries_on_the_row_above() -> None:
    text = f"{_HEADER}1\tXây dựng kế\tBan hành văn\tCác cơ\tThường\n\n{_HEADER}\thoạch\tbản\tquan, đơn vị\txuyên\n"
    (row,) = _rows(text)
    assert _cells(text, row) == {
        "number": "1",
        "task": "Xây dựng kế hoạch",
        "activity": "Ban hành văn bản",
        "lead": "Các cơ quan, đơn vị",
        "deadline": "Thường xuyên",
    }
    assert row.cells[Column.TASK].inherited
    assert row.confidence < 1.0


def test_an_empty_number_under_a_page_header_may_be_a_new_row() -> None:
    text = (
        f"{_HEADER}1\tXây dựng kế hoạch.\tBan hành văn bản.\tSở Nội vụ\tNăm 2025\n\n"
        f"{_HEADER}\t\tKiểm tra thực hiện.\tSở Tài chính\tNăm 2025\n"
    )
    first, second = _rows(text)
    assert _cells(text, second)["task"] == "Xây dựng kế hoạch."
    assert (first.cells[Column.TASK].inherited, second.cells[Column.TASK].inherited) == (False, True)
    assert _cells(text, second)["lead"] == "Sở Tài chính"


def test_a_tail_at_the_head_of_a_new_row_is_given_back() -> None:
    text = (
        f"{_HEADER}1\tNhiệm vụ 1: Rà soát\tHoạt động 1: Rà soát\tCác đơn vị thuộc UBND\tNăm 2025\n\n"
        f"{_HEADER}\tNhiệm vụ 2: Báo cáo\tHoạt động 1: Báo cáo\thuyện  Phòng Nội vụ\tNăm 2025\n"
    )
    first, second = _rows(text)
    assert _cells(text, first)["lead"] == "Các đơn vị thuộc UBND huyện"
    assert _cells(text, second)["lead"] == "Phòng Nội vụ"
    assert first.cells[Column.LEAD].doubt
    assert second.cells[Column.LEAD].doubt


def test_a_list_that_begins_with_a_small_letter_is_no_tail() -> None:
    text = (
        f"{_HEADER}1\tNhiệm vụ 1: Rà soát\tHoạt động 1: Rà soát\tVăn phòng UBND\tNăm 2025\n\n"
        f"{_HEADER}\tNhiệm vụ 2: Báo cáo\tHoạt động 1: Báo cáo\tcác cơ quan, đơn vị; UBND các xã\tNăm 2025\n"
    )
    first, second = _rows(text)
    assert (_cells(text, first)["lead"], _cells(text, second)["lead"]) == (
        "Văn phòng UBND",
        "các cơ quan, đơn vị; UBND các xã",
    )


def test_the_rest_of_a_merged_cell_goes_to_every_row_that_shares_it() -> None:
    text = (
        f"{_HEADER}\tNhiệm vụ 1: Rà soát và\tHoạt động 1: Rà soát\tSở Nội vụ\tNăm 2025\n"
        f"\t\tHoạt động 2: Tổng hợp kết\tSở Y tế\tNăm 2025\n\n{_HEADER}\thoàn thiện văn bản\tquả\t\t\n"
    )
    rows = _rows(text)
    assert [_cells(text, row)["task"] for row in rows] == ["Nhiệm vụ 1: Rà soát và hoàn thiện văn bản"] * 2
    assert [_cells(text, row)["activity"] for row in rows] == ["Hoạt động 1: Rà soát", "Hoạt động 2: Tổng hợp kết quả"]


def test_in_a_table_of_numbered_rows_a_row_without_number_is_a_rest() -> None:
    header = "TT\tNhiệm vụ\tChủ trì\tThời gian\n"
    page = "1\tBáo cáo.\tSở Nội vụ\tQuý I\n2\tTổng hợp.\tUBND\tNăm\n"
    text = f"{header}{page}\n{header}\tCông bố.\tTP\t2025\n3\tHọp\tSở Y tế\tQuý I\n"
    rows = _rows(text)
    assert [_cells(text, row)["number"] for row in rows] == ["1", "2", "3"]
    assert list(_cells(text, rows[1]).values()) == ["2", "Tổng hợp. Công bố.", "UBND TP", "Năm 2025"]


def test_activities_of_one_cell_share_its_values() -> None:
    text = f"{_HEADER}1\tRà soát\tHoạt động 1: Lập danh mục.  <b>Hoạt động 2:</b> Báo cáo.\tSở Nội vụ\tNăm 2025\n"
    first, second = _rows(text)
    assert (_cells(text, first)["activity"], _cells(text, second)["activity"]) == (
        "Hoạt động 1: Lập danh mục.",
        "Hoạt động 2: Báo cáo.",
    )
    assert _cells(text, second)["lead"] == "Sở Nội vụ"
    assert second.cells[Column.LEAD].inherited


def test_banners_head_the_rows_below() -> None:
    text = f"{_HEADER}<b>I</b>\t<b>Cải cách thể chế</b>\t\t\t\n1\tRà soát\t\tSở Nội vụ\tNăm 2025\n"
    (row,) = _rows(text)
    assert row.area is not None
    assert repair(text, row.area.spans) == "I Cải cách thể chế"
    text = _piped("TT/Nhiệm vụ/Cơ quan chủ trì", "**II. HOÀN THIỆN**", "1/Rà soát/Sở Nội vụ", "//")
    (row,) = _rows(text)
    assert row.area is not None
    assert repair(text, row.area.spans) == "II. HOÀN THIỆN"


def test_a_numbered_heading_of_other_rows_is_their_goal() -> None:
    group = "1\tTuyên truyền\t\n1.1\tLập kế hoạch\tSở Nội vụ\n1.2\tĐăng bài\tSở Tư pháp\n"
    text = f"TT\tNội dung\tChủ trì\n{group}2\tBáo cáo\tSở Y tế\n"
    rows = _rows(text)
    assert [_cells(text, row).get("goal") for row in rows] == ["Tuyên truyền", "Tuyên truyền", None]
    assert _cells(text, rows[1])["task"] == "Đăng bài"


def test_regular_markdown_is_read_too() -> None:
    text = "| STT | Nhiệm vụ | Đơn vị chủ trì |\n|:---|---|---|\n| 1 | Rà soát | Sở Nội vụ |\n| 2 | | Sở Y tế |\n"
    first, second = _rows(text)
    assert _cells(text, first) == {"number": "1", "task": "Rà soát", "lead": "Sở Nội vụ"}
    assert _cells(text, second)["lead"] == "Sở Y tế"


def test_names_of_merged_headings_stand_in_a_second_row() -> None:
    text = _piped(
        "TT/Nhiệm vụ/Phân công thực hiện/Thời gian",
        "Chủ trì/Phối hợp",
        "1/Rà soát văn bản/Sở Tư pháp/Các sở, ngành/Năm 2025",
        "2/Báo cáo kết quả/Sở Nội vụ//Quý IV/2025".replace("IV/", "IV-"),
    )
    first, second = _rows(text)
    assert (_cells(text, first)["lead"], _cells(text, first)["coordinate"]) == ("Sở Tư pháp", "Các sở, ngành")
    assert (_cells(text, second)["coordinate"], _cells(text, second)["deadline"]) == ("", "Quý IV-2025")


def test_a_cell_that_reaches_down_is_taken_from_above_with_a_doubt() -> None:
    text = _piped(
        "TT/Nhiệm vụ/Cơ quan chủ trì/Thời gian",
        "1/Rà soát văn bản quy phạm pháp luật/Sở Tư pháp/Năm 2025",
        "2/Báo cáo kết quả rà soát văn bản/Năm 2025",
    )
    second = _rows(text)[1]
    assert _cells(text, second)["lead"] == "Sở Tư pháp"
    assert second.cells[Column.LEAD].inherited
    assert second.cells[Column.LEAD].doubt
    assert _cells(text, second)["deadline"] == "Năm 2025"


def test_twelve_cells_under_nine_headings_are_doubtful() -> None:
    names = "TT/Mục tiêu/Nhiệm vụ/Hoạt động/Sản phẩm/Chủ trì/Phối hợp/Thời gian/Kinh phí"
    full = "1/a/b/c/d/Sở Nội vụ/Sở Y tế/Năm 2025/5"
    text = _piped(names, full, "2/a/b/c/d/e/f/g/h/i/k/l", full.replace("1/", "3/", 1))
    rows = _rows(text)
    assert [_cells(text, row)["number"] for row in rows] == ["1", "2", "3"]
    assert rows[1].confidence == 0.3
    assert "12 ô dưới 9 tên cột" in rows[1].cells[Column.LEAD].doubt
    assert rows[2].confidence == 1.0


def test_a_piped_table_cut_off_ends_in_a_partial_row() -> None:
    text = _piped("TT/Nhiệm vụ/Cơ quan chủ trì/Thời gian", "1/Rà soát/Sở Tư pháp/Năm 2025") + "|\n2\n|\nBáo cáo kết"
    last = _rows(text)[1]
    assert _cells(text, last) == {"number": "2", "task": "Báo cáo kết"}
    assert last.cells[Column.TASK].doubt == "hàng thiếu 2 ô, có thể bị cắt"


def test_a_line_end_inside_a_cell_ends_no_row() -> None:
    first_row = "1\tRà soát\nvăn bản\tLập danh mục\tSở Nội vụ\tQuý I\nnăm 2025\n"
    text = f"{_HEADER}{first_row}2\tBáo cáo\tTổng hợp\tSở Y tế\tNăm 2025\n"
    first, second = _rows(text)
    assert (_cells(text, first)["task"], _cells(text, first)["deadline"]) == ("Rà soát văn bản", "Quý I năm 2025")
    assert _cells(text, second)["lead"] == "Sở Y tế"


def test_words_after_the_table_are_not_its_rows() -> None:
    text = f"{_HEADER}1\tRà soát\tLập danh mục\tSở Nội vụ\tNăm 2025\n\nTrên đây là kế hoạch.\n\tthụt\tđầu dòng\n"
    assert len(_rows(text)) == 1


def test_headers_with_no_rows() -> None:
    assert _rows(_HEADER) == ()
    assert _rows(_piped("TT/Nhiệm vụ/Cơ quan chủ trì")) == ()
    text = "STT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp \nThời gian \n\nhoàn thành \n"
    (region,) = find_tables(text)
    assert region.shape is not TableShape.PIPED
