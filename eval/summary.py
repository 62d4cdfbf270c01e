"""A run in figures: each over all cases it can be asked of, and the main one by type, language, document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eval.judgement import Judgement, is_safe
from eval.statistics import Estimate, estimate, percentile

Measure = Callable[[Judgement], float | None]

# None leaves a case out of a figure.
_FIGURES: dict[str, tuple[str, Measure]] = {
    "right": ("answerable: right and gold document cited", lambda j: float(j.right) if j.case.answerable else None),
    "right_passage": (
        "answerable: right and gold passage cited",
        lambda j: float(j.right and (j.cited_right or not j.answered)) if j.case.answerable else None,
    ),
    "facts": (
        "answerable: all required facts, none forbidden",
        lambda j: float(j.answered and not j.missing and not j.tempted) if j.case.answerable else None,
    ),
    "cited_document": (
        "answerable: gold document cited", lambda j: float(j.cited_document) if j.case.answerable else None
    ),
    "cited_passage": ("answerable: gold passage cited", lambda j: float(j.cited_right) if j.case.answerable else None),
    "completeness": (
        "answerable: share of required facts there", lambda j: j.completeness if j.case.answerable else None
    ),
    "joint": ("who, what, when: all in one cited statement", lambda j: None if j.joint is None else float(j.joint)),
    "answer_rate": ("answerable: answered at all", lambda j: float(j.answered) if j.case.answerable else None),
    "not_answered": ("unanswerable: not answered", lambda j: None if j.case.answerable else float(j.right)),
    "safe": ("unanswerable: a refusal without citations", lambda j: None if j.case.answerable else float(is_safe(j))),
    "leakage": ("refusals that carry citations", lambda j: None if j.answered else float(j.leaked)),
    "citation_recall": (
        "citation recall (ALCE, deterministic)", lambda j: j.attribution.recall if j.attribution else None
    ),
    "citation_precision": (
        "citation precision (ALCE, deterministic)", lambda j: j.attribution.precision if j.attribution else None
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its key, what it says, and its estimate."""

    key: str
    label: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Group:
    """The share of right judgements among the cases that have `value` in `dimension` ("type", "language" …)."""

    dimension: str
    value: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in figures. `quotes` counts the quotes checked, `exact` those that are the source's words; `median_ms` and
    `p95_ms` are None where no times were given.
    """

    cases: int
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    exact: int
    quotes: int
    median_ms: float | None
    p95_ms: float | None

    @property
    def exactness(self) -> float:
        """1.0 where no quote was checked."""
        return self.exact / self.quotes if self.quotes else 1.0

    def figure(self, key: str) -> Estimate:
        """Raises `KeyError` for an unknown key."""
        return {figure.key: figure.estimate for figure in self.figures}[key]

    def as_json(self) -> dict[str, Any]:
        return {
            "cases": self.cases,
            "figures": {figure.key: _as_json(figure.estimate) for figure in self.figures},
            "groups": [
                {"dimension": group.dimension, "value": group.value, **_as_json(group.estimate)}
                for group in self.groups
            ],
            "quote_exactness": {"mean": self.exactness, "exact": self.exact, "count": self.quotes},
            "elapsed_ms": {"median": self.median_ms, "p95": self.p95_ms},
        }


def summarize(judgements: Sequence[Judgement]) -> Summary:
    """The figures of a run; all estimates empty where there are no judgements."""
    times = [judgement.elapsed_ms for judgement in judgements if judgement.elapsed_ms is not None]
    figures = []
    for key, (label, measure) in _FIGURES.items():
        values = [value for value in map(measure, judgements) if value is not None]
        figures.append(Figure(key, label, estimate(values)))
    return Summary(
        cases=len(judgements),
        figures=tuple(figures),
        groups=tuple(_groups(judgements)),
        exact=sum(judgement.exact for judgement in judgements),
        quotes=sum(judgement.quotes for judgement in judgements),
        median_ms=percentile(times, 0.5) if times else None,
        p95_ms=percentile(times, 0.95) if times else None,
    )


def _groups(judgements: Sequence[Judgement]) -> Iterable[Group]:
    kinds: dict[str, Callable[[Judgement], tuple[str, ...]]] = {
        "type": lambda j: (j.case.type,),
        "language": lambda j: (j.case.language + (" answerable" if j.case.answerable else " unanswerable"),),
        "document": lambda j: j.case.documents,
        "tag": lambda j: j.case.tags,
    }
    for dimension, values_of in kinds.items():
        outcomes: dict[str, list[float]] = {}
        for judgement in judgements:
            for value in values_of(judgement):
                outcomes.setdefault(value, []).append(float(judgement.right))
        yield from (Group(dimension, value, estimate(outcomes[value])) for value in sorted(outcomes))


def _as_json(value: Estimate) -> dict[str, float]:
    digits = {"mean": value.mean, "low": value.low, "high": value.high}
    return {name: round(number, 4) for name, number in digits.items()} | {"count": value.count}
