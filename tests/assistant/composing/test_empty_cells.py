"""Rows are listed by what they do not state; a plan that leaves nothing open says so."""

import pytest

from assistant.answer import Status
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import Ask, build_index, checked

PLAN = """KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH SÔNG XANH NĂM 2032

PHỤ LỤC NHIỆM VỤ

STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKinh phí
1\tKhảo sát mức độ hài lòng của người dân\tBáo cáo khảo sát\tSở Nội vụ\t\tQuý II/2032\t
2\tSố hóa tài liệu lưu trữ lịch sử\tKho dữ liệu số\tSở Nội vụ\tSở Tài chính\t\t
3\tTập huấn kỹ năng soạn thảo văn bản\tLớp tập huấn\tSở Tư pháp\t\tTrước 15/11/2032\t
"""


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A plan whose table leaves cells empty."""
    folder = tmp_path_factory.mktemp("gaps") / "index"
    title = "Kế hoạch cải cách hành chính tỉnh Sông Xanh năm 2032"
    build_index(folder, [(CatalogEntry("song-xanh-2032", title, "UBND tỉnh", "Sông Xanh", "province", 2032), PLAN)])
    return open_pipeline(Settings(index=folder, remembered=0))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Những việc nào chưa giao ai phối hợp?", (1, 3)),
        ("Nhiệm vụ nào năm 2032 không ghi thời hạn?", (2,)),
        ("Việc nào Sở Nội vụ chủ trì mà chưa có cơ quan phối hợp?", (1,)),
        ("viec nao chua co thoi han cu the", (2,)),
        ("Which tasks have no coordinating agency?", (1, 3)),
        ("Which tasks led by the Department of Home Affairs lack a deadline?", (2,)),
    ],
)
def test_rows_that_leave_a_cell_empty(gaps: Pipeline, question: str, rows: tuple[int, ...]) -> None:
    answer = checked(gaps, gaps.answer(Question(question)))
    assert answer.tasks == tuple(f"song-xanh-2032:{row}" for row in rows)


def test_they_are_counted(gaps: Pipeline) -> None:
    answer = checked(gaps, gaps.answer(Question("Có bao nhiêu nhiệm vụ không có cơ quan phối hợp?")))
    assert "2" in answer.text.splitlines()[0]


@pytest.mark.parametrize("question", ["Nhiệm vụ nào chưa ghi sản phẩm?", "Which tasks have no output?"])
def test_that_none_does_is_said(gaps: Pipeline, question: str) -> None:
    answer = gaps.answer(Question(question))
    assert answer.status is Status.NOT_FOUND and "3" in answer.text and not answer.citations


def test_a_list_that_asks_for_no_gap_stays_whole(ask: Ask) -> None:
    assert len(ask("Sở Nội vụ tỉnh Sông Xanh chủ trì những nhiệm vụ nào năm 2030?").tasks) == 2
