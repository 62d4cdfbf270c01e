"""Documents read whole: the five of the corpus, small ones of every shape, and anything at all."""

import os
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalog import CatalogEntry, load_catalog
from corpus.document import Block, BlockKind, Document
from corpus.errors import CorpusError
from corpus.reader import build_document, read_document
from corpus.repair import repair

FOLDER = Path(__file__).parents[2] / "corpus" / "documents"
OUTLINES = Path(__file__).parents[1] / "data" / "outlines"
ENTRIES = {entry.id: entry for entry in load_catalog(FOLDER / "catalog.jsonl")}
ANY = CatalogEntry("thu", "Thử", "UBND", "Bắc Giang", "province", 2024)
PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@cache
def document(name: str) -> Document:
    return read_document(FOLDER / f"{name}.txt", ENTRIES[name])


def of_kind(doc: Document, *kinds: BlockKind) -> list[Block]:
    return [block for block in doc.blocks if block.kind in kinds]


@pytest.mark.parametrize(
    ("name", "sections", "headings", "paragraphs", "items", "footnotes"),
    [
        ("bac-giang-2022", 40, 40, 39, 118, 0),
        ("bac-giang-2024", 29, 29, 55, 13, 0),
        ("bac-giang-chi-so-2024", 35, 35, 41, 5, 2),
        ("bac-giang-2025-phu-luc", 1, 1, 1, 0, 0),
        ("luc-ngan-2024", 35, 35, 53, 23, 0),
    ],
)
def test_counts(name: str, sections: int, headings: int, paragraphs: int, items: int, footnotes: int) -> None:
    doc = document(name)
    counts = Counter(block.kind for block in doc.blocks)
    found = (
        len(doc.sections),
        counts[BlockKind.HEADING],
        counts[BlockKind.PARAGRAPH],
        counts[BlockKind.ITEM],
        counts[BlockKind.FOOTNOTE],
    )
    assert found == (sections, headings, paragraphs, items, footnotes)


@pytest.mark.parametrize("name", ENTRIES)
def test_outline_is_the_golden_one(name: str) -> None:
    """Set RENEW_GOLDEN=1 to write the outlines anew, then read the difference before committing it."""
    doc = document(name)
    inside = Counter(block.section for block in of_kind(doc, *PROSE))
    lines = [f"{'  ' * (s.level - 1)}{s.label} ({inside[s.index]})" for s in doc.sections]
    outline = "\n".join([f"before ({inside[-1]})", *lines]) + "\n"
    golden = OUTLINES / f"{name}.txt"
    if os.environ.get("RENEW_GOLDEN") == "1":
        golden.write_text(outline, encoding="utf-8")
    assert outline == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "first", "tenth", "last"),
    [
        (
            "bac-giang-2022",
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021",
            "Cải cách tổ chức bộ máy, công vụ: Tinh gọn bộ máy",
            "Trên đây là Kế hoạch CHHC nhà nước tỉnh Bắc Giang năm 2022",
        ),
        (
            "bac-giang-2024",
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021",
            "100% văn bản quy phạm pháp luật của tỉnh được ban hành",
            "Trên đây là Kế hoạch CCHC nhà nước tỉnh Bắc Giang năm 2024",
        ),
        (
            "bac-giang-chi-so-2024",
            "Với sự chỉ đạo quyết liệt của Tỉnh ủy, HĐND, UBND tỉnh",
            "Văn phòng UBND tỉnh có trách nhiệm theo dõi, đôn đốc",
            "(Kèm theo Kế hoạch số /KH-UBND ngày / 5/2024",
        ),
        (
            "luc-ngan-2024",
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021",
            "Tinh gọn bộ máy, giảm đầu mối trung gian",
            "(Kèm theo Kế hoạch số /KH-UBND ngày /01/2024",
        ),
    ],
)
def test_first_tenth_and_last_words(name: str, first: str, tenth: str, last: str) -> None:
    blocks = of_kind(document(name), *PROSE)
    assert blocks[0].text.startswith(first)
    assert blocks[9].text.startswith(tenth)
    assert blocks[-1].text.startswith(last)


@pytest.mark.parametrize("name", ENTRIES)
def test_spans_hold(name: str) -> None:
    check_spans(document(name))


def check_spans(doc: Document) -> None:
    covered = bytearray(len(doc.text))
    for block in doc.blocks:
        assert block.text
        assert block.spans
        assert -1 <= block.section < len(doc.sections)
        if block.kind is not BlockKind.TABLE:
            assert block.text == repair(doc.text, block.spans)
        for span in block.spans:
            assert span.end <= len(doc.text)
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for section in doc.sections:
        assert section.extent.covers(section.spans[0])
        assert section.parent < section.index
        if section.parent >= 0:
            assert doc.sections[section.parent].extent.covers(section.extent)
            assert section.level == doc.sections[section.parent].level + 1
        for span in section.spans:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    labels = " ".join(block.marker for block in doc.blocks)
    for word in re.finditer(r"(?<!<)(?<!</)\b[^\W_]+", doc.text):
        assert any(covered[word.start() : word.end()]) or word.group() in labels, doc.text[word.start() - 20 :][:60]


def test_sentence_over_a_page_is_one_block() -> None:
    doc = document("bac-giang-2024")
    over = next(block for block in doc.blocks if "Chủ tịch UBND tỉnh xét chấp thuận" in block.text)
    assert over.text.startswith("Sở Khoa học và Công nghệ là cơ quan quan thường trực")
    assert len(over.spans) == 1
    assert all(len(block.spans) == 1 for block in of_kind(doc, *PROSE))


def test_page_furniture_in_a_sentence_makes_two_spans() -> None:
    text = "I. MỤC ĐÍCH\n\nCác cơ quan, đơn vị tiếp tục đẩy mạnh công tác\n\n- 2 -\n\n"
    text += "tuyên truyền về cải cách hành chính.\n"
    doc = build_document(text, ANY)
    block = of_kind(doc, BlockKind.PARAGRAPH)[0]
    assert block.text == "Các cơ quan, đơn vị tiếp tục đẩy mạnh công tác tuyên truyền về cải cách hành chính."
    assert len(block.spans) == 2
    assert [b.text for b in of_kind(doc, BlockKind.FURNITURE)] == ["- 2 -"]


def test_footnotes_stand_apart_and_their_signs_stay() -> None:
    doc = document("bac-giang-chi-so-2024")
    notes = of_kind(doc, BlockKind.FOOTNOTE)
    assert notes[0].marker == "1"
    assert notes[0].text.startswith("Báo cáo số 85/BC-SNV ngày 04/4/2024")
    assert notes[0].text.endswith("SIPAS tỉnh Bắc Giang năm 2023")
    assert notes[1].text.endswith("một cửa liên thông năm 2024…")
    assert any("báo cáo phân tích của Sở Nội vụ1, để sử dụng" in block.text for block in doc.blocks)


def test_who_has_which_duty_is_in_the_path() -> None:
    doc = document("bac-giang-2022")
    block = next(b for b in doc.blocks if b.text.startswith("Tham mưu xây dựng và tổ chức thực hiện kế hoạch kiểm tra"))
    assert doc.path(block.section) == (
        "VI. TỔ CHỨC THỰC HIỆN",
        "2. Phân công thực hiện một số nội dung, nhiệm vụ cụ thể",
        "2.1. Sở Nội vụ",
    )


def test_last_words_stand_under_no_agency() -> None:
    for name in ("bac-giang-2022", "bac-giang-2024", "luc-ngan-2024"):
        doc = document(name)
        closing = next(block for block in doc.blocks if block.text.startswith("Trên đây là"))
        assert len(doc.path(closing.section)) == 1
    giao = next(b for b in document("bac-giang-2022").blocks if b.text.startswith("Giao Sở Nội vụ đôn đốc"))
    assert len(document("bac-giang-2022").path(giao.section)) == 1


def test_a_writers_slip_keeps_its_label_and_its_place() -> None:
    doc = document("bac-giang-2022")
    slip = next(section for section in doc.sections if section.label == "2. Nhiệm vụ")
    assert doc.path(slip.index)[1:] == ("4. Cải cách chế độ công vụ", "2. Nhiệm vụ")


def test_tables_know_their_section() -> None:
    for name in ("bac-giang-2025-phu-luc", "bac-giang-chi-so-2024", "luc-ngan-2024"):
        doc = document(name)
        assert len(doc.tables) == 1
        assert doc.sections[doc.tables[0].section].marker == "Phụ lục"
        assert of_kind(doc, BlockKind.TABLE)


@pytest.mark.parametrize(
    ("name", "rows", "first", "tenth", "last"),
    [
        ("bac-giang-chi-so-2024", 22, "1 | Tiếp tục tuyên truyền nội dung", "10 | ", "22 | "),
        ("luc-ngan-2024", 60, "I Cải cách thể chế", "2 | 2.2. Mục tiêu 2", "3.3. Nhiệm vụ 1: Tham mưu trình"),
    ],
)
def test_rows_are_blocks(name: str, rows: int, first: str, tenth: str, last: str) -> None:
    blocks = of_kind(document(name), BlockKind.TABLE)
    assert len(blocks) == rows
    assert blocks[0].text.startswith(first)
    assert blocks[9].text.startswith(tenth)
    assert blocks[-1].text.startswith(last)


def test_empty_text_is_an_error() -> None:
    for raw in ("", " \n\t", "\u200b\x00"):
        with pytest.raises(CorpusError, match="empty"):
            build_document(raw, ANY)


def test_decomposed_text_reads_the_same() -> None:
    text = (FOLDER / "bac-giang-2022.txt").read_text(encoding="utf-8")
    assert build_document(unicodedata.normalize("NFD", text), ANY).blocks == build_document(text, ANY).blocks


def test_megabyte_lines_are_read() -> None:
    for piece in ("một hai ba ", "a", "*", "1. ", "- x; ", "I", "[1] "):
        doc = build_document("I. MỤC ĐÍCH\n\n" + piece * (1_000_000 // len(piece)), ANY)
        assert len(doc.sections) == 1


def test_many_lines_are_read() -> None:
    for line in ("A B\n", "- x\n", "1\n\n", "Nơi nhận:\n", "a) mục\n", "chữ thường\n\n", "1 Ghi chú1\n", "PHỤ LỤC\n"):
        assert build_document(line * 3_000, ANY).blocks


SIGNS = [
    "\n",
    "\n\n",
    " ",
    "I. ",
    "II. ",
    "1. ",
    "2.1. ",
    "a) ",
    "- ",
    "+ ",
    "**",
    "*",
    "#",
    "|",
    "\t",
    "[1]",
    ".",
    ":",
]
WORDS = ["TT", "Phụ lục", "Sở Nội vụ", "chủ trì", "năm 2024", "KẾ HOẠCH", "Nơi nhận:", "vụ1", "1 Báo cáo", "Điều 1. "]
NAMES = ["Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Trên đây là", "KT. CHỦ TỊCH", "2025-", "\u0301", "\x00", "🙂"]
ALPHABET = st.sampled_from(SIGNS + WORDS + NAMES)


@settings(max_examples=150, deadline=None)
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_anything_is_read_and_nothing_lost(raw: str) -> None:
    try:
        doc = build_document(raw, ANY)
    except CorpusError:
        return
    check_spans(doc)


@pytest.mark.parametrize("name", ENTRIES)
def test_no_block_shows_mark_up(name: str) -> None:
    shown = re.compile(r"</?[a-z]\w*>?|<$|^\w{1,10}>")
    assert [block.text for block in document(name).blocks if shown.search(block.text)] == []


def test_pages_are_told_by_form_feeds() -> None:
    doc = build_document("KẾ HOẠCH\n\nMột trang.\n\x0cHai trang.\n\x0c\x0cBốn trang.\n\x0c", ANY)
    assert "\x0c" not in doc.text
    assert [doc.page(doc.text.index(words)) for words in ("Một", "Hai", "Bốn")] == [1, 2, 4]
    assert len(doc.pages) == 3
    assert build_document("KẾ HOẠCH\n\nMột trang.\n", ANY).page(0) is None
