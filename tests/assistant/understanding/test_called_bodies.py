"""Bodies that only the plans name, called by the words of their names that matter."""

import pytest

from assistant.understanding.called_bodies import find_called, is_called
from assistant.understanding.reading import Reading

BODIES = ("Các chủ đầu tư xây dựng và kinh doanh hạ tầng Khu công nghiệp", "Các doanh nghiệp viễn thông")


@pytest.mark.parametrize(
    ("body", "words", "called"),
    [
        (BODIES[0], "chủ đầu tư hạ tầng khu công nghiệp", True),
        (BODIES[0], "hạ tầng khu công nghiệp", False),
        (BODIES[0], "chủ đầu tư nhà ở xã hội", False),
        (BODIES[1], "những doanh nghiệp viễn thông", True),
        (BODIES[1], "doanh nghiệp", False),
    ],
)
def test_what_a_body_is_called(body: str, words: str, called: bool) -> None:
    assert is_called(body, words) is called


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "Chủ đầu tư hạ tầng khu công nghiệp ở Sông Xanh phải làm gì để phát triển 5G?",
            "Chủ đầu tư hạ tầng khu công nghiệp",
        ),
        ("Sông Xanh: doanh nghiệp viễn thông có nhiệm vụ gì?", "doanh nghiệp viễn thông"),
        ("Nhiệm vụ của các doanh nghiệp viễn thông là gì?", ""),
        ("Người dân phải làm gì?", ""),
        ("Doanh nghiệp viễn thông lắp bao nhiêu trạm?", ""),
    ],
)
def test_whose_work_is_asked_for(question: str, found: str) -> None:
    assert [mention.name for mention in find_called(Reading(question), BODIES)] == ([found] if found else [])
