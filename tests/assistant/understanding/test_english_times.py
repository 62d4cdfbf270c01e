import pytest

from assistant.understanding.english_times import in_usual_times


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        ("by 10 Feb 2025", "by 10/2/2025"),
        ("on the 5th of June", "on 5/6"),
        ("until December 30, 2024", "until 30/12/2024"),
        ("due in Oct. 2025", "due in October 2025"),
        ("between January and March 2025", "tháng 1 đến tháng 3 năm 2025"),
        ("by mid-2025", "by June 2025"),
        ("the first three months of 2025", "first quarter of 2025"),
        ("the last six months of 2025", "second half of 2025"),
        ("at the end of the year 2025", "at December 2025"),
        ("goals for '24", "goals for 2024"),
    ],
)
def test_times_in_their_usual_forms(said, usual):
    assert in_usual_times(said) == usual


@pytest.mark.parametrize(
    "text",
    [
        "What may districts do?",
        "Who may 5 agencies ask?",
        "Mar the record",
        "at least 50% in May",
        "March 2025",
        "the last three months",
    ],
)
def test_what_is_no_time_or_is_usual_already(text):
    assert in_usual_times(text) == text
