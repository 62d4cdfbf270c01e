"""Whether an index is current: made by this program from the files as they are now."""

from pathlib import Path

from index.errors import IndexingError
from index.manifest import read_manifest
from index.revision import code_digest
from index.sources import outdated
from index.store import open_index


def reasons_to_rebuild(folder: Path) -> tuple[str, ...]:
    """One line each; empty for an index that is current. An index that is missing or cannot be opened is one too."""
    try:
        open_index(folder).close()
    except IndexingError as error:
        return (str(error),)
    manifest = read_manifest(folder)
    code = () if manifest.code == code_digest() else ("the program that reads documents changed since",)
    return code + outdated(manifest.sources)
