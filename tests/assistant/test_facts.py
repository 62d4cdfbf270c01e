"""Figures in one form, whatever the wording."""

import pytest

from assistant.facts import counts_as_named, figures, has_measure, measures, of_other_years, shares


def test_dates_percentages_and_document_numbers() -> None:
    found = figures("Trước 05/12/2024 đạt 1,8% theo Nghị quyết số 18-NQ/TW và 468/QĐ-TTg.")
    assert found == {"5/12/2024", "1,8", "18-nq/tw", "468/qđ-ttg"}


def test_months_and_quarters_read_the_same_in_both_languages() -> None:
    assert figures("Tháng 10/2025") == figures("October 2025") == {"m10", "2025"}
    assert figures("Quý III, IV năm 2025") == figures("Quarter III, IV of 2025") == {"q3", "q4", "2025"}


def test_different_figures_stay_different() -> None:
    assert figures("95%") != figures("9,5%")
    assert figures("trước ngày 15/01/2024") != figures("trước ngày 15/11/2024")


def test_no_figure_no_fact() -> None:
    assert figures("Thường xuyên") == frozenset()


def test_what_tells_of_other_years_only() -> None:
    assert of_other_years("Đến hết năm 2026 đạt 60%", (2028,))
    assert not of_other_years("Giai đoạn 2026 - 2030 đạt 60%", (2028,))
    assert not of_other_years("03 năm 2026 – 2028 đạt 60%", (2028,))
    assert not of_other_years("Năm 2026 đạt 60%, năm 2028 đạt 80%", (2028,))
    assert not of_other_years("Đạt 80% theo Quyết định số 12/QĐ-TTg ngày 10/12/2024", (2028,))


def test_what_is_counted_stands_beside_its_number() -> None:
    asked = "how many state enterprises are supervised?"
    assert measures("giám sát trực tiếp 02 doanh nghiệp", asked, ("doanh nghiệp nhà nước",))
    assert not measures("90% doanh nghiệp theo kế hoạch số 12", asked, ("doanh nghiệp nhà nước",))
    assert measures("60% số doanh nghiệp", "how many firms should be surveyed?", ("doanh nghiệp",))
    assert measures("60% số doanh nghiệp", "how many of the firms does it intend to survey?", ("doanh nghiệp",))
    assert measures("phỏng vấn 240 người dân", "how many people were asked?", ("nhân dân", "người dân"))


def test_a_place_in_a_ranking_is_no_share() -> None:
    assert measures("đứng thứ 38/63 tỉnh, thành phố", "Chỉ số đứng thứ mấy?")
    assert not measures("100% hồ sơ được giải quyết đúng hạn", "làm việc từ thứ mấy đến thứ mấy?")


def test_what_can_be_counted_has_its_number_beside_it() -> None:
    assert measures("chọn 240 người dân", "PAPI phỏng vấn bao nhiêu người?")
    assert measures("kiểm tra ít nhất 30% số cơ quan", "Tỉnh kiểm tra bao nhiêu cơ quan?")
    assert not measures("Đoàn kiểm tra theo Nghị định số 107; 100% nhiệm vụ", "Đoàn kiểm tra gồm mấy người?")


def test_what_a_share_is_of():
    assert shares("kiểm tra ít nhất 50% số cơ quan, địa phương", ("cơ quan",))
    assert shares("Tỷ lệ hồ sơ trực tuyến đạt trên 70%", ("giấy tờ", "hồ sơ"))
    assert not shares("100% văn bản được kiểm tra tại cơ quan", ("cơ quan",))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Hướng dẫn số 7886/HD-BNV ngày 14/9/2025 của Bộ Nội vụ, nhiệm kỳ 2026 - 2031", False),
        ("Trồng 14 cây trước ngày 14/9/2025", True),
    ],
)
def test_a_date_with_its_year_measures_nothing(text: str, measure: bool) -> None:
    assert has_measure(text) is measure


@pytest.mark.parametrize(
    ("text", "question", "counted"),
    [
        ("người dân chỉ cung cấp thông tin một lần", "người dân phải khai mấy lần?", True),
        ("tổ chức hai đợt trong năm 2031", "tổ chức mấy đợt?", True),
        ("mỗi sở cử một người", "có mấy người?", False),
        ("một là rà soát, hai là công khai", "tỷ lệ hai bên là bao nhiêu?", False),
        ("lái đò nữ đạt 50%", "tỷ lệ lái đò nữ trong tổng số người lái đò là bao nhiêu?", True),
        ("lái đò nữ đạt 50%", "tổng số người lái đò là bao nhiêu?", False),
    ],
)
def test_a_number_may_be_written_in_words(text: str, question: str, counted: bool) -> None:
    assert measures(text, question) is counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("có 06 chỉ số cần duy trì, gồm: (1) công khai; (2) dân chủ", True),
        ("Trong 08 chỉ số đánh giá có nhiều chỉ số đạt kết quả tốt", False),
        ("06 phòng và nhiều chỉ số", False),
    ],
)
@pytest.mark.parametrize("question", ["Name the six indices to be maintained.", "Kể tên 06 chỉ số cần duy trì"])
def test_a_text_counts_as_many_things_as_are_asked_for(text: str, question: str, counted: bool) -> None:
    assert counts_as_named(text, question, {"chỉ", "số"}) is counted
