import pytest

from index.fusion import Fused, FusionWeights, fuse


def test_a_weighted_sum_of_normalised_scores() -> None:
    fused = fuse({1: 8.0, 2: 4.0}, {2: 0.5, 3: 0.9}, FusionWeights(dense=0.5))
    assert fused == [
        Fused(1, pytest.approx(1 / 1.5), 1.0, 0.0),
        Fused(2, pytest.approx(0.75 / 1.5), 0.5, 0.5),
        Fused(3, pytest.approx(0.45 / 1.5), 0.0, 0.9),
    ]


def test_one_side_alone_keeps_its_order() -> None:
    assert [one.key for one in fuse({5: 1.0, 4: 2.0}, {}, FusionWeights())] == [4, 5]
    assert [one.key for one in fuse({}, {5: 0.1, 4: 0.2}, FusionWeights())] == [4, 5]
    assert fuse({}, {}, FusionWeights()) == []


def test_equal_scores_stand_by_key_and_cosines_stay_in_range() -> None:
    fused = fuse({9: 1.0, 3: 1.0}, {9: -0.5, 3: 0.0, 4: 1.0000002}, FusionWeights(dense=1.0))
    assert [one.key for one in fused] == [3, 4, 9]
    assert all(0 <= one.dense <= 1 for one in fused)


def test_a_limit_takes_the_first() -> None:
    whole = fuse({1: 8.0, 2: 4.0}, {2: 0.5, 3: 0.9}, FusionWeights())
    assert fuse({1: 8.0, 2: 4.0}, {2: 0.5, 3: 0.9}, FusionWeights(), 2) == whole[:2]
