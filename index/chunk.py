"""A chunk: the piece of a document that is found, shown and cited."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Span


class ChunkKind(StrEnum):
    PASSAGE = "passage"  # prose: one or more paragraphs or list items of one section
    ROW = "row"  # one row of a table; `record` names its Task where the row became one


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item inside a chunk: the smallest thing that is quoted. `text` is its repaired reading."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """One passage. `id` comes from its document and content, so an unchanged passage keeps it over rebuilds.

    `text` is what a person sees; `embedded` what the indexes see (heading path and text). `year`, `place` and `level`
    are the document's. `records` are the ids of the records (tasks, duties, targets) read from the chunk's spans.
    """

    id: str
    document: str
    year: int
    place: str
    level: str
    kind: ChunkKind
    path: tuple[str, ...]
    text: str
    embedded: str
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]
    records: tuple[str, ...] = ()
