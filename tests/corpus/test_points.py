"""Lists in prose and the lines that announce them."""

from corpus.catalog import CatalogEntry
from corpus.points import point_lists
from corpus.reader import build_document

TEXT = """KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2031

I. NHIỆM VỤ

Các sở gửi báo cáo về Sở Nội vụ. Thời gian gửi:

- Báo cáo quý gửi trước ngày 10.

- Báo cáo năm gửi trước ngày 20/11.

Sau đó Sở Nội vụ tổng hợp.

- Phát triển hạ tầng số

+ Thuê đường truyền.

+ Mua máy chủ.

- Tập huấn cán bộ.
"""


def test_an_announcing_line_and_a_title_have_the_points_below_them() -> None:
    entry = CatalogEntry("x-2031", "Kế hoạch X năm 2031", "UBND tỉnh", "X", "province", 2031)
    found = point_lists(build_document(TEXT, entry))
    told = [(one.opening.text.split(".")[-1].strip(), [point.text for point in one.points]) for one in found]
    assert told == [
        ("Thời gian gửi:", ["Báo cáo quý gửi trước ngày 10.", "Báo cáo năm gửi trước ngày 20/11."]),
        ("Phát triển hạ tầng số", ["Thuê đường truyền.", "Mua máy chủ."]),
    ]
