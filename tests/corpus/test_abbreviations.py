"""Abbreviations: the table, what documents explain, and writing them out."""

from pathlib import Path

import pytest

from corpus.abbreviations import Abbreviation, Abbreviations, harvest, load_abbreviations
from corpus.catalog import CatalogEntry
from corpus.errors import CorpusError
from corpus.library import load_library
from corpus.reader import build_document

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
CARD = CatalogEntry("x", "Kế hoạch", "UBND tỉnh", "X", "province", 2025)


@pytest.fixture(scope="module")
def abbreviations() -> Abbreviations:
    return load_abbreviations(load_library(DOCUMENTS).documents)


def test_what_the_documents_explain(abbreviations: Abbreviations) -> None:
    found = [(one.document, one.short, one.meaning) for one in abbreviations.explanations]
    assert len(found) == 39
    assert found[0] == ("bac-giang-2022", "CCHC", "Cải cách hành chính")
    assert found[9] == ("bac-giang-2022", "LGSP", "Nền tảng tích hợp, chia sẻ dữ liệu")
    assert found[-1] == ("luc-ngan-2024", "PAR Index", "Chỉ số CCHC")


def test_spans_cover_the_long_form_and_the_bracket(abbreviations: Abbreviations) -> None:
    texts = {document.entry.id: document.text for document in load_library(DOCUMENTS).documents}
    for one in abbreviations.explanations:
        words = " ".join(one.span.cut(texts[one.document]).split())
        assert words.startswith(one.meaning)
        assert words.endswith(")")


@pytest.mark.parametrize(
    ("sentence", "short", "meaning"),
    [
        ("các thủ tục hành chính (TTHC) nội bộ", "TTHC", "thủ tục hành chính"),
        ("văn bản quy phạm pháp luật (QPPL)", "QPPL", "quy phạm pháp luật"),
        ("Cải cách hành chính (viết tắt là CCHC) nhà nước", "CCHC", "Cải cách hành chính"),
        ("Chỉ số CCHC (PAR INDEX) của tỉnh", "PAR INDEX", "Chỉ số CCHC"),
        (
            "phê duyệt Chương trình phòng, chống ma túy đến năm 2030 (sau đây gọi là Chương trình)",
            "Chương trình",
            "Chương trình phòng, chống ma túy đến năm 2030",
        ),
        ("tại các Khu công nghiệp (viết tắt KCN) đã có", "KCN", "Khu công nghiệp"),
        ("doanh nghiệp nhỏ và vừa (DNNVV)", "DNNVV", "doanh nghiệp nhỏ và vừa"),
    ],
)
def test_harvest(sentence: str, short: str, meaning: str) -> None:
    document = build_document(f"KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n{sentence}.\n", CARD)
    assert [(one.short, one.meaning) for one in harvest(document)] == [(short, meaning)]


@pytest.mark.parametrize("sentence", ["hồ sơ (XYZ) của dân", "Sở Nội vụ (b/c)", "ban hành (sau đây gọi là Quy chế)"])
def test_brackets_that_explain_nothing(sentence: str) -> None:
    assert harvest(build_document(f"KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n{sentence}.\n", CARD)) == ()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("TTHC của UBND huyện", "thủ tục hành chính của Ủy ban nhân dân huyện"),
        ("tthc la gi", "thủ tục hành chính la gi"),
        ("hdnd huyen, Dvctt", "Hội đồng nhân dân huyen, dịch vụ công trực tuyến"),
        ("dự án BT", "dự án xây dựng - chuyển giao"),
        ("BT", "BT"),
        ("Sở Thông tin và TT", "Sở Thông tin và Truyền thông"),
        ("công ty CP", "công ty cổ phần"),
        ("Chỉ số PAR INDEX", "Chỉ số cải cách hành chính"),
        ("TT 09", "TT 09"),
        ("ai chủ trì", "ai chủ trì"),
        ("số 213/KH-UBND", "số 213/KH-UBND"),
    ],
)
def test_writing_out(abbreviations: Abbreviations, text: str, written: str) -> None:
    assert abbreviations.expand(text) == written


def test_both_directions_and_ambiguity(abbreviations: Abbreviations) -> None:
    assert {"thông tin", "thị trấn", "Thông tư"} <= set(abbreviations.meanings["TT"])
    assert abbreviations.shorts["thủ tục hành chính"] == ("TTHC",)
    assert abbreviations.explained("cai cach hanh chinh")[0].short == "CCHC"
    assert abbreviations.explained("sipas")[0].document == "bac-giang-2022"
    assert abbreviations.explained("không có") == ()
    assert abbreviations.english("TTHC") == "administrative procedure"
    assert abbreviations.english("TT") is None


def test_an_empty_table_changes_nothing() -> None:
    assert Abbreviations([]).expand("TTHC") == "TTHC"


def test_a_wrong_table_says_where(tmp_path: Path) -> None:
    table = tmp_path / "table.jsonl"
    table.write_text('{"short": "A", "long": "an"}\n{"short": "B"}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="line 2"):
        load_abbreviations((), table)


def test_short_forms_are_written_out_piece_by_piece() -> None:
    known = Abbreviations([Abbreviation("TTHC", "thủ tục hành chính")])
    assert known.expand_apart("công khai TTHC nội bộ") == ("công khai ", "thủ tục hành chính", " nội bộ")
    assert "".join(known.expand_apart("công khai")) == known.expand("công khai")
