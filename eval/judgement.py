"""What an answer is worth against its case: facts, citations, quotes, abstention. Pure functions, no judge."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.case import ANSWERING, SAFE, Case, GoldQuote
from eval.fact import occurs_in, tokens
from eval.given import GivenAnswer, GivenCitation
from eval.support import AgencyFinder, Attribution, attribute

Texts = Mapping[str, str]

_MARKER = re.compile(r"\[(\d{1,3})\]")
_OVERLAP = 6  # words in one run that a citation must share with a gold passage (all of it where it is shorter)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer judged.

    `answered` says that the status is "answered" or "partial". `missing` and `tempted` are the required facts that are
    not there and the forbidden ones that are (each by its first wording). `cited_document` says that the gold
    documents are cited, `cited_right` that a passage of theirs is. `right` is the figure that counts: for an
    answerable case an accepted status, all required and no forbidden facts, and the gold documents cited; for any
    other an accepted status without a citation. `completeness` is the share of required facts that are there.
    `joint` says that one statement holds every required fact and cites a gold passage; None where the case asks for
    less than two facts of one row. `leaked` says that a refusal carries citations. `exact` and `quotes` count quotes
    that are the source's words, and quotes checked. `attribution` is citation recall and precision after ALCE; None
    where nothing was answered.
    """

    case: Case
    answered: bool
    right: bool
    missing: tuple[str, ...]
    tempted: tuple[str, ...]
    cited_document: bool
    cited_right: bool
    completeness: float
    joint: bool | None
    leaked: bool
    exact: int
    quotes: int
    attribution: Attribution | None
    status: str
    text: str
    elapsed_ms: float | None

    @property
    def reason(self) -> str:
        """Why the answer is wrong, in a few words; "" where it is right."""
        if self.right:
            return ""
        if not self.case.answerable:
            return (
                "cites on a refusal" if self.leaked else f"answered ({self.status})" if self.answered else self.status
            )
        if not self.answered:
            return f"not answered ({self.status})"
        reasons = [f"lacks {', '.join(map(repr, self.missing))}"] if self.missing else []
        reasons += [f"has {', '.join(map(repr, self.tempted))}"] if self.tempted else []
        return "; ".join(reasons) or "gold document not cited"


def judge(case: Case, answer: GivenAnswer, texts: Texts, find_agencies: AgencyFinder) -> Judgement:
    """`answer` judged against `case`. `texts` maps documents to canonical texts; what is not in it is not checked."""
    words = tokens(answer.text)
    missing = tuple(fact[0] for fact in case.required if not occurs_in(fact, words))
    tempted = tuple(fact[0] for fact in case.forbidden if occurs_in(fact, words))
    answered = answer.status in ANSWERING
    leaked = not answered and bool(answer.citations or _MARKER.search(answer.text))
    cited_document = _all_or_any(case, lambda document: _cites(answer, document))
    cited_right = _all_or_any(case, lambda document: _cites_gold(case, answer, document))
    checked = [quote_is_exact(citation, texts[citation.document]) for citation in answer.citations
               if citation.document in texts]  # fmt: skip
    unknown = sum(bool(texts) and citation.document not in texts for citation in answer.citations)
    facts_right = not missing and not tempted
    if answered and case.answerable:
        right = answer.status in case.status and facts_right and cited_document
    else:
        right = answer.status in case.status and not leaked and not tempted
    return Judgement(
        case=case,
        answered=answered,
        right=right,
        missing=missing,
        tempted=tempted,
        cited_document=cited_document,
        cited_right=cited_right,
        completeness=1.0 - len(missing) / len(case.required) if case.required else 1.0,
        joint=_joint(case, answer) if len(case.required) > 1 and case.type in ("who_when", "coordinate") else None,
        leaked=leaked,
        exact=sum(checked),
        quotes=len(checked) + unknown,
        attribution=attribute(answer, find_agencies) if answered else None,
        status=str(answer.status),
        text=answer.text,
        elapsed_ms=answer.elapsed_ms,
    )


def judge_all(
    cases: Sequence[Case], answers: Mapping[str, GivenAnswer], texts: Texts, find_agencies: AgencyFinder
) -> list[Judgement]:
    """Every case judged, in their order; a case without an answer is wrong. Answers to no case are left out."""
    return [
        judge(case, answers[case.id], texts, find_agencies) if case.id in answers else unanswered(case)
        for case in cases
    ]


def unanswered(case: Case) -> Judgement:
    """The judgement on a case for which no answer was given: wrong, whatever the case."""
    return Judgement(
        case, False, False, tuple(fact[0] for fact in case.required), (), False, False,
        0.0 if case.required else 1.0, None, False, 0, 0, None, "missing", "", None,
    )  # fmt: skip


def quote_is_exact(citation: GivenCitation, text: str) -> bool:
    """Whether the quote is its spans of `text` joined by " … ", to the character; without spans, stands in `text`."""
    if not citation.spans:
        return bool(citation.quote.strip()) and all(part in text for part in citation.quote.split(" … "))
    if any(not 0 <= start < end <= len(text) for start, end in citation.spans):
        return False
    return " … ".join(text[start:end] for start, end in citation.spans) == citation.quote


def overlaps(citation: GivenCitation, gold: GoldQuote) -> bool:
    """Whether the citation quotes the gold passage: six words in one run of it, or all of a shorter one.

    Runs do not go over a gap (" … ") of the citation.
    """
    wanted = tokens(gold.text)
    length = min(_OVERLAP, len(wanted))
    if citation.document != gold.document or not length:
        return False
    runs = {wanted[at : at + length] for at in range(len(wanted) - length + 1)}
    parts = (tokens(part) for part in citation.quote.split("…"))
    return any(part[at : at + length] in runs for part in parts for at in range(len(part) - length + 1))


def is_safe(judgement: Judgement) -> bool:
    """Whether nothing was answered and nothing was cited."""
    return judgement.status in SAFE and not judgement.leaked


def _all_or_any(case: Case, holds: Callable[[str], bool]) -> bool:
    outcomes = [holds(document) for document in case.documents]
    return any(outcomes) if case.cite == "any" else bool(outcomes) and all(outcomes)


def _cites(answer: GivenAnswer, document: str) -> bool:
    return any(citation.document == document for citation in answer.citations)


def _cites_gold(case: Case, answer: GivenAnswer, document: str) -> bool:
    golds = [gold for gold in case.quotes if gold.document == document]
    if not golds:
        return _cites(answer, document)
    return any(overlaps(citation, gold) for citation in answer.citations for gold in golds)


def _joint(case: Case, answer: GivenAnswer) -> bool:
    gold = {citation.n for citation in answer.citations if any(overlaps(citation, quote) for quote in case.quotes)}
    for line in answer.text.splitlines():
        cited = {int(number) for number in _MARKER.findall(line)}
        if cited & gold and all(occurs_in(fact, tokens(line)) for fact in case.required):
            return True
    return False
