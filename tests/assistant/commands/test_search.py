"""`cchc search` over the documents that ship."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from assistant.cli import cchc
from assistant.errors import UsageError


def search(index: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cchc, ("search", "--index", str(index), *arguments))


def test_hits_as_json(bundled_folder: Path) -> None:
    result = search(bundled_folder, "dịch vụ công trực tuyến", "--year", "2024", "--limit", "3", "--json")
    hits = json.loads(result.stdout)["hits"]
    assert len(hits) == 3
    assert {hit["document"] for hit in hits} <= {"bac-giang-2024", "bac-giang-chi-so-2024", "luc-ngan-2024"}


def test_a_place_in_any_spelling_binds(bundled_folder: Path) -> None:
    result = search(bundled_folder, "chế độ báo cáo", "--place", "luc ngan", "--json")
    assert {hit["document"] for hit in json.loads(result.stdout)["hits"]} == {"luc-ngan-2024"}


def test_a_filter_that_no_document_has_is_wrong_use(bundled_folder: Path) -> None:
    result = search(bundled_folder, "hồ sơ", "--year", "1999")
    assert isinstance(result.exception, UsageError)
    assert "2022, 2024, 2025" in str(result.exception)
