"""The pipeline as a LangChain `Runnable`, for those who have a LangChain application to put it in."""

from collections.abc import Mapping
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.pipeline import Pipeline
from assistant.question import Question


def as_runnable(pipeline: Pipeline) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """A runnable that takes a question as text, as the mapping of the JSON contract (`question`, `id`, `history`,
    `year`, `place`) or as a `Question`, and gives an `Answer`. Batches and async calls come with LangChain's own means.
    """

    def ask(given: str | Mapping[str, Any] | Question) -> Answer:
        return pipeline.answer(_question(given))

    return RunnableLambda(ask, name="cchc")


def _question(given: str | Mapping[str, Any] | Question) -> Question:
    if isinstance(given, Question):
        return given
    if isinstance(given, str):
        return Question(given)
    return Question(
        text=given["question"],
        id=str(given.get("id", "")),
        history=tuple(given.get("history", ())),
        year=given.get("year"),
        place=given.get("place"),
        documents=tuple(given.get("documents", ())),
    )
