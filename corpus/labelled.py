"""Tasks that prose sets out in labelled lines: what is to do, then "Đơn vị chủ trì: …", "Thời gian thực hiện: …".

Plans without a table use this form. Lines with such labels that stand together belong to what stands before them in the
same section, back to the labels before; where nothing does, to the section's heading.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.agencies import AgencyRegistry
from corpus.assignment import assignee_at
from corpus.deadlines import find_deadlines, parse_deadline
from corpus.document import Block, BlockKind, Document, Span
from corpus.points import label_kind
from corpus.record import Task
from corpus.repair import repair
from corpus.structure.excerpt import excerpt
from corpus.structure.flow import flow_of
from corpus.structure.labels import without_label

_WHO = r"(?:cơ quan|đơn vị|chủ thể|tổ chức)"
_LABELS = (
    ("coordinate", re.compile(rf"(?:{_WHO}\s+)?phối hợp(?:\s+(?!chủ trì)\w+){{0,2}}$", re.IGNORECASE)),
    (
        "lead",
        re.compile(
            rf"(?:{_WHO}\s+)?(?:chủ trì|phụ trách)(?:\s+\w+){{0,4}}$"
            rf"|{_WHO}\s+(?:thực hiện|tham mưu|đầu mối|chịu trách nhiệm)(?:,?\s+(?:thực hiện|chính|tham mưu|tổ chức))*$"
            r"|(?:trách nhiệm|phân công)(?:\s+thực hiện)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "deadline",
        re.compile(
            r"(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn)(?:\s+(?:thực hiện|hoàn thành|triển khai)){0,2}$"
            r"|(?:ngày\s+)?hoàn thành$",
            re.I,
        ),
    ),
    ("product", re.compile(r"(?:sản phẩm|kết quả)(?:\s*/\s*sản phẩm)?(?:\s+(?:đầu ra|dự kiến|đạt được))?$", re.I)),
    ("budget", re.compile(r"kinh phí(?:\s+thực hiện)?$", re.IGNORECASE)),
)
_WORK_LABEL = re.compile(
    r"(?:nội dung|công việc|nhiệm vụ|hoạt động)(?:\s+(?:thực hiện|công việc|\d+))?$", re.IGNORECASE
)
# What only says more of the work that a heading names.
_DETAIL = re.compile(
    r"[\s*_+-]*(?:đối tượng|hình thức|địa điểm|thành phần|số lượng|quy mô|thời lượng|phạm vi"
    r"|yêu cầu|mục đích|mục tiêu|phương thức)"
    r"(?:\s+[^\s:]+){0,4}\s*:",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\s+chủ\s+trì\b\s*,?\s*(?P<helped>phối\s+hợp\s+(?:với|cùng)\s+)?", re.IGNORECASE)
_HELPS = re.compile(r"\s*(?P<bodies>[^;]+?)\s+(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?[\s.]*", re.IGNORECASE)
_LABEL_AT = re.compile(r"(?:\A[\s*_+-]*|[;.,(]\s*[*_]*)(?P<label>[^;.:,()]{3,60}):")
_OTHERS = "Câu còn giao việc cho cơ quan khác, không nêu ở đây."
_CONTENT = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_MARKUP = " \t\n*_"


@dataclass
class _Group:
    """What is to do, and the labelled lines that follow it. `fields` holds the ranges of each value."""

    section: int
    content: list[Block] = field(default_factory=list)
    fields: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    others: bool = False  # whether it gives work to bodies that no field holds

    def take_point(self, name: str, block: Block, agencies: AgencyRegistry) -> None:
        """A point of the list that a label alone on its line announces ("Cơ quan thực hiện:") as a value of that field,
        or a part of it: names, a time, and who leads of those who are given work each.
        """
        told = name in ("lead", "coordinate") and assignee_at(block.text, 0, agencies.find(block.text)) is not None
        if told and (name in self.fields or not _LEADS.search(block.text)):
            self.others = True
            return
        self.fields[name] = (*self.fields.get(name, ()), *block.spans)


def read_labelled(document: Document, agencies: AgencyRegistry) -> tuple[Task, ...]:
    """The tasks of labelled lines, in reading order; empty for a document without a lead so labelled.

    Ids are the document's and a running number ("x:L3").
    """
    groups = [group for group in _groups(document, agencies) if "lead" in group.fields]
    return tuple(_task(document, group, agencies, number) for number, group in enumerate(groups, start=1))


def names_field(label: str) -> bool:
    """Whether the words before a colon label a value: "Đơn vị chủ trì", "Thời gian thực hiện"."""
    return _field(label) is not None


def _groups(document: Document, agencies: AgencyRegistry) -> Iterator[_Group]:
    group: _Group | None = None
    alone: Block | None = None
    for block in document.blocks:
        if block.kind not in _CONTENT:
            continue
        if group is None or block.section != group.section:
            if group is not None:
                yield group
            group = _Group(block.section)
            alone = None
        if alone is not None and block.kind is BlockKind.ITEM and label_kind(block) != label_kind(alone):
            group.take_point(_alone(alone), block, agencies)
            continue
        content, fields = _labelled(document.text, block)
        alone = block if _alone(block) else None
        if alone and _alone(block) in group.fields:
            yield group
            group = _Group(block.section)
        if alone:
            continue
        if content:
            # Labels in brackets after the work, which stands for itself.
            yield group
            yield _Group(block.section, [content], fields)
            group = _Group(block.section)
            continue
        if fields:
            if group.fields.keys() & fields.keys():
                yield group
                group = _Group(block.section)
            group.fields.update(fields)
            continue
        if group.fields:
            yield group
            group = _Group(block.section)
        if not _WORK_LABEL.fullmatch(block.text.strip(" -+*:")):
            group.content.append(block)
    if group is not None:
        yield group


def _alone(block: Block) -> str:
    """The field that a label alone on its line names, "" for any other block."""
    return (_field(block.text[:-1]) or "") if block.text.endswith(":") else ""


def _labelled(text: str, block: Block) -> tuple[Block | None, dict[str, tuple[Span, ...]]]:
    """The fields that a block names, with the ranges of their values, and the block of the work that stands before
    them: "Kiểm tra công vụ (chủ trì: Thanh tra tỉnh; thời gian: Quý III)". No fields for a block that labels nothing.
    """
    if ":" not in block.text:
        return None, {}
    flow = flow_of(text, block.spans)
    labels = [found for found in _LABEL_AT.finditer(flow.words) if names_field(found["label"])]
    if not labels:
        return None, {}
    first = labels[0]
    work = flow.words[: first.start()].strip(_MARKUP + "-+")
    bracketed = flow.words[first.start()] == "("
    if work and not (bracketed and flow.words.rstrip(" .;").endswith(")")):
        return None, {}
    end = len(flow.words.rstrip(" .;")) - 1 if bracketed else len(flow.words)
    bounds = [*(found.start() for found in labels[1:]), end]
    fields: dict[str, tuple[Span, ...]] = {}
    for label, stop in zip(labels, bounds, strict=True):
        value = flow.words[label.end() : stop]
        start = label.end() + len(value) - len(value.lstrip(_MARKUP))
        edge = start + len(flow.words[start:stop].rstrip(_MARKUP + (";," if stop < len(flow.words) else "")))
        name = _field(label["label"])
        if name and start < edge and name not in fields:
            fields[name] = flow.spans(start, edge)
    content = None
    if work and "lead" in fields:
        spans = flow.spans(0, len(flow.words[: first.start()].rstrip()))
        content = replace(block, spans=spans, text=repair(text, spans))
    return (content, fields) if content or not work else (None, {})


def _field(label: str) -> str | None:
    words = " ".join(label.split()).strip(" -+*_")
    return next((name for name, pattern in _LABELS if pattern.fullmatch(words)), None)


def _told_apart(text: str, fields: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """A lead given as a sentence ("Sở Y tế chủ trì, phối hợp với các sở …; Sở A, Sở B phối hợp") cut into the lead and
    who helps; what else it gives to others stands in no field.
    """
    lead = fields.get("lead", ())
    found = _LEADS.search(text, lead[0].start, lead[0].end) if len(lead) == 1 else None
    if found is None or found.start() == lead[0].start:
        return fields
    parts = {**fields, "lead": (Span(lead[0].start, found.start()),)}
    if "coordinate" in fields:
        return parts
    ends = [sign.start() for sign in re.finditer(r";", text[: lead[0].end]) if sign.start() >= found.end()]
    clauses = list(pairwise([*ends, lead[0].end]))
    helping = [Span(found.end(), ends[0] if ends else lead[0].end)] if found["helped"] else []
    for start, stop in clauses:
        helps = _HELPS.fullmatch(text, start + 1, stop)
        if helps:
            helping.append(Span(*helps.span("bodies")))
    if helping and helping[0].start < helping[0].end:
        parts["coordinate"] = tuple(helping)
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
    content = [block for block in group.content if not (titled and _DETAIL.match(block.text))]
    if len(content) == 1 or not titled:
        spans["task"], number_of_task = _work(document.text, content), None
    else:
        spans["task"] = titled
        if content:
            spans["activity"] = _work(document.text, content)
    if "deadline" not in spans:
        spans["deadline"] = _time_within(document, spans.get("activity") or spans.get("task", ()))
    spans = {name: ranges for name, ranges in spans.items() if ranges}
    read = {name: repair(document.text, ranges) for name, ranges in spans.items()}
    deadline = parse_deadline(read.get("deadline", ""), document.entry.year)
    others = group.others or _names_others(document.text, group.fields["lead"], spans)
    doubts = {"lead": _OTHERS} if others else {}
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


def _time_within(document: Document, work: tuple[Span, ...]) -> tuple[Span, ...]:
    """The one time that the words of the work set, where no label does: "Triển khai … (từ ngày 15/11 đến ngày 15/12)";
    empty for none and for several.
    """
    source = excerpt(document.text, work)
    limits = find_deadlines(source.raw, document.entry.year)
    return source.spans_of(limits[0].start, limits[0].end) if len(limits) == 1 else ()


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
