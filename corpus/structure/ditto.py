"""Marks that say "as above" in a cell: nt, "như trên", quotation marks under a value."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Span
from corpus.repair import repair
from corpus.structure.draft import Draft
from corpus.structure.row import Cell, Column

_MARK = re.compile(
    r"[\s\-–—(\[.\"'“”]*(?:nt|n\.\s?t|như\s+(?:hàng\s+|dòng\s+|mục\s+)?trên|//|″|〃|''|[\"“”])[\s\-–—)\].\"'“”]*",
    re.IGNORECASE,
)
_NOTHING_ABOVE = "ô ghi “như trên” nhưng hàng trên không có giá trị"


def is_ditto(words: str) -> bool:
    """Whether a cell holds such a mark and nothing else."""
    return bool(words) and _MARK.fullmatch(words) is not None


def as_above(text: str, above: Draft | None, draft: Draft) -> None:
    """Give the cells of `draft` that hold such a mark what stands above them; without that they are empty, in doubt."""
    for column in [*draft.own]:
        if column is Column.NUMBER or not is_ditto(_words(text, draft.cells[column].spans)):
            continue
        cell = above.cells.get(column, Cell(())) if above else Cell(())
        if cell.spans:
            draft.cells[column] = replace(cell, inherited=True)
        else:
            draft.cells[column] = Cell((), doubt=_NOTHING_ABOVE)
            draft.own.discard(column)


def _words(text: str, spans: Sequence[Span]) -> str:
    return repair(text, spans)
