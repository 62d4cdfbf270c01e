"""The catalogue of documents: rows that cannot be used say why."""

import json
from pathlib import Path

import pytest

from corpus.catalog import read_catalog

_ROW = {"id": "a", "title": "Kế hoạch", "issuer": "UBND", "place": "X", "level": "province", "year": 2025}


@pytest.mark.parametrize(
    ("written", "read"),
    [("2025-01-31", "2025-01-31"), (" 2024-02-29 ", "2024-02-29"), (None, None), ("", None)],
)
def test_the_day_of_a_document(tmp_path: Path, written: str | None, read: str | None) -> None:
    path = tmp_path / "catalog.jsonl"
    path.write_text(json.dumps({**_ROW, "date": written}), encoding="utf-8")
    ((entry,), bad) = read_catalog(path)
    assert entry.date == read
    assert bad == ()


@pytest.mark.parametrize("written", ["2025-02-30", "2025-13-01", "31/01/2025", "tháng 1"])
def test_a_day_that_there_is_not_is_told_in_one_line(tmp_path: Path, written: str) -> None:
    path = tmp_path / "catalog.jsonl"
    path.write_text(json.dumps({**_ROW, "date": written}, ensure_ascii=False), encoding="utf-8")
    entries, (row,) = read_catalog(path)
    assert entries == ()
    assert row.id == "a"
    assert "'date' phải là một ngày có thật" in row.message
    assert written in row.message
    assert "\n" not in row.message
