"""A run as a table in the terminal."""

from collections.abc import Iterator, Sequence

from eval.judgement import Judgement
from eval.statistics import Estimate
from eval.summary import Summary

_WIDTH = 46


def as_text(name: str, summary: Summary, judgements: Sequence[Judgement], failures: int | None = None) -> str:
    """The figures with their intervals, the groups, and the failures (the first `failures`; None lists all)."""
    return "\n".join(_lines(name, summary, judgements, failures))


def _lines(name: str, summary: Summary, judgements: Sequence[Judgement], limit: int | None) -> Iterator[str]:
    yield f"{name}: {summary.cases} cases"
    yield ""
    for figure in summary.figures:
        yield _line(figure.label, figure.estimate)
    yield f"{'quotes that are exact':<{_WIDTH}} {summary.exactness:.3f} {'':16} n={summary.quotes}"
    if summary.p95_ms is not None:
        yield f"{'milliseconds a question: median, p95':<{_WIDTH}} {summary.median_ms:.0f}, {summary.p95_ms:.0f}"
    dimension = ""
    for group in summary.groups:
        if group.dimension != dimension:
            dimension = group.dimension
            yield f"\nright, by {dimension}"
        yield _line(f"  {group.value}", group.estimate)
    wrong = [judgement for judgement in judgements if not judgement.right]
    yield f"\n{len(wrong)} wrong" + (f", the first {limit}:" if limit is not None and limit < len(wrong) else ":")
    for judgement in wrong[:limit]:
        case = judgement.case
        yield f"  {case.id} [{case.type}, {case.language}] {' / '.join((*case.history, case.question))}"
        yield f"      {judgement.reason}"


def _line(label: str, value: Estimate) -> str:
    if not value.count:
        return f"{label:<{_WIDTH}} –"
    return f"{label:<{_WIDTH}} {value.mean:.3f} [{value.low:.3f}, {value.high:.3f}] n={value.count}"
