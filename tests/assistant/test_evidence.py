"""Units: what can be cited, and how well each fits a topic."""

import pytest

from assistant.evidence import Units
from assistant.pipeline import Pipeline
from corpus.abbreviations import load_abbreviations
from corpus.agencies import load_registry
from corpus.record import Duty, Task


@pytest.fixture(scope="module")
def units(plans: Pipeline) -> Units:
    return Units(plans.index, load_abbreviations(plans.index.documents), load_registry())


def test_rows_duties_and_sentences_are_units(units: Units) -> None:
    kinds = {
        (isinstance(unit.record, Task), isinstance(unit.record, Duty), unit.sentence is not None) for unit in units
    }
    assert kinds == {(True, False, False), (False, True, False), (False, False, True)}
    assert sum(isinstance(unit.record, Task) for unit in units) == 9
    assert sum(isinstance(unit.record, Duty) for unit in units) == 3


def test_every_record_has_its_unit(units: Units, plans: Pipeline) -> None:
    held = [unit.record.id for unit in units if unit.record is not None]
    records = [record.id for record in (*plans.index.records.tasks, *plans.index.records.duties)]
    assert sorted(held) == sorted(records)
    assert len(records) > 10
    for unit in units:
        assert unit in units.of_chunk(unit.chunk.id)


def test_what_is_not_there(units: Units) -> None:
    assert units.of_chunk("nobody") == ()


def test_a_units_words_are_on_one_line_and_its_spans_in_order(units: Units) -> None:
    for unit in units:
        assert unit.text
        assert "\n" not in unit.text
        assert list(unit.spans) == sorted(unit.spans)


def test_the_best_fit_comes_first(units: Units) -> None:
    topic = units.topic("số hóa tài liệu lưu trữ lịch sử")
    measured = units.measure(units, topic, {})
    assert {evidence.unit.record.id for evidence in measured[:3] if evidence.unit.record} == {
        "doi-cat-2031:2", "song-xanh-2030:2", "song-xanh-2031:2",
    }  # fmt: skip
    assert [evidence.score for evidence in measured] == sorted((one.score for one in measured), reverse=True)
    for evidence in measured:
        assert all(0 <= value <= 1 for value in (evidence.coverage, evidence.score, evidence.focus))
    assert measured[0].coverage > 0.9
    assert measured[-1].coverage < 0.1


def test_diacritics_left_out_cost_a_little(units: Units) -> None:
    whole = units.measure(units, units.topic("số hóa tài liệu lưu trữ"), {})[0]
    plain = units.measure(units, units.topic("so hoa tai lieu luu tru"), {})[0]
    assert plain.unit.text == whole.unit.text
    assert plain.coverage < whole.coverage


def test_the_indexs_opinion_decides_between_equals(units: Units) -> None:
    topic = units.topic("số hóa tài liệu lưu trữ lịch sử")
    unit = next(unit for unit in units if unit.record is not None and unit.record.id == "song-xanh-2030:2")
    assert units.measure(units, topic, {unit.chunk.id: 1.0})[0].unit == unit


def test_the_same_units_in_any_order_are_measured_alike(units: Units) -> None:
    topic = units.topic("kiểm tra công vụ")
    assert units.measure(list(units)[::-1], topic, {}) == units.measure(units, topic, {})


def test_nothing_to_measure(units: Units) -> None:
    assert units.measure((), units.topic("hồ sơ"), {}) == []
    assert all(evidence.coverage == 0 for evidence in units.measure(units, units.topic(""), {}))
