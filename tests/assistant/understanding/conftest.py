import json
from pathlib import Path

import pytest

from assistant.understanding.knowledge import Knowledge, make_knowledge
from assistant.understanding.understander import Understander
from corpus.agencies import load_registry
from corpus.catalog import load_catalog
from corpus.normalizer import normalize
from corpus.syllables import count_texts

_ROOT = Path(__file__).parents[3]
_DOCUMENTS = _ROOT / "corpus" / "documents"
_ABBREVIATIONS = {
    "TTHC": ("thủ tục hành chính",),
    "CCHC": ("cải cách hành chính",),
    "UBND": ("ủy ban nhân dân",),
    "HĐND": ("hội đồng nhân dân",),
    "CNTT": ("công nghệ thông tin",),
    "QPPL": ("quy phạm pháp luật",),
    "VTVL": ("vị trí việc làm",),
    "CBCCVC": ("cán bộ, công chức, viên chức",),
    "CSDL": ("cơ sở dữ liệu",),
    "DVCTT": ("dịch vụ công trực tuyến",),
    "ĐVHC": ("đơn vị hành chính",),
    "SIPAS": ("chỉ số hài lòng",),
    "PAPI": ("chỉ số hiệu quả quản trị và hành chính công",),
}
_AREAS = ("CẢI CÁCH THỂ CHẾ", "CẢI CÁCH TÀI CHÍNH CÔNG", "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    texts = [" ".join(normalize(path.read_text("utf-8")).text.split()) for path in sorted(_DOCUMENTS.glob("*.txt"))]
    catalog = load_catalog(_DOCUMENTS / "catalog.jsonl")
    return make_knowledge(catalog, load_registry(), _ABBREVIATIONS, _AREAS, count_texts(texts))


@pytest.fixture(scope="session")
def understander(knowledge: Knowledge) -> Understander:
    return Understander(knowledge)


@pytest.fixture(scope="session")
def cases() -> list[dict[str, object]]:
    path = _ROOT / "tests" / "data" / "understanding.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
