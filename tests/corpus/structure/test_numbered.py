from corpus.repair import repair
from corpus.structure.numbered import read_numbered
from corpus.structure.regions import find_tables
from corpus.structure.row import Column, Row

_HEADER = "STT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp \nThời gian \n\nhoàn thành \n\n"


def _rows(text: str) -> tuple[Row, ...]:
    (region,) = find_tables(text)
    return read_numbered(text, region)


def _cells(text: str, row: Row) -> list[str]:
    columns = (Column.NUMBER, Column.TASK, Column.LEAD, Column.COORDINATE, Column.DEADLINE)
    return [repair(text, row.cells[column].spans) for column in columns]


def test_lead_and_coordinator_may_share_a_line() -> None:
    text = (
        _HEADER
        + "1.  Rà soát văn bản của \n\nUBND tỉnh \n\nSở Y tế Sở Kế hoạch và Đầu tư; \n\nSở Tài chính \n\nNăm 2024 \n"
    )
    (row,) = _rows(text)
    wanted = ["1", "Rà soát văn bản của UBND tỉnh", "Sở Y tế", "Sở Kế hoạch và Đầu tư; Sở Tài chính", "Năm 2024"]
    assert _cells(text, row) == wanted
    assert row.confidence == 1.0


def test_a_comma_ends_no_cell() -> None:
    text = (
        _HEADER
        + "1. Vận động \n\nnhân dân \n\nUBND cấp huyện, \n\nUBND cấp xã \n\n"
        + "Ban Dân vận các Thành \n\nủy, Huyện ủy \n\nQuý I \n"
    )
    (row,) = _rows(text)
    assert _cells(text, row)[2:] == ["UBND cấp huyện, UBND cấp xã", "Ban Dân vận các Thành ủy, Huyện ủy", "Quý I"]


def test_the_end_of_the_work_may_stand_under_a_repeated_header() -> None:
    first = "1. Thực hiện khám, \n\nSở Y tế Các sở, ban, ngành \n\nThường xuyên \n"
    other = "2. Báo cáo \n\nkết quả \n\nSở Y tế Sở Nội vụ \n\nNăm 2024 \n"
    text = f"{_HEADER}{first} {_HEADER}chữa bệnh miễn phí. \n\n{other}"
    row, second = _rows(text)
    wanted = ["1", "Thực hiện khám, chữa bệnh miễn phí.", "Sở Y tế", "Các sở, ban, ngành", "Thường xuyên"]
    assert _cells(text, row) == wanted
    assert row.cells[Column.TASK].inherited
    assert _cells(text, second)[1] == "Báo cáo kết quả"


def test_words_after_a_row_that_was_over_are_in_doubt() -> None:
    row = "1. Rà soát văn bản \n\nđã ban hành. \n\nSở Nội vụ Sở Y tế \n\nNăm 2024 \n\n"
    text = f"{_HEADER}{row}Dư một \n\nDư hai \n\n2. Báo cáo \n\nkết quả \n\nSở Y tế Sở Nội vụ \n\nNăm 2024 \n"
    first, second = _rows(text)
    assert _cells(text, first)[2:] == ["Sở Nội vụ", "Sở Y tế", "Năm 2024"]
    assert first.cells[Column.TASK].doubt
    assert first.confidence < 0.8
    assert not second.cells[Column.TASK].doubt


def test_a_number_may_stand_alone_and_dates_begin_no_row() -> None:
    text = (
        f"{_HEADER}1. \n \n\nBáo cáo trước ngày \n\n2 tháng 9 \n\nSở Nội vụ Sở Y tế \n\nNăm 2024 \n\n"
        "2. Rà soát \n\nvăn bản \n\nSở Nội vụ Sở Y tế \n\nNăm 2024 \n"
    )
    rows = _rows(text)
    assert [_cells(text, row)[:2] for row in rows] == [["1", "Báo cáo trước ngày 2 tháng 9"], ["2", "Rà soát văn bản"]]


def test_banners_between_rows() -> None:
    row = "Rà soát \n\nvăn bản \n\nSở Nội vụ Sở Y tế \n\nNăm 2024 \n\n"
    text = f"{_HEADER}I. THỂ CHẾ HÀNH CHÍNH \n\n1. {row}II. TỔ CHỨC BỘ MÁY \n\n1. {row}2. {row}"
    rows = _rows(text)
    areas = [repair(text, row.area.spans) if row.area else "" for row in rows]
    assert areas == ["I. THỂ CHẾ HÀNH CHÍNH", "II. TỔ CHỨC BỘ MÁY", "II. TỔ CHỨC BỘ MÁY"]


def test_a_row_that_cannot_be_split_is_kept_whole_with_a_doubt() -> None:
    text = _HEADER + "1. Rà soát văn bản \n\ntheo quy định của pháp luật \n"
    (row,) = _rows(text)
    assert _cells(text, row) == ["1", "Rà soát văn bản theo quy định của pháp luật", "", "", ""]
    assert row.cells[Column.TASK].doubt
    assert row.confidence == 0.3


def test_a_lost_number_does_not_swallow_the_rows_after_it() -> None:
    row = "Rà soát \n\nvăn bản \n\nSở Nội vụ Sở Y tế \n\nNăm 2024 \n\n"
    rows = _rows(f"{_HEADER}1. {row}Z. {row}3. {row}4. {row}")
    assert [row.confidence for row in rows] == [0.3, 1.0, 1.0]
    assert rows[0].cells[Column.TASK].doubt == "mất số thứ tự của hàng sau, có thể lẫn hai hàng"


def test_a_product_stands_after_the_work_that_was_over() -> None:
    header = "STT Nhiệm vụ Sản phẩm Cơ quan chủ trì Cơ quan phối hợp Thời gian \n\n"
    text = (
        header
        + "1. Rà soát các văn bản quy phạm pháp luật của tỉnh \n\nvà báo cáo kết quả. \n\nBáo cáo \n\nkết quả \n\n"
        + "Sở Tư pháp Các sở, ngành \n\nQuý I \n"
    )
    (row,) = _rows(text)
    assert _cells(text, row)[1:] == [
        "Rà soát các văn bản quy phạm pháp luật của tỉnh và báo cáo kết quả.",
        "Sở Tư pháp",
        "Các sở, ngành",
        "Quý I",
    ]
    assert repair(text, row.cells[Column.PRODUCT].spans) == "Báo cáo kết quả"
    assert row.confidence == 1.0


def test_a_product_that_nothing_tells_apart_stays_with_the_work_in_doubt() -> None:
    header = "STT Nhiệm vụ Sản phẩm Cơ quan chủ trì Cơ quan phối hợp Thời gian \n\n"
    text = header + "1. Rà soát các văn bản \n\nHai mươi lượt \n\nSở Tư pháp Các sở, ngành \n\nQuý I \n"
    (row,) = _rows(text)
    assert row.cells[Column.PRODUCT].spans == ()
    assert "cột sản phẩm" in row.cells[Column.TASK].doubt


def test_the_time_may_stand_between_the_bodies() -> None:
    header = "STT Nhiệm vụ Cơ quan chủ trì Thời gian Cơ quan phối hợp \n\n"
    text = header + "1. Rà soát \n\nvăn bản \n\nSở Tư pháp Trước ngày \n\n30/6/2024 Các sở, \n\nngành \n"
    (row,) = _rows(text)
    assert _cells(text, row)[2:] == ["Sở Tư pháp", "Các sở, ngành", "Trước ngày 30/6/2024"]
