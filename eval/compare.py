"""Two kept runs, question by question."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from eval.errors import EvaluationError
from eval.kept_run import Score
from eval.statistics import Paired, paired

_PARTS: dict[str, Callable[[Score], bool]] = {
    "answerable: right": lambda score: score.answerable,
    "unanswerable: not answered": lambda score: not score.answerable,
    "Vietnamese": lambda score: score.language == "vi",
    "Vietnamese without diacritics": lambda score: score.language == "vi-plain",
    "English": lambda score: score.language == "en",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """B against A over the cases that both have. `only_one` counts the cases that one of them lacks."""

    parts: Mapping[str, Paired]
    won: tuple[Score, ...]
    lost: tuple[Score, ...]
    only_one: int


def compare(first: Mapping[str, Score], second: Mapping[str, Score]) -> Comparison:
    """`second` (B) against `first` (A). Raises `EvaluationError` where they share no case."""
    shared = [identifier for identifier in first if identifier in second]
    if not shared:
        raise EvaluationError(
            "hai lần chạy không chung câu hỏi nào, hãy chạy cả hai trên cùng một tệp "
            "(the two runs share no case; run both on the same file)"
        )
    parts = {}
    for label, belongs in _PARTS.items():
        ids = [identifier for identifier in shared if belongs(second[identifier])]
        parts[label] = paired([float(first[i].right) for i in ids], [float(second[i].right) for i in ids])
    return Comparison(
        parts,
        won=tuple(second[i] for i in shared if second[i].right and not first[i].right),
        lost=tuple(second[i] for i in shared if first[i].right and not second[i].right),
        only_one=len(set(first) ^ set(second)),
    )


def as_text(names: tuple[str, str], comparison: Comparison) -> str:
    """The comparison as a table, then the cases that changed."""
    return "\n".join(_lines(names, comparison))


def _lines(names: tuple[str, str], comparison: Comparison) -> Iterator[str]:
    yield f"B = {names[1]} against A = {names[0]} (right in B − right in A)"
    for label, result in comparison.parts.items():
        value = result.difference
        yield (
            f"  {label:<32} {value.mean:+.3f} [{value.low:+.3f}, {value.high:+.3f}] n={value.count}"
            f"  won {result.better}, lost {result.worse}, p={result.p_value:.3f}"
        )
    if comparison.only_one:
        yield f"  left out: {comparison.only_one} cases that only one of them has"
    for head, scores in (("B is right where A was wrong", comparison.won), ("B is wrong", comparison.lost)):
        yield f"\n{head}: {len(scores)}"
        for score in scores:
            yield f"  {score.id} [{score.type}, {score.language}] {score.question}"
            if score.reason:
                yield f"      {score.reason}"
