import pytest

from assistant.understanding.compounds import Piece, nouns_first
from assistant.understanding.english import to_vietnamese
from assistant.understanding.glossary import load_glossary, stem
from corpus.agencies import load_registry


@pytest.fixture(scope="module")
def glossary():
    return load_glossary(load_registry())


def _said(*texts):
    return nouns_first([Piece(text, known=True) for text in texts])


def test_a_noun_stands_before_what_describes_it():
    assert _said("kiểm tra", "kế hoạch") == ["kế hoạch", "kiểm tra"]
    assert _said("xã", "kết quả chỉ số") == ["kết quả chỉ số", "xã"]
    assert _said("PAPI", "cải thiện", "kế hoạch") == ["kế hoạch", "PAPI", "cải thiện"]


def test_a_verb_at_the_start_and_an_unknown_word_keep_their_places():
    assert _said("ban hành", "kiểm tra", "kế hoạch") == ["ban hành", "kế hoạch", "kiểm tra"]
    assert nouns_first([Piece("zyzzyva", known=False), Piece("kế hoạch", known=True)]) == ["zyzzyva", "kế hoạch"]


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("digital transformation index", "chỉ số chuyển đổi số"),
        ("Project 06", "Đề án 06"),
        ("the 14th Party Congress", "Đại hội XIV của Đảng"),
        ("14th", "ngày 14"),
        ("fishing vessels", "tàu cá"),
        ("chair of the people's committee", "chủ tịch UBND"),
    ],
)
def test_terms_in_vietnamese(glossary, english, vietnamese):
    assert to_vietnamese([english.split()], glossary).text == vietnamese


def test_a_form_that_has_its_own_meaning_keeps_it(glossary):
    assert next(iter(glossary.render("accounting"))).candidates[0] == "kế toán"
    assert next(iter(glossary.render("accounts"))).candidates[0] == "tài khoản"


@pytest.mark.parametrize(("one", "other"), [("advises", "advise"), ("applied", "apply"), ("supervises", "supervising")])
def test_more_inflections_meet(one, other):
    assert stem(one) == stem(other)
