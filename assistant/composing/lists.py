"""Lists and counts: everything an agency leads, coordinates or is given, everything due in a period or in an area."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.headings import under_heading
from assistant.composing.partners import done_together, two_together
from assistant.composing.periods import is_dated, is_due, meets, wants_all_year
from assistant.kinds import wants_progress
from assistant.ladder import Field, Ladder
from assistant.matching import Topic
from assistant.members import names_members
from assistant.question import Facet, Period
from assistant.unit import Unit
from assistant.wording import fact_value
from corpus.normalizer import match_key
from corpus.record import Duty, Task
from corpus.register import lead_agencies, work_of

_REPEATED = re.compile(
    r"(?P<cell>(?:thực hiện )?(?:thường xuyên|định kỳ|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)))"
    r"(?: (?:trong|của|ở|thuộc|theo) (?P<rest>.+))?"
)
_PRODUCT = re.compile(
    r"(?:có |ra |cho ra )?(?:sản phẩm|kết quả đầu ra|đầu ra)(?: (?:là|gồm|dạng|thuộc loại))? (?P<words>.+)", re.I
)
# "Bảng PAPI 2024": which plan or table it is, without what any is called.
PLAN_WORDS = re.compile(
    r"^(?:trong |của |ở |về |theo |để |nâng |bảng |phụ lục |kế hoạch |phân công )+|(?<!\w)(?:năm )?20\d\d$"
)
# "Có hạn 'Khi có phát sinh'": the words of a cell, said to be a time or by themselves.
_TIMED = re.compile(
    r"^(?:(?:có |với |để |ghi |đặt )?(?P<named>thời hạn|thời gian|hạn chót|hạn|mốc|thời điểm|tiến độ)"
    r"(?: (?:hoàn thành|thực hiện|xong|là|ghi là|ghi|theo))*|thực hiện|làm|hoàn thành|triển khai)? ?(?P<words>.+)$",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(r"(?:gồm|như sau|sau đây|là)\s*:|\(1\)|\(i\)")
_WHOLE = 0.95
_NAMED = 0.85
_SAID = 0.42  # as an answer that is no list must say it
_OF_CELL = 0.6  # of a cell's words, where nothing else says that a time is meant
_WORK = re.compile(
    r"(?<!\w)(?:nhiệm vụ|hoạt động|đầu việc|công việc|việc|phần việc|tasks?|activit(?:y|ies)|work)(?!\w)"
)
_NEARLY = 0.05
_SAYS_ALL, _PROSE_LEAD = 0.8, 0.25  # a list of rows that hold some of it is of other things


@dataclass(frozen=True, slots=True)
class _Section:
    """One list of one document: its heading, "" where only the document heads it, and what stands in it."""

    heading: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that a question lists by: what it states, the words that must stand in it, and the plan or table that the
    question names beside it.
    """

    facet: Facet
    words: Topic
    plan: Topic | None = None


def answer_list(context: Context) -> Draft | None:
    """The complete list in scope, grouped by document and role; None where the question names nothing to list by."""
    understood = context.understood
    if not (understood.agencies or understood.period or not context.topic.empty) or wants_progress(context.asked_words):
        return None
    if _said_in_prose(context):
        return None
    cell = _cell(context)
    chosen = [unit for unit in context.units if context.in_bounds(unit) and is_wanted(context, unit, cell)]
    named = any(names_members(unit.text, context.asked_words) for unit in chosen)
    return told_rows(context, chosen, cell) if named else None


def told_rows(context: Context, chosen: list[Unit], cell: _Cell | None) -> Draft:
    """The rows grouped by document and role, as many as there is room for."""
    understood = context.understood
    lines: list[str] = []
    shown: list[Unit] = []
    for document in context.bounds.documents:
        units = [unit for unit in chosen if unit.document == document]
        for section in _sections(context, units):
            title = ": ".join(filter(None, (context.named(document), section.heading)))
            lines.append(context.wording.say("list_head", title=title, count=len(section.units)))
            room = max(context.settings.list_limit - len(shown), 0)
            lines += [row_line(context, unit, cell) for unit in section.units[:room]]
            shown += section.units[:room]
            if len(section.units) > room:
                lines.append(context.wording.say("list_more", count=len(section.units) - room))
    if Facet.COUNT in understood.facets and not understood.empty:
        lines.insert(0, context.wording.say("count_answer", count=len(chosen)))
    return Draft(Status.ANSWERED, tuple(lines), tuple(unit.record.id for unit in shown if unit.record))


def of_plan(context: Context, unit: Unit, named: Topic) -> bool:
    """Whether a row stands in the plan, the table or the area that `named` names, if any."""
    if named.empty or not isinstance(unit.record, Task):
        return named.empty
    above = f"{context.title(unit.document)} {' '.join(unit.chunk.path)}"
    places = (Ladder((Field(context.units.terms(text), 1.0),)) for text in (above, unit.record.area or ""))
    return any(named.coverage(place) >= _NAMED for place in places)


def _said_in_prose(context: Context) -> bool:
    """Whether a sentence says what is asked for better than any row: much better, or listing it ("gồm: (1) …") where
    no work is to be listed.
    """
    if context.understood.agencies or context.understood.period:
        return False
    row = next((found.score for found in context.evidence if isinstance(found.unit.record, Task)), 0.0)
    work = _WORK.search(match_key(context.asked_words)) is not None
    for found in context.evidence[:1] if work else context.evidence:
        if found.unit.sentence is None or found.score < row - _NEARLY:
            continue
        ahead = found.score > row + _PROSE_LEAD and context.topic.matter.said(found.unit.ladder) >= _SAYS_ALL
        if (ahead or _ENUMERATION.search(found.unit.text) is not None) and context.enough(found):
            return True
    return False


def none_listed(context: Context) -> Draft | None:
    """That the agencies asked about have nothing in that role or time, and how much they have otherwise; None where
    they have nothing at all, or the question limits neither.
    """
    understood, wording = context.understood, context.wording
    named = understood.agencies
    limited = understood.period is not None or set(understood.roles) & {"lead", "coordinate"}
    if not named or not limited or not context.topic.empty:
        return None
    records = [unit.record for unit in context.units if unit.record is not None and context.in_bounds(unit)]
    others = sum(
        context.bodies.names_any(named, (*lead_agencies(record), *record.coordinate_agencies)) for record in records
    )
    if not others:
        return None
    agency = wording.names(named)
    if understood.period is not None:
        said = wording.say("none_due", agency=agency, period=understood.period.text)
    else:
        said = wording.say("none_lead" if "lead" in understood.roles else "none_coordinate", agency=agency)
    rest = wording.say("none_else", agency=agency, count=others, documents=context.titles)
    return Draft(Status.NOT_FOUND, (said, rest))


def is_wanted(context: Context, unit: Unit, cell: _Cell | None) -> bool:
    record = unit.record
    if record is None:
        return False
    understood = context.understood
    if understood.agencies and not _concerns(context, record):
        return False
    if not understood.agencies and isinstance(record, Duty) and not _due_in_prose(context, record):
        return False
    if understood.period and not (is_due(record, understood.period) or _goes_on(context, record, understood.period)):
        return False
    if context.topic.empty:
        return True
    if cell is not None:
        there = cell.plan is None or of_plan(context, unit, cell.plan)
        return there and isinstance(record, Task) and _holds(context, record, cell)
    if understood.agencies and context.titled:
        return unit.document in context.titled
    if context.whole_areas:
        return isinstance(record, Task) and record.area in context.whole_areas
    if context.topic.generic and (understood.agencies or understood.period):
        return context.topic.named(unit.ladder)
    if context.whole_tables and isinstance(record, Task):
        return unit.chunk.path in context.whole_tables
    said = context.topic.matter.said(unit.ladder) >= _SAID
    return said and context.topic.coverage(unit.ladder) >= context.settings.coverage


def _due_in_prose(context: Context, duty: Duty) -> bool:
    """Whether what prose gives somebody belongs on a list of what is due: in a plan that has no rows of a table."""
    if context.understood.period is None or not duty.deadline:
        return False
    return not any(task.document == duty.document for task in context.index.records.tasks)


def _goes_on(context: Context, record: Task | Duty, period: Period) -> bool:
    """Whether what goes on all year is wanted, and a record does at that time."""
    if not wants_all_year(context.asked_words):
        return False
    year = context.index.document(record.document).entry.year
    return meets(record, period) or (record.recurrence is not None and str(year) == period.start[:4])


def _cell(context: Context) -> _Cell | None:
    """The column, and what must stand in it, where a topic names no matter but what stands in a cell: "thường xuyên",
    "có sản phẩm là báo cáo".
    """
    topic = context.understood.topic
    repeated = _REPEATED.fullmatch(match_key(topic))
    if repeated is not None:
        named = repeated["rest"] or ""
        plan = context.units.topic(PLAN_WORDS.sub("", named)) if named else None
        return _Cell(Facet.DEADLINE, context.units.topic(repeated["cell"]), plan)
    product = _PRODUCT.match(topic)
    if product is not None:
        return _Cell(Facet.PRODUCT, context.units.topic(product["words"]))
    timed = _TIMED.match(topic)
    words = context.units.topic(timed["words"]) if timed is not None else None
    if timed is None or words is None or words.empty:
        return None
    cell = _Cell(Facet.DEADLINE, words)
    tasks = (unit.record for unit in context.units if context.in_bounds(unit) and isinstance(unit.record, Task))
    undated = {task.deadline or "" for task in tasks if not is_dated(task) and _holds(context, task, cell)}
    said = bool(timed["named"]) or any(_says_cell(context, timed["words"], written) for written in undated)
    return cell if undated and said else None


def _says_cell(context: Context, words: str, written: str) -> bool:
    """Whether `words` are most of what is `written` in a cell."""
    held = Ladder((Field(context.units.terms(words), 1.0),))
    return context.units.topic(written).coverage(held) >= _OF_CELL


def _holds(context: Context, task: Task, cell: _Cell) -> bool:
    held = Ladder((Field(context.units.terms(fact_value(cell.facet, task) or ""), 1.0),))
    return cell.words.share(held.bare_singles.keys()) >= _WHOLE  # "hằng năm" is "hàng năm"


def _concerns(context: Context, record: Task | Duty) -> bool:
    named, roles = context.understood.agencies, context.understood.roles
    together = two_together(context)
    if together is not None:
        return done_together(context, record, *together)
    leading = lead_agencies(record)
    if "lead" in roles:
        return context.bodies.names_any(named, leading)
    if "coordinate" in roles:
        return context.bodies.names_any(named, record.coordinate_agencies)
    return context.bodies.names_any(named, (*leading, *record.coordinate_agencies))


def _sections(context: Context, units: list[Unit]) -> Iterator[_Section]:
    wording = context.wording
    if not context.understood.agencies:
        if units:
            yield _Section("", tuple(units))
        return
    tasks = [unit for unit in units if isinstance(unit.record, Task)]
    lead = [unit for unit in tasks if _leads(context, unit.record)]
    help_ = [unit for unit in tasks if unit not in lead]
    duties = [unit for unit in units if isinstance(unit.record, Duty)]
    for key, group in (("list_lead", lead), ("list_duties", duties), ("list_coordinate", help_)):
        if group:
            yield _Section(wording.say(key, agency=wording.names(_concerned(context, group))), tuple(group))


def _concerned(context: Context, units: list[Unit]) -> tuple[str, ...]:
    """The agencies asked about that some of the units concern."""
    records = [unit.record for unit in units if unit.record is not None]
    bodies = [body for record in records for body in (*lead_agencies(record), *record.coordinate_agencies)]
    asked = context.understood.agencies
    return tuple(name for name in asked if context.bodies.names_any([name], bodies)) or asked


def _leads(context: Context, record: Task | Duty | None) -> bool:
    return isinstance(record, Task) and context.bodies.names_any(context.understood.agencies, record.lead_agencies)


def row_line(context: Context, unit: Unit, cell: _Cell | None) -> str:
    record = unit.record
    if record is None:
        raise ValueError("a list holds records only")
    wanted = {*context.understood.facets, *((cell.facet,) if cell is not None else ())}
    asked = [facet for facet in (Facet.COORDINATE, Facet.PRODUCT) if facet in wanted]
    asked.append(Facet.DEADLINE)
    marker = context.citations.cite(unit, ("lead", "coordinate", *asked))
    if not context.understood.agencies:
        asked.insert(0, Facet.LEAD)
    facts = [fact for facet in asked if (fact := context.wording.fact(facet, record))]
    facts += under_heading(context, unit)
    if not facts:
        return context.wording.say("row_plain", work=work_of(record), markers=marker)
    return context.wording.say("row", work=work_of(record), facts="; ".join(facts), markers=marker)
