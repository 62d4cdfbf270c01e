"""What a plan says of itself as a whole, where the question only names it: who leads it, when, with what money."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.facts import DOCUMENT_NUMBER
from assistant.kinds import MONEY
from assistant.plan_itself import LABEL
from assistant.question import Facet
from assistant.unit import Unit
from corpus.normalizer import match_key
from corpus.record import Duty

_MOST, _PLANS = 8, 3  # sentences of a plan, plans
# The share of the topic that a title must hold to name its plan, and how far it must be ahead of the next.
_NAMED, _AHEAD = 0.5, 0.15
_AMOUNT = re.compile(r"bao nhiêu|bao nhieu|mấy|how (?:much|many)|amount|total|tổng kinh phí", re.IGNORECASE)
# How a section, or a sentence, begins that says it.
_HEADS = {
    Facet.DEADLINE: re.compile(
        rf"{LABEL}thời (?:gian|hạn)(?! (?:trình|nộp|gửi|báo cáo|nhận|xét|kiểm tra|đánh giá|tổng kết|sơ kết|khen))",
        re.IGNORECASE,
    ),
    Facet.BUDGET: re.compile(rf"{LABEL}(?:nguồn )?(?:kinh phí|dự toán)", re.IGNORECASE),
}
# How the lines begin, above the first heading, on what a plan rests.
_RESTS_ON = re.compile(r"\W*(?:căn cứ|(?:triển khai )?thực hiện|triển khai|theo|trên cơ sở)\s", re.IGNORECASE)
_CARRIES_OUT = re.compile(
    r"(?:triển khai|thực hiện|tổ chức)[^.;]{0,60}?(?:kế hoạch|chương trình|đề án|phong trào|đợt thi đua)(?: thi đua)?"
    r"(?: này|[.;,/]|$)",
    re.IGNORECASE,
)
# "tập trung vào mấy nội dung": what a plan says of how many such it has.
_HOW_MANY = re.compile(r"(?:mấy|bao nhiêu) (?:nhóm |loại )?(?P<of>nội dung|lĩnh vực|trụ cột|trọng tâm)(?!\w)")
_SPREADS = re.compile(r"kế hoạch[^.;]*?(?:tập trung|gồm|triển khai|thực hiện)[^.;]*?\d", re.IGNORECASE)
_WATCHES = re.compile(r"theo dõi|đôn đốc|tổng hợp", re.IGNORECASE)


def answer_plan(context: Context) -> Draft | None:
    """The time or the funds of the plans that the topic only names; None for any other question."""
    asked = set(context.understood.facets) - {Facet.COMPARISON}
    facet = next((facet for facet in asked if facet in _HEADS), None)
    if facet is None or asked != {facet}:
        return None
    amount = facet is Facet.BUDGET and _AMOUNT.search(context.understood.worded) is not None
    lines: list[str] = []
    for document in [document for document in context.bounds.documents if document in context.called][:_PLANS]:
        said = said_of(context, document, facet)
        if not amount or any(MONEY.search(unit.text) for unit in said):
            lines += _told(context, said)
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def said_of(context: Context, document: str, facet: Facet) -> Sequence[Unit]:
    """What a plan says of its time or its funds: the section headed so, else the sentence that begins so."""
    headed = [part for part in context.parts.of_document(document) if _HEADS[facet].search(part.label)]
    if headed:
        return min(headed, key=lambda part: len(part.units)).units[:_MOST]
    labelled = (
        unit
        for unit in context.units
        if unit.document == document and unit.sentence is not None and _HEADS[facet].search(unit.text)
    )
    return tuple(labelled)[:1]


def answer_number(context: Context) -> Draft | None:
    """How many contents the plans say they have that the topic only names; None for any other question."""
    asked = _HOW_MANY.search(match_key(context.understood.text))
    if asked is None or set(context.understood.facets) != {Facet.TARGET} or context.understood.agencies:
        return None
    if not (context.titled or context.topic.empty or context.topic.generic):
        return None
    told = re.compile(rf"\d+ (?:nhóm )?{asked['of']}(?!\w)", re.IGNORECASE)
    lines: list[str] = []
    for plan in context.plans[:_PLANS]:
        prose = (unit for unit in context.units if unit.document == plan.id and unit.sentence is not None)
        saying = (unit for unit in prose if _SPREADS.search(unit.text) and told.search(unit.text))
        lines += _told(context, tuple(saying)[:1])
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def answer_basis(context: Context) -> Draft | None:
    """The documents that the plans rest on which the topic only names, as their openings say; None for the basis of
    anything else, and where no opening names one.
    """
    if set(context.understood.facets) != {Facet.LEGAL_BASIS} or context.understood.document_numbers:
        return None
    if not (context.titled or (context.topic.empty and context.says_plan)):
        return None
    lines: list[str] = []
    for plan in context.plans[:_PLANS]:
        lines += _told(context, [unit for unit in _opening(context, plan.id) if _RESTS_ON.match(unit.text)][:_MOST])
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def _opening(context: Context, document: str) -> Iterator[Unit]:
    """The sentences above the first heading of a document that name another document by its number."""
    first = min((section.spans[0].start for section in context.index.document(document).sections), default=0)
    for unit in context.units:
        above = unit.document == document and unit.sentence is not None and unit.spans[0].start < first
        if above and not unit.text.isupper() and DOCUMENT_NUMBER.search(unit.text):
            yield unit


def answer_funds(context: Context) -> Draft | None:
    """Where the money of the plan comes from whose title holds clearly more of the topic than any other; None where an
    amount is asked for.
    """
    if set(context.understood.facets) != {Facet.BUDGET} or _AMOUNT.search(context.understood.worded):
        return None
    shares = sorted(((context.covers(entry.title), entry.id) for entry in context.bounds.entries), reverse=True)
    if not shares or shares[0][0] < _NAMED or (len(shares) > 1 and shares[0][0] - shares[1][0] < _AHEAD):
        return None
    parts = [part for part in context.parts.of_document(shares[0][1]) if _HEADS[Facet.BUDGET].search(part.label)]
    lines = _told(context, min(parts, key=lambda part: len(part.units)).units[:_MOST]) if parts else []
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def leading_plan(context: Context) -> Unit | None:
    """The duty that gives the lead of carrying out "Kế hoạch này", where the topic only names the plan; else the one
    that gives watching over it. None where there is neither.
    """
    if not context.titled:
        return None
    duties = [
        (unit, unit.record)
        for unit in context.units
        if unit.document in context.titled and isinstance(unit.record, Duty) and _CARRIES_OUT.search(unit.text)
    ]
    leading = (unit for unit, duty in duties if duty.role == "lead")
    return next(leading, next((unit for unit, _ in duties if _WATCHES.search(unit.text)), None))


def _told(context: Context, units: Sequence[Unit]) -> list[str]:
    """The sentences word for word, but for those that only announce others; none where there are none."""
    told = [unit for unit in units if not unit.text.endswith(":") or len(units) == 1]
    said = [context.wording.say("passage_item", quote=one.text, markers=context.citations.cite(one)) for one in told]
    return [context.wording.say("according_to", title=context.named(told[0].document)), *said] if told else []
