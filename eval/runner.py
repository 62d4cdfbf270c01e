"""Asking the cases."""

from collections.abc import Callable, Iterable
from typing import Any

from assistant.answer import Answer
from assistant.batch import answer_safely
from assistant.pipeline import Pipeline
from eval.case import Case


def ask(cases: Iterable[Case], pipeline: Pipeline, progress: Callable[[int], None]) -> list[dict[str, Any]]:
    """The answers to `cases`, in their order, as JSON objects. `progress` is told how many are done."""
    return [answer.as_json() for answer in answers_to(cases, pipeline, progress)]


def answers_to(cases: Iterable[Case], pipeline: Pipeline, progress: Callable[[int], None]) -> list[Answer]:
    """`ask` before the answers become JSON. A question that fails gives an answer with the status "error"."""
    answers = []
    for done, case in enumerate(cases, start=1):
        answers.append(answer_safely(pipeline, case.as_question()))
        progress(done)
    return answers
