"""What is asked of the index and what comes back."""

from dataclasses import dataclass

from index.chunk import Chunk, ChunkKind


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search. `text` is the query with its diacritics as well as they are known; `expansions` are further words that
    may match (long forms of abbreviations, Vietnamese for English terms), weighted lower. Empty filters filter nothing;
    the values of one filter are alternatives, the filters hold together.
    """

    text: str
    expansions: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[ChunkKind, ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found, best first. `score` orders the hits of one search; `lexical` and `dense` are the parts it was made
    from, each normalised to [0, 1] within the search (0 where that side did not find the chunk).
    """

    chunk: Chunk
    score: float
    lexical: float
    dense: float
