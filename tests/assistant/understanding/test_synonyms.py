"""Other wordings of what a Vietnamese question looks for."""

from assistant.understanding.synonyms import Synonyms


def test_a_phrase_comes_with_its_other_wordings() -> None:
    senses = {first: others for first, *others in Synonyms().senses("Thủ trưởng không làm nghiêm")}
    assert "người đứng đầu" in senses["thủ trưởng"]


def test_the_longest_phrase_is_taken_and_words_are_whole() -> None:
    found = [first for first, *_ in Synonyms().senses("Mức hài lòng, nộpx, nộp")]
    assert found == ["mức hài lòng", "nộp"]


def test_a_topic_without_such_phrases_has_none() -> None:
    assert Synonyms().senses("ISO 9001:2015") == ()
