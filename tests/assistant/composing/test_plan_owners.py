"""Whose paper a row is about."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.composing.plan_owners import owners
from assistant.pipeline import Pipeline
from corpus.record import Task

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("Xây dựng kế hoạch tuyên truyền năm 2025 của tỉnh", {"province"}),
        ("Kế hoạch kiểm soát TTHC năm 2024 của xã, thị trấn", {"commune"}),
        ("Kế hoạch của UBND huyện, UBND các xã, thị trấn, Kế hoạch kiểm soát TTHC", {"district", "commune"}),
        ("Kế hoạch, của Sở, cơ quan, đơn vị thuộc UBND tỉnh, UBND cấp huyện", {"office", "district"}),
        ("Kế hoạch của các xã?", {"commune"}),
        ("Kiểm tra công vụ của tỉnh", set()),
    ],
)
def test_whose_paper_a_text_speaks_of(text: str, tiers: set[str]) -> None:
    assert owners(text) == tiers


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Kế hoạch kiểm soát TTHC của các xã ở Lục Ngạn hạn khi nào?", "Kế hoạch kiểm soát TTHC năm 2024 của xã"),
        ("Kế hoạch kiểm tra CCHC của huyện Lục Ngạn năm 2024 hạn khi nào?", "CCHC năm 2024 của huyện"),
        ("Kế hoạch kiểm tra CCHC năm 2024 của các xã Lục Ngạn ai chủ trì?", "năm 2024 của UBND các xã"),
        ("Ở Lục Ngạn, xã xây dựng kế hoạch tuyên truyền CCHC tháng mấy?", "UBND cấp xã"),
        ("Ai chủ trì xây dựng kế hoạch kiểm tra CCHC 2024 của Lục Ngạn?", "CCHC năm 2024 của huyện"),
    ],
)
def test_the_row_for_that_paper_is_told(ask_bundled: Ask, pipeline: Pipeline, question: str, words: str) -> None:
    told = [pipeline.index.record(name) for name in ask_bundled(question).tasks]
    assert [words in (record.task or "") for record in told if isinstance(record, Task)] == [True]
