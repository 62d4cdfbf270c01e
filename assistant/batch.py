"""Files of questions: read row by row, answered in order, one bad row never stopping the others."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status
from assistant.errors import UsageError
from assistant.pipeline import Pipeline
from assistant.question import Question
from corpus.errors import reason

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a batch that is no question: its line, counted from 1, what id it has, and what is wrong with it."""

    line: int
    id: str
    reason: str


def read_batch(path: Path) -> list[Question | BadRow]:
    """The rows of a JSON-lines file of questions, blank lines left out.

    A row has `question` and may have `id`, `history`, `year` and `place`; other keys are ignored, so that a file of
    evaluation cases can be sent as it is. Raises `UsageError` for a file that cannot be read at all.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"không đọc được tệp câu hỏi {path}: {reason(error)} (cannot read the batch)") from error
    lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return [question_from(line, number, path.name) for number, line in enumerate(lines, start=1) if line.strip()]


def question_from(line: bytes, number: int, name: str) -> Question | BadRow:
    """The question of one line, or what is wrong with it."""
    where = encodable(f"{name}, dòng {number}")
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return BadRow(
            number, str(number), f"{where}: không phải đối tượng JSON (not a JSON object: {type(error).__name__})"
        )
    if not isinstance(row, dict):
        return BadRow(number, str(number), f"{where}: không phải đối tượng JSON (not a JSON object)")
    identifier = str(number) if row.get("id") is None else encodable(str(row["id"]))
    try:
        return replace(question_of(row), id=identifier)
    except UsageError as error:
        return BadRow(number, identifier, f"{where}: {error}")


def question_of(row: Mapping[str, Any]) -> Question:
    """The question of a row's `question`, `id`, `history`, `year` and `place`. Raises `UsageError` for a value of the
    wrong kind.
    """
    text, history, identifier = row.get("question"), row.get("history") or [], row.get("id")
    if not isinstance(text, str):
        raise UsageError("thiếu khóa 'question' hoặc không phải là chữ (the key is missing or is not a text)")
    if not isinstance(history, list | tuple) or not all(isinstance(turn, str) for turn in history):
        raise UsageError("'history' phải là danh sách các câu hỏi (must be a list of questions)")
    year, place = row.get("year"), row.get("place")
    if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
        raise UsageError("'year' phải là một số như 2025 (must be a number such as 2025)")
    if place is not None and not isinstance(place, str):
        raise UsageError("'place' phải là chữ (must be a text)")
    return Question(
        text=encodable(text),
        id="" if identifier is None else encodable(str(identifier)),
        history=tuple(encodable(turn) for turn in history),
        year=year,
        place=encodable(place) if place else None,
    )


def encodable(text: str) -> str:
    """`text` with lone surrogates, which JSON and a command line can hold and no file can, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def answer_batch(pipeline: Pipeline, rows: Iterable[Question | BadRow]) -> Iterator[dict[str, Any]]:
    """One JSON object a row, in the order of the rows; a bad row gives an object with the status "error"."""
    for row in rows:
        if isinstance(row, BadRow):
            failed = Answer(
                row.id, "", "vi", Status.ERROR, row.reason,
                corpus=pipeline.index.manifest.corpus, config=pipeline.settings.fingerprint,
            )  # fmt: skip
            yield failed.as_json()
        else:
            yield answer_safely(pipeline, row).as_json()


def answer_safely(pipeline: Pipeline, question: Question) -> Answer:
    """The answer, or one with the status "error" where answering failed: the edge where no question may stop others."""
    try:
        return pipeline.answer(question)
    except Exception:  # noqa: BLE001 - the edge of the product: logged, told, and the next question goes on
        _log.exception("question %r could not be answered", question.id)
        return pipeline.failure(question)
