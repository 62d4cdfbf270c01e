"""Retrieval measured on questions whose relevant articles are known."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.abbreviations import Abbreviations
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
    """The questions of a JSON-lines file of `question` and `gold` (one id or a list of them; numbers or texts).

    Raises `EvaluationError` for any other file, naming the line.
    """
    questions = []
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    questions.append(_question(line, number, path))
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read as JSON lines of question and gold ({error})") from error
    if not questions:
        raise EvaluationError(f"{path} holds no question; a line is an object of question and gold")
    return tuple(questions)


def _question(line: str, number: int, path: Path) -> GoldQuestion:
    try:
        row = json.loads(line)
        given = row["gold"]
        gold = frozenset(str(one) for one in (given if isinstance(given, list) else [given]))
        question = GoldQuestion(str(row.get("id", number)), str(row["question"]), gold)
    except KeyError as error:
        raise EvaluationError(
            f"{path}, dòng {number}: thiếu {error} (missing in the object of question and gold)"
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{path}, dòng {number}: không đọc được (not an object of question and gold)") from error
    if not gold or not question.question.strip():
        raise EvaluationError(
            f"{path}, dòng {number}: cần câu hỏi và mã các điều đúng (a question and the ids of its gold articles)"
        )
    return question


def written_out(questions: Sequence[GoldQuestion], abbreviations: Abbreviations) -> tuple[GoldQuestion, ...]:
    """The questions as the product reads them: their abbreviations written out."""
    return tuple(replace(one, question=abbreviations.expand(one.question)) for one in questions)


def answerable(questions: Sequence[GoldQuestion], known: Collection[str]) -> tuple[GoldQuestion, ...]:
    """The questions with a gold article among the ids `known`. Raises `EvaluationError` where there is none."""
    kept = tuple(one for one in questions if not one.gold.isdisjoint(known))
    if not kept:
        first = ", ".join(sorted(questions[0].gold))
        raise EvaluationError(f"no gold article of the questions is in the corpus (the first question's: {first})")
    return kept


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
