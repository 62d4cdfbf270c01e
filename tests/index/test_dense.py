from pathlib import Path

import numpy as np
import pytest

from index import dense
from index.dense import DenseIndex, write_dense
from index.errors import IndexingError


def _vectors(rows: int, dimension: int = 8) -> np.ndarray:
    vectors = np.random.default_rng(5).normal(size=(rows, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_dense(tmp_path / "v.faiss", _vectors(50))
    return tmp_path / "v.faiss"


def test_search_is_exact(path: Path) -> None:
    index = DenseIndex(path)
    query = _vectors(50)[17]
    scores = _vectors(50) @ query
    found = index.search(query, 5)
    assert (len(index), index.dimension) == (50, 8)
    assert [hit.row for hit in found] == list(np.argsort(-scores)[:5])
    assert found[0].score == pytest.approx(1.0, abs=1e-6)


def test_a_filter_is_a_list_of_rows(path: Path) -> None:
    index = DenseIndex(path)
    query = _vectors(50)[17]
    rows = np.array([3, 17, 40], dtype=np.int64)
    assert index.search(query, 2, rows)[0].row == 17
    assert {hit.row for hit in index.search(query, 10, rows)} == {3, 17, 40}
    assert index.search(query, 10, np.zeros(0, dtype=np.int64)) == []


def test_equal_vectors_stand_by_row(tmp_path: Path) -> None:
    write_dense(tmp_path / "v.faiss", np.tile(_vectors(1), (6, 1)))
    index = DenseIndex(tmp_path / "v.faiss")
    assert [hit.row for hit in index.search(_vectors(1)[0], 4, np.array([5, 2, 0], dtype=np.int64))] == [0, 2, 5]


def test_a_question_of_no_known_word_finds_nothing(path: Path) -> None:
    assert DenseIndex(path).search(np.zeros(8, dtype=np.float32), 5) == []
    assert DenseIndex(path).scores(np.ones(8, dtype=np.float32), []).shape == (0,)


def test_large_indexes_keep_half_floats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "_HALF_FROM", 10)
    write_dense(tmp_path / "half.faiss", _vectors(50, 64))
    monkeypatch.setattr(dense, "_HALF_FROM", 100)
    write_dense(tmp_path / "full.faiss", _vectors(50, 64))
    half, full = DenseIndex(tmp_path / "half.faiss"), DenseIndex(tmp_path / "full.faiss")
    query = _vectors(50, 64)[3]
    assert (tmp_path / "half.faiss").stat().st_size < (tmp_path / "full.faiss").stat().st_size
    assert [hit.row for hit in half.search(query, 10)] == [hit.row for hit in full.search(query, 10)]
    assert half.scores(query, [3])[0] == pytest.approx(1.0, abs=1e-3)


def test_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "v.faiss").write_bytes(b"not vectors")
    with pytest.raises(IndexingError, match="build the index again"):
        DenseIndex(tmp_path / "v.faiss")
