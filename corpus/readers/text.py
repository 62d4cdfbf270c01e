"""Plain text and Markdown files: UTF-8, or UTF-16 with its byte order mark."""

import codecs
from pathlib import Path

from corpus.errors import CorpusError, reason

SUFFIXES = (".txt", ".md")
LARGEST = 50_000_000  # bytes
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_OTHER_FORMATS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")  # PDF, DOCX and XLSX, RTF, DOC
_MOST_CONTROLS = 0.02  # share of control characters that a text may have


def read_text(path: Path) -> str:
    """The characters of a file, its byte order mark taken off; NUL and other controls stay for the normaliser.

    Raises `CorpusError` for a file of another kind, one that cannot be opened, is larger than `LARGEST`, has no bytes,
    is no text, or is in another encoding.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise CorpusError(
            f"{path}: không đọc được loại tệp này, hãy đưa tệp {' hoặc '.join(SUFFIXES)} "
            "(cannot read this kind of file; give one of these)"
        )
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise CorpusError(
                f"{path}: quá lớn ({size:,} byte), nhiều nhất {LARGEST:,}, hãy chia thành nhiều tài liệu "
                "(too large; split it into documents)"
            )
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: không mở được tệp, {reason(error)} (cannot be opened)") from error
    if not data.strip():
        raise CorpusError(f"{path}: tệp trống, hãy đưa tệp có chữ (the file is empty; give a file with text)")
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """The text of `data`; `name` stands in the message of the `CorpusError` that says why it is none."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(_OTHER_FORMATS) or _is_binary(data):
            raise CorpusError(
                f"{name}: tệp nhị phân, không phải văn bản thuần, hãy chuyển thành văn bản trước "
                "(a binary file, not text; convert it to text first)"
            ) from error
        raise CorpusError(
            f"{name}: không theo {error.encoding.upper()} ở byte {error.start + 1:,}, hãy lưu lại tệp theo UTF-8 "
            "(not in that encoding; save the file as UTF-8)"
        ) from error
    if not wide and (data.startswith(_OTHER_FORMATS) or _is_binary(data)):
        raise CorpusError(
            f"{name}: tệp nhị phân, không phải văn bản thuần, hãy chuyển thành văn bản trước "
            "(a binary file, not text; convert it to text first)"
        )
    return text


def _is_binary(data: bytes) -> bool:
    return sum(data.count(control) for control in _CONTROLS) > max(_MOST_CONTROLS * len(data), 3)
