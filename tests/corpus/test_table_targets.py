"""Cells of figure tables, each told under its row and its column."""

import pytest

from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.reader import build_document
from corpus.record import Target
from corpus.repair import repair
from corpus.targets import read_targets

_ENTRY = CatalogEntry("ke-hoach", "Kế hoạch", "UBND tỉnh X", "X", "province", 2026)


def _loose(*rows: str) -> str:
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row.split(";")) for row in rows)


def _read(table: str, before: str = "") -> tuple[Document, tuple[Target, ...]]:
    document = build_document(f"KẾ HOẠCH\nNgân sách 2026 - 2028\n\nI. CÁC CHỈ TIÊU\n\n{before}{table}", _ENTRY)
    return document, read_targets(document)


def _told(targets: tuple[Target, ...]) -> list[tuple[str, str, str, int | None]]:
    return [(target.object, target.value, target.unit, target.target_year) for target in targets]


def test_each_year_of_a_row_is_a_target() -> None:
    document, targets = _read(
        "| STT | Chỉ tiêu | Đơn vị tính | Ước thực hiện 2025 | Năm 2026 | Năm 2027 |\n|---|---|---|---|---|---|\n"
        "| 1 | Tổng sản phẩm | Tỷ đồng | 172.033 | 193.549 | 218.628 |\n"
        "| 2 | - Tỷ lệ hộ nghèo | % | 3,1 | 2,5 | - |\n"
    )
    assert _told(targets) == [
        ("Tổng sản phẩm", "193.549", "Tỷ đồng", 2026),
        ("Tổng sản phẩm", "218.628", "Tỷ đồng", 2027),
        ("Tỷ lệ hộ nghèo", "2,5", "%", 2026),
    ]
    assert [target.number for target in targets] == [193549.0, 218628.0, 2.5]
    assert targets[1].text == "Tổng sản phẩm Năm 2027 218.628"
    for target in targets:
        assert repair(document.text, target.spans["value"]) == target.value
        assert repair(document.text, target.spans["text"]) == target.text


def test_a_heading_of_two_rows() -> None:
    _, targets = _read(
        _loose(
            "STT;Nội dung;Năm hiện hành 2025;Dự kiến 03 năm kế hoạch",
            "Dự toán;Ước thực hiện;Năm 2026;Năm 2027;Năm 2028",
            "A;B;1;2;3;4;5",
            "1;Thu nội địa;9.250.000;10.450.000;11.132.000;13.000.000;14.600.000",
            "2;Thu xổ số kiến thiết;4.060.000;4.820.000;4.800.000;5.300.000;6.000.000",
        ),
        "*Đơn vị: Triệu đồng*\n\n",
    )
    assert _told(targets)[:3] == [
        ("Thu nội địa", "11.132.000", "Triệu đồng", 2026),
        ("Thu nội địa", "13.000.000", "Triệu đồng", 2027),
        ("Thu nội địa", "14.600.000", "Triệu đồng", 2028),
    ]
    assert len(targets) == 6


def test_parts_of_one_name_take_its_year() -> None:
    _, targets = _read(
        _loose(
            "TT;Chỉ tiêu;Đơn vị tính;Giai đoạn 2026;Ghi chú",
            "Kế hoạch;Phấn đấu",
            "1;Hồ sơ trực tuyến toàn trình;%;≥ 80;95;",
            "2;Số xã đạt chuẩn;Xã;12;15;",
        )
    )
    assert [(target.comparison, target.value, target.target_year) for target in targets] == [
        (">=", "80", 2026),
        ("=", "95", 2026),
        ("=", "12", 2026),
        ("=", "15", 2026),
    ]
    assert "Giai đoạn 2026 Phấn đấu" in targets[1].text


def test_a_part_is_told_with_what_it_is_a_part_of() -> None:
    document, targets = _read(
        "| STT | Nội dung | Năm 2026 (triệu đồng) |\n|---|---|---|\n"
        "| 1 | Thu từ doanh nghiệp nhà nước | 90 |\n| | - Thuế tài nguyên | 40 |\n| | + Nước | 10 |\n"
        "| | - Thuế khác | 50 |\n| 2 | Lệ phí | 7 |\n| | Trong đó: | |\n| | - Trước bạ | 5 |\n"
    )
    assert [(target.object, target.value, target.unit) for target in targets] == [
        ("Thu từ doanh nghiệp nhà nước", "90", "triệu đồng"),
        ("Thu từ doanh nghiệp nhà nước: Thuế tài nguyên", "40", "triệu đồng"),
        ("Thu từ doanh nghiệp nhà nước: Thuế tài nguyên: Nước", "10", "triệu đồng"),
        ("Thu từ doanh nghiệp nhà nước: Thuế khác", "50", "triệu đồng"),
        ("Lệ phí", "7", "triệu đồng"),
        ("Lệ phí: Trước bạ", "5", "triệu đồng"),
    ]
    for target in targets:
        assert repair(document.text, target.spans["text"]) == target.text


@pytest.mark.parametrize("heading", ["Thực hiện 2026", "So sánh năm 2026 với năm 2025", "Năm 2024", "Số điểm"])
def test_what_is_done_or_compared_sets_nothing(heading: str) -> None:
    _, targets = _read(f"| TT | Chỉ tiêu | {heading} |\n|---|---|---|\n| 1 | Thu ngân sách | 120 |\n| 2 | Chi | 90 |\n")
    assert targets == ()


def test_a_missing_unit_is_in_doubt_and_a_broken_row_left_out() -> None:
    _, targets = _read(
        "| TT | Chỉ tiêu | Năm 2026 | Năm 2027 |\n|---|---|---|---|\n"
        "| 1 | Thu | 120 | 130 |\n| 2 | Chi | 90 | 95 | 7 | 8 |\n"
    )
    assert [target.value for target in targets] == ["120", "130"]
    assert all("unit" in target.uncertain for target in targets)


def test_figures_beside_one_another_stay_two() -> None:
    document, _ = _read("| TT | Nội dung | A | B |\n|---|---|---|---|\n| 1 | Chi đầu tư | 5.817.196 | 6.508.100 |\n")
    assert any("5.817.196 6.508.100" in block.text for block in document.blocks)
