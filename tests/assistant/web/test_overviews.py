"""Targets put side by side, and the last evaluation."""

import json
from pathlib import Path
from typing import Any

from assistant.feedback import Feedback
from assistant.web.comparison import subjects
from assistant.web.evaluation import last_run, render_evaluation
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
        ]
    )
    assert [len(subject.targets) for subject in found] == [2, 1, 1]
    assert found[0].documents == {"a", "b"}


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
