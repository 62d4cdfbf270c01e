"""A kept run: a folder that says what was asked of what, and what came of it.

`configuration.json` holds the cases' file and digest, the settings, the index and the versions; `answers.jsonl` the
answers as `cchc ask --batch` writes them; `scores.jsonl` one judgement a line; `summary.json` the figures;
`report.html` the page.
"""

import hashlib
import json
import platform
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from eval.case import read_rows
from eval.errors import EvaluationError
from eval.judgement import Judgement
from eval.page import as_page
from eval.summary import Summary, summarize

_PACKAGES = ("cchc", "faiss-cpu", "langchain-core", "numpy", "sentence-transformers", "tantivy", "torch", "underthesea")


@dataclass(frozen=True, slots=True)
class Score:
    """One case of a kept run: what `eval compare` needs of it."""

    id: str
    type: str
    language: str
    answerable: bool
    question: str
    right: bool
    cited_right: bool
    reason: str


def configuration(cases_file: Path, count: int, **parts: Any) -> dict[str, Any]:
    """What a run must keep to be understood later. `parts` are added as they are."""
    return {
        "cases": {"file": cases_file.name, "digest": _digest(cases_file.read_bytes()), "count": count},
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES},
        **parts,
    }


def keep(
    folder: Path, settings: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], judgements: Sequence[Judgement]
) -> Summary:
    """Write the run to `folder`, replacing an earlier one whole. Raises `EvaluationError` for a folder of others."""
    if folder.exists() and not (folder / "configuration.json").is_file():
        raise EvaluationError(
            f"{folder} đã có và không phải một lần chạy, hãy nêu --name khác "
            "(is there and is no run; give another --name)"
        )
    summary = summarize(judgements)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    beside.chmod(0o755)
    _write_json(beside / "configuration.json", settings)
    _write_lines(beside / "answers.jsonl", answers)
    _write_lines(beside / "scores.jsonl", map(_score, judgements))
    _write_json(beside / "summary.json", summary.as_json())
    page = as_page(folder.name, summary, judgements, settings)
    (beside / "report.html").write_text(page, encoding="utf-8")
    if folder.exists():
        shutil.rmtree(folder)
    beside.rename(folder)
    return summary


def load_scores(folder: Path) -> dict[str, Score]:
    """The scores of a kept run by the id of the case. Raises `EvaluationError` for a folder that holds no run."""
    file = folder / "scores.jsonl"
    if not file.is_file():
        raise EvaluationError(
            f"{folder} không có lần chạy nào, hãy chạy `cchc eval run` trước "
            "(holds no run; make one with `cchc eval run`)"
        )
    scores = {}
    for where, row in read_rows(file):
        try:
            score = Score(**row)
        except TypeError as error:
            raise EvaluationError(
                f"{where}: điểm không theo phiên bản này, hãy chạy lại (not a score of this version; run it again)"
            ) from error
        scores[score.id] = score
    return scores


def _score(judgement: Judgement) -> dict[str, Any]:
    case = judgement.case
    return {
        "id": case.id,
        "type": case.type,
        "language": case.language,
        "answerable": case.answerable,
        "question": case.question,
        "right": judgement.right,
        "cited_right": judgement.cited_right,
        "reason": judgement.reason,
    }


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
