"""Fits the re-ranker's weights on training questions: `python -m eval.retrieval_tuning`.

ListNet's loss (Cao et al. 2007): the cross entropy of the gold article under a softmax over the candidates' scores,
with a small quadratic penalty, minimised by L-BFGS. Weights of the words alone, of the vectors alone and of both are
fitted apart.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus.abbreviations import load_abbreviations
from eval.retrieval import GoldQuestion, load_questions, written_out
from eval.retrieval_index import ArticleIndex, build_article_lexical
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings
from index.reranker import DENSE_FEATURES, FEATURES, Candidates, scaled
from index.terms import syllables
from index.training.corpus import Article, read_articles

_PENALTY = 0.003
_LEAST_QUESTIONS = 6  # that hold a question word
_TITLE_FLOOR = 0.002  # rate of a word in titles that makes it an ordinary one
Lists = list[tuple[NDArray[np.float64], NDArray[np.bool_]]]


def fit(lists: Lists, used: Sequence[str] = FEATURES) -> dict[str, float]:
    """Weights of the features `used`, from lists of scaled features `(candidates, features)` and what is gold."""
    columns = [FEATURES.index(name) for name in used]
    kept = [(features[:, columns], gold / gold.sum()) for features, gold in lists if gold.any()]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _PENALTY * len(kept) * float(weights @ weights), 2 * _PENALTY * len(kept) * weights
        for features, gold in kept:
            scores = features @ weights
            scores = np.exp(scores - scores.max())
            chances = scores / scores.sum()
            total -= float(gold @ np.log(chances + 1e-12))
            slope = slope - features.T @ (gold - chances)
        return total, slope

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(weight), 4) for name, weight in zip(used, found.x, strict=True)}


def question_words(questions: Sequence[GoldQuestion], articles: Sequence[Article]) -> dict[str, float]:
    """Syllables that stand in questions far more often than in titles, with the share of their rarity to count."""
    asked = Counter(term for one in questions for term in set(syllables(one.question)))
    titled = Counter(term for one in articles for term in set(syllables(one.title)))
    shares = {
        term: (titled[term] / len(articles) + _TITLE_FLOOR) / (count / len(questions))
        for term, count in asked.items()
        if count >= _LEAST_QUESTIONS
    }
    return {term: round(share, 3) for term, share in sorted(shares.items()) if share < 1}


def feature_lists(
    index: ArticleIndex, questions: Sequence[GoldQuestion], words: dict[str, float], find: Callable[[str], Candidates]
) -> Lists:
    """The scaled features of the candidates that `find` has for each question, and which are gold."""
    lists: Lists = []
    for one in questions:
        candidates = find(one.question)
        gold = np.array([index.articles[place].id in one.gold for place in candidates.places])
        lists.append((scaled(index.reranker.features(one.question, candidates, words)), gold))
    return lists


@click.command(help="Fit the weights of the re-ranker on QUESTIONS over ARTICLES and write them to OUT.")
@click.argument("articles", type=click.Path(exists=True, path_type=Path))
@click.argument("questions", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--model", default=EmbeddingSettings().model, show_default=True, help="One that read no gold law.")
def command(articles: Path, questions: Path, out: Path, model: str) -> None:
    everything = tuple(read_articles(articles))
    asked = written_out(load_questions(questions), load_abbreviations())
    words = question_words(asked, everything)
    with tempfile.TemporaryDirectory() as folder:
        index = ArticleIndex(everything, build_article_lexical(everything, Path(folder) / "lexical"))
        without = tuple(name for name in FEATURES if name not in DENSE_FEATURES)
        by_words = feature_lists(index, asked, words, lambda text: index.candidates(text, dense=False))
        weights = {"lexical": fit(by_words, without)}
        index.use(load_embedder(EmbeddingSettings(model)))
        by_both = feature_lists(index, asked, words, lambda text: index.candidates(text, dense=True))
        by_vectors = feature_lists(index, asked, words, index.nearest_candidates)
        weights |= {"fused": fit(by_both), "vectors": fit(by_vectors, DENSE_FEATURES)}
    text = json.dumps(weights | {"question_words": words}, ensure_ascii=False, indent=1)
    out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    command()
