"""What a plan is about, as a whole: its purpose, its chapters, the areas of its table of tasks, in its own words."""

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.refusals import ask_back
from assistant.parts import Part
from assistant.question import Facet
from corpus.document import Document, Section, Span
from corpus.normalizer import match_key

_PLANS = 3  # told side by side; of more, one must be chosen
_AIMS = 3  # sentences of the purpose
_CHAPTERS = 12
_POINTS = 8  # headings told under a chapter
_PURPOSE = re.compile(r"\W*(?:mục đích|mục tiêu(?: chung| tổng quát)?|quan điểm)\W*$", re.IGNORECASE)
# What names no more than the table whose rows are counted.
_A_TABLE = re.compile(r"(?: ?(?:bảng|biểu|danh mục|phụ lục|nhiệm vụ|phân công|tổng số|tất cả|toàn bộ|dòng|hàng))+")
# What asks of nothing but the areas of a plan, and the sentence in which a plan counts them.
_OPEN = frozenset((Facet.PASSAGE, Facet.OVERVIEW, Facet.TASKS, Facet.TARGET, Facet.COUNT))
_FIELDS = re.compile(
    r"(?: ?(?:các|những|vào|trong|của|tập trung|kế hoạch|gồm|chính|chủ yếu|trọng tâm|nội dung|lĩnh vực|trụ cột|mảng"
    r"|cải cách hành chính|cải cách|cchc|cải|nhà nước)(?!\w))+"
)
_A_FIELD = re.compile(r"(?<!\w)(?:lĩnh vực|trụ cột|mảng|nội dung (?:chính|chủ yếu|trọng tâm|cải))(?!\w)")
_ASKS_FIELDS = re.compile(r"(?<!\w)(?:các|những|mấy|bao nhiêu|\d+) (?:lĩnh vực|trụ cột|mảng) cải cách(?!\w)")
_SPREADS = re.compile(
    r"kế hoạch[^.;:]*?(?:tập trung|gồm|triển khai|thực hiện)[^.;:]*?\d+ (?:nội dung|lĩnh vực|trụ cột)[^.;:]*:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\A\W*(?:(?:[\d.]+|[IVX]+|[a-zđ])[.)/]\s*)?")


def answer_overview(context: Context) -> Draft | None:
    """The plans in bounds that the question only names ("Kế hoạch năm 2022"), told one by one, or asked back for where
    they are many; None where it names a matter inside them.
    """
    understood = context.understood
    if understood.agencies or understood.claims or understood.period or understood.document_numbers:
        return None
    asked = set(understood.facets)
    named = asked == {Facet.PASSAGE} and context.topic.empty and context.says_plan
    if not (named or (Facet.OVERVIEW in asked and (context.topic.empty or context.titled))):
        return None
    if len(context.plans) > _PLANS:
        return ask_back(context, "clarify_plan", tuple(plan.title for plan in context.plans))
    lines = [line for plan in context.plans for line in _plan(context, context.index.document(plan.id))]
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def answer_size(context: Context) -> Draft | None:
    """How many rows the tables of tasks hold of the plans in bounds that the question only names; None for any other
    question, and where no table has areas to be shown, or the plans are many.
    """
    understood = context.understood
    if set(understood.facets) != {Facet.COUNT} or understood.agencies or understood.claims or understood.period:
        return None
    if not (context.topic.empty or _A_TABLE.fullmatch(match_key(understood.topic))):
        return None
    lines: list[str] = []
    for plan in context.plans if len(context.plans) <= _PLANS else ():
        told = tuple(_areas(context, context.index.document(plan.id)))
        lines += [context.wording.say("overview_head", title=plan.title), *told] if len(told) > 1 else []
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def answer_fields(context: Context) -> Draft | None:
    """The areas of reform that the plans in bounds spread over, in the sentence that counts them, else as their tables
    are parted; None for any other question.
    """
    understood, topic = context.understood, match_key(context.understood.topic)
    if not set(understood.facets) <= _OPEN or understood.agencies or understood.claims or understood.period:
        return None
    named = _A_FIELD.search(topic) or _ASKS_FIELDS.search(match_key(understood.text))
    if not (_FIELDS.fullmatch(topic) and named) or len(context.bounds.entries) > _PLANS:
        return None
    lines: list[str] = []
    for plan in context.bounds.entries:
        prose = (unit for unit in context.units if unit.document == plan.id and unit.sentence is not None)
        saying = next((unit for unit in prose if _SPREADS.search(unit.text)), None)
        if saying is not None:
            marker = context.citations.cite(saying)
            told = [context.wording.say("passage_item", quote=saying.text, markers=marker)]
        else:
            told = list(_areas(context, context.index.document(plan.id)))
        lines += [context.wording.say("overview_head", title=plan.title), *told] if saying or len(told) > 1 else []
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def _plan(context: Context, document: Document) -> Iterator[str]:
    """The lines on one plan; none for a text without any heading or row."""
    told = (*_purpose(context, document), *_chapters(context, document), *_areas(context, document))
    if told:
        yield context.wording.say("overview_head", title=document.entry.title)
        yield from told


def _purpose(context: Context, document: Document) -> Iterator[str]:
    """What the plan is for: the first sentences of the first section on that."""
    parts = context.parts.of_document(document.entry.id)
    part = next((part for part in parts if _is_purpose(part)), None)
    for unit in part.units[:_AIMS] if part is not None else ():
        yield context.wording.say("passage_item", quote=unit.text, markers=context.citations.cite(unit))


def _is_purpose(part: Part) -> bool:
    return _PURPOSE.match(_LABEL.sub("", part.label)) is not None


def _chapters(context: Context, document: Document) -> Iterator[str]:
    """The headings of the first level, each with those right under it."""
    chapters = [section for section in document.sections if section.parent < 0][:_CHAPTERS]
    if len(chapters) < 2:
        return
    yield context.wording.say("overview_chapters", count=len(chapters))
    for chapter in chapters:
        below = [section for section in document.sections if section.parent == chapter.index][:_POINTS]
        spans = tuple(span for section in (chapter, *below) for span in section.spans)
        marker = context.citations.passage(document.entry.id, spans, ())
        told = {"quote": _said(chapter), "markers": marker}
        if below:
            points = "; ".join(f"“{_said(section)}”" for section in below)
            yield context.wording.say("overview_chapter", points=points, **told)
        else:
            yield context.wording.say("passage_item", **told)


def _areas(context: Context, document: Document) -> Iterator[str]:
    """The areas of the table of tasks, or how many tasks there are where it has none."""
    tasks = [task for task in context.index.records.tasks if task.document == document.entry.id]
    if not tasks:
        return
    places: dict[str, tuple[Span, ...]] = {}
    for task in tasks:
        if task.area and task.spans.get("area"):
            places.setdefault(task.area, task.spans["area"])
    if places:
        yield context.wording.say("overview_areas", count=len(tasks), areas=len(places))
    else:
        yield context.wording.say("overview_tasks", count=len(tasks))
    for area, spans in places.items():
        marker = context.citations.passage(document.entry.id, spans, ())
        yield context.wording.say("passage_item", quote=area, markers=marker)


def _said(section: Section) -> str:
    return " ".join(section.label.split())
