"""The index as LangChain parts: a retriever and an embeddings object for anybody's LangChain application."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.embedder import Embedder
from index.hit import Hit, SearchQuery
from index.store import Index


class IndexRetriever(BaseRetriever):
    """Searches an opened index. `k` is the number of passages; the filters are those of `SearchQuery`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = 5
    documents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        search = SearchQuery(query, documents=self.documents, years=self.years, places=self.places, limit=self.k)
        return [_document(hit) for hit in self.index.search(search)]


class IndexEmbeddings(Embeddings):
    """An embedder of this project for LangChain's vector stores. Vectors are of length 1, as lists."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in vector] for vector in self._embedder.passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(value) for value in self._embedder.query(text)]


def _document(hit: Hit) -> Document:
    chunk = hit.chunk
    metadata: dict[str, Any] = {
        "document": chunk.document,
        "year": chunk.year,
        "place": chunk.place,
        "kind": str(chunk.kind),
        "path": list(chunk.path),
        "spans": [[span.start, span.end] for span in chunk.spans],
        "records": list(chunk.records),
        "score": hit.score,
    }
    return Document(id=chunk.id, page_content=chunk.text, metadata=metadata)
