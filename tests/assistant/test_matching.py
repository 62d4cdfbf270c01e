"""Coverage: what a text must hold to count as evidence."""

import pytest

from assistant.ladder import Field, Ladder
from assistant.matching import Topic
from assistant.rarity import Rarity, terms

UNITS = [
    "Xây dựng kế hoạch kiểm soát thủ tục hành chính",
    "Xây dựng kế hoạch cải cách tài chính công",
    "Tổ chức thực hiện kế hoạch tuyên truyền cải cách hành chính",
    "Đo lường mức độ hài lòng của người dân",
]


@pytest.fixture
def rarity() -> Rarity:
    return Rarity(terms(text) for text in UNITS)


def fields(text: str, weight: float = 1.0) -> Ladder:
    return Ladder([Field(terms(text), weight)])


def test_a_text_that_holds_all_covers_all(rarity: Rarity) -> None:
    topic = Topic("kiểm soát thủ tục hành chính", rarity)
    assert topic.coverage(fields(UNITS[0])) == pytest.approx(1.0)
    assert topic.score(fields(UNITS[0])) == pytest.approx(1.0)


def test_a_rare_syllable_weighs_more_than_a_common_one(rarity: Rarity) -> None:
    assert rarity.weight("soat") > rarity.weight("hoach")
    assert rarity.weight("ngu") > rarity.weight("soat")
    assert not rarity.known("ngư")


def test_a_word_of_common_syllables_can_be_rare(rarity: Rarity) -> None:
    assert rarity.pair_weight(("cong", "xay")) > rarity.pair_weight(("ke", "hoach"))


def test_what_no_document_holds_keeps_coverage_down(rarity: Rarity) -> None:
    topic = Topic("kế hoạch kiểm ngư tàu cá", rarity)
    assert max(topic.coverage(fields(text)) for text in UNITS) < 0.4


def test_diacritics_make_a_match_stronger_but_are_not_needed(rarity: Rarity) -> None:
    accented, bare = Topic("tài chính công", rarity), Topic("tai chinh cong", rarity)
    assert accented.coverage(fields(UNITS[1])) > bare.coverage(fields(UNITS[1])) > 0.7


def test_words_in_order_score_above_the_same_words_scattered(rarity: Rarity) -> None:
    topic = Topic("cải cách hành chính", rarity)
    together, scattered = UNITS[2], "hành chính tài chính cải tiến cách làm"
    assert topic.score(fields(together)) > topic.score(fields(scattered))


def test_a_weaker_field_counts_less(rarity: Rarity) -> None:
    topic = Topic("hài lòng", rarity)
    assert topic.coverage(fields(UNITS[3], 0.5)) == pytest.approx(0.5)


def test_an_empty_topic_covers_nothing(rarity: Rarity) -> None:
    topic = Topic(" ?! ", rarity)
    assert topic.empty
    assert topic.coverage(fields(UNITS[0])) == 0.0
    assert topic.score(fields(UNITS[0])) == 0.0


def test_the_best_field_counts_with_diacritics_or_without(rarity: Rarity) -> None:
    topic = Topic("kiểm soát", rarity)
    weak, strong = Field(terms("kiểm soát"), 0.5), Field(terms("kiem soat"), 1.0)
    assert topic.coverage(Ladder([weak])) == pytest.approx(0.5)
    # Without diacritics a match is worth three quarters, and a better field than the one that has them.
    assert topic.coverage(Ladder([weak, strong])) == topic.coverage(Ladder([strong, weak])) == pytest.approx(0.75)
    assert topic.order(Ladder([weak, strong])) == pytest.approx(0.75)


def test_coverage_and_score_are_worked_out_together(rarity: Rarity) -> None:
    topic, ladder = Topic("kiểm soát thủ tục", rarity), fields(UNITS[1])
    assert topic.measure(ladder) == (topic.coverage(ladder), topic.score(ladder))


def test_a_text_may_use_another_wording_of_a_translated_phrase(rarity: Rarity) -> None:
    senses = [("sự thỏa mãn", "hài lòng"), ("người dân",)]
    plain = Topic("sự thỏa mãn người dân", rarity, translated=True)
    told = Topic("sự thỏa mãn người dân", rarity, translated=True, senses=senses)
    assert told.coverage(fields(UNITS[3])) > 0.9 > plain.coverage(fields(UNITS[3]))
    assert told.coverage(fields("lòng hài của người dân")) < 0.9  # not whole


def test_another_wording_does_not_stand_for_a_part_of_the_first(rarity: Rarity) -> None:
    topic = Topic("cải cách tài chính", rarity, translated=True, senses=[("cải cách tài chính", "tài chính")])
    assert topic.coverage(fields("tài chính")) < topic.coverage(fields("cải cách tài chính"))


def test_the_year_of_a_document_number_is_no_year(rarity: Rarity) -> None:
    topic = Topic("kế hoạch năm 2023", rarity)
    assert topic.years == ("2023",)
    assert not fields("theo Thông tư số 09/2023/TT-BGDĐT").holds("2023")
    assert fields("trong tháng 9/2023").holds("2023")


def test_an_english_word_that_was_left_is_no_word_without_its_marks(rarity: Rarity) -> None:
    left, typed = Topic("dan", rarity, translated=True), Topic("dan", rarity)
    assert left.coverage(fields(UNITS[3])) < 0.4 < 0.7 < typed.coverage(fields(UNITS[3]))
    name = Topic("nguoi dan", rarity, translated=True)
    assert name.coverage(fields(UNITS[3])) > 0.7
