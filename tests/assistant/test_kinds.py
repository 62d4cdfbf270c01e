"""What kind of thing a question wants."""

import pytest

from assistant.kinds import (
    holds_kind,
    tells_clock,
    wants_most,
    wants_person,
    wants_progress,
    wants_ranking,
    wants_tier,
    wants_trader,
)
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Ai là Trưởng phòng Nội vụ huyện?", "Giao Phòng Nội vụ đôn đốc việc thực hiện.", False),
        ("Ai là trưởng ban chỉ đạo?", "Trưởng ban chỉ đạo: Nguyễn Văn An.", True),
        ("Ai là trưởng ban chỉ đạo?", "Trưởng Ban Chỉ đạo là Chủ tịch UBND tỉnh.", True),
        ("Ai là trưởng ban chỉ đạo?", "Trưởng ban chỉ đạo báo cáo Chủ tịch UBND tỉnh.", False),
        ("Chị nào ở Phòng Nội vụ nhận báo cáo?", "Báo cáo gửi Phòng Nội vụ.", False),
        ("Đồng chí nào phụ trách?", "Đồng chí Nguyễn Văn An phụ trách.", True),
        ("Trung tâm dữ liệu của tỉnh đặt ở đâu?", "Xây dựng Trung tâm dữ liệu của tỉnh.", False),
        ("Trung tâm dữ liệu của tỉnh đặt ở đâu?", "Trung tâm dữ liệu đặt tại Sở Khoa học và Công nghệ.", True),
        ("Huyện nào đứng đầu về chỉ số?", "UBND cấp huyện công bố chỉ số.", False),
        ("Lĩnh vực nào tỉnh dẫn đầu cả nước?", "Lĩnh vực này duy trì dẫn đầu cả nước.", True),
        ("Báo cáo gửi về đâu?", "Báo cáo gửi Phòng Nội vụ.", True),
        ("Số điện thoại bàn của Văn phòng là gì?", "Văn phòng cung cấp tài liệu năm 2023.", False),
        ("Số điện thoại đường dây nóng?", "Đường dây nóng: 0204 385 1234.", True),
        ("Tên 240 người dân được phỏng vấn?", "Khảo sát 240 người dân của 03 huyện.", False),
        ("Họ tên các cán bộ được khen?", "Khen thưởng ông Nguyễn Văn An.", True),
        ("Tên đề án của người dân?", "Đề án phục vụ người dân.", True),
        ("Mức phí trả kết quả qua bưu điện là bao nhiêu?", "100% kết quả được trả qua bưu điện.", False),
        ("Biên chế hưởng lương ngân sách giảm bao nhiêu?", "Giảm 2% biên chế hưởng lương từ ngân sách.", True),
        ("Người trực được hưởng lương bao nhiêu?", "Giảm 2% biên chế hưởng lương từ ngân sách.", False),
        ("Năm 2023 đã phỏng vấn bao nhiêu người?", "Năm 2023, chỉ số được tiến hành khảo sát từ 240 người.", True),
        (
            "Năm 2023 đã phỏng vấn bao nhiêu người?",
            "Năm 2023, chỉ số phải được tiến hành khảo sát từ 240 người.",
            False,
        ),
        ("Phí được giảm bao nhiêu?", "Giảm 50% phí, lệ phí.", True),
        ("Vé tàu được giảm giá bao nhiêu?", "Giảm 50% giá vé.", True),
        ("Vé tàu được giảm giá bao nhiêu?", "Giảm 50% thời gian bán vé.", False),
        ("Tỷ lệ bộ phận được đánh giá là bao nhiêu?", "100% bộ phận được đánh giá.", True),
        ("Tỷ lệ lao động làm công hưởng lương là bao nhiêu?", "Lao động làm công hưởng lương đạt 50%.", True),
        ("Số người hưởng trợ cấp là bao nhiêu?", "Có 1.200 người hưởng trợ cấp.", True),
        ("Chỉ số giá tiêu dùng là bao nhiêu?", "Chỉ số giá tiêu dùng tăng 5,2%.", True),
        ("Phí qua phà là bao nhiêu?", "Phí qua phà 16.000 17.000 18.500", True),
        ("Phí qua phà là bao nhiêu?", "Phí qua phà của 16.000 xe", False),
        ("What is the e-mail address of the office?", "Địa chỉ: vanphong@example.vn", True),
    ],
)
def test_a_text_without_the_kind_asked_for_is_no_answer(question: str, text: str, holds: bool) -> None:
    assert holds_kind(text, question) is holds


def test_persons_and_rankings_are_not_leads() -> None:
    assert wants_person("Giám đốc Sở Nội vụ là ai?")
    assert not wants_person("Ai chủ trì kế hoạch kiểm tra?")
    assert wants_ranking("Xã nào xếp hạng thấp nhất?")
    assert not wants_ranking("Cơ quan nào chủ trì?")


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Mức thưởng cho sáng kiến là bao nhiêu?", "Đề nghị khen thưởng 05 tập thể và 10 cá nhân.", False),
        ("Lệ phí đăng ký là bao nhiêu?", "Lệ phí đăng ký: 20.000 đồng.", True),
        ("Mức lương của người mới là bao nhiêu?", "100% người mới được bố trí đúng vị trí.", False),
        ("Lương công nhân là bao nhiêu?", "Xây dựng 01 triệu căn hộ cho công nhân.", False),
        ("Lãi suất là bao nhiêu?", "Lãi suất cho vay: 5% một năm.", True),
        ("Tỷ lệ hài lòng năm 2031 đã đạt bao nhiêu?", "Phấn đấu năm 2031 tỷ lệ hài lòng đạt trên 90%.", False),
        ("Công ty nào cung cấp phần mềm?", "Sở Thông tin và Truyền thông nâng cấp phần mềm.", False),
        ("Doanh nghiệp nào bị lỗ?", "Giám sát 02 doanh nghiệp và các DNNN.", False),
        ("Doanh nghiệp nào bị lỗ?", "Doanh nghiệp khi thực hiện TTHC không bị lỗ.", False),
        ("Doanh nghiệp nào bị lỗ?", "Doanh nghiệp đóng tàu VINABOAT bị lỗ.", True),
        ("Giảm bao nhiêu đơn vị sự nghiệp?", "Quy chế của 12 đơn vị sự nghiệp.", False),
        ("Giảm bao nhiêu đơn vị sự nghiệp?", "Tinh giản 12 đơn vị sự nghiệp.", True),
        ("Số hồ sơ tăng bao nhiêu?", "Tổng số 500 hồ sơ.", False),
        ("Đóng phà hết bao nhiêu tiền?", "Đóng mới 02 phà.", False),
        ("Đóng phà hết bao nhiêu tiền?", "Đóng mới 02 phà: 12.500 theo dự toán.", True),
        ("Bến phà được bao nhiêu điểm?", "Chấm điểm 12 bến phà.", False),
        ("Bến phà được bao nhiêu điểm?", "Bến phà đạt 81,5 điểm.", True),
        ("Bến phà mở cửa lúc mấy giờ?", "Bến phà mở thường xuyên.", False),
        ("Bến phà mở cửa lúc mấy giờ?", "Bến phà mở từ 7 giờ.", True),
        ("Người được hỏi ở độ tuổi nào?", "Hỏi 240 người dân.", False),
        ("Bến phà hỏng bao nhiêu lần?", "Nâng cấp 12 bến phà.", False),
        ("Dân số là bao nhiêu?", "Cập nhật dữ liệu dân cư 100%.", False),
        ("Các điểm nóng ở đâu?", "Rà soát các điểm nóng.", False),
        ("Kết quả kiểm tra bến phà ra sao?", "Báo cáo tình hình, kết quả kiểm tra bến phà.", False),
        ("Kết quả kiểm tra bến phà ra sao?", "Kết quả kiểm tra 12 bến phà cho thấy nhiều bến hỏng.", True),
        ("Tỉnh nào đứng đầu?", "Nâng cao vai trò của người đứng đầu.", False),
        ("Tỉnh nào đứng đầu?", "Nằm trong nhóm 10 tỉnh đứng đầu.", False),
        ("Ai ký kế hoạch này?", "Sở Nội vụ theo dõi việc thực hiện kế hoạch.", False),
    ],
)
def test_sums_results_suppliers_and_signers(question: str, text: str, holds: bool) -> None:
    assert holds_kind(text, question) is holds


def test_a_supplier_asked_for_is_no_mere_word_of_the_question() -> None:
    assert wants_trader("Tỉnh thuê doanh nghiệp viễn thông nào?") == "doanh nghiệp"
    assert not wants_trader("Báo cáo chuyển đổi số doanh nghiệp trước những ngày nào?")
    assert not wants_trader("Phải hỗ trợ doanh nghiệp nhỏ và vừa như thế nào?")


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Sáp nhập những xã nào?", "Đôn đốc sáp nhập đơn vị sự nghiệp công lập.", False),
        ("Sáp nhập những xã nào?", "Sáp nhập xã Tân Hoa và xã Giáp Sơn.", True),
        ("Xã nào phải ban hành kế hoạch?", "UBND các xã, thị trấn ban hành kế hoạch.", True),
        ("Khảo sát ở huyện nào?", "Mỗi huyện chọn 02 xã.", False),
    ],
)
def test_places_are_asked_for_by_name(question: str, text: str, holds: bool) -> None:
    assert holds_kind(text, question) is holds


def test_departments_are_no_places() -> None:
    assert wants_tier("Các xã, phường nào được chọn?") == "xã"
    assert not wants_tier("Sở nào chủ trì?")


def test_who_has_most_to_do_is_counted() -> None:
    assert wants_most("Cơ quan nào chủ trì nhiều nhiệm vụ nhất?") == "most"
    assert wants_most("Which agency leads the fewest tasks?") == "fewest"
    assert not wants_most("Năm 2025 có nhiều nhiệm vụ không?")
    assert not holds_kind("Sở Nội vụ chủ trì nhiều nhiệm vụ.", "Sở nào chủ trì nhiều nhiệm vụ nhất?")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Kho dữ liệu số đã xong chưa?", True),
        ("Các sở nào chậm nộp báo cáo?", True),
        ("Năm 2031 đã tuyển được bao nhiêu giáo viên?", True),
        ("Has the open data portal been completed yet?", True),
        ("Chậm nhất khi nào các sở nộp kế hoạch?", False),
        ("Kế hoạch đã giao Sở Y tế việc gì?", False),
        ("Báo cáo gửi đến đâu?", False),
        ("By when were offices to have it done?", False),
    ],
)
def test_how_far_something_has_come(question: str, asks: bool) -> None:
    assert wants_progress(question) is asks


def test_a_plan_does_not_tell_how_far_its_tasks_have_come(ask_bundled: Ask) -> None:
    assert not ask_bundled("Những việc nào quá hạn năm 2024?").citations
    assert not ask_bundled("Kho dữ liệu số của tỉnh đã xong chưa?").citations
    assert ask_bundled("Cơ quan nào chưa bám sát các nhiệm vụ CCHC?").citations


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Phần mềm do đơn vị nào cung cấp?", "Cập nhật thông tin trên phần mềm", False),
        ("Tài liệu kiểm chứng do sở nào cung cấp?", "Cung cấp tài liệu kiểm chứng", True),
        ("Chủ tịch ký kế hoạch ngày nào?", "Đăng ký sáng kiến trong tháng 3", False),
        ("Cải thiện môi trường nào?", "cải thiện môi trường đầu tư, kinh doanh", True),  # no school
        ("Số điểm của từng sở thế nào?", "Chỉ số của tỉnh đạt 91,16 điểm", False),
        ("xã nào ở Lục Ngạn chưa có cổng thông tin?", "UBND các xã xây dựng cổng thông tin", False),
    ],
)
def test_deeds_that_are_no_tasks_must_be_said(question: str, text: str, holds: bool) -> None:
    assert holds_kind(text, question) is holds


def test_one_of_a_leading_group_is_no_first() -> None:
    asked = "Hai lĩnh vực nào chỉ đặt mục tiêu vào nhóm 15 tỉnh dẫn đầu?"
    assert not wants_ranking(asked)
    assert wants_ranking("Lĩnh vực nào dẫn đầu cả nước?")
    assert holds_kind("Phấn đấu lĩnh vực y tế xếp trong nhóm 15 tỉnh dẫn đầu cả nước.", asked)


def test_collaborators_are_asked_for_by_name() -> None:
    asked = "Tên các cộng tác viên tuyên truyền là gì?"
    assert not holds_kind("Xây dựng mạng lưới cộng tác viên trong công tác tuyên truyền.", asked)
    assert holds_kind("Cộng tác viên: Nguyễn Văn An, Trần Thị Bình.", asked)
    assert holds_kind("Công viên trung tâm được tu bổ.", "Tên các công viên được tu bổ là gì?")


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Phải chờ đò kéo dài bao lâu?", "Giảm thời gian chờ còn tối đa 20 phút.", True),
        ("Phải chờ đò kéo dài bao lâu?", "Bảo đảm 90% số chuyến đúng giờ, xong trong tháng 3.", False),
        ("Lớp học kéo dài bao lâu?", "Mở lớp học ngày 15 tháng 3 năm 2031.", False),
    ],
)
def test_how_long_something_takes(question: str, text: str, holds: bool) -> None:
    assert holds_kind(text, question) is holds


def test_no_deadline_says_how_long_something_takes() -> None:
    assert not tells_clock("Mở lớp học trong tháng 3.", "Lớp học kéo dài bao lâu?")
    assert tells_clock("Mở lớp học trong 03 ngày.", "Lớp học kéo dài bao lâu?")
    assert tells_clock("Mở lớp học trong tháng 3.", "Bao giờ mở lớp học?")


def test_names_of_people_are_no_agency() -> None:
    assert wants_person("Tên những người nào dạy lớp học?")
