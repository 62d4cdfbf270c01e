import json
from pathlib import Path
from typing import Any

from eval.register import align, cell_key, score_register

_EXAMPLES = Path(__file__).parents[1] / "data" / "examples"


def _rows() -> list[dict[str, Any]]:
    lines = (_EXAMPLES / "tasks-bac-giang-chi-so-2024.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_register_agrees_with_itself() -> None:
    rows = _rows()
    score = score_register(rows, rows)
    assert (score.wanted, score.found, score.missed, score.invented) == (22, 22, (), ())
    assert (score.cell_share, score.agency_f1, score.differences) == (1.0, 1.0, ())


def test_a_missed_and_an_invented_row_are_named() -> None:
    rows = _rows()
    given = [*rows[:3], *rows[4:], {"id": "new", "task": "Không có trong bảng", "lead_agencies": ["Sở Y tế"]}]
    score = score_register(rows, given)
    assert (score.found, score.missed, score.invented) == (21, (rows[3]["id"],), ("new",))
    assert score.agency_f1 < 1.0


def test_a_wrong_cell_is_reported_unless_the_wanted_row_doubts_it() -> None:
    rows = _rows()
    given = [dict(row) for row in rows]
    given[0]["lead"] = "Sở Tài chính"
    given[0]["lead_agencies"] = ["Sở Tài chính"]
    score = score_register(rows, given)
    assert [(d.field, d.given) for d in score.differences] == [("lead", "Sở Tài chính")]
    assert score.cells["lead"] == (21, 22)
    doubting = [{**rows[0], "uncertain": ["lead"]}, *rows[1:]]
    assert score_register(doubting, given).differences == ()


def test_labels_white_space_and_hyphens_do_not_count() -> None:
    assert cell_key("2.1. Nhiệm vụ 1: Xây dựng  Kế hoạch") == cell_key("Xây dựng Kế\nhoạch")
    assert cell_key("Chỉ thị số 09- CT/TU") == cell_key("Chỉ thị số 09-CT/TU")
    assert cell_key(None) == cell_key("") == ""
    assert cell_key("100% TTHC") != cell_key("90% TTHC")


def test_empty_registers() -> None:
    assert align([], []) == []
    score = score_register([], [])
    assert (score.cell_share, score.agency_f1, score.found) == (1.0, 1.0, 0)
