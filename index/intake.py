"""From files to shelves: each document read, its records found, its chunks cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.agencies import load_registry
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.reader import read_document
from corpus.record import Record
from corpus.records import read_records
from index.archive import Shelf
from index.chunker import Chunker
from index.manifest import Source
from index.sources import Problem, SourceFile

ReadRecords = Callable[[Document], Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What could be read, in the order given: shelves and sources are parallel; `problems` names the other files."""

    shelves: tuple[Shelf, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def take_in(
    files: Sequence[SourceFile],
    *,
    read_records: ReadRecords | None = None,
    chunker: Chunker | None = None,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Taken:
    """Read `files`. One that cannot be read is a problem of its own and spoils no other."""
    find = read_records or record_reader()
    cut = chunker or Chunker()
    shelves: list[Shelf] = []
    sources: list[Source] = []
    problems: list[Problem] = []
    for number, file in enumerate(files, start=1):
        try:
            source = file.fingerprint()
            document = read_document(file.path, file.entry)
            records = tuple(find(document))
            shelf = Shelf(document, cut.chunks(document, records), records)
        except CorpusError as error:
            problems.append(Problem(file.path, str(error)))
        except OSError as error:
            problems.append(Problem(file.path, f"{file.path}: {error}"))
        else:
            shelves.append(shelf)
            sources.append(source)
        progress("read", number, len(files))
    return Taken(tuple(shelves), tuple(sources), tuple(problems))


def record_reader() -> ReadRecords:
    """The product's own: tasks of tables, duties and targets of prose, agencies by the shipped registry."""
    agencies = load_registry()

    def read(document: Document) -> Sequence[Record]:
        records = read_records(document, agencies)
        return [*records.tasks, *records.duties, *records.targets]

    return read
