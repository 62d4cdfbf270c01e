"""What the shipped model knows beyond accented Vietnamese."""

import numpy as np
import pytest

from index.embedding.load import load_embedder


@pytest.mark.parametrize(
    ("left", "right", "least"),
    [
        ("thủ tục hành chính", "thu tuc hanh chinh", 0.99),
        ("thủ tục hành chính", "administrative procedures", 0.99),
        ("hòa giải ở cơ sở", "hoà giải ở cơ sở", 0.99),
        ("đã tiếp nhận hồ sơ", "đãtiếp nhận hồ sơ", 0.4),
        ("chính quyền điện tử do cơ quan nào chủ trì", "which agency leads e-government?", 0.4),
    ],
)
def test_spellings_and_languages_are_near(left: str, right: str, least: float) -> None:
    embedder = load_embedder()
    assert float(embedder.query(left) @ embedder.query(right)) >= least


def test_no_syllable_is_unknown() -> None:
    embedder = load_embedder()
    for text in ("quýp", "xyzzy", "ngoằng", "2025", "đ"):
        assert np.linalg.norm(embedder.query(text)) == pytest.approx(1, abs=1e-5), text
