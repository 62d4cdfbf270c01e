import pytest

from eval.metrics import hit_at, mean, ndcg_at, recall_at, reciprocal_rank


def test_worked_by_hand() -> None:
    found, relevant = ["a", "b", "c", "d"], {"b", "d", "z"}
    assert hit_at(found, relevant, 1) == 0.0
    assert hit_at(found, relevant, 2) == 1.0
    assert recall_at(found, relevant, 4) == pytest.approx(2 / 3)
    assert reciprocal_rank(found, relevant) == 0.5
    assert reciprocal_rank(found, {"d"}, k=3) == 0.0
    # Gains at ranks 2 and 4 against an ideal of ranks 1, 2, 3.
    assert ndcg_at(found, relevant, 4) == pytest.approx((0.63093 + 0.43068) / (1 + 0.63093 + 0.5), abs=1e-4)


def test_a_result_counts_once() -> None:
    assert recall_at(["a", "a", "b"], {"a", "b"}, 2) == 1.0
    assert ndcg_at(["a", "a", "a"], {"a"}, 3) == 1.0


def test_the_empty_case() -> None:
    assert (hit_at([], {"a"}, 5), recall_at([], {"a"}, 5), reciprocal_rank([], {"a"}), ndcg_at([], {"a"}, 5)) == (
        0,
    ) * 4
    assert [metric(["a"], set(), 5) for metric in (hit_at, recall_at, reciprocal_rank, ndcg_at)] == [0.0] * 4
    assert mean([]) == 0.0
