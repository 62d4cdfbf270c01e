"""Files of commands: whole, or as they were."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.commands.written import write_whole
from assistant.errors import AssistantError


def test_a_disk_that_takes_nothing_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(AssistantError, match=r"không ghi được vào .*a.csv: ổ đĩa chỉ cho đọc"):
        write_whole(tmp_path / "a.csv", [b"x"])


def test_parts_that_fail_leave_what_was_there(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"new"
        raise ValueError

    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(ValueError):
        write_whole(tmp_path / "a", parts())
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]
