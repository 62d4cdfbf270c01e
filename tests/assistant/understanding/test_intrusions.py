"""No sentence of the documents, asked about as it stands, is refused."""

from collections.abc import Iterator

import pytest

from assistant.pipeline import Pipeline
from assistant.understanding.intrusions import Guard
from corpus.normalizer import fold
from corpus.record import Task


def _asked_about(pipeline: Pipeline) -> Iterator[str]:
    for record in (*pipeline.index.records.tasks, *pipeline.index.records.duties):
        words = " ".join(filter(None, (record.task, record.activity))) if isinstance(record, Task) else record.text
        yield f"Ai {' '.join(words.split())}?"


@pytest.mark.parametrize("typed", [str, fold], ids=["marked", "bare"])
def test_what_the_documents_say_can_be_asked(pipeline: Pipeline, typed) -> None:
    guard = Guard(100_000)
    questions = [typed(question) for question in _asked_about(pipeline)]
    assert len(questions) > 200
    assert [question for question in questions if guard.find(question, question) is not None] == []
