"""Tasks that prose sets out in labelled lines: what is to do, then "Đơn vị chủ trì: …", "Thời gian thực hiện: …".

Plans without a table use this form. Lines with such labels that stand together belong to what stands before them in the
same section, back to the labels before; where nothing does, to the section's heading.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.agencies import AgencyRegistry
from corpus.deadlines import parse_deadline
from corpus.document import Block, BlockKind, Document, Span
from corpus.record import Task
from corpus.repair import repair
from corpus.structure.labels import without_label

_WHO = r"(?:cơ quan|đơn vị|chủ thể|tổ chức)"
_LABELS = (
    ("coordinate", re.compile(rf"(?:{_WHO}\s+)?phối hợp(?:\s+(?!chủ trì)\w+){{0,2}}$", re.IGNORECASE)),
    ("lead", re.compile(rf"(?:{_WHO}\s+)?(?:chủ trì|phụ trách)(?:\s+\w+){{0,4}}$|{_WHO}\s+thực hiện$", re.IGNORECASE)),
    (
        "deadline",
        re.compile(r"(?:thời gian|thời hạn|tiến độ|lộ trình)(?:\s+(?:thực hiện|hoàn thành|triển khai)){0,2}$", re.I),
    ),
    ("product", re.compile(r"(?:sản phẩm|kết quả)(?:\s*/\s*sản phẩm)?(?:\s+(?:đầu ra|dự kiến|đạt được))?$", re.I)),
    ("budget", re.compile(r"kinh phí(?:\s+thực hiện)?$", re.IGNORECASE)),
)
_WORK_LABEL = re.compile(
    r"(?:nội dung|công việc|nhiệm vụ|hoạt động)(?:\s+(?:thực hiện|công việc|\d+))?$", re.IGNORECASE
)
_LEADS = re.compile(r"\s+chủ\s+trì\b\s*,?\s*(?P<helped>phối\s+hợp\s+(?:với|cùng)\s+)?", re.IGNORECASE)
_LONGEST_LABEL = 60  # characters before the colon
_OTHERS = "Câu còn giao việc cho cơ quan khác, không nêu ở đây."
_CONTENT = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_MARKUP = " \t\n*_"


@dataclass
class _Group:
    """What is to do, and the labelled lines that follow it. `fields` holds the ranges of each value."""

    section: int
    content: list[Block] = field(default_factory=list)
    fields: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def read_labelled(document: Document, agencies: AgencyRegistry) -> tuple[Task, ...]:
    """The tasks of labelled lines, in reading order; empty for a document without a lead so labelled.

    Ids are the document's and a running number ("x:L3").
    """
    groups = [group for group in _groups(document) if "lead" in group.fields]
    return tuple(_task(document, group, agencies, number) for number, group in enumerate(groups, start=1))


def names_field(label: str) -> bool:
    """Whether the words before a colon label a value: "Đơn vị chủ trì", "Thời gian thực hiện"."""
    return any(pattern.fullmatch(label.strip(" -+*")) for _, pattern in _LABELS)


def _groups(document: Document) -> Iterator[_Group]:
    group: _Group | None = None
    for block in document.blocks:
        if block.kind not in _CONTENT:
            continue
        if group is None or block.section != group.section:
            if group is not None:
                yield group
            group = _Group(block.section)
        labelled = _labelled(document.text, block)
        if labelled is not None:
            name, spans = labelled
            if name in group.fields:
                yield group
                group = _Group(block.section)
            group.fields[name] = spans
            continue
        if group.fields:
            yield group
            group = _Group(block.section)
        if not _WORK_LABEL.fullmatch(block.text.strip(" -+*:")):
            group.content.append(block)
    if group is not None:
        yield group


def _labelled(text: str, block: Block) -> tuple[str, tuple[Span, ...]] | None:
    """The field that a block names and the ranges of its value; None for a block that is no labelled line."""
    label, colon, value = block.text.partition(":")
    if not colon or not value.strip() or len(label) > _LONGEST_LABEL:
        return None
    name = next((name for name, pattern in _LABELS if pattern.fullmatch(label.strip(" -+*"))), None)
    spans = _after_colon(text, block.spans)
    return (name, spans) if name and spans else None


def _told_apart(text: str, fields: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """A lead given as a sentence ("Sở Y tế chủ trì, phối hợp với các sở …") cut into the lead and who helps."""
    lead = fields.get("lead", ())
    found = _LEADS.search(text, lead[0].start, lead[0].end) if len(lead) == 1 else None
    if found is None or found.start() == lead[0].start:
        return fields
    parts = {**fields, "lead": (Span(lead[0].start, found.start()),)}
    if found["helped"] and "coordinate" not in fields and found.end() < lead[0].end:
        parts["coordinate"] = (Span(found.end(), lead[0].end),)
    return parts


def _after_colon(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    first = text.find(":", spans[0].start, spans[0].end)
    if first < 0:
        return ()
    start = first + 1
    while start < spans[0].end and text[start] in _MARKUP:
        start += 1
    rest = (Span(start, spans[0].end),) if start < spans[0].end else ()
    return (*rest, *spans[1:])


def _task(document: Document, group: _Group, agencies: AgencyRegistry, number: int) -> Task:
    spans = _told_apart(document.text, group.fields)
    number_of_task, titled = _titled(document, group.section)
    if len(group.content) == 1 or not titled:
        spans["task"], number_of_task = _work(document.text, group.content), None
    else:
        spans["task"] = titled
        if group.content:
            spans["activity"] = _work(document.text, group.content)
    spans = {name: ranges for name, ranges in spans.items() if ranges}
    read = {name: repair(document.text, ranges) for name, ranges in spans.items()}
    deadline = parse_deadline(read.get("deadline", ""), document.entry.year)
    doubts = {"lead": _OTHERS} if _names_others(document.text, group.fields["lead"], spans) else {}
    return Task(
        id=f"{document.entry.id}:L{number}",
        document=document.entry.id,
        year=document.entry.year,
        area_no=None,
        area=None,
        goal_no=None,
        goal=None,
        task_no=number_of_task,
        task=read.get("task"),
        activity_no=None,
        activity=read.get("activity"),
        product=read.get("product"),
        lead=read.get("lead"),
        lead_agencies=agencies.split(read.get("lead", "")),
        coordinate=read.get("coordinate"),
        coordinate_agencies=agencies.split(read.get("coordinate", "")),
        deadline=read.get("deadline"),
        deadline_start=deadline.start,
        deadline_end=deadline.end,
        budget=read.get("budget"),
        uncertain=doubts,
        confidence=0.8 if doubts else 1.0,
        path=document.path(group.section),
        spans=spans,
        recurrence=deadline.recurrence,
    )


def _titled(document: Document, section: int) -> tuple[str | None, tuple[Span, ...]]:
    """The number and the words of a section's heading; no words where it is a label alone ("a) Hoạt động 1")."""
    if section < 0:
        return None, ()
    spans = document.sections[section].spans
    label, rest = without_label(document.text, spans)
    bare = _WORK_LABEL.fullmatch(repair(document.text, rest).strip(" -+*_.:"))
    return (label.number if label else None), () if bare else rest


def _names_others(text: str, line: Sequence[Span], spans: Mapping[str, tuple[Span, ...]]) -> bool:
    """Whether a lead told as a sentence names further bodies after the one that leads, which no field holds."""
    held = max(ranges[-1].end for name in ("lead", "coordinate") for ranges in (spans.get(name, ()),) if ranges)
    return held < line[-1].end and ";" in text[held : line[-1].end]


def _work(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """The ranges of what is to do, "Nội dung:" left out."""
    spans: list[Span] = []
    for block in blocks:
        label, colon, rest = block.text.partition(":")
        named = colon and rest.strip() and _WORK_LABEL.fullmatch(label.strip(" -+*"))
        spans += (_after_colon(text, block.spans) if named else ()) or block.spans
    return tuple(spans)
