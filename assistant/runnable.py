"""The pipeline as a LangChain `Runnable`, for those who have a LangChain application to put it in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.batch import encodable, question_of
from assistant.errors import UsageError
from assistant.pipeline import Pipeline
from assistant.question import Question


def as_runnable(pipeline: Pipeline) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """A runnable that takes a question as text, as the mapping of the JSON contract (`question`, `id`, `history`,
    `year`, `place`, `documents`) or as a `Question`, and gives an `Answer`; a mapping with a value of the wrong kind
    raises `UsageError`. Batches and async calls come with LangChain's own means.
    """

    def ask(given: str | Mapping[str, Any] | Question) -> Answer:
        return pipeline.answer(_question(given))

    return RunnableLambda(ask, name="cchc")


def _question(given: str | Mapping[str, Any] | Question) -> Question:
    if isinstance(given, Question):
        return given
    if isinstance(given, str):
        return Question(encodable(given))
    documents = given.get("documents") or ()
    if not isinstance(documents, list | tuple) or not all(isinstance(name, str) for name in documents):
        raise UsageError("'documents' phải là danh sách mã tài liệu (must be a list of document ids)")
    return replace(question_of(given), documents=tuple(documents))
