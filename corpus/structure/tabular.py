"""A table's rows as passages, and whatever no row took, so that nothing of a table is lost."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import BlockKind, Span, TableRegion
from corpus.normalizer import match_key
from corpus.repair import repair
from corpus.structure.excerpt import excerpt
from corpus.structure.lines import Line, has_words
from corpus.structure.passage import Passage, known
from corpus.structure.row import Row

_LONGEST_REST = 600  # characters of one passage of words that no row took
_WORD = re.compile(r"\w+")


def table_passages(text: str, lines: Sequence[Line], region: TableRegion, rows: Sequence[Row]) -> list[Passage]:
    """The passages of a table in reading order; `lines` are the table's own.

    A row's spans are those of its own cells in column order, values inherited from other rows left out, and its reading
    the cells joined by " | ". A banner over rows is a passage of its own. What remains is table text too, or furniture
    where it repeats the header.
    """
    passages: list[Passage] = []
    banners: set[tuple[Span, ...]] = set()
    for row in rows:
        if row.area and row.area.spans and row.area.spans not in banners:
            banners.add(row.area.spans)
            passages.append(_row_passage(text, [row.area.spans]))
        cells = [cell.spans for cell in row.cells.values() if cell.spans and not cell.inherited]
        if cells:
            passages.append(_row_passage(text, cells))
    taken = sorted(span for passage in passages for span in passage.excerpt.spans)
    names = set(_WORD.findall(match_key(" ".join(region.header))))
    for rest in _gathered(_left_over(text, lines, taken)):
        words = set(_WORD.findall(match_key(repair(text, rest))))
        kind = BlockKind.FURNITURE if words <= names else BlockKind.TABLE
        passages.append(known(kind, excerpt(text, rest)))
    return sorted(passages, key=lambda passage: passage.start)


def _row_passage(text: str, cells: Sequence[tuple[Span, ...]]) -> Passage:
    spans = tuple(span for cell in cells for span in cell)
    reading = " | ".join(words for words in (repair(text, cell) for cell in cells) if words)
    return known(BlockKind.TABLE, excerpt(text, spans), reading)


def _left_over(text: str, lines: Sequence[Line], taken: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The pieces of lines outside `taken` that hold words, and whether each follows the piece before directly."""
    at = 0
    direct = False
    for line in lines:
        begin = line.start
        while at < len(taken) and taken[at].end <= begin:
            at += 1
        look = at
        while begin < line.end:
            following = taken[look] if look < len(taken) else None
            stop = min(line.end, following.start) if following else line.end
            if stop > begin and has_words(text[begin:stop]):
                yield Span(begin, stop), direct
                direct = True
            if following is None or following.start >= line.end:
                break
            direct = False
            begin = max(begin, following.end)
            look += 1


def _gathered(pieces: Iterator[tuple[Span, bool]]) -> Iterator[tuple[Span, ...]]:
    """Pieces that follow each other, put together up to a length that is still one passage."""
    gathered: list[Span] = []
    for piece, direct in pieces:
        if gathered and (not direct or piece.end - gathered[0].start > _LONGEST_REST):
            yield tuple(gathered)
            gathered = []
        gathered.append(piece)
    if gathered:
        yield tuple(gathered)
