"""What the index needs of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into unit vectors. The same text gives the same vector, bit for bit, on the same machine.

    `fingerprint` names everything a stored vector depends on: model digest, prefixes, segmentation, dimension.
    """

    @property
    def dimension(self) -> int: ...

    @property
    def fingerprint(self) -> str: ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of `texts`, shape `(len(texts), dimension)`, in order; a text of no known word is all zeros."""
        ...

    def query(self, text: str) -> Vectors:
        """The unit vector of a question, shape `(dimension,)`."""
        ...
