"""A clerk answers what comes over HTTP: a request as one line of JSON in, the reply as one line of JSON out."""

import json
from dataclasses import asdict

from assistant.batch import answer_safely
from assistant.question import Question
from assistant.web.chat import render_answer
from assistant.web.desk import Desk


class Clerk:
    """Answers from one desk, one request at a time, in whatever process or thread it is called."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reply(self, line: bytes) -> bytes:
        """The reply to what `as_line` made: the object of the API, or with it the HTML of the page in a language."""
        asked = json.loads(line)
        given = asked["question"]
        question = Question(**{**given, "history": tuple(given["history"]), "documents": tuple(given["documents"])})
        answer = answer_safely(self._desk.pipeline, question)
        reply = answer.as_json()
        if asked["language"]:
            locale = self._desk.locale(asked["language"])
            reply = {"answer": reply, "html": render_answer(self._desk, locale, answer)}
        return _as_json(reply)


def as_line(question: Question, language: str = "") -> bytes:
    """The request for an answer, and for its HTML where a `language` is given, with the line's end."""
    return _as_json({"question": asdict(question), "language": language}) + b"\n"


def _as_json(value: object) -> bytes:
    """`value` as JSON on one line, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
