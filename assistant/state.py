"""A question on its way through the steps of the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.answer import Answer, Status
from assistant.composing.draft import Context, Draft
from assistant.question import Question, Understanding
from assistant.verifier import Problem

ANSWERING = (Status.ANSWERED, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class State:
    """A question on its way: each step fills in what the next one needs."""

    question: Question
    understood: Understanding | None = None
    context: Context | None = None
    draft: Draft | None = None
    answer: Answer | None = None
    problems: tuple[Problem, ...] = field(default=())


Step = Callable[[State], State]


def answer_of(state: State) -> Answer:
    """Raises `RuntimeError` before the last steps."""
    if state.answer is None:
        raise RuntimeError("the last step leaves an answer")
    return state.answer


def understood_of(state: State) -> Understanding:
    """Raises `RuntimeError` before the first step."""
    if state.understood is None:
        raise RuntimeError("a question is understood first")
    return state.understood


def context_of(state: State) -> Context:
    """Raises `RuntimeError` before the documents are bound."""
    if state.context is None:
        raise RuntimeError("a question is bound to documents before it is searched for")
    return state.context
