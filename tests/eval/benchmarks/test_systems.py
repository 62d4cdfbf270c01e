"""The stock systems and the evidence that counts."""

from pathlib import Path

import pytest

from assistant.settings import load_settings
from assistant.wiring import open_pipeline
from corpus.document import Span
from eval.benchmarks.cost import question_times, resident, timed
from eval.benchmarks.passages import bears, questions, split_passages
from eval.benchmarks.retrieval import as_columns
from eval.benchmarks.searching import searcher
from eval.benchmarks.system import LangchainEmbeddings, stock_systems
from index.assembly import assemble_default
from index.embedding.load import load_embedder

TEXTS = ["bảo vệ rừng phòng hộ", "chữ ký số của cơ quan", "thuế thu nhập doanh nghiệp", "bảo hiểm y tế"]


@pytest.mark.parametrize("name", ["bm25s", "LangChain BM25Retriever"])
def test_stock_systems_find(name: str) -> None:
    system = stock_systems(None)[name]()
    system.build(TEXTS)
    assert system.search("thuế doanh nghiệp", 2)[0] == 2


def test_embeddings_for_langchain() -> None:
    embeddings = LangchainEmbeddings(load_embedder())
    assert len(embeddings.embed_query("thuế")) == len(embeddings.embed_documents(TEXTS)[0])


def test_a_passage_bears_what_it_holds() -> None:
    case = questions()[0]
    passages = split_passages()
    assert any(bears(case, passage.document, passage.spans) for passage in passages)
    assert not bears(case, passages[0].document, (Span(0, 5),))


def test_one_table() -> None:
    assert as_columns([["a", "10.5 %"], ["bcd", "1 %"]]) == "a    10.5 %\nbcd  1 %"


def test_costs() -> None:
    made, seconds = timed(lambda: 7)
    median, tail = question_times(len, ["a", "b"])
    assert made == 7 and 0 <= seconds < 5 and 0 <= median <= tail and resident() > 1


def test_the_product_searches_for_whom_a_question_names(tmp_path: Path) -> None:
    assemble_default(tmp_path / "index")
    pipeline = open_pipeline(load_settings(tmp_path, {}, index=tmp_path / "index"))
    found = searcher(pipeline, 5)("Bưu điện tỉnh phải làm gì trong năm 2024?")
    document, spans = found[0]
    texts = {one.entry.id: one.text for one in pipeline.index.documents}
    assert len(found) == 5 and document == "bac-giang-2024"
    assert "Bưu điện tỉnh" in texts[document][spans[0].start : spans[0].end]
