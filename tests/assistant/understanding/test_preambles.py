"""What was said before a question: who asks, whose office is meant, what it is about."""

import pytest

from assistant.question import Facet, Question
from assistant.understanding.preambles import joined, split_matter, with_own_body
from assistant.understanding.understander import Understander
from corpus.agencies import load_registry
from corpus.normalizer import match_key


@pytest.mark.parametrize(
    ("preamble", "asked", "whole"),
    [
        ("Tôi mới về Sở Y tế. ", "Kế hoạch giao sở tôi việc gì?", "Kế hoạch giao Sở Y tế việc gì?"),
        ("Em ở Sở Tư pháp, ", "bên em chủ trì việc gì?", "Sở Tư pháp chủ trì việc gì?"),
        ("Tôi ở Sở Y tế và Sở Tư pháp. ", "sở tôi làm gì?", "sở tôi làm gì?"),
        ("Tôi ở Sở Y tế. ", "cho chúng tôi biết hạn", "cho chúng tôi biết hạn"),
        ("Bên mình là Sở Y tế, ", "năm 2031 phải làm gì?", "năm 2031 Sở Y tế phải làm gì?"),
        ("Tôi ở Sở Y tế. ", "được giao chủ trì việc gì?", "Sở Y tế được giao chủ trì việc gì?"),
        ("Tôi ở Sở Y tế. ", "phải báo cáo Sở Nội vụ khi nào?", "phải báo cáo Sở Nội vụ khi nào?"),
    ],
)
def test_an_office_of_ones_own_is_the_body_named_before(preamble: str, asked: str, whole: str) -> None:
    assert with_own_body(preamble, asked, load_registry()) == whole


def test_what_was_said_before_is_the_matter_of_a_question_without_one() -> None:
    before = "Tôi ở UBND huyện, định để sang quý II mới làm kế hoạch kiểm tra. "
    assert joined(before, "Hạn khi nào?", "") == "kế hoạch kiểm tra Hạn khi nào?"
    assert joined("Tôi là chuyên viên Sở Y tế. ", "Hạn khi nào?", "") == ""
    assert joined(before, "Hạn khi nào?", "kế hoạch tuyên truyền") == ""
    assert joined("Sếp vừa giao làm báo cáo. ", "Hạn gửi khi nào?", "gửi") == "báo cáo Hạn gửi khi nào?"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Tôi làm văn phòng xã: báo cáo 6 tháng gửi trước ngày nào?", "báo cáo 6 tháng gửi"),
        ("Em đang soạn kế hoạch tuyên truyền. Hạn là khi nào ạ?", "kế hoạch tuyên truyền"),
        ("Anh ở sở đang soạn hồ sơ cũ: kế hoạch kiểm tra xong khi nào?", "kế hoạch kiểm tra"),
    ],
)
def test_who_asks_is_no_part_of_the_topic(understander: Understander, text: str, topic: str) -> None:
    understood = understander.understand(Question(text))
    assert understood.topic == topic
    assert set(understood.facets) & {Facet.DEADLINE, Facet.REPORTING}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "Hôm nay ngày 16 mà xã tôi chưa gửi báo cáo tháng. Quy định phải gửi trước ngày nào?",
            "báo cáo tháng gửi",
        ),
        ("Sở tôi chưa làm kế hoạch tuyên truyền, tỉnh bắt xong trước ngày nào?", "kế hoạch tuyên truyền"),
        ("Huyện định sang tháng 1/2031 mới gửi bảng tự chấm điểm. Mốc là ngày nào?", "Huyện gửi bảng tự chấm điểm"),
    ],
)
def test_what_is_late_is_the_matter_of_the_question_after_it(understander: Understander, text: str, topic: str) -> None:
    assert understander.understand(Question(text)).topic == topic


@pytest.mark.parametrize(
    "text", ["Rà soát thủ tục, công khai kết quả xong trước ngày nào?", "Sở Y tế chủ trì. Ai phối hợp?"]
)
def test_a_question_with_a_matter_is_not_cut(text: str) -> None:
    assert split_matter(text, ()) == ("", text)


def test_a_statement_before_the_question_is_what_it_is_about(understander: Understander) -> None:
    understood = understander.understand(
        Question("Sở Tư pháp định sang tháng 1/2025 mới gửi tài liệu kiểm chứng. Kế hoạch quy định phải gửi khi nào?")
    )
    assert understood.topic.startswith("gửi tài liệu kiểm chứng")
    assert understood.period is None


def test_the_figure_of_what_says_little_is_looked_for(understander: Understander) -> None:
    understood = understander.understand(
        Question("Mục tiêu chung yêu cầu hoàn thành bao nhiêu phần trăm nhiệm vụ cụ thể?")
    )
    assert understood.facets == (Facet.TARGET,)
    assert understood.topic == "hoàn thành nhiệm vụ cụ thể"


def test_a_plan_that_is_sent_is_the_matter(understander: Understander) -> None:
    understood = understander.understand(Question("Kế hoạch CCHC 2031 của các sở gửi Sở Nội vụ hạn nào?"))
    assert match_key(understood.topic) == "xây dựng kế hoạch cchc"
