"""Small documents, a fake embedder and an index of them."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.catalog import CatalogEntry
from corpus.reader import build_document
from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.chunker import Chunker
from index.embedder import Vectors
from index.embedding.settings import EmbeddingSettings
from index.manifest import Source
from index.store import Index, open_index
from index.terms import syllables

TEXTS = {
    "bac-ha-2024": (
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024\n\n"
        "I. MỤC TIÊU\n\n"
        "Phấn đấu 90% hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình trong năm 2024.\n\n"
        "II. NHIỆM VỤ\n\n"
        "1. Cải cách thể chế\n\n"
        "Sở Tư pháp chủ trì rà soát văn bản quy phạm pháp luật. Các sở, ngành phối hợp thực hiện.\n\n"
        "2. Cải cách chế độ công vụ\n\n"
        "Sở Nội vụ chủ trì kiểm tra công vụ hằng quý, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng cuối quý.\n"
    ),
    "bac-ha-2025": (
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025\n\n"
        "I. MỤC TIÊU\n\n"
        "Phấn đấu 95% hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình trong năm 2025.\n\n"
        "II. NHIỆM VỤ\n\n"
        "1. Cải cách thể chế\n\n"
        "Sở Tư pháp chủ trì rà soát văn bản quy phạm pháp luật. Các sở, ngành phối hợp thực hiện.\n"
    ),
    "nam-son-2024": (
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH HUYỆN NAM SƠN NĂM 2024\n\n"
        "I. MỤC TIÊU\n\n"
        "Phấn đấu 70% hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình trong năm 2024.\n"
    ),
}
ENTRIES = {
    "bac-ha-2024": CatalogEntry("bac-ha-2024", "Kế hoạch tỉnh Bắc Hà 2024", "UBND tỉnh", "Bắc Hà", "province", 2024),
    "bac-ha-2025": CatalogEntry("bac-ha-2025", "Kế hoạch tỉnh Bắc Hà 2025", "UBND tỉnh", "Bắc Hà", "province", 2025),
    "nam-son-2024": CatalogEntry("nam-son-2024", "Kế hoạch Nam Sơn 2024", "UBND huyện", "Nam Sơn", "district", 2024),
}


class BagEmbedder:
    """Counts of hashed syllables, scaled to length 1."""

    dimension = 64

    def __init__(self, settings: EmbeddingSettings) -> None:
        self.fingerprint = f"bag {settings.model}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for term in syllables(text):
                vectors[row, zlib.crc32(term.encode()) % self.dimension] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        result: Vectors = vectors / np.where(lengths > 0, lengths, 1)
        return result

    def query(self, text: str) -> Vectors:
        vector: Vectors = self.passages([text])[0]
        return vector


def make_shelf(document_id: str) -> Shelf:
    document = build_document(TEXTS[document_id], ENTRIES[document_id])
    return Shelf(document, Chunker().chunks(document, ()), ())


def make_sources(shelves: Sequence[Shelf]) -> list[Source]:
    return [Source(shelf.document.entry.id, "sha256:0", "sha256:0", "/nowhere/file.md") for shelf in shelves]


@pytest.fixture(scope="session")
def shelves() -> tuple[Shelf, ...]:
    return tuple(make_shelf(name) for name in TEXTS)


@pytest.fixture
def sources(shelves: tuple[Shelf, ...]) -> list[Source]:
    return make_sources(shelves)


@pytest.fixture
def builder() -> Builder:
    """Without underthesea, with the fake embedder."""
    return Builder(BuildSettings(EmbeddingSettings("fake"), words=False), load=BagEmbedder)


@pytest.fixture
def load() -> type[BagEmbedder]:
    return BagEmbedder


@pytest.fixture
def folder(tmp_path: Path, builder: Builder, shelves: tuple[Shelf, ...], sources: list[Source]) -> Path:
    """The folder of a built index."""
    builder.build(tmp_path / "index", shelves, sources)
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path) -> Index:
    return open_index(folder, load=BagEmbedder)
