import pytest

from corpus.document import TableShape
from corpus.structure.printed_header import find_printed_header
from corpus.structure.regions import find_tables


def test_a_printed_header_is_read_over_its_line_breaks() -> None:
    text = "STT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp \nThời gian \n\nhoàn thành \n\n1.  Tiếp tục tuyên truyền"
    found = find_printed_header(text, 0, len(text))
    assert found is not None
    assert found.names == ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
    assert text[found.span.end :].split()[0] == "1."


def test_prose_is_no_printed_header() -> None:
    for text in (
        "Nhiệm vụ trọng tâm\n\nThời gian tới",
        "Thời gian hoàn thành trước ngày 05/12 do Sở Nội vụ chủ trì",
        "",
    ):
        assert find_printed_header(text, 0, len(text)) is None


def test_a_first_name_broken_over_lines_begins_the_header() -> None:
    text = "Số \n\nTT\nMục tiêu\nNhiệm vụ\nChủ trì\nThời gian \n\nI CẢI CÁCH THỂ CHẾ"
    found = find_printed_header(text, 0, len(text))
    assert found is not None
    assert found.names == ("Số TT", "Mục tiêu", "Nhiệm vụ", "Chủ trì", "Thời gian")


def test_a_name_nobody_knows_stands_between_known_ones_or_goes_on_with_one() -> None:
    text = "TT Mục tiêu\nNhiệm vụ \nchính\nCách thức \nlàm\nChủ trì Phối hợp Thời gian\n\n1. Tiếp tục xây dựng"
    found = find_printed_header(text, 0, len(text))
    assert found is not None
    assert found.names == ("TT", "Mục tiêu", "Nhiệm vụ chính", "Cách thức làm", "Chủ trì", "Phối hợp", "Thời gian")
    prose = "Nhiệm vụ chính của các sở là\nChủ trì tham mưu; Thời gian thực hiện\nthường xuyên"
    assert find_printed_header(prose, 0, len(prose)) is None


@pytest.mark.parametrize("above", ["Sở Nội vụ", "Kết quả", "Cơ quan\nthực hiện"])
def test_a_header_repeated_with_its_names_on_lines_of_their_own_is_no_second_table(above: str) -> None:
    header = "TT\nMục tiêu\nNhiệm vụ\nHoạt động\nKết quả/ Sản \n\nphẩm\nChủ trì\nPhối hợp\nThời gian"
    text = f"{header}\nI CẢI CÁCH THỂ CHẾ\n1. Xây dựng\n{above}\n{header}\n2. Rà soát\n"
    (table,) = find_tables(text)
    assert table.shape is TableShape.FLATTENED
    assert text[table.span.end - 7 : table.span.end] == "Rà soát"
