"""Duties: who prose gives what, by which sentence, with exact spans."""

from functools import lru_cache
from pathlib import Path

import pytest

from corpus.agencies import load_registry
from corpus.assignment import role_of
from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.duties import read_duties
from corpus.library import load_library
from corpus.reader import build_document
from corpus.record import Duty
from corpus.repair import repair

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    return {document.entry.id: document for document in load_library(DOCUMENTS).documents}


@lru_cache(maxsize=8)
def duties(name: str) -> tuple[Duty, ...]:
    return read_duties(documents()[name], load_registry())


def read(body: str, level: str = "province") -> tuple[Duty, ...]:
    card = CatalogEntry("x", "Kế hoạch", "Ủy ban nhân dân tỉnh X", "X", level, 2025)
    return read_duties(build_document(f"KẾ HOẠCH\nNăm 2025\n\n{body}\n", card), load_registry())


@pytest.mark.parametrize(
    ("name", "count"),
    [("bac-giang-2022", 33), ("bac-giang-2024", 49), ("bac-giang-chi-so-2024", 30), ("luc-ngan-2024", 52)],
)
def test_counts(name: str, count: int) -> None:
    assert len(duties(name)) == count


def test_first_eleventh_and_last_of_a_plan() -> None:
    read_ones = duties("luc-ngan-2024")
    first, eleventh, last = read_ones[0], read_ones[10], read_ones[-1]
    assert first.agencies == ("Các cơ quan chuyên môn thuộc UBND huyện", "UBND các xã, thị trấn")
    assert read_ones[1].agencies == ("Các cơ quan thuộc UBND huyện", "Chủ tịch UBND các xã, thị trấn")
    assert eleventh.text == "Báo cáo tháng gửi định kỳ trước ngày 15 hằng tháng (12 báo cáo)."
    assert eleventh.agencies == ("Các cơ quan, đơn vị thuộc UBND huyện", "UBND các xã, thị trấn")
    assert (eleventh.deadline, eleventh.recurrence) == ("trước ngày 15 hằng tháng", "monthly")
    assert eleventh.deadline_end is None
    assert eleventh.uncertain == {"agency": "cơ quan lấy từ câu dẫn phía trên"}
    assert last.agency == "Thủ trưởng các cơ quan thuộc UBND huyện, Chủ tịch UBND các xã, thị trấn"


def test_a_section_headed_by_an_agency() -> None:
    own = [duty for duty in duties("bac-giang-2024") if duty.agencies == ("Sở Nội vụ",)]
    assert [duty.role for duty in own] == ["lead", "lead", "lead", "assigned", "coordinate", "assigned"]
    assert own[0].path[-1].startswith("2.1. Sở Nội vụ")
    assert own[0].coordinate_agencies == ("Các cơ quan liên quan",)


def test_a_colon_announces_those_who_work() -> None:
    (duty,) = read(
        "IV. TỔ CHỨC THỰC HIỆN\n\nCác sở, cơ quan: Văn phòng UBND tỉnh, Tài chính, Kế hoạch và Đầu tư "
        "trước ngày 30/12/2025 tổng hợp tài liệu báo cáo."
    )
    assert duty.agencies == ("Văn phòng UBND tỉnh", "Sở Tài chính", "Sở Kế hoạch và Đầu tư")
    assert (duty.deadline, duty.deadline_end) == ("trước ngày 30/12/2025", "2025-12-30")


def test_a_body_that_helps_names_its_partner_and_no_leader() -> None:
    (duty,) = read(
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\nPhối hợp với Sở Y tế và Công an tỉnh bố trí kinh phí thực hiện."
    )
    assert (duty.role, duty.agencies, duty.coordinate) == ("coordinate", ("Sở Tài chính",), None)
    assert (duty.partner, duty.partner_agencies) == ("Sở Y tế và Công an tỉnh", ("Sở Y tế", "Công an tỉnh"))


def test_clauses_with_limits_of_their_own() -> None:
    limited = [duty for duty in duties("bac-giang-2024") if duty.deadline_end in ("2024-01-15", "2024-01-31")]
    assert [(duty.agencies, duty.deadline) for duty in limited] == [
        (("Các Sở, cơ quan thuộc UBND tỉnh", "UBND cấp huyện"), "xong trước ngày 15/01/2024"),
        (("UBND cấp xã",), "xong trước ngày 31/01/2024"),
    ]
    assert all("xây dựng kế hoạch CCHC nhà nước năm 2024" in duty.text for duty in limited)


def test_every_field_is_the_repaired_join_of_its_spans() -> None:
    fields = 0
    for name, document in documents().items():
        for duty in duties(name):
            for field, spans in duty.spans.items():
                assert getattr(duty, field) == repair(document.text, spans), (duty.id, field)
                fields += 1
    assert fields > 350


@pytest.mark.parametrize(
    ("sentence", "agencies", "role"),
    [
        ("Giao Sở Nội vụ chủ trì, hướng dẫn, theo dõi việc thực hiện Kế hoạch này.", ("Sở Nội vụ",), "lead"),
        ("Sở Tài chính trước ngày 30/12/2024 tổng hợp kinh phí thực hiện.", ("Sở Tài chính",), "assigned"),
        ("Sở TT&TT phối hợp với Sở Nội vụ tuyên truyền về kế hoạch.", ("Sở Thông tin và Truyền thông",), "coordinate"),
        (
            "Giám đốc các Sở, Chủ tịch UBND các huyện, thành phố chịu trách nhiệm tổ chức thực hiện.",
            ("Các sở", "Chủ tịch UBND cấp huyện"),
            "assigned",
        ),
        ("Trên đây là Kế hoạch, yêu cầu các sở, ban, ngành nghiêm túc thực hiện.", ("Các sở, ban, ngành",), "assigned"),
    ],
)
def test_sentences(sentence: str, agencies: tuple[str, ...], role: str) -> None:
    found = read(f"I. TỔ CHỨC THỰC HIỆN\n\n{sentence}")
    assert [(duty.agencies, duty.role) for duty in found] == [(agencies, role)]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH\n\nSở Nội vụ tiếp tục đổi mới công tác cải cách hành chính.",
        "I. TỔ CHỨC THỰC HIỆN\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch thực hiện năm 2025.",
        "I. TỔ CHỨC THỰC HIỆN\n\nCải cách hành chính là nhiệm vụ trọng tâm của các sở, ban, ngành.",
        "I. TỔ CHỨC THỰC HIỆN\n\nTham mưu đề nghị Chủ tịch UBND tỉnh khen thưởng các tập thể.",
    ],
)
def test_prose_that_assigns_nothing(body: str) -> None:
    assert read(body) == ()


def test_a_body_nobody_registered_is_marked() -> None:
    found = read("I. TỔ CHỨC THỰC HIỆN\n\nSở Nội vụ và Ban Vận động hiến máu chủ trì thực hiện Kế hoạch này.")
    assert found[0].agencies == ("Sở Nội vụ", "Ban Vận động hiến máu")
    assert "agencies" in found[0].uncertain


GIVEN = """**IV. TỔ CHỨC THỰC HIỆN**

**1. {heading}**

- Rà soát hồ sơ của người dân trên địa bàn tỉnh.
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Chi cục Hải quan khu vực XIX",
        "Đề nghị các tổ chức cung cấp dịch vụ chi trả",
        "Các doanh nghiệp thứ cấp đang hoạt động trong khu công nghiệp",
        "Ngân hàng Nhà nước chi nhánh khu vực 14",
    ],
)
def test_a_heading_that_names_a_body_nobody_registered_owns_what_stands_under_it(heading: str) -> None:
    found = read(GIVEN.format(heading=heading))
    assert [duty.agency for duty in found] == [heading.removeprefix("Đề nghị ")]
    assert "agencies" in found[0].uncertain


@pytest.mark.parametrize(
    "heading", ["Phòng, chống dịch bệnh", "Báo cáo kết quả", "Tổ chức hội nghị", "Ban hành kế hoạch"]
)
def test_a_heading_that_names_work_owns_nothing(heading: str) -> None:
    assert read(GIVEN.format(heading=heading)) == ()
    assert read(GIVEN.format(heading="Chi cục Hải quan khu vực XIX").replace("TỔ CHỨC THỰC HIỆN", "HIỆN TRẠNG")) == ()


def test_who_leads_something_else_gives_no_lead() -> None:
    assert role_of("Chủ trì, phối hợp với các sở triển khai Kế hoạch này.") == "lead"
    assert role_of("tổng hợp báo cáo theo dự án được phân công chủ trì, quản lý.") == "assigned"
    assert (
        role_of("Tổng hợp, báo cáo cấp thẩm quyền (UBND tỉnh và các cơ quan trung ương chủ trì dự án).") == "assigned"
    )


@pytest.mark.parametrize(
    ("sentence", "agencies", "role", "deadline"),
    [
        (
            "Định kỳ hằng quý, Sở Nội vụ tổng hợp báo cáo trước ngày 20 của tháng cuối quý.",
            ("Sở Nội vụ",),
            "assigned",
            "quarterly",
        ),
        ("Hằng năm, UBND cấp xã tổ chức đánh giá mức độ hài lòng.", ("UBND cấp xã",), "assigned", "yearly"),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị báo cáo về Sở Nội vụ.",
            ("Các cơ quan, đơn vị",),
            "assigned",
            None,
        ),
        ("Theo đề nghị của các sở, UBND cấp huyện, Sở Tài chính bố trí kinh phí.", ("Sở Tài chính",), "assigned", None),
        ("Để bảo đảm tiến độ, Sở Y tế phối hợp với Sở Nội vụ rà soát.", ("Sở Y tế",), "coordinate", None),
        (
            "Giám đốc Sở, Thủ trưởng cơ quan thuộc UBND tỉnh xây dựng kế hoạch kiểm tra.",
            ("Các sở", "Các cơ quan thuộc UBND tỉnh"),
            "assigned",
            None,
        ),
        ("Các cơ quan, đơn vị tổ chức quán triệt Kế hoạch này.", ("Các cơ quan, đơn vị",), "assigned", None),
        (
            "Các cơ quan được phân công chủ trì thực hiện nhiệm vụ có trách nhiệm lập dự toán.",
            ("Các cơ quan",),
            "assigned",
            None,
        ),
        (
            "Thủ trưởng các sở; Chủ tịch UBND cấp huyện: Tổ chức quán triệt Kế hoạch này.",
            ("Các sở", "Chủ tịch UBND cấp huyện"),
            "assigned",
            None,
        ),
        ("Về thể chế: Sở Tư pháp rà soát văn bản quy phạm pháp luật.", ("Sở Tư pháp",), "assigned", None),
    ],
)
def test_what_may_stand_before_or_inside_who_works(
    sentence: str, agencies: tuple[str, ...], role: str, deadline: str | None
) -> None:
    (duty,) = read(f"V. TỔ CHỨC THỰC HIỆN\n\n{sentence}")
    assert (duty.agencies, duty.role, duty.recurrence) == (agencies, role, deadline)
    assert duty.text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2024, Sở Nội vụ đã tổng hợp kết quả của các địa phương.",
        "Trên cơ sở đề nghị của các sở, ban, ngành địa phương được giao kinh phí.",
        "Cơ quan phối hợp: Sở Tài chính thực hiện.",
    ],
)
def test_circumstances_that_give_no_work(sentence: str) -> None:
    assert read(f"V. TỔ CHỨC THỰC HIỆN\n\n{sentence}") == ()


def test_points_of_a_sentence_that_announces_them() -> None:
    body = """V. TỔ CHỨC THỰC HIỆN

Các cơ quan, đơn vị gửi báo cáo về Sở Nội vụ theo thời hạn như sau:

a) Báo cáo quý I: trước ngày 05/3/2025.

b) Báo cáo năm: trước ngày 05/12/2025."""
    opening, *points = read(body)
    assert opening.agencies == ("Các cơ quan, đơn vị",)
    assert [(one.agencies, one.deadline_end) for one in points] == [
        (("Các cơ quan, đơn vị",), "2025-03-05"),
        (("Các cơ quan, đơn vị",), "2025-12-05"),
    ]
    assert all("agency" in one.uncertain for one in points)


def test_a_schedule_of_reports_that_names_nobody() -> None:
    (duty,) = read("VI. CHẾ ĐỘ BÁO CÁO\n\nBáo cáo quý I gửi trước ngày 05 tháng cuối quý.")
    assert (duty.agency, duty.agencies, duty.recurrence) == ("", (), "quarterly")
    assert "agency" in duty.uncertain and "agency" not in duty.spans


def test_headings_that_say_what_their_bodies_do() -> None:
    body = """V. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường chỉ đạo Chi cục Thủy sản thực hiện các nội dung sau:

- Lập dự toán kinh phí trình cấp có thẩm quyền phê duyệt.

2. Đề nghị: Hội Nông dân tỉnh

- Tuyên truyền, vận động hội viên tham gia các hoạt động.

3. Giao Văn phòng UBND tỉnh chủ trì theo dõi, đôn đốc."""
    directed, asked, told = read(body)
    assert directed.agencies == ("Sở Nông nghiệp và Môi trường", "Chi cục Thủy sản")
    assert asked.agencies == ("Hội Nông dân tỉnh",)
    assert (told.agencies, told.role) == (("Văn phòng UBND tỉnh",), "lead")


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [
        (
            "Sở Y tế phối hợp với các tổ chức cung cấp dịch vụ chi trả thực hiện mở tài khoản.",
            "các tổ chức cung cấp dịch vụ chi trả",
        ),
        (
            "Công an tỉnh phối hợp các lực lượng và UBND các xã, phường huy động phương tiện.",
            "các lực lượng và UBND các xã, phường",
        ),
        ("Sở Y tế phối hợp với các nhà mạng (Viettel, VNPT) triển khai nhắn tin.", "các nhà mạng"),
    ],
)
def test_partners_that_are_a_kind_of_bodies(sentence: str, partner: str) -> None:
    (duty,) = read(f"V. TỔ CHỨC THỰC HIỆN\n\n{sentence}")
    assert duty.partner == partner


def test_a_labelled_line_gives_work_to_others_too() -> None:
    line = "Cơ quan thực hiện: Sở Nội vụ chủ trì tham mưu kế hoạch; Sở Tư pháp và các sở tổ chức các lớp."
    (duty,) = read(f"III. NHIỆM VỤ\n\n- {line}")
    assert duty.agencies == ("Sở Tư pháp", "Các sở")
    assert duty.text == "Sở Tư pháp và các sở tổ chức các lớp."


def test_times_a_day_and_forces_without_an_article() -> None:
    sentence = "UBND cấp xã báo cáo 02 lần/ngày và phối hợp với lực lượng chức năng điều tra các vụ việc."
    (duty,) = read(f"V. TỔ CHỨC THỰC HIỆN\n\n{sentence}")
    assert (duty.deadline, duty.recurrence, duty.coordinate) == ("02 lần/ngày", "daily", "lực lượng chức năng")


def test_requirements_bind_whom_they_begin_with() -> None:
    found = read(
        "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\nNâng cao nhận thức của các cơ quan, đơn vị.\n\n2. Yêu cầu\n\n"
        "- Các cơ quan, địa phương, đặc biệt là cơ quan được giao chủ trì, đánh giá đúng kết quả thực hiện.\n\n"
        "- Người đứng đầu các sở, ngành coi việc thực hiện kế hoạch là nhiệm vụ quan trọng.\n\n"
        "- Bảo đảm sự phối hợp chặt chẽ giữa các cơ quan, yêu cầu không phô trương.\n\n"
        "II. ĐỐI TƯỢNG, YÊU CẦU\n\nCác sở, ngành thực hiện kế hoạch này là đối tượng áp dụng."
    )
    assert [(duty.agency, duty.agencies) for duty in found] == [
        ("Các cơ quan, địa phương", ("Các cơ quan, địa phương",)),
        ("Người đứng đầu các sở, ngành", ("Các Sở, ngành",)),
    ]


def test_an_order_that_ends_with_a_colon_owns_its_points() -> None:
    found = read(
        "III. NHIỆM VỤ\n\nGiao Sở Tư pháp:\n\n- Rà soát văn bản trái pháp luật.\n\n- Công khai danh mục đã bãi bỏ."
    )
    assert [duty.agencies for duty in found] == [("Sở Tư pháp",)] * 2


def test_a_later_clause_has_its_own_agency() -> None:
    first, second = read(
        "III. NHIỆM VỤ\n\nCông an tỉnh chủ trì giám sát hệ thống; Sở Y tế phê duyệt hồ sơ cấp độ trước ngày 31/3/2025."
    )
    assert (first.agencies, first.role, first.deadline) == (("Công an tỉnh",), "lead", None)
    assert (second.agencies, second.deadline_end) == (("Sở Y tế",), "2025-03-31")


@pytest.mark.parametrize("joined", ["; Công an tỉnh phối hợp.", ", Công an tỉnh phối hợp thực hiện."])
def test_who_helps_may_be_told_in_a_clause_of_its_own(joined: str) -> None:
    (duty,) = read(f"III. NHIỆM VỤ\n\nNội dung kiểm soát tham nhũng: Thanh tra tỉnh chủ trì{joined}")
    assert (duty.agencies, duty.coordinate) == (("Thanh tra tỉnh",), "Công an tỉnh")


def test_who_does_the_work_may_stand_in_brackets_after_it() -> None:
    (duty,) = read(
        "III. NHIỆM VỤ\n\nLắp đặt pa-nô tại các trục đường chính (Sở Y tế chủ trì, phối hợp UBND cấp xã, Quý I)."
    )
    assert (duty.agencies, duty.coordinate_agencies) == (("Sở Y tế",), ("UBND cấp xã",))
    assert duty.text.startswith("Lắp đặt pa-nô")


def test_a_content_put_down_to_a_body() -> None:
    (duty,) = read("III. PHÂN CÔNG\n\n- Chỉ số Chi phí thời gian: Sở Tài chính.")
    assert (duty.agencies, duty.text) == (("Sở Tài chính",), "Chỉ số Chi phí thời gian Sở Tài chính")


def test_a_list_of_bodies_before_a_colon_and_a_small_letter() -> None:
    (duty,) = read("V. TRÁCH NHIỆM\n\n1. Các sở, ban, ngành tỉnh; UBND cấp huyện: triển khai Kế hoạch này đến cơ sở.")
    assert duty.agencies == ("Các sở, ban, ngành tỉnh", "UBND cấp huyện")


def test_a_heading_that_names_work_beside_what_is_measured_gives_work() -> None:
    body = "II. NHIỆM VỤ THEO TỪNG CHỈ SỐ THÀNH PHẦN\n\nThanh tra tỉnh chủ trì kiểm tra đột xuất các đơn vị."
    assert [duty.agencies for duty in read(body)] == [("Thanh tra tỉnh",)]
    assert read(body.replace("NHIỆM VỤ", "MỤC TIÊU")) == ()


def test_names_alone_in_brackets_after_the_work() -> None:
    (duty,) = read("III. NHIỆM VỤ\n\n- Hỗ trợ doanh nghiệp đăng ký qua mạng (Sở Tài chính, Sở Y tế).")
    assert duty.agencies == ("Sở Tài chính", "Sở Y tế")


def test_who_helps_may_stand_after_who_is_the_first_to_turn_to() -> None:
    (duty,) = read(
        "III. NHIỆM VỤ\n\nPhân công Sở Tư pháp làm đầu mối, Công an tỉnh và Sở Y tế phối hợp rút ngắn thời gian."
    )
    assert (duty.agencies, duty.coordinate_agencies) == (("Sở Tư pháp",), ("Công an tỉnh", "Sở Y tế"))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Các sở gửi báo cáo về Sở Nội vụ trước ngày 15/11/2025; Sở Nội vụ tổng hợp, trình UBND tỉnh trước ngày "
            "30/11/2025.",
            [("Các sở", "2025-11-15"), ("Sở Nội vụ", "2025-11-30")],
        ),
        (
            "UBND cấp huyện xong trước ngày 15/01/2025, UBND cấp xã xong trước ngày 31/01/2025.",
            [("UBND cấp huyện", "2025-01-15"), ("UBND cấp xã", "2025-01-31")],
        ),
        (
            "Ban hành kế hoạch của đơn vị: các sở trước ngày 15/01/2025, UBND cấp huyện trước ngày 20/01/2025.",
            [("các sở", "2025-01-15"), ("UBND cấp huyện", "2025-01-20")],
        ),
        ("Sở Nội vụ, Sở Tài chính hoàn thành trước ngày 15/11/2025.", [("Sở Nội vụ, Sở Tài chính", "2025-11-15")]),
    ],
)
def test_each_body_of_a_sentence_has_its_own_limit(sentence: str, wanted: list[tuple[str, str]]) -> None:
    found = read(f"I. TỔ CHỨC THỰC HIỆN\n\n1. {sentence}")
    assert [(one.agency, one.deadline_end) for one in found] == wanted
    assert all("deadline" not in one.uncertain for one in found)
