"""A folder of documents with its catalogue, read as far as it can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import CatalogEntry, load_catalog
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.reader import read_document
from corpus.readers.text import SUFFIXES

CATALOG = "catalog.jsonl"


@dataclass(frozen=True, slots=True)
class Library:
    """The documents that could be read, in the order of the catalogue or of the files, and one line for each other.

    `problems` say which document or file it is, what is wrong and what to do.
    """

    documents: tuple[Document, ...]
    problems: tuple[str, ...]


def load_library(source: Path | Iterable[Path], catalog: Path | None = None) -> Library:
    """Read the documents of a folder, or the files given, with the cards of `catalog`.

    A file's name without its suffix is its document's id. `catalog` is by default `catalog.jsonl` in the folder, or
    beside the first file. One bad document never spoils the others. Raises `CorpusError` where the catalogue itself
    cannot be used, or where there is no file at all.
    """
    if isinstance(source, Path) and source.is_dir():
        entries = {entry.id: entry for entry in load_catalog(catalog or source / CATALOG)}
        return _read_all([(_file_of(source, entry.id), entry.id) for entry in entries.values()], entries)
    paths = [source] if isinstance(source, Path) else list(source)
    if not paths:
        raise CorpusError(
            "chưa có tài liệu nào, hãy nêu thư mục có danh mục, hoặc các tệp và danh mục "
            "(no document given; name a folder with a catalogue, or files and a catalogue)"
        )
    entries = {entry.id: entry for entry in load_catalog(catalog or paths[0].parent / CATALOG)}
    return _read_all([(path, path.stem) for path in paths], entries)


def _file_of(folder: Path, document: str) -> Path:
    """The file of a document, the first suffix that exists; with the usual suffix where none does."""
    paths = [folder / f"{document}{suffix}" for suffix in SUFFIXES]
    return next((path for path in paths if path.is_file()), paths[0])


def _read_all(files: Iterable[tuple[Path, str]], entries: dict[str, CatalogEntry]) -> Library:
    documents: dict[str, Document] = {}
    problems: list[str] = []
    for path, document in files:
        entry = entries.get(document)
        if entry is None:
            problems.append(
                f"{path}: danh mục không có dòng nào mang mã {document!r}, hãy thêm một dòng "
                "(the catalogue has no row with the id; add one)"
            )
        elif document in documents:
            problems.append(
                f"{path}: đã đọc một tệp cùng mã {document!r}, hãy đổi tên một tệp "
                "(a file with the id has been read already; rename one of them)"
            )
        else:
            try:
                documents[document] = read_document(path, entry)
            except CorpusError as error:
                problems.append(str(error))
    return Library(tuple(documents.values()), tuple(problems))
