import pytest

from assistant.understanding.glossary import (
    _FILES,
    _FOLDER,
    Glossary,
    _entries,
    load_glossary,
    stem,
    usual_pairs,
)
from corpus.agencies import load_registry
from corpus.errors import CorpusError


@pytest.fixture(scope="module")
def glossary():
    return load_glossary(load_registry())


def test_the_glossary_is_wide(glossary):
    assert len(glossary) >= 7500


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policies", "policy"),
        ("digitising", "digitize"),
        ("planned", "plans"),
        ("centres", "center"),
        ("labour", "labor"),
        ("saved", "save"),
        ("paying", "pays"),
    ],
)
def test_inflections_meet(one, other):
    assert stem(one) == stem(other)


def test_the_longest_entry_wins(glossary):
    found = [rendering.candidates[0] for rendering in glossary.render("fully online public services")]
    assert found == ["dịch vụ công trực tuyến toàn trình"]
    assert [part.candidates[0] for part in glossary.render("online public services")] == ["dịch vụ công trực tuyến"]


def test_unknown_words_stay(glossary):
    (rendering,) = glossary.render("zyzzyva")
    assert (rendering.candidates, rendering.known) == (("zyzzyva",), False)


@pytest.mark.parametrize(("past", "verb"), [("built", "building"), ("written", "write"), ("spent", "spend")])
def test_irregular_forms_meet(past, verb):
    assert stem(past) == stem(verb)


def test_a_word_without_an_entry_is_read_as_another_of_its_family():
    known = Glossary([(["evaluate"], ["đánh giá"])], load_registry())
    (rendering,) = known.render("evaluator")
    assert (rendering.candidates, rendering.known) == (("đánh giá",), True)


@pytest.mark.parametrize(("word", "vietnamese"), [("safer", "an toàn"), ("busiest", "bận"), ("remotely", "từ xa")])
def test_a_degree_and_a_manner_are_read_as_the_plain_word(word, vietnamese):
    known = Glossary([(["safe"], ["an toàn"]), (["busy"], ["bận"]), (["remote"], ["từ xa"])], load_registry())
    (rendering,) = known.render(word)
    assert rendering.candidates == (vietnamese,)


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("consultants", "tư vấn"),
        ("under other circumstances", "trường hợp"),
        ("the deadline extended", "gia hạn"),
        ("civil identification", "định danh"),
        ("documents no longer fit", "không còn phù hợp"),
    ],
)
def test_words_of_several_senses_have_each(glossary, english, vietnamese):
    assert vietnamese in {wording for piece in glossary.render(english) for wording in piece.candidates}


def test_the_exact_form_goes_first_and_the_others_follow():
    known = Glossary([(["account"], ["tài khoản"]), (["accounting"], ["kế toán"])], load_registry())
    (rendering,) = known.render("accounting")
    assert rendering.candidates == ("kế toán", "tài khoản")


def test_a_line_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    _entries.cache_clear()
    (tmp_path / "glossary.jsonl").write_text('{"en": ["one"], "vi": ["một"]}\n{"en": ["two"]}\n', encoding="utf-8")
    monkeypatch.setattr("assistant.understanding.glossary._FOLDER", tmp_path)
    monkeypatch.setattr("assistant.understanding.glossary._FILES", ("glossary.jsonl",))
    with pytest.raises(CorpusError, match="line 2"):
        list(usual_pairs())


def test_every_file_of_entries_is_read():
    assert {path.name for path in _FOLDER.glob("glossary*.jsonl")} == set(_FILES)


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("take stock of", "sơ kết, tổng kết"),
        ("make life easier for", "tạo thuận lợi"),
        ("walk-in", "trực tiếp"),
        ("converted to joint-stock company", "cổ phần hóa"),
        ("surprise visits", "kiểm tra đột xuất"),
        ("buck-passing", "đùn đẩy, né tránh trách nhiệm"),
    ],
)
def test_phrases_are_read_whole(glossary, english, vietnamese):
    (rendering,) = glossary.render(english)
    assert rendering.candidates[0] == vietnamese
