"""Sentences and their source ranges."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalog import load_catalog
from corpus.document import Block, BlockKind, Document, Span
from corpus.library import load_library
from corpus.repair import repair
from corpus.sentences import split_clauses, split_sentences

FOLDER = Path(__file__).parents[2] / "corpus" / "documents"


@cache
def documents() -> tuple[Document, ...]:
    return load_library(FOLDER).documents


def texts(words: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(words)),), words, "", -1)
    return [sentence.text for sentence in split_sentences(words, block)]


@pytest.mark.parametrize(
    "whole",
    [
        "UBND TP. Hồ Chí Minh và TX. Việt Yên phối hợp thực hiện.",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
        "Mục tiêu 2. Phát triển hạ tầng số.",
        "Kinh phí là 1.026 triệu đồng cho 12.500 hồ sơ.",
        "Báo cáo, biểu mẫu v.v. Sở Nội vụ tổng hợp.",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 và Nghị định số 61/2018/NĐ-CP của Chính phủ.",
        "cung cấp dịch vụ công… của cơ quan; tổ chức thi hành; theo dõi; báo cáo.",
        "vệ sinh...cho cơ sở giáo dục ... và nhà trường.",
        "yêu cầu các cơ quan nghiêm túc thực hiện./.",
        "- Sở Nội vụ;\n- Sở Tư pháp;\n- Văn phòng UBND tỉnh.",
        "TTXVN, Đ/c Nguyễn Văn A. B. và ThS. Lê Thị C dự họp",
    ],
)
def test_stays_one_sentence(whole: str) -> None:
    assert len(texts(whole)) == 1


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Hoàn thành trong tháng 3/2022. Tổ chức phổ biến kịp thời.", 2),
        ("đạt tối thiểu 90%. Trong đó, mức độ hài lòng đạt 85%.", 2),
        ("giai đoạn 2021-2025. Tham mưu rà soát.", 2),
        ("công trình thể thao, tủ sách báo… Tham mưu triển khai.", 2),
        ("Làm sao? “Phải làm ngay!” Sở Nội vụ trả lời.", 3),
        ("(trừ văn bản mật.) Các cơ quan thực hiện.", 2),
        ("triển khai\n\nthực hiện.\n\n100% hồ sơ được số hóa.", 2),
    ],
)
def test_splits(words: str, sentences: int) -> None:
    assert len(texts(words)) == sentences


def test_spans_of_a_broken_block() -> None:
    text = "Sở Nội vụ chủ trì. Sở Tư pháp [trang 2] phối hợp. Hết."
    block = Block(BlockKind.PARAGRAPH, (Span(0, 29), Span(40, 55)), "", "", -1)
    found = split_sentences(text, block)
    assert [sentence.text for sentence in found] == ["Sở Nội vụ chủ trì.", "Sở Tư pháp phối hợp.", "Hết."]
    assert found[1].spans == (Span(19, 29), Span(40, 49))


def test_a_table_row_is_one_sentence() -> None:
    block = Block(BlockKind.TABLE, (Span(5, 8), Span(0, 3)), "b. C | a. B", "", -1)
    assert split_sentences("a. B  b. C", block)[0].spans == block.spans


def test_sentences_of_the_corpus_cover_their_blocks() -> None:
    counts = []
    for doc in documents():
        total = 0
        for block in doc.blocks:
            sentences = split_sentences(doc.text, block)
            assert " ".join(s.text for s in sentences) == block.text
            if block.kind is not BlockKind.TABLE:
                assert all(sentence.text == repair(doc.text, sentence.spans) for sentence in sentences)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                total += len(sentences)
        counts.append(total)
    assert [entry.id for entry in load_catalog(FOLDER / "catalog.jsonl")] == [doc.entry.id for doc in documents()]
    assert counts == [190, 102, 56, 1, 99]


@given(st.text(alphabet="aB1. …\n“”;/(*Đ?", max_size=120))
def test_nothing_is_lost(words: str) -> None:
    if not words:
        return
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(words)),), "", "", -1)
    covered = [span for sentence in split_sentences(words, block) for span in sentence.spans]
    assert covered == sorted(covered)
    letters = [place for place, char in enumerate(words) if char.isalnum()]
    assert all(any(span.start <= place < span.end for span in covered) for place in letters)


def test_long_blocks_are_split_in_linear_time() -> None:
    for piece in ("a. ", ". ", "A.", '."', "1. A ", "…"):
        assert texts("X " + piece * (500_000 // len(piece)))


def test_a_long_list_is_cut_at_its_semicolons() -> None:
    words = (
        "Các cơ quan tạo điều kiện thuận lợi cho người dân; kịp thời tháo gỡ khó khăn (nếu có; đột xuất) cho doanh\n"
        "nghiệp; kiên quyết xử lý nghiêm những trường hợp gây phiền hà."
    )
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(words)),), words, "", -1)
    (sentence,) = split_sentences(words, block)
    clauses = split_clauses(words, sentence)
    assert [clause.text.split()[0] for clause in clauses] == ["Các", "kịp", "kiên"]
    for clause in clauses:
        assert " ".join(" ".join(span.cut(words) for span in clause.spans).split()) == clause.text


@pytest.mark.parametrize(
    "words",
    [
        "Sở Nội vụ; Sở Tài chính; các cơ quan Trung ương đóng trên địa bàn tỉnh tiếp tục đổi mới công tác chỉ đạo.",
        "Trồng tại 03 vùng chính của huyện, bao gồm: vùng đồi thấp quanh hồ Mây và suối Đá;\nvùng ven sông Xanh thuộc "
        "hai xã phía bắc; vùng bãi bồi ở cuối sông Xanh.",
    ],
)
def test_a_list_of_names_is_not_cut(words: str) -> None:
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(words)),), words, "", -1)
    (sentence,) = split_sentences(words, block)
    assert split_clauses(words, sentence) == ()
