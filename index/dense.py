"""The dense index: unit vectors in a flat FAISS index, searched exactly.

Up to about a million passages exact search is fast enough, and approximate indexes lose recall where filters are
narrow. Rows are numbered from 0 in the order they were given.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.errors import IndexingError

_HALF_FROM = 50_000  # rows; above, vectors are stored as 16-bit floats (recall 1.0 measured, half the memory)
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DenseHit:
    """A row found; `score` is the cosine, in [-1, 1]."""

    row: int
    score: float


def write_dense(path: Path, vectors: Vectors) -> None:
    """Write `vectors`, shape `(rows, dimension)`, float32, to `path`: a reader sees the old file or the new one."""
    rows, dimension = vectors.shape
    index: faiss.Index
    if rows >= _HALF_FROM:
        index = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    else:
        index = faiss.IndexFlatIP(dimension)
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    content = faiss.serialize_index(index)
    # faiss.write_index leaves half a file behind when the process dies in it.
    temporary = path.with_name(path.name + ".partial")
    with temporary.open("wb") as file:
        file.write(content.tobytes())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


class DenseIndex:
    """An opened dense index, searched by any number of threads."""

    def __init__(self, path: Path) -> None:
        """Raises `IndexingError` where `path` is not such an index."""
        # More threads make one query slower on a busy machine (six times at the median, two threads on two cores).
        faiss.omp_set_num_threads(1)
        try:
            self._index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise IndexingError(
                f"không đọc được véc-tơ trong {path}, hãy lập lại chỉ mục "
                "(the vectors cannot be read; build the index again)"
            ) from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def search(self, vector: Vectors, limit: int, rows: Rows | None = None) -> list[DenseHit]:
        """The `limit` nearest of `rows` (all where None), best first, equal scores by row. `vector` has shape
        `(dimension,)`; one of all zeros finds nothing.
        """
        if limit <= 0 or not vector.any() or (rows is not None and not rows.size):
            return []
        if rows is not None:
            scores = self.scores(vector, rows)
            order = np.lexsort((rows, -scores))[:limit]
            return [DenseHit(int(rows[place]), float(scores[place])) for place in order]
        found, places = self._index.search(vector.reshape(1, -1), min(limit, len(self)))
        hits = [DenseHit(int(row), float(score)) for score, row in zip(found[0], places[0], strict=True) if row >= 0]
        return sorted(hits, key=lambda hit: (-hit.score, hit.row))

    def scores(self, vector: Vectors, rows: Rows | Sequence[int]) -> Vectors:
        """The cosines of `rows` with `vector`, shape `(len(rows),)`, in their order."""
        wanted = np.asarray(rows, dtype=np.int64)
        if not wanted.size:
            return np.zeros(0, dtype=np.float32)
        gathered: Vectors = self._index.reconstruct_batch(wanted)
        result: Vectors = gathered @ vector.astype(np.float32)
        return result
