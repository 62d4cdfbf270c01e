"""What prose gives somebody to do, as Duty records.

Work is given in four ways: a section headed by agencies, each point of which is theirs; a sentence that begins with an
agency ("Giao Sở Nội vụ chủ trì …", "Sở Tài chính … tổng hợp"); an order inside a sentence ("yêu cầu các Sở …"); and a
clause that gives agencies their own limit ("UBND cấp xã xong trước ngày 31/01/2024").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.agencies import AgencyRegistry, Mention
from corpus.assignment import (
    Assignee,
    assignee_at,
    begins_with_verb,
    is_agency_list,
    listed_until,
    names_a_body,
    ordered_in,
    partners_in,
    role_of,
)
from corpus.deadlines import DeadlineMention, find_deadlines
from corpus.document import Block, BlockKind, Document, Section, Span
from corpus.record import Duty
from corpus.repair import repair
from corpus.sentences import split_sentences
from corpus.structure.excerpt import Excerpt, excerpt, trimmed

_ASKED = re.compile(
    r"\A\W*(?:(?:Giao|Đề nghị|Yêu cầu|Trách nhiệm(?: của)?|Nhiệm vụ(?: của)?|Đối với)\s+(?:cho\s+|các cơ quan:\s*)?)"
)
_STANDING = re.compile(r"\s*(?:[-–(]|\blà\b)\s*(?:[Cc]ơ quan|[Ll]à|[Tt]hường trực|[Đđ]ơn vị).*\Z", re.DOTALL)
_NOT_WORK = re.compile(
    r"mục đích|đối tượng|phạm vi|căn cứ|tiêu chí|hình thức khen|kết quả đạt được|thực trạng|đánh giá tình hình|"
    r"mục tiêu|quan điểm|chỉ tiêu|thành phần|nguyên tắc|tiêu chuẩn",
    re.IGNORECASE,
)
_GIVING = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|giao nhiệm vụ", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"như sau\s*[:.]?\s*\Z|\A\W*(?:Căn cứ|Thực hiện|Theo)\s+(?:Luật|Nghị|Quyết|Chỉ|Thông|Kế hoạch số|Công văn)"
)
_BRACKETED = re.compile(r"\s*\*?\([^()]*\)[\s.*]*\Z")
_WORDS = re.compile(r"\w+")
_SUBPOINT = ("-", "+", "*", "•")
_CLAUSE_END = re.compile(r"\s*(?:[;.)/]|\(|\Z)")
_TIME_LABEL = re.compile(r"(?:[Tt]hời\s+gian|[Tt]hời\s+hạn)[^.;:]{0,40}:?\s*\Z")

_UNKNOWN = "có cơ quan chưa có trong danh mục"
_SEVERAL_LIMITS = "đoạn văn nêu nhiều mốc thời gian"
_FROM_LIST = "cơ quan lấy từ câu dẫn phía trên"
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Owner:
    """Who the work that follows belongs to: the wording's source ranges. `doubt` is "" for a heading."""

    spans: tuple[Span, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    block: Block
    owner: _Owner
    source: Excerpt
    mentions: tuple[Mention, ...]
    start: int
    end: int
    lead_in: tuple[Span, ...] = ()
    tail: tuple[Span, ...] = ()


def read_duties(document: Document, agencies: AgencyRegistry) -> tuple[Duty, ...]:
    """The duties that the prose of `document` gives, in reading order; tables are read elsewhere."""
    reader = _DutyReader(document, agencies)
    return tuple(reader.duty(draft, number) for number, draft in enumerate(reader.drafts(), start=1))


class _DutyReader:
    def __init__(self, document: Document, agencies: AgencyRegistry) -> None:
        self._document = document
        self._text = document.text
        self._agencies = agencies
        self._owners = {section.index: self._heading_owner(section.index) for section in document.sections}

    def drafts(self) -> Iterator[_Draft]:
        """The duties in reading order. Points that only name things belong to the duty that announces them."""
        listed: _Owner | None = None
        before: Block | None = None
        pending: list[_Draft] = []
        for block in self._document.blocks:
            prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.section >= 0
            if block.kind is BlockKind.HEADING:
                listed = before = None
            if not prose or not self._gives_work(block.section):
                continue
            same_list = before is not None and before.section == block.section and block.marker in _SUBPOINT
            listed = listed if same_list else None
            found = list(self._block(block, listed, before))
            if same_list and pending and _names_a_part(pending[-1], block, found):
                pending[-1] = replace(pending[-1], tail=(*pending[-1].tail, *block.spans))
                continue
            yield from pending
            pending, before = found, block
            if block.marker not in _SUBPOINT and found and (_announces(found[-1]) or block.marker):
                listed = _Owner(found[-1].owner.spans, _FROM_LIST)
        yield from pending

    def duty(self, draft: _Draft, number: int) -> Duty:
        raw, document = draft.source.raw, self._document
        mentions = draft.mentions
        wording = repair(self._text, draft.owner.spans)
        bodies = self._agencies.split(_ASKED.sub("", _STANDING.sub("", wording)).rstrip(": "))
        limits = find_deadlines(raw[draft.start : draft.end], document.entry.year)
        work = raw[draft.start : draft.end]
        own = assignee_at(raw, draft.start, mentions)
        role = role_of(raw[own.work : draft.end] if own else work)
        partners = partners_in(raw, draft.start, draft.end, mentions)
        doubts = {"agency": draft.owner.doubt} if draft.owner.doubt else {}
        if not all(self._agencies.knows(body) for body in bodies) or not bodies:
            doubts["agencies"] = _UNKNOWN
        if len({one.deadline.text for one in limits}) > 1:
            doubts["deadline"] = _SEVERAL_LIMITS
        spans = {
            "agency": draft.owner.spans,
            "text": (*draft.lead_in, *draft.source.spans_of(draft.start, draft.end), *draft.tail),
        }
        limit = _chosen(limits)
        if limit:
            spans["deadline"] = draft.source.spans_of(draft.start + limit.start, draft.start + limit.end)
        if partners:
            beside = "partner" if role == "coordinate" else "coordinate"
            spans[beside] = draft.source.spans_of(*partners)
        printed = {name: repair(self._text, spans[name]) for name in ("coordinate", "partner") if name in spans}
        return Duty(
            id=f"{document.entry.id}:duty-{number}",
            document=document.entry.id,
            year=document.entry.year,
            agency=wording,
            agencies=bodies,
            role=role,
            text=repair(self._text, spans["text"]),
            coordinate=printed.get("coordinate"),
            coordinate_agencies=self._agencies.split(printed.get("coordinate", "")),
            deadline=repair(self._text, spans["deadline"]) if limit else None,
            deadline_start=limit.deadline.start if limit else None,
            deadline_end=limit.deadline.end if limit else None,
            recurrence=limit.deadline.recurrence if limit else None,
            uncertain=doubts,
            confidence=round(0.95 - 0.15 * len(doubts), 2),
            path=document.path(draft.block.section),
            spans=spans,
            partner=printed.get("partner"),
            partner_agencies=self._agencies.split(printed.get("partner", "")),
        )

    def _block(self, block: Block, listed: _Owner | None, before: Block | None) -> Iterator[_Draft]:
        source = excerpt(self._text, block.spans)
        raw = source.raw
        if len(_WORDS.findall(raw)) < _MIN_WORDS or _ANNOUNCES.search(raw) or _BRACKETED.match(raw):
            return
        mentions = self._agencies.find(raw)
        owner = self._owner_of(block.section) or listed
        starts = list(self._starts(block, source, mentions, bool(owner)))
        limited = list(self._limited(block, source, mentions))
        if limited:
            yield from limited
            return
        first = starts[0][0] if starts else len(raw)
        if owner and _worth(raw[:first]):
            begin, end = trimmed(raw, 0, first)
            yield _Draft(block, owner, source, mentions, begin, end)
        for at, (begin, assignee) in enumerate(starts):
            stop = starts[at + 1][0] if at + 1 < len(starts) else len(raw)
            begin, end = trimmed(raw, begin, stop)
            draft = _Draft(block, self._named(source, assignee), source, mentions, begin, end)
            yield replace(draft, lead_in=self._work_before(draft, before)) if self._is_bare(draft) else draft

    def _is_bare(self, draft: _Draft) -> bool:
        """Whether a sentence names who leads and who helps, and no work: "Sở A chủ trì, phối hợp với Sở B."."""
        raw = draft.source.raw
        partners = partners_in(raw, draft.start, draft.end, draft.mentions)
        return partners is not None and not re.search(r"\w", raw[partners[1] : draft.end])

    def _work_before(self, draft: _Draft, before: Block | None) -> tuple[Span, ...]:
        """The work of a sentence that names none: the paragraph before it, or else its heading."""
        if before is not None and before.section == draft.block.section:
            return before.spans
        return self._document.sections[draft.block.section].spans

    def _starts(
        self, block: Block, source: Excerpt, mentions: tuple[Mention, ...], owned: bool
    ) -> Iterator[tuple[int, Assignee]]:
        """Where the sentences of a block that give work to an agency begin, or, where none owns it, orders inside."""
        place = 0
        for sentence in split_sentences(self._text, block):
            words = "\n".join(span.cut(self._text) for span in sentence.spans)
            begin = source.raw.find(words, place)
            if begin < 0:
                continue
            place = begin + len(words)
            assignee = assignee_at(source.raw, begin, mentions)
            if assignee and assignee.work < place:
                if not self._is_issuer(source.raw, assignee):
                    yield begin, assignee
                continue
            inside = [one for one in mentions if begin <= one.start < place]
            if owned:
                continue
            for order in ordered_in(source.raw[:place], inside):
                if self._is_issuer(source.raw, order) or self._is_above(source.raw, order):
                    continue
                yield (begin if order.start > begin else order.start), order
                break

    def _limited(self, block: Block, source: Excerpt, mentions: tuple[Mention, ...]) -> Iterator[_Draft]:
        """Clauses that give agencies a limit of their own for the work that the block tells before."""
        raw = source.raw
        work_end = -1
        for limit in find_deadlines(raw, self._document.entry.year):
            if not _CLAUSE_END.match(raw, limit.end):
                continue
            clause = max(raw.rfind(sign, 0, limit.start) for sign in ";.:") + 1
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
            owner = self._named(source, assignee)
            yield _Draft(block, owner, source, mentions, assignee.start, limit.end, lead_in)

    def _named(self, source: Excerpt, assignee: Assignee) -> _Owner:
        return _Owner(source.spans_of(assignee.start, assignee.end))

    def _is_issuer(self, raw: str, assignee: Assignee) -> bool:
        """Whether the body that issues the plan speaks of itself: it gives work, it is given none."""
        words = " ".join(raw[assignee.start : assignee.end].split()).lower().replace("ủy ban nhân dân", "ubnd")
        issuer = self._document.entry.issuer.lower().replace("ủy ban nhân dân", "ubnd")
        words = words.removeprefix("chủ tịch ").removeprefix("lãnh đạo ")
        level = {"province": ("ubnd tỉnh", "ubnd thành phố"), "district": ("ubnd huyện",)}.get(
            self._document.entry.level, ()
        )
        return words == issuer or words in level

    def _is_above(self, raw: str, assignee: Assignee) -> bool:
        """Whether a request goes upwards: to a central body, or to the head of the issuer."""
        names = self._agencies.split(raw[assignee.start : assignee.end])
        cards = [self._agencies.get(name) for name in names]
        return any(card is not None and card.level == "central" for card in cards)

    def _owner_of(self, section: int) -> _Owner | None:
        while section >= 0:
            owner = self._owners[section]
            if owner:
                return owner
            section = self._document.sections[section].parent
        return None

    def _heading_owner(self, index: int) -> _Owner | None:
        section = self._document.sections[index]
        title = _STANDING.sub("", _ASKED.sub("", section.title))
        source = excerpt(self._text, section.spans)
        mentions = self._agencies.find(source.raw)
        if not mentions or not is_agency_list(title, self._agencies):
            return self._body_nobody_knows(section, source, title)
        standing = _STANDING.search(source.raw, mentions[0].end)
        begin, end = trimmed(
            source.raw, mentions[0].start, standing.start() if standing else len(source.raw), " \t\n:.*_;"
        )
        return _Owner(source.spans_of(begin, end))

    def _body_nobody_knows(self, section: Section, source: Excerpt, title: str) -> _Owner | None:
        """A body that is not registered, where the headings above say that work is given under it."""
        path = self._document.path(section.index)
        if len(path) < 2 or not any(map(_GIVING.search, path[:-1])) or not names_a_body(title):
            return None
        begin = source.raw.find(title.split()[0])
        if begin < 0:
            return None
        return _Owner(source.spans_of(*trimmed(source.raw, begin, len(source.raw), " \t\n:.*_;")))

    def _gives_work(self, section: int) -> bool:
        """Whether a section may assign: aims, addressees, criteria and findings do not."""
        return not any(_NOT_WORK.search(label) for label in self._document.path(section))


def _announces(draft: _Draft) -> bool:
    return draft.source.raw[draft.start : draft.end].rstrip(" *_").endswith(":")


def _names_a_part(pending: _Draft, block: Block, found: list[_Draft]) -> bool:
    """Whether a point only names a part of the work that `pending` announces with a colon."""
    inherits = not found or all(draft.owner.spans == pending.owner.spans for draft in found)
    return _announces(pending) and inherits and not begins_with_verb(block.text)


def _worth(words: str) -> bool:
    return len(_WORDS.findall(words)) >= _MIN_WORDS


def _chosen(limits: Sequence[DeadlineMention]) -> DeadlineMention | None:
    """The limit that fixes most: dates before recurrences before words."""
    return min(
        limits, key=lambda one: (one.deadline.end is None, one.deadline.recurrence is None, one.start), default=None
    )
