"""The rows of a table, whatever its shape."""

from dataclasses import replace
from functools import lru_cache

from corpus.document import TableRegion, TableShape
from corpus.structure.delimited import read_delimited
from corpus.structure.flattened import read_flattened
from corpus.structure.numbered import read_numbered
from corpus.structure.piped import read_piped
from corpus.structure.row import Row

_READERS = {
    TableShape.DELIMITED: read_delimited,
    TableShape.FLATTENED: read_flattened,
    TableShape.NUMBERED: read_numbered,
    TableShape.PIPED: read_piped,
}


def read_rows(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of `region` in the order of the table; empty for a header with no rows."""
    return _read(text, replace(region, section=-1))


@lru_cache(maxsize=8)
def _read(text: str, region: TableRegion) -> tuple[Row, ...]:
    """The rows of a table, kept for a while: a document wants them for its blocks, then for its records."""
    return _READERS[region.shape](text, region)
