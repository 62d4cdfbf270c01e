"""English questions in plain words."""

import pytest

from assistant.understanding.plain_english import in_plain_words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Who's in charge?", "Who is in charge?"),
        ("whats due", "what is due"),
        ("It isn't there", "It is not there"),
        ("They won't, I can't", "They will not, I can not"),
        ("who'll draft it", "who will draft it"),
        ("Who exactly drafts it, and when precisely?", "Who drafts it, and when?"),
        ("Who, in the 2025 annex, leads it?", "Who leads it in the 2025 annex?"),
        ("Who must carry it out?", "Who must carry out it?"),
        ("What follows when a boat misses its deadline?", "What follows when a boat is late?"),
        ("A boat runs past its due date.", "A boat is late."),
        ("Is it built ahead of the deadline?", "Is it built ahead of schedule?"),
        ("How many are under part IV of it?", "How many are under IV of it?"),
        ("Why is section I am in so small?", "Why is section I am in so small?"),
        ("Reuse is to exceed 80%.", "Reuse is over 80%."),
        ("Apart from the mast, what must be painted?", "what must be painted?"),
        ("What must be painted, besides the mast?", "What must be painted?"),
        ("Which masts must be kept (not painted)?", "Which masts must be kept ?"),
        ("What must the pier and the other offices paint?", "What must the pier paint?"),
        (
            "Why paint half of all masts in the first half of the year?",
            "Why paint 50% of all masts in the first half of the year?",
        ),
        ("The plan sets a floor for masts. What is it?", "What is the floor for masts in The plan?"),
        ("the province's plan and its goals", "the province's plan and its goals"),
    ],
)
def test_contractions_and_pressing_words(text, plain):
    assert in_plain_words(text) == plain
