"""The forms in which prose gives work, but for a sentence that begins with an agency, and what they leave: drafts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.agencies import Mention
from corpus.assignment import Assignee, assignee_at, listed_until, names_alone
from corpus.deadlines import find_deadlines
from corpus.document import Block, Span
from corpus.labelled import names_field
from corpus.owners import Owner
from corpus.structure.excerpt import Excerpt, trimmed

LABEL = re.compile(r"[\s*_+-]*(?P<label>[^:.;()]{3,90}):[\s*_]+(?=\w)")
MIN_WORDS = 4
_ONLY_HELPS = re.compile(r"\s*(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?\s*(?:[.;]|\Z)")
_SEMICOLON = re.compile(r";\s*")
_ABOUT = re.compile(
    r"(?:Nội\s+dung|Chỉ\s+số|Chỉ\s+tiêu|Tiêu\s+chí|Lĩnh\s+vực|Nhiệm\s+vụ|Nhóm|Mục|Về|Đối\s+với|Hợp\s+phần|Tiểu|Dự\s+án)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(\s*(?P<inside>[^()]+)\)[\s.;*_]*\Z")
_WORDS = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"\s*(?:[;.)/]|\(|\Z)")
_COMMA = re.compile(r",\s*")
_TIME_LABEL = re.compile(r"(?:[Tt]hời\s+gian|[Tt]hời\s+hạn)[^.;:]{0,40}:?\s*\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """A duty's words: `source.raw[start:end)` of a block, whose work begins at `work`. `lead_in` and `tail` are ranges
    of other blocks that belong to them.
    """

    block: Block
    owner: Owner
    source: Excerpt
    mentions: tuple[Mention, ...]
    start: int
    end: int
    work: int
    lead_in: tuple[Span, ...] = ()
    tail: tuple[Span, ...] = ()


def named(source: Excerpt, assignee: Assignee) -> Owner:
    """The owner that an assignee of `source` is."""
    return Owner(source.spans_of(*trimmed(source.raw, assignee.start, assignee.end, " \t\n,;(")))


def limited(block: Block, source: Excerpt, mentions: tuple[Mention, ...], year: int) -> Iterator[Draft]:
    """Clauses that give agencies a limit of their own for the work that the block tells before."""
    raw = source.raw
    work_end, after = -1, 0
    for limit in find_deadlines(raw, year):
        follows = _COMMA.match(raw, limit.end)
        others = follows is not None and any(one.start == follows.end() for one in mentions)
        if not others and not _CLAUSE_END.match(raw, limit.end):
            continue
        clause = max(*(raw.rfind(sign, 0, limit.start) + 1 for sign in ";.:"), after)
        after = follows.end() if follows and others else 0
        inside = [one for one in mentions if clause <= one.start < limit.start]
        if not inside or raw[clause : inside[0].start].strip():
            continue
        assignee = listed_until(raw, inside, limit.start)
        if assignee is None:
            continue
        if work_end < 0:
            label = _TIME_LABEL.search(raw[:clause])
            work_end = label.end() if label else clause
        begin, work_stop = trimmed(raw, 0, work_end, " \t\n;,")
        lead_in = source.spans_of(begin, work_stop)
        owner = named(source, assignee)
        yield Draft(block, owner, source, mentions, assignee.start, limit.end, assignee.start, lead_in)


def bracketed(block: Block, source: Excerpt, mentions: tuple[Mention, ...], owned: bool) -> Draft | None:
    """Work with who does it in brackets after it: "Lắp đặt pa-nô … (Sở A chủ trì, phối hợp với Sở B).", and where
    nobody owns it their names alone: "(Sở A, Sở B)".
    """
    raw = source.raw
    bracket = _IN_BRACKETS.search(raw)
    if bracket is None or not worth(raw[: bracket.start()]) or names_field(bracket["inside"].partition(":")[0]):
        return None
    start, end = bracket.span("inside")
    assignee = assignee_at(raw, start, mentions)
    if (assignee is None or assignee.work >= end) and not owned:
        assignee = names_alone(raw, start, end, mentions)
    if assignee is None or assignee.work > end:
        return None
    return Draft(block, named(source, assignee), source, mentions, *trimmed(raw, 0, len(raw)), assignee.work)


def named_alone(block: Block, source: Excerpt, mentions: tuple[Mention, ...]) -> Draft | None:
    """What a list of contents puts down to a body, and says no more: "Chỉ số Chi phí thời gian: Sở Tài chính."."""
    raw = source.raw
    label = LABEL.match(raw)
    if label is None or not _ABOUT.match(label["label"]) or names_field(label["label"]):
        return None
    told = names_alone(raw, label.end(), len(raw), mentions)
    if told is None:
        return None
    before = source.spans_of(*trimmed(raw, label.start("label"), label.end("label")))
    return Draft(block, named(source, told), source, mentions, told.start, told.end, told.start, before)


def after_semicolons(raw: str, begin: int, end: int, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, Assignee]]:
    """Whom the later clauses of `raw[begin:end)` give work of their own: "Sở A chủ trì …; Sở B thẩm định …"."""
    for sign in _SEMICOLON.finditer(raw, begin, end):
        assignee = assignee_at(raw, sign.end(), mentions)
        if assignee and assignee.work < end and not _ONLY_HELPS.match(raw, assignee.work, end):
            yield sign.end(), assignee


def worth(words: str) -> bool:
    """Whether words are enough to say what is to do."""
    return len(_WORDS.findall(words)) >= MIN_WORDS
