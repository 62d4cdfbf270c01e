"""The search: lexical and dense candidates under the same filters, fused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import numpy as np

from index.archive import ChunkKey
from index.chunk import Chunk
from index.dense import DenseIndex, Rows
from index.embedder import Embedder
from index.fusion import FusionWeights, fuse
from index.hit import Hit, SearchQuery
from index.lexical import LexicalIndex, LexicalWeights
from index.segmenter import WordList

_SCOPES_KEPT = 256


class Chunks(Protocol):
    """Where the chunks are, by their position in the index."""

    def chunk_keys(self) -> tuple[ChunkKey, ...]: ...

    def chunks_at(self, positions: Sequence[int]) -> tuple[Chunk, ...]: ...


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """How a search is weighed. `candidates` is how many each side brings before they are fused."""

    lexical: LexicalWeights = field(default_factory=LexicalWeights)
    fusion: FusionWeights = field(default_factory=FusionWeights)
    candidates: int = 200


class Retriever:
    """Finds chunks. Without vectors (`dense` and `embedder` None) the lexical order stands."""

    def __init__(
        self,
        chunks: Chunks,
        lexical: LexicalIndex,
        words: WordList,
        dense: DenseIndex | None = None,
        embedder: Embedder | None = None,
        weights: SearchWeights | None = None,
    ) -> None:
        self._chunks = chunks
        self._lexical = lexical
        self._words = words
        self._dense = dense
        self._embedder = embedder
        self._weights = weights or SearchWeights()
        self._rows = lru_cache(_SCOPES_KEPT)(self._find_rows)

    def search(self, query: SearchQuery) -> tuple[Hit, ...]:
        """The best `query.limit` chunks within the filters, best first; empty where nothing matches.

        Equal scores stand in the order of the documents: the same query gives the same hits.
        """
        if query.limit <= 0:
            return ()
        wanted = max(self._weights.candidates, query.limit)
        found = self._lexical.search(
            query.text,
            wanted,
            expansions=query.expansions,
            words=self._words.words(query.text),
            labels=_labels(query),
            weights=self._weights.lexical,
        )
        lexical = {hit.key: hit.score for hit in found}
        fused = fuse(lexical, self._cosines(query, list(lexical), wanted), self._weights.fusion, query.limit)
        fused = [one for one in fused if one.score > 0]
        chunks = self._chunks.chunks_at([one.key for one in fused])
        return tuple(Hit(chunk, one.score, one.lexical, one.dense) for chunk, one in zip(chunks, fused, strict=True))

    def _cosines(self, query: SearchQuery, found: Sequence[int], wanted: int) -> dict[int, float]:
        """Of the nearest chunks, and of those found by their words."""
        if self._dense is None or self._embedder is None:
            return {}
        vector = self._embedder.query(query.text)
        if not vector.any():
            return {}
        rows = self._rows(query.documents, query.years, query.places, tuple(str(kind) for kind in query.kinds))
        near = {hit.row: hit.score for hit in self._dense.search(vector, wanted, rows)}
        rest = [key for key in found if key not in near]
        scores = self._dense.scores(vector, rest)
        return near | {key: float(score) for key, score in zip(rest, scores, strict=True)}

    def _find_rows(
        self, documents: tuple[str, ...], years: tuple[int, ...], places: tuple[str, ...], kinds: tuple[str, ...]
    ) -> Rows | None:
        """The positions within the filters; None for all."""
        if not (documents or years or places or kinds):
            return None
        return np.array(
            [
                position
                for position, key in enumerate(self._chunks.chunk_keys())
                if (not documents or key.document in documents)
                and (not years or key.year in years)
                and (not places or key.place in places)
                and (not kinds or key.kind in kinds)
            ],
            dtype=np.int64,
        )


def labels_of(key: ChunkKey) -> tuple[str, ...]:
    """The labels of a chunk in the lexical index."""
    return (f"document={key.document}", f"year={key.year}", f"place={key.place}", f"kind={key.kind}")


def _labels(query: SearchQuery) -> list[list[str]]:
    groups = [
        [f"document={name}" for name in query.documents],
        [f"year={year}" for year in query.years],
        [f"place={place}" for place in query.places],
        [f"kind={kind}" for kind in query.kinds],
    ]
    return [group for group in groups if group]
