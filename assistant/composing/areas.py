"""The areas of work that an agency answers for, and who answers for each: as rows and duties tell them."""

import re
from collections.abc import Iterable

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.headings import heading_meant, under_heading
from assistant.ladder import Field, Ladder
from assistant.question import Facet
from assistant.unit import Unit
from corpus.normalizer import match_key
from corpus.record import Duty, Task
from corpus.register import lead_agencies

_ASKED = re.compile(
    r"(?<!\w)(?:lĩnh vực (?:\w+ ){0,2}?(?:nào|gì)|(?:mấy|bao nhiêu) lĩnh vực"
    r"|(?:^|(?:liệt kê|kể tên|nêu|cho biết|danh sách) )(?:tất cả )?(?:những|các) lĩnh vực (?:\w+ ){0,3}?"
    r"(?:mà|do|của))(?!\w)"
)
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|các) lĩnh vực[^?]*(?<!\w)(?:ai|(?:cơ quan|đơn vị|sở|phòng)(?: \w+)? nào)(?!\w)")
_AREA = re.compile(r"(?<!\w)lĩnh vực (?!này|trên|nêu|được|quản lý|phụ trách)\w")
_SAYS, _NEAR = 0.6, 0.1  # of what is asked of the areas ("thứ hạng")


def answer_areas(context: Context) -> Draft | None:
    """The areas in which the agencies asked about lead rows or are given work, by document; all areas with who is given
    them where each area's is asked for. None for any other question, and where nothing tells of an area.
    """
    asked, understood = match_key(context.asked_words), context.understood
    if understood.language != "vi" or understood.claims or understood.period:
        return None
    if not (_ASKED.search(asked) if understood.agencies else _EACH.search(asked)):
        return None
    units = [unit for unit in context.units if context.in_bounds(unit) and _of_area(context, unit)]
    units = _said(context, units)
    lines: list[str] = []
    shown: list[Unit] = []
    for document in context.bounds.documents:
        told = _once_an_area(unit for unit in units if unit.document == document)
        if told:
            lines.append(_head(context, document, len(told)))
            lines += [_line(context, unit) for unit in told]
            shown += told
    if not shown:
        return None
    if Facet.COUNT in understood.facets:
        lines.insert(0, context.wording.say("count_answer", count=len(shown)))
    return Draft(Status.ANSWERED, tuple(lines), tuple(unit.record.id for unit in shown if unit.record))


def _of_area(context: Context, unit: Unit) -> bool:
    """Whether a record gives the agencies asked about, if any, work in an area that it names."""
    record, named = unit.record, context.understood.agencies
    if isinstance(record, Task):
        return bool(record.area and named) and context.bodies.names_any(named, lead_agencies(record))
    if not isinstance(record, Duty) or (named and not context.bodies.names_any(named, record.agencies)):
        return False
    meant = match_key(heading_meant(unit))
    return "lĩnh vực" in meant or (bool(named) and _AREA.search(match_key(record.text)) is not None)


def _said(context: Context, units: list[Unit]) -> list[Unit]:
    """Of what tells of areas what says the rest of the question ("… chịu trách nhiệm về thứ hạng"); all of it where it
    asks nothing else, or only with words that stand everywhere.
    """
    if context.topic.empty:
        return units
    held = [context.topic.coverage(Ladder((Field(unit.own, 1.0),))) for unit in units]
    least = max(_SAYS, max(held, default=0.0) - _NEAR)
    saying = [unit for unit, share in zip(units, held, strict=True) if share >= least]
    return saying or (units if context.topic.generic else [])


def _once_an_area(units: Iterable[Unit]) -> list[Unit]:
    """Each duty, and the first row of each area; no rows where there are duties, which say who answers for what."""
    found = list(units)
    duties = [unit for unit in found if isinstance(unit.record, Duty)]
    first = {unit.record.area: unit for unit in reversed(found) if isinstance(unit.record, Task)}
    return duties or list(reversed(first.values()))


def _head(context: Context, document: str, count: int) -> str:
    named = context.understood.agencies
    said = context.wording.say("list_areas", agency=context.wording.names(named)) if named else ""
    title = f"{context.named(document)}: {said or context.wording.say('list_each_area')}"
    return context.wording.say("list_head", title=title, count=count)


def _line(context: Context, unit: Unit) -> str:
    record, wording = unit.record, context.wording
    if isinstance(record, Task):
        marker = context.citations.cite(unit, ("area", "lead"))
        return wording.say("row_plain", work=record.area or "", markers=marker)
    lead = wording.fact(Facet.LEAD, record) if record is not None else None
    facts = "; ".join(filter(None, (lead, *under_heading(context, unit))))
    return wording.say("row", work=unit.text, facts=facts, markers=context.citations.cite(unit))
