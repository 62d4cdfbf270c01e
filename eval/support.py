"""Citation recall and precision after ALCE (Gao et al., "Enabling Large Language Models to Generate Text with
Citations", EMNLP 2023), with a deterministic test of support in the place of their language model.

A statement is a line of the answer with something to bear out: a figure, an agency, a quotation or a marker. A passage
supports it where every figure, date, document number and agency of the statement stands in the passage, and at least
half of the words that it quotes (of all its words, where it quotes none).
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Span
from corpus.repair import repair
from eval.fact import tokens
from eval.given import GivenAnswer, GivenCitation

# For a text, the names that each agency in it may go by.
AgencyFinder = Callable[[str], Collection[frozenset[str]]]

_MARKER = re.compile(r"\[(\d{1,3})\]")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """How well an answer's statements are borne out.

    `supported` of `statements` are, by all that they cite together: their share is citation recall. `precise` of
    `markers` are needed or suffice alone: citation precision. A marker that points nowhere is not precise.
    """

    supported: int
    statements: int
    precise: int
    markers: int

    @property
    def recall(self) -> float:
        """1.0 where nothing was stated."""
        return self.supported / self.statements if self.statements else 1.0

    @property
    def precision(self) -> float:
        """1.0 where nothing was cited."""
        return self.precise / self.markers if self.markers else 1.0


@dataclass(frozen=True, slots=True)
class _Statement:
    figures: frozenset[str]
    agencies: Collection[frozenset[str]]
    words: frozenset[str]


def attribute(answer: GivenAnswer, find_agencies: AgencyFinder) -> Attribution:
    """Every statement of `answer` against what it cites."""
    known = {citation.n: citation for citation in answer.citations}
    supported = statements = precise = markers = 0
    for line in filter(None, (line.strip() for line in answer.text.splitlines())):
        numbers = list(dict.fromkeys(int(number) for number in _MARKER.findall(line)))
        statement = _statement(_MARKER.sub(" ", line), find_agencies)
        if not numbers and (line.endswith(":") or not (statement.figures or statement.agencies)):
            continue
        statements += 1
        markers += len(numbers)
        holds = _supports(statement, [known[n] for n in numbers if n in known], find_agencies)
        supported += holds
        precise += sum(holds and n in known and _needed(statement, n, numbers, known, find_agencies) for n in numbers)
    return Attribution(supported, statements, precise, markers)


def _needed(
    statement: _Statement,
    number: int,
    numbers: Sequence[int],
    known: Mapping[int, GivenCitation],
    find_agencies: AgencyFinder,
) -> bool:
    """Whether the citation supports the statement alone, or the others do not without it."""
    if _supports(statement, [known[number]], find_agencies):
        return True
    return not _supports(statement, [known[n] for n in numbers if n in known and n != number], find_agencies)


def _statement(text: str, find_agencies: AgencyFinder) -> _Statement:
    quoted = " ".join(_QUOTED.findall(text))
    words = tokens(text)
    return _Statement(
        figures=frozenset(word for word in words if word[0].isdigit()),
        agencies=find_agencies(text),
        words=frozenset(tokens(quoted) if quoted else words),
    )


def _supports(statement: _Statement, citations: Collection[GivenCitation], find_agencies: AgencyFinder) -> bool:
    if not citations:
        return False
    text = "\n".join("\n".join((_read(citation.quote), *citation.path, citation.title)) for citation in citations)
    words = set(tokens(text))
    named = frozenset[str]().union(*find_agencies(text))
    if not statement.figures <= words or not all(names & named for names in statement.agencies):
        return False
    return len(statement.words & words) >= _LEAST_SHARE * len(statement.words)


def _read(quote: str) -> str:
    """The quote on one line, words that the source breaks over lines made whole."""
    return repair(quote, (Span(0, len(quote)),)) if quote else ""
