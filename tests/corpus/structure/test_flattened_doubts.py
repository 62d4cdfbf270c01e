"""How sure a reading is: what the readings say that it was preferred to."""

from collections import deque

from corpus.document import Span, TableRegion, TableShape
from corpus.structure.flattened import load_weights
from corpus.structure.flattened_doubts import Doubt, doubts
from corpus.structure.flattened_lines import read_lines
from corpus.structure.flattened_search import Search
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.row import Column

_HEADER = "Nhiệm vụ Chủ trì Thời gian \n\n"
_TEXT = _HEADER + "1. Rà soát, đơn giản hóa \n\nthủ tục hành chính \n\nSở Nội vụ \n\nNăm 2025 \n\n"
_COLUMNS = (Column.TASK, Column.LEAD, Column.DEADLINE)


def _doubts(weights: dict[str, float]) -> list[Doubt]:
    region = TableRegion(Span(0, len(_TEXT)), -1, TableShape.FLATTENED, ("Nhiệm vụ", "Chủ trì", "Thời gian"))
    search = Search(Sheet(_TEXT, read_lines(_TEXT, region), _COLUMNS), weights, rivals=True)
    (beam,) = deque(search.lines(), maxlen=1)
    return doubts(search, beam)


def test_a_clear_table_leaves_no_doubt() -> None:
    assert min(doubt.sure for doubt in _doubts(dict(load_weights()))) > 0.9


def test_where_nothing_tells_the_other_columns_are_named() -> None:
    found = _doubts({})
    assert min(doubt.sure for doubt in found) <= 0.5
    assert any(doubt.others for doubt in found)
    assert all(0.0 < share <= 0.5 for doubt in found for _, _, share in doubt.others)
