"""The same records of prose that is printed otherwise: lines of other widths, pages cut elsewhere."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest

import corpus
from corpus.agencies import load_registry
from corpus.document import BlockKind, Document, TableRegion
from corpus.library import load_library
from corpus.reader import build_document
from corpus.record import Records
from corpus.records import read_records
from corpus.structure.typeset import printed_width

_DOCUMENTS = Path(corpus.__file__).parent / "documents"
_PROSE = ("bac-giang-2022", "bac-giang-2024", "luc-ngan-2024", "bac-giang-chi-so-2024")
_INDENT = 2.5  # em
_PLACED = ("id", "spans", "path", "uncertain", "confidence", "inherited")  # what tells of the place, not the matter


def _printed(document: Document, rng: random.Random) -> str:
    """The document's prose wrapped anew, a blank line after each paragraph, its pages numbered or fed; tables as is."""
    measure, height = rng.uniform(22.0, 50.0), rng.randint(24, 48)
    indent = rng.choice((0.0, _INDENT))
    turn = rng.choice(("\n\n{page}\n\n", "\n\n\f"))
    out: list[str] = []
    count, page = 0, 1
    for words in _paragraphs(document):
        lines = [words] if words.startswith(("#", "**")) or "\n" in words else _wrapped(words, measure, indent)
        for number, line in enumerate(lines, start=1):
            out.append(f"{line}\n\n" if number == len(lines) else f"{line}\n")
            count += 1
            if count % height == 0:
                page += 1
                out[-1] = out[-1].rstrip("\n") + turn.format(page=page)
    return "".join(out)


def _paragraphs(document: Document) -> Iterator[str]:
    """Each paragraph with its label as printed, on one line; each table as it is."""
    done: set[TableRegion] = set()
    paragraph, last = "", 0
    for block in sorted(document.blocks, key=lambda block: block.spans[0].start):
        start = block.spans[0].start
        table = next((one for one in document.tables if one.span.start <= start < one.span.end), None)
        begun = document.text.rfind("\n", 0, start) + 1
        if begun >= last or table is not None or block.kind is BlockKind.FURNITURE:
            yield from (words for words in [paragraph] if words)
            paragraph = ""
        if table is not None:
            yield from (one.span.cut(document.text).strip("\n") for one in {table} - done)
            done.add(table)
        elif block.kind is BlockKind.FURNITURE:
            yield from (line for span in block.spans for line in span.cut(document.text).split("\n") if _says(line))
        else:
            words = " ".join(span.cut(document.text) for span in block.spans)
            label = document.text[max(begun, last) : start]
            paragraph = _one_line(f"{paragraph} {label}{words}")
        last = block.spans[-1].end
    yield from (words for words in [paragraph] if words)


def _one_line(words: str) -> str:
    return " ".join(re.sub(r"(?<=\S)-\s*\n\s*", "-", words).split())


def _says(line: str) -> bool:
    """Whether a line of furniture is more than a page number."""
    return any(char.isalpha() for char in line)


def _wrapped(words: str, measure: float, indent: float) -> list[str]:
    lines, line = [], ""
    for word in words.split():
        trial = f"{line} {word}" if line else word
        if line and printed_width(trial) > measure - (0.0 if lines else indent):
            lines.append(line)
            line = word
        else:
            line = trial
    return [*lines, line]


def _matter(records: Records) -> Counter[str]:
    """What the records say, white space and line-break hyphens aside."""
    found: Counter[str] = Counter()
    for record in (*records.tasks, *records.duties, *records.targets):
        told = {name: value for name, value in asdict(record).items() if name not in _PLACED}
        found[record.kind + "".join(str(told).split()).replace("-", "")] += 1
    return found


@cache
def _library() -> dict[str, Document]:
    return {document.entry.id: document for document in load_library(_DOCUMENTS).documents}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", _PROSE)
def test_prose_printed_otherwise_gives_the_same_records(name: str, seed: int) -> None:
    document, agencies = _library()[name], load_registry()
    copy = build_document(_printed(document, random.Random(seed)), document.entry)
    wanted, given = _matter(read_records(document, agencies)), _matter(read_records(copy, agencies))
    assert wanted - given == Counter()
    assert given - wanted == Counter()
