"""Opinions are kept, and given back as cases."""

from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.feedback import FILL_IN, Feedback, FeedbackStore, as_cases

GIVEN = {"language": "vi", "citations": [{"document": "a", "quote": "Sở\nNội vụ … năm 2024"}]}


def test_opinions_are_kept_in_their_order(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "data")
    assert store.all() == ()
    store.add(Feedback(True, "Ai?", given=GIVEN))
    store.add(Feedback(False, "Khi nào?", ("deadline",), "Quý I'); DROP TABLE feedback;--"))
    kept = store.all()
    assert [one.question for one in kept] == ["Ai?", "Khi nào?"]
    assert kept[0].given == GIVEN and kept[0].received
    assert kept[1].reasons == ("deadline",) and kept[1].comment.endswith("--")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "feedback.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)
    with pytest.raises(AssistantError, match="feedback"):
        FeedbackStore(tmp_path).all()
    with pytest.raises(AssistantError, match="could not be kept"):
        FeedbackStore(tmp_path).add(Feedback(True, "Ai?"))


def test_cases_hold_what_is_known_and_say_what_is_not() -> None:
    opinions = (
        Feedback(False, "Ai?", ("agency",), "", GIVEN, number=1),
        Feedback(True, "Ai?", given=GIVEN, number=2),
        Feedback(False, "Khi nào?", ("deadline",), "Quý I", GIVEN, number=3),
        Feedback(False, "Bao nhiêu?", ("missing",), number=4),
    )
    right, told, unknown = as_cases(opinions)
    assert right["id"] == "feedback-2" and right["required"] == [["Sở Nội vụ"]]
    assert right["quotes"] == [{"document": "a", "text": "Sở\nNội vụ"}, {"document": "a", "text": "năm 2024"}]
    assert told["type"] == "deadline" and told["required"] == [["Quý I"]] and "wrong-deadline" in told["tags"]
    assert unknown["required"] == [[FILL_IN]] and unknown["documents"] == [FILL_IN]
