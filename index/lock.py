"""One builder at a time: a lock on the index folder that a killed process cannot leave behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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

    Raises `IndexingError` where another process holds it. The operating system gives it back when the process ends,
    however it ends; the empty lock file stays.
    """
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
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
