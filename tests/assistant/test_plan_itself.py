"""Words for the plan itself, and headings that say something of all of it."""

import pytest

from assistant.plan_itself import heads_whole, speaks_of_plan


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("Chủ trì, phối hợp với các sở, ngành tổ chức triển khai thực hiện Kế hoạch này.", True),
        ("Triển khai kế hoạch trên địa bàn; huy động lực lượng.", True),
        ("Căn cứ Kế hoạch này, các sở xây dựng kế hoạch của mình.", True),
        ("Trong quá trình triển khai, thực hiện nếu có vướng mắc, phản ánh về Sở Nội vụ.", True),
        ("Xây dựng kế hoạch biên chế năm 2031.", False),
        ("Thực hiện kế hoạch số hóa tài liệu lưu trữ.", False),
    ],
)
def test_what_speaks_of_the_plan_it_stands_in(text: str, itself: bool) -> None:
    assert speaks_of_plan(text) is itself


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        (("IV. KINH PHÍ THỰC HIỆN",), True),
        (("II. ĐỐI TƯỢNG, NỘI DUNG THI ĐUA", "3. Thời gian tổ chức phong trào thi đua"), True),
        (("II. ĐỐI TƯỢNG, NỘI DUNG THI ĐUA", "3. Thời gian tổ chức lớp tập huấn"), False),
        (("II. ĐỐI TƯỢNG, PHẠM VI VÀ THỜI GIAN THỰC HIỆN", "3. Thời gian thực hiện:"), True),
        (("II. NỘI DUNG", "2. Tuần lễ cây xanh", "b) Thời gian"), False),
        (("III. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ"), False),
        ((), False),
    ],
)
def test_headings_of_the_whole(path: tuple[str, ...], whole: bool) -> None:
    assert heads_whole(path) is whole
