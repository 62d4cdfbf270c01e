"""Titled articles in the product's own indexes: what a retrieval bench searches.

An article is one record of the lexical index. For the vectors it is cut into passages under its title, and the
article's nearness is that of its nearest passage. Its context, what surrounds it, is the article that opens its law
(the scope) for the words, and the mean vector of its law for the vectors.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder, Vectors
from index.lexical import LexicalIndex, LexicalRecord, LexicalWeights, build_lexical
from index.reranker import Candidate, Reranker, load_ranking
from index.training.corpus import Article

_PASSAGE, _STEP = 1300, 1000  # characters
_SCOPE = 600  # characters of the article that opens a law
_LAW_SHARE = 0.15  # of the law's mean vector in a passage's score
_FOUND = 1000  # articles that the words find
_LEXICAL, _DENSE = 150, 50  # candidates that each side brings
_BATCH = 4096  # passages
Ranking = list[int]


class ArticleIndex:
    """Searches articles by their words, by vectors, and by both. Rankings are places in the list of articles."""

    def __init__(self, articles: Sequence[Article], lexical: LexicalIndex, embedder: Embedder | None = None) -> None:
        self.articles = articles
        self.lexical = lexical
        self._weights = LexicalWeights(words=0.0)
        self._scopes = _scopes(articles)
        self._embedder: Embedder | None = None
        if embedder is not None:
            self.use(embedder)

    def use(self, embedder: Embedder) -> None:
        """Embed the articles, in place of what was embedded before."""
        texts, owners = _passages(self.articles)
        vectors = np.concatenate(
            [embedder.passages(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        )
        numbers = {name: number for number, name in enumerate(dict.fromkeys(one.group for one in self.articles))}
        groups = np.array([numbers[self.articles[owner].group] for owner in owners])
        means = np.zeros((len(numbers), embedder.dimension), dtype=np.float32)
        np.add.at(means, groups, vectors)
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        self._embedder = embedder
        self._vectors: Vectors = vectors
        self._means: Vectors = means
        self._groups = groups
        self._starts: NDArray[np.int64] = np.flatnonzero(np.diff(owners, prepend=-1))

    def by_words(self, question: str, limit: int = _LEXICAL) -> dict[int, float]:
        """The best articles by BM25 with their scores, best first."""
        hits = self.lexical.search(question, limit, weights=self._weights)
        return {hit.key: hit.score for hit in hits}

    def nearness(self, question: str) -> Vectors:
        """Of each article, shape `(articles,)`: the cosine of its nearest passage and a share of its law's."""
        if self._embedder is None:
            return np.zeros(len(self.articles), dtype=np.float32)
        query = self._embedder.query(question)
        scores = self._vectors @ query + _LAW_SHARE * (self._means @ query)[self._groups]
        result: Vectors = np.maximum.reduceat(scores, self._starts)
        return result

    def nearest(self, question: str, limit: int) -> Ranking:
        """The `limit` nearest articles, nearest first."""
        near = self.nearness(question)
        return [int(place) for place in np.argsort(-near, kind="stable")[:limit]]

    def candidates(self, question: str, *, dense: bool) -> tuple[list[int], list[Candidate], dict[str, list[float]]]:
        """The best articles of each side, what the re-ranker reads of them, and the scores of their laws' articles."""
        found = self.by_words(question, _FOUND)
        groups: dict[str, list[float]] = {}
        for place, score in found.items():
            groups.setdefault(self.articles[place].group, []).append(score)
        words = dict(list(found.items())[:_LEXICAL])
        near = self.nearness(question) if dense else None
        places = list(words)
        if near is not None:
            places += [int(place) for place in np.argsort(-near, kind="stable")[:_DENSE] if int(place) not in words]
        made = [
            Candidate(
                title=self.articles[place].title,
                body=self.articles[place].text,
                context=self._scopes.get(self.articles[place].group, ""),
                group=self.articles[place].group,
                lexical=found.get(place, 0.0),
                dense=None if near is None else float(near[place]),
            )
            for place in places
        ]
        return places, made, groups

    def rank(self, question: str, *, dense: bool, reranker: Reranker | None = None) -> Ranking:
        """The candidates, best first, by the learned ranking; with the vectors or by the words alone."""
        reranker = reranker or Reranker(load_ranking("fused" if dense else "lexical"), self.lexical)
        places, candidates, groups = self.candidates(question, dense=dense)
        scores = reranker.scores(question, candidates, groups)
        return [places[number] for number in np.argsort(-scores, kind="stable")]


def build_article_lexical(articles: Sequence[Article], folder: Path) -> LexicalIndex:
    """The lexical index of `articles` in the empty or missing `folder`, keys being their places."""
    records = (LexicalRecord(place, one.title, one.text) for place, one in enumerate(articles))
    build_lexical(folder, records, threads=2)
    return LexicalIndex(folder)


def _passages(articles: Sequence[Article]) -> tuple[list[str], NDArray[np.int64]]:
    """Passages of the articles in order, and whose they are. The title stands twice before each, to count more."""
    texts: list[str] = []
    owners: list[int] = []
    for place, article in enumerate(articles):
        start = 0
        while True:
            texts.append(f"{article.title}\n{article.title}\n{article.text[start : start + _PASSAGE]}")
            owners.append(place)
            if start + _PASSAGE >= len(article.text):
                break
            cut = article.text.find(" ", start + _STEP)
            start = cut + 1 if 0 < cut < start + _PASSAGE else start + _STEP
    return texts, np.array(owners, dtype=np.int64)


def _scopes(articles: Sequence[Article]) -> dict[str, str]:
    """The beginning of each group's first article, which in a law says what the law is about."""
    scopes: dict[str, str] = {}
    for article in articles:
        scopes.setdefault(article.group, f"{article.title}\n{article.text[:_SCOPE]}")
    return scopes
