"""The pipeline in somebody's LangChain application."""

import asyncio
from dataclasses import replace

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel

from assistant.answer import Answer
from assistant.errors import UsageError
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.runnable import as_runnable
from index.langchain import IndexRetriever

ASKED = "Ai chủ trì khảo sát mức độ hài lòng của người dân?"


def timeless(answer: Answer) -> Answer:
    return replace(answer, elapsed_ms=0.0)


def test_text_mapping_and_question_are_the_same_question(plans: Pipeline) -> None:
    runnable = as_runnable(plans)
    assert isinstance(runnable, Runnable)
    by_text = runnable.invoke(ASKED)
    by_mapping = runnable.invoke({"question": ASKED, "history": None, "year": None, "documents": None})
    by_question = runnable.invoke(Question(ASKED))
    assert timeless(by_text) == timeless(by_mapping) == timeless(by_question)
    assert by_text.citations


def test_a_mapping_binds(plans: Pipeline) -> None:
    runnable = as_runnable(plans)
    given = {"id": 7, "question": ASKED, "year": 2031, "place": "Sông Xanh"}
    answer = runnable.invoke(given)
    assert (answer.id, answer.scope.documents) == ("7", ("song-xanh-2031",))
    answer = runnable.invoke({"question": ASKED, "documents": ["doi-cat-2031"]})
    assert answer.scope.documents == ("doi-cat-2031",)
    follow_up = runnable.invoke({"question": "còn năm 2031?", "history": [f"{ASKED} Năm 2030, tỉnh Sông Xanh"]})
    assert "song-xanh-2031" in follow_up.scope.documents
    assert "song-xanh-2030" not in follow_up.scope.documents


@pytest.mark.parametrize(
    "given", [{}, {"question": 7}, {"question": "a", "year": "2030"}, {"question": "a", "documents": "song-xanh-2030"}]
)
def test_a_value_of_the_wrong_kind(plans: Pipeline, given: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        as_runnable(plans).invoke(given)


def test_batches_and_async_calls(plans: Pipeline) -> None:
    runnable = as_runnable(plans)
    texts = [f"{ASKED} Năm {year}" for year in (2030, 2031, 2040)]
    batch = [timeless(answer) for answer in runnable.batch([*texts])]
    assert [answer.question for answer in batch] == texts
    assert [str(answer.status) for answer in batch] == ["answered", "answered", "not_found"]
    assert batch == [timeless(runnable.invoke(text)) for text in texts]
    assert timeless(asyncio.run(runnable.ainvoke(texts[0]))) == batch[0]


def test_beside_the_retriever(plans: Pipeline) -> None:
    """Both parts in one chain: every passage cited is among those that the retriever finds."""
    retriever = IndexRetriever(index=plans.index, k=20)
    chain = RunnableParallel(answer=as_runnable(plans), passages=retriever) | RunnableLambda(uncited)
    assert chain.invoke(f"{ASKED} Năm 2030") == []


def uncited(found: dict[str, object]) -> list[str]:
    answer, passages = found["answer"], found["passages"]
    assert isinstance(answer, Answer)
    assert isinstance(passages, list)
    ranges = [(one.metadata["document"], *span) for one in passages for span in one.metadata["spans"]]
    assert all(isinstance(one, Document) for one in passages)
    return [
        citation.quote
        for citation in answer.citations
        if not any(name == citation.document and start <= citation.spans[0].start < end for name, start, end in ranges)
    ]
