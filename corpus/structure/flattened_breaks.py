"""What a first reading of a flattened table says of its pages: how high they are, and how exactly cells end with them.

Pages of one table are about equally high, and a cell that goes on under a page header has reached its page's end. How
far that holds for a table is what its other pages show: a page is never told what it said itself.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.structure.flattened_pages import Columns, page_height, room_at_break
from corpus.structure.flattened_pieces import BANNER, Piece, Step

_LEAST_PAGES = 3
_LEAST_RESUMED = 4
_EVEN = ((0.8, "even"), (0.5, "mostly"))  # shares of pages as high as most
_EXACT = ((0.9, "!"), (0.6, "~"))  # shares of the resumed cells that had reached their page's end
_NEAR = 1  # lines by which a page may be higher or lower than usual and still be told apart


@dataclass(frozen=True, slots=True)
class _Item:
    at: int
    step: Step


class Breaks:
    """The page breaks of a table that was read: pieces with their columns and steps, `pages` the page of each line.
    Without them it knows nothing: "?"."""

    def __init__(
        self, columns: Columns, read: Sequence[tuple[Piece, int, Step]] = (), pages: Sequence[int] = ()
    ) -> None:
        self._columns = columns
        self._items: dict[int, list[_Item]] = defaultdict(list)
        for piece, column, step in read:
            self._items[pages[piece.line]].append(_Item(column, step))
        self._usual: dict[int, tuple[int, str]] = {}
        self._exactness: dict[int, str] = {}

    def usual(self, page: int) -> tuple[int, str]:
        """How high the other pages mostly are, and how even they are: "even", "mostly", "uneven"; (0, "?") unknown."""
        known = self._usual.get(page)
        if known is None:
            others = Counter(height for other, height in self._heights.items() if other != page)
            known = 0, "?"
            if others.total() >= _LEAST_PAGES:
                height, count = max(others.items(), key=lambda item: (item[1], item[0]))
                known = height, _share_class(count / others.total(), _EVEN, "uneven")
            self._usual[page] = known
        return known

    def exactness(self, page: int) -> str:
        """How often cells that go on under the other pages' headers had reached the page's end: "!" as good as always,
        "~" mostly, "." seldom."""
        known = self._exactness.get(page)
        if known is None:
            resumed = [whole for other, found in self._resumed.items() if other != page for whole in found]
            share = sum(resumed) / len(resumed) if resumed else 0.0
            known = _share_class(share, _EXACT, ".") if len(resumed) >= _LEAST_RESUMED else "?"
            self._exactness[page] = known
        return known

    def compared(self, page: int, height: int) -> str:
        """How a page of this height stands to the others."""
        usual, evenness = self.usual(page)
        if evenness == "?":
            return "?"
        more = height - usual
        side = str(more) if abs(more) <= _NEAR else "low" if more < 0 else "high"
        return f"{evenness} {side}"

    def reached(self, page: int, count: int) -> str:
        """Whether `count` lines from a page's head on fill it ("full") or would not stand on it ("over"); else ""."""
        usual, evenness = self.usual(page)
        if evenness == "?" or count < usual:
            return ""
        return f"{evenness} {'full' if count == usual else 'over'}"

    @cached_property
    def _heights(self) -> dict[int, int]:
        """The height of every page but the last, which need not be full."""
        last = max(self._items, default=0)
        return {
            page: page_height(reversed(items), self._columns) for page, items in self._items.items() if page != last
        }

    @cached_property
    def _resumed(self) -> dict[int, list[bool]]:
        """By page, for each cell that goes on under the next page's header, whether it had reached the page's end."""
        found = {}
        for page, items in self._items.items():
            following = self._items.get(page + 1, [])
            resumed = [item.at for item in following if item.step is Step.RESUME]
            if resumed and items[-1].at != BANNER:
                room = room_at_break(reversed(items), self._columns)
                found[page] = [room[column].removeprefix("s") == "0" for column in resumed]
        return found


def _share_class(share: float, classes: Sequence[tuple[float, str]], other: str) -> str:
    return next((name for least, name in classes if share >= least), other)
