"""Bodies that no registry knows, told by how they are named and where they stand."""

import pytest

from corpus.agencies import load_registry
from corpus.new_bodies import bodies_in


def named(raw: str) -> list[str]:
    return [raw[one.start : one.end] for one in bodies_in(raw, load_registry())]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Vụ Hợp tác quốc tế đôn đốc các dự án.", ["Vụ Hợp tác quốc tế"]),
        ("Giao Viện Quy hoạch phát triển đô thị rà soát đồ án.", ["Viện Quy hoạch phát triển đô thị"]),
        ("Cục Thẩm định nội bộ, Vụ Hợp tác quốc tế phối hợp.", ["Cục Thẩm định nội bộ", "Vụ Hợp tác quốc tế"]),
        (
            "Rà soát hồ sơ, phối hợp với Trung tâm Đo lường, Thử nghiệm kiểm tra mẫu.",
            ["Trung tâm Đo lường, Thử nghiệm"],
        ),
        ("Trường Cao đẳng Du\nlịch Hồ Tây: mở các lớp ngắn hạn.", ["Trường Cao đẳng Du\nlịch Hồ Tây"]),
    ],
)
def test_a_name_goes_up_to_what_ends_it(raw: str, names: list[str]) -> None:
    assert named(raw) == names


@pytest.mark.parametrize(
    "raw",
    [
        "Trung tâm hỗ trợ kỹ thuật cho các xã.",  # nothing after the head but a verb
        "Văn phòng phẩm được cấp theo định mức.",
        "Viện phí trong năm tăng.",
        "Ban Chỉ đạo bầu cử của xã: Không quá 05 người.",
        "Báo cáo tiến độ gửi trước ngày 10.",
    ],
)
def test_other_words_are_no_names(raw: str) -> None:
    assert named(raw) == []
