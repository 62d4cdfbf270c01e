"""Ranking metrics, as everyone defines them (Manning, Raghavan and Schütze, "Introduction to Information Retrieval",
chapter 8). Pure functions over one question: what was found, best first, and what is relevant.

A result that stands twice counts once, at its first place. Where nothing is relevant every metric is 0.0; average over
the questions that have something relevant.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Sequence


def hit_at(found: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """1.0 where at least one relevant result is among the first `k`, else 0.0. A hit rate is not a recall."""
    return float(any(item in relevant for item in _first(found, k)))


def recall_at(found: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """The share of what is relevant that is among the first `k`."""
    wanted = set(relevant)
    return len(wanted.intersection(_first(found, k))) / len(wanted) if wanted else 0.0


def reciprocal_rank(found: Sequence[Hashable], relevant: Collection[Hashable], k: int | None = None) -> float:
    """1 / the rank of the first relevant result, 0.0 where there is none (among the first `k`, if given)."""
    for rank, item in enumerate(_first(found, k), start=1):
        if item in relevant:
            return 1.0 / rank
    return 0.0


def ndcg_at(found: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """Normalised discounted cumulative gain with gains of 0 and 1 and a discount of log2(rank + 1), in [0, 1]."""
    wanted = set(relevant)
    gain = sum(1.0 / math.log2(rank + 1) for rank, item in enumerate(_first(found, k), start=1) if item in wanted)
    ideal = sum(1.0 / math.log2(rank + 1) for rank in range(1, min(k, len(wanted)) + 1))
    return gain / ideal if ideal else 0.0


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean; 0.0 of nothing."""
    numbers = list(values)
    return math.fsum(numbers) / len(numbers) if numbers else 0.0


def _first(found: Sequence[Hashable], k: int | None) -> list[Hashable]:
    return list(dict.fromkeys(found))[:k]
