"""Good answers made false: an agency, a date or a figure put in the place of another's. A verifier must reject each.

The false fact is taken from another statement of the same answer or from another answer, so that it is plausible and
stands somewhere in the documents; one that the statement's own citations hold is not used, for it might be true.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answer import Answer
from eval.case import ANSWERING
from eval.fact import occurs
from eval.statistics import Estimate, estimate

Verify = Callable[[Answer], Sequence[object]]
# For a text, where agencies stand in it and the names that each may go by.
AgencySpans = Callable[[str], Sequence[tuple[int, int, frozenset[str]]]]

_MARKER = re.compile(r"\[(\d{1,3})\]")
_DATE = re.compile(
    r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b[Tt]háng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4}|\b[Qq]uý\s+[IV]{1,3}(?:\s*/\s*|\s+năm\s+)\d{4}"
)
_FIGURE = re.compile(r"\b\d+(?:,\d+)?%")
_PER_KIND = 2  # false facts tried for each true one


@dataclass(frozen=True, slots=True)
class Tampered:
    """An answer made false. `kind` is "agency", "date", "figure", or "cells" where two agencies of one row changed
    places.
    """

    answer: Answer
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TamperingResult:
    """How many of the tampered answers a verifier rejected, by kind, which it let pass, and which good ones it
    rejected.
    """

    caught: dict[str, Estimate]
    passed: tuple[Tampered, ...]
    good: int
    rejected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fact:
    kind: str
    text: str
    start: int
    end: int
    line: int
    names: frozenset[str] = frozenset()


def tamper(answers: Iterable[Answer], agency_spans: AgencySpans) -> list[Tampered]:
    """Every fact of every good answer replaced in turn. `agency_spans` finds agencies in a text."""
    good = [answer for answer in answers if answer.status in ANSWERING and answer.citations]
    facts = [list(_facts(answer, agency_spans)) for answer in good]
    pool = [fact for found in facts for fact in found]
    made = []
    for answer, found in zip(good, facts, strict=True):
        for fact in found:
            for false in _others(answer, fact, [*found, *pool], agency_spans):
                text = answer.text[: fact.start] + false + answer.text[fact.end :]
                made.append(Tampered(replace(answer, text=text), fact.kind, fact.text, false))
        made.extend(_exchanged(answer, found))
    return made


def examine(answers: Sequence[Answer], tampered: Sequence[Tampered], verify: Verify) -> TamperingResult:
    """What `verify` (which returns the problems of an answer) makes of good and of tampered answers."""
    outcomes: dict[str, list[float]] = {}
    passed = []
    for item in tampered:
        caught = bool(verify(item.answer))
        outcomes.setdefault(item.kind, []).append(float(caught))
        if not caught:
            passed.append(item)
    good = [answer for answer in answers if answer.status in ANSWERING]
    return TamperingResult(
        {kind: estimate(values) for kind, values in outcomes.items()},
        tuple(passed),
        len(good),
        tuple(answer.id for answer in good if verify(answer)),
    )


def _exchanged(answer: Answer, facts: Sequence[_Fact]) -> Iterator[Tampered]:
    """The lead put in the place of the coordinator and the other way round: both stand in the row, in other cells."""
    agencies = [fact for fact in facts if fact.kind == "agency"]
    for first, second in pairwise(agencies):
        between = answer.text[first.end : second.start]
        # A colon ends a label: what stands behind it is another cell. A quotation is one cell, whatever it holds.
        if first.line != second.line or ":" not in between or "“" in between or "”" in between:
            continue
        if first.names & second.names:
            continue
        text = answer.text[: first.start] + second.text + between + first.text + answer.text[second.end :]
        yield Tampered(replace(answer, text=text), "cells", first.text, second.text)


def _facts(answer: Answer, agency_spans: AgencySpans) -> Iterator[_Fact]:
    """The facts of the statements that cite something."""
    offset = 0
    for number, line in enumerate(answer.text.splitlines(keepends=True)):
        if _MARKER.search(line):
            places = [("agency", start, end, names) for start, end, names in agency_spans(line)]
            places += [("date", *match.span(), frozenset()) for match in _DATE.finditer(line)]
            places += [("figure", *match.span(), frozenset()) for match in _FIGURE.finditer(line)]
            for kind, start, end, names in places:
                yield _Fact(kind, line[start:end], offset + start, offset + end, number, names)
        offset += len(line)


def _others(answer: Answer, fact: _Fact, pool: Sequence[_Fact], agency_spans: AgencySpans) -> list[str]:
    """False facts of the same kind that the statement and its citations do not hold, the answer's own first."""
    line = answer.text.splitlines()[fact.line]
    cited = {int(number) for number in _MARKER.findall(line)}
    held = " ".join(citation.quote for citation in answer.citations if citation.n in cited) + " " + line
    named = frozenset[str]().union(*(names for _, _, names in agency_spans(held)))
    others = dict.fromkeys(other.text for other in pool if other.kind == fact.kind and not other.names & named)
    return [text for text in others if not occurs((text,), held)][:_PER_KIND]
