"""Targets that differ between two places or years, told side by side in the direction that was asked."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.pipeline import Pipeline

Ask = Callable[..., Answer]


def numbers(answer: Answer, pipeline: Pipeline) -> list[tuple[str, float]]:
    records = [pipeline.index.record(name) for name in answer.tasks]
    return [(record.document, record.number) for record in records if record.kind == "target"]


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2024 chỉ tiêu nào của Lục Ngạn cao hơn tỉnh?",
        "nam 2024 chi tieu nao cua luc ngan cao hon tinh",
        "Which targets did Lục Ngạn set higher than the province in 2024?",
    ],
)
def test_higher_means_higher_on_the_side_named_first(ask_bundled: Ask, pipeline: Pipeline, question: str) -> None:
    answer = ask_bundled(question)
    assert answer.status is Status.ANSWERED
    found = numbers(answer, pipeline)
    pairs = list(zip(found[::2], found[1::2], strict=True))
    assert pairs
    assert all(first[0] == "luc-ngan-2024" and first[1] > second[1] for first, second in pairs)
    assert all(second[0].startswith("bac-giang") for _, second in pairs)


def test_two_years_of_one_place(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("So sánh các chỉ tiêu của tỉnh năm 2022 và năm 2024")
    documents = {document for document, _ in numbers(answer, pipeline)}
    assert "bac-giang-2022" in documents
    assert documents & {"bac-giang-2024", "bac-giang-chi-so-2024"}
    assert "luc-ngan-2024" not in documents
    assert answer.table is not None
    assert len(answer.table.rows) % 2 == 0


def test_the_same_figure_is_no_contrast(ask_bundled: Ask, pipeline: Pipeline) -> None:
    found = numbers(ask_bundled("So sánh các chỉ tiêu của tỉnh năm 2022 và năm 2024"), pipeline)
    assert all(first[1] != second[1] for first, second in zip(found[::2], found[1::2], strict=True))


@pytest.mark.parametrize("matter", ["thanh toán trực tuyến", "hài lòng của người dân"])
def test_a_matter_that_is_named_is_all_that_is_compared(ask_bundled: Ask, matter: str) -> None:
    answer = ask_bundled(f"So sánh mục tiêu {matter} năm 2022 và năm 2024 của tỉnh")
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert {citation.document for citation in answer.citations} >= {"bac-giang-2022", "bac-giang-2024"}
    word = " ".join(matter.split()[:2])
    for citation in answer.citations:
        assert word in " ".join(citation.quote.split()), citation.quote
        assert citation.document.startswith("bac-giang")


def test_two_years_are_compared_in_one_place(ask_bundled: Ask) -> None:
    answer = ask_bundled("So sánh mục tiêu thanh toán trực tuyến năm 2022 và 2024")
    assert "luc-ngan-2024" not in {citation.document for citation in answer.citations}
