"""The lines of a flattened table and what stands between them."""

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened_lines import read_lines

_HEADER = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


def _lines(text: str) -> list[tuple[str, int, int, bool]]:
    region = TableRegion(Span(0, len(text)), -1, TableShape.FLATTENED, _HEADER)
    return [
        (text[line.words[0][0] : line.words[-1][1]], line.blanks, line.indent, line.first)
        for line in read_lines(text, region)
    ]


def test_headers_are_left_out_wherever_they_break() -> None:
    text = (
        "TT Nhiệm vụ Cơ quan \n\nchủ trì \nThời gian \n\n1. Rà soát \n\nthủ tục \n\n"
        " TT Nhiệm vụ \nCơ quan chủ trì \nThời \n\ngian \n\nhành chính \n\n"
    )
    assert _lines(text) == [("1. Rà soát", 0, 0, True), ("thủ tục", 0, 0, False), ("hành chính", 0, 0, True)]


def test_spaces_are_signs_of_empty_cells() -> None:
    text = "TT Nhiệm vụ Cơ quan chủ trì Thời gian \n\nRà soát \n\n \n\n  Năm 2025 \n\nBáo cáo"
    assert _lines(text) == [("Rà soát", 0, 0, True), ("Năm 2025", 1, 2, False), ("Báo cáo", 0, 0, False)]


def test_page_numbers_and_numbers_of_columns_are_furniture() -> None:
    header = "TT Nhiệm vụ Cơ quan chủ trì Thời gian \n(1) (2) (3) (4) \n"
    text = f"{header}Rà soát \n2 \n{header}thủ tục \n3 \n{header}hành chính"
    assert [line[0] for line in _lines(text)] == ["Rà soát", "thủ tục", "hành chính"]


def test_page_numbers_in_other_dress_are_furniture() -> None:
    header = "TT Nhiệm vụ Cơ quan chủ trì Thời gian \n"
    for dress in ("- {} -", "Trang {}", "Trang {}/7", "{}/7"):
        text = f"{header}Rà soát \n{dress.format(2)} \n{header}thủ tục \n{dress.format(3)} \n{header}hành chính"
        assert [line[0] for line in _lines(text)] == ["Rà soát", "thủ tục", "hành chính"], dress
    text = f"{header}Rà soát \n- 2 - \nthủ tục \n- 3 - \nhành chính \n5"
    assert [line[0] for line in _lines(text)] == ["Rà soát", "thủ tục", "hành chính", "5"]


def test_numbers_of_pages_without_a_header() -> None:
    header = "TT Nhiệm vụ Cơ quan chủ trì Thời gian \n"
    rest = "Rà soát \n{} \nthủ tục \n{} \nhành chính \n{} \nSở Nội vụ"
    words = ["Rà soát", "thủ tục", "hành chính", "Sở Nội vụ"]
    assert [line[0] for line in _lines(header + rest.format(4, 5, 6))] == words
    for counted in ((1, 2, 3), (4, 5, 7)):  # rows may be counted so
        assert len(_lines(header + rest.format(*counted))) == 7


def test_fewer_line_ends_than_usual_are_marked() -> None:
    text = "TT Nhiệm vụ Cơ quan chủ trì Thời gian \n\nRà soát \n\nthủ tục \n\nQuyết định \nSở Nội \n\nvụ"
    region = TableRegion(Span(0, len(text)), -1, TableShape.FLATTENED, _HEADER)
    assert [line.tight for line in read_lines(text, region)] == [False, False, False, True, False]
