"""Citations are numbered in the order of use, and each quotes exact ranges of its document."""

import pytest

from assistant.citations import Citations
from assistant.evidence import Units
from assistant.pipeline import Pipeline
from assistant.unit import Unit
from corpus.abbreviations import load_abbreviations
from corpus.agencies import load_registry
from corpus.document import Span


@pytest.fixture(scope="module")
def units(plans: Pipeline) -> Units:
    return Units(plans.index, load_abbreviations(plans.index.documents), load_registry())


@pytest.fixture
def citations(plans: Pipeline) -> Citations:
    return Citations(plans.index.document)


def row(units: Units, record: str) -> Unit:
    return next(unit for unit in units if unit.record is not None and unit.record.id == record)


def test_numbers_follow_the_order_of_use(citations: Citations, units: Units) -> None:
    first, second = row(units, "song-xanh-2031:2"), row(units, "song-xanh-2030:1")
    assert [citations.cite(unit, ("lead",)) for unit in (first, second, first)] == ["[1]", "[2]", "[1]"]
    assert [(one.n, one.record) for one in citations.made] == [(1, "song-xanh-2031:2"), (2, "song-xanh-2030:1")]


def test_the_same_row_for_other_cells_is_another_citation(citations: Citations, units: Units) -> None:
    unit = row(units, "song-xanh-2031:2")
    assert citations.cite(unit, ("lead",)) != citations.cite(unit, ("deadline",))


def test_of_a_row_its_own_words_and_the_wanted_cells_are_quoted(
    citations: Citations, units: Units, plans: Pipeline
) -> None:
    citations.cite(row(units, "doi-cat-2031:1"), ("deadline", "lead"))
    made = citations.made[0]
    assert made.quote == "Khảo sát mức độ hài lòng của người dân … Phòng Nội vụ … Quý II/2031"
    assert made.fields == ("task", "lead", "deadline")
    assert len(made.spans) == len(made.fields)
    text = plans.index.document("doi-cat-2031").text
    assert [text[span.start : span.end] for span in made.spans] == made.quote.split(" … ")
    assert made.title == plans.index.document("doi-cat-2031").entry.title
    assert made.path == ("III. PHỤ LỤC NHIỆM VỤ",)


def test_an_empty_cell_adds_nothing(citations: Citations, units: Units) -> None:
    citations.cite(row(units, "doi-cat-2031:1"), ("budget",))
    assert citations.made[0].fields == ("task",)


def test_a_duty_is_quoted_with_its_agency(citations: Citations, units: Units) -> None:
    citations.cite(row(units, "doi-cat-2031:duty-1"), ("lead",))
    made = citations.made[0]
    assert made.record == "doi-cat-2031:duty-1"
    assert "Chủ trì kiểm tra công vụ" in made.quote
    assert "Sở Nội vụ" in made.quote


def test_a_sentence_has_no_record_and_no_fields(citations: Citations, units: Units) -> None:
    unit = next(unit for unit in units if unit.sentence and "vườn ươm" in unit.text and unit.document == "doi-cat-2031")
    citations.cite(unit)
    made = citations.made[0]
    assert (made.record, made.fields, made.page) == (None, (), None)
    assert made.quote.startswith("Chỉ số chăm sóc vườn ươm của tỉnh[1] đạt trên 53%")


def test_any_passage_can_be_cited(citations: Citations, plans: Pipeline) -> None:
    spans = (Span(0, 8), Span(9, 17))
    assert citations.passage("doi-cat-2031", spans, ("I",)) == citations.passage("doi-cat-2031", spans, ("I",)) == "[1]"
    text = plans.index.document("doi-cat-2031").text
    assert citations.made[0].quote == f"{text[0:8]} … {text[9:17]}"


def test_every_unit_of_the_bundled_documents_is_quoted_exactly(pipeline: Pipeline) -> None:
    index = pipeline.index
    citations = Citations(index.document)
    units = Units(index, load_abbreviations(index.documents), load_registry())
    for unit in units:
        citations.cite(unit, ("product", "lead", "coordinate", "deadline", "budget"))
    assert len(citations.made) > 500
    for made in citations.made:
        text = index.document(made.document).text
        assert made.quote == " … ".join(text[span.start : span.end] for span in made.spans)
        assert made.quote.strip()
        if made.record is not None:
            assert index.record(made.record).document == made.document
