"""The digest of the program that reads documents: an index made by other code may be read, but is not current."""

import hashlib
from functools import cache
from pathlib import Path

import corpus
import index

_SUFFIXES = (".py", ".json", ".jsonl", ".txt", ".xz", ".zlib")
_APART = ("documents", "models", "training")  # these have digests of their own, or do not touch an index


@cache
def code_digest() -> str:
    """ "sha256:…" over the code and data of `corpus` and `index`."""
    digest = hashlib.sha256()
    for package in (corpus, index):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root)
            if path.suffix in _SUFFIXES and inside.parts[0] not in _APART and path.is_file():
                digest.update(f"{root.name}/{inside.as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return "sha256:" + digest.hexdigest()
