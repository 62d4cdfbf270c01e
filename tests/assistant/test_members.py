"""Which ones of a set: by name, not by number."""

import pytest

from assistant.members import names_members, wants_members, wants_picked


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Năm đơn vị được thưởng là những đơn vị nào?", "Thưởng các đơn vị giỏi (dự kiến 05 đơn vị).", False),
        ("Năm đơn vị được thưởng là những đơn vị nào?", "Thưởng 05 đơn vị gồm: trạm A, trạm B …", True),
        ("Sắp xếp 10 cơ quan, là những cơ quan nào?", "Sắp xếp từ 05-06 cơ quan.", True),
        ("Tên hai công ty bến phà là gì?", "Sắp xếp 02 công ty bến phà theo kế hoạch.", False),
        ("Hai công ty mà sở giám sát tên là gì?", "Giám sát công ty cổ phần Bến Phà.", True),
        ("Hai doanh nghiệp mà sở giám sát tên là gì?", "Giám sát trực tiếp 02 doanh nghiệp và các DNNN.", False),
        ("Hai doanh nghiệp mà sở giám sát tên là gì?", "Giám sát trực tiếp doanh nghiệp Sông Xanh.", True),
        ("Những xã nào được kiểm tra?", "UBND các xã, thị trấn xây dựng Kế hoạch kiểm tra.", False),
        ("Những xã nào được kiểm tra?", "Kiểm tra tại 02 xã (xã Bãi Dâu và xã Cồn Cát).", True),
        ("Kiểm tra những huyện nào?", "Kiểm tra huyện Đồi Cát.", True),
        ("Sẽ khảo sát ở những huyện nào?", "Khảo sát 240 người dân.", False),
        ("24 mô hình gồm những mô hình nào?", "Triển khai 05 nhóm tiện ích.", False),
        ("Những sở nào bị sáp nhập?", "Đề án sáp nhập gửi Sở Nội vụ thẩm định.", False),
        ("Những sở nào bị sáp nhập?", "Sáp nhập Sở Đường thủy vào sở khác.", True),
        ("Những con sông nào bị ô nhiễm?", "Bảo vệ nguồn nước đối với sông, suối.", False),
        ("Những con sông nào bị ô nhiễm?", "Sông Xanh bị ô nhiễm ở hạ lưu.", True),
        ("Cá nhân nào được khen thưởng?", "Khen thưởng các cá nhân (dự kiến 10 cá nhân).", False),
        ("Tên phần mềm chấm điểm là gì?", "Cập nhật phần mềm và chấm điểm.", False),
        ("Tên phần mềm chấm điểm là gì?", "Chấm điểm trên phần mềm “Bến Phà”.", True),
        ("24 mô hình gồm những mô hình nào?", "Triển khai 24 mô hình của Đề án.", False),
        ("Cơ quan nào được kiểm tra?", "Chuẩn bị kế hoạch kiểm tra.", False),
        ("Cơ quan nào được kiểm tra?", "Kiểm tra ít nhất 30% số cơ quan.", False),
        ("Cơ quan nào được kiểm tra?", "Kiểm tra các cơ quan chưa đạt chỉ tiêu.", True),
    ],
)
def test_members_are_told_by_name(question: str, text: str, named: bool) -> None:
    assert wants_members(question)
    assert names_members(text, question) is named


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào kiểm tra các xã?",
        "Xã nào phải nộp báo cáo?",
        "Kiểm tra bao nhiêu cơ quan?",
        "Tên đề án là gì?",
        "24 mô hình do đơn vị nào chủ trì?",
        "Môi trường nào được bảo vệ?",
        "Hợp tác xã nào được hỗ trợ?",
    ],
)
def test_other_questions_want_no_members(question: str) -> None:
    assert not wants_members(question)
    assert not wants_picked(question)
    assert names_members("Kiểm tra 05 cơ quan.", question)
