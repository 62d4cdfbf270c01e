"""What readers say of answers, kept in SQLite, and given back as evaluation cases for a person to finish."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError

REASONS = ("agency", "deadline", "citation", "missing", "other")
FILL_IN = "ĐIỀN DỮ KIỆN ĐÚNG"
_LONGEST = 20_000
_FILE = "feedback.sqlite"
_TYPES = {"agency": "lead", "deadline": "deadline"}
_TABLE = """CREATE TABLE IF NOT EXISTS feedback (
    number INTEGER PRIMARY KEY, received TEXT NOT NULL, good INTEGER NOT NULL, reasons TEXT NOT NULL,
    comment TEXT NOT NULL, question TEXT NOT NULL, given TEXT NOT NULL)"""
_INSERT = "INSERT INTO feedback (received, good, reasons, comment, question, given) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One opinion. `reasons` are of `REASONS`; `given` holds the answer as it was (the keys of its JSON), and
    `received` is UTC, ISO. `number` is 0 until it is kept.
    """

    good: bool
    question: str
    reasons: tuple[str, ...] = ()
    comment: str = ""
    given: Mapping[str, Any] | None = None
    received: str = ""
    number: int = 0


class FeedbackStore:
    """The opinions in one file. Each call opens it anew, so that any number of processes may write."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def add(self, feedback: Feedback) -> None:
        """Keep an opinion. Raises `AssistantError` where the file cannot be written."""
        received = feedback.received or datetime.now(UTC).isoformat(timespec="seconds")
        row = (
            received,
            int(feedback.good),
            json.dumps(feedback.reasons, ensure_ascii=False),
            feedback.comment[:_LONGEST],
            feedback.question[:_LONGEST],
            json.dumps(feedback.given or {}, ensure_ascii=False),
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as connection, connection:
                connection.execute(_TABLE)
                connection.execute(
                    _INSERT,
                    row,
                )
        except (OSError, sqlite3.Error) as error:
            raise AssistantError(
                f"không lưu được góp ý vào {self._path} (the opinion could not be kept: {error})"
            ) from error

    def all(self) -> tuple[Feedback, ...]:
        """Every opinion, oldest first; none where nothing was ever kept. Raises `AssistantError` for a damaged file."""
        if not self._path.is_file():
            return ()
        statement = "SELECT good, question, reasons, comment, given, received, number FROM feedback ORDER BY number"
        try:
            with closing(self._open()) as connection:
                rows = connection.execute(statement).fetchall()
        except sqlite3.Error as error:
            raise AssistantError(f"không đọc được {self._path} (cannot be read: {error})") from error
        return tuple(
            Feedback(bool(good), question, tuple(json.loads(reasons)), comment, json.loads(given), received, number)
            for good, question, reasons, comment, given, received, number in rows
        )

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=10)


def as_cases(opinions: tuple[Feedback, ...]) -> Iterator[dict[str, Any]]:
    """Evaluation cases, one a question, the latest opinion on it counting.

    What was called right becomes a case as it stands. Of what was called wrong nobody knows yet what is right: its one
    required fact is the reader's own words, or a text to be replaced.
    """
    latest = {opinion.question: opinion for opinion in opinions if opinion.question.strip()}
    for opinion in latest.values():
        given = opinion.given or {}
        citations = [one for one in given.get("citations", ()) if one.get("quote")]
        documents = list(dict.fromkeys(one["document"] for one in citations))
        quotes = [
            {"document": one["document"], "text": part} for one in citations for part in one["quote"].split(" … ")
        ]
        case: dict[str, Any] = {
            "id": f"feedback-{opinion.number}",
            "question": opinion.question,
            "language": "en" if given.get("language") == "en" else "vi",
            "type": next((_TYPES[reason] for reason in opinion.reasons if reason in _TYPES), "passage"),
            "answerable": True,
            "status": ["answered", "partial"],
            "documents": documents or [FILL_IN],
            "tags": ["feedback", *(f"wrong-{reason}" for reason in opinion.reasons)],
        }
        if opinion.good and quotes:
            yield case | {"required": [[" ".join(quotes[0]["text"].split())]], "quotes": quotes}
        else:
            yield case | {"required": [[opinion.comment.strip() or FILL_IN]]}
