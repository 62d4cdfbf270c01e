"""Table rows as Task records: labels off, agencies and deadlines read, what is doubtful said."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.agencies import AgencyRegistry
from corpus.deadlines import parse_deadline
from corpus.document import Document, Span, TableRegion
from corpus.record import Task
from corpus.repair import repair
from corpus.structure.assignment import outruns_time
from corpus.structure.header import read_columns
from corpus.structure.labels import read_area_label, read_label, without_label
from corpus.structure.roles import holds_both, names_roles, part_roles
from corpus.structure.row import Cell, Column, Row
from corpus.structure.tables import read_rows

_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_FACTS = (Column.PRODUCT, Column.LEAD, Column.COORDINATE, Column.DEADLINE, Column.BUDGET)
_UNIT = re.compile(r"đơn vị tính|đvt|\bđồng\b|tổng (?:số|cộng)|%", re.IGNORECASE)
_NUMBER_TWICE = re.compile(r"\d+\.\s+\d+")

_SAME_BODIES = "trùng với cơ quan chủ trì, có thể in nhầm"
_NO_TIME = "sau thời gian còn chữ khác, có thể không thuộc ô này"
_NO_BODY = "không nhận ra tên cơ quan nào"
_TWO_NUMBERS = "số thứ tự in hai lần"
_BOTH_ROLES = "cột gộp chủ trì và phối hợp, không có dấu tách"
_SLASH = "cột gộp chủ trì và phối hợp, tách theo dấu gạch chéo"


def read_tasks(document: Document, agencies: AgencyRegistry) -> tuple[Task, ...]:
    """The tasks of every table of `document` that assigns work, in reading order; empty where none does.

    A table assigns work where it has a column of tasks or activities and one of leads, coordinators, times or products;
    tables of figures give none. Ids are the document's, the area's number and a running number ("luc-ngan-2024:II-3"),
    with "T2-" before the area in a second such table.
    """
    tasks: list[Task] = []
    tables = [table for table in document.tables if assigns_work(table.header)]
    for index, table in enumerate(tables, start=1):
        prefix = f"{document.entry.id}:" if index == 1 else f"{document.entry.id}:T{index}-"
        tasks.extend(_table_tasks(document, table, agencies, prefix))
    return tuple(tasks)


def assigns_work(header: Sequence[str]) -> bool:
    """Whether a table with these column names says who does what, or what by when."""
    columns = set(read_columns(header))
    work = {Column.TASK, Column.ACTIVITY} & columns
    if not work or {Column.LEAD, Column.COORDINATE, Column.DEADLINE, Column.PRODUCT} & columns:
        return bool(work)
    return Column.PERIOD in columns and not any(_UNIT.search(name) for name in header)  # or they are figures a quarter


@dataclass
class _Fields:
    """The fields of one record while they are read: None is no cell, "" an empty one."""

    text: str
    values: dict[str, str | None] = field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    inherited: list[str] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, spans: tuple[Span, ...], inherited: bool = False, doubt: str = "") -> None:
        value = repair(self.text, spans)
        self.values[name] = value
        if doubt:
            self.doubts[name] = doubt
        if not value:
            return
        self.spans[name] = spans
        if inherited:
            self.inherited.append(name)


def _table_tasks(document: Document, table: TableRegion, agencies: AgencyRegistry, prefix: str) -> Iterator[Task]:
    columns = read_columns(table.header)
    numbered = _numbered_column(columns)
    both = _one_column_for_both(table.header, columns)
    only_periods = Column.PERIOD in columns and not set(_FACTS) & set(columns)
    running: Counter[str] = Counter()
    for row in read_rows(document.text, table):
        fields = _read_fields(document.text, row, numbered, both)
        if not (fields.values.get("task") or fields.values.get("activity")):
            continue
        if only_periods and not fields.values.get("deadline"):
            continue  # figures by quarter assign nothing
        area_no = fields.values.get("area_no")
        place = area_no or ""
        running[place] += 1
        number = f"{place}-{running[place]}" if place else str(running[place])
        yield _task(document, table, agencies, fields, prefix + number, row.confidence)


def _task(
    document: Document,
    table: TableRegion,
    agencies: AgencyRegistry,
    fields: _Fields,
    identity: str,
    confidence: float,
) -> Task:
    value = fields.values.get
    lead = agencies.split(value("lead") or "")
    coordinate = agencies.split(value("coordinate") or "")
    deadline = parse_deadline(value("deadline") or "", document.entry.year)
    doubts = dict(fields.doubts)
    for name, bodies in (("lead", lead), ("coordinate", coordinate)):
        if value(name) and not bodies:
            doubts.setdefault(name, _NO_BODY)
    if outruns_time(value("deadline") or ""):
        doubts.setdefault("deadline", _NO_TIME)
    if lead and lead == coordinate:
        doubts.setdefault("coordinate", _SAME_BODIES)
    return Task(
        id=identity,
        document=document.entry.id,
        year=document.entry.year,
        area_no=value("area_no"),
        area=value("area"),
        goal_no=value("goal_no"),
        goal=value("goal"),
        task_no=value("task_no"),
        task=value("task"),
        activity_no=value("activity_no"),
        activity=value("activity"),
        product=value("product"),
        lead=value("lead"),
        lead_agencies=lead,
        coordinate=value("coordinate"),
        coordinate_agencies=coordinate,
        deadline=value("deadline"),
        deadline_start=deadline.start,
        deadline_end=deadline.end,
        budget=value("budget"),
        recurrence=deadline.recurrence,
        inherited=tuple(fields.inherited),
        uncertain=doubts,
        confidence=confidence,
        path=document.path(table.section),
        spans=fields.spans,
    )


def _read_fields(text: str, row: Row, numbered: Column | None, both: bool) -> _Fields:
    fields = _Fields(text)
    if row.area is not None:
        _put_area(fields, row.area)
    for column in _CONTENT:
        if column in row.cells:
            _put_content(fields, row, column, numbered)
    for column in _FACTS:
        cell = row.cells.get(column)
        told = column is Column.LEAD and Column.COORDINATE not in row.cells and cell is not None
        if cell is not None and column is Column.LEAD and (both or (told and names_roles(repair(text, cell.spans)))):
            _put_both_roles(fields, cell)
        elif cell is not None:
            fields.put(column.value, cell.spans, cell.inherited, cell.doubt)
    return fields


def _put_both_roles(fields: _Fields, cell: Cell) -> None:
    """The two roles of a column that holds both; where nothing parts them, all lead, in doubt."""
    roles = part_roles(fields.text, cell.spans)
    if roles is None:
        fields.put("lead", cell.spans, cell.inherited, cell.doubt or (_BOTH_ROLES if cell.spans else ""))
        fields.put("coordinate", ())
        return
    doubt = cell.doubt or ("" if roles.sure else _SLASH)
    fields.put("lead", roles.lead, cell.inherited, doubt)
    fields.put("coordinate", roles.coordinate, cell.inherited, doubt)


def _put_area(fields: _Fields, area: Cell) -> None:
    named = area.spans[0] if area.spans else None
    label = (read_area_label(fields.text, named) or read_label(fields.text, named)) if named else None
    if label is None:
        fields.put("area", area.spans, area.inherited, area.doubt)
        return
    fields.put("area_no", (label.span,), area.inherited)
    rest = (Span(label.end, area.spans[0].end),) if label.end < area.spans[0].end else ()
    fields.put("area", (*rest, *area.spans[1:]), area.inherited, area.doubt)


def _put_content(fields: _Fields, row: Row, column: Column, numbered: Column | None) -> None:
    cell = row.cells[column]
    label, words = without_label(fields.text, cell.spans)
    name = column.value
    number = _with_number_before(fields.text, row, label.span) if label else ()
    if not number and column is numbered:
        number = _printed_number(fields.text, row.cells)
    if number:
        twice = _NUMBER_TWICE.search(repair(fields.text, number)) is not None
        above = cell.inherited and not row.extent.covers(number[0])
        fields.put(f"{name}_no", number, above, _TWO_NUMBERS if twice else "")
    fields.put(name, words, cell.inherited, cell.doubt)


def _with_number_before(text: str, row: Row, number: Span) -> tuple[Span, ...]:
    """A label's number, together with the row's own where that stands right before it on the line: "5. 2."."""
    before = row.cells.get(Column.NUMBER, Cell(())).spans
    if before and before[-1].end <= number.start and not text[before[-1].end : number.start].strip(" ."):
        return (Span(before[-1].start, number.end),)
    return (number,)


def _printed_number(text: str, cells: Mapping[Column, Cell]) -> tuple[Span, ...]:
    """The range of a row's own number without the sign that closes it; () for none."""
    spans = cells.get(Column.NUMBER, Cell(())).spans
    if not spans:
        return ()
    end = spans[0].end
    while end > spans[0].start and text[end - 1] in ".):":
        end -= 1
    return (Span(spans[0].start, end),) if end > spans[0].start else ()


def _one_column_for_both(header: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether the column of leads is that of coordinators, too."""
    lead = columns.index(Column.LEAD) if Column.LEAD in columns else -1
    return lead >= 0 and Column.COORDINATE not in columns and holds_both(header[lead])


def _numbered_column(columns: Sequence[Column]) -> Column | None:
    """The content column that the row numbers count: the only one there is."""
    content = [column for column in _CONTENT if column in columns]
    return content[0] if len(content) == 1 and Column.NUMBER in columns else None
