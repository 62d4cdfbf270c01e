"""`cchc tasks`: the register of tasks, duties and targets, filtered, shown, exported, explained."""

from datetime import UTC, datetime
from pathlib import Path

import click

from assistant.commands.chosen import chosen_agency, open_records
from assistant.commands.written import write_whole
from assistant.errors import UsageError
from corpus.agencies import AgencyRegistry, load_registry
from corpus.document import Document
from corpus.exports import KINDS, to_csv, to_ics, to_jsonl, to_table, to_xlsx
from corpus.record import Record, Records, Task
from corpus.register import Selection, in_area, printed_agencies, select

_AREAS_TOLD = 7
_FORMATS = ("table", "jsonl", "csv", "xlsx", "ics")


@click.command(
    epilog='Ví dụ (example): cchc tasks --agency "Sở Nội vụ" --year 2025 --role lead --format xlsx --out so.xlsx'
)
@click.option("--document", "documents", multiple=True, help="Mã tài liệu (only this document).")
@click.option("--year", "years", type=int, multiple=True, help="Năm kế hoạch (only plans of this year).")
@click.option("--place", "places", multiple=True, help="Địa bàn (only plans of this place).")
@click.option("--agency", "agencies", multiple=True, help="Cơ quan, tên đầy đủ hay viết tắt (only this agency).")
@click.option("--role", type=click.Choice(["lead", "coordinate"]), help="Chủ trì hay phối hợp (the agency's part).")
@click.option("--area", help='Lĩnh vực: số ("VI") hoặc tên (number or name of an area).')
@click.option("--due-from", type=click.DateTime(["%Y-%m-%d"]), help="Đến hạn từ ngày (due on or after).")
@click.option("--due-to", type=click.DateTime(["%Y-%m-%d"]), help="Đến hạn trước hoặc trong ngày (due on or before).")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Loại bản ghi (task, duty, target)."
)
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(_FORMATS), help="Dạng kết quả.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Ghi ra tệp (write to this file).")
@click.option("--explain", metavar="ID", help="Xem một bản ghi bên cạnh văn bản gốc (one record beside its source).")
@click.option("--new-names", is_flag=True, help="Liệt kê tên cơ quan chưa có trong danh mục (names not registered).")
@click.option("--index", "folder", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder).")
def command(
    documents: tuple[str, ...],
    years: tuple[int, ...],
    places: tuple[str, ...],
    agencies: tuple[str, ...],
    role: str | None,
    area: str | None,
    due_from: datetime | None,
    due_to: datetime | None,
    kinds: tuple[str, ...],
    form: str,
    out: Path | None,
    explain: str | None,
    new_names: bool,
    folder: Path | None,
) -> None:
    """Sổ nhiệm vụ: lọc, xem và xuất. (The register of tasks: filter, view and export.)"""
    if due_from and due_to and due_from > due_to:
        raise UsageError("--due-from sau --due-to, hãy đổi lại (--due-from is after --due-to)")
    opened = open_records(folder, documents=documents, years=years, places=places)
    if explain:
        _explain(explain, opened.record(explain), opened.document(opened.record(explain).document))
        return
    registry = load_registry()
    named = [chosen_agency(agency, opened.records, registry, opened.catalog) for agency in agencies]
    wanted = Selection(
        documents=documents,
        years=years,
        places=places or tuple(place for one in named for place in one.places),
        agencies=tuple(one.name for one in named),
        role=role,
        area=_known_area(area, opened.records),
        due_from=_day(due_from),
        due_to=_day(due_to),
        kinds=kinds,
    )
    chosen = select(opened.records, wanted, opened.catalog, registry)
    if new_names:
        _propose(chosen, registry)
    else:
        _write(chosen, form, out)


def _propose(records: tuple[Record, ...], registry: AgencyRegistry) -> None:
    """The spellings that the registry does not know, with the nearest known name: for a person to decide on."""
    cells = [cell for record in records for cell in printed_agencies(record)]
    for row in registry.proposals(cells):
        near = f"  ~ {row.nearest}" if row.nearest else ""
        click.echo(f"{row.count:4}  {row.text}{near}")


def _known_area(area: str | None, records: Records) -> str | None:
    """`area`. Raises `UsageError` where no record stands in such an area: an empty list would not say it was a slip."""
    everything: tuple[Record, ...] = (*records.tasks, *records.duties, *records.targets)
    if area is None or any(in_area(record, area) for record in everything):
        return area
    found = dict.fromkeys(f"{task.area_no} {task.area}" for task in records.tasks if task.area_no and task.area)
    listed = ", ".join(list(found)[:_AREAS_TOLD])
    raise UsageError(f"--area {area}: không có lĩnh vực này, ví dụ có {listed} (no such area)")


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


def _write(records: tuple[Record, ...], form: str, out: Path | None) -> None:
    left_out: tuple[Record, ...] = ()
    if form == "xlsx":
        if out is None:
            raise UsageError(
                "bảng tính phải ghi ra tệp, hãy nêu bằng --out, ví dụ --out so.xlsx "
                "(a workbook is no text; name its file with --out)"
            )
        write_whole(out, [to_xlsx(records)])
    else:
        if form == "ics":
            calendar = to_ics(records, datetime.now(UTC))
            text, left_out = calendar.text, calendar.left_out
        else:
            text = {"table": to_table, "jsonl": to_jsonl, "csv": to_csv}[form](records)
        if out is None:
            click.echo(text, nl=False)
        else:
            # A byte-order mark: without it spreadsheets read Vietnamese in UTF-8 as another encoding.
            write_whole(out, [text.encode("utf-8-sig" if form == "csv" else "utf-8")])
    if left_out:
        click.echo(
            f"{len(left_out)} việc không có ngày cố định, không đưa vào lịch (left out: no fixed dates).", err=True
        )
    if out is not None or form == "table":
        where = f" → {out}" if out else ""
        click.echo(f"{len(records)} bản ghi (records){where}", err=True)


def _explain(identity: str, record: Record, document: Document) -> None:
    click.echo(f"{identity} · {KINDS[record.kind]} · {document.entry.title}")
    if record.path:
        click.echo(" › ".join(record.path))
    inherited = record.inherited if isinstance(record, Task) else ()
    for name, spans in record.spans.items():
        value = getattr(record, name, None)
        notes = ["lấy từ ô gộp hoặc trước chỗ ngắt trang (inherited)"] if name in inherited else []
        if name in record.uncertain:
            notes.append(f"cần kiểm tra (uncertain): {record.uncertain[name]}")
        click.echo(f"\n{name}: {value}" + (f"   [{'; '.join(notes)}]" if notes else ""))
        for span in spans:
            click.echo(f"  {span.start}–{span.end} │ {span.cut(document.text)!r}")
    for name, reason in record.uncertain.items():
        if name not in record.spans:
            click.echo(f"\n{name}: cần kiểm tra (uncertain): {reason}")
    click.echo(f"\nĐộ tin cậy (confidence): {record.confidence:.2f}")
