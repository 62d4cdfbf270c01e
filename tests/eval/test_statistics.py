import pytest

from eval.statistics import estimate, paired, percentile


def test_an_interval_holds_its_mean_and_narrows() -> None:
    few, many = estimate([1.0, 0.0] * 10), estimate([1.0, 0.0] * 200)
    assert few.mean == many.mean == 0.5
    assert few.low < many.low < 0.5 < many.high < few.high
    assert (few.count, many.count) == (20, 400)


def test_the_same_values_give_the_same_interval() -> None:
    assert estimate([1.0, 0.0, 1.0]) == estimate([1.0, 0.0, 1.0])


def test_paired_counts_who_won() -> None:
    result = paired([0.0, 0.0, 0.0, 1.0, 1.0], [1.0, 1.0, 1.0, 0.0, 1.0])
    assert (result.better, result.worse) == (3, 1)
    assert result.difference.mean == pytest.approx(0.4)
    assert result.p_value == pytest.approx(2 * (1 + 4) / 16)


def test_no_difference_is_no_evidence() -> None:
    assert paired([1.0, 0.0], [1.0, 0.0]).p_value == 1.0


def test_unequal_lengths_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired([1.0, 0.0], [1.0])


def test_the_empty_case() -> None:
    assert estimate([]).count == 0
    assert paired([], []).p_value == 1.0
    assert percentile([], 0.95) == 0.0


def test_percentile_is_linear() -> None:
    assert percentile([10.0, 20.0], 0.95) == pytest.approx(19.5)
