"""Areas that an agency answers for, and who answers for each."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.pipeline import Pipeline

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "Các lĩnh vực mà Sở Nội vụ chịu trách nhiệm trước Chủ tịch UBND tỉnh về thứ hạng?",
        "Trong kế hoạch duy trì chỉ số 2024, Sở Nội vụ phụ trách mấy lĩnh vực?",
    ],
)
def test_the_areas_that_duties_speak_of_by_their_headings(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert {citation.document for citation in answer.citations} == {"bac-giang-chi-so-2024"}
    for area in ("chỉ đạo, điều hành", "tổ chức bộ máy", "chế độ công vụ"):
        assert area in answer.text
    assert "thể chế" not in answer.text


def test_the_areas_of_rows_are_told_once_each(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("Sở Tài chính chủ trì nhiệm vụ ở những lĩnh vực nào năm 2025?")
    led = [
        task
        for task in pipeline.index.records.tasks
        if task.document == "bac-giang-2025-phu-luc" and "Sở Tài chính" in task.lead_agencies
    ]
    assert len(answer.citations) == len({task.area for task in led})


def test_who_is_given_each_area(ask_bundled: Ask) -> None:
    answer = ask_bundled("Mỗi lĩnh vực PAR Index năm 2024 giao cho sở nào chủ trì?")
    assert all(name in answer.text for name in ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Văn phòng UBND tỉnh"))
