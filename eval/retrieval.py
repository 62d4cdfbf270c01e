"""Retrieval measured on questions whose relevant articles are known."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvaluationError
from eval.metrics import hit_at, reciprocal_rank
from eval.statistics import Estimate, estimate

DEPTHS = (1, 5, 10, 20, 100)
_MRR_DEPTH = 10
Search = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and the ids of the articles that answer it."""

    id: str
    question: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """A method over a set of questions. `hits` holds, for each of `DEPTHS`, the share of questions with a gold article
    that deep; `reciprocal` the reciprocal ranks within ten, one a question, in order.
    """

    method: str
    hits: tuple[Estimate, ...]
    mrr: Estimate
    reciprocal: tuple[float, ...]


def load_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a JSON-lines file of `question` and `gold`. Raises `EvaluationError` for any other file."""
    try:
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        return tuple(
            GoldQuestion(str(row.get("id", number)), str(row["question"]), frozenset(str(one) for one in row["gold"]))
            for number, row in enumerate(rows)
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path} cannot be read as JSON lines of question and gold ({error})") from error


def measure_search(method: str, questions: Sequence[GoldQuestion], search: Search) -> Measured:
    """`search`, which gives the ids of articles best first, over `questions`."""
    found = [list(search(one.question)) for one in questions]
    hits = tuple(
        estimate([hit_at(ids, one.gold, depth) for ids, one in zip(found, questions, strict=True)]) for depth in DEPTHS
    )
    ranks = [reciprocal_rank(ids, one.gold, _MRR_DEPTH) for ids, one in zip(found, questions, strict=True)]
    return Measured(method, hits, estimate(ranks), tuple(ranks))


def as_table(results: Sequence[Measured]) -> str:
    """A text table of percentages; the interval is of the mean reciprocal rank, 95 %, by bootstrap over questions."""
    width = max((len(one.method) for one in results), default=0)
    lines = [f"{'':{width}}  Acc@1    R@5   R@10   R@20  R@100   MRR@10  [95 %]"]
    for one in results:
        shares = "  ".join(f"{100 * hit.mean:5.1f}" for hit in one.hits)
        mrr = f"{100 * one.mrr.mean:6.1f}  [{100 * one.mrr.low:.1f}, {100 * one.mrr.high:.1f}]"
        lines.append(f"{one.method:{width}}  {shares}   {mrr}")
    return "\n".join(lines)
