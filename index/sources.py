"""The files an index is built from: the documents that ship with the product, or anybody's with their catalogue."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import corpus
from corpus.catalog import CatalogEntry, read_catalog
from corpus.readers.text import SUFFIXES
from index.errors import IndexingError
from index.manifest import Source, digest_file

CATALOG = "catalog.jsonl"
_NAMED = 3  # ids that one line names
_BUNDLED = Path(corpus.__file__).parent / "documents"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document's file and its catalogue row. `bundled` says that it ships with the product."""

    path: Path
    entry: CatalogEntry
    bundled: bool = False

    def fingerprint(self) -> Source:
        """What the manifest keeps of it. Raises `OSError`."""
        digest = digest_file(self.path).digest
        return Source(self.entry.id, digest, entry_digest(self.entry), self.path.name if self.bundled else self._place)

    @property
    def _place(self) -> str:
        return str(self.path.resolve())


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or a catalogue row that was left out, and why, in one line. `harmless` says that this may be meant."""

    file: Path
    message: str
    harmless: bool = False


def bundled_sources() -> tuple[SourceFile, ...]:
    """The documents that ship with the product, in the order of their catalogue."""
    found, problems = match_sources([_BUNDLED], _BUNDLED / CATALOG)
    if problems:
        raise IndexingError(
            f"thiếu tài liệu của chương trình: {problems[0].message}; hãy cài lại (install the product again)"
        )
    return tuple(SourceFile(source.path, source.entry, bundled=True) for source in found)


def match_sources(paths: Iterable[Path], catalog: Path) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """The files among `paths` (folders are looked into, not below) with their rows of `catalog`, and the others.

    A file is called <id>.md or <id>.txt. In the order of the catalogue. A row that cannot be used spoils no other. A
    row without a file is a problem, a harmless one where the files were named one by one. Raises `CorpusError` for
    a catalogue that cannot be read.
    """
    paths = tuple(paths)
    rows, bad = read_catalog(catalog)
    entries = {entry.id: entry for entry in rows}
    found: dict[str, SourceFile] = {}
    problems = [Problem(catalog, row.message) for row in bad]
    told = {row.id for row in bad} - entries.keys()
    for path in _files(paths):
        problem = _problem(path, entries, found, catalog)
        if not problem:
            found[path.stem] = SourceFile(path, entries[path.stem])
        elif path.stem not in told:
            problems.append(Problem(path, problem))
    missing = [name for name in entries if name not in found]
    if any(path.is_dir() for path in paths):
        problems += [
            Problem(catalog, f"{catalog}: không có tệp cho mã {name!r} (there is no file for the id)")
            for name in missing
        ]
    elif missing:
        named = ", ".join(map(repr, missing[:_NAMED])) + (
            f" và {len(missing) - _NAMED} mã nữa" * (len(missing) > _NAMED)
        )
        problems.append(
            Problem(catalog, f"{catalog}: chưa đưa tệp cho mã {named} (no file was given for the id)", harmless=True)
        )
    return tuple(found[name] for name in entries if name in found), tuple(problems)


def outdated(sources: Sequence[Source]) -> tuple[str, ...]:
    """What changed in the files of an index since it was built, one line each; empty where nothing did.

    A file that is gone changes nothing: the index keeps the document.
    """
    bundled = {source.entry.id: source for source in bundled_sources()}
    known = {source.id for source in sources}
    reasons = []
    for source in sources:
        ships = source.file == Path(source.file).name
        if ships and source.id not in bundled:
            reasons.append(f"{source.id}: không còn kèm theo chương trình (no longer ships with the product)")
            continue
        if ships and entry_digest(bundled[source.id].entry) != source.entry:
            reasons.append(f"{source.id}: dòng danh mục đã đổi (its catalogue row changed)")
        path = bundled[source.id].path if ships else Path(source.file)
        if path.is_file() and digest_file(path).digest != source.digest:
            reasons.append(f"{source.id}: {path} đã đổi (changed)")
    if any(source.file == Path(source.file).name for source in sources):
        reasons += [
            f"{name}: kèm theo chương trình mà chưa có trong chỉ mục (ships with the product, not in the index)"
            for name in bundled
            if name not in known
        ]
    return tuple(reasons)


def entry_digest(entry: CatalogEntry) -> str:
    """ "sha256:…" of a catalogue row."""
    canonical = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file())
        else:
            yield path


def _problem(path: Path, entries: Mapping[str, CatalogEntry], found: Mapping[str, SourceFile], catalog: Path) -> str:
    """Why `path` cannot be taken, "" where it can."""
    if not path.is_file():
        return f"không có tệp {path} (there is no such file)"
    if path.suffix.lower() not in SUFFIXES:
        return f"{path.name}: hãy đưa tệp văn bản {' hoặc '.join(SUFFIXES)} (give a text file)"
    if path.stem not in entries:
        return (
            f"{path.name}: {catalog} không có dòng mang mã {path.stem!r}, hãy thêm một dòng "
            "(no row with the id; add one)"
        )
    if path.stem in found:
        return f"{path.name}: tệp thứ hai cho mã {path.stem!r}, chỉ đưa một tệp (a second file for the id)"
    return ""
