"""How people ask, as it is taught to the restoration of diacritics."""

from assistant.understanding.asked_texts import asked_texts
from corpus.diacritics import build_model
from corpus.normalizer import fold
from corpus.syllables import count_texts


def test_texts_are_written_with_their_marks_and_have_no_slots():
    texts = list(asked_texts())
    assert len(texts) > 5000
    assert not any("{" in text or "|" in text or text == fold(text) for text in texts)
    assert all(text.endswith(".") for text in texts)


def test_what_people_ask_is_restored_as_they_ask_it():
    counts = count_texts(["Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan."])
    plain = "con linh vuc nay thi co quan nao dung dau"
    assert build_model(counts, taught=asked_texts()).restore(plain).text == "còn lĩnh vực này thì cơ quan nào đứng đầu"
