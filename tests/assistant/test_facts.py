"""Figures in one form, whatever the wording."""

from assistant.facts import figures


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
