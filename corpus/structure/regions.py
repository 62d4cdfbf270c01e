"""Where the tables of a text stand, what shape the extraction left them in, and what their columns are called."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import Span, TableRegion, TableShape
from corpus.repair import repair_text
from corpus.structure.header import (
    column_of,
    is_heading,
    may_begin_name,
    read_columns,
    same_heading,
)
from corpus.structure.page_numbers import page_number
from corpus.structure.pipes import PipeCell, pipe_cells, pipe_groups
from corpus.structure.printed_header import find_printed_header, repeated_header_end
from corpus.structure.row import Column

_NO_SECTION = -1
_HEADER_LINES = 8  # lines that a delimited header may be broken over
_CELL_LINES = 30  # lines that a last cell may be broken over
_TITLE_ROWS = 3  # rows of a piped table that may stand before its heading
# What no table of a plan holds at the beginning of a line: the next part of the document or its end.
_END_OF_TABLE = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]|\[\d{1,3}\][ \t]|[*_]*(?:PHỤ LỤC\b|Phụ lục\b|Nơi nhận\b|NƠI NHẬN\b|(?:TM|KT|TL)\.[ \t]))",
    re.MULTILINE,
)
_ROW_NUMBER = re.compile(r"^[ \t]*(\d{1,3})[.)]?(?=[ \t]|$)", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\t]{0,60}>")
_FIRST_WORD = re.compile(r"\S+")


def find_tables(text: str) -> tuple[TableRegion, ...]:
    """The tables of `text` in order, each from its first header to its last row; letterheads are none.

    `section` is -1: who knows the outline fills it in. A table that goes on with the same header after white space or
    a page number is one table. Work is linear in the length of the text.
    """
    regions = [*_piped(text), *_delimited(text)]
    regions += _printed(text, sorted(region.span for region in regions))
    return tuple(sorted(regions, key=lambda region: region.span))


def _piped(text: str) -> list[TableRegion]:
    regions: list[TableRegion] = []
    for group in pipe_groups(text):
        cells = pipe_cells(text, group)
        names = _pipe_heading(text, cells)
        last = regions[-1] if regions else None
        between = text[last.span.end : group.start].strip() if last else ""
        follows = last is not None and (not between or page_number(between) is not None)
        goes_on = (
            same_heading(names, last.header) if last and names else not _END_OF_TABLE.search(text, *_bounds(group))
        )
        if last is not None and follows and goes_on:
            regions[-1] = TableRegion(Span(last.span.start, group.end), _NO_SECTION, last.shape, last.header)
        elif names:
            regions.append(TableRegion(group, _NO_SECTION, TableShape.PIPED, names))
    return regions


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _pipe_heading(text: str, cells: Sequence[PipeCell]) -> tuple[str, ...]:
    """The names in the first row that is a heading; empty where none of the first rows is."""
    row: list[str] = []
    rows = 0
    for cell in cells:
        if not cell.empty:
            row.append(repair_text(cell.cut(text)))
        elif row:
            if is_heading(row):
                return tuple(row)
            rows, row = rows + 1, []
            if rows == _TITLE_ROWS:
                break
    return tuple(row) if is_heading(row) else ()


def _delimited(text: str) -> Iterator[TableRegion]:
    lines = _lines(text, 0, len(text))
    index = 0
    while index < len(lines):
        names, after = _tab_heading(text, lines, index)
        if not names:
            index += 1
            continue
        stop, following = _last_tab_row(text, lines, after, len(names))
        yield TableRegion(Span(lines[index][0], lines[stop][1]), _NO_SECTION, TableShape.DELIMITED, names)
        index = following


def _tab_heading(text: str, lines: Sequence[tuple[int, int]], index: int) -> tuple[tuple[str, ...], int]:
    """The column names of a delimited header that begins at line `index`, and the line after it; none: ()."""
    first = text[slice(*lines[index])]
    if "\t" not in first or not any(map(may_begin_name, _TAG.sub("", first).split("\t"))):
        return (), index
    best: tuple[int, tuple[str, ...], int] = (0, (), index)
    for stop in range(index + 1, min(index + _HEADER_LINES, len(lines)) + 1):
        names = tuple(repair_text(cell) for cell in text[lines[index][0] : lines[stop - 1][1]].split("\t"))
        meant = zip(names, read_columns(names), strict=True)
        known = sum(1 if column is Column.PERIOD or column_of(name) else -1 for name, column in meant)
        if is_heading(names) and known > best[0] and not any(len(name.split()) > 12 for name in names):
            best = (known, names, stop)
        if not text[slice(*lines[stop - 1])].strip():
            break
    return best[1], best[2]


def _last_tab_row(text: str, lines: Sequence[tuple[int, int]], start: int, columns: int) -> tuple[int, int]:
    """The last line of the table's rows and the line after them.

    A line without tabs may carry on an unfinished row, or the last cell of a row where a whole row follows.
    """
    last, tabs = start - 1, columns
    index = start
    while index < len(lines):
        line = text[slice(*lines[index])]
        if "\t" in line:
            tabs = line.count("\t") if tabs >= columns - 1 else tabs + line.count("\t")
            last = index
        elif line.strip() and not _turns_page(text, lines, index):
            whole = tabs >= columns - 1
            if _END_OF_TABLE.match(line) or (whole and not _row_follows(text, lines, index, columns)):
                break
            last = index
        index += 1
    return last, index


def _turns_page(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether line `index` is a page's number between rows: apart from the one above, with a row after it."""
    if text[slice(*lines[index - 1])].strip() or page_number(text[slice(*lines[index])]) is None:
        return False
    following = (text[slice(*line)] for line in lines[index + 1 : index + _CELL_LINES])
    return "\t" in next(filter(str.strip, following), "")


def _row_follows(text: str, lines: Sequence[tuple[int, int]], index: int, columns: int) -> bool:
    """Whether the lines from `index` on are the rest of a last cell: a whole row comes before a blank line."""
    if not text[slice(*lines[index - 1])].strip():
        return False
    for start, end in lines[index + 1 : index + _CELL_LINES]:
        line = text[start:end]
        if "\t" in line or not line.strip():
            return line.count("\t") == columns - 1
    return False


def _printed(text: str, taken: Sequence[Span]) -> Iterator[TableRegion]:
    """Tables whose header stands as words only, outside the ranges `taken`, which are in order."""
    for start, end in _free(text, taken):
        found: TableRegion | None = None
        heading_end = start  # of the last header, the table's first or one that repeats it
        for first, stop in _lines(text, start, end):
            word = _FIRST_WORD.search(text, first, stop)
            if word is None or word.start() < heading_end:
                continue
            repeated = repeated_header_end(text, word.start(), end, found.header) if found is not None else None
            if repeated is not None:
                heading_end = repeated
                continue
            header = find_printed_header(text, word.start(), end)
            if header is None or (found is not None and _repeats(header.names, found.header)):
                continue
            if found is not None:
                yield _closed(text, found, word.start())
            found = TableRegion(header.span, _NO_SECTION, TableShape.FLATTENED, header.names)
            heading_end = header.span.end
        if found is not None:
            yield _closed(text, found, end)


def _repeats(names: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a header is one that was there before, read from the end of the cell above on."""
    return len(names) > len(first) and same_heading(names[-len(first) :], first)


def _free(text: str, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    start = 0
    for span in taken:
        if start < span.start:
            yield start, span.start
        start = span.end
    if start < len(text):
        yield start, len(text)


def _closed(text: str, region: TableRegion, limit: int) -> TableRegion:
    ended = _END_OF_TABLE.search(text, region.span.end, limit)
    end = ended.start() if ended else limit
    while end > region.span.end and text[end - 1].isspace():
        end -= 1
    span = Span(region.span.start, end)
    numbered = _is_numbered(text, Span(region.span.start, end), region.header)
    return TableRegion(span, _NO_SECTION, TableShape.NUMBERED if numbered else TableShape.FLATTENED, region.header)


def _is_numbered(text: str, span: Span, names: Sequence[str]) -> bool:
    """Whether the rows are numbered through and have one content column, so that a number begins each."""
    columns = read_columns(names)
    if columns[0] is not Column.NUMBER or Column.GOAL in columns or {Column.TASK, Column.ACTIVITY} <= set(columns):
        return False
    wanted = 1
    for number in _ROW_NUMBER.finditer(text, span.start, span.end):
        wanted += int(number.group(1)) == wanted
    return wanted > 1


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        lines.append((start, stop))
        start = stop + 1
    return lines
