"""The product's search as its pipeline asks it: the question understood first, then bound, then searched."""

from collections.abc import Callable, Sequence

from assistant.pipeline import Pipeline, State
from assistant.question import Question
from corpus.document import Span
from index.hit import Hit, SearchQuery
from index.store import Index

Found = list[tuple[str, Sequence[Span]]]


class _Listener:
    """An index that remembers what its last search found."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.hits: tuple[Hit, ...] = ()

    def __getattr__(self, name: str) -> object:
        return getattr(self._index, name)

    def search(self, query: SearchQuery) -> tuple[Hit, ...]:
        self.hits = self._index.search(query)
        return self.hits


def searcher(pipeline: Pipeline, limit: int) -> Callable[[str], Found]:
    """A function from a question to the documents and ranges of the first `limit` passages of the pipeline's search."""
    listener = _Listener(pipeline.index)
    pipeline.index = listener  # type: ignore[assignment]

    def search(question: str) -> Found:
        nothing: tuple[Hit, ...] = ()
        listener.hits = nothing
        state = State(Question(question))
        for step in pipeline.steps[:3]:
            state = step(state)
        context = state.context
        if not listener.hits and context is not None:
            # Questions that the records answer ("how many tasks has …") are not searched for; here every question is.
            query = SearchQuery(question, context.understood.expansions, context.bounds.documents, limit=limit)
            listener.search(query)
        return [(hit.chunk.document, hit.chunk.spans) for hit in listener.hits[:limit]]

    return search
