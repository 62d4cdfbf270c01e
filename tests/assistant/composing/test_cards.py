"""A document's own number and date, from where they are printed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from corpus.reader import build_document
from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.chunker import Chunker
from index.manifest import Source

Ask = Callable[..., Answer]
ENTRY = CatalogEntry(
    "ven-song-2033",
    "Kế hoạch nạo vét kênh mương",
    "UBND tỉnh",
    "Ven Sông",
    "province",
    2033,
    "45/KH-UBND",
    "2032-12-20",
)
LETTERHEAD = "UBND TỈNH VEN SÔNG\n\nSố: 45/KH-UBND\n\nVen Sông, ngày 20 tháng 12 năm 2032\n\n"
BODY = "KẾ HOẠCH NẠO VÉT KÊNH MƯƠNG\n\nI. MỤC TIÊU\n\nNạo vét toàn bộ kênh mương nội đồng trong năm 2033.\n"


def answered(text: str, folder: Path, entry: CatalogEntry = ENTRY) -> tuple[Pipeline, Answer]:
    document = build_document(text, entry)
    shelf = Shelf(document, Chunker().chunks(document, ()), ())
    Builder(BuildSettings(words=False)).build(folder, [shelf], [Source(entry.id, "sha256:0", "sha256:0", "/nowhere")])
    pipeline = open_pipeline(Settings(index=folder))
    return pipeline, pipeline.answer(Question("Kế hoạch nạo vét kênh mương là kế hoạch số bao nhiêu, ngày nào?"))


def test_number_and_date_of_the_letterhead(tmp_path: Path) -> None:
    pipeline, answer = answered(LETTERHEAD + BODY, tmp_path / "index")
    assert answer.status is Status.ANSWERED
    assert "45/KH-UBND" in answer.text
    assert "ngày 20 tháng 12 năm 2032" in answer.text
    citation = answer.citations[0]
    assert citation.quote == pipeline.index.document(citation.document).quote(citation.spans)
    assert citation.quote.startswith("Số: 45/KH-UBND")


@pytest.mark.parametrize("number", ["45/KH-UBND", None])
def test_a_number_that_is_not_printed_is_not_told(tmp_path: Path, number: str | None) -> None:
    _, answer = answered(BODY, tmp_path / "index", replace(ENTRY, number=number))
    assert "45/KH-UBND" not in answer.text
    assert answer.trace["problems"] == []


@pytest.mark.parametrize(
    "asked", ["ke hoach nao vet kenh muong so bao nhieu", "Kế hoạch nạo vét kênh mương số mấy, ngày nào?"]
)
def test_the_number_is_asked_for_with_marks_and_without(tmp_path: Path, asked: str) -> None:
    pipeline, _ = answered(LETTERHEAD + BODY, tmp_path / "index")
    assert "45/KH-UBND" in pipeline.answer(Question(asked)).text


def test_the_number_of_another_kind_of_document_is_not_its_own(tmp_path: Path) -> None:
    basis = "Thực hiện Quyết định số 77/QĐ-BNN ngày 01/02/2032 về nạo vét kênh mương.\n\n"
    pipeline, _ = answered(LETTERHEAD + "KẾ HOẠCH NẠO VÉT KÊNH MƯƠNG\n\n" + basis + BODY[30:], tmp_path / "index")
    answer = pipeline.answer(Question("Kế hoạch nạo vét kênh mương theo quyết định số mấy?"))
    assert "77/QĐ-BNN" in answer.text
    assert "45/KH-UBND" not in answer.text
