"""The quick reader gives what sentence-transformers gives."""

from pathlib import Path

import numpy as np
import pytest

from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings
from index.embedding.static import StaticEmbedder, is_static
from index.errors import IndexingError

TEXTS = [
    "Ai chủ trì các mục tiêu chính quyền điện tử năm 2025?",
    "Sở Thông tin và Truyền thông\nchủ trì; hoàn thành trước ngày 31/12/2024.",
    "giải quyết thủ tục hành chính trên môi trường mạng " * 60,
    "thu tuc hanh chinh cap xa",
    "ƯBND xã Quýp-xơ-lăng ☂",
    "E-government targets",
    "",
    "… --- !",
]


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    embedder = load_embedder()
    assert isinstance(embedder, StaticEmbedder)
    return embedder


def test_both_readers_give_the_same_vectors(shipped: StaticEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    folder = Path("index/models/cchc-vi-static").resolve()
    expected = SentenceTransformer(str(folder), device="cpu", local_files_only=True).encode(TEXTS)
    np.testing.assert_allclose(shipped.passages(TEXTS), expected, atol=2e-6)


def test_vectors_have_length_one_or_are_zero(shipped: StaticEmbedder) -> None:
    lengths = np.linalg.norm(shipped.passages(TEXTS), axis=1)
    np.testing.assert_allclose(lengths, [1, 1, 1, 1, 1, 1, 0, 0], atol=1e-5)


def test_a_text_does_not_depend_on_its_neighbours(shipped: StaticEmbedder) -> None:
    together = shipped.passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert (shipped.query(text) == vector).all()
    assert shipped.passages([]).shape == (0, shipped.dimension)


def test_a_passage_on_the_same_matter_is_nearer(shipped: StaticEmbedder) -> None:
    about = shipped.passages(["Sở Nội vụ chủ trì cải cách thủ tục hành chính", "Bảo vệ rừng phòng hộ đầu nguồn"])
    near, far = about @ shipped.query("cơ quan nào chủ trì cải cách TTHC, thủ tục hành chính?")
    assert near > far + 0.2


def test_the_dimension_can_be_cut(shipped: StaticEmbedder) -> None:
    short = load_embedder(EmbeddingSettings(dimension=64))
    assert short.passages(TEXTS).shape == (len(TEXTS), 64)
    np.testing.assert_allclose(np.linalg.norm(short.query(TEXTS[0])), 1, atol=1e-5)
    assert short.fingerprint != shipped.fingerprint
    with pytest.raises(IndexingError, match="cannot be cut to 5000"):
        load_embedder(EmbeddingSettings(dimension=5000))


def test_prefixes_stand_in_the_fingerprint(shipped: StaticEmbedder) -> None:
    prefixed = load_embedder(EmbeddingSettings(query_prefix="hỏi: "))
    assert prefixed.fingerprint != shipped.fingerprint
    np.testing.assert_array_equal(prefixed.query("thuế"), shipped.query("hỏi: thuế"))


def test_the_shipped_folder_stays_small() -> None:
    files = [path for path in Path("index/models/cchc-vi-static").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 16_000_000


def test_what_is_not_a_static_model_is_told_apart(tmp_path: Path) -> None:
    assert not is_static(tmp_path)
    (tmp_path / "modules.json").write_text('[{"type": "x.Transformer", "path": ""}]')
    assert not is_static(tmp_path)
    with pytest.raises(IndexingError, match="no embedding model"):
        load_embedder(EmbeddingSettings(model="./nowhere"))


def test_words_are_the_rows_of_a_text(shipped: StaticEmbedder) -> None:
    words, signs, nothing = shipped.words(["Thủ tục, hành chính", "!!!", ""])
    assert len(words) == 2 and len(signs) == len(nothing) == 0
    vector = shipped.table()[words].sum(axis=0)
    assert vector / np.linalg.norm(vector) == pytest.approx(shipped.query("Thủ tục, hành chính"), abs=1e-6)
