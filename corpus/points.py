"""Lists in prose: the line that announces one ("Phát triển hạ tầng số", "Thời gian gửi báo cáo:") and its points."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Block, BlockKind, Document

_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_TITLE_LIKE = 16  # words; a longer point without a stop is a point, though others stand below it
_STOPS = (".", ";", ",", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class PointList:
    """A block whose last sentence announces the blocks after it, `points`, those of lists inside it included."""

    opening: Block
    points: tuple[Block, ...]


def point_lists(document: Document) -> tuple[PointList, ...]:
    """The lists of a document, in the order of their openings; none is empty."""
    return tuple(sorted(_lists(document), key=lambda found: found.opening.spans[0]))


def _lists(document: Document) -> Iterator[PointList]:
    blocks = [block for block in document.blocks if block.kind in _PROSE]
    open_: list[tuple[Block, list[Block]]] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        while open_ and not _belongs(block, open_[-1][0]):
            yield from _closed(open_.pop())
        for _, points in open_:
            points.append(block)
        if after is not None and _opens(block, after):
            open_.append((block, []))
    for left in open_:
        yield from _closed(left)


def _closed(found: tuple[Block, list[Block]]) -> Iterator[PointList]:
    opening, points = found
    if points:
        yield PointList(opening, tuple(points))


def _opens(block: Block, after: Block) -> bool:
    if not _belongs(after, block):
        return False
    if block.text.endswith(":"):
        return True
    return block.kind is BlockKind.ITEM and not block.text.endswith(_STOPS) and len(block.text.split()) <= _TITLE_LIKE


def _belongs(block: Block, opening: Block) -> bool:
    """Whether a block can be a point under `opening`: a list item of the same section with another kind of label."""
    return (
        block.kind is BlockKind.ITEM and block.section == opening.section and label_kind(block) != label_kind(opening)
    )


def label_kind(block: Block) -> str:
    """Labels of one kind are those of one list: "1" for numbers, "a" for letters, else the sign itself, "" for none."""
    marker = block.marker.strip("().")
    return "1" if marker[:1].isdigit() else "a" if marker.isalpha() else marker
