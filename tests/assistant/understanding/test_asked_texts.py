"""How people ask, as it is taught to the restoration of diacritics."""

import numpy as np

from assistant.understanding.asked_texts import asked_texts, load_asked, pack_asked
from corpus.diacritics import build_model
from corpus.normalizer import fold
from corpus.syllables import count_texts, unpack_counts


def test_texts_are_written_with_their_marks_and_have_no_slots():
    texts = list(asked_texts())
    assert len(texts) > 5000
    assert not any("{" in text or "|" in text or text == fold(text) for text in texts)
    assert all(text.endswith(".") for text in texts)


def test_the_counts_that_ship_are_of_these_texts():
    made, shipped = unpack_counts(pack_asked()), load_asked()
    assert made.syllables == shipped.syllables
    assert np.array_equal(made.triple_keys, shipped.triple_keys)
    assert np.array_equal(made.triple_counts, shipped.triple_counts)


def test_what_people_ask_is_restored_as_they_ask_it():
    counts = count_texts(["Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan."])
    plain = "con linh vuc nay thi co quan nao dung dau"
    assert build_model(counts, taught=[load_asked()]).restore(plain).text == "còn lĩnh vực này thì cơ quan nào đứng đầu"
