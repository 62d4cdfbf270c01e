"""What an open question is after."""

import pytest

from assistant.sought import can_tell, tells, tells_shortcomings


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Tỉnh còn hạn chế gì?", "tỷ lệ nộp hồ sơ trực tuyến còn chưa cao", True),
        ("Tỉnh còn hạn chế gì?", "tỷ lệ nộp hồ sơ trực tuyến đạt 60%", False),
        ("Làm sai thì bị xử lý thế nào?", "kiểm điểm trách nhiệm người đứng đầu", True),
        ("Làm sai thì bị xử lý thế nào?", "thực hiện đúng quy định", False),
        ("Bổ nhiệm thì cần điều kiện gì?", "bổ nhiệm đảm bảo tiêu chuẩn", True),
        ("Bổ nhiệm thì cần điều kiện gì?", "thực hiện bổ nhiệm theo quy định hiện hành", False),
        ("Vì sao chỉ số hài lòng giảm năm 2031?", "nâng cao chỉ số hài lòng năm 2031", False),
        ("Vì sao chỉ số giảm bậc?", "nâng cao chỉ số của tỉnh", False),
        ("Vì sao phải giảm đầu mối?", "tinh gọn bộ máy, nâng cao hiệu lực", True),
        ("Ai khắc phục hạn chế?", "giao Sở Nội vụ khắc phục", True),  # the word is what is looked for
    ],
)
def test_some_answers_must_have_their_words(question: str, text: str, fits: bool) -> None:
    assert can_tell(text, question) is fits


def test_reasons_and_purposes_are_only_preferred() -> None:
    assert tells("ban hành nhằm khắc phục tồn tại", "Vì sao ban hành?") is True
    assert tells("ban hành trong tháng 3", "Vì sao ban hành?") is False
    assert can_tell("ban hành trong tháng 3", "Vì sao ban hành?")
    assert tells("ban hành trong tháng 3", "Ai ban hành?") is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Khảo sát trực tuyến phục vụ cho việc gì?", "để cung cấp thông tin kịp thời"),
        ("Hỗ trợ người lao động bằng cách nào?", "thông qua phiên giao dịch việc làm"),
        ("Bộ máy được cải cách theo hướng nào?", "theo hướng tinh gọn"),
        ("Phát triển dịch vụ dựa trên cơ sở nào?", "trên cơ sở nhu cầu người dân"),
    ],
)
def test_purposes_ways_directions_and_grounds_have_words_of_their_own(question: str, text: str) -> None:
    assert tells(text, question) is True
    assert tells("ban hành quyết định", question) is False


def test_why_something_went_wrong_needs_a_reason() -> None:
    assert not can_tell("Báo cáo số 85/BC-SNV về kết quả Chỉ số PAPI", "Vì sao Sở Nội vụ chậm nộp báo cáo PAPI?")
    assert can_tell("chưa bám sát nhiệm vụ, dẫn tới mất điểm", "Vì sao nhiều tiêu chí bị mất điểm?")
    assert can_tell("ban hành trong tháng 3", "Vì sao ban hành kế hoạch?")


def test_what_sets_out_to_tell_shortcomings_is_told_first() -> None:
    assert tells_shortcomings("Tuy nhiên, vẫn còn một số sở chưa bám sát nhiệm vụ.", "Nêu những tồn tại nào?")
    assert not tells_shortcomings("Kiểm điểm nơi chưa thực hiện.", "Nêu những tồn tại nào?")
    assert not tells_shortcomings("Tuy nhiên, vẫn còn một số sở chưa bám sát.", "Ai kiểm điểm?")


def test_what_to_do_in_a_case_is_told_by_what_names_the_case() -> None:
    asked = "Báo cáo chưa chính xác thì bên mình xử lý thế nào?"
    assert can_tell("Trường hợp báo cáo chưa chính xác, Văn phòng cần có văn bản giải trình.", asked)
    assert not can_tell("Báo cáo phải chính xác.", asked)
