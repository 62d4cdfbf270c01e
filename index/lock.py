"""One builder at a time: a lock on the index folder that a killed process cannot leave behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import reason
from index.errors import IndexingError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK = ".lock"


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Hold the right to change the index in `folder`.

    Raises `IndexingError` where another process holds it or the folder cannot be written to. The operating system
    gives it back when the process ends, however it ends; the empty lock file stays.
    """
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise IndexingError(
            f"không sửa được chỉ mục trong {folder}: {reason(error)}; hãy đổi thư mục bằng --index "
            "(the index cannot be changed there)"
        ) from error
    try:
        try:
            _take(handle)
        except OSError as error:
            raise IndexingError(
                f"một tiến trình khác đang sửa chỉ mục trong {folder}, hãy đợi xong "
                "(another build is changing the index; wait for it to end)"
            ) from error
        yield
    finally:
        os.close(handle)
