"""A topic is cut where its words did not stand side by side in the question."""

import pytest

from assistant.seams import runs

QUESTION = "Hồ sơ người có công ở Đồi Cát được nhận, trả qua kênh nào?"


@pytest.mark.parametrize(
    ("topic", "pieces"),
    [
        ("hồ sơ người có công nhận trả qua kênh", ("hồ sơ người có công", "nhận", "trả qua kênh")),
        ("nhận trả qua kênh", ("nhận", "trả qua kênh")),  # the question pauses between the two
        ("hồ sơ người có công của tháng trước", ("hồ sơ người có công của tháng trước",)),  # of another question
        ("", ("",)),
    ],
)
def test_runs(topic: str, pieces: tuple[str, ...]) -> None:
    assert runs(topic, QUESTION) == pieces


def test_without_a_question_a_topic_is_whole() -> None:
    assert runs("người có công nhận", "") == ("người có công nhận",)
