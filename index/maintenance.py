"""Adding and removing documents: the rest is taken from the index itself, wherever its files have gone since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.archive import Shelf
from index.builder import Builder, make_folder
from index.errors import IndexingError
from index.lock import building
from index.manifest import MANIFEST, Manifest, Source
from index.revision import code_digest
from index.sources import SourceFile
from index.store import Index, open_index

Read = Callable[[Sequence[SourceFile]], "tuple[Sequence[Shelf], Sequence[Source]]"]


@dataclass(frozen=True, slots=True)
class Change:
    """What an addition or removal did: ids of documents. `manifest` is that of the index as it is now."""

    manifest: Manifest
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def add_documents(folder: Path, files: Sequence[SourceFile], read: Read, builder: Builder) -> Change:
    """Add `files` to the index in `folder`, or make it of them; a document that is there already is replaced where its
    file or its catalogue row changed.

    `read` gives the shelves and sources of those of the files that can be read. Raises `IndexingError`; the index stays
    as it was then.
    """
    make_folder(folder)
    with building(folder):
        index = open_index(folder) if (folder / MANIFEST).exists() else None
        known = {source.id: source for source in index.manifest.sources} if index else {}
        unchanged = [file for file in files if _is_known(file, known)]
        shelves, sources = read([file for file in files if file not in unchanged])
        same = tuple(file.entry.id for file in unchanged)
        new = {shelf.document.entry.id: shelf for shelf in shelves}
        if not new:
            if index is None:
                raise IndexingError(
                    "không đọc được tệp nào, chưa lập chỉ mục (none of the files can be read; the index was not made)"
                )
            return Change(index.manifest, unchanged=same)
        kept = _kept(index, frozenset(new)) if index else []
        by_id = {source.id: source for source in [*known.values(), *sources]}
        manifest = builder.replace(folder, _in_order(index, kept, new), list(by_id.values()), _code(index, kept))
    return Change(
        manifest,
        added=tuple(name for name in new if name not in known),
        replaced=tuple(name for name in new if name in known),
        unchanged=same,
    )


def remove_documents(folder: Path, ids: Sequence[str], builder: Builder) -> Change:
    """Take the documents `ids` out of the index in `folder`.

    Raises `IndexingError` for an id that is not there, and where none would be left.
    """
    make_folder(folder)
    with building(folder):
        index = open_index(folder)
        known = {entry.id for entry in index.catalog}
        unknown = [name for name in ids if name not in known]
        if unknown:
            raise IndexingError(
                f"chỉ mục không có tài liệu {unknown[0]!r}, chỉ có {', '.join(sorted(known))} "
                "(the index has no such document)"
            )
        kept = _kept(index, frozenset(ids))
        if not kept:
            raise IndexingError(
                f"sẽ không còn tài liệu nào, hãy xóa cả thư mục {folder} "
                "(no document would be left; delete the folder instead)"
            )
        sources = [source for source in index.manifest.sources if source.id not in ids]
        manifest = builder.replace(folder, kept, sources, _code(index, kept))
    return Change(manifest, removed=tuple(dict.fromkeys(ids)))


def _is_known(file: SourceFile, known: dict[str, Source]) -> bool:
    source = known.get(file.entry.id)
    try:
        now = file.fingerprint()
    except OSError:
        return False
    return source is not None and (now.digest, now.entry) == (source.digest, source.entry)


def _kept(index: Index, without: frozenset[str]) -> list[Shelf]:
    return [index.shelf(entry.id) for entry in index.catalog if entry.id not in without]


def _in_order(index: Index | None, kept: Sequence[Shelf], new: dict[str, Shelf]) -> list[Shelf]:
    """Replaced documents where they stood, added ones at the end."""
    shelves = {shelf.document.entry.id: shelf for shelf in kept} | new
    before = [entry.id for entry in index.catalog] if index else []
    order = [name for name in before if name in shelves] + [name for name in new if name not in before]
    return [shelves[name] for name in order]


def _code(index: Index | None, kept: Sequence[Shelf]) -> str:
    """Documents that are kept were read by the code of the old index."""
    return index.manifest.code if index and kept else code_digest()
