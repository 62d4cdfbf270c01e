"""Two lists of scores to one: a weighted sum of normalised scores.

Reciprocal-rank fusion with equal weights was worse than its better half on every set tried (see docs/retrieval.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """`dense` is the weight of the cosine where the lexical score, divided by its best, weighs 1."""

    dense: float = 0.6


@dataclass(frozen=True, slots=True)
class Fused:
    """A candidate: `score`, `lexical` and `dense` are in [0, 1]."""

    key: int
    score: float
    lexical: float
    dense: float


def fuse(
    lexical: Mapping[int, float], dense: Mapping[int, float], weights: FusionWeights, limit: int | None = None
) -> list[Fused]:
    """The union of both, best first, equal scores by key; at most `limit`, all where None.

    `lexical` holds BM25 sums (0 and up), `dense` cosines; a key that one side lacks counts 0 there, and so does a
    negative cosine. Where one side is empty the other's order stands.
    """
    best = max(lexical.values(), default=0.0)
    whole = 1.0 + weights.dense
    candidates = []
    for key in lexical.keys() | dense.keys():
        words = lexical.get(key, 0.0) / best if best > 0 else 0.0
        cosine = min(max(dense.get(key, 0.0), 0.0), 1.0)
        candidates.append((-(words + weights.dense * cosine) / whole, key, words, cosine))
    candidates.sort()
    return [Fused(key, -worth, words, cosine) for worth, key, words, cosine in candidates[:limit]]
