"""Labelled lines in prose become tasks; everything else stays prose."""

import pytest

from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.labelled import read_labelled
from corpus.reader import build_document
from corpus.record import Task
from corpus.repair import repair

ENTRY = CatalogEntry("x", "Kế hoạch", "UBND tỉnh", "Bắc Ninh", "province", 2025)
TEXT = """**KẾ HOẠCH**

**II. NHIỆM VỤ**

**1. Chuyển đổi số**

- Ra mắt nền tảng hỏi đáp
pháp luật cho cán bộ, công chức.

*Đơn vị chủ trì tham mưu thực
hiện: *Sở Khoa học và Công nghệ.

*Đơn vị phối hợp thực hiện: *Sở
Tư pháp.

*Thời gian thực hiện: *Tháng
12/2025.

- Xây dựng chuyên mục tuyên truyền.

*Cơ quan chủ trì:* Sở Tư pháp.

**2. Kiểm tra việc thi hành**

- Nội dung: Kiểm tra định kỳ hai lần.

- Cơ quan thực hiện: Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành.

**3. Tập huấn nghiệp vụ**

- Mở lớp cho cán bộ cấp tỉnh.

- Mở lớp cho cán bộ cấp xã.

- Cơ quan thực hiện: Sở Nội vụ chủ trì tham mưu kế hoạch; Sở Tư pháp và các sở tổ chức các lớp.

- Thời gian thực hiện: Hằng năm.

**4. Các mô hình**

**a) Hoạt động 1**

- Nội dung:

+ Tổng kết mô hình một cửa.

+ Nhân rộng mô hình.

- Cơ quan chủ trì: Sở Y tế.

**III. TỔ CHỨC**

Thời gian thực hiện: trong năm 2025.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return build_document(TEXT, ENTRY)


def test_each_point_has_its_own_labels(document: Document) -> None:
    first, second, third, *_ = read_labelled(document, load_registry())
    assert first.task == "Ra mắt nền tảng hỏi đáp pháp luật cho cán bộ, công chức."
    assert first.lead_agencies == ("Sở Khoa học và Công nghệ",)
    assert first.coordinate_agencies == ("Sở Tư pháp",)
    assert (first.deadline_start, first.deadline_end) == ("2025-12-01", "2025-12-31")
    assert second.task == "Xây dựng chuyên mục tuyên truyền."
    assert (second.coordinate, second.deadline) == (None, None)
    assert third.task == "Kiểm tra định kỳ hai lần."


def test_a_lead_told_in_a_sentence_is_cut_into_lead_and_helpers(document: Document) -> None:
    third = read_labelled(document, load_registry())[2]
    assert third.lead == "Sở Nội vụ"
    assert third.coordinate_agencies == ("Các sở, ban, ngành",)


def test_a_numbered_heading_with_its_points(document: Document) -> None:
    task = read_labelled(document, load_registry())[3]
    assert (task.task_no, task.task) == ("3", "Tập huấn nghiệp vụ")
    assert task.activity == "Mở lớp cho cán bộ cấp tỉnh. Mở lớp cho cán bộ cấp xã."
    assert (task.deadline, task.recurrence) == ("Hằng năm.", "yearly")
    assert task.lead_agencies == ("Sở Nội vụ",)
    assert list(task.uncertain) == ["lead"]  # the sentence gives work to others, too


def test_a_label_is_no_work(document: Document) -> None:
    task = read_labelled(document, load_registry())[4]
    assert (task.task_no, task.activity) == (None, None)
    assert task.task == "Tổng kết mô hình một cửa. Nhân rộng mô hình."


def test_every_field_is_the_repaired_join_of_its_ranges(document: Document) -> None:
    for task in read_labelled(document, load_registry()):
        for name, spans in task.spans.items():
            assert getattr(task, name) == repair(document.text, spans)


def test_a_time_without_a_lead_is_no_task() -> None:
    text = "**I. MỤC TIÊU**\n\nNâng cao chất lượng.\n\nThời gian thực hiện: năm 2025.\n"
    assert read_labelled(build_document(text, ENTRY), load_registry()) == ()


def _labelled(body: str) -> tuple[Task, ...]:
    return read_labelled(build_document(f"# KẾ HOẠCH\n\n## III. NHIỆM VỤ\n\n{body}\n", ENTRY), load_registry())


def test_who_helps_may_stand_after_a_semicolon() -> None:
    (task,) = _labelled(
        "### 1. Kiểm tra\n\n- Cơ quan thực hiện: Sở Nội vụ chủ trì; Thanh tra tỉnh, Văn phòng UBND tỉnh phối hợp.\n"
        "- Thời gian: Quý II/2025."
    )
    assert (task.lead_agencies, task.coordinate_agencies) == (
        ("Sở Nội vụ",),
        ("Thanh tra tỉnh", "Văn phòng UBND tỉnh"),
    )
    assert not task.uncertain


def test_labels_that_share_a_line() -> None:
    (task,) = _labelled(
        "### 1. Tập huấn\n\nĐơn vị chủ trì: Sở Nội vụ; đơn vị phối hợp: Trường Chính trị tỉnh; thời gian: tháng 6/2025."
    )
    assert (task.lead, task.coordinate, task.deadline_end) == ("Sở Nội vụ", "Trường Chính trị tỉnh", "2025-06-30")


def test_labels_in_brackets_after_the_work() -> None:
    (task,) = _labelled(
        "### 1. Kiểm tra\n\nKiểm tra công vụ tại các đơn vị (cơ quan chủ trì: Thanh tra tỉnh; "
        "cơ quan phối hợp: Sở Nội vụ; hoàn thành: Quý III/2025)."
    )
    assert (task.task, task.lead) == ("Kiểm tra công vụ tại các đơn vị", "Thanh tra tỉnh")
    assert (task.coordinate, task.deadline) == ("Sở Nội vụ", "Quý III/2025")


def test_what_only_says_more_of_a_titled_work_is_no_work() -> None:
    (task,) = _labelled(
        "### 2. Tổ chức cuộc thi trực tuyến\n\na) Đối tượng: Cán bộ, công chức và nhân dân trong tỉnh.\n\n"
        "b) Đơn vị tham mưu: Sở Nội vụ.\n\nc) Thời gian: Quý II/2025."
    )
    assert (task.task, task.activity, task.lead_agencies) == ("Tổ chức cuộc thi trực tuyến", None, ("Sở Nội vụ",))


def test_a_label_alone_on_its_line_has_its_values_below() -> None:
    text = (
        "**II. HOẠT ĐỘNG**\n\n**a) Hoạt động 1**\n\n- Nội dung: Cổ động trực quan (từ ngày 15/11 đến ngày 15/12).\n\n"
        "- Cơ quan thực hiện:\n\n+ Sở Văn hóa và Thể thao chủ trì, phối hợp với các sở, ban, ngành.\n\n"
        "+ Sở Xây dựng đăng tải thông điệp trên bảng quang báo.\n\n**b) Hoạt động 2**\n\n- Nội dung: Dạy nghề.\n\n"
        "- Cơ quan chủ trì:\n\n+ Sở Nội vụ.\n\n+ Sở Tư pháp.\n\n- Thời gian thực hiện: Quý IV năm 2025.\n"
    )
    campaign, training = read_labelled(build_document(text, ENTRY), load_registry())
    assert (campaign.lead, campaign.coordinate) == ("Sở Văn hóa và Thể thao", "các sở, ban, ngành.")
    assert campaign.deadline == "từ ngày 15/11 đến ngày 15/12"  # where no label gives one
    assert campaign.uncertain.keys() == {"lead"}  # who posts the messages is told in the prose
    assert training.lead_agencies == ("Sở Nội vụ", "Sở Tư pháp")
    assert training.deadline_end == "2025-12-31"
