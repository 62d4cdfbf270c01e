"""The generator of flattened tables."""

import random

from corpus.structure.flattened_layout import GridRow, Style, lay_out, wrap
from corpus.structure.row import Column

_COLUMNS = (Column.TASK, Column.LEAD, Column.DEADLINE)
_ROWS = [
    GridRow(
        {
            Column.TASK: ("Rà soát, đơn giản hóa thủ tục hành chính",),
            Column.LEAD: ("Văn phòng UBND tỉnh",),
            Column.DEADLINE: (),
        }
    ),
    GridRow({Column.TASK: ("Công bố kết quả",), Column.LEAD: ("Sở Nội vụ",), Column.DEADLINE: ("Quý I",)}),
]


def test_wraps_at_spaces_hyphens_and_inside_words_too_wide() -> None:
    assert wrap("Nghị quyết số 18-NQ/TW", 17) == ["Nghị quyết số 18-", "NQ/TW"]
    assert wrap("Sở TT&TT", 4) == ["Sở", "TT&T", "T"]
    assert wrap("", 10) == []


def test_a_page_break_cuts_the_cells_of_a_row_side_by_side() -> None:
    style = Style(
        _COLUMNS, ("Nhiệm vụ", "Chủ trì", "Thời gian"), (16, 6, 8), 2, joined=0, tight=0, stray=0, proportional=False
    )
    printed = lay_out(_ROWS, style, random.Random(0))
    marked = [(printed.text[mark.offset :].split("\n")[0].strip(), mark.column, mark.resumes) for mark in printed.marks]
    assert marked == [
        ("Rà soát, đơn", Column.TASK, False),
        ("Văn", Column.LEAD, False),
        ("hành chính", Column.TASK, True),
        ("UBND", Column.LEAD, True),
        ("Công bố kết quả", Column.TASK, False),
        ("Sở Nội", Column.LEAD, False),
        ("Quý I", Column.DEADLINE, False),
    ]
    assert printed.text.count("Nhiệm vụ Chủ") == 3
