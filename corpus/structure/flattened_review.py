"""A second look at a reading of a flattened table: of readings that came close, the one whose pages are as high as
the table's others.

The search decides line by line and cannot know how high a page becomes. Pages of one table are about equally high, so
how often each height is seen in it is evidence for or against what put a row's lines into one cell or into two.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.structure.flattened_doubts import TEMPERATURE, Doubt, unfold
from corpus.structure.flattened_pages import page_height
from corpus.structure.flattened_pieces import Piece, Step
from corpus.structure.flattened_search import Search
from corpus.structure.flattened_sheet import Sheet
from corpus.structure.flattened_steps import State, advance, start, turn_page

_LEAST_PAGES = 4
_UNSEEN = 0.3  # what stands for a height that no other page has
_KERNEL = ((0, 1.0), (1, 0.1))  # how much a page says of its own height and of the next ones


@dataclass(frozen=True, slots=True)
class _Item:
    piece: Piece
    step: Step
    at: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class _Other:
    """Another reading of the items `[start, stop)`, and how far it was behind."""

    start: int
    stop: int
    steps: tuple[tuple[Piece, Step, int], ...]
    behind: float


def review(search: Search, last: State, doubts: Sequence[Doubt]) -> tuple[list[State], list[Doubt]]:
    """The path to `last` with its doubts, stretches of it exchanged where heights of pages speak for another reading.

    `doubts` has one for each state of the path. The search must have kept its rivals.
    """
    sheet, path = search.sheet, last.path()
    items = [
        _Item(state.piece, state.step, state.at, doubt)
        for state, doubt in zip(path, doubts, strict=True)
        if state.piece is not None and state.step is not None
    ]
    changes = _changes(sheet, items, list(_others(search, last)))
    if not changes:
        return path, list(doubts)
    for other, sure in sorted(changes, key=lambda change: -change[0].start):
        items[other.start : other.stop] = _exchanged(items[other.start : other.stop], other, sure)
    return _replayed(sheet, items), [item.doubt for item in items]


def _others(search: Search, last: State) -> Iterator[_Other]:
    chain = list(last.chain())[::-1]
    places = {state: index for index, state in enumerate(chain)}
    counts = [0]  # items before each state of the chain
    for state in chain:
        counts.append(counts[-1] + (state.step is not None))
    for index, state in enumerate(chain):
        for rival in search.rivals.get(state, ()):
            common, steps = unfold(rival, state, places)
            yield _Other(counts[common + 1], counts[index + 1], tuple(reversed(steps)), rival.behind)


def _changes(sheet: Sheet, items: Sequence[_Item], others: Sequence[_Other]) -> list[tuple[_Other, float]]:
    """The readings to take instead, none over another, each with how likely it is."""
    pages = _pages(sheet, items)
    heights = {page: page_height(reversed(here), sheet) for page, here in pages.items()}
    if len(heights) < _LEAST_PAGES:
        return []
    seen = Counter(heights.values())
    weighed = []
    for other in others:
        touched = {sheet.lines[item.piece.line].page for item in items[other.start : other.stop]}
        if all(seen[heights[page]] > len(heights) / 2 for page in touched):
            continue
        kept = [item for item in items[: other.start] if sheet.lines[item.piece.line].page in touched]
        after = [item for item in items[other.stop :] if sheet.lines[item.piece.line].page in touched]
        changed = _pages(sheet, [*kept, *_exchanged(items[other.start : other.stop], other, 1.0), *after])
        gain = -other.behind / TEMPERATURE
        for page in touched:
            rest = seen - Counter([heights[page]])
            gain += _usual(rest, page_height(reversed(changed[page]), sheet)) - _usual(rest, heights[page])
        if gain > 0.0:
            weighed.append((gain, other))
    taken: list[tuple[_Other, float]] = []
    for gain, other in sorted(weighed, key=lambda one: -one[0]):
        if all(other.stop <= known.start or known.stop <= other.start for known, _ in taken):
            taken.append((other, 1.0 / (1.0 + math.exp(-gain))))
    return taken


def _usual(heights: Counter[int], height: int) -> float:
    """The logarithm of how usual a height is among the other pages."""
    return math.log(_UNSEEN + sum(by * heights[height + side] for off, by in _KERNEL for side in {off, -off}))


def _pages(sheet: Sheet, items: Sequence[_Item]) -> dict[int, list[_Item]]:
    pages: dict[int, list[_Item]] = {}
    for item in items:
        pages.setdefault(sheet.lines[item.piece.line].page, []).append(item)
    return pages


def _exchanged(items: Sequence[_Item], other: _Other, sure: float) -> list[_Item]:
    """The items of another reading; what they differ in is as sure as given."""
    known = {(item.piece, item.step, item.at): item for item in items}
    instead = tuple((item.step, item.at, 1.0 - sure) for item in items)
    return [known.get(step) or _Item(*step, Doubt(sure, instead)) for step in other.steps]


def _replayed(sheet: Sheet, items: Sequence[_Item]) -> list[State]:
    state, states = start(sheet), []
    for item in items:
        line = sheet.lines[item.piece.line]
        if line.first and item.piece.start == 0 and item.piece.line:
            state = turn_page(state, sheet)
        state = advance(state, sheet, item.piece, (item.step, item.at), 0.0)
        states.append(state)
    return states
