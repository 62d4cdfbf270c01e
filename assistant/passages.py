"""A search hit as a JSON object: the same for the command line and the API."""

from collections.abc import Mapping
from typing import Any

from index.hit import Hit
from index.store import Index


def hit_json(index: Index, hit: Hit, titles: Mapping[str, str]) -> dict[str, Any]:
    """A hit with its place, its text as it reads and its exact words."""
    chunk = hit.chunk
    return {
        "id": chunk.id,
        "score": round(hit.score, 6),
        "lexical": round(hit.lexical, 6),
        "dense": round(hit.dense, 6),
        "document": chunk.document,
        "title": titles[chunk.document],
        "year": chunk.year,
        "place": chunk.place,
        "kind": str(chunk.kind),
        "path": list(chunk.path),
        "text": chunk.text,
        "quote": index.document(chunk.document).quote(chunk.spans),
        "spans": [[span.start, span.end] for span in chunk.spans],
        "records": list(chunk.records),
    }
