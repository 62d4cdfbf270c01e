import numpy as np
import pytest

from corpus.syllable_model import SyllableModel
from corpus.syllables import CountTable, count_texts

NOTHING = CountTable((".", "0"), np.zeros(2, np.float32), *(np.zeros(0, kind) for kind in "qfqf"))


@pytest.fixture(scope="module")
def model() -> SyllableModel:
    counts = count_texts(["sở nội vụ chủ trì. sở nội vụ phối hợp. sở tài chính chủ trì"])
    return SyllableModel(NOTHING, [(CountTable.of(counts), 1.0)])


def numbers(model: SyllableModel, *names: str) -> np.ndarray:
    return np.array([model.number(name) for name in names], dtype=np.int64)


def test_pairs_are_counted_and_unknown_words_stand_beside_nothing(model):
    assert model.pair(*numbers(model, "nội", "vụ")) == 2
    assert model.pair(*numbers(model, "vụ", "nội")) == 0
    # -1 must not be taken for the syllable before the first or after the last.
    last = len(model.names) - 1
    assert [model.pair(-1, other) for other in (-1, 0, last)] == [0, 0, 0]
    assert [model.pair(other, -1) for other in (0, 1, last)] == [0, 0, 0]


def test_what_stood_there_is_likelier_and_the_unknown_least(model):
    first, second = numbers(model, "sở", "lạ", "sở"), numbers(model, "nội", "lạ", "lạ")
    scores = model.log_next(first, second, numbers(model, "vụ", "tài", "lạ"))
    assert scores.shape == (3, 3)
    assert scores[0].tolist() == sorted(scores[0].tolist(), reverse=True)
    assert scores[0, 0] > scores[1, 0] == scores[2, 0]
    assert np.isfinite(scores).all()
    assert (scores[:, 2] < scores[:, :2].min(axis=1)).all()


def test_an_unknown_word_has_a_small_probability(model):
    assert 0 < model.alone(-1) < min(model.alone(number) for number in range(len(model.names)))
