"""The index that a command works on: there, and current, whoever asks first."""

from collections.abc import Callable
from pathlib import Path

from index.currency import open_with_reasons
from index.errors import IndexingError
from index.manifest import MANIFEST, read_manifest
from index.sources import bundled_sources
from index.store import Index, open_index


def ready_index(folder: Path, say: Callable[[str], None], note: Callable[[str], None] = lambda line: None) -> Index:
    """A current index: built where there is none, built again where the documents that ship, or the program that reads
    them, have changed since.

    `say` gets a line before a build, so that nobody waits without knowing what for. An index that holds other documents
    is never rebuilt here: it is opened as it is, and `note` gets a line on what changed. Raises `IndexingError`.
    """
    index, reasons = open_with_reasons(folder)
    if reasons and _only_bundled(folder):
        if index is not None:
            index.close()
        say(f"{folder}: {reasons[0]} → lập chỉ mục (building the index) …")
        _build(folder)
        return open_index(folder)
    if index is None:
        raise IndexingError(reasons[0])
    if reasons:
        note(f"{folder}: {reasons[0]}")
    return index


def _build(folder: Path) -> None:
    # What reads documents takes half a second to import: only where something is built.
    from index.assembly import assemble_default

    assemble_default(folder)


def _only_bundled(folder: Path) -> bool:
    """Whether nothing but the documents that ship would be lost with the index in `folder`."""
    if not (folder / MANIFEST).exists():
        return True
    try:
        sources = read_manifest(folder).sources
    except IndexingError:
        return False
    shipped = {source.entry.id for source in bundled_sources()}
    # What ships is kept by its bare file name; somebody's own file by its path, even under the id of one that ships.
    return all(source.id in shipped and Path(source.file).name == source.file for source in sources)
