"""Sentences, word for word; where none says it, the nearest ones, never as an answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import build_index, checked

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("text", "document", "words"),
    [
        ("Báo cáo tháng của huyện Lục Ngạn gửi trước ngày mấy?", "luc-ngan-2024", "trước ngày 15 hằng tháng"),
        (
            "Vướng mắc khi sử dụng dịch vụ công thì kiến nghị với ai, thông qua đâu?",
            "bac-giang-chi-so-2024",
            "thông qua Sở Thông tin và Truyền thông",
        ),
    ],
)
def test_the_sentence_that_says_it_is_quoted(ask_bundled: Ask, text: str, document: str, words: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert document in {citation.document for citation in answer.citations}
    assert words in answer.text
    assert any(words in " ".join(citation.quote.split()) for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Xã của huyện Lục Ngạn nộp kế hoạch CCHC cho ai?", "Gửi KH về Phòng Nội vụ"),
        ("Đăng ký sáng kiến năm 2025 gửi về đâu?", "Gửi Đăng ký về Sở Nội vụ"),
    ],
)
def test_whom_a_plan_is_sent_to_stands_beside_its_deadline(ask_bundled: Ask, text: str, words: str) -> None:
    assert words in ask_bundled(text).text


def test_a_plan_that_nobody_says_is_sent_is_not_told_of(ask_bundled: Ask) -> None:
    assert ask_bundled("Kế hoạch sử dụng đất của xã nộp cho cơ quan nào?").status is Status.NOT_FOUND


def test_figures_are_those_of_the_year_asked_for(ask_bundled: Ask) -> None:
    asked = "Tỉnh đặt chỉ tiêu bao nhiêu % hồ sơ công việc cấp xã xử lý trên môi trường mạng năm {}?"
    shares = {2022: "50%", 2024: "65%"}
    for year, share in shares.items():
        answer = ask_bundled(asked.format(year))
        assert answer.scope.year == year
        assert share in answer.text
        assert not any(other in answer.text for other in shares.values() if other != share)


def test_how_many_is_answered_with_a_figure(ask: Ask) -> None:
    answer = ask("Phấn đấu bao nhiêu % hồ sơ trực tuyến toàn trình của tỉnh Sông Xanh năm 2031?")
    assert "90%" in answer.text
    assert "80%" not in answer.text
    assert "70%" not in answer.text


def test_the_nearest_passages_of_what_is_not_found(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("Lệ phí làm căn cước công dân gắn chip là bao nhiêu?")
    assert answer.status is Status.NOT_FOUND
    assert 1 <= len(answer.related) <= 3
    for passage in answer.related:
        document = pipeline.index.document(passage.document)
        assert passage.quote == document.quote(passage.spans)
        assert passage.title == document.entry.title
    places = [(passage.document, passage.spans) for passage in answer.related]
    assert len(set(places)) == len(places)


def test_the_nearest_passages_keep_to_the_scope(ask: Ask) -> None:
    answer = ask("Ai nuôi cá tra ở đồng bằng?", year=2030)
    assert answer.status is Status.NOT_FOUND
    assert {passage.document for passage in answer.related} == {"song-xanh-2030"}


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("Báo cáo năm về CCHC của các xã ở Lục Ngạn gửi trước ngày nào?", "05/12", "Quý IV"),
        ("Có phải Lục Ngạn yêu cầu gửi báo cáo 6 tháng trước ngày 15/7 không?", "05/6", "15/7"),
        ("Thời gian chờ ở Bộ phận Một cửa năm 2022 tối đa 35 phút đúng không?", "20 phút", "35"),
        ("Mục tiêu SIPAS năm 2024 của tỉnh?", "20 tỉnh", "điều tra viên"),
        ("Tại sao Phòng Tư pháp là cơ quan thường trực Ban Chỉ đạo CCHC huyện Lục Ngạn?", "Phòng Nội vụ", "Sở Nội vụ"),
    ],
)
def test_dates_aims_and_premises_are_told_as_they_stand(ask_bundled: Ask, text: str, said: str, unsaid: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert said in answer.text
    assert unsaid not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Trung tâm dữ liệu chuyển đổi số của tỉnh đặt ở đâu?",
        "Ai là Trưởng phòng Nội vụ huyện Lục Ngạn?",
        "Toàn tỉnh có bao nhiêu Bộ phận Một cửa cấp xã?",
        "Mức thưởng cho sáng kiến CCHC là bao nhiêu?",
        "Điểm PAPI năm 2022 của tỉnh?",
    ],
)
def test_what_only_sounds_near_is_not_answered(ask_bundled: Ask, text: str) -> None:
    assert ask_bundled(text).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số người có công trên địa bàn tỉnh là bao nhiêu?",
        "Sàn thương mại điện tử nào được tỉnh chọn để bán nông sản năm 2022?",
    ],
)
def test_totals_and_names_that_no_document_gives(ask_bundled: Ask, text: str) -> None:
    assert ask_bundled(text).status is not Status.ANSWERED


def test_of_a_long_sentence_the_clause_that_answers_is_quoted(ask_bundled: Ask) -> None:
    answer = ask_bundled("Cán bộ gây phiền hà khi giải quyết thủ tục thì bị xử lý thế nào?")
    assert answer.status is Status.ANSWERED
    assert "kiên quyết xử lý nghiêm" in answer.text
    assert "thu hút đầu tư" not in answer.text


def test_a_clause_is_not_quoted_without_the_year_of_its_sentence(ask_bundled: Ask) -> None:
    answer = ask_bundled("Điểm PAPI của tỉnh đạt bao nhiêu?")
    assert "44,32" in answer.text
    assert "năm 2023" in answer.text


def test_everyday_words_find_what_plans_word_otherwise(ask_bundled: Ask) -> None:
    answer = ask_bundled("Lãnh đạo cơ quan không làm nghiêm các tiêu chí của bộ chỉ số thì sẽ bị gì?")
    assert "kiểm điểm trách nhiệm người đứng đầu" in answer.text


def test_the_figure_of_a_goal_is_not_that_of_its_activity(ask_bundled: Ask) -> None:
    text = "Lục Ngạn phải rà soát tối thiểu bao nhiêu phần trăm thủ tục hành chính trong năm 2024?"
    assert ask_bundled(text).status is Status.NOT_FOUND


def test_each_kind_of_report_asked_for_is_told(ask_bundled: Ask) -> None:
    answer = ask_bundled("Lục Ngạn: báo cáo 6 tháng và báo cáo năm gửi trước ngày nào?")
    assert "05/6" in answer.text
    assert "05/12" in answer.text


def test_a_result_of_another_year_is_no_aim(ask_bundled: Ask) -> None:
    assert ask_bundled("PAPI 2024 của tỉnh đặt mục tiêu được bao nhiêu điểm?").status is not Status.ANSWERED


def test_both_matters_of_a_question_are_told(ask_bundled: Ask) -> None:
    answer = ask_bundled("Xin cho biết nhiệm vụ cải cách tài chính công năm 2022 về công ty lâm nghiệp và thoái vốn.")
    assert "02 công ty lâm nghiệp" in answer.text
    assert "Công ty Cổ phần Xuất nhập khẩu Bắc Giang" in answer.text


def test_a_sentence_that_tells_of_a_part_comes_with_the_whole(ask_bundled: Ask) -> None:
    answer = ask_bundled(
        "Mức hài lòng chung và mức hài lòng riêng về đất đai, xây dựng của tỉnh năm 2022 là bao nhiêu?"
    )
    assert "90%" in answer.text
    assert "85%" in answer.text


def test_a_question_without_its_mark_is_not_read_on_into_the_next(ask_bundled: Ask) -> None:
    assert "60% trả trước hạn" in ask_bundled("tỷ lệ hồ sơ trả trước hạn là bao nhiêu").text


def test_a_clause_that_leans_on_another_is_left_out(ask_bundled: Ask) -> None:
    answer = ask_bundled("Cán bộ cấp xã phải có trình độ gì?")
    assert "đạt chuẩn trình độ chuyên môn đại học" in answer.text
    assert "đánh giá cán bộ" not in answer.text


def test_a_yes_or_no_question_is_not_told_a_whole_section(ask_bundled: Ask) -> None:
    answer = ask_bundled("Sở Nội vụ có phải là cơ quan thường trực Ban Chỉ đạo CCHC không?")
    assert "Sở Nội vụ - Cơ quan thường trực" in answer.text
    assert "lập dự trù kinh phí" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Năm 2022 các sở báo cáo kết quả CCHC cho ai và thông qua cơ quan nào?", ("(qua Sở Nội vụ)",)),
        ("Theo kế hoạch 2024 của tỉnh, các sở báo cáo định kỳ lên ai, gửi qua đầu mối nào?", ("(qua Sở Nội vụ)",)),
        ("bao cao nam cua cac xa luc ngan gui phong nao truoc ngay bao nhieu", ("(qua Phòng Nội vụ)", "05/12")),
        ("Who receives the periodic reform reports under the 2024 provincial plan?", ("(qua Sở Nội vụ)",)),
        (
            "Monthly reform reports in Lục Ngạn – through which office are they sent, and by what day of the month?",
            ("(qua Phòng Nội vụ)", "ngày 15 hằng tháng"),
        ),
        ("When must the six-month reform report reach the district committee in Lục Ngạn?", ("05/6",)),
        ("Reports of quarters I and III in Lục Ngạn: before what day do they have to be sent?", ("05 tháng cuối quý",)),
    ],
)
def test_whom_reports_go_to_and_through_whom(ask_bundled: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = ask_bundled(question)

    assert [words for words in told if words not in answer.text] == []


def test_whom_reports_go_to_is_told_where_it_is_asked(ask_bundled: Ask) -> None:
    answer = ask_bundled("Báo cáo tháng ở Lục Ngạn gửi về đâu, trước ngày mấy?")
    assert "trước ngày 15" in answer.text
    assert "qua Phòng Nội vụ" in answer.text


def test_a_rate_is_a_share(ask_bundled: Ask) -> None:
    assert ask_bundled("Tỷ lệ hộ nghèo của tỉnh năm 2024 là bao nhiêu?").status is not Status.ANSWERED


def test_a_body_printed_with_its_tier_is_found_by_its_place(ask_bundled: Ask) -> None:
    answer = ask_bundled("nhiệm vụ của Trung tâm Văn hóa - Thông tin và Thể thao Lục Ngạn")
    assert "duy trì chuyên mục về CCHC" in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bộ máy và công vụ của huyện Lục Ngạn được cải cách theo hướng nào?", "Tinh gọn bộ máy"),
        ("Việc kiểm tra CCHC nội bộ năm 2024 của các sở phải đạt những yêu cầu gì?", "đúng quy trình"),
        ("Kế hoạch 2024 của tỉnh hiện đại hóa phương thức chỉ đạo dựa trên cái gì?", "thành tựu của chuyển đổi số"),
        ("Phòng Lao động Lục Ngạn hỗ trợ người thất nghiệp tìm việc bằng cách nào?", "đưa ứng dụng CNTT"),
    ],
)
def test_open_questions_are_answered_with_whole_sentences(ask_bundled: Ask, text: str, said: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert said in answer.text


def test_the_day_that_a_question_names_tells_which_sentence(ask_bundled: Ask) -> None:
    answer = ask_bundled("Kể tên các sở, cơ quan phải gửi tài liệu kiểm chứng PAR Index trước 30/12/2024.")
    assert "Tài nguyên và Môi trường" in answer.text
    assert {citation.document for citation in answer.citations} == {"bac-giang-chi-so-2024"}


def test_every_kind_of_report_in_one_breath_is_told(ask_bundled: Ask) -> None:
    answer = ask_bundled("Lục Ngạn: hạn nộp báo cáo quý I, 6 tháng và năm là khi nào?")
    assert all(day in answer.text for day in ("ngày 05 tháng cuối quý", "05/6", "05/12"))


def test_a_body_of_the_province_is_not_answered_for_by_a_district(ask_bundled: Ask) -> None:
    answer = ask_bundled("Khi có khó khăn, vướng mắc trong thực hiện kế hoạch CCHC 2024, Sở Nội vụ đề xuất với ai?")
    assert "Chủ tịch UBND tỉnh" in answer.text
    assert "luc-ngan-2024" not in {citation.document for citation in answer.citations}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Huyện Lục Ngạn kiểm soát ngân sách chi thường xuyên và đầu tư công ra sao?", "kiểm soát chặt chẽ"),
        (
            "Khuyến khích nguồn kinh phí ngoài ngân sách cho CCHC năm 2022 được nêu thế nào?",
            "Khuyến khích việc huy động",
        ),
        ("Hệ thống thông tin báo cáo của tỉnh mà Lục Ngạn sử dụng giúp gì cho chỉ đạo điều hành?", "kịp thời"),
    ],
)
def test_money_and_places_in_a_matter_are_no_kind_of_question(ask_bundled: Ask, text: str, said: str) -> None:
    answer = ask_bundled(text)
    assert answer.status is Status.ANSWERED
    assert said.lower() in answer.text.lower()


def test_the_head_of_a_body_is_no_place_in_a_ranking(ask_bundled: Ask) -> None:
    assert ask_bundled("Lục Ngạn xếp thứ mấy về Chỉ số CCHC năm 2023?").status is Status.NOT_FOUND


def test_this_year_is_the_last_year_that_the_place_has_a_plan_for(ask_bundled: Ask) -> None:
    answer = ask_bundled("Năm nay các xã ở Lục Ngạn phải gửi báo cáo năm CCHC trước ngày mấy?")
    assert answer.scope.year == 2024
    assert "05/12" in answer.text


def test_a_law_is_a_basis_without_a_number(ask_bundled: Ask) -> None:
    answer = ask_bundled("Ở Lục Ngạn chế độ ưu đãi người có công được giải quyết theo văn bản nào?")
    assert "Pháp lệnh Ưu đãi NCC" in answer.text


def test_clauses_are_told_on_to_the_one_that_has_the_purpose(ask_bundled: Ask) -> None:
    answer = ask_bundled("Doanh nghiệp được đồng hành, tháo gỡ khó khăn nhằm tăng những gì?")
    assert "tăng thu ngân sách" in answer.text


def test_how_many_must_be_is_told_as_a_share(ask_bundled: Ask) -> None:
    answer = ask_bundled("Bao nhiêu hồ sơ công việc ở xã, thị trấn của Lục Ngạn cần xử lý trên mạng?")
    assert "65%" in answer.text


def test_a_body_called_by_its_place_is_that_of_the_plan_of_the_place(ask_bundled: Ask) -> None:
    assert ask_bundled("Bưu điện Lục Ngạn phải làm gì?").scope.documents == ("luc-ngan-2024",)
    assert ask_bundled("Điện lực Lục Ngạn có trách nhiệm gì?").scope.documents == ("luc-ngan-2024",)
    assert ask_bundled("dien luc bac giang phai lam gi nam 2024").scope.documents == ("bac-giang-2024",)
    assert ask_bundled("Hội Luật gia phải hoàn thành việc gì").status is Status.NOT_FOUND


def test_asking_nouns_at_the_end_are_not_looked_for(ask_bundled: Ask) -> None:
    answer = ask_bundled("Kế hoạch CCHC 2022 muốn xây dựng nền hành chính có những đặc điểm nào?")
    assert "dân chủ, chuyên nghiệp, hiện đại" in answer.text


def test_a_condition_is_a_time(ask_bundled: Ask) -> None:
    asked = (
        "Khi nào đơn vị sự nghiệp công lập của tỉnh phải chuyển thành công ty cổ phần, theo kế hoạch cải thiện chỉ số?"
    )
    assert "khi đủ điều kiện" in ask_bundled(asked).text


def test_quality_is_no_wage_and_an_office_no_person(ask_bundled: Ask) -> None:
    answer = ask_bundled("Huyện Lục Ngạn lấy gì làm thước đo chất lượng phục vụ của cơ quan nhà nước?")
    assert "sự hài lòng" in answer.text
    assert ask_bundled("Lương của cô Lan là bao nhiêu?").status is Status.REFUSED


def test_what_all_offices_are_told_is_told_to_many_of_them(ask_bundled: Ask) -> None:
    asked = "Các sở, huyện phải làm gì với hồ sơ cán bộ trên phần mềm theo kế hoạch cải thiện chỉ số?"
    assert "cập nhật kịp thời" in ask_bundled(asked).text


def test_the_body_that_issues_plans_does_what_a_sentence_says_whole(ask_bundled: Ask) -> None:
    answer = ask_bundled("Kế hoạch 2022: cơ quan nào quyết định ban hành Quy chế về mở dữ liệu?")
    assert "UBND tỉnh Quyết định ban hành Quy chế" in answer.text


def test_a_row_found_by_an_open_question_is_told_with_who_and_when(ask_bundled: Ask) -> None:
    answer = ask_bundled("Việc xây dựng, thực hiện Đề án VTVL ở Lục Ngạn được triển khai thế nào?")
    assert "Chủ trì: Phòng Nội vụ; Thời hạn: Thường xuyên hàng năm" in answer.text


def test_how_something_comes_about_is_told_with_its_outcome(ask_bundled: Ask) -> None:
    answer = ask_bundled("Theo kế hoạch cải thiện chỉ số 2024, làm sao tăng tỷ lệ doanh nghiệp thành lập mới?")
    assert "kịp thời tháo gỡ những khó khăn, đồng hành cùng doanh nghiệp; thu hút đầu tư, từ đó tăng" in answer.text


def test_the_number_of_a_paper_names_no_year(ask_bundled: Ask) -> None:
    answer = ask_bundled(
        "Nghị định nào sửa đổi, bổ sung nghị định 130/2005 về tự chủ kinh phí quản lý hành chính (phụ lục 2025)?"
    )
    assert "117/2013/NĐ-CP" in answer.text


def test_a_budget_asked_for_is_a_sum(tmp_path: Path) -> None:
    text = (
        "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2031\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "Sở Tài chính hướng dẫn sử dụng kinh phí kiểm soát thủ tục hành chính theo quy định.\n\n"
        "Sở Y tế báo cáo trước ngày 20/12/2031.\n"
    )
    title = "Kế hoạch kiểm soát thủ tục hành chính năm 2031"
    entry = CatalogEntry("song-xanh-2031", title, "UBND tỉnh", "Sông Xanh", "province", 2031)
    build_index(tmp_path / "index", [(entry, text)])
    plans = open_pipeline(Settings(index=tmp_path / "index", remembered=0))
    answer = plans.answer(Question("What is the budget of the plan on administrative procedure control?"))
    assert answer.status is Status.NOT_FOUND


def test_another_plan_that_says_the_same_is_told_beside_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Chỉ tiêu dịch vụ công trực tuyến toàn trình 2024")
    assert {"bac-giang-2024", "luc-ngan-2024"} <= {citation.document for citation in answer.citations}


# A table as loose Markdown leaves it: a sign between cells, and two where a row begins.
HEADS = ("**STT**", "**Nội dung**", "**Đơn vị**", "**Năm 2026**", "**Năm 2027**")
ROWS = (("1", "Sản lượng cá lồng", "Tấn", "12.500", "13.700"), ("2", "Sản lượng tôm giống", "Tấn", "4.100", "4.900"))
FIGURES = "KẾ HOẠCH TÀI CHÍNH NĂM 2027\n\nI. DỰ BÁO\n\nCác chỉ tiêu như sau.\n\n|\n" + "\n|\n|\n".join(
    "\n|\n".join(row) for row in (HEADS, *ROWS)
)


def test_a_row_of_several_years_is_told_with_its_columns(tmp_path: Path) -> None:
    entry = CatalogEntry("song-xanh-2027", "Kế hoạch tài chính 2027", "UBND tỉnh", "Sông Xanh", "province", 2027)
    build_index(tmp_path / "index", [(entry, FIGURES)])
    plans = open_pipeline(Settings(index=tmp_path / "index", remembered=0))
    answer = checked(plans, plans.answer(Question("Sản lượng cá lồng năm 2027 là bao nhiêu?")))
    assert "13.700" in answer.text and "“Năm 2026”; “Năm 2027”" in answer.text


def test_whose_plan_it_is_stays_where_it_is_said_to_head_somewhere(ask_bundled: Ask) -> None:
    answer = ask_bundled("Kế hoạch CCHC 2024 của tỉnh hướng tới xây dựng một nền hành chính như thế nào?")
    assert {citation.document for citation in answer.citations} == {"bac-giang-2024"}
