"""Headings of every shape, their levels, and what is a block and no heading."""

import pytest

from corpus.catalog import CatalogEntry
from corpus.document import BlockKind, Document
from corpus.reader import build_document

ANY = CatalogEntry("thu", "Thử", "UBND", "Bắc Giang", "province", 2024)


def read(text: str) -> Document:
    return build_document(text, ANY)


def paths(text: str) -> list[str]:
    doc = read(text)
    return [" > ".join(doc.path(section.index)) for section in doc.sections]


def test_levels_follow_the_labels() -> None:
    text = (
        "II. NỘI DUNG\n\n1. Cải cách thể chế\n\na) Mục tiêu\n\n- Điểm.\n\nb) Nhiệm vụ\n\n- Điểm.\n\n2. Kinh phí\n\nLời."
    )
    assert paths(text) == [
        "II. NỘI DUNG",
        "II. NỘI DUNG > 1. Cải cách thể chế",
        "II. NỘI DUNG > 1. Cải cách thể chế > a) Mục tiêu",
        "II. NỘI DUNG > 1. Cải cách thể chế > b) Nhiệm vụ",
        "II. NỘI DUNG > 2. Kinh phí",
    ]


def test_markdown_signs_give_no_levels() -> None:
    text = "#### I. MỤC ĐÍCH\n\n##### 1. Mục đích\n\nLời.\n\n## II. NỘI DUNG\n\n### **1. Sở Nội vụ**\n\nLời."
    assert paths(text) == ["I. MỤC ĐÍCH", "I. MỤC ĐÍCH > 1. Mục đích", "II. NỘI DUNG", "II. NỘI DUNG > 1. Sở Nội vụ"]


def test_bold_broken_over_lines() -> None:
    assert paths("**I. MỤC\nĐÍCH, YÊU CẦU**\n\n**1**. **Mục\nđích**\n\nLời.") == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "I. MỤC ĐÍCH, YÊU CẦU > 1. Mục đích",
    ]


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("**1. Cải cách thể chế:** Tập trung rà soát.", "1. Cải cách thể chế", "Tập trung rà soát."),
        ("**4. Sở Văn hóa và\nDu lịch: **Tiếp tục chỉ đạo.", "4. Sở Văn hóa và Du lịch", "Tiếp tục chỉ đạo."),
        ("**2. Thời gian**: Từ năm 2026.", "2. Thời gian", "Từ năm 2026."),
        ("Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành. Quyết định có hiệu lực.", "Điều 3.", "Chánh Văn phòng"),
    ],
)
def test_run_in_headings(text: str, label: str, rest: str) -> None:
    doc = read(f"I. NỘI DUNG\n\n{text}\n\nII. KINH PHÍ\n\nLời.")
    assert doc.sections[1].label == label
    body = next(block for block in doc.blocks if block.kind is BlockKind.PARAGRAPH)
    assert body.text.startswith(rest)
    assert body.section == 1


@pytest.mark.parametrize(
    "text",
    [
        "1. 100% đội ngũ cán bộ có trình độ đại học.",
        "**1. **100% đội ngũ cán bộ có trình độ đại học.",
        "**4. Giao Phòng Nội vụ** đôn đốc, kiểm tra việc thực hiện.",
        "1. Kinh phí được bố trí từ ngân sách. Khuyến khích huy động nguồn khác.",
        "a) Xác định cụ thể nội dung công việc;",
    ],
)
def test_numbered_sentences_are_items(text: str) -> None:
    doc = read(f"I. NỘI DUNG\n\n{text}\n\n{text.replace('1.', '2.').replace('a)', 'b)').replace('4.', '5.')}")
    assert len(doc.sections) == 1
    assert [block.kind for block in doc.blocks[1:]] == [BlockKind.ITEM, BlockKind.ITEM]


def test_an_item_that_goes_on_counting_leaves_the_section() -> None:
    doc = read("V. TỔ CHỨC\n\n1. Sở Nội vụ\n\nChủ trì.\n\n2. Giao Sở Tài chính bố trí kinh phí. Hạn 30/12.")
    assert doc.path(doc.blocks[-1].section) == ("V. TỔ CHỨC",)


def test_annexes_with_their_titles() -> None:
    text = (
        "I. MỤC ĐÍCH\n\nLời.\n\n**PHỤ LỤC II**\n\n**DANH MỤC NHIỆM VỤ**\n\n*(Kèm theo Kế hoạch)*\n\nPhụ lục 3\n\nLời."
    )
    assert paths(text) == ["I. MỤC ĐÍCH", "PHỤ LỤC II DANH MỤC NHIỆM VỤ", "Phụ lục 3"]
    assert len(read(text).sections[1].spans) == 2


def test_parts_chapters_and_articles() -> None:
    text = "Phần I\nQUY ĐỊNH CHUNG\n\nChương I\n\nĐiều 1. Phạm vi\n\nLời.\n\n"
    text += "Điều 2. Đối tượng\n\nLời.\n\nChương II\n\nLời."
    doc = read(text)
    assert [section.marker for section in doc.sections] == ["Phần I", "Chương I", "Điều 1.", "Điều 2.", "Chương II"]
    assert [section.level for section in doc.sections] == [1, 2, 3, 3, 2]


def test_a_count_that_begins_anew_opens_a_level() -> None:
    text = "II. A\n\n3. Bộ máy\n\na) Mục tiêu\n\nLời.\n\n"
    text += "4. Công vụ\n\n1. Mục tiêu\n\n- x.\n\n2. Nhiệm vụ\n\n- y.\n\n5. Tài chính\n\nLời."
    assert [section.level for section in read(text).sections] == [1, 2, 3, 2, 3, 3, 2]


def test_form_and_title() -> None:
    text = (
        "|\n**ỦY BAN NHÂN DÂN**\nTỈNH X\n-------\n|\nSố: 1/KH-UBND\n|\n\n**KẾ HOẠCH**\n\nTRIỂN KHAI\nNHIỆM VỤ\n\n"
        "Thực hiện Quyết định, Ủy ban ban hành như sau:\n\n**I. MỤC ĐÍCH**\n\nLời.\n\n"
        "Trên đây là Kế hoạch./.\n\n|\nNơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT.\n|\n**TM. ỦY BAN NHÂN DÂN**\nCHỦ TỊCH\n|\n"
    )
    doc = read(text)
    kinds = [block.kind for block in doc.blocks]
    assert kinds[0] is BlockKind.FURNITURE
    assert [block.text for block in doc.blocks if block.kind is BlockKind.TITLE] == ["KẾ HOẠCH", "TRIỂN KHAI NHIỆM VỤ"]
    assert kinds[-1] is BlockKind.FURNITURE
    assert [section.label for section in doc.sections] == ["I. MỤC ĐÍCH"]


def test_labels_by_chance() -> None:
    text = "I. MỤC ĐÍCH\n\nPhát triển kinh tế\n- xã hội giai đoạn 2026\n- 2030 của Công an thành phố và các cơ quan.\n"
    assert [block.kind for block in read(text).blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
