"""Targets: value, unit, comparison, measure and tier of the figures that documents set."""

from functools import lru_cache
from pathlib import Path

import pytest

from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.library import load_library
from corpus.reader import build_document
from corpus.record import Target
from corpus.repair import repair
from corpus.targets import read_targets

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    return {document.entry.id: document for document in load_library(DOCUMENTS).documents}


def read(sentence: str) -> tuple[Target, ...]:
    card = CatalogEntry("x", "Kế hoạch", "UBND tỉnh X", "X", "province", 2025)
    return read_targets(build_document(f"KẾ HOẠCH\n\nI. MỤC TIÊU\n\n- {sentence}\n", card))


def test_three_tiers_share_one_sentence() -> None:
    found = [one for one in read_targets(documents()["bac-giang-2024"]) if one.text.startswith("Trên 95%")]
    assert [(one.value, one.unit, one.comparison, one.level) for one in found] == [
        ("95", "%", ">", "cấp tỉnh"),
        ("85", "%", ">", "cấp huyện"),
        ("65", "%", ">", "cấp xã"),
    ]
    assert found[0].object == "hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng"
    assert "comparison" not in found[0].uncertain
    assert "comparison" in found[1].uncertain


def test_figures_that_answer_to_a_list_of_tiers() -> None:
    found = [one for one in read_targets(documents()["bac-giang-2022"]) if "tương ứng là" in one.text]
    assert [(one.value, one.comparison, one.level) for one in found] == [
        ("50", ">=", "cấp tỉnh"),
        ("40", ">=", "cấp huyện"),
        ("35", ">=", "cấp xã"),
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("100% hồ sơ được giải quyết đúng hạn.", ("100", 100.0, "%", "=", "hồ sơ được giải quyết đúng hạn")),
        ("Mức độ hài lòng của người dân đạt tối thiểu 90%.", ("90", 90.0, "%", ">=", "Mức độ hài lòng của người dân")),
        ("Tập trung hỗ trợ hơn 200 hộ bị ảnh hưởng.", ("200", 200.0, "hộ", ">", "hộ bị ảnh hưởng")),
        ("Giảm tối thiểu 1,8% biên chế sự nghiệp.", ("1,8", 1.8, "%", ">=", "giảm biên chế sự nghiệp")),
        (
            "Thời gian chờ đợi của người dân còn tối đa 20 phút/01 lần đến giao dịch.",
            ("20", 20.0, "phút/01 lần", "<=", "Thời gian chờ đợi của người dân"),
        ),
        (
            "Lĩnh vực cải cách thể chế xếp trong nhóm 10 tỉnh dẫn đầu cả nước.",
            ("10", 10.0, "tỉnh", "<=", "Lĩnh vực cải cách thể chế"),
        ),
        ("Tỷ lệ hồ sơ trực tuyến đạt 15% trở lên.", ("15", 15.0, "%", ">=", "Tỷ lệ hồ sơ trực tuyến")),
    ],
)
def test_one_figure(sentence: str, wanted: tuple[object, ...]) -> None:
    found = read(sentence)
    assert [(one.value, one.number, one.unit, one.comparison, one.object) for one in found] == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "Giám sát 02 doanh nghiệp.",
        "Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021.",
        "Năm 2023 đã đạt 95% hồ sơ đúng hạn.",
        "Dự kiến kinh phí thực hiện khoảng 10% tổng kinh phí.",
    ],
)
def test_figures_that_set_nothing(sentence: str) -> None:
    assert read(sentence) == ()


def test_a_dash_at_the_head_of_a_line_is_no_bullet() -> None:
    (one,) = read("Trên 80% chế độ báo cáo về kinh tế\n- xã hội được thực hiện trên hệ thống thông tin báo cáo.")
    assert one.object == "chế độ báo cáo về kinh tế - xã hội được thực hiện trên hệ thống thông tin báo cáo"


def test_the_year_a_figure_is_for() -> None:
    assert read("Đến năm 2030, 100% hồ sơ được số hóa.")[0].target_year == 2030
    assert read("Giảm 2% chi so với năm 2021.")[0].target_year is None


def test_counts_and_exact_spans() -> None:
    counts = {}
    for name, document in documents().items():
        found = read_targets(document)
        counts[name] = len(found)
        for one in found:
            for field, spans in one.spans.items():
                words = repair(document.text, spans)
                value = getattr(one, field)
                assert words.lower() in value if field == "level" else words == value, (one.id, field)
    assert counts["bac-giang-2022"] == 33
    assert counts["bac-giang-2024"] == 18
    assert counts["bac-giang-chi-so-2024"] == 14


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Tại địa bàn đô thị: 100% cán bộ được bồi dưỡng; giảm 50% số hộ nghèo.",
            [
                ("100", "=", "Tại địa bàn đô thị: cán bộ được bồi dưỡng"),
                ("50", "=", "Tại địa bàn đô thị: giảm số hộ nghèo"),
            ],
        ),
        (
            "Cấp tỉnh: tối thiểu 80% hồ sơ được số hóa; cấp xã: tối thiểu 50%.",
            [("80", ">=", "Cấp tỉnh: hồ sơ được số hóa"), ("50", ">=", "cấp xã: hồ sơ được số hóa")],
        ),
        (
            "95% hồ sơ cấp tỉnh, 75% cấp xã được giải quyết đúng hạn.",
            [
                ("95", "=", "hồ sơ cấp tỉnh được giải quyết đúng hạn"),
                ("75", "=", "hồ sơ cấp xã được giải quyết đúng hạn"),
            ],
        ),
        (
            "Trên 90% hồ sơ được giải quyết đúng hạn, trong đó có trên 60% trả trước hạn.",
            [("90", ">", "hồ sơ được giải quyết đúng hạn"), ("60", ">", "hồ sơ trả trước hạn")],
        ),
        (
            "Có 40% cán bộ được đào tạo, trong đó 10% nữ cán bộ.",
            [("40", "=", "cán bộ được đào tạo"), ("10", "=", "nữ cán bộ")],
        ),
        (
            "Tỷ lệ số hóa hồ sơ tại một cửa (Tỷ lệ hồ sơ cấp kết quả điện tử đạt 100%; mức độ dùng lại đạt 50%).",
            [("100", "=", "Tỷ lệ hồ sơ cấp kết quả điện tử"), ("50", "=", "mức độ dùng lại")],
        ),
        ("Chỉ số PAR Index xếp thứ 10 trở lên trong cả nước.", [("10", "<=", "Chỉ số PAR Index")]),
        ("Nâng tỷ lệ khai thác dữ liệu từ 50% lên 70%.", [("70", "=", "Nâng tỷ lệ khai thác dữ liệu từ 50%")]),
        ("Kiểm tra công vụ tối thiểu 30% cơ quan, đơn vị.", [("30", ">=", "Kiểm tra công vụ cơ quan, đơn vị")]),
        ("Chỉ số SIPAS đạt tối thiểu 85% (năm 2023 xếp thứ 38/63).", [("85", ">=", "Chỉ số SIPAS")]),
        (
            "100% sở, ngành có ít nhất 01 sáng kiến.",
            [("100", "=", "sở, ngành có ít nhất 01 sáng kiến"), ("01", ">=", "sở, ngành")],
        ),
    ],
)
def test_what_a_figure_measures(sentence: str, wanted: list[tuple[str, str, str]]) -> None:
    assert [(one.value, one.comparison, one.object) for one in read(sentence)] == wanted


def test_a_benefit_is_no_tier() -> None:
    (target,) = read("100% người hưởng trợ cấp xã hội nhận tiền qua tài khoản.")
    assert target.level is None


def test_the_strength_of_a_substance_is_no_target() -> None:
    assert read("Cấp hóa chất Cloramin B, Chlorine 70%, máy phun phục vụ xử lý môi trường.") == ()


def test_what_was_reached_before_is_no_target() -> None:
    card = CatalogEntry("x", "Kế hoạch", "UBND tỉnh X", "X", "province", 2026)
    done = "**I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025**\n\n92% thôn có sóng 4G."
    text = f"**KẾ HOẠCH**\n\n{done}\n\n**II. MỤC TIÊU**\n\n95% thôn có sóng 4G.\n"
    assert [one.value for one in read_targets(build_document(text, card))] == ["95"]


def test_a_share_is_measured_by_what_stands_before_it() -> None:
    (target,) = read("Tỷ trọng kinh tế số đạt 12% GRDP.")
    assert target.object == "Tỷ trọng kinh tế số"
