"""Whether an index is current: made by this program from the files as they are now."""

from pathlib import Path

from index.errors import IndexingError
from index.revision import code_digest
from index.sources import outdated
from index.store import Index, open_index


def reasons_to_rebuild(folder: Path) -> tuple[str, ...]:
    """One line each; empty for an index that is current. An index that is missing or cannot be opened is one too."""
    index, reasons = open_with_reasons(folder)
    if index is not None:
        index.close()
    return reasons


def open_with_reasons(folder: Path) -> tuple[Index | None, tuple[str, ...]]:
    """The index in `folder`, None where there is none that can be opened, and the reasons to build it again."""
    try:
        index = open_index(folder)
    except IndexingError as error:
        return None, (str(error),)
    code = (
        ()
        if index.manifest.code == code_digest()
        else ("chương trình đọc tài liệu đã đổi (the program that reads documents changed since)",)
    )
    return index, code + outdated(index.manifest.sources)
