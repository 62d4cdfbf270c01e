"""What something costs: time and memory of this process."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from eval.statistics import percentile

_MEGABYTE = 1_000_000
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Cost:
    """`seconds` to build, milliseconds a question (median and 95th percentile), `megabytes` of resident memory
    of the process that holds it, libraries included.
    """

    seconds: float
    median_ms: float
    tail_ms: float
    megabytes: float


def resident() -> float:
    """The resident memory of this process in megabytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def timed(make: Callable[[], Made]) -> tuple[Made, float]:
    """What `make` gives, and the seconds it took."""
    start = time.perf_counter()
    made = make()
    return made, time.perf_counter() - start


def question_times(ask: Callable[[str], object], questions: Sequence[str], warm: int = 3) -> tuple[float, float]:
    """The median and the 95th percentile of milliseconds a question, after `warm` questions that do not count."""
    for question in questions[:warm]:
        ask(question)
    times = [1000 * timed(lambda question=question: ask(question))[1] for question in questions]  # type: ignore[misc]
    return percentile(times, 0.5), percentile(times, 0.95)
