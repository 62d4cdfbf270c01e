"""The repaired reading: what line ends and mark-up did to a text is undone, and nothing else."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from corpus.normalizer import normalize
from corpus.repair import repair, repair_text

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "corpus" / "documents"
EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
FIELDS = ("area", "goal", "task", "activity", "product", "lead", "coordinate", "deadline")


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Nghị quyết số 18- \n\nNQ/TW", "Nghị quyết số 18-NQ/TW"),
        ("giai đoạn 2021-\n\n2030", "giai đoạn 2021-2030"),
        ("số 61/QĐ-\nUBND", "số 61/QĐ-UBND"),
        ("số 61/QĐ\n-UBND", "số 61/QĐ-UBND"),
        ("số 402/\nKH-UBND", "số 402/KH-UBND"),
        ("Chỉ thị số 09-\n\nCT/TU", "Chỉ thị số 09-CT/TU"),
        ("Trước \n\n10/2/202 \n\n5 ", "Trước 10/2/2025"),
        ("Năm 202\n5", "Năm 2025"),
        ("Quý II/20\n25", "Quý II/2025"),
        ("Sở \n\nTT&T \n\nT ", "Sở TT&TT"),
        ("UBN\nD tỉnh", "UBND tỉnh"),
        ("giải quyết TTH\nC", "giải quyết TTHC"),
        ("thườn\ng xuyên", "thường xuyên"),
        ("kinh tế - \n\nxã hội", "kinh tế - xã hội"),
        ("kinh tế\n- xã hội", "kinh tế - xã hội"),
        ("2026\n- 2030", "2026 - 2030"),
        ("Kế hoạch/ \n\nBáo cáo", "Kế hoạch/ Báo cáo"),
        ("Hành-\n chính", "Hành-chính"),
        ("thiết thực ; đồng thời", "thiết thực ; đồng thời"),
        ("đạt 20\n25 điểm", "đạt 20 25 điểm"),
        ("PHỤ LỤC\n\nI", "PHỤ LỤC I"),
        ("nhóm\nA", "nhóm A"),
        ("các mục\nc) và d)", "các mục c) và d)"),
        ("ngày 15/7/2021\n2 văn bản", "ngày 15/7/2021 2 văn bản"),
    ],
)
def test_line_ends(broken: str, mended: str) -> None:
    assert repair_text(broken) == mended


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ("(*Bến xe khách Bắc Giang*)", "(Bến xe khách Bắc Giang)"),
        ("*Đơn vị phối hợp: *Sở Tư\npháp.", "Đơn vị phối hợp: Sở Tư pháp."),
        ("<b>4.4.</b> Nhiệm vụ<p>Văn bản", "4.4. Nhiệm vụ Văn bản"),
        ("Sở TT&amp;TT", "Sở TT&TT"),
        ("số [468/QĐ-TTg](#) ngày", "số 468/QĐ-TTg ngày"),
        ("số [468/QĐ-TTg](https://vd.vn/a?b=1) ngày", "số 468/QĐ-TTg ngày"),
        ("## II. NỘI DUNG", "II. NỘI DUNG"),
        ("Biểu mẫu (*) và 2*3 hay 2 * 3", "Biểu mẫu (*) và 2*3 hay 2 * 3"),
        ("1\\. Mục đích", "1. Mục đích"),
        ("hồ sơ <10 ngày và a < b > c", "hồ sơ <10 ngày và a < b > c"),
        ("R&D", "R&D"),
    ],
)
def test_markup(marked: str, plain: str) -> None:
    assert repair_text(marked) == plain


def test_spans_are_joined_like_lines() -> None:
    text = "Nghị quyết số 18-\nTT Mục tiêu\nNQ/TW của"
    assert repair(text, [Span(0, 17), Span(30, 39)]) == "Nghị quyết số 18-NQ/TW của"
    assert repair(text, []) == ""


def test_hand_made_fields() -> None:
    """Each field read by hand that stands in one piece in its document is the repaired reading of that piece."""
    texts = {path.stem: normalize(path.read_text(encoding="utf-8")).text for path in DOCUMENTS.glob("*.txt")}
    packed = {name: _packed(text) for name, text in texts.items()}
    found = 0
    for path in sorted(EXAMPLES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            places, letters = packed[row["document"]]
            for field in FIELDS:
                value = row[field]
                at = letters.find(re.sub(r"\s", "", value)) if value else -1
                if at < 0:
                    continue
                span = Span(places[at], places[at + len(re.sub(r"\s", "", value)) - 1] + 1)
                assert repair(texts[row["document"]], [span]) == value
                found += 1
    assert found == 157


def _packed(text: str) -> tuple[list[int], str]:
    places = [index for index, char in enumerate(text) if not char.isspace()]
    return places, "".join(text[index] for index in places)


@given(st.text(alphabet="ab1 -/\n*&<>#[]()TĐế.", max_size=200))
def test_never_fails_and_is_one_line(text: str) -> None:
    mended = repair_text(text)
    assert "\n" not in mended
    assert mended == mended.strip()


def test_long_lines_are_read_in_linear_time() -> None:
    for piece in ("a", "*", "[", "<b", "&amp", "202/", "TT&", "- ", "\\"):
        text = piece * (1_000_000 // len(piece))
        assert isinstance(repair_text(text), str)
    assert repair_text("2021-\n" * 100_000 + "2030").endswith("2021-2030")
