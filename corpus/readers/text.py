"""Plain text and Markdown files: UTF-8, or UTF-16 with its byte order mark."""

import codecs
from pathlib import Path

from corpus.errors import CorpusError

SUFFIXES = (".txt", ".md")
LARGEST = 50_000_000  # bytes
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_MOST_CONTROLS = 0.02  # share of control characters that a text may have


def read_text(path: Path) -> str:
    """The characters of a file, its byte order mark taken off; NUL and other controls stay for the normaliser.

    Raises `CorpusError` for a file of another kind, one that cannot be opened, is larger than `LARGEST`, has no bytes,
    is no text, or is in another encoding.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise CorpusError(
            f"{path}: cannot read {path.suffix or 'a file without a suffix'}; give {' or '.join(SUFFIXES)}"
        )
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise CorpusError(f"{path}: too large ({size:,} bytes); the limit is {LARGEST:,}, split it into documents")
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be opened ({error.strerror or error})") from error
    if not data.strip():
        raise CorpusError(f"{path}: the file is empty; give a file with text")
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """The text of `data`; `name` stands in the message of the `CorpusError` that says why it is none."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_binary(data):
            raise CorpusError(f"{name}: a binary file, not text; convert it to text first") from error
        where = f"byte {error.start + 1:,}"
        raise CorpusError(f"{name}: not {error.encoding.upper()} at {where}; save the file as UTF-8") from error
    if not wide and _is_binary(data):
        raise CorpusError(f"{name}: a binary file, not text; convert it to text first")
    return text


def _is_binary(data: bytes) -> bool:
    return sum(data.count(control) for control in _CONTROLS) > max(_MOST_CONTROLS * len(data), 3)
