"""Communes called by name: answered from what documents say of them, and told to be missing where none does."""

from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.communes import communes, speaks_of, with_communes
from assistant.pipeline import Pipeline
from assistant.question import Facet, Question, Understanding
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import build_index

PLAN = """KẾ HOẠCH KIỂM TRA CẢI CÁCH HÀNH CHÍNH HUYỆN ĐỒI CÁT NĂM 2031

PHỤ LỤC LỊCH KIỂM TRA

STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tThời gian
1\tKiểm tra UBND xã Suối Mây\tBiên bản kiểm tra\tPhòng Nội vụ\tTháng 4/2031
2\tKiểm tra UBND xã Đá Trắng\tBiên bản kiểm tra\tPhòng Tư pháp\tTháng 5/2031
"""


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    title = "Kế hoạch kiểm tra cải cách hành chính huyện Đồi Cát năm 2031"
    entry = CatalogEntry("doi-cat-2031", title, "UBND huyện Đồi Cát", "Đồi Cát", "district", 2031)
    folder: Path = tmp_path_factory.mktemp("communes") / "index"
    build_index(folder, [(entry, PLAN)])
    return open_pipeline(Settings(index=folder, remembered=0))


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Đồi Cát kiểm tra UBND xã Suối Mây vào tháng nào?",
        "Xã Suối Mây bị kiểm tra khi nào?",
        "When is Suoi May commune inspected?",
    ],
)
def test_a_commune_that_a_plan_speaks_of_is_looked_for(inspected: Pipeline, text: str) -> None:
    answer = inspected.answer(Question(text))
    assert answer.status is Status.ANSWERED
    assert "4/2031" in answer.text
    assert "5/2031" not in answer.text


@pytest.mark.parametrize(
    "text",
    ["Huyện Đồi Cát kiểm tra tại UBND xã Khun Há vào tháng nào?", "Đồi Cát kiểm tra xã Khun Há khi nào?"],
)
def test_a_commune_that_no_plan_speaks_of_gets_no_others_rows(inspected: Pipeline, text: str) -> None:
    answer = inspected.answer(Question(text))
    assert answer.status is Status.NOT_FOUND
    assert "xã Khun Há" in answer.text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("xã Suối Mây", True),
        ("xã Suoi May", True),
        ("Suoi May commune", True),
        ("xã Suối", True),
        ("xã Mây Trắng", False),
        ("xã Suôi Mây", False),
        ("huyện Suối Mây", False),
    ],
)
def test_a_name_is_a_texts_with_its_marks_or_with_none(place: str, said: bool) -> None:
    assert speaks_of(place, ["Phòng Nội vụ", PLAN]) is said


def test_other_places_stay_places(inspected: Pipeline) -> None:
    asked = "Huyện Yên Thế kiểm tra khi nào?"
    understood = Understanding(
        Question(asked), asked, asked, "vi", (Facet.DEADLINE,), "kiểm tra", unknown_places=("Yên Thế",)
    )
    assert communes(understood) == ()
    assert with_communes(understood, inspected.index.documents) is understood
