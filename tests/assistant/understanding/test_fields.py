"""A field named alone takes the place of the one in the question before it."""

import pytest

from assistant.understanding.fields import Fields

NAMES = ("Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "Phòng Tài nguyên và Môi trường", "UBND cấp huyện")


@pytest.mark.parametrize(
    ("earlier", "asked", "moved"),
    [
        ("chất lượng dịch vụ y tế công", "bên giáo dục", "chất lượng dịch vụ giáo dục công"),
        ("hài lòng về giáo dục", "lĩnh vực Y tế", "hài lòng về y tế"),
        ("hài lòng về giáo dục", "giáo dục", ""),
        ("kiểm tra công vụ", "y tế", ""),
        ("hài lòng về giáo dục", "cấp phép y tế", ""),
        ("xây dựng kế hoạch", "y tế", ""),
        ("hồ sơ công việc cấp tỉnh", "cấp xã", "hồ sơ công việc cấp xã"),
        ("số hóa kết quả", "ở cấp huyện", "số hóa kết quả cấp huyện"),
        ("hồ sơ cấp tỉnh, cấp huyện", "cấp xã", ""),
        ("dịch vụ y tế", "tài nguyên và môi trường", "dịch vụ tài nguyên và môi trường"),
    ],
)
def test_a_field_takes_the_place_of_another(earlier: str, asked: str, moved: str) -> None:
    assert Fields(NAMES).moved(earlier, asked) == moved
