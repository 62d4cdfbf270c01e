"""The product's search as its pipeline asks it: the question understood first, then bound, then searched."""

from collections.abc import Callable, Sequence

from assistant.pipeline import Pipeline
from assistant.query import search_query
from assistant.question import Question
from assistant.state import State
from corpus.document import Span
from index.store import Index

Found = list[tuple[str, Sequence[Span]]]


def searcher(pipeline: Pipeline, limit: int) -> Callable[[str], Found]:
    """A function from a question to the documents and ranges of the first `limit` passages of the pipeline's search.

    Questions that the records answer ("how many tasks has …") are searched for too. A passage's ranges hold its
    heading, which is indexed and shown with it.
    """
    headings = _headings(pipeline.index)

    def search(question: str) -> Found:
        state = State(Question(question))
        for step in pipeline.steps[:2]:
            state = step(state)
        if state.context is None:
            raise RuntimeError("a question is bound to documents before it is searched for")
        query = search_query(state.context.understood, state.context.bounds, limit)
        chunks = [hit.chunk for hit in pipeline.index.search(query)]
        return [(chunk.document, [*headings.get((chunk.document, chunk.path), ()), *chunk.spans]) for chunk in chunks]

    return search


def _headings(index: Index) -> dict[tuple[str, tuple[str, ...]], list[Span]]:
    """The ranges of the sections' own headings by document and path."""
    ranges: dict[tuple[str, tuple[str, ...]], list[Span]] = {}
    for document in index.documents:
        for section in document.sections:
            ranges.setdefault((document.entry.id, document.path(section.index)), []).extend(section.spans)
    return ranges
