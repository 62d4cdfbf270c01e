import random
from pathlib import Path

import pytest

import corpus
from corpus.document import TableShape
from corpus.normalizer import normalize
from corpus.structure.regions import find_tables

_DOCUMENTS = Path(corpus.__file__).parent / "documents"
_NINE = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả/ Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
_BUDGET = "Kinh phí (triệu đồng)"


def _text(name: str) -> str:
    return normalize((_DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")).text


@pytest.mark.parametrize(
    ("name", "shape", "header", "last"),
    [
        ("bac-giang-2025-phu-luc", TableShape.FLATTENED, (*_NINE, _BUDGET), "10/2025"),
        ("luc-ngan-2024", TableShape.DELIMITED, (*_NINE, _BUDGET), "Quý IV/2024\t"),
        (
            "bac-giang-chi-so-2024",
            TableShape.NUMBERED,
            ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
            "Thường xuyên",
        ),
    ],
)
def test_each_appendix_has_its_one_table(name: str, shape: TableShape, header: tuple[str, ...], last: str) -> None:
    text = _text(name)
    (region,) = find_tables(text)
    assert (region.shape, region.header, region.section) == (shape, header, -1)
    assert region.span.cut(text).startswith(header[0])
    assert region.span.cut(text).endswith(last)


@pytest.mark.parametrize("name", ["bac-giang-2022", "bac-giang-2024"])
def test_prose_has_no_table(name: str) -> None:
    assert find_tables(_text(name)) == ()


def test_a_letterhead_between_pipes_is_no_table() -> None:
    text = "|\n**ỦY BAN NHÂN DÂN**\n|\nCỘNG HÒA\n|\n|\nSố: 1/KH-UBND\n|\nngày 1\n|\n\n**KẾ HOẠCH**\n"
    assert find_tables(text) == ()


def test_a_piped_table_goes_on_over_a_page() -> None:
    page = "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n"
    text = f"Phụ lục\n\n{page}| 1 | Ban hành kế hoạch | Sở Nội vụ |\n\n2\n\n{page}| 2 | Báo cáo | Sở Tài chính |\n\nHết"
    (region,) = find_tables(text)
    assert region.shape is TableShape.PIPED
    assert region.header == ("TT", "Nhiệm vụ", "Cơ quan chủ trì")
    assert region.span.cut(text).startswith("| TT")
    assert region.span.cut(text).endswith("Sở Tài chính |")


def test_a_delimited_header_may_be_broken_over_lines() -> None:
    text = "Lời dẫn\nTT\tNhiệm\nvụ\tSản phẩm\tCơ quan\nchủ trì\n1\tBáo cáo\tBáo cáo\tSở Nội vụ\n\nNơi nhận:\n- Lưu: VT"
    (region,) = find_tables(text)
    assert region.header == ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì")
    assert region.span.cut(text).endswith("Sở Nội vụ")


def test_a_header_with_no_rows_is_an_empty_table() -> None:
    (region,) = find_tables("TT\tNhiệm vụ\tCơ quan chủ trì")
    assert region.header == ("TT", "Nhiệm vụ", "Cơ quan chủ trì")
    assert find_tables("") == ()


def test_a_signature_under_a_piped_table_is_not_of_it() -> None:
    table = "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Ban hành kế hoạch | Sở Nội vụ |\n"
    text = f"{table}\n|\n*Nơi nhận:*\n- Lưu: VT.\n|\n**TM. ỦY BAN NHÂN DÂN**\n|\n"
    (region,) = find_tables(text)
    assert region.span.cut(text) == table.strip()


@pytest.mark.parametrize("seed", range(20))
def test_a_printed_header_may_break_anywhere(seed: int) -> None:
    rng = random.Random(seed)
    names = [*_NINE, _BUDGET]
    words = " ".join(names).split()
    header = "".join(word + rng.choice([" ", " ", " \n", " \n\n"]) for word in words[:-1]) + words[-1]
    text = f"Phụ lục\n\n{header} \n\nI CẢI CÁCH THỂ CHẾ \n\n1. Tiếp tục xây dựng, \n\nNhiệm vụ 1: Nâng cao \n"
    (region,) = find_tables(text)
    assert (region.header, region.shape) == (tuple(names), TableShape.FLATTENED)
