"""One system's retrieval over one set, to be run in a process of its own."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.abbreviations import load_abbreviations
from corpus.document import Span
from eval.benchmarks.cost import Cost, question_times, resident, timed
from eval.benchmarks.passages import bears, questions, split_passages
from eval.benchmarks.system import stock_systems
from eval.retrieval import Measured, load_questions, measure_search
from eval.retrieval_index import ArticleIndex, build_article_lexical
from eval.statistics import Estimate, estimate
from index.embedding.load import load_embedder
from index.training.corpus import Article, read_articles

_DEPTH = 100
_FIRST = 5
OURS = ("cchc lexical", "cchc vectors", "cchc fused")
LEGAL_SYSTEMS = (*OURS, *stock_systems(None))
PRODUCT = "cchc"


@dataclass(frozen=True, slots=True)
class Shown:
    """A system on the documents that ship: the share of questions with evidence among the first five passages."""

    system: str
    shares: dict[str, Estimate]
    cost: Cost


def legal_result(name: str, corpus: Path, asked: Path, limit: int) -> tuple[Measured, Cost]:
    """One system over the legal articles."""
    golden = load_questions(asked)
    articles = _part(tuple(read_articles(corpus)), frozenset(one for case in golden for one in case.gold), limit)
    ids = [one.id for one in articles]
    with tempfile.TemporaryDirectory() as folder:
        search, seconds = timed(lambda: _legal_search(name, articles, Path(folder)))
        memory = resident()
        result = measure_search(name, golden, lambda text: [ids[place] for place in search(text)])
        median, tail = question_times(search, [case.question for case in golden])
    return result, Cost(seconds, median, tail, memory)


def shown_result(name: str, minilm: Path | None) -> Shown:
    """One system over the documents that ship."""
    cases = questions()
    with tempfile.TemporaryDirectory() as folder:
        if name == PRODUCT:
            from assistant.settings import load_settings
            from assistant.wiring import open_pipeline
            from eval.benchmarks.searching import searcher
            from index.assembly import assemble_default

            _, seconds = timed(lambda: assemble_default(Path(folder) / "index"))
            pipeline = open_pipeline(load_settings(Path(folder), {}, index=Path(folder) / "index"))
            find = searcher(pipeline, _FIRST)
        else:
            passages = split_passages()
            system = stock_systems(minilm)[name]()
            _, seconds = timed(lambda: system.build([passage.text for passage in passages]))

            def find(question: str) -> list[tuple[str, Sequence[Span]]]:
                found = [passages[place] for place in system.search(question, _FIRST)]
                return [(passage.document, passage.spans) for passage in found]

        memory = resident()
        found = [any(bears(case, document, spans) for document, spans in find(case.question)) for case in cases]
        median, tail = question_times(find, [case.question for case in cases])
    shares = {"all": estimate([float(one) for one in found])}
    for language in dict.fromkeys(case.language for case in cases):
        shares[language] = estimate(
            [float(one) for one, case in zip(found, cases, strict=True) if case.language == language]
        )
    return Shown(name, shares, Cost(seconds, median, tail, memory))


def _legal_search(name: str, articles: Sequence[Article], folder: Path) -> Callable[[str], list[int]]:
    if name not in OURS:
        system = stock_systems(None)[name]()
        system.build([f"{one.title}\n{one.text}" for one in articles])
        return lambda text: system.search(text, _DEPTH)
    index = ArticleIndex(articles, build_article_lexical(articles, folder / "lexical"))
    read = load_abbreviations().expand
    if name == OURS[0]:
        return lambda text: index.rank(read(text), dense=False)
    index.use(load_embedder())
    if name == OURS[1]:
        return lambda text: index.nearest(read(text), _DEPTH)
    return lambda text: index.rank(read(text), dense=True)


def _part(articles: Sequence[Article], gold: frozenset[str], limit: int) -> list[Article]:
    """The gold articles and a random part of the others, `limit` together, in the order of the corpus; 0 for all."""
    if not limit or limit >= len(articles):
        return list(articles)
    others = np.array([place for place, one in enumerate(articles) if one.id not in gold])
    drawn = np.random.default_rng(0).permutation(others)[: max(0, limit - len(gold))]
    kept = {int(place) for place in drawn}
    return [one for place, one in enumerate(articles) if place in kept or one.id in gold]
