"""The manifest: what an index was made from and by what, and the digests that tell a damaged file.

`manifest.json` is the index: it names the build folder beside it that holds the files, and replacing it is what makes
a new build the current one. What it does not name does not exist.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexingError

MANIFEST = "manifest.json"
SCHEMA = 1
_REBUILD = "hãy lập lại bằng `cchc index build`"
_BLOCK = 1 << 20
# What may differ between two builds of the same sources by the same code: time, names of files, their bytes.
_PHYSICAL = ("build", "created", "files")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from: the digest of the file's bytes and of its catalogue row; `file` is the absolute path
    it was read from, or its bare name for a document that ships with the product.
    """

    id: str
    digest: str
    entry: str
    file: str


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file's size in bytes and "sha256:…"."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index is. Digests are "sha256:…".

    `corpus` is the digest of the canonical texts and catalogue rows; `code` of the program that read them. `model` is
    the embedder's fingerprint and `dimension` its dimension ("" and 0 for a lexical index alone); `embedding` holds the
    settings it was loaded by; `adapted` says that it was trained further on these documents and kept in the build.
    `segmenter` made the words ("" where there are none). `created` is UTC, ISO. `files` are relative to the build.
    """

    schema: int
    build: str
    created: str
    corpus: str
    code: str
    model: str
    embedding: Mapping[str, Any]
    adapted: bool
    dimension: int
    segmenter: str
    title_weight: int
    counts: Mapping[str, int]
    sources: tuple[Source, ...]
    files: Mapping[str, FileDigest]

    @property
    def identity(self) -> str:
        """ "sha256:…" over all that two builds of the same sources by the same code have in common."""
        data = asdict(self)
        return _digest({key: value for key, value in data.items() if key not in _PHYSICAL})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the index in `folder`.

    Raises `IndexingError` where there is none, where it is damaged, or where it is of another schema.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise IndexingError(
            f"chưa có chỉ mục trong {folder}, hãy lập bằng `cchc index build` (there is no index there; build one)"
        ) from error
    except NotADirectoryError as error:
        raise IndexingError(
            f"{folder} không phải thư mục, hãy nêu thư mục chỉ mục bằng --index "
            "(not a folder; name the folder of an index with --index)"
        ) from error
    except (ValueError, OSError) as error:
        raise IndexingError(f"tệp {path} hỏng, {_REBUILD} (the manifest is damaged; build it again)") from error
    if not isinstance(data, dict) or "schema" not in data:
        raise IndexingError(
            f"{path} không phải của một chỉ mục, hãy nêu thư mục khác bằng --index "
            "(not the manifest of an index; name another folder)"
        )
    if data["schema"] != SCHEMA:
        raise IndexingError(
            f"chỉ mục trong {folder} theo mẫu {data['schema']}, chương trình này dùng mẫu {SCHEMA}, {_REBUILD} "
            "(another schema; build it again)"
        )
    stated = data.pop("digest", None)
    if stated != _digest(data):
        raise IndexingError(f"tệp {path} hỏng, {_REBUILD} (the manifest is damaged; build it again)")
    return _decode(data)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the current one of `folder`, atomically."""
    data = asdict(manifest)
    data["digest"] = _digest(data)
    temporary = folder / (MANIFEST + ".partial")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / MANIFEST)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(folder)


def check_replaceable(folder: Path) -> None:
    """Raises `IndexingError` where `folder` has a manifest that is some other program's: it may not be overwritten."""
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return
    if not isinstance(data, dict) or not {"schema", "build"} <= data.keys():
        raise IndexingError(
            f"{folder / MANIFEST} không phải của một chỉ mục, hãy nêu thư mục khác bằng --index "
            "(not the manifest of an index; name another folder)"
        )


def sync_folder(folder: Path) -> None:
    """Put the names in `folder` on the disk; a replaced file can come back after a power cut otherwise."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest_file(path: Path) -> FileDigest:
    """Size and digest of a file. Raises `OSError`."""
    sha = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            sha.update(block)
            size += len(block)
    return FileDigest(size, "sha256:" + sha.hexdigest())


def digest_text(text: str) -> str:
    """ "sha256:…" of a text in UTF-8."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def digest_files(folder: Path) -> dict[str, FileDigest]:
    """Of every file under `folder` but empty lock files, by its path relative to it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): digest_file(path) for path in paths}


def check_files(folder: Path, manifest: Manifest, *, largest: int | None = None) -> None:
    """Compare the files of the build with the manifest; files above `largest` bytes by their size alone.

    Raises `IndexingError` naming the first file that is missing or not what was written.
    """
    for name, expected in manifest.files.items():
        path = folder / manifest.build / name
        try:
            size = path.stat().st_size
            same = size == expected.size and ((largest is not None and size > largest) or digest_file(path) == expected)
        except OSError as error:
            raise IndexingError(
                f"tệp chỉ mục {path} thiếu hoặc không đọc được, {_REBUILD} "
                "(the index file is missing or unreadable; build it again)"
            ) from error
        if not same:
            raise IndexingError(f"tệp chỉ mục {path} hỏng, {_REBUILD} (the index file is damaged; build it again)")


def _decode(data: Mapping[str, Any]) -> Manifest:
    values = dict(data)
    values["sources"] = tuple(Source(**row) for row in data["sources"])
    values["files"] = {name: FileDigest(**row) for name, row in data["files"].items()}
    return Manifest(**values)


def _digest(data: Mapping[str, Any]) -> str:
    return digest_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
