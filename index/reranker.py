"""Orders the candidates of a search anew, by features that need their text: a light learned re-ranker.

A linear model over some features of a query and a candidate, each scaled within the list of candidates. They say how
much of the query stands in the title and body and in what surrounds the candidate, how much of the title the query
holds, how near the vectors of its passages, its title and its words are, and how well the candidate's neighbours do.
The weights were fitted on questions about other texts (`eval/retrieval_tuning.py`) by a list-wise loss (ListNet, Cao et
al. 2007).

All candidates are counted together, in arrays: two hundred whole articles take a few milliseconds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.query_counts import HeldTerms, QueryTerms, Values
from index.terms import JOINT, syllables
from index.titled_texts import Places, TitledTexts

_WEIGHTS = "models/ranking.json"
_CACHED = 1 << 17  # rarities
_SATURATION = 0.8  # k1 of BM25
_LENGTH_SHARE = 0.65  # b of BM25
_TITLE_WEIGHT = 3  # times that a title counts beside the body


class Rarity(Protocol):
    """The inverse document frequencies of an index."""

    def rarity(self, field: str, term: str) -> float:
        """0 and up; high for a term that few records hold. `field` is "syllables" or "bigrams"."""
        ...


@dataclass(frozen=True, slots=True)
class Nearness:
    """The candidates' cosines with the query, shapes `(candidates,)`: `best` of the nearest passage (a share of the
    group's may be in it), `title` of the title alone, `mean` over all passages; and, word by word, how near the query's
    `words` are to the candidate's and its `title_words` to the query's (`WordNearness`).
    """

    best: Values
    title: Values
    mean: Values
    words: Values
    title_words: Values


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is ranked: `places` among the texts, and for each the BM25 sum (0 where the words did not find it) and the
    mean of its group's ten best BM25 sums. Shapes `(candidates,)`. `dense` is None without vectors.
    """

    places: Places
    lexical: Values
    group_means: Values
    dense: Nearness | None


@dataclass(frozen=True, slots=True)
class Features:
    """The candidates against the query, shapes `(candidates,)`. Shares are of the query's rarity, in [0, 1], unless
    said otherwise.
    """

    lexical: Values  # of the best candidate's score
    order: Values  # log of how many candidates the words find better, and one
    dense: Values  # cosines
    dense_title: Values
    dense_mean: Values
    near_words: Values
    near_title_words: Values
    matched: Values  # BM25 of title (three times) and body, a share of the query's rarity
    matched_pairs: Values
    matched_triples: Values
    held_pairs: Values  # that stand in the title or body
    held_core: Values  # of the syllables, what only makes a question of them left out
    held_core_pairs: Values
    defined: Values  # stands right before an "là": the text says what a term means; 0 where that is not asked
    title_asked: Values  # of the title's rarity, what the query holds
    title_asked_pairs: Values
    title_core: Values  # of the query, what the title holds; what only makes a question of it left out
    around: Values  # what the context holds
    around_pairs: Values
    only_around: Values  # in the context and not in the candidate
    group_mean: Values  # of the ten best lexical scores of the group, of the best candidate's
    length: Values  # log of the syllables
    title_length: Values


FEATURES = tuple(field.name for field in fields(Features))
DENSE_FEATURES = ("dense", "dense_title", "dense_mean", "near_words", "near_title_words")


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """A weight for each of `FEATURES`; `question_words` are syllables that say little in a question, with the share
    (0 to 1) of their rarity that counts.
    """

    weights: Mapping[str, float]
    question_words: Mapping[str, float]

    def scores(self, features: Values) -> Values:
        """Of features of shape `(candidates, len(FEATURES))`; higher is better, comparable within this list alone."""
        result: Values = scaled(features) @ np.array([self.weights.get(name, 0.0) for name in FEATURES])
        return result


@lru_cache(2)
def load_ranking(name: str) -> RankingWeights:
    """The shipped weights: "fused"; "lexical" where there are no vectors, "vectors" where nothing else may count."""
    content = json.loads(files("index").joinpath(_WEIGHTS).read_text(encoding="utf-8"))
    weights = content[name]
    if set(weights) - set(FEATURES):
        raise IndexingError(f"the ranking weights name unknown features; install the package again ({_WEIGHTS})")
    return RankingWeights(weights, content["question_words"])


class Reranker:
    """Reads the candidates' texts for what the weights count."""

    def __init__(self, texts: TitledTexts, rarity: Rarity) -> None:
        self._texts = texts
        # Titles repeat few terms many times, and asking the index costs more than remembering.
        self._rarity = lru_cache(_CACHED)(rarity.rarity)
        self._title_masses: dict[int, tuple[float, float]] = {}

    def scores(self, query: str, candidates: Candidates, weights: RankingWeights) -> Values:
        """A score for each candidate, in order; empty for none."""
        return weights.scores(self.features(query, candidates, weights.question_words))

    def features(self, query: str, candidates: Candidates, question_words: Mapping[str, float]) -> Values:
        """Shape `(candidates, len(FEATURES))`, unscaled."""
        if not len(candidates.places):
            return np.zeros((0, len(FEATURES)))
        asked = QueryTerms(syllables(query), self._rarity, question_words)
        held = HeldTerms(asked, self._texts, candidates.places)
        made = self._made(asked, held, candidates)
        return np.stack([getattr(made, name) for name in FEATURES], axis=1)

    def _made(self, asked: QueryTerms, held: HeldTerms, candidates: Candidates) -> Features:
        masses = np.array([self._title_mass(int(place)) for place in candidates.places])
        best = candidates.lexical.max() or 1.0
        length = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * held.lengths / (held.lengths.mean() or 1.0))
        counts, pairs = held.body + _TITLE_WEIGHT * held.title, held.body_pairs + _TITLE_WEIGHT * held.title_pairs
        none = np.zeros(len(candidates.places))
        near = candidates.dense or Nearness(none, none, none, none, none)
        return Features(
            lexical=candidates.lexical / best,
            order=np.log1p(np.searchsorted(np.sort(-candidates.lexical), -candidates.lexical)),
            dense=near.best,
            dense_title=near.title,
            dense_mean=near.mean,
            near_words=near.words,
            near_title_words=near.title_words,
            matched=_share(_saturated(counts, length), asked.syllables),
            matched_pairs=_share(_saturated(pairs, length), asked.pairs),
            matched_triples=_share(held.triples > 0, asked.triples),
            held_pairs=_share(pairs > 0, asked.pairs),
            held_core=_share(counts > 0, asked.core),
            held_core_pairs=_share(pairs > 0, asked.core_pairs),
            defined=held.defined,
            title_asked=_ratio((held.title > 0) @ asked.syllables, masses[:, 0]),
            title_asked_pairs=_ratio((held.title_pairs > 0) @ asked.pairs, masses[:, 1]),
            title_core=_share(held.title > 0, asked.core),
            around=_share(held.context > 0, asked.syllables),
            around_pairs=_share(held.context_pairs > 0, asked.pairs),
            only_around=_share((held.context > 0) & (counts == 0), asked.syllables),
            group_mean=candidates.group_means / best,
            length=np.log1p(held.lengths),
            title_length=np.log1p(held.title_lengths),
        )

    def _title_mass(self, place: int) -> tuple[float, float]:
        """The rarity of the distinct syllables and of the distinct pairs of a title."""
        if place not in self._title_masses:
            names = [self._texts.names[number] for number in self._texts.titles[place]]
            pairs = {left + JOINT + right for left, right in pairwise(names)}
            self._title_masses[place] = (
                sum(self._rarity("syllables", name) for name in dict.fromkeys(names)),
                sum(self._rarity("bigrams", pair) for pair in sorted(pairs)),
            )
        return self._title_masses[place]


def scaled(features: Values) -> Values:
    """Each feature with mean 0 and deviation 1 within the list; one that does not vary is 0."""
    if not len(features):
        return features
    deviation = features.std(axis=0)
    result: Values = (features - features.mean(axis=0)) / np.where(deviation > 1e-9, deviation, 1.0)
    return result


def _saturated(counts: Values, length: Values) -> Values:
    result: Values = counts * (1 + _SATURATION) / (counts + length[:, None])
    return result


def _share(found: NDArray[Any], weights: Values) -> Values:
    """The share of the sum of `weights` that is `found`; 0 where there are none."""
    total = weights.sum()
    result: Values = found @ weights / total if total else np.zeros(len(found))
    return result


def _ratio(part: Values, whole: Values) -> Values:
    result: Values = np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
    return result
