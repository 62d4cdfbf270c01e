"""All records of the five documents: ids of their own, every field the repaired join of its spans."""

from functools import lru_cache
from pathlib import Path

import pytest

from corpus.agencies import load_registry
from corpus.catalog import load_catalog
from corpus.document import Document
from corpus.library import load_library
from corpus.record import Record, Records, Target
from corpus.records import read_records
from corpus.repair import repair

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
NAMES = [entry.id for entry in load_catalog(DOCUMENTS / "catalog.jsonl")]


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    return {document.entry.id: document for document in load_library(DOCUMENTS).documents}


@lru_cache(maxsize=8)
def records(name: str) -> Records:
    return read_records(documents()[name], load_registry())


def everything(name: str) -> tuple[Record, ...]:
    found = records(name)
    return (*found.tasks, *found.duties, *found.targets)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_the_repaired_join_of_its_spans(name: str) -> None:
    text = documents()[name].text
    for record in everything(name):
        assert record.spans, record.id
        for field, spans in record.spans.items():
            words, value = repair(text, spans), getattr(record, field)
            if isinstance(record, Target) and field == "level":
                assert words.lower() in value
            else:
                assert words == value, (record.id, field)


@pytest.mark.parametrize("name", NAMES)
def test_ids_and_paths(name: str) -> None:
    found = everything(name)
    assert len({record.id for record in found}) == len(found)
    assert all(record.id.startswith(f"{name}:") and record.document == name for record in found)
    assert all(0.0 <= record.confidence <= 1.0 for record in found)


def test_targets_stand_in_the_goals_of_tables_too() -> None:
    goals = [target for target in records("luc-ngan-2024").targets if "QLVB" not in target.text]
    wanted = [target for target in goals if target.text.startswith("Trên 85% hồ sơ công việc tại huyện")]
    assert [(target.value, target.comparison) for target in wanted] == [("85", ">"), ("65", ">")]
