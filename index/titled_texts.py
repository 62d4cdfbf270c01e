"""The syllables of many titled texts as numbers in a few arrays: what a re-ranker reads of hundreds of them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.terms import syllables

_READ = 2500  # syllables of a body; what stands further on decides nothing
Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TitledText:
    """`group` names what the text stands in (a law, a document)."""

    title: str
    body: str
    group: str


@dataclass(frozen=True, slots=True)
class NumberLists:
    """`values[offsets[i]:offsets[i + 1]]` is list i."""

    values: Numbers
    offsets: Places

    def __getitem__(self, place: int) -> Numbers:
        return self.values[self.offsets[place] : self.offsets[place + 1]]

    def gathered(self, places: Places) -> tuple[Numbers, Places]:
        """The lists at `places`, one after the other, and which of `places` each number is of."""
        parts = [self[int(place)] for place in places]
        owners = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32), owners


def number_lists(parts: Sequence[NDArray[Any]]) -> NumberLists:
    """The lists `parts`, one after the other."""
    offsets = np.cumsum([0, *(len(part) for part in parts)], dtype=np.int64)
    return NumberLists(np.concatenate(parts).astype(np.int32) if parts else np.zeros(0, dtype=np.int32), offsets)


class TitledTexts:
    """Titles, bodies and contexts by number. A syllable's number is its place in `names`."""

    def __init__(self, texts: Sequence[TitledText], contexts: Mapping[str, str]) -> None:
        """`contexts` holds, by group, what stands around all texts of the group; a group may have none."""
        self._numbers: dict[str, int] = {}
        groups = {name: number for number, name in enumerate(dict.fromkeys(text.group for text in texts))}
        self.groups: Places = np.array([groups[text.group] for text in texts], dtype=np.int64)
        self.titles = self._lists(text.title for text in texts)
        self.bodies = self._lists(text.body for text in texts)
        self.contexts = self._lists(contexts.get(name, "") for name in groups)
        self.names = tuple(self._numbers)

    def __len__(self) -> int:
        return len(self.groups)

    def number(self, syllable: str) -> int:
        """-1 for a syllable that no text has."""
        return self._numbers.get(syllable, -1)

    def _lists(self, texts: Iterable[str]) -> NumberLists:
        known = self._numbers
        parts: list[Numbers] = []
        for text in texts:
            found = syllables(text)[:_READ]
            parts.append(np.array([known.setdefault(name, len(known)) for name in found], dtype=np.int32))
        return number_lists(parts)
