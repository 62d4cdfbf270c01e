"""Token lists of many texts in two arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Tokens = NDArray[np.int64]
_BATCH = 1000  # texts


@dataclass(frozen=True, slots=True)
class Ragged:
    """`values[offsets[i]:offsets[i + 1]]` are the rows of text i, in order."""

    values: Tokens
    offsets: Tokens

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, place: int) -> Tokens:
        return self.values[self.offsets[place] : self.offsets[place + 1]]

    def lengths(self) -> Tokens:
        """The number of tokens of each text."""
        return np.diff(self.offsets)


def ragged(lists: Iterable[Sequence[int] | Tokens]) -> Ragged:
    """The lists, one after the other."""
    parts = [np.asarray(one, dtype=np.int64) for one in lists]
    offsets = np.cumsum([0, *(len(part) for part in parts)])
    return Ragged(np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64), offsets)


def tokenized(tokenizer: Tokenizer, rows: NDArray[np.int32], texts: Sequence[str]) -> Ragged:
    """The table rows of the tokens of `texts`; what row 0 stands for (signs, unknown letters) is left out."""
    parts: list[Tokens] = []
    for start in range(0, len(texts), _BATCH):
        for encoding in tokenizer.encode_batch(list(texts[start : start + _BATCH]), add_special_tokens=False):
            found = rows[np.asarray(encoding.ids, dtype=np.int64)].astype(np.int64)
            parts.append(found[found > 0])
    return ragged(parts)
