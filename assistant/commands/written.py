"""A file that a command writes: whole, or as it was before."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from assistant.errors import AssistantError
from corpus.errors import reason


def write_whole(out: Path, parts: Iterable[bytes]) -> None:
    """`parts` in a row into `out`, or what was there before where the disk is full or `parts` fail.

    A link keeps being one, its target is written; a device or a pipe (`/dev/stdout`) is written to directly, for there
    is nothing before to keep. Raises `AssistantError`.
    """
    target = out.resolve()
    special = target.exists() and not target.is_file()
    beside = target if special else target.with_name(target.name + ".part")
    try:
        with beside.open("wb") as file:
            file.writelines(parts)
        if not special:
            beside.replace(target)
    except OSError as error:
        raise AssistantError(f"không ghi được vào {out}: {reason(error)} (cannot write there)") from error
    finally:
        if not special:
            with suppress(OSError):  # a disk that cannot be written to has nothing to be taken away
                beside.unlink()
