"""What follows from the question before it, and what stands on its own though its words look alike."""

import pytest

from assistant.pipeline import Pipeline
from assistant.question import Question
from tests.assistant.conftest import Ask

FIRST = "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình năm 2030 là bao nhiêu?"


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("Thế năm 2031?", True),
        ("the nam 2031 thi sao", True),
        ("So what about 2031?", True),
        ("Còn ở Đồi Cát?", True),
        ("Sở Tư pháp chủ trì những nhiệm vụ nào năm 2031?", False),
        ("so tu phap chu tri nhung nhiem vu nao nam 2031", False),
        ("Hồ sơ nào phải số hóa trong năm 2031?", False),
        ("Thể chế nào được hoàn thiện trong năm 2031?", False),
    ],
)
def test_what_rests_on_the_question_before_it(plans: Pipeline, text: str, follows: bool) -> None:
    answer = plans.answer(Question(text, history=(FIRST,)))
    notes = answer.trace["understood"]["notes"]
    assert any(note.startswith("follows:") for note in notes) is follows


def test_a_question_of_its_own_is_not_read_with_the_words_of_the_one_before(plans: Pipeline) -> None:
    question = "Thời hạn của “Số hóa tài liệu lưu trữ lịch sử” ở Đồi Cát là khi nào?"
    alone = plans.answer(Question(question))
    after = plans.answer(Question(question, history=("Công ty nào viết phần mềm lưu trữ cho Đồi Cát?",)))
    assert after.text == alone.text


def years_cited(pipeline: Pipeline, *questions: str) -> set[str]:
    """The last four signs of each document that the last question's answer cites, after the others."""
    answer = pipeline.answer(Question(questions[-1], history=questions[:-1]))
    return {citation.document[-4:] for citation in answer.citations}


def test_two_years_named_one_after_the_other_are_compared(plans: Pipeline) -> None:
    asked = (FIRST.replace("2030", "2030 của tỉnh Sông Xanh"), "Thế năm 2031?", "so sánh hai năm đó")
    assert years_cited(plans, *asked[:2]) == {"2031"}
    assert years_cited(plans, *asked) == {"2030", "2031"}
    assert years_cited(plans, *asked[:2], "Compare these two years") == {"2030", "2031"}


def test_a_period_alone_narrows_the_list_before_it(plans: Pipeline) -> None:
    answer = plans.answer(
        Question("trong quý 2 thôi", history=("Sở Nội vụ tỉnh Sông Xanh chủ trì những nhiệm vụ nào năm 2030?",))
    )
    assert answer.tasks == ("song-xanh-2030:1",)


def test_after_a_plan_as_a_whole_questions_stay_with_it(plans: Pipeline) -> None:
    overview = "Tóm tắt kế hoạch của Sông Xanh năm 2030"
    assert years_cited(plans, overview, "Ai chủ trì số hóa tài liệu lưu trữ lịch sử?") == {"2030"}
    assert years_cited(plans, overview, "Ai chủ trì số hóa tài liệu lưu trữ lịch sử năm 2031?") == {"2031"}


def test_a_period_without_a_year_is_of_the_places_last_plan(ask_bundled: Ask) -> None:
    answer = ask_bundled("Phòng Nội vụ Lục Ngạn phải hoàn thành gì trong quý 4?")
    assert answer.tasks
    assert all("/2024" in line for line in answer.text.splitlines() if "Thời hạn" in line)
