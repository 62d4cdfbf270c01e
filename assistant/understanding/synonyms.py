"""Other wordings of what a Vietnamese question looks for: everyday words, and those that plans are written in.

The groups are data (`data/synonyms.vi.txt`): wordings that mean the same, one group a line, separated by " | ".
"""

import re
from pathlib import Path

from corpus.normalizer import match_key

_DATA = Path(__file__).parent / "data" / "synonyms.vi.txt"


class Synonyms:
    """The groups of the data file."""

    def __init__(self) -> None:
        self._others: dict[str, tuple[str, ...]] = {}
        for line in _DATA.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            group = [wording.strip() for wording in line.split("|")]
            for wording in group:
                known = self._others.get(wording, ())
                self._others[wording] = tuple(dict.fromkeys((*known, *(other for other in group if other != wording))))
        longest = sorted(map(re.escape, self._others), key=lambda wording: (-len(wording), wording))
        self._wording = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")

    def senses(self, topic: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of `topic` that have other wordings, each with these after it."""
        found = (match.group() for match in self._wording.finditer(match_key(topic)))
        return tuple((wording, *self._others[wording]) for wording in dict.fromkeys(found))
