"""What a question is searched for."""

from typing import Any

import pytest

from assistant.query import search_query
from assistant.question import Facet, Period, Question, Understanding
from assistant.scope import Bounds
from corpus.catalog import CatalogEntry

BOUNDS = Bounds((CatalogEntry("a-2030", "Kế hoạch A 2030", "UBND", "Sông Xanh", "province", 2030),))


def understanding(topic: str, facets: tuple[Facet, ...] = (Facet.PASSAGE,), **given: Any) -> Understanding:
    return Understanding(Question("?"), "?", "Hỏi gì thế?", "vi", facets, topic, **given)


@pytest.mark.parametrize(
    ("understood", "text"),
    [
        (understanding("chữ ký số"), "chữ ký số"),
        (understanding("chữ ký số", (Facet.BUDGET,)), "kinh phí chữ ký số"),
        (understanding("", (Facet.DUTIES,), agencies=("Sở Tài chính",)), "Sở Tài chính"),
        (understanding("chữ ký số", (Facet.LEAD,), agencies=("Sở Y tế",)), "Sở Y tế chữ ký số"),
        (understanding(""), "Hỏi gì thế?"),
    ],
)
def test_the_topic_and_who_it_is_about(understood: Understanding, text: str) -> None:
    query = search_query(understood, BOUNDS, 7)
    assert (query.text, query.documents, query.limit) == (text, ("a-2030",), 7)


def test_a_time_is_one_more_wording() -> None:
    quarter = Period("2030-01-01", "2030-03-31", "quý I")
    query = search_query(understanding("hồ sơ", expansions=("giấy tờ",), period=quarter), BOUNDS, 5)
    assert query.expansions == ("giấy tờ", "quý I")
