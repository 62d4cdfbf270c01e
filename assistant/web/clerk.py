"""A clerk answers what comes over HTTP: a request as one line of JSON in, the reply as one line of JSON out."""

import json
from dataclasses import asdict

from assistant.batch import answer_safely
from assistant.question import Question
from assistant.web.chat import answer_pieces
from assistant.web.desk import Desk

PIECE = b"\x1e"  # the record separator of RFC 7464: JSON never has it unescaped


class Clerk:
    """Answers from one desk, one request at a time, in whatever process or thread it is called."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reply(self, line: bytes) -> bytes:
        """The reply to what `as_line` made: the object of the API, or for a page in a language its pieces first, each
        an object of its own, with `PIECE` between them.
        """
        asked = json.loads(line)
        given = asked["question"]
        question = Question(**{**given, "history": tuple(given["history"]), "documents": tuple(given["documents"])})
        answer = answer_safely(self._desk.pipeline, question)
        if not asked["language"]:
            return _as_json(answer.as_json())
        locale = self._desk.locale(asked["language"])
        pieces = [{"place": place, "html": html} for place, html in answer_pieces(self._desk, locale, answer)]
        return PIECE.join(map(_as_json, [*pieces, {"answer": answer.as_json()}]))


def as_line(question: Question, language: str = "") -> bytes:
    """The request for an answer, and for its pieces of HTML where a `language` is given, with the line's end."""
    return _as_json({"question": asdict(question), "language": language}) + b"\n"


def _as_json(value: object) -> bytes:
    """`value` as JSON on one line, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
