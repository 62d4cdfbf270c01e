from typing import Any

import pytest
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever

from index.embedding.settings import EmbeddingSettings
from index.langchain import IndexEmbeddings, IndexRetriever


def test_the_retriever_is_langchains(index: Any) -> None:
    retriever = IndexRetriever(index=index, k=2, years=(2024,))
    assert isinstance(retriever, BaseRetriever)
    documents = retriever.invoke("kiểm tra công vụ")
    assert len(documents) == 2
    assert "công vụ" in documents[0].page_content
    assert documents[0].metadata["document"] == "bac-ha-2024"
    assert documents[0].metadata["year"] == 2024
    text = index.document("bac-ha-2024").text
    start, end = documents[0].metadata["spans"][0]
    assert text[start:end].startswith(documents[0].page_content[:20])


def test_the_embeddings_are_langchains(load: Any) -> None:
    embeddings = IndexEmbeddings(load(EmbeddingSettings("fake")))
    assert isinstance(embeddings, Embeddings)
    one, two = embeddings.embed_documents(["hồ sơ", "công vụ"])
    assert one == pytest.approx(embeddings.embed_query("hồ sơ"))
    assert len(one) == len(two) == 64
    assert sum(value * value for value in two) == pytest.approx(1.0)
