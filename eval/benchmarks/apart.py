"""Runs a measurement in a process of its own: memory and caches of one system do not count for the next."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def apart(measure: Callable[..., Result], *arguments: object) -> Result:
    """What `measure(*arguments)` returns, from a fresh process; both must be picklable, the function by its name.

    Raises `BrokenProcessPool` where that process dies.
    """
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, *arguments).result()
