"""Make the weights that read flattened tables: `python -m corpus.structure.train_flattened corpus/data/flattened.json`.

It learns from one labelled flattened table, from the rows of the other tables among the documents, and from tables
composed of their cells; each lesson is laid out anew. What two such lines of lessons agree on is trusted more than what
either happened on: the weights are the average over `--seeds`, and depend on nothing but them and these files.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Span, TableRegion, TableShape
from corpus.normalizer import normalize
from corpus.structure.flattened_layout import GridRow, LaidOut, Mark
from corpus.structure.flattened_rows import build_rows
from corpus.structure.flattened_synthesis import Phrases, by_area, compose, grid_rows, phrases_of, relay
from corpus.structure.flattened_training import Lesson, Trainer, adapt, lesson, true_path
from corpus.structure.header import read_columns
from corpus.structure.regions import find_tables
from corpus.structure.row import Column, Row
from corpus.structure.tables import read_rows

_DOCUMENTS = Path(__file__).parents[1] / "documents"
_LABELLED = Path(__file__).parents[1] / "data" / "flattened-labels.json"
_SENTENCE = re.compile(r"[^\n]{40,420}")
_PLAIN = 0.4  # the share of tables laid out anew with nothing but other widths, pages, names and orders
_READ = 0.3  # the share of later lessons whose widths and words come from a first reading, not from the truth
_AREAS = (1, 1, 1, 2, 5)  # how many neighbouring areas make one table
_ROWS = (6, 20)  # of a table that nobody wrote
_MARKER = re.compile(r"[-+•*#\s]+|\d+(?:\.\d+)*\.?\s+|[a-zđ]\)\s+")


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from: the labelled table, whole and by area; the grids of all known rows; phrases."""

    labelled: LaidOut
    areas: tuple[LaidOut, ...]
    grids: tuple[Sequence[GridRow], ...]
    phrases: Phrases
    held: bool = False  # whether areas are kept back, and so the table as a whole


def labelled_table(path: Path = _LABELLED, documents: Path = _DOCUMENTS) -> LaidOut:
    """The labelled flattened table: where each cell begins, or goes on after a page break, as read by hand."""
    data = json.loads(path.read_text(encoding="utf-8"))
    text = normalize((documents / f"{data['document']}.txt").read_text(encoding="utf-8")).text
    region = next(table for table in find_tables(text) if table.shape is TableShape.FLATTENED)
    marks = tuple(Mark(offset, Column(name) if name else None, resumes) for offset, name, resumes in data["marks"])
    return LaidOut(text, region, read_columns(region.header), marks)


def true_rows(table: LaidOut) -> tuple[Row, ...]:
    """The rows of a labelled table."""
    one = lesson(table)
    return build_rows(one.sheet, true_path(one))


def split_areas(table: LaidOut) -> tuple[LaidOut, ...]:
    """A labelled table cut before each banner."""
    starts = [mark.offset for mark in table.marks if mark.column is None]
    ends = [*starts[1:], table.region.span.end]
    return tuple(
        LaidOut(
            table.text,
            TableRegion(Span(start, end), -1, TableShape.FLATTENED, table.region.header),
            table.columns,
            tuple(mark for mark in table.marks if start <= mark.offset < end),
        )
        for start, end in zip(starts, ends, strict=True)
    )


def gather(left_out: Sequence[int] = (), documents: Path = _DOCUMENTS) -> Material:
    """All there is to learn from, without the areas of the labelled table that are to be tested on."""
    table = labelled_table()
    rows = by_area(grid_rows(table.text, true_rows(table)))
    kept = [row for index, part in enumerate(rows) if index not in left_out for row in part]
    areas = tuple(part for index, part in enumerate(split_areas(table)) if index not in left_out)
    grids: list[Sequence[GridRow]] = [kept]
    sentences: list[str] = []
    for path in sorted(documents.glob("*.txt")):
        text = normalize(path.read_text(encoding="utf-8")).text
        if text == table.text:
            continue
        tables = find_tables(text)
        grids += [grid_rows(text, read_rows(text, region)) for region in tables if len(region.header) > 3]
        prose = text[: min((region.span.start for region in tables), default=len(text))]
        sentences += _sentences(prose)
    return Material(table, areas, tuple(grids), phrases_of(grids, sentences), bool(left_out))


def _sentences(text: str) -> Iterator[str]:
    joined = re.sub(r"[ \t]*\n\s*\n(?=[^\W\d_A-ZĐ])", " ", text)
    for found in _SENTENCE.finditer(joined):
        words = _MARKER.sub("", found.group().replace("*", ""), count=1).strip()
        if len(words) > 40 and words[0].isupper() and not words.isupper():
            yield " ".join(words.split())


def lessons(rng: random.Random, material: Material, relaid: int, composed: int) -> list[Lesson]:
    """One round of lessons: the labelled areas, `relaid` known areas in other layouts, `composed` tables."""
    tables = [*material.areas, *([] if material.held else [material.labelled])]
    grids = [by_area(grid) for grid in material.grids]
    tables += [relay(rng, _some(rng, grids), rng.random() < _PLAIN) for _ in range(relaid)]
    tables += [compose(rng, material.phrases, rng.randint(*_ROWS), rng.random() < _PLAIN) for _ in range(composed)]
    rng.shuffle(tables)
    return [lesson(table) for table in tables]


def _some(rng: random.Random, grids: Sequence[Sequence[Sequence[GridRow]]]) -> list[GridRow]:
    """Neighbouring areas of a table: mostly one, as every area is as likely; sometimes more, which prove the widths."""
    index, start = rng.choice([(index, start) for index, areas in enumerate(grids) for start in range(len(areas))])
    return [row for part in grids[index][start : start + rng.choice(_AREAS)] for row in part]


def train(material: Material, seed: int, rounds: int, relaid: int = 26, composed: int = 26) -> dict[str, float]:
    """The averaged weights after `rounds` of lessons."""
    rng = random.Random(seed)
    trainer = Trainer()
    for number in range(rounds):
        if number == rounds // 3:
            trainer.settle()
        for one in lessons(rng, material, relaid, composed):
            if number >= rounds // 3 and rng.random() < _READ:
                trainer.adapt(one)
            else:
                adapt(one, rng)
            trainer.learn(one)
    return trainer.average()


def mean_weights(models: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The weights averaged over models."""
    names = sorted({name for model in models for name in model})
    return {name: round(sum(model.get(name, 0.0) for model in models) / len(models), 3) for name in names}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Learn to read flattened tables.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seeds", type=int, nargs="+", default=[5, 6])
    parser.add_argument("--without", type=int, nargs="*", default=[], help="areas of the labelled table to leave out")
    chosen = parser.parse_args(arguments)
    material = gather(chosen.without)
    weights = mean_weights([train(material, seed, chosen.rounds) for seed in chosen.seeds])
    data = {"seeds": chosen.seeds, "rounds": chosen.rounds, "without": chosen.without, "weights": weights}
    chosen.out.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
