"""Deadlines: the period that the words fix, and no more."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.deadlines import find_deadlines, parse_deadline

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"


def test_cells_read_by_hand() -> None:
    cells = 0
    for path in sorted(EXAMPLES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            read = parse_deadline(row["deadline"], row["year"])
            wanted = (row["deadline"], row["deadline_start"], row["deadline_end"])
            assert (read.text, read.start, read.end) == wanted, row["id"]
            cells += 1
    assert cells == 32


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Tháng 10/2025", "2025-10-01", "2025-10-31"),
        ("Tháng 11 năm 2025", "2025-11-01", "2025-11-30"),
        ("Quý III, IV năm 2025", "2025-07-01", "2025-12-31"),
        ("Quý I/2025", "2025-01-01", "2025-03-31"),
        ("Quí IV-2025", "2025-10-01", "2025-12-31"),
        ("Quý IV/2025- Quý II/2026", "2025-10-01", "2026-06-30"),
        ("Quý IV", "2025-10-01", "2025-12-31"),
        ("Trước 10/2/2025", None, "2025-02-10"),
        ("Trước tháng 6/2025", None, "2025-05-31"),
        ("trong tháng 02/2024", "2024-02-01", "2024-02-29"),
        ("xong trước ngày 15/01/2024", None, "2024-01-15"),
        ("Đến hết ngày 31/12/2025", None, "2025-12-31"),
        ("Giai đoạn 2024-2025", "2024-01-01", "2025-12-31"),
        ("Từ ngày 01/3/2025 đến ngày 30/6/2025", "2025-03-01", "2025-06-30"),
        ("Từ tháng 3 đến tháng 6/2025", "2025-03-01", "2025-06-30"),
        ("6 tháng cuối năm", "2025-07-01", "2025-12-31"),
        ("Cả năm", "2025-01-01", "2025-12-31"),
        ("Năm 2025 và các năm tiếp theo.", "2025-01-01", None),
        ("Giai đoạn 2026-2030 và những năm tiếp theo", "2026-01-01", None),
        ("Từ năm 2025 trở đi", "2025-01-01", None),
        ("Quý III/2025 và năm sau", "2025-07-01", None),
        ("Tháng 12/2023", "2023-12-01", "2023-12-31"),
        ("Tháng 02/2025 (Gửi KH về Sở Nội vụ trước 5/2/2025)", "2025-02-01", "2025-02-28"),
        ("Quý I, Quý IV/2025", None, None),
        ("Tháng 6, tháng 12 năm 2025", None, None),
        ("Thường xuyên", None, None),
        ("Khi có phát sinh", None, None),
        ("Theo Kế hoạch riêng", None, None),
        ("Sau ngày 01/7/2025", None, None),
        ("31/02/2025", None, None),
        ("Tháng 13/2025", None, None),
        ("", None, None),
    ],
)
def test_intervals(words: str, start: str | None, end: str | None) -> None:
    read = parse_deadline(words, 2025)
    assert (read.start, read.end, read.recurrence) == (start, end, None)
    assert read.text == words


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("trước ngày 05/12 hằng năm", "yearly"),
        ("Thường xuyên hàng năm", "yearly"),
        ("trước ngày 15 hằng tháng", "monthly"),
        ("trước ngày 05 tháng cuối quý", "quarterly"),
        ("Hằng quý", "quarterly"),
    ],
)
def test_what_comes_back_has_no_dates(words: str, recurrence: str) -> None:
    read = parse_deadline(words, 2025)
    assert (read.start, read.end, read.recurrence) == (None, None, recurrence)


def test_prose() -> None:
    text = (
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021; các sở xong trước ngày 15/01/2024; xã trong tháng 02/2024. "
        "Báo cáo tháng gửi trước ngày 15 hằng tháng; chi ngân sách hàng năm. "
        "Định kỳ hằng năm (trước ngày 30 tháng 11) báo cáo. Gửi trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch này."
    )
    found = find_deadlines(text, 2024)
    assert [text[one.start : one.end] for one in found] == [
        "xong trước ngày 15/01/2024",
        "trong tháng 02/2024",
        "gửi trước ngày 15 hằng tháng",
        "Định kỳ hằng năm (trước ngày 30 tháng 11)",
        "trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch này",
    ]
    assert [one.deadline.end for one in found] == ["2024-01-15", "2024-02-29", None, None, None]
    assert found[3].deadline.recurrence == "yearly"


@given(st.text(alphabet="0123456789/-, QuýIVthángnămrước ", max_size=60))
def test_never_fails(words: str) -> None:
    read = parse_deadline(words, 2025)
    assert read.start is None or read.end is None or read.start <= read.end
    find_deadlines(words, 2025)


def test_emphasis_inside_the_words() -> None:
    text = "định kỳ trước **ngày 30 tháng 11 hàng\nnăm **báo cáo; gửi *trước ngày 31/3/2026 *về Sở"
    found = find_deadlines(text, 2025)
    assert [(one.deadline.recurrence, one.deadline.end) for one in found] == [("yearly", None), (None, "2026-03-31")]
    assert text[found[0].start : found[0].end] == "trước **ngày 30 tháng 11 hàng\nnăm"


@pytest.mark.parametrize(
    ("words", "printed", "end"),
    [
        ("làm sạch dữ liệu; thời gian hoàn thành: 30/4/2026.", "thời gian hoàn thành: 30/4/2026", "2026-04-30"),
        ("số hóa hồ sơ, hạn chót 31/10/2026, giao các xã", "hạn chót 31/10/2026", "2026-10-31"),
        ("chuyển kiến nghị trong vòng 24 giờ.", "trong vòng 24 giờ", None),
        ("(Sở Nội vụ tham mưu; hoàn thành năm 2026)", "hoàn thành năm 2026", "2026-12-31"),
        ("trình Nghị quyết tại kỳ họp giữa năm 2026.", "tại kỳ họp giữa năm 2026", "2026-12-31"),
        ("triển khai học bạ số trong năm học 2025 - 2026.", "trong năm học 2025 - 2026", None),
        ("công khai hằng tháng, trước ngày 05 của tháng kế tiếp.", "hằng tháng, trước ngày 05 của tháng kế tiếp", None),
    ],
)
def test_labels_sessions_and_school_years_in_prose(words: str, printed: str, end: str | None) -> None:
    (found,) = find_deadlines(words, 2026)
    assert (found.deadline.text, found.deadline.end) == (printed, end)
