"""What a question narrows by: its words whole, and near each other."""

import pytest

from assistant.ladder import Field, Ladder
from assistant.matter import Matter
from assistant.rarity import Rarity, terms

UNITS = [
    "Xây dựng kế hoạch kiểm soát thủ tục hành chính",
    "Xây dựng Kế hoạch, thông báo kiểm tra công tác quản lý về tổ chức bộ máy; phòng chống tham nhũng",
    "Tổ chức thực hiện kế hoạch tuyên truyền cải cách hành chính",
    "Đo lường mức độ hài lòng của người dân với dịch vụ y tế công",
    "Kế hoạch bảo đảm an sinh, thực hiện thủ tục toàn tỉnh, phẩm chất công chức",
]
STOPWORDS = frozenset(("của", "với", "về", "ai"))


@pytest.fixture
def rarity() -> Rarity:
    return Rarity(terms(text) for text in UNITS)


def fields(*texts: str) -> Ladder:
    return Ladder([Field(terms(text), 1.0) for text in texts])


def matter(rarity: Rarity, topic: str, *senses: tuple[str, ...], names: tuple[str, ...] = ()) -> Matter:
    return Matter(terms(topic), rarity, STOPWORDS, names=names, senses=senses, translated=bool(senses))


def test_a_text_that_has_the_words_together_says_it(rarity: Rarity) -> None:
    asked = matter(rarity, "kế hoạch kiểm soát thủ tục hành chính")
    assert asked.said(fields(UNITS[0])) == pytest.approx(1.0)
    assert asked.said(fields("ke hoach kiem soat thu tuc hanh chinh")) == pytest.approx(1.0)


def test_a_word_in_pieces_is_not_told(rarity: Rarity) -> None:
    asked = matter(rarity, "kế hoạch an toàn thực phẩm")
    assert asked.told(fields(UNITS[4])) < 0.4
    assert asked.told(fields("Kế hoạch kiểm tra an toàn thực phẩm")) == pytest.approx(1.0)


def test_words_that_stand_apart_are_not_joined(rarity: Rarity) -> None:
    asked = matter(rarity, "kế hoạch phòng chống tham nhũng")
    assert asked.told(fields(UNITS[1])) == pytest.approx(1.0)
    assert asked.joined(fields(UNITS[1])) < 0.9
    assert asked.joined(fields("Xây dựng kế hoạch", "Phòng chống tham nhũng trong quản lý")) < 0.9
    assert asked.joined(fields("Kế hoạch của tỉnh về phòng, chống tham nhũng")) == pytest.approx(1.0)


def test_the_order_may_turn_round_where_words_are_close(rarity: Rarity) -> None:
    asked = matter(rarity, "hài lòng người dân")
    assert asked.joined(fields("người dân hài lòng")) == pytest.approx(1.0)


def test_idle_words_never_speak_against_a_text(rarity: Rarity) -> None:
    assert matter(rarity, "lo thủ tục hành chính").said(fields(UNITS[0])) == pytest.approx(1.0)
    assert matter(rarity, "mở lớp bồi dưỡng").said(fields("Các lớp bồi dưỡng")) > 0.95


def test_names_of_plans_are_left_aside(rarity: Rarity) -> None:
    name = "Chỉ số hiệu quả quản trị"
    asked = matter(rarity, f"dịch vụ y tế {name}", names=(name,))
    assert asked.said(fields(UNITS[3])) == pytest.approx(1.0)


def test_a_translated_phrase_may_stand_in_any_of_its_wordings(rarity: Rarity) -> None:
    senses = (("mức độ thỏa mãn", "mức độ hài lòng"), ("dịch vụ y tế",))
    asked = matter(rarity, "mức độ thỏa mãn dịch vụ y tế", *senses)
    assert asked.told(fields(UNITS[3])) > 0.9
    assert asked.joined(fields(UNITS[3])) == pytest.approx(1.0)
    assert matter(rarity, "mức độ thỏa mãn vận tải", ("mức độ thỏa mãn",)).told(fields(UNITS[3])) < 0.6


def test_a_topic_without_words_is_said_by_anything(rarity: Rarity) -> None:
    assert matter(rarity, "").said(fields(UNITS[0])) == 1.0
    assert matter(rarity, "của ai").said(fields(UNITS[0])) == 1.0


def test_the_same_word_twice_needs_no_second_place(rarity: Rarity) -> None:
    assert matter(rarity, "kế hoạch kế hoạch").told(fields(UNITS[0])) == pytest.approx(1.0)


def test_a_paper_is_named_by_what_it_is_for(rarity: Rarity) -> None:
    asked = matter(rarity, "kế hoạch phòng chống tham nhũng")
    apart = (asked.told(fields(UNITS[1])) + asked.joined(fields(UNITS[1]))) / 2
    assert asked.said(fields(UNITS[1])) < apart
    assert asked.said(fields("Kế hoạch phòng chống tham nhũng")) == pytest.approx(1.0)


def test_one_syllable_with_other_marks_is_another_word(rarity: Rarity) -> None:
    asked = matter(rarity, "sở kế hoạch")
    assert asked.told(fields("số kế hoạch")) < asked.told(fields("sở, kế hoạch")) == pytest.approx(1.0)
    assert matter(rarity, "so ke hoach").told(fields("sở, kế hoạch")) == pytest.approx(1.0)


def test_another_wording_does_not_cut_a_word(rarity: Rarity) -> None:
    asked = matter(rarity, "dịch vụ y tế", ("dịch", "dịch bệnh"))
    assert asked.said(fields(UNITS[3])) == pytest.approx(1.0)


def test_no_word_goes_over_a_border(rarity: Rarity) -> None:
    asked = terms("dịch vụ công bố danh mục")  # "công bố" is a word, but a short form ends there
    told = fields("danh mục bố trí theo dịch vụ công")
    assert Matter(asked, rarity, STOPWORDS, borders={3}).told(told) == pytest.approx(1.0)
    assert Matter(asked, rarity, STOPWORDS).told(told) < 1.0


def test_what_is_done_to_a_thing_must_be_told(rarity: Rarity) -> None:
    row = fields("Kiểm tra công tác quản lý về tổ chức bộ máy")
    assert matter(rarity, "khảo sát tổ chức bộ máy").undone(row)
    assert not matter(rarity, "thanh tra tổ chức bộ máy").undone(row)  # a verb of the same family
    assert not matter(rarity, "tổ chức bộ máy").undone(row)
    assert not matter(rarity, "tuyên truyền dân chủ").undone(fields("Tuyên tuyền về dân chủ"))  # a slip of the plan
    assert matter(rarity, "tuyên truyền dân chủ").undone(fields("Tuyên dương về dân chủ"))


def test_a_telling_word_can_be_lacking(rarity: Rarity) -> None:
    row = fields("Kiểm soát khí thải ở khu công nghiệp; bảo vệ nguồn nước")
    rare = Rarity(terms(text) for text in [*UNITS, *["Việc khác"] * 60])
    assert matter(rare, "kiểm soát nước thải").lacks(row)
    assert not matter(rare, "bảo vệ nguồn nước").lacks(row)
    assert not matter(rare, "người làm pháp luật").lacks(fields("người trực tiếp làm pháp luật"))
    assert not matter(rare, "người làm pháp luật").lacks(fields("người trực tiếp, thường xuyên làm pháp luật"))


def test_of_two_verbs_of_one_family_one_is_enough(rarity: Rarity) -> None:
    row = fields("Sử dụng hiệu quả Hệ thống thông tin báo cáo")
    assert matter(rarity, "sử dụng vận hành hệ thống thông tin báo cáo").told(row) == pytest.approx(1.0)


def test_the_name_of_who_does_it_says_not_what_is_done(rarity: Rarity) -> None:
    asked = matter(rarity, "kiểm tra cải cách tư pháp")
    work = Field(terms("Kiểm tra cải cách hành chính"), 1.0)
    assert asked.told(Ladder([work, Field(terms("Sở Tư pháp"), 0.6, name=True)])) < 0.7
    assert asked.told(Ladder([work, Field(terms("Sở Tư pháp"), 0.6)])) == pytest.approx(1.0)


def test_a_letter_more_or_less_is_still_the_word(rarity: Rarity) -> None:
    rare = Rarity(terms(text) for text in [*UNITS, *["Việc khác"] * 340])
    assert matter(rare, "tăng cường kiểm sát thủ tục").told(fields("Tăng cường kiểm soát thủ tục")) > 0.75
    assert matter(rare, "tăng cường kiểm sát thủ tục").told(fields("Tăng cường kiểm kê thủ tục")) < 0.7


def test_a_cell_that_ends_with_a_paper_leaves_what_it_is_for_to_another(rarity: Rarity) -> None:
    asked = matter(rarity, "kế hoạch kiểm soát")
    task = Field(terms("Kiểm soát thủ tục hành chính"), 1.0)
    assert not asked.misnamed(Ladder([task, Field(terms("Trình ban hành Kế hoạch"), 1.0)]))
    assert asked.misnamed(Ladder([task, Field(terms("Kế hoạch tuyên truyền"), 1.0)]))
    assert asked.misnamed(Ladder([task, Field(terms("Kế hoạch"), 0.7)]))  # a product may belong to any work


def test_what_is_done_already_is_not_to_do(rarity: Rarity) -> None:
    asked = matter(rarity, "phê duyệt đề án vị trí việc làm")
    assert asked.undone(fields("Bố trí công chức theo đề án vị trí việc làm đã được phê duyệt"))
    assert not asked.undone(fields("Trình cấp có thẩm quyền phê duyệt đề án vị trí việc làm"))
    assert not asked.undone(fields("Đề án đã được lập", "Trình phê duyệt đề án"))


def test_words_that_the_question_parts_need_not_stand_together(rarity: Rarity) -> None:
    told = fields("Dịch vụ y tế công và việc khác của tỉnh ta nay đo lường để nâng mức độ hài lòng")
    topic = terms("mức độ hài lòng dịch vụ y tế công")
    whole = Matter(topic, rarity, STOPWORDS)
    parted = Matter(topic, rarity, STOPWORDS, seams=frozenset({4}))
    assert parted.said(told) > whole.said(told)
