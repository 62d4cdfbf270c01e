"""Everyday words put into those that plans are written in: "tiền" for "kinh phí", "trễ hẹn" for "quá hạn".

The pairs are data (`data/plain.vi.json`): a pattern and what stands for it. "typed" is for words that the mending of
slips would take for others, "restored" for a text whose diacritics are in place.
"""

import json
import re
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "plain.vi.json"


class PlainWords:
    """The pairs of the data file."""

    def __init__(self) -> None:
        data = json.loads(_DATA.read_text(encoding="utf-8"))
        self._pairs = {
            stage: tuple((re.compile(pattern, re.IGNORECASE), official) for pattern, official in pairs)
            for stage, pairs in data.items()
        }

    def typed(self, text: str) -> str:
        """A text as it came, foreign words put into Vietnamese."""
        return self._put(text, "typed")

    def restored(self, text: str) -> str:
        """A text with its diacritics, everyday words put into official ones."""
        return self._put(text, "restored")

    def _put(self, text: str, stage: str) -> str:
        for pattern, official in self._pairs[stage]:
            text = pattern.sub(official, text)
        return text
