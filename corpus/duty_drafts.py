"""Whose work the sentences and points of prose are, before they are records.

Work is given by a section headed by agencies, each point of which is theirs; by a sentence that begins with an agency
("Giao Sở Nội vụ chủ trì …", "Sở Tài chính … tổng hợp"); by an order inside a sentence ("yêu cầu các Sở …"); and in the
other forms of `corpus.duty_forms`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.agencies import AgencyRegistry, Mention
from corpus.assignment import (
    Assignee,
    assignee_after_circumstance,
    assignee_at,
    ordered_in,
)
from corpus.deadlines import find_deadlines
from corpus.document import Block, BlockKind, Document, Span
from corpus.duty_forms import LABEL, MIN_WORDS, Draft, after_semicolons, bracketed, limited, named, named_alone, worth
from corpus.labelled import names_field
from corpus.new_bodies import bodies_in
from corpus.owners import HeadingOwners, Owner
from corpus.partners import partners_in
from corpus.points import label_kind
from corpus.repair import repair
from corpus.sentences import split_sentences
from corpus.structure.excerpt import Excerpt, excerpt, trimmed
from corpus.verbs import begins_with_verb

_NOT_WORK = re.compile(
    r"mục đích|đối tượng|phạm vi|căn cứ|tiêu chí|hình thức khen|kết quả đạt được|thực trạng|đánh giá tình hình|"
    r"mục tiêu|quan điểm|chỉ tiêu|thành phần|nguyên tắc|tiêu chuẩn",
    re.IGNORECASE,
)
_WORK = re.compile(r"nhiệm vụ|giải pháp|phân công", re.IGNORECASE)  # a heading that names both may give work
_PURPOSE = re.compile(r"mục đích(?!.*(?:đối tượng|phạm vi|mục tiêu))", re.IGNORECASE)
_REQUIREMENT = re.compile(r"yêu cầu", re.IGNORECASE)
_AS_FOLLOWS = re.compile(
    r"\b(?:như|dưới|nội dung|nhiệm vụ|quy định|công việc)\s+(?:sau|đây)(?:\s+đây)?\s*[:.]?[\s*]*\Z"
)
_BASIS = re.compile(r"\A\W*(?:Căn cứ|Thực hiện|Theo)\s+(?:Luật|Nghị|Quyết|Chỉ|Thông|Kế hoạch số|Công văn)")
_REPORT = re.compile(  # a line of a schedule: "Báo cáo quý I: gửi trước ngày …", "Thời hạn gửi báo cáo: …"
    r"\W*(?:(?:Định\s+kỳ|H[ằà]ng)\s[^,.;:]{1,20},?\s+)?(?:(?:Thời\s+(?:gian|hạn)\s+)?(?:gửi\s+)?(?:các\s+)?|Chế\s+độ\s+)"
    r"báo\s+cáo\b(?!.*\bđược\b)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(r"\s*\*?\([^()]*\)[\s.*]*\Z")
_WORDS = re.compile(r"\w+")
_SUBPOINT = ("-", "+", "*", "•")

_ISSUERS = {  # what a plan of each level calls who issues it
    "province": ("ubnd tỉnh", "ubnd thành phố"),
    "district": ("ubnd huyện",),
    "commune": ("ubnd xã", "ubnd phường"),
}
_NOBODY = Owner((), "văn bản không nêu cơ quan nào tại đây")
_FROM_LIST = "cơ quan lấy từ câu dẫn phía trên"


class DutyDrafts:
    """Finds whose work the sentences and points of a document's prose are."""

    def __init__(self, document: Document, agencies: AgencyRegistry) -> None:
        self._document = document
        self._text = document.text
        self._agencies = agencies
        self._owners = HeadingOwners(document, agencies)
        aside = (BlockKind.HEADING, BlockKind.FURNITURE)
        self._filled = {
            block.section for block in document.blocks if block.kind not in aside and not _BRACKETED.match(block.text)
        }

    def drafts(self) -> Iterator[Draft]:
        """The duties in reading order. Points that only name things belong to the duty that announces them."""
        listed: Owner | None = None
        before: Block | None = None
        opening: Block | None = None
        pending: list[Draft] = []
        for block in self._document.blocks:
            prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.section >= 0
            if block.kind is BlockKind.HEADING:
                listed = before = None
                yield from pending
                pending = list(self._heading(block))
            if prose and self._requires(block.section):
                yield from (draft for draft in self._block(block, None, None) if draft.start == _first_word(draft))
            if not prose or not self._gives_work(block.section):
                continue
            same_list = before is not None and before.section == block.section and _is_point(block, opening)
            listed = listed if same_list else None
            announced = None if listed else self._announced(block)
            found = list(self._block(block, listed, before))
            if same_list and pending and _names_a_part(pending[-1], block, found):
                pending[-1] = replace(pending[-1], tail=(*pending[-1].tail, *block.spans))
                continue
            yield from pending
            pending, before = found, block
            if announced:
                listed, opening = announced, block
            elif (
                block.marker not in _SUBPOINT
                and found
                and (_announces(found[-1]) or block.marker)
                and not (listed and found[-1].owner.spans == listed.spans)
            ):
                listed, opening = Owner(found[-1].owner.spans, _FROM_LIST), block
        yield from pending

    def _block(self, block: Block, listed: Owner | None, before: Block | None) -> Iterator[Draft]:
        source = excerpt(self._text, block.spans)
        raw = source.raw
        if len(_WORDS.findall(raw)) < MIN_WORDS or _BRACKETED.match(raw):
            return
        mentions = bodies_in(raw, self._agencies)
        owner = None if block.kind is BlockKind.HEADING else self._owners.of(block.section) or listed
        starts = list(self._starts(block, source, mentions, bool(owner)))
        own_limits = list(limited(block, source, mentions, self._document.entry.year))
        if own_limits:
            yield from own_limits
            return
        beside = (
            None if starts else bracketed(block, source, mentions, bool(owner)) or named_alone(block, source, mentions)
        )
        if beside:
            yield beside
            return
        first = starts[0][0] if starts else len(raw)
        if _BASIS.match(raw) and not starts:
            return
        if owner is None and not starts and _REPORT.match(raw) and find_deadlines(raw, self._document.entry.year):
            owner = _NOBODY
        if owner and worth(raw[:first]):
            begin, end = trimmed(raw, 0, first)
            yield Draft(block, owner, source, mentions, begin, end, begin)
        for at, (begin, assignee) in enumerate(starts):
            stop = starts[at + 1][0] if at + 1 < len(starts) else len(raw)
            begin, end = trimmed(raw, begin, stop)
            draft = Draft(block, named(source, assignee), source, mentions, begin, end, assignee.work)
            yield replace(draft, lead_in=self._work_before(draft, before)) if self._is_bare(draft) else draft

    def _heading(self, block: Block) -> Iterator[Draft]:
        """A heading that gives work itself, and has nothing under it: "3. Giao Văn phòng UBND tỉnh theo dõi …"."""
        if not self._owners.told(block.section) or not self._gives_work(block.section) or block.section in self._filled:
            return
        for draft in self._block(block, None, None):
            if worth(draft.source.raw[draft.work : draft.end]) and not _announces(draft):
                yield draft

    def _announced(self, block: Block) -> Owner | None:
        """Whom a sentence gives the points that it announces: "… thực hiện các nội dung như sau:", "Giao Sở A:".
        None where a heading says whose they are.
        """
        source = excerpt(self._text, block.spans)
        ends = source.raw.rstrip(" *_.").endswith(":")
        if not (ends or _AS_FOLLOWS.search(source.raw)) or self._owners.of(block.section):
            return None
        mentions = bodies_in(source.raw, self._agencies)
        ordered = assignee_at(source.raw, 0, mentions) if ends else None
        if ordered and not source.raw[ordered.work :].strip(" *_\n"):  # "Giao Sở Tư pháp:"
            return Owner(named(source, ordered).spans, _FROM_LIST)
        if not _AS_FOLLOWS.search(source.raw):
            return None
        starts = list(self._starts(block, source, mentions, False))
        return Owner(named(source, starts[-1][1]).spans, _FROM_LIST) if starts else None

    def _is_bare(self, draft: Draft) -> bool:
        """Whether a sentence names who leads and who helps, and no work: "Sở A chủ trì, phối hợp với Sở B."."""
        raw = draft.source.raw
        partners = partners_in(raw, draft.start, draft.end, draft.mentions)
        return partners is not None and not re.search(r"\w", raw[partners[1] : draft.end])

    def _work_before(self, draft: Draft, before: Block | None) -> tuple[Span, ...]:
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
            if assignee is None or assignee.work >= place:
                assignee = self._after_label(source.raw, begin, place, mentions)
                if assignee is None:
                    assignee = assignee_after_circumstance(source.raw, begin, place, mentions, owned)
                    if assignee and self._is_owner(source, assignee, block.section):
                        continue
            if assignee and assignee.work < place:
                if not self._is_issuer(source.raw, assignee):
                    yield begin, assignee
                    yield from after_semicolons(source.raw, assignee.work, place, mentions)
                continue
            yield from self._further(source.raw, begin, place, mentions)
            inside = [one for one in mentions if begin <= one.start < place]
            if owned:
                continue
            for order in ordered_in(source.raw[:place], inside):
                if self._is_issuer(source.raw, order) or self._is_above(source.raw, order):
                    continue
                yield (begin if order.start > begin else order.start), order
                break

    def _is_owner(self, source: Excerpt, assignee: Assignee, section: int) -> bool:
        """Whether the heading names the same bodies, or more: then the sentence is a part of what it gives them."""
        owner = self._owners.of(section)
        if owner is None:
            return False
        ours, theirs = (
            set(self._agencies.split(repair(self._text, one.spans))) for one in (named(source, assignee), owner)
        )
        return ours <= theirs

    def _further(self, raw: str, begin: int, end: int, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, Assignee]]:
        """Whom a labelled line gives work to beside who leads: "Cơ quan thực hiện: Sở A chủ trì …; Sở B tổ chức …"."""
        label = LABEL.match(raw, begin, end)
        if label is None or not names_field(label["label"]):
            return
        yield from after_semicolons(raw, label.end(), end, mentions)

    def _after_label(self, raw: str, begin: int, end: int, mentions: tuple[Mention, ...]) -> Assignee | None:
        """Who a sentence gives work to after saying what it is about: "Về thể chế: Sở Tư pháp rà soát …"."""
        label = LABEL.match(raw, begin, end)
        if label is None or names_field(label["label"]):
            return None
        return assignee_at(raw, label.end(), mentions)

    def _is_issuer(self, raw: str, assignee: Assignee) -> bool:
        """Whether the body that issues the plan speaks of itself: it gives work, it is given none."""
        words = " ".join(raw[assignee.start : assignee.end].split()).lower().replace("ủy ban nhân dân", "ubnd")
        issuer = self._document.entry.issuer.lower().replace("ủy ban nhân dân", "ubnd")
        words = words.removeprefix("chủ tịch ").removeprefix("lãnh đạo ").removesuffix(" quyết định")
        return words == issuer or words in _ISSUERS.get(self._document.entry.level, ())

    def _is_above(self, raw: str, assignee: Assignee) -> bool:
        """Whether a request goes upwards: to a central body, or to the head of the issuer."""
        names = self._agencies.split(raw[assignee.start : assignee.end])
        cards = [self._agencies.get(name) for name in names]
        return any(card is not None and card.level == "central" for card in cards)

    def _requires(self, section: int) -> bool:
        """Whether a section tells purposes and requirements: of these, those that begin with a body bind it."""
        path = self._document.path(section)
        known = [label for label in path if _NOT_WORK.search(label)]
        return bool(known) and all(map(_PURPOSE.search, known)) and any(map(_REQUIREMENT.search, path))

    def _gives_work(self, section: int) -> bool:
        """Whether a section may assign: aims, addressees, criteria and findings do not."""
        names = [label.partition(":")[0] for label in self._document.path(section)]
        return not any(_NOT_WORK.search(name) and not _WORK.search(name) for name in names)


def _is_point(block: Block, opening: Block | None) -> bool:
    """Whether a block may be a point of the list that `opening` announces."""
    if block.marker in _SUBPOINT:
        return True
    return opening is not None and bool(block.marker) and label_kind(block) != label_kind(opening)


def _first_word(draft: Draft) -> int:
    """Where the words of a draft's block begin that may be a body's name, or of the sentence that it begins."""
    owner = draft.owner.spans[0].start if draft.owner.spans else -1
    at = draft.source.spans_of(draft.start, draft.start + 1)
    return draft.start if at and owner == at[0].start else -1


def _announces(draft: Draft) -> bool:
    return draft.source.raw[draft.start : draft.end].rstrip(" *_").endswith(":")


def _names_a_part(pending: Draft, block: Block, found: list[Draft]) -> bool:
    """Whether a point only names a part of the work that `pending` announces with a colon."""
    inherits = not found or all(draft.owner.spans == pending.owner.spans for draft in found)
    return _announces(pending) and inherits and not begins_with_verb(block.text)
