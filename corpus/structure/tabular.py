"""A table's rows as passages, and whatever no row took, so that nothing of a table is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import BlockKind, Span, TableRegion
from corpus.normalizer import match_key
from corpus.repair import repair
from corpus.structure.excerpt import excerpt
from corpus.structure.lines import Line, has_words
from corpus.structure.passage import Passage, known
from corpus.structure.row import Row

_LONGEST_REST = 600  # characters of one passage of words that no row took
_WORD = re.compile(r"\w+")
_LAST_TAGS = re.compile(r"(?:\s*</?\w{1,10}>?)+\s*\Z")
_TAG_REACH = 100  # mark-up at the end of a piece is not longer
_TAG = re.compile(r"[\s>/]*(?:</?\w{1,10}>?\s*)+")  # tags, their brackets taken by a cell or not


def table_passages(text: str, lines: Sequence[Line], region: TableRegion, rows: Sequence[Row]) -> list[Passage]:
    """The passages of a table in reading order; `lines` are the table's own.

    A row's spans are those of its cells in column order, and its reading the cells joined by " | "; a cell that several
    rows share stands in the first of them. A banner over rows is a passage of its own. What remains is table text too,
    or furniture where it repeats the header.
    """
    passages: list[Passage] = []
    taken: set[Span] = set()
    body = min((row.extent.start for row in rows), default=0)
    for row in rows:
        area = () if row.area is None else row.area.spans
        banner = [area] if any(not row.extent.covers(span) for span in area) else []
        inside = [] if banner else [area]
        for cells in (banner, inside + [_below(cell.spans, body) for cell in row.cells.values()]):
            own = [spans for spans in cells if not taken.issuperset(spans)]
            if own:
                taken.update(span for spans in own for span in spans)
                passages.append(_row_passage(text, own))
    names = frozenset(_WORD.findall(match_key(" ".join(region.header))))
    pieces = _left_over(text, lines, sorted(taken))
    for kind, rest in _gathered((piece, direct, _kind(text, piece, names)) for piece, direct in pieces):
        passages.append(known(kind, excerpt(text, rest)))
    return sorted(passages, key=lambda passage: passage.start)


def _below(spans: Sequence[Span], body: int) -> tuple[Span, ...]:
    """The ranges that stand in the body of a table: a column's heading, which a cell may mean, is no part of a row."""
    return tuple(span for span in spans if span.start >= body)


def _kind(text: str, piece: Span, names: frozenset[str]) -> BlockKind:
    """Furniture where the words are the header's, column numbers aside."""
    words = set(_WORD.findall(match_key(repair(text, [piece]))))
    named = words & names
    return BlockKind.FURNITURE if named and all(word.isdigit() for word in words - named) else BlockKind.TABLE


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
            if stop > begin and has_words(text[begin:stop]) and not _TAG.fullmatch(text, begin, stop):
                yield Span(begin, _without_tags(text, begin, stop)), direct
                direct = True
            if following is None or following.start >= line.end:
                break
            direct = False
            begin = max(begin, following.end)
            look += 1


def _without_tags(text: str, begin: int, end: int) -> int:
    """Where the words of a piece end: a sign such as ">" at its end would be taken off alone, and "<b" be left."""
    base = max(begin, end - _TAG_REACH)
    tags = _LAST_TAGS.search(text[base:end])
    return base + tags.start() if tags else end


def _gathered(pieces: Iterable[tuple[Span, bool, BlockKind]]) -> Iterator[tuple[BlockKind, tuple[Span, ...]]]:
    """Pieces of one kind that follow each other, put together up to a length that is still one passage."""
    gathered: list[Span] = []
    last = BlockKind.TABLE
    for piece, direct, kind in pieces:
        if gathered and (not direct or kind is not last or piece.end - gathered[0].start > _LONGEST_REST):
            yield last, tuple(gathered)
            gathered = []
        gathered.append(piece)
        last = kind
    if gathered:
        yield last, tuple(gathered)
