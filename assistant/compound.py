"""Questions that ask for two things: cut in two, and two answers put together.

"Khi nào phải xong kế hoạch và ai kiểm tra?" is two questions where each half asks and names a matter of its own; "ai
chủ trì và khi nào xong?" is one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from assistant.answer import Answer, Citation, Status
from assistant.evidence import Units
from assistant.ladder import Field, Ladder
from assistant.question import Facet, Question, Understanding
from assistant.state import ANSWERING, State, answer_of, context_of, understood_of
from corpus.normalizer import match_key

_JOINT = re.compile(r"[,;]? (?:và|đồng thời|còn|thì|and) |[,;?.] ", re.IGNORECASE)
_ASKS = re.compile(
    r"(?<!\w)(?:khi nào|bao giờ|lúc nào|hôm nào|bao nhiêu|mấy|ai|gì|nào|thế nào|ra sao|đâu|vì sao|tại sao)(?!\w)"
    r"|(?<!\w)(?:không|chưa)(?=[ ?.!]*$)|^(?:what|who|when|which|where|how|why)(?!\w)",
    re.IGNORECASE,
)
_LEAST = 4  # words of a half
# Of a half's topic: words that it must have, what it may share with the other's, what an answer must hold to tell it.
_OWN_MATTER, _SHARED, _TOLD = 2, 0.6, 0.8
# "SIPAS là gì": short as it is, it asks all that can be asked of a term.
_DEFINES = re.compile(
    r"(?P<term>\S+(?: \S+){0,3}?) (?:là|nghĩa là|có nghĩa là|viết tắt (?:của|là)|là viết tắt của)(?: từ| chữ)? gì"
    r"|what (?:is|does|are) (?:an? |the )?(?P<english>\S+(?: \S+){0,3}?)(?: mean| stand for)?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\[(\d{1,3})\]")


class Compound:
    """Answers questions for two things by way of their halves. `run` takes a question down the whole pipeline."""

    def __init__(self, run: Callable[[State], State], units: Units) -> None:
        self._run = run
        self._units = units

    def answer(self, state: State) -> Answer | None:
        """The answer to a question for two things, from the answers to each: what the answer to the whole leaves untold
        is added to it, and where there is none both halves must have theirs. None for any other question.
        """
        understood, whole = understood_of(state), answer_of(state)
        if state.question.history or understood.intrusion is not None or Facet.COMPARISON in understood.facets:
            return None
        english = understood.language == "en"
        found = halves(understood.original if english else understood.text)
        if found is not None and defined(found[0]):
            return self._with_definition(state, *found)
        if found is None or english:
            return None
        parts = [self._run(State(half)) for half in _as_questions(state, found)]
        if not _apart(*map(understood_of, parts)):
            return None
        answers = [answer_of(part) for part in parts]
        if whole.status not in ANSWERING:
            return joined(whole, answers) if all(one.status in ANSWERING for one in answers) else None
        untold = [
            answer_of(part)
            for part in parts
            if answer_of(part).status in ANSWERING and not self._tells(whole, understood_of(part))
        ]
        return joined(whole, [whole, *untold]) if untold else None

    def _with_definition(self, state: State, first: str, second: str) -> Answer | None:
        """What a term stands for and the answer to a second question, which is about that term where it names nothing
        else; None where either has no answer.
        """
        meaning, other = (self._run(_asking(state, text)) for text in (first, second))
        if len(understood_of(other).topic.split()) < _OWN_MATTER and not understood_of(other).agencies:
            other = self._run(_asking(state, f"{defined(first)} {second}"))
        answers = [answer_of(meaning), answer_of(other)]
        return joined(answer_of(state), answers) if all(one.status in ANSWERING for one in answers) else None

    def _tells(self, answer: Answer, understood: Understanding) -> bool:
        """Whether an answer holds what a question looks for."""
        topic = self._units.topic(understood.topic, senses=understood.senses)
        return topic.empty or topic.coverage(Ladder((Field(self._units.terms(answer.text), 1.0),))) >= _TOLD


def halves(text: str) -> tuple[str, str] | None:
    """The two questions that `text` joins, at the first joint where each side asks something; None for one question."""
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()].strip(), text[joint.end() :].strip()
        long = min(len(left.split()), len(right.split())) >= _LEAST or defined(left)
        if long and _ASKS.search(left) and _ASKS.search(right):
            return left, right
    return None


def defined(half: str) -> str:
    """The term that a half of a question wants explained and nothing more, "" for any other half."""
    found = _DEFINES.fullmatch(half.strip(" ?.!,"))
    return (found["term"] or found["english"]) if found else ""


def joined(whole: Answer, parts: Iterable[Answer]) -> Answer:
    """`whole` with what `parts` tell as its text, citations numbered anew; what is told twice is told once."""
    lines: list[str] = []
    citations: list[Citation] = []
    for part in parts:
        numbers = {}
        for citation in part.citations:
            same = (one for one in citations if (one.document, one.spans) == (citation.document, citation.spans))
            known = next(same, None) or replace(citation, n=len(citations) + 1)
            if known not in citations:
                citations.append(known)
            numbers[citation.n] = known.n
        lines += [line for line in _renumbered(part.text, numbers).split("\n") if line not in lines]
    return replace(
        whole,
        status=Status.ANSWERED,
        text="\n".join(lines),
        citations=tuple(citations),
        tasks=tuple(dict.fromkeys(task for part in parts for task in part.tasks)),
        related=(),
        choices=(),
        table=None,
    )


def _renumbered(text: str, numbers: Mapping[int, int]) -> str:
    return _MARKER.sub(lambda match: f"[{numbers.get(int(match[1]), match[1])}]", text)


def _asking(state: State, text: str) -> State:
    """A part of a question, to be answered as a question of its own."""
    return State(replace(state.question, text=text))


def _as_questions(state: State, found: tuple[str, str]) -> Iterator[Question]:
    """The halves of a question as questions of their own, in the scope of the whole; the second is about the agency
    that the first names, where it names none.
    """
    understood, bounds = understood_of(state), context_of(state).bounds
    first, second = found
    yield replace(state.question, text=first, documents=bounds.documents)
    named = next((name for name in understood.agencies if match_key(name) in match_key(first)), "")
    other = any(match_key(name) in match_key(second) for name in understood.agencies)
    yield replace(
        state.question, text=second if other or not named else f"{named} {second}", documents=bounds.documents
    )


def _apart(first: Understanding, second: Understanding) -> bool:
    """Whether two halves of a question are about different things."""
    one, other = (set(match_key(half.topic).split()) for half in (first, second))
    if len(other) < _OWN_MATTER or (len(one) < _OWN_MATTER and not first.agencies):
        return False
    return len(one & other) <= _SHARED * min(len(one) or 1, len(other))
