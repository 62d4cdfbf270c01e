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


def test_a_period_moves_with_the_year(plans: Pipeline) -> None:
    first = "Sở Nội vụ tỉnh Sông Xanh chủ trì những nhiệm vụ nào trong quý IV năm 2030?"
    for again in ("thế năm 2031?", "What about 2031?"):
        answer = plans.answer(Question(again, history=(first,)))
        start, end, *_ = answer.trace["understood"]["period"]
        assert (start, end) == ("2031-10-01", "2031-12-31")
        assert "2030" not in answer.text


def test_after_a_plan_as_a_whole_questions_stay_with_it(plans: Pipeline) -> None:
    overview = "Tóm tắt kế hoạch của Sông Xanh năm 2030"
    assert years_cited(plans, overview, "Ai chủ trì số hóa tài liệu lưu trữ lịch sử?") == {"2030"}
    assert years_cited(plans, overview, "Ai chủ trì số hóa tài liệu lưu trữ lịch sử năm 2031?") == {"2031"}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Thế hồ sơ nào phải số hóa để lưu trữ lịch sử?", "2030"),
        ("And who leads the digitisation of historical archives?", "2030"),
        ("Who leads the digitisation of historical archives in 2031, then?", "2031"),
    ],
)
def test_a_whole_question_that_goes_on_stays_with_the_plan(plans: Pipeline, text: str, year: str) -> None:
    asked = plans.answer(Question(text, history=("Năm 2030 tỉnh Sông Xanh ai chủ trì tinh giản biên chế?",)))
    assert asked.scope.year == int(year)


def test_a_period_without_a_year_is_of_the_places_last_plan(ask_bundled: Ask) -> None:
    answer = ask_bundled("Phòng Nội vụ Lục Ngạn phải hoàn thành gì trong quý 4?")
    assert answer.tasks
    assert all("/2024" in line for line in answer.text.splitlines() if "Thời hạn" in line)


LISTED = "Văn phòng UBND tỉnh Sông Xanh chủ trì những nhiệm vụ nào năm 2030?"


@pytest.mark.parametrize(("text", "told"), [("sản phẩm là gì?", "Kho dữ liệu số"), ("ai phối hợp?", "Khoa học")])
def test_a_cell_alone_is_asked_of_each_that_was_listed(plans: Pipeline, text: str, told: str) -> None:
    answer = plans.answer(Question(text, history=(LISTED,)))
    assert answer.tasks == ("song-xanh-2030:2",)
    assert told in answer.text


def test_a_verb_alone_is_no_matter_of_its_own(plans: Pipeline) -> None:
    answer = plans.answer(
        Question("bao giờ nộp?", history=("Ai chủ trì số hóa tài liệu lưu trữ lịch sử của Sông Xanh năm 2030?",))
    )
    assert answer.tasks == ("song-xanh-2030:2",)
    assert "Tháng 10/2030" in answer.text


def test_a_department_after_a_district_is_of_the_province(plans: Pipeline) -> None:
    asked = ("Phòng Nội vụ Đồi Cát chủ trì những nhiệm vụ nào năm 2031?", "Sở Y tế thì sao?")
    assert years_cited(plans, *asked) == {"2031"}
    assert plans.answer(Question(asked[1], history=asked[:1])).tasks == ("song-xanh-2031:1",)


def test_how_many_alone_counts_what_was_listed(plans: Pipeline) -> None:
    before = ("Which tasks does the Department of Health of Sông Xanh lead in 2031?",)
    assert plans.answer(Question("how many?", history=before)).text.startswith("There are 1 ")
    other = plans.answer(Question("and the Department of Justice?", history=(*before, "how many?")))
    assert other.tasks == ("song-xanh-2031:3",)


def test_what_an_index_was_in_a_year_is_asked_after_its_name(ask_bundled: Ask) -> None:
    answer = ask_bundled("năm 2023 Bắc Giang đạt bao nhiêu?", history=("SIPAS là gì?",))
    assert "81,62%" in answer.text


def test_one_can_come_back_to_a_matter(plans: Pipeline) -> None:
    answer = plans.answer(Question("quay lại số hóa tài liệu lưu trữ lịch sử năm 2030, ai phối hợp?"))
    assert answer.tasks == ("song-xanh-2030:2",)


def test_a_level_alone_is_whose_plan_is_meant(plans: Pipeline) -> None:
    asked = ("Ai chủ trì số hóa tài liệu lưu trữ lịch sử ở Đồi Cát năm 2031?", "còn tỉnh thì sao?")
    assert plans.answer(Question(asked[1], history=asked[:1])).tasks == ("song-xanh-2031:2",)


@pytest.mark.parametrize("text", ["chỉ Sở Tư pháp thôi", "only the Department of Justice", "cái nào của Sở Tư pháp?"])
def test_a_list_is_narrowed_to_one_agency(plans: Pipeline, text: str) -> None:
    before = "Những nhiệm vụ nào của tỉnh Sông Xanh có hạn trong tháng 10 và tháng 11 năm 2031?"
    answer = plans.answer(Question(text, history=(before,)))
    assert set(answer.tasks) <= {"song-xanh-2031:3"}
    assert answer.tasks


@pytest.mark.parametrize("text", ["Sở đó phối hợp với ai?", "họ phải phối hợp với ai?", "ai phối hợp với cơ quan ấy?"])
def test_who_was_told_before_is_pointed_at_by_any_name(plans: Pipeline, text: str) -> None:
    first = "Ai chủ trì số hóa tài liệu lưu trữ lịch sử của tỉnh Sông Xanh năm 2031?"
    answer = plans.answer(Question(text, history=(first,)))
    assert "Sở Khoa học và Công nghệ" in answer.text and answer.tasks == ("song-xanh-2031:2",)


def test_what_was_only_counted_is_not_listed(plans: Pipeline, ask_bundled: Ask) -> None:
    counted = "Lục Ngạn dự kiến khen thưởng bao nhiêu tập thể có thành tích CCHC năm 2024?"
    assert not ask_bundled("liệt kê hết", history=(counted,)).citations
    named = "PAPI 2023 của Bắc Giang khảo sát ở mấy huyện, thành phố?"
    for text in ("liệt kê hết", "là những huyện nào?"):
        assert "Yên Dũng" in ask_bundled(text, history=(named,)).text


def test_an_empty_cell_stays_asked_about(plans: Pipeline) -> None:
    first = ("Sở Nội vụ tỉnh Sông Xanh chủ trì những nhiệm vụ nào năm 2030?", "việc nào chưa có thời hạn?")
    answer = plans.answer(Question("còn Sở Tư pháp?", history=first))
    assert "thời hạn" in answer.text and not answer.citations


def test_a_tier_alone_is_put_into_what_was_asked(ask_bundled: Ask) -> None:
    first = "Năm 2024 Bắc Giang đặt mục tiêu bao nhiêu % hồ sơ công việc cấp tỉnh xử lý trên môi trường mạng?"
    answer = ask_bundled("còn 2022?", history=(first, "cấp huyện?", "cấp xã?"))
    assert "50% tỷ lệ hồ sơ công việc tại cấp xã" in answer.text
    plan = "Kế hoạch 2022 các sở phải xong kế hoạch khi nào?"
    assert "02/2022" in ask_bundled("còn cấp xã?", history=(plan,)).text


def test_a_field_in_a_question_of_its_own_moves_nothing(ask_bundled: Ask) -> None:
    first = "Năm 2024 mục tiêu hài lòng với dịch vụ y tế công của tỉnh là bao nhiêu?"
    assert "giáo dục công đạt trên 90%" in ask_bundled("thế giáo dục?", history=(first,)).text
    alone = "Kế hoạch nâng chỉ số năm 2024: cơ quan nào chủ trì giáo dục?"
    assert ask_bundled(alone, history=(first,)).text == ask_bundled(alone).text
