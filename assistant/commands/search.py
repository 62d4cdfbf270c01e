"""`cchc search`: the passages that fit a query, best first."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from assistant.commands.chosen import catalogued
from assistant.commands.told import told
from assistant.errors import UsageError
from assistant.passages import hit_json
from assistant.ready import ready_index
from assistant.settings import load_settings
from corpus.normalizer import normalize
from index.chunk import ChunkKind
from index.hit import Hit, SearchQuery

_SHOWN = 400  # characters of a passage in the readable form
_KINDS = [str(kind) for kind in ChunkKind]


@click.command(epilog='Ví dụ (example): cchc search "dịch vụ công trực tuyến" --year 2024 --limit 5')
@click.argument("query")
@click.option("--year", "years", type=int, multiple=True, help="Năm (only documents of this year).")
@click.option("--place", "places", multiple=True, help="Địa bàn (only documents of this place).")
@click.option("--document", "documents", multiple=True, help="Mã tài liệu (only this document).")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Đoạn văn hay dòng bảng (only these).")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="Số kết quả (how many).")
@click.option("--json", "as_json", is_flag=True, help="In đối tượng JSON (print JSON).")
@click.option("--index", "folder", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder).")
def command(
    query: str,
    years: tuple[int, ...],
    places: tuple[str, ...],
    documents: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Tra cứu đoạn văn và dòng bảng. (Search passages and table rows.)"""
    text = normalize(query).text.strip()
    if not text:
        raise UsageError('chưa có từ cần tra cứu, ví dụ: cchc search "dịch vụ công trực tuyến" (the query is empty)')
    index = ready_index(load_settings(index=folder).index, told)
    documents, years, places = catalogued(index.catalog, documents, years, places)
    chosen = tuple(ChunkKind(kind) for kind in kinds)
    hits = index.search(SearchQuery(text, (), documents, years, places, chosen, limit))
    titles = {entry.id: entry.title for entry in index.catalog}
    if as_json:
        found = [hit_json(index, hit, titles) for hit in hits]
        click.echo(json.dumps({"query": text, "hits": found}, ensure_ascii=False, indent=2))
    else:
        click.echo(_readable(hits, titles))


def _readable(hits: Sequence[Hit], titles: dict[str, str]) -> str:
    if not hits:
        return "Không tìm thấy đoạn nào. (No passage found.)"
    lines: list[str] = []
    for number, hit in enumerate(hits, start=1):
        place = " › ".join((titles[hit.chunk.document], *hit.chunk.path))
        text = " ".join(hit.chunk.text.split())
        shown = text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
        lines += [f"{number}. {place} ({hit.score:.2f})", f"   {shown}", ""]
    return "\n".join(lines[:-1])
