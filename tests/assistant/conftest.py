"""Three made-up plans that say the same in other figures, and a pipeline over them."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from corpus.document import Span
from corpus.reader import build_document
from index.archive import Shelf
from index.builder import Builder, BuildSettings
from index.chunker import Chunker
from index.intake import record_reader
from index.manifest import Source

PLAN = """KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH {name} NĂM {year}

I. MỤC TIÊU

Phấn đấu trên {share}% hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình.

Chỉ số chăm sóc vườn ươm của tỉnh[1] đạt trên {nursery}% theo mẫu {{title}} và **chữ đậm** <b>thẻ</b> ${{work}}.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ: Chủ trì kiểm tra công vụ, báo cáo trước ngày {day}.

III. PHỤ LỤC NHIỆM VỤ

STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKinh phí
1\tKhảo sát mức độ hài lòng của người dân\tBáo cáo khảo sát\t{survey}\tCác sở, ngành\tQuý II/{year}\t
2\tSố hóa tài liệu lưu trữ lịch sử\tKho dữ liệu số\t{archive}\tSở Khoa học và Công nghệ\tTháng 10/{year}\t
3\tTập huấn kỹ năng soạn thảo văn bản\tLớp tập huấn\tSở Tư pháp\tSở Nội vụ\tTrước 15/11/{year}\t
"""
PROVINCE, DISTRICT = "Kế hoạch cải cách hành chính tỉnh Sông Xanh", "Kế hoạch cải cách hành chính huyện Đồi Cát"
PLANS = (
    (
        CatalogEntry("song-xanh-2030", f"{PROVINCE} năm 2030", "UBND tỉnh", "Sông Xanh", "province", 2030),
        {"share": 80, "nursery": 61, "day": "05", "survey": "Sở Nội vụ", "archive": "Văn phòng UBND tỉnh"},
    ),
    (
        CatalogEntry("song-xanh-2031", f"{PROVINCE} năm 2031", "UBND tỉnh", "Sông Xanh", "province", 2031),
        {"share": 90, "nursery": 72, "day": "25", "survey": "Sở Y tế", "archive": "Sở Thông tin và Truyền thông"},
    ),
    (
        CatalogEntry("doi-cat-2031", f"{DISTRICT} năm 2031", "UBND huyện", "Đồi Cát", "district", 2031),
        {"share": 70, "nursery": 53, "day": "20", "survey": "Phòng Nội vụ", "archive": "Phòng Tư pháp"},
    ),
)

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def plans_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the made-up plans, without vectors and words. Not to be written to."""
    folder = tmp_path_factory.mktemp("plans") / "index"
    texts = [(entry, PLAN.format(name=entry.place.upper(), year=entry.year, **values)) for entry, values in PLANS]
    build_index(folder, texts)
    return folder


def build_index(folder: Path, texts: Iterable[tuple[CatalogEntry, str]]) -> None:
    """An index of documents made up on the spot, without vectors and words."""
    read = record_reader()
    shelves = []
    for entry, text in texts:
        document = build_document(text, entry)
        records = tuple(read(document))
        shelves.append(Shelf(document, Chunker().chunks(document, records), records))
    entries = [shelf.document.entry for shelf in shelves]
    sources = [Source(entry.id, "sha256:0", "sha256:0", f"/nowhere/{entry.id}.md") for entry in entries]
    Builder(BuildSettings(words=False)).build(folder, shelves, sources)


@pytest.fixture(scope="session")
def plans(plans_folder: Path) -> Pipeline:
    """The pipeline over the made-up plans."""
    return open_pipeline(Settings(index=plans_folder, remembered=0))


@pytest.fixture(scope="session")
def ask(plans: Pipeline) -> Ask:
    """Ask the made-up plans; every citation of every answer is checked on its way to the test."""

    def answer(text: str, **given: object) -> Answer:
        return checked(plans, plans.answer(Question(text, **given)))  # type: ignore[arg-type]

    return answer


@pytest.fixture(scope="session")
def ask_bundled(pipeline: Pipeline) -> Ask:
    """The same for the bundled documents."""

    def answer(text: str, **given: object) -> Answer:
        return checked(pipeline, pipeline.answer(Question(text, **given)))  # type: ignore[arg-type]

    return answer


def checked(pipeline: Pipeline, answer: Answer) -> Answer:
    """`answer`, once its quotations stand in the documents and its citations go with its status."""
    assert bool(answer.citations) == (answer.status in ("answered", "partial"))
    for citation in answer.citations:
        text = pipeline.index.document(citation.document).text
        assert citation.quote == " … ".join(text[span.start : span.end] for span in citation.spans)
        assert f"[{citation.n}]" in answer.text
        assert all(isinstance(span, Span) and span.start < span.end for span in citation.spans)
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert answer.trace["problems"] == []
    return answer
