"""Targets put side by side, and the last evaluation."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.feedback import Feedback
from assistant.web.comparison import subjects
from assistant.web.evaluation import last_run, render_evaluation
from corpus.abbreviations import Abbreviations
from corpus.record import Target


def _target(document: str, thing: str, number: float, unit: str = "%") -> Target:
    return Target(f"{document}:{thing}:{number}", document, 2024, thing, str(number), number, unit, ">", thing)


def test_targets_of_one_subject_meet_and_others_do_not() -> None:
    found = subjects(
        [
            _target("a", "hồ sơ được giải quyết trực tuyến", 80),
            _target("b", "hồ sơ được giải quyết trực tuyến toàn trình", 90),
            _target("b", "hồ sơ được giải quyết trực tuyến", 5, "phút"),
            _target("b", "mức độ hài lòng của người dân", 90),
        ],
        Abbreviations(()),
    )
    assert [len(subject.targets) for subject in found] == [2, 1, 1]
    assert found[0].documents == {"a", "b"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng",
         "tỷ lệ hồ sơ công việc tại huyện được xử lý trên môi trường mạng (trừ hồ sơ mật)", True),
        ("hồ sơ TTHC lĩnh vực đất đai được giải quyết đúng hạn",
         "hồ sơ thủ tục hành chính lĩnh vực đất đai được giải quyết đúng hạn", True),
        ("hồ sơ TTHC lĩnh vực đất đai được giải quyết đúng hạn", "hồ sơ TTHC được giải quyết đúng hạn", False),
        ("hồ sơ TTHC được giải quyết đúng hạn", "hồ sơ TTHC được giải quyết trước hạn", False),
        ("hồ sơ TTHC được giải quyết trước và đúng hạn", "hồ sơ TTHC được giải quyết đúng và trước hạn", True),
        ("mức độ hài lòng của người dân đối với dịch vụ y tế công",
         "mức độ hài lòng của người dân đối với dịch vụ giáo dục công", False),
    ],
)  # fmt: skip
def test_what_is_measured_decides(first: str, second: str, same: bool, desk: Any) -> None:
    targets = (*desk.index.records.targets, _target("a", first, 80), _target("b", second, 90))
    homes = [
        [one.object for one in subject.targets if one.document in ("a", "b")]
        for subject in subjects(targets, desk.abbreviations)
    ]
    assert max(map(len, homes)) == (2 if same else 1)


def test_bars_only_where_figures_compare(desk: Any) -> None:
    floor, ceiling = _target("a", "thời gian chờ của người dân", 80), _target("b", "thời gian chờ của người dân", 90)
    assert subjects([floor, ceiling], desk.abbreviations)[0].comparable
    assert not subjects([floor, replace(ceiling, comparison="<")], desk.abbreviations)[0].comparable
    assert not subjects([floor], desk.abbreviations)[0].comparable


def test_the_newest_readable_run_is_shown(desk: Any, tmp_path: Path) -> None:
    assert last_run(tmp_path) is None
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "summary.json").write_text("{", encoding="utf-8")
    kept = tmp_path / "dev"
    kept.mkdir()
    figure = {"mean": 0.9, "low": 0.85, "high": 0.95, "count": 200}
    summary = {
        "cases": 270, "figures": {"right": figure}, "groups": [{"dimension": "type", "value": "lead", **figure}],
        "quote_exactness": {"mean": 1.0, "count": 300}, "elapsed_ms": {"median": 12.0, "p95": 31.0},
    }  # fmt: skip
    (kept / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    score = {"question": "<b>Ai?</b>", "type": "lead", "right": False, "reason": "thiếu"}
    (kept / "scores.jsonl").write_text(json.dumps(score) + "\n", encoding="utf-8")
    shown = render_evaluation(
        desk, desk.locale("vi"), last_run(tmp_path), [Feedback(False, "Hỏi?", ("agency",), "<i>")]
    )
    assert "90,0%" in shown and "85,0% – 95,0%" in shown and "p95 31 ms" in shown
    assert "&lt;b&gt;Ai?&lt;/b&gt;" in shown and "sai cơ quan; &lt;i&gt;" in shown
