"""Titled articles in the product's own indexes: what a retrieval bench searches.

An article is one record of the lexical index. For the vectors it is cut into passages under its title, and the
article's nearness is that of its nearest passage. Its context, what surrounds it, is the article that opens its law
(the scope) for the words, and the mean vector of its law for the vectors.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.errors import EvaluationError
from index.embedder import Embedder, Vectors
from index.embedding.static import StaticEmbedder
from index.lexical import LexicalIndex, LexicalRecord, LexicalWeights, build_lexical
from index.reranker import Candidates, Nearness, Reranker, load_ranking
from index.titled_texts import Places, TitledText, TitledTexts, number_lists
from index.training.corpus import Article
from index.word_nearness import WordLists, WordNearness

_PASSAGE, _STEP = 1300, 1000  # characters
_SCOPE = 600  # characters of the article that opens a law
_LAW_SHARE = 0.15  # of the law's mean vector in a passage's score
_FOUND = 1000  # articles that the words find
_LEXICAL, _DENSE = 150, 50  # candidates that each side brings
_GROUP_BEST = 10  # articles of a law that say how well it does
_BATCH = 4096  # passages
_WORDS_READ = 6000  # characters of an article, for what is compared word by word
Ranking = list[int]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its vector and the rows of its words (None without a table of words), and its cosines with all
    `passages` and with each article at `best`, a share of its law's among it.
    """

    vector: Vectors
    words: Places | None
    passages: Vectors
    best: Vectors


class ArticleIndex:
    """Searches articles by their words, by vectors, and by both. Rankings are places in the list of articles."""

    def __init__(self, articles: Sequence[Article], lexical: LexicalIndex, embedder: Embedder | None = None) -> None:
        self.articles = articles
        self.lexical = lexical
        self._weights = LexicalWeights(words=0.0)
        self.texts = TitledTexts([TitledText(one.title, one.text, one.group) for one in articles], _scopes(articles))
        self.reranker = Reranker(self.texts, lexical)
        self._embedder: Embedder | None = None
        self._words: WordNearness | None = None
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
        # Read for a few candidates at a time: half precision is enough, and half the memory.
        self._titles = embedder.passages([one.title for one in self.articles]).astype(np.float16)
        means = np.zeros((len(numbers), embedder.dimension), dtype=np.float32)
        np.add.at(means, groups, vectors)
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        self._embedder = embedder
        self._words = self._compared(embedder) if isinstance(embedder, StaticEmbedder) else None
        self._vectors: Vectors = vectors
        self._means: Vectors = means
        self._groups = groups
        self._starts: NDArray[np.int64] = np.flatnonzero(np.diff(owners, prepend=-1))
        self._sizes = np.bincount(owners)

    def by_words(self, question: str, limit: int = _LEXICAL) -> dict[int, float]:
        """The best articles by BM25 with their scores, best first."""
        hits = self.lexical.search(question, limit, weights=self._weights)
        return {hit.key: hit.score for hit in hits}

    def nearness(self, question: str) -> Vectors:
        """Of each article, shape `(articles,)`: the cosine of its nearest passage and a share of its law's. All 0 where
        nothing was embedded.
        """
        if self._embedder is None:
            return np.zeros(len(self.articles), dtype=np.float32)
        return self._ask(question).best

    def nearest(self, question: str, limit: int) -> Ranking:
        """The `limit` nearest articles: by the cosines of their passages, the first of them ordered anew by all that
        the vectors say. Nothing else is looked at. Empty where nothing was embedded.
        """
        if self._embedder is None:
            return []
        near = self._ask(question)
        places = _first(near.best, max(limit, _DENSE))
        head = self._nearest_candidates(near, places[:_DENSE])
        scores = self.reranker.scores(question, head, load_ranking("vectors"))
        ranked = [*head.places[np.argsort(-scores, kind="stable")], *places[_DENSE:]]
        return [int(place) for place in ranked[:limit]]

    def nearest_candidates(self, question: str) -> Candidates:
        """The nearest articles by their passages' cosines, with nothing said of what the lexical index finds."""
        near = self._ask(question)
        return self._nearest_candidates(near, _first(near.best, _DENSE))

    def candidates(self, question: str, *, dense: bool) -> Candidates:
        """The best articles of each side, with their scores and those of their laws."""
        found = self.by_words(question, _FOUND)
        places = np.array(list(found)[:_LEXICAL], dtype=np.int64)
        near = None
        if dense and self._embedder is not None:
            asked = self._ask(question)
            nearest = _first(asked.best, _DENSE)
            places = np.concatenate([places, nearest[~np.isin(nearest, places)]])
            near = self._compare(asked, places)
        means = self._group_means(found)
        return Candidates(
            places=places,
            lexical=np.array([found.get(int(place), 0.0) for place in places]),
            group_means=np.array([means.get(int(group), 0.0) for group in self.texts.groups[places]]),
            dense=near,
        )

    def rank(self, question: str, *, dense: bool) -> Ranking:
        """The candidates, best first, by the learned ranking; with the vectors or by the words alone."""
        candidates = self.candidates(question, dense=dense)
        scores = self.reranker.scores(question, candidates, load_ranking("fused" if dense else "lexical"))
        return [int(place) for place in candidates.places[np.argsort(-scores, kind="stable")]]

    def _compared(self, embedder: StaticEmbedder) -> WordNearness:
        """The words of titles, articles and scopes: only a table has rows for them."""
        scopes = _scopes(self.articles)
        titles, bodies, contexts = (
            number_lists(embedder.words(texts))
            for texts in (
                [one.title for one in self.articles],
                [one.text[:_WORDS_READ] for one in self.articles],
                [scopes[name] for name in dict.fromkeys(one.group for one in self.articles)],
            )
        )
        return WordNearness(embedder.table(), WordLists(titles, bodies, contexts, self.texts.groups))

    def _ask(self, question: str) -> _Asked:
        """The question's vector against all passages. Raises `EvaluationError` where nothing was embedded."""
        if self._embedder is None:
            raise EvaluationError("the articles were not embedded; call `use` first")
        query = self._embedder.query(question)
        passages: Vectors = self._vectors @ query
        shared = passages + _LAW_SHARE * (self._means @ query)[self._groups]
        words = self._embedder.words([question])[0] if isinstance(self._embedder, StaticEmbedder) else None
        return _Asked(query, words, passages, np.maximum.reduceat(shared, self._starts))

    def _nearest_candidates(self, asked: _Asked, places: Places) -> Candidates:
        none = np.zeros(len(places))
        return Candidates(places, none, none, self._compare(asked, places))

    def _compare(self, asked: _Asked, places: Places) -> Nearness:
        """The articles at `places` against the question. Words are compared where the embedder is a table of words."""
        words = title_words = np.zeros(len(places))
        if self._words is not None and asked.words is not None:
            words, title_words = self._words.of(asked.words, places)
        return Nearness(
            best=asked.best[places].astype(np.float64),
            title=(self._titles[places].astype(np.float32) @ asked.vector).astype(np.float64),
            mean=(np.add.reduceat(asked.passages, self._starts) / self._sizes)[places].astype(np.float64),
            words=words,
            title_words=title_words,
        )

    def _group_means(self, found: Mapping[int, float]) -> dict[int, float]:
        """The mean of the ten best scores of each law; missing ones count 0."""
        groups: dict[int, list[float]] = {}
        for place, score in found.items():
            groups.setdefault(int(self.texts.groups[place]), []).append(score)
        return {group: sum(scores[:_GROUP_BEST]) / _GROUP_BEST for group, scores in groups.items()}


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


def _first(scores: Vectors, limit: int) -> NDArray[np.int64]:
    """The places of the `limit` highest scores, highest first, equal ones in order."""
    if limit >= len(scores):
        return np.argsort(-scores, kind="stable")
    lowest = np.partition(scores, -limit)[-limit]
    kept = np.flatnonzero(scores >= lowest)
    result: NDArray[np.int64] = kept[np.argsort(-scores[kept], kind="stable")][:limit]
    return result


def _scopes(articles: Sequence[Article]) -> dict[str, str]:
    """The beginning of each group's first article, which in a law says what the law is about."""
    scopes: dict[str, str] = {}
    for article in articles:
        scopes.setdefault(article.group, f"{article.title}\n{article.text[:_SCOPE]}")
    return scopes
