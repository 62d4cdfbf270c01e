"""Agencies, deadlines, products and areas in English answers."""

import pytest

from assistant.understanding.said_in_english import to_english, translate_agency


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Thường xuyên", "regularly"),
        ("Năm 2025", "2025"),
        ("Quý I năm 2025", "Quarter I 2025"),
        ("Quý III, IV năm 2025", "Quarter III and IV 2025"),
        ("Tháng 10/2025", "October 2025"),
        ("Trước 10/2/2025", "before 10/2/2025"),
        ("Giai đoạn 2024-2025", "period 2024-2025"),
        ("Khi có phát sinh", "when arising"),
        ("Theo Kế hoạch riêng", "under a separate plan"),
        ("Tháng 13/2025", "Tháng 13/2025"),
        ("Một điều chưa ai dịch", "Một điều chưa ai dịch"),
        ("Dự toán kinh phí hoạt động cho năm 2026", "operating budget estimate for 2026"),
        ("Kế hoạch/ Báo cáo. - Thông báo kết luận kiểm tra.", "plan/report; conclusion notice"),
        ("trước 19h00’ hằng ngày", "before 19h00 every day"),
        ("Định kỳ hằng năm (trước ngày 15 tháng 12)", "before 15 December every year"),
    ],
)
def test_short_wordings_in_english(vietnamese, english):
    assert to_english(vietnamese) == english


def test_agencies_in_english_keep_their_vietnamese():
    assert translate_agency("Sở Nội vụ") == "Department of Home Affairs (Sở Nội vụ)"
    assert translate_agency("Hội Người yêu sách") == "Hội Người yêu sách"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Các cơ quan, địa phương", "Agencies and localities"),
        ("Các sở, ban, ngành, đoàn thể Thành phố", "Departments, boards, sectors and mass organisations of the city"),
        (
            "Các Sở, cơ quan chuyên môn thuộc UBND tỉnh",
            "Departments and specialised agencies under the provincial People's Committee",
        ),
        ("UBND cấp huyện có liên quan", "District People's Committees concerned"),
        (
            "Các doanh nghiệp viễn thông, tổ chức, cá nhân có liên quan",
            "Telecommunications enterprises, organisations and individuals concerned",
        ),
    ],
)
def test_collectives_that_no_registry_holds(name, english):
    assert translate_agency(name) == f"{english} ({name})"
