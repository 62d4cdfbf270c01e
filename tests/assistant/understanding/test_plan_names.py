"""Plans called by a part of their titles."""

import pytest

from assistant.understanding.plan_names import PlanNames
from assistant.understanding.reading import Reading
from corpus.catalog import CatalogEntry


def _entry(name: str, title: str, year: int = 2031) -> CatalogEntry:
    return CatalogEntry(
        id=name, title=title, issuer="UBND tỉnh", place="Đồi Cát", level="province", year=year, number=None, date=None,
        provenance="",
    )  # fmt: skip


_NAMES = PlanNames(
    (
        _entry("par", "Kế hoạch cải cách hành chính nhà nước tỉnh Đồi Cát năm 2031"),
        _entry(
            "index", "Kế hoạch duy trì, cải thiện Chỉ số hiệu quả quản trị và hành chính công tỉnh Đồi Cát năm 2031"
        ),
    ),
    {
        "PAPI": ("Chỉ số hiệu quả quản trị và hành chính công",),
        "PAR INDEX": ("Chỉ số hiệu quả hành chính công",),
    },
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("theo kế hoạch cải thiện chỉ số 2031 ai lo y tế", "ai lo y tế"),
        ("Trong kế hoạch nâng cao PAPI, ai lo y tế", ", ai lo y tế"),
        ("Kế hoạch cải thiện chỉ số yêu cầu gì về y tế", "yêu cầu gì về y tế"),
        ("Vì sao kế hoạch cải thiện chỉ số 2031 lại giao sở nào", "Vì sao lại giao sở nào"),
        ("Kế hoạch PAR-Index phân công sở nào", "phân công sở nào"),
        ("Trong kế hoạch cải thiện chỉ số quản trị của Đồi Cát, ai lo y tế", "ai lo y tế"),
        ("Trong kế hoạch cải thiện chỉ số về y tế, ai lo máy chụp", "về y tế ai lo máy chụp"),
        ("Quan trắc nước: kế hoạch cải thiện chỉ số giao sở nào", "Quan trắc nước giao sở nào"),
    ],
)
def test_a_plan_is_known_by_a_part_of_its_title(text: str, left: str) -> None:
    reading = Reading(text)
    assert _NAMES.find(reading) == ("index",)
    assert " ".join(word for run in reading.left() for word in run) == left.strip(", ")


@pytest.mark.parametrize(
    "text",
    [
        "theo kế hoạch cải cách hành chính năm 2031 ai lo y tế",  # every such plan is called so
        "ai xây dựng kế hoạch cải thiện chỉ số",  # the plan is what is made
        "kế hoạch cải thiện chỉ số do ai lập",
        "ngoài ra, kế hoạch cải thiện chỉ số do ai lập",
        "theo kế hoạch tuyên truyền thì ai lo y tế",  # no title holds it
        "theo kế hoạch cải thiện chỉ số và kế hoạch cải cách thì sao",
    ],
)
def test_what_names_no_one_plan_is_left_alone(text: str) -> None:
    assert _NAMES.find(Reading(text)) == ()


def test_a_plan_of_another_year_is_not_meant() -> None:
    assert _NAMES.find(Reading("theo kế hoạch cải thiện chỉ số"), years=(2030,)) == ()
