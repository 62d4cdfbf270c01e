"""What somebody says of himself around an English question."""

import pytest

from assistant.understanding.english_preambles import split_who_asks
from corpus.agencies import Mention

ASKED = "Which department leads the digitisation of archives?"


@pytest.mark.parametrize(
    "said",
    [
        "I work for a bank.",
        "Hi, student here.",
        "We sell scanners;",
        "As a newcomer,",
        "For my thesis on archives,",
        "I am new. My job starts in May.",
    ],
)
def test_who_asks_is_told_from_what_is_asked(said: str) -> None:
    assert split_who_asks(f"{said} {ASKED}", lambda _: (), ()) == (said, ASKED)


@pytest.mark.parametrize(
    "text",
    [
        "We are making an inspection plan. By when must it be ready in Đồi Cát?",
        "We are making an inspection plan. When is the plan due in Đồi Cát?",
        "My boss asked about archives. Who leads the propaganda task?",
        "I wonder who leads it.",
        "Good morning! Nice to meet you.",
        ASKED,
    ],
)
def test_a_question_that_rests_on_what_was_said_stays_whole(text: str) -> None:
    assert split_who_asks(text, lambda _: (), ("Đồi Cát",)) == ("", text)


def test_the_speakers_own_body_is_named() -> None:
    body = (Mention(0, 0, "Sở Tư pháp"),)
    asked = split_who_asks(
        "I have joined the Justice people. What archives does my department digitise?", lambda _: body, ()
    )
    assert asked[1] == "What archives does Sở Tư pháp digitise?"


def test_what_is_said_after_a_question_is_left_out() -> None:
    assert split_who_asks(f"{ASKED} I need it for a report.", lambda _: (), ()) == ("", ASKED)
