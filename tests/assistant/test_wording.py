"""What a value may do to the text around it: nothing."""

from dataclasses import replace

import pytest

from assistant.pipeline import Pipeline
from assistant.question import Facet
from assistant.wording import Wording, fact_value, no_markers
from corpus.record import Duty, Task
from prompts import PromptError, load_templates


@pytest.fixture(scope="module", params=["vi", "en"])
def wording(request: pytest.FixtureRequest) -> Wording:
    return Wording(load_templates()[request.param])


@pytest.fixture(scope="module")
def task(plans: Pipeline) -> Task:
    record = plans.index.record("song-xanh-2031:2")
    assert isinstance(record, Task)
    return record


@pytest.fixture(scope="module")
def duty(plans: Pipeline) -> Duty:
    record = plans.index.record("song-xanh-2031:duty-1")
    assert isinstance(record, Duty)
    return record


def test_both_languages_say_the_same_things() -> None:
    vi, en = (Wording(load_templates()[language]) for language in ("vi", "en"))
    assert (vi.language, en.language) == ("vi", "en")
    assert vi.say("row", work="a", facts="b", markers="[1]") != ""
    for facet in (Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE, Facet.PRODUCT, Facet.BUDGET):
        assert vi.facet(facet) != en.facet(facet)


@pytest.mark.parametrize("value", ["tỉnh[1]", "tỉnh [12] và [3]", "[1][2]"])
def test_a_footnote_sign_is_no_marker(wording: Wording, value: str) -> None:
    said = wording.say("passage_item", quote=value, markers="[7]")
    assert said.count("[") == 1
    assert said.endswith("[7]")
    assert no_markers(value) in said


def test_other_brackets_stay() -> None:
    assert no_markers("[a] [1a] [1234] (1) [] [mật]") == "[a] [1a] [1234] (1) [] [mật]"


@pytest.mark.parametrize("value", ["{markers}", "{quote}", "{0}", "{", "}", "%s", "${work}", "\\1", "**b**", "<b>"])
def test_a_value_is_put_in_as_it_is(wording: Wording, value: str) -> None:
    assert value in wording.say("passage_item", quote=value, markers="[1]")


@pytest.mark.parametrize(
    ("name", "values"), [("no_such_text", {}), ("row", {}), ("row", {"work": "a", "facts": "b", "mark": "[1]"})]
)
def test_values_that_do_not_fit_are_an_error(wording: Wording, name: str, values: dict[str, str]) -> None:
    with pytest.raises(PromptError):
        wording.say(name, **values)


def test_a_fact_comes_from_its_own_cell(wording: Wording, task: Task) -> None:
    facts = {
        Facet.LEAD: "Sở Thông tin và Truyền thông",
        Facet.COORDINATE: "Sở Khoa học và Công nghệ",
        Facet.DEADLINE: "Tháng 10/2031",
        Facet.PRODUCT: "Kho dữ liệu số",
    }
    for facet, value in facts.items():
        said = wording.fact(facet, task)
        assert said is not None
        assert value in said
        assert not any(other in said for other in facts.values() if other != value)
    assert wording.fact(Facet.BUDGET, task) is None


def test_what_is_not_stated_is_told(wording: Wording, task: Task, duty: Duty) -> None:
    told = wording.facts((Facet.LEAD, Facet.BUDGET), task)
    assert wording.say("missing_budget") in told
    assert wording.say("missing_product") in wording.facts((Facet.PRODUCT,), duty)


def test_a_printed_short_form_stands_beside_the_full_name() -> None:
    wording = Wording(load_templates()["vi"])
    assert wording.agencies(("Sở Nội vụ",), "Sở Nội vụ.") == "Sở Nội vụ"
    both = wording.agencies(("Sở Thông tin và Truyền thông",), "Sở TT&TT")
    assert "Sở Thông tin và Truyền thông" in both
    assert "Sở TT&TT" in both
    assert wording.agencies((), "Các đơn vị") == "Các đơn vị"


def test_english_keeps_the_vietnamese_beside_it() -> None:
    wording = Wording(load_templates()["en"])
    assert wording.agency("Sở Nội vụ").endswith("(Sở Nội vụ)")
    assert wording.cell("Tháng 10/2031") == "October 2031 (Tháng 10/2031)"
    assert wording.cell("15/11/2031").startswith("15/11/2031")


def test_values_of_a_duty(duty: Duty) -> None:
    assert fact_value(Facet.LEAD, duty) == "Sở Nội vụ"
    assert fact_value(Facet.PRODUCT, duty) is None
    assert fact_value(Facet.DEADLINE, replace(duty, deadline="Hằng quý")) == "Hằng quý"
