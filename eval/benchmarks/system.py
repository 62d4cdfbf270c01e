"""Retrieval systems side by side: what people use today, behind one small interface."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from langchain_core.embeddings import Embeddings

from index.embedder import Embedder
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings
from index.terms import syllables


class System(Protocol):
    """Indexes texts once and finds the nearest to a question."""

    def build(self, texts: Sequence[str]) -> None: ...

    def search(self, question: str, limit: int) -> list[int]:
        """Places of the texts found, best first."""
        ...


class Bm25s:
    """The bm25s package on syllables, its usual settings."""

    def build(self, texts: Sequence[str]) -> None:
        import bm25s

        self._index = bm25s.BM25()
        self._index.index([syllables(text) for text in texts], show_progress=False)

    def search(self, question: str, limit: int) -> list[int]:
        found, _ = self._index.retrieve([syllables(question)], k=limit, show_progress=False)
        return [int(place) for place in found[0]]


class LangchainBm25:
    """LangChain's BM25Retriever on syllables."""

    def build(self, texts: Sequence[str]) -> None:
        from langchain_community.retrievers import BM25Retriever

        places = [{"place": place} for place in range(len(texts))]
        self._retriever = BM25Retriever.from_texts(list(texts), places, preprocess_func=syllables)

    def search(self, question: str, limit: int) -> list[int]:
        self._retriever.k = limit
        return [int(document.metadata["place"]) for document in self._retriever.invoke(question)]


class LangchainFaiss:
    """LangChain's FAISS store over a model of sentence-transformers, as tutorials build it."""

    def __init__(self, model: Path) -> None:
        self._embeddings = LangchainEmbeddings(load_embedder(EmbeddingSettings(str(model))))

    def build(self, texts: Sequence[str]) -> None:
        from langchain_community.vectorstores import FAISS

        places = [{"place": place} for place in range(len(texts))]
        self._store = FAISS.from_texts(list(texts), self._embeddings, places)

    def search(self, question: str, limit: int) -> list[int]:
        found = self._store.similarity_search(question, k=limit)
        return [int(document.metadata["place"]) for document in found]


class LangchainEmbeddings(Embeddings):
    """An `Embedder` as LangChain wants it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [vector.tolist() for vector in self._embedder.passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(component) for component in self._embedder.query(text)]


def stock_systems(model: Path | None) -> dict[str, Callable[[], System]]:
    """Makers of the systems by name; the FAISS stack only where `model`, a folder, is given."""
    systems: dict[str, Callable[[], System]] = {"bm25s": Bm25s, "LangChain BM25Retriever": LangchainBm25}
    if model is not None:
        systems["LangChain FAISS + MiniLM"] = lambda: LangchainFaiss(model)
    return systems
