"""Orders the candidates of a search anew, by features that need their text: a light learned re-ranker.

A linear model over some features of a query and a candidate, each scaled within the list of candidates. They say how
much of the query stands in the title and body and in what surrounds the candidate, how much of the title the query
holds, how near the vectors are, and how well the candidate's neighbours do. The weights
were fitted on questions about other texts (`eval/retrieval_tuning.py`) by a list-wise loss (ListNet, Cao et al. 2007).
"""

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.terms import JOINT, bigrams, folded, syllables

_WEIGHTS = "models/ranking.json"
_READ = 2500  # syllables of a body; what stands further on decides nothing
_CACHED = 8192  # texts; rarities
_SATURATION = 0.8  # k1 of BM25
_LENGTH_SHARE = 0.65  # b of BM25
_GROUP_BEST = 10


class Rarity(Protocol):
    """The inverse document frequencies of an index."""

    def rarity(self, field: str, term: str) -> float:
        """0 and up; high for a term that few records hold. `field` is "syllables", "bigrams" or either folded."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is ranked. `context` is what stands around it (its document's title or scope, headings); `group` names its
    document. `lexical` is a BM25 sum (0 where the words did not find it), `dense` a cosine, None without vectors.
    """

    title: str
    body: str
    context: str
    group: str
    lexical: float
    dense: float | None


@dataclass(frozen=True, slots=True)
class Features:
    """One candidate against the query. Shares are of the query's rarity, in [0, 1], unless said otherwise."""

    lexical: float  # of the best candidate's score
    dense: float  # cosine
    matched: float  # BM25 of title (three times) and body, a share of the query's rarity
    matched_pairs: float
    matched_triples: float
    held_pairs: float  # that stand in the title or body
    held_core: float  # of the syllables, what only makes a question of them left out
    held_core_pairs: float
    title_asked: float  # of the title's rarity, what the query holds
    title_asked_pairs: float
    title_core: float  # of the query, what the title holds; what only makes a question of it left out
    around: float  # what the context holds
    around_pairs: float
    only_around: float  # in the context and not in the candidate
    group_mean: float  # of the ten best lexical scores of the group, of the best candidate's
    length: float  # log of the syllables
    title_length: float


Groups = Mapping[str, Sequence[float]]
FEATURES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """A weight for each of `FEATURES`; `question_words` are syllables that say little in a question, with the share
    (0 to 1) of their rarity that counts.
    """

    weights: Mapping[str, float]
    question_words: Mapping[str, float]


def load_ranking(name: str) -> RankingWeights:
    """The shipped weights: "fused", or "lexical" where there are no vectors."""
    content = json.loads(files("index").joinpath(_WEIGHTS).read_text(encoding="utf-8"))
    weights = content[name]
    if set(weights) - set(FEATURES):
        raise IndexingError(f"the ranking weights name unknown features; install the package again ({_WEIGHTS})")
    return RankingWeights(weights, content["question_words"])


class Reranker:
    """Scores candidates by their features."""

    def __init__(self, weights: RankingWeights, rarity: Rarity) -> None:
        self._question_words = weights.question_words
        self._weights = np.array([weights.weights.get(name, 0.0) for name in FEATURES])
        # Titles repeat few terms many times, and asking the index costs more than remembering.
        self._rarity = lru_cache(_CACHED)(rarity.rarity)

    def scores(
        self, query: str, candidates: Sequence[Candidate], groups: Groups | None = None, *, bare: bool = False
    ) -> NDArray[np.float64]:
        """A score for each candidate, in order; higher is better, comparable within this list alone.

        `groups` holds the lexical scores of all that was found, by group, where more was found than is ranked here.
        `bare`: the query has lost its diacritics, and everything is compared without them.
        """
        if not candidates:
            return np.zeros(0)
        result: NDArray[np.float64] = scaled(self.features(query, candidates, groups, bare=bare)) @ self._weights
        return result

    def features(
        self, query: str, candidates: Sequence[Candidate], groups: Groups | None = None, *, bare: bool = False
    ) -> NDArray[np.float64]:
        """Shape `(len(candidates), len(FEATURES))`, unscaled."""
        asked = _Query(query, self._rarity, self._question_words, bare)
        texts = [_Text(candidate, asked) for candidate in candidates]
        mean = sum(text.length for text in texts) / len(texts)
        best = max((candidate.lexical for candidate in candidates), default=0.0) or 1.0
        found = {name: sorted(scores, reverse=True) for name, scores in (groups or by_group(candidates)).items()}
        rows = [
            _features(candidate, text, asked, mean, best, [score / best for score in found.get(candidate.group, ())])
            for candidate, text in zip(candidates, texts, strict=True)
        ]
        return np.array(rows, dtype=np.float64)


def by_group(candidates: Sequence[Candidate]) -> dict[str, list[float]]:
    """The lexical scores of the candidates of each group."""
    groups: dict[str, list[float]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.group, []).append(candidate.lexical)
    return groups


def scaled(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each feature with mean 0 and deviation 1 within the list; one that does not vary is 0."""
    deviation = features.std(axis=0)
    result: NDArray[np.float64] = (features - features.mean(axis=0)) / np.where(deviation > 1e-9, deviation, 1.0)
    return result


class _Query:
    """The distinct terms of the query with their rarities."""

    def __init__(
        self, text: str, rarity: Callable[[str, str], float], question_words: Mapping[str, float], bare: bool
    ) -> None:
        self.bare = bare
        self._rarity = rarity
        plain = syllables(text)
        share = {term: question_words.get(term, 1.0) for term in plain}
        if bare:
            share = {folded([term])[0]: 1.0 for term in plain}
            plain = folded(plain)
        self.syllables = {term: self.rarity_of(term) for term in plain}
        self.pairs = {pair: self.rarity_of(pair) for pair in bigrams(plain)}
        self.triples = {
            a + JOINT + b + JOINT + c: self.pairs[a + JOINT + b] + self.pairs[b + JOINT + c]
            for a, b, c in zip(plain, plain[1:], plain[2:], strict=False)
        }
        self.core = {term: weight * share[term] for term, weight in self.syllables.items()}
        self.core_pairs = {
            pair: weight * max(share[term] for term in pair.split(JOINT)) for pair, weight in self.pairs.items()
        }
        self.total = sum(self.syllables.values()) or 1.0
        self.total_pairs = sum(self.pairs.values()) or 1.0

    def rarity_of(self, term: str) -> float:
        field = "bigrams" if JOINT in term else "syllables"
        return self._rarity(f"folded_{field}" if self.bare else field, term)


class _Text:
    """Where the terms of the query stand in a candidate."""

    def __init__(self, candidate: Candidate, asked: _Query) -> None:
        title, body = _terms(candidate.title, asked.bare), _terms(candidate.body, asked.bare)
        self.title, self.title_pairs = frozenset(title), frozenset(bigrams(title))
        context = _terms(candidate.context, asked.bare)
        self.context, self.context_pairs = frozenset(context), frozenset(bigrams(context))
        self.title_length = len(title)
        self.length = len(title) + len(body)
        self.places = [place for place, term in enumerate(body) if term in asked.syllables]
        self.found = [body[place] for place in self.places]
        # A pair of the query needs both its syllables: only neighbouring finds can be one.
        self.pair_places: list[int] = []
        self.found_pairs: list[str] = []
        for place, after in zip(self.places, self.places[1:], strict=False):
            pair = body[place] + JOINT + body[after]
            if after == place + 1 and pair in asked.pairs:
                self.pair_places.append(place)
                self.found_pairs.append(pair)
        self.counts = _counted(self.found, [term for term in title if term in asked.syllables])
        self.pair_counts = _counted(self.found_pairs, [pair for pair in bigrams(title) if pair in asked.pairs])
        self.triples = {
            body[place] + JOINT + body[place + 1] + JOINT + body[place + 2]
            for place, after in zip(self.pair_places, self.pair_places[1:], strict=False)
            if after == place + 1
        }
        self.triples |= {a + JOINT + b + JOINT + c for a, b, c in zip(title, title[1:], title[2:], strict=False)}


def _counted(found: Sequence[str], in_title: Sequence[str]) -> dict[str, int]:
    """How often each term stands there, those of the title three times."""
    counts: dict[str, int] = {}
    for term in found:
        counts[term] = counts.get(term, 0) + 1
    for term in in_title:
        counts[term] = counts.get(term, 0) + 3
    return counts


def _features(
    candidate: Candidate, text: _Text, asked: _Query, mean: float, best: float, group: Sequence[float]
) -> tuple[float, ...]:
    length = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * text.length / (mean or 1.0))
    own = candidate.lexical / best
    title = {term: asked.rarity_of(term) for term in text.title}
    title_pairs = {pair: asked.rarity_of(pair) for pair in text.title_pairs}
    title_asked, title_core = _held(title, asked.syllables), _held(asked.core, text.title)
    made = Features(
        lexical=own,
        dense=candidate.dense or 0.0,
        matched=_saturated(text.counts, asked.syllables, length) / asked.total,
        matched_pairs=_saturated(text.pair_counts, asked.pairs, length) / asked.total_pairs,
        matched_triples=_held(asked.triples, text.triples),
        held_pairs=_held(asked.pairs, text.pair_counts),
        held_core=_held(asked.core, text.counts),
        held_core_pairs=_held(asked.core_pairs, text.pair_counts),
        title_asked=title_asked,
        title_asked_pairs=_held(title_pairs, asked.pairs),
        title_core=title_core,
        around=_held(asked.syllables, text.context),
        around_pairs=_held(asked.pairs, text.context_pairs),
        only_around=_held(asked.syllables, text.context - text.counts.keys()),
        group_mean=sum(group[:_GROUP_BEST]) / _GROUP_BEST,
        length=math.log1p(text.length),
        title_length=math.log1p(text.title_length),
    )
    return tuple(getattr(made, name) for name in FEATURES)


def _saturated(counts: Mapping[str, int], rarities: Mapping[str, float], length: float) -> float:
    return sum(rarities[term] * count * (1 + _SATURATION) / (count + length) for term, count in counts.items())


def _held(weights: Mapping[str, float], there: Collection[str]) -> float:
    """The share of the sum of `weights` whose terms are `there`; 0 where there are none."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in there) / total if total else 0.0


@lru_cache(_CACHED)
def _terms(text: str, bare: bool) -> tuple[str, ...]:
    found = syllables(text)[:_READ]
    return tuple(folded(found) if bare else found)
