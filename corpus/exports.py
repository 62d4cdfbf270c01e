"""Records for other programs: JSON lines, CSV, a workbook, a calendar, and columns for the terminal."""

import csv
import io
import json
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from corpus.document import Span
from corpus.record import Duty, Record, Target, Task
from corpus.recurrence import recurrence_words
from corpus.register import work_of

KINDS = {"task": "Nhiệm vụ", "duty": "Phân công", "target": "Chỉ tiêu"}
_ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "assigned": "được giao"}
_COLUMNS = (
    "Mã",
    "Loại",
    "Tài liệu",
    "Năm",
    "Lĩnh vực",
    "Mục tiêu",
    "Nhiệm vụ",
    "Nội dung",
    "Sản phẩm",
    "Chủ trì",
    "Phối hợp",
    "Thời gian",
    "Từ ngày",
    "Đến ngày",
    "Lặp lại",
    "Kinh phí",
    "Giá trị",
    "Cần kiểm tra",
)
_WIDE = ("Mục tiêu", "Nhiệm vụ", "Nội dung")
_DAYS = ("Từ ngày", "Đến ngày")
_SIGNS = {"=": "", ">=": "≥", "<=": "≤"}  # what a comparison is printed as, the others as they are
_FIELDS = {  # a field by what a reader of the columns calls it
    "area": "Lĩnh vực",
    "goal": "Mục tiêu",
    "task": "Nhiệm vụ",
    "activity": "Hoạt động",
    "text": "Nội dung",
    "product": "Sản phẩm",
    "lead": "Chủ trì",
    "coordinate": "Phối hợp",
    "agency": "Cơ quan",
    "agencies": "Cơ quan",
    "deadline": "Thời gian",
    "budget": "Kinh phí",
    "value": "Giá trị",
    "comparison": "So sánh",
    "unit": "Đơn vị tính",
    "object": "Đối tượng",
    "level": "Cấp",
    "target_year": "Năm đạt",
}
_RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROL = ("\t", "\r", "\n")
_FOLD = 75  # octets of a calendar line, RFC 5545 section 3.1
_WIDTHS = (("Mã", 22), ("Nội dung", 50), ("Chủ trì", 22), ("Phối hợp", 22), ("Thời gian", 16))


@dataclass(frozen=True, slots=True)
class Calendar:
    """An iCalendar file, and the records that have no dates of their own and are not in it."""

    text: str
    left_out: tuple[Record, ...]


def to_row(record: Record) -> dict[str, Any]:
    """A record as a JSON value: a task has the fields of the example rows first, then `recurrence`, `kind`,
    `confidence` and `spans`.

    `uncertain` names the doubtful fields. Each span is a pair of offsets, `[start, end)`.
    """
    row: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in ("path", "spans", "confidence"):
            continue
        row[field.name] = list(value) if isinstance(value, tuple) or field.name == "uncertain" else value
    row["kind"] = record.kind
    row["confidence"] = record.confidence
    row["spans"] = {name: [_pair(span) for span in spans] for name, spans in record.spans.items()}
    return row


def to_jsonl(records: Iterable[Record]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(to_row(record), ensure_ascii=False) + "\n" for record in records)


def to_csv(records: Iterable[Record]) -> str:
    """Comma-separated, one row a record, every cell harmless to a spreadsheet."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(record)] for record in records)
    return target.getvalue()


def to_xlsx(records: Sequence[Record]) -> bytes:
    """A workbook with a sheet for each kind that has records; no cell is ever a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    kinds = [kind for kind in KINDS if any(record.kind == kind for record in records)] or ["task"]
    for kind in kinds:
        rows = [
            [_typed(*pair) for pair in zip(_COLUMNS, _cells(record), strict=True)]
            for record in records
            if record.kind == kind
        ]
        sheet = book.create_sheet(KINDS[kind])
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(rows) + 1}"
        for place, name in enumerate(_COLUMNS, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = 40 if name in _WIDE else 18
        for number, row in enumerate([_COLUMNS, *rows]):
            cells = [WriteOnlyCell(sheet, value=value) for value in row]
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=number == 0)
                if isinstance(cell.value, datetime):
                    cell.number_format = "dd/mm/yyyy"
            sheet.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def to_ics(records: Sequence[Record], stamp: datetime) -> Calendar:
    """A calendar (RFC 5545): an all-day event from the first to the last day that the wording fixes.

    A record with a last day alone stands on that day. Recurring work without dates, work that is always going on, and
    targets are left out and returned. `stamp` is the time of making, in UTC.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cchc//So nhiem vu//VI", "CALSCALE:GREGORIAN"]
    left_out: list[Record] = []
    for record in records:
        if isinstance(record, Target) or not record.deadline_end:
            left_out.append(record)
            continue
        lines += _event(record, stamp)
    lines.append("END:VCALENDAR")
    return Calendar("".join(f"{_folded(line)}\r\n" for line in lines), tuple(left_out))


def to_table(records: Iterable[Record]) -> str:
    """Columns for a terminal, long cells wrapped."""
    rows: list[Sequence[str]] = [[name for name, _ in _WIDTHS], ["─" * width for _, width in _WIDTHS]]
    rows += [_shown(record) for record in records]
    lines: list[str] = []
    for row in rows:
        cells = [textwrap.wrap(cell, width) or [""] for cell, (_, width) in zip(row, _WIDTHS, strict=True)]
        for place in range(max(map(len, cells))):
            parts = [cell[place] if place < len(cell) else "" for cell in cells]
            padded = (part.ljust(width) for part, (_, width) in zip(parts, _WIDTHS, strict=True))
            lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    risky = cell.lstrip().startswith(_RISKY) or cell.startswith(_CONTROL)
    return f"'{cell}" if risky else cell


def _typed(column: str, cell: str) -> str | int | datetime:
    """A cell of a workbook: a year as a number and a day as a date, so that they sort; else harmless text."""
    if cell and column in _DAYS:
        return datetime.fromisoformat(cell)
    return int(cell) if cell and column == "Năm" else harmless(cell)


def _measure(target: Target) -> str:
    """ "≥ 95%"; an equal value needs no sign."""
    value = f"{target.value}{'' if target.unit == '%' else ' '}{target.unit}".strip()
    return " ".join(filter(None, (_SIGNS.get(target.comparison, target.comparison), value)))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _cells(record: Record) -> list[str]:
    doubts = "; ".join(f"{_FIELDS.get(name, name)}: {reason}" for name, reason in record.uncertain.items())
    common = [record.id, KINDS[record.kind], record.document, str(record.year)]
    if isinstance(record, Task):
        own = [
            " ".join(filter(None, (record.area_no, record.area))),
            record.goal or "",
            record.task or "",
            record.activity or record.task or "",
            record.product or "",
            "; ".join(record.lead_agencies) or record.lead or "",
            "; ".join(record.coordinate_agencies) or record.coordinate or "",
            *_times(record),
            recurrence_words(record.recurrence),
            record.budget or "",
            "",
        ]
    elif isinstance(record, Duty):
        lead, coordinate = _sides(record)
        own = [_heading(record), "", "", record.text, "", lead, coordinate, *_times(record)]
        own += [recurrence_words(record.recurrence), "", ""]
    else:
        year = str(record.target_year) if record.target_year else ""
        own = [
            _heading(record),
            "",
            record.object,
            record.text,
            "",
            "",
            record.level or "",
            year,
            "",
            "",
            "",
            "",
            _measure(record),
        ]
    return [*common, *own, doubts]


def _times(record: Task | Duty) -> tuple[str, str, str]:
    return record.deadline or "", record.deadline_start or "", record.deadline_end or ""


def _sides(record: Duty) -> tuple[str, str]:
    """Who leads and who helps in a duty."""
    named = "; ".join(record.agencies) or record.agency
    helpers = "; ".join(record.coordinate_agencies) or record.coordinate or ""
    return ("", named) if record.role == "coordinate" else (named, helpers)


def _heading(record: Duty | Target) -> str:
    return record.path[-1] if record.path else ""


def _shown(record: Record) -> list[str]:
    if isinstance(record, Target):
        return [
            record.id,
            record.object or record.text,
            _measure(record),
            record.level or "",
            str(record.target_year or ""),
        ]
    if isinstance(record, Duty):
        lead, coordinate = _sides(record)
        return [record.id, record.text, lead, coordinate, record.deadline or ""]
    lead, coordinate = "; ".join(record.lead_agencies), "; ".join(record.coordinate_agencies)
    return [record.id, work_of(record), lead, coordinate, record.deadline or ""]


def _event(record: Task | Duty, stamp: datetime) -> list[str]:
    last = date.fromisoformat(record.deadline_end or "")
    first = date.fromisoformat(record.deadline_start) if record.deadline_start else last
    lead = _sides(record)[0] if isinstance(record, Duty) else "; ".join(record.lead_agencies)
    role = f" ({_ROLES[record.role]})" if isinstance(record, Duty) else ""
    notes = [f"Chủ trì: {lead}{role}" if lead else "", f"Thời gian: {record.deadline}", f"Nguồn: {record.id}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(record.id)}@cchc",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(work_of(record))}",
        f"DESCRIPTION:{_escaped(chr(10).join(filter(None, notes)))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """A content line cut after at most 75 octets, never inside a character; what follows a cut begins with a space."""
    parts: list[str] = []
    part, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > _FOLD:
            parts.append(part)
            part, size = " ", 1
        part += char
        size += octets
    return "\r\n".join([*parts, part])
