"""Answers as they are given, by this product or by any other: the JSON of `cchc ask --batch`, read leniently.

Only `id`, `status` and `answer` are needed; `citations`, `elapsed_ms` and the rest count where they are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Status
from eval.case import read_rows
from eval.errors import EvaluationError


@dataclass(frozen=True, slots=True)
class GivenCitation:
    """A citation as given. `spans` is empty where none were given; `path` and `title` help the support test."""

    n: int
    document: str
    quote: str
    spans: tuple[tuple[int, int], ...] = ()
    path: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as given. `elapsed_ms` is None where nobody measured it."""

    id: str
    status: Status
    text: str
    citations: tuple[GivenCitation, ...] = ()
    elapsed_ms: float | None = None


def load_answers(path: Path) -> dict[str, GivenAnswer]:
    """The answers of a JSON-lines file by the id of their question.

    Raises `EvaluationError` naming the line that is not an answer or repeats an id.
    """
    answers: dict[str, GivenAnswer] = {}
    for where, row in read_rows(path):
        answer = answer_from(row, where)
        if answer.id in answers:
            raise EvaluationError(f"{where}: mã {answer.id!r} có hai lần (the id stands twice)")
        answers[answer.id] = answer
    return answers


def answer_from(row: Mapping[str, Any], where: str) -> GivenAnswer:
    """The answer of one object. `where` begins the message of the `EvaluationError` raised for a row that is none."""
    for key in ("id", "status", "answer"):
        if not isinstance(row.get(key), str):
            raise EvaluationError(
                f"{where}: thiếu khóa {key!r} hoặc không phải là chữ (the key is missing or is not a text)"
            )
    if row["status"] not in list(Status):
        raise EvaluationError(
            f"{where}: không có trạng thái {row['status']!r}, chỉ có {', '.join(Status)} (no such status)"
        )
    elapsed = row.get("elapsed_ms")
    return GivenAnswer(
        row["id"],
        Status(row["status"]),
        row["answer"],
        tuple(_citation(item, where) for item in row.get("citations") or ()),
        float(elapsed) if isinstance(elapsed, int | float) else None,
    )


def _citation(item: Any, where: str) -> GivenCitation:
    try:
        return GivenCitation(
            n=int(item.get("n", 0)),
            document=str(item["document"]),
            quote=str(item.get("quote", "")),
            spans=tuple((int(start), int(end)) for start, end in item.get("spans") or ()),
            path=tuple(map(str, item.get("path") or ())),
            title=str(item.get("title") or ""),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EvaluationError(
            f"{where}: một trích dẫn là đối tượng có 'document', 'quote', 'spans' "
            "(a citation is an object with these keys)"
        ) from error
