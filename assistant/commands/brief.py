"""`cchc brief`: what an agency leads, coordinates and owes, each line with its record."""

from pathlib import Path

import click

from assistant.commands.chosen import chosen_agency, open_records
from assistant.errors import AssistantError
from corpus.agencies import load_registry
from corpus.briefing import make_briefing, write_briefing


@click.command(epilog='Ví dụ (example): cchc brief "Sở Nội vụ" --year 2025')
@click.argument("agency")
@click.option("--year", type=int, help="Năm kế hoạch (only plans of this year).")
@click.option("--place", help="Địa bàn (only plans of this place).")
@click.option("--index", "folder", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder).")
def command(agency: str, year: int | None, place: str | None, folder: Path | None) -> None:
    """Bản giới thiệu nhiệm vụ của một cơ quan. (A briefing on an agency's work.)"""
    years = (year,) if year is not None else ()
    opened = open_records(folder, years=years, places=(place,) if place else ())
    registry = load_registry()
    chosen = chosen_agency(agency, opened.records, registry, opened.catalog)
    place = place or next(iter(chosen.places), None)
    briefing = make_briefing(chosen.name, opened.records, opened.catalog, registry, year=year, place=place)
    if briefing.is_empty:
        raise AssistantError(
            f"{chosen.name}: các kế hoạch đã chọn không giao việc gì, hãy thử --year hoặc --place khác "
            "(nothing is assigned to it in the plans chosen)"
        )
    click.echo(write_briefing(briefing, {entry.id: entry.title for entry in opened.catalog}), nl=False)
