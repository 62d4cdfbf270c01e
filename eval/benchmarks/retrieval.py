"""`python -m eval.benchmarks.retrieval`: whose retrieval finds the evidence, the product's or the usual stacks'.

Two sets: titled legal articles with questions whose gold articles are known, and the documents that ship with their
development questions. Every system runs in a process of its own, on one thread, over the same texts.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from assistant.settings import load_settings
from assistant.wiring import open_pipeline
from eval.benchmarks.apart import apart
from eval.benchmarks.cost import Cost, question_times, resident, timed
from eval.benchmarks.passages import bears, questions, split_passages
from eval.benchmarks.searching import Found, searcher
from eval.benchmarks.system import stock_systems
from eval.retrieval import Measured, as_table, load_questions, measure_search
from eval.retrieval_index import ArticleIndex, build_article_lexical
from eval.statistics import Estimate, estimate
from index.assembly import assemble_default
from index.embedding.load import load_embedder
from index.training.corpus import Article, read_articles

_DEPTH = 100
_FIRST = 5
_OURS = ("cchc lexical", "cchc vectors", "cchc fused")
_PRODUCT = "cchc"


@dataclass(frozen=True, slots=True)
class Shown:
    """A system on the documents that ship: the share of questions with evidence among the first five passages."""

    system: str
    shares: dict[str, Estimate]
    cost: Cost


@click.command(help="The product's retrieval beside bm25s, LangChain's BM25Retriever and its FAISS stack.")
@click.option("--corpus", type=click.Path(exists=True, path_type=Path), help="Legal articles (.jsonl, .jsonl.xz).")
@click.option("--questions", "asked", type=click.Path(exists=True, path_type=Path), help="Their questions with gold.")
@click.option("--articles", default=12_000, show_default=True, help="How many articles (gold ones first); 0 for all.")
@click.option("--minilm", type=click.Path(exists=True, path_type=Path), help="A folder of all-MiniLM-L6-v2.")
def command(corpus: Path | None, asked: Path | None, articles: int, minilm: Path | None) -> None:
    if corpus and asked:
        print(f"Legal questions, {articles or 'all'} articles")
        measured = [apart(legal_result, name, corpus, asked, articles, minilm) for name in _legal_systems(minilm)]
        print(as_table([result for result, _ in measured]))
        for result, cost in measured:
            print(_cost_line(result.method, cost))
    print("\nDevelopment questions on the documents that ship: evidence among the first five passages, %")
    for name in (_PRODUCT, *stock_systems(minilm)):
        shown = apart(shown_result, name, minilm)
        shares = "  ".join(_share(label, share) for label, share in shown.shares.items())
        print(f"{name:26} {shares}")
        print(_cost_line("", shown.cost))


def legal_result(name: str, corpus: Path, asked: Path, limit: int, minilm: Path | None) -> tuple[Measured, Cost]:
    """One system over the legal articles."""
    golden = load_questions(asked)
    articles = _part(tuple(read_articles(corpus)), frozenset(one for case in golden for one in case.gold), limit)
    ids = [one.id for one in articles]
    before = resident()
    with tempfile.TemporaryDirectory() as folder:
        search, seconds = timed(lambda: _legal_search(name, articles, Path(folder), minilm))
        memory = resident() - before
        result = measure_search(name, golden, lambda text: [ids[place] for place in search(text)])
        median, tail = question_times(search, [case.question for case in golden])
    return result, Cost(seconds, median, tail, memory)


def shown_result(name: str, minilm: Path | None) -> Shown:
    """One system over the documents that ship."""
    cases = questions()
    before = resident()
    with tempfile.TemporaryDirectory() as folder:
        if name == _PRODUCT:
            _, seconds = timed(lambda: assemble_default(Path(folder) / "index"))
            pipeline = open_pipeline(load_settings(Path(folder), {}, index=Path(folder) / "index"))
            find = searcher(pipeline, _FIRST)
        else:
            passages = split_passages()
            system = stock_systems(minilm)[name]()
            _, seconds = timed(lambda: system.build([passage.text for passage in passages]))

            def find(question: str) -> Found:
                found = [passages[place] for place in system.search(question, _FIRST)]
                return [(passage.document, passage.spans) for passage in found]

        memory = resident() - before
        found = [any(bears(case, document, spans) for document, spans in find(case.question)) for case in cases]
        median, tail = question_times(find, [case.question for case in cases])
    shares = {"all": estimate([float(one) for one in found])}
    for language in dict.fromkeys(case.language for case in cases):
        shares[language] = estimate(
            [float(one) for one, case in zip(found, cases, strict=True) if case.language == language]
        )
    return Shown(name, shares, Cost(seconds, median, tail, memory))


def _legal_systems(minilm: Path | None) -> tuple[str, ...]:
    return (*_OURS, *stock_systems(minilm))


def _legal_search(
    name: str, articles: Sequence[Article], folder: Path, minilm: Path | None
) -> Callable[[str], list[int]]:
    if name not in _OURS:
        system = stock_systems(minilm)[name]()
        system.build([f"{one.title}\n{one.text}" for one in articles])
        return lambda text: system.search(text, _DEPTH)
    index = ArticleIndex(articles, build_article_lexical(articles, folder / "lexical"))
    if name == _OURS[0]:
        return lambda text: index.rank(text, dense=False)
    index.use(load_embedder())
    if name == _OURS[1]:
        return lambda text: index.nearest(text, _DEPTH)
    return lambda text: index.rank(text, dense=True)


def _part(articles: Sequence[Article], gold: frozenset[str], limit: int) -> list[Article]:
    """The gold articles and a random part of the others, `limit` together, in the order of the corpus; 0 for all."""
    if not limit or limit >= len(articles):
        return list(articles)
    others = np.array([place for place, one in enumerate(articles) if one.id not in gold])
    drawn = np.random.default_rng(0).permutation(others)[: max(0, limit - len(gold))]
    kept = {int(place) for place in drawn}
    return [one for place, one in enumerate(articles) if place in kept or one.id in gold]


def _share(label: str, share: Estimate) -> str:
    return f"{label} {100 * share.mean:.1f} [{100 * share.low:.0f}, {100 * share.high:.0f}]"


def _cost_line(name: str, cost: Cost) -> str:
    return (
        f"{name:26} built in {cost.seconds:.1f} s, a question {cost.median_ms:.1f} ms (p95 {cost.tail_ms:.1f}), "
        f"{cost.megabytes:.0f} MB"
    )


if __name__ == "__main__":
    command()
