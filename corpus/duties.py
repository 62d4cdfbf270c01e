"""What prose gives somebody to do, as Duty records: who, with whom, by when. `corpus.duty_drafts` finds the words."""

from corpus.agencies import AgencyRegistry
from corpus.assignment import role_of
from corpus.deadlines import find_deadlines, most_exact
from corpus.document import Document
from corpus.duty_drafts import DutyDrafts
from corpus.duty_forms import Draft
from corpus.owners import named_in
from corpus.partners import partners_in
from corpus.record import Duty
from corpus.repair import repair

_UNKNOWN = "có cơ quan chưa có trong danh mục"
_SEVERAL_LIMITS = "đoạn văn nêu nhiều mốc thời gian"


def read_duties(document: Document, agencies: AgencyRegistry) -> tuple[Duty, ...]:
    """The duties that the prose of `document` gives, in reading order; tables are read elsewhere."""
    drafts = DutyDrafts(document, agencies).drafts()
    return tuple(_duty(document, agencies, draft, number) for number, draft in enumerate(drafts, start=1))


def _duty(document: Document, agencies: AgencyRegistry, draft: Draft, number: int) -> Duty:
    raw, text = draft.source.raw, document.text
    mentions = draft.mentions
    wording = repair(text, draft.owner.spans)
    bodies = agencies.split(named_in(wording).rstrip(": "))
    limits = find_deadlines(raw[draft.start : draft.end], document.entry.year)
    role = role_of(raw[draft.work : draft.end])
    partners = partners_in(raw, draft.start, draft.end, mentions)
    doubts = {"agency": draft.owner.doubt} if draft.owner.doubt else {}
    if draft.owner.spans and not (bodies and all(map(agencies.knows, bodies))):
        doubts["agencies"] = _UNKNOWN
    if len({one.deadline.recurrence or one.deadline.text for one in limits}) > 1:
        doubts["deadline"] = _SEVERAL_LIMITS
    spans = {
        **({"agency": draft.owner.spans} if draft.owner.spans else {}),
        "text": (*draft.lead_in, *draft.source.spans_of(draft.start, draft.end), *draft.tail),
    }
    limit = most_exact(limits)
    if limit:
        spans["deadline"] = draft.source.spans_of(draft.start + limit.start, draft.start + limit.end)
    if partners:
        beside = "partner" if role == "coordinate" else "coordinate"
        spans[beside] = draft.source.spans_of(*partners)
    printed = {name: repair(text, spans[name]) for name in ("coordinate", "partner") if name in spans}
    return Duty(
        id=f"{document.entry.id}:duty-{number}",
        document=document.entry.id,
        year=document.entry.year,
        agency=wording,
        agencies=bodies,
        role=role,
        text=repair(text, spans["text"]),
        coordinate=printed.get("coordinate"),
        coordinate_agencies=agencies.split(printed.get("coordinate", "")),
        deadline=repair(text, spans["deadline"]) if limit else None,
        deadline_start=limit.deadline.start if limit else None,
        deadline_end=limit.deadline.end if limit else None,
        recurrence=limit.deadline.recurrence if limit else None,
        uncertain=doubts,
        confidence=round(0.95 - 0.15 * len(doubts), 2),
        path=document.path(draft.block.section),
        spans=spans,
        partner=printed.get("partner"),
        partner_agencies=agencies.split(printed.get("partner", "")),
    )
