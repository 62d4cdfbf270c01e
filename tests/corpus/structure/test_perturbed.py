"""The same records printed otherwise: columns renamed and reordered, other line widths, other page breaks."""

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import pairwise, permutations
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest

import corpus
from corpus.agencies import load_registry
from corpus.catalog import CatalogEntry
from corpus.document import Document, TableShape
from corpus.normalizer import normalize
from corpus.structure.regions import find_tables
from corpus.tasks import read_tasks
from eval.register import RegisterScore, score_register

_DATA = Path(__file__).parents[2] / "data"
_NAMES = {
    "tt": ("TT", "STT", "Số TT"),
    "goal": ("Mục tiêu", "Mục tiêu, chỉ tiêu"),
    "task": ("Nhiệm vụ", "Nội dung công việc", "Nhiệm vụ, giải pháp"),
    "activity": ("Hoạt động", "Hoạt động cụ thể"),
    "product": ("Kết quả/ Sản phẩm", "Sản phẩm", "Sản phẩm dự kiến"),
    "lead": ("Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì"),
    "coordinate": ("Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp"),
    "deadline": ("Thời gian", "Lộ trình", "Thời gian hoàn thành"),
    "budget": ("Kinh phí (triệu đồng)", "Kinh phí", "Nguồn kinh phí"),
}
_WIDTHS = {"tt": 4, "goal": 25, "task": 30, "activity": 32, "product": 15, "lead": 14, "coordinate": 14, "deadline": 9}
_CONTENT = {"goal": "Mục tiêu", "task": "Nhiệm vụ", "activity": "Hoạt động"}

_PRODUCTS = (
    "Báo cáo kết quả",
    "Kế hoạch/ Quyết định",
    "Các văn bản chỉ đạo, hướng dẫn",
    "Danh mục thủ tục hành chính được công bố",
    "Quyết định của UBND tỉnh về việc ban hành quy chế",
)

Record = dict[str, Any]
Cells = dict[str, str]


def _records(path: str) -> list[Record]:
    return [json.loads(line) for line in (_DATA / path).read_text(encoding="utf-8").splitlines()]


def _district() -> list[Record]:
    return _records("tasks-luc-ngan-2024.jsonl")


def _province() -> list[Record]:
    return _records("examples/tasks-bac-giang-chi-so-2024.jsonl")


def _rows(records: Sequence[Record]) -> list[Cells]:
    """What a printed table shows of `records`: banners, labels, and merged cells printed once."""
    rows: list[Cells] = []
    area, number = None, 0
    for record in records:
        if record["area_no"] != area:
            area, number = record["area_no"], 0
            rows.append({"tt": area, "goal": record["area"]})
        row = {name: record[name] or "" for name in _NAMES if name != "tt"}
        if "goal_no" not in record["inherited"]:
            number += 1
            row["tt"] = str(number)
        for name, noun in _CONTENT.items():
            if f"{name}_no" in record["inherited"] and name != "activity":
                row[name] = ""
            elif record[f"{name}_no"]:
                row[name] = f"{record[f'{name}_no']}. {noun} 1: {row[name]}"
        if "lead" in record["inherited"] and "product" in record["inherited"] and not row["task"]:
            row |= dict.fromkeys(("product", "lead", "coordinate", "deadline", "budget"), "")
        rows.append(row)
    return rows


def _cut(row: Cells, lines: int) -> tuple[Cells, Cells]:
    """A row cut by a page after so many printed lines: what stands above and what stands below the break."""
    above, below = {}, {}
    for name, words in row.items():
        printed = wrap(words, _WIDTHS.get(name, 12), break_long_words=False, break_on_hyphens=False)
        above[name], below[name] = " ".join(printed[:lines]), " ".join(printed[lines:])
    return above, below


def _delimited(
    records: Sequence[Record], seed: int, order: Sequence[str], names: Cells, every: int, number: str = ""
) -> str:
    """A table between tabs; a page break after about every `every` rows, half of them inside a row."""
    rng, page = random.Random(seed), 1
    header = "\t".join(names[name] for name in order)
    lines = ["Phụ lục", "", header]

    def put(row: Cells) -> None:
        lines.append("\t".join(row.get(name, "") for name in order))

    for row in _rows(records):
        if "task" in row and rng.random() < 1 / every:
            above, below = _cut(row, rng.randint(1, 3)) if rng.random() < 0.7 else ({}, row)
            if any(above.values()):
                put(above)
            page += 1
            lines += ["", *([number.format(page), ""] if number else []), header]
            if any(below.values()):
                put(below)
        else:
            put(row)
    return "\n".join(lines) + "\n"


def _piped(records: Sequence[Record], order: Sequence[str], names: Cells, width: int) -> str:
    """Loose Markdown: a pipe on a line of its own between cells, cells broken at `width`."""

    def put(cells: Sequence[str]) -> str:
        return "|\n" + "".join("\n".join(wrap(cell, width)) + ("\n|\n" if cell else "|\n") for cell in cells)

    head = put([f"**{names[name]}**" for name in order])
    body = [
        put([f"**{row['tt']}. {row['goal']}**"] if "task" not in row else [row.get(name, "") for name in order])
        for row in _rows(records)
    ]
    return f"**PHỤ LỤC**\n\n{head}{''.join(body)}\n"


def _numbered(records: Sequence[Record], seed: int, width: int, narrow: int, order: Sequence[str], names: Cells) -> str:
    """Numbered rows: cells one under the other; a cell of one line shares it with the next; pages cut some tasks."""
    rng = random.Random(seed)
    header = " ".join(["STT", names["task"], *(names[name] for name in order)]) + " "
    out = [header]
    for number, record in enumerate(records, start=1):
        task = wrap(record["task"], width, break_on_hyphens=False)
        task[0] = f"{number}.  {task[0]}"
        kept = rng.randint(1, len(task) - 1) if len(task) > 2 and rng.random() < 0.25 else len(task)
        cells = [wrap(record[name], narrow, break_on_hyphens=False) for name in order]
        lines = cells[0]
        for before, cell in pairwise(cells):
            if len(before) == 1 and rng.random() < 0.7:
                lines = [*lines[:-1], f"{lines[-1]} {cell[0]}", *cell[1:]]
            else:
                lines = [*lines, *cell]
        out += [*task[:kept], *lines]
        if kept < len(task):
            out += [header, *task[kept:]]
    return "Phụ lục \n\n" + " \n\n".join(out) + " \n"


def _with_pages_anywhere(text: str, seed: int) -> str:
    """A numbered table as printed, its repeated headers taken out and others put between any two lines."""
    rng = random.Random(seed)
    (region,) = find_tables(text)
    header = "STT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp \nThời gian \n\nhoàn thành \n"
    table = region.span.cut(text)
    lines = re.sub(r" ?STT Nhiệm vụ[^\n]*\nThời gian \n\nhoàn thành \n", "\n", table).strip("\n").split("\n")
    pages = [header + "\n" + line if line.strip() and rng.random() < 0.05 else line for line in lines[1:]]
    return "\n".join([header, lines[0], *pages])


def _reordered(text: str, seed: int) -> str:
    """A delimited table as printed, its columns in another order."""
    order = list(range(9))
    random.Random(seed).shuffle(order)
    lines = []
    for line in text.split("\n"):
        cells = line.split("\t")
        lines.append("\t".join(cells[at] for at in order) if len(cells) == len(order) else line)
    return "\n".join(lines)


def _document(name: str) -> str:
    path = Path(corpus.__file__).parent / "documents" / f"{name}.txt"
    return normalize(path.read_text(encoding="utf-8")).text


def _score(text: str, wanted: Sequence[Record], shape: TableShape) -> RegisterScore:
    entry = CatalogEntry("ke-hoach", "Kế hoạch", "UBND", "Bắc Giang", "province", 2024)
    tables = find_tables(text)
    assert [table.shape for table in tables] == [shape]
    tasks = read_tasks(Document(entry, text, (), (), tables), load_registry())
    return score_register(wanted, [asdict(task) for task in tasks])


def _first_names(_: random.Random) -> Cells:
    return {name: names[0] for name, names in _NAMES.items()}


def _other_names(rng: random.Random) -> Cells:
    return {name: rng.choice(names) for name, names in _NAMES.items()}


def _assert_same(score: RegisterScore) -> None:
    assert (score.found, score.missed, score.invented) == (score.wanted, (), ())
    assert score.differences == ()
    assert score.agency_f1 == 1.0


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("names", [_first_names, _other_names])
def test_delimited_columns_renamed_and_reordered(seed: int, names: Callable[[random.Random], Cells]) -> None:
    rng = random.Random(seed)
    order = [*_NAMES]
    rng.shuffle(order)
    _assert_same(_score(_delimited(_district(), seed, order, names(rng), 10**6), _district(), TableShape.DELIMITED))


@pytest.mark.parametrize("seed", range(4))
def test_delimited_pages_break_elsewhere(seed: int) -> None:
    rng = random.Random(seed)
    number = ("", "{}", "- {} -", "Trang {}/14")[seed]
    text = _delimited(_district(), seed, [*_NAMES], _other_names(rng), rng.choice([3, 5, 8]), number)
    _assert_same(_score(text, _district(), TableShape.DELIMITED))


@pytest.mark.parametrize("seed", range(4))
def test_piped_columns_renamed_and_reordered(seed: int) -> None:
    rng = random.Random(seed)
    order = [*_NAMES]
    rng.shuffle(order)
    text = _piped(_district(), order, _other_names(rng), rng.choice([25, 40, 60]))
    _assert_same(_score(text, _district(), TableShape.PIPED))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("order", list(permutations(("lead", "coordinate", "deadline"))))
def test_numbered_lines_pages_names_and_columns_in_other_ways(seed: int, order: tuple[str, ...]) -> None:
    rng = random.Random(seed)
    names = _other_names(rng)
    text = _numbered(_province(), seed, rng.choice([40, 50, 60, 75, 90]), rng.choice([16, 20, 24, 30]), order, names)
    _assert_same(_score(text, _province(), TableShape.NUMBERED))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    "order",
    [
        ("product", "lead", "coordinate", "deadline"),
        ("lead", "coordinate", "deadline", "product"),
        ("product", "deadline", "lead", "coordinate"),
        ("lead", "product", "coordinate", "deadline"),
        ("lead", "deadline", "product", "coordinate"),
        ("deadline", "product", "lead", "coordinate"),
    ],
)
def test_numbered_rows_with_a_product(seed: int, order: tuple[str, ...]) -> None:
    rng = random.Random(seed)
    records = [{**record, "product": rng.choice(_PRODUCTS)} for record in _province()]
    text = _numbered(records, seed, rng.choice([50, 60, 75]), rng.choice([16, 20, 24]), order, _other_names(rng))
    _assert_same(_score(text, records, TableShape.NUMBERED))


@pytest.mark.parametrize("seed", range(5))
def test_the_printed_numbered_table_with_pages_anywhere(seed: int) -> None:
    text = _with_pages_anywhere(_document("bac-giang-chi-so-2024"), seed)
    _assert_same(_score(text, _province(), TableShape.NUMBERED))


@pytest.mark.parametrize("seed", range(4))
def test_the_printed_delimited_table_with_columns_reordered(seed: int) -> None:
    text = _reordered(_document("luc-ngan-2024"), seed)
    _assert_same(_score(text, _district(), TableShape.DELIMITED))


@pytest.mark.parametrize("seed", range(2))
def test_delimited_every_row_cut_by_a_page(seed: int) -> None:
    text = _delimited(_district(), seed, [*_NAMES], _first_names(random.Random(seed)), 1)
    _assert_same(_score(text, _district(), TableShape.DELIMITED))
