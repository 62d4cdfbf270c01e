"""How sure a figure is: bootstrap intervals, and two systems compared on the same questions.

Both follow B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (percentile intervals); the test on paired
outcomes is McNemar's in its exact form. The random numbers are seeded: the same outcomes give the same interval.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 2000
_SEED = 20250101


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `count` values, with its 95 % interval. All zero where there was nothing."""

    mean: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}] n={self.count}"


@dataclass(frozen=True, slots=True)
class Paired:
    """B against A on the same questions: the mean difference B − A with its interval, how many questions each won, and
    the exact two-sided p-value of McNemar's test over those (1.0 where neither won any).
    """

    difference: Estimate
    better: int
    worse: int
    p_value: float


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of `values` and its percentile bootstrap interval."""
    if not values:
        return Estimate(0.0, 0.0, 0.0, 0)
    numbers = np.asarray(values, dtype=np.float64)
    picks = np.random.default_rng(_SEED).integers(0, len(numbers), size=(_RESAMPLES, len(numbers)))
    low, high = np.quantile(numbers[picks].mean(axis=1), (0.025, 0.975))
    return Estimate(float(numbers.mean()), float(low), float(high), len(numbers))


def paired(first: Sequence[float], second: Sequence[float]) -> Paired:
    """`second` against `first`, question by question. Raises `ValueError` where their lengths differ."""
    differences = [b - a for a, b in zip(first, second, strict=True)]
    better = sum(difference > 0 for difference in differences)
    worse = sum(difference < 0 for difference in differences)
    return Paired(estimate(differences), better, worse, _sign_test(better, worse))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of `values` do not exceed, by linear interpolation; 0.0 of nothing."""
    return float(np.quantile(np.asarray(values, dtype=np.float64), share)) if values else 0.0


def _sign_test(better: int, worse: int) -> float:
    rounds = better + worse
    tail = sum(math.comb(rounds, wins) for wins in range(min(better, worse) + 1)) / 2**rounds
    return float(min(1.0, 2 * tail))
