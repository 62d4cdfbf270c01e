"""Orders the candidates of a search anew, by features that need their text: a light learned re-ranker.

A linear model over some features of a query and a candidate, each scaled within the list of candidates. They say how
much of the query stands in the title and body and in what surrounds the candidate, how much of the title the query
holds, how near the vectors of its passages and title are, and how well the candidate's neighbours do. The weights
were fitted on questions about other texts (`eval/retrieval_tuning.py`) by a list-wise loss (ListNet, Cao et al. 2007).

All candidates are counted together, in arrays: two hundred whole articles take a few milliseconds.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.terms import JOINT, syllables
from index.titled_texts import NumberLists, Places, TitledTexts

_WEIGHTS = "models/ranking.json"
_CACHED = 1 << 17  # rarities
_SATURATION = 0.8  # k1 of BM25
_LENGTH_SHARE = 0.65  # b of BM25
_TITLE_WEIGHT = 3  # times that a title counts beside the body
Values = NDArray[np.float64]


class Rarity(Protocol):
    """The inverse document frequencies of an index."""

    def rarity(self, field: str, term: str) -> float:
        """0 and up; high for a term that few records hold. `field` is "syllables" or "bigrams"."""
        ...


@dataclass(frozen=True, slots=True)
class Nearness:
    """The candidates' cosines with the query, shapes `(candidates,)`: `best` of the nearest passage (a share of the
    group's may be in it), `title` of the title alone, `mean` over all passages.
    """

    best: Values
    title: Values
    mean: Values


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
    matched: Values  # BM25 of title (three times) and body, a share of the query's rarity
    matched_pairs: Values
    matched_triples: Values
    held_pairs: Values  # that stand in the title or body
    held_core: Values  # of the syllables, what only makes a question of them left out
    held_core_pairs: Values
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
DENSE_FEATURES = ("dense", "dense_title", "dense_mean")


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
    """The shipped weights: "fused", or "lexical" where there are no vectors."""
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
        asked = _Query(syllables(query), self._rarity, question_words)
        held = _Held(asked, self._texts, candidates.places)
        made = self._made(asked, held, candidates)
        return np.stack([getattr(made, name) for name in FEATURES], axis=1)

    def _made(self, asked: "_Query", held: "_Held", candidates: Candidates) -> Features:
        masses = np.array([self._title_mass(int(place)) for place in candidates.places])
        best = candidates.lexical.max() or 1.0
        length = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * held.lengths / (held.lengths.mean() or 1.0))
        counts, pairs = held.body + _TITLE_WEIGHT * held.title, held.body_pairs + _TITLE_WEIGHT * held.title_pairs
        none = np.zeros(len(candidates.places))
        near = candidates.dense or Nearness(none, none, none)
        return Features(
            lexical=candidates.lexical / best,
            order=np.log1p(np.searchsorted(np.sort(-candidates.lexical), -candidates.lexical)),
            dense=near.best,
            dense_title=near.title,
            dense_mean=near.mean,
            matched=_share(_saturated(counts, length), asked.syllables),
            matched_pairs=_share(_saturated(pairs, length), asked.pairs),
            matched_triples=_share(held.triples > 0, asked.triples),
            held_pairs=_share(pairs > 0, asked.pairs),
            held_core=_share(counts > 0, asked.core),
            held_core_pairs=_share(pairs > 0, asked.core_pairs),
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


class _Query:
    """The distinct terms of the query, by number, with their rarities. The last row and column of `pair_at` and
    `triple_at` are for what is no term of the query: number -1.
    """

    def __init__(
        self, plain: Sequence[str], rarity: Callable[[str, str], float], question_words: Mapping[str, float]
    ) -> None:
        self.terms = list(dict.fromkeys(plain))
        number = {term: place for place, term in enumerate(self.terms)}
        pairs = list(dict.fromkeys(pairwise(plain)))
        pair_number = {pair: place for place, pair in enumerate(pairs)}
        triples = list(dict.fromkeys(pairwise(pairwise(plain))))
        share = np.array([question_words.get(term, 1.0) for term in self.terms])
        self.syllables = np.array([rarity("syllables", term) for term in self.terms])
        self.pairs = np.array([rarity("bigrams", left + JOINT + right) for left, right in pairs])
        self.triples = np.array([self.pairs[pair_number[a]] + self.pairs[pair_number[b]] for a, b in triples])
        self.core = self.syllables * share
        self.core_pairs = self.pairs * [max(share[number[left]], share[number[right]]) for left, right in pairs]
        self.pair_at = np.full((len(self.terms) + 1, len(self.terms) + 1), -1)
        for (left, right), place in pair_number.items():
            self.pair_at[number[left], number[right]] = place
        self.triple_at = np.full((len(pairs) + 1, len(pairs) + 1), -1)
        for place, (a, b) in enumerate(triples):
            self.triple_at[pair_number[a], pair_number[b]] = place


class _Held:
    """How often the terms, pairs and triples of the query stand in each candidate: shapes `(candidates, terms)`, …"""

    def __init__(self, asked: _Query, texts: TitledTexts, places: Places) -> None:
        self._asked = asked
        self._count = len(places)
        # One place more than there are syllables: where `number` says -1, it is the last.
        self._term_at = np.full(len(texts.names) + 1, -1)
        for place, term in enumerate(asked.terms):
            self._term_at[texts.number(term)] = place
        self._term_at[-1] = -1
        self.title, self.title_pairs, title_triples, self.title_lengths = self._counted(texts.titles, places)
        self.body, self.body_pairs, body_triples, lengths = self._counted(texts.bodies, places)
        self.context, self.context_pairs, _, _ = self._counted(texts.contexts, texts.groups[places])
        self.triples = title_triples + body_triples
        self.lengths = self.title_lengths + lengths

    def _counted(self, lists: NumberLists, places: Places) -> tuple[Values, Values, Values, Values]:
        values, owners = lists.gathered(places)
        terms = self._term_at[values]
        pairs = self._asked.pair_at[terms[:-1], terms[1:]]
        pairs[owners[:-1] != owners[1:]] = -1
        triples = self._asked.triple_at[pairs[:-1], pairs[1:]]
        lengths = np.bincount(owners, minlength=self._count).astype(np.float64)
        asked = self._asked
        return (
            self._table(terms, owners, len(asked.terms)),
            self._table(pairs, owners, len(asked.pairs)),
            self._table(triples, owners, len(asked.triples)),
            lengths,
        )

    def _table(self, found: Places, owners: Places, width: int) -> Values:
        """Counts of each number, -1 left out, by owner."""
        at = np.flatnonzero(found >= 0)
        counts = np.bincount(owners[at] * width + found[at], minlength=self._count * width)
        return counts.reshape(self._count, width).astype(np.float64)


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
