"""Asking the cases and judging what comes back."""

from collections.abc import Callable, Iterable
from typing import Any

from assistant.batch import answer_safely
from assistant.pipeline import Pipeline
from eval.case import Case


def ask(cases: Iterable[Case], pipeline: Pipeline, progress: Callable[[int], None]) -> list[dict[str, Any]]:
    """The answers to `cases`, in their order, as JSON objects. `progress` is told how many are done."""
    answers = []
    for done, case in enumerate(cases, start=1):
        answers.append(answer_safely(pipeline, case.as_question()).as_json())
        progress(done)
    return answers
