"""From a file to a `Document`."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from corpus.catalog import CatalogEntry
from corpus.document import BlockKind, Document, Section, TableRegion
from corpus.errors import CorpusError
from corpus.normalizer import normalize
from corpus.readers.text import read_text
from corpus.structure.excerpt import excerpt
from corpus.structure.footnotes import find_footnotes
from corpus.structure.furniture import find_furniture, title_line, type_only
from corpus.structure.lines import Line, Settings, read_lines
from corpus.structure.outline import build_outline
from corpus.structure.paragraphs import join_lines, spans_of
from corpus.structure.passage import Passage, footnote, known, prose
from corpus.structure.regions import find_tables
from corpus.structure.tables import read_rows
from corpus.structure.tabular import table_passages


def read_document(path: Path, entry: CatalogEntry) -> Document:
    """Read a text file as the document that `entry` describes.

    Raises `CorpusError`, in one line, for a file that cannot be read, is too large, empty or no text.
    """
    return build_document(read_text(path), entry)


def build_document(raw_text: str, entry: CatalogEntry) -> Document:
    """The document of a text: canonical text, sections, blocks and tables, each with its place.

    Every character that is no white space, label or mark-up stands in a block. Raises `CorpusError` where nothing but
    white space is left.
    """
    normalized = normalize(raw_text)
    text = normalized.text
    if not text.strip():
        raise CorpusError(
            f"tài liệu {entry.id!r} trống, hãy đưa tệp có chữ (the document is empty; give a file with text)"
        )
    lines = read_lines(text)
    tables = _tables(text, lines)
    outline = build_outline(text, _passages(text, lines, tables))
    placed = tuple(replace(table, section=_section_at(outline.sections, table.span.start)) for table in tables)
    return Document(entry, text, outline.sections, outline.blocks, placed, normalized.pages)


def _tables(text: str, lines: Sequence[Line]) -> tuple[TableRegion, ...]:
    """The tables below the document's title: a letterhead may look like one."""
    title = title_line(lines)
    below = lines[title].start if title >= 0 else 0
    return tuple(table for table in find_tables(text) if table.span.start >= below)


def _section_at(sections: Sequence[Section], place: int) -> int:
    """The innermost section around a place; -1 for none."""
    around = (section.index for section in sections if section.extent.start <= place < section.extent.end)
    return max(around, default=-1)


def _passages(text: str, lines: Sequence[Line], tables: Sequence[TableRegion]) -> list[Passage]:
    """All the lines as passages, in reading order."""
    ranges = _line_ranges(lines, tables)
    in_tables = {place for table in ranges for place in table}
    furniture = find_furniture(lines, ranges)
    settings = Settings(lines)
    flow = [place for place in range(len(lines)) if place not in in_tables and place not in furniture]
    notes = find_footnotes(text, lines, flow, settings)
    in_notes = {place for note in notes for place in note}
    passages = [footnote(excerpt(text, spans_of(lines, note))) for note in notes]
    passages += [known(BlockKind.FURNITURE, excerpt(text, spans_of(lines, run))) for run in _runs(sorted(furniture))]
    for table, table_range in zip(tables, ranges, strict=True):
        own = lines[table_range.start : table_range.stop]
        passages += table_passages(text, own, table, read_rows(text, table))
    starts = [table.start for table in ranges]
    for _, stretch in groupby((place for place in flow if place not in in_notes), lambda place: bisect(starts, place)):
        groups = join_lines(lines, list(stretch), settings)
        passages += [prose(excerpt(text, spans_of(lines, group))) for group in groups]
    passages.sort(key=lambda passage: passage.start)
    return _with_title(passages, lines)


def _line_ranges(lines: Sequence[Line], tables: Sequence[TableRegion]) -> list[range]:
    """For each table the indexes of the lines that begin in it."""
    starts = [line.start for line in lines]
    return [range(bisect_left(starts, t.span.start), bisect_left(starts, t.span.end)) for t in tables]


def _runs(places: Iterable[int]) -> Iterator[list[int]]:
    """Ascending numbers, cut where one is missing."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _with_title(passages: list[Passage], lines: Sequence[Line]) -> list[Passage]:
    """The passages, those of the document's title marked as such."""
    at = title_line(lines)
    if at < 0:
        return passages
    marked: list[Passage] = []
    left = 0
    for passage in passages:
        if passage.is_prose and passage.start <= lines[at].start < passage.excerpt.spans[-1].end:
            left = 2 if type_only(passage.excerpt.raw) else 1
        elif left and (passage.marker or passage.words.endswith((".", ";", ":"))):
            left = 0
        if left and passage.is_prose:
            passage = known(BlockKind.TITLE, passage.excerpt)
            left -= 1
        marked.append(passage)
    return marked
