"""Deadlines in English, with no figure that the printed words do not have."""

import pytest

from assistant.facts import figures
from assistant.understanding.said_in_english import to_english
from assistant.understanding.timed_wordings import timed


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("trước ngày 16 tháng 12 năm 2031", "before 16 December 2031"),
        ("trước ngày 30 tháng 11 hàng năm", "before 30 November every year"),
        ("gửi trước ngày 05/6 hằng năm", "before 05/6 every year"),
        ("trước ngày 15 hằng tháng", "before day 15 of every month"),
        ("gửi trước ngày 05 tháng cuối quý", "before day 05 of the last month of the quarter"),
        ("Quí IV-2031", "Quarter IV 2031"),
        ("Quý III, IV năm 2031", "Quarter III and IV 2031"),
        ("hoàn thành trong tháng 3/2031", "March 2031"),
        ("Năm 2031 và các năm tiếp theo", "2031 and the years after"),
        ("Từ 01/7/2031", "from 01/7/2031"),
        ("trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch này", "within 10 days of receiving this plan"),
    ],
)
def test_printed_times(printed: str, said: str) -> None:
    assert timed(printed) == said
    assert figures(said) <= figures(printed)


def test_what_is_no_time() -> None:
    assert timed("tháng 13/2031") is None
    assert timed("khi nước lên") is None


def test_a_time_that_says_where_to_send_what_is_due() -> None:
    assert to_english("Tháng 03/2031 (Gửi KH về Sở Nội vụ)") == "March 2031, the plan to be sent in"
    assert to_english("Khi nước lên (Gửi KH về Sở Nội vụ)") == "Khi nước lên (Gửi KH về Sở Nội vụ)"
