"""Words compared one by one."""

import numpy as np
import pytest

from index.titled_texts import number_lists
from index.word_nearness import WordLists, WordNearness

# Row 0 says nothing; 1 and 2 are near each other, 3 is far from both and twice as long.
TABLE = np.array([[0, 0], [1, 0], [0.8, 0.6], [0, 2]], dtype=np.float32)


def nearness() -> WordNearness:
    def lists(*rows: list[int]) -> object:
        return number_lists([np.array(row, dtype=np.int64) for row in rows])

    made = WordLists(lists([1], [], [3]), lists([], [], [2]), lists([3], []), np.array([1, 1, 0]))  # type: ignore[arg-type]
    return WordNearness(TABLE, made)


def test_each_word_counts_with_its_nearest() -> None:
    words, titles = nearness().of(np.array([1, 3, 1]), np.array([0, 1, 2]))
    # Text 0 has the word itself and none like the other; text 2 one near word, and the other in its title.
    assert words == pytest.approx([1 / 3, 0, (0.8 + 2 * 1) / 3])
    assert titles == pytest.approx([1, 0, 1])


def test_what_is_around_a_text_counts_with_it() -> None:
    words, titles = nearness().of(np.array([3]), np.array([2, 0]))
    assert words == pytest.approx([1, 0]) and titles == pytest.approx([1, 0])


def test_nothing_is_near_nothing() -> None:
    assert [found.tolist() for found in nearness().of(np.zeros(0, dtype=np.int64), np.array([0, 1]))] == [[0, 0]] * 2
    assert [found.tolist() for found in nearness().of(np.array([1]), np.zeros(0, dtype=np.int64))] == [[], []]
