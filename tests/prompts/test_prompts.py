"""The words of the answers: the same templates in every language, filled exactly."""

import pytest

from prompts import LANGUAGES, PromptError, load_templates, variables


def test_every_language_has_the_same_templates_and_variables() -> None:
    loaded = load_templates()
    assert set(loaded) == set(LANGUAGES)
    first, *others = loaded.values()
    for other in others:
        assert other.texts.keys() == first.texts.keys()
        for name in first.texts:
            assert variables(other[name]) == variables(first[name])


def test_values_must_fit_the_template() -> None:
    templates = load_templates()["vi"]
    assert "Sở Nội vụ" in templates.fill("fact_lead", value="Sở Nội vụ")
    for values in ({}, {"value": "x", "other": "y"}):
        with pytest.raises(PromptError):
            templates.fill("fact_lead", **values)
    with pytest.raises(PromptError):
        templates.fill("no such template")


def test_braces_in_a_value_stay_text() -> None:
    assert "{value}" in load_templates()["en"].fill("fact_lead", value="{value}")
