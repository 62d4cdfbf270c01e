"""The question sets against the documents: gold that does not stand in its source would judge answers wrongly."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus.normalizer import fold, normalize
from corpus.repair import repair_text
from eval.case import ANSWERABLE_TYPES, LANGUAGES, UNANSWERABLE_TYPES, Case, load_cases
from eval.fact import occurs_in, tokens

_ROOT = Path(__file__).parents[2]
_SETS = ("dev", "report")
_ALL = (*_SETS, "more")


@cache
def _cases(name: str) -> tuple[Case, ...]:
    return load_cases(_ROOT / "eval" / "datasets" / f"{name}.jsonl")


@cache
def _texts() -> dict[str, str]:
    files = (_ROOT / "corpus" / "documents").glob("*.txt")
    return {file.stem: normalize(file.read_text(encoding="utf-8")).text for file in files}


@cache
def _words(document: str) -> tuple[str, ...]:
    return tokens(repair_text(_texts()[document]))


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", _SETS)
def test_large_and_mixed_enough(name: str) -> None:
    cases = _cases(name)
    assert len(cases) >= 250
    assert sum(not case.answerable for case in cases) >= 60
    assert {case.type for case in cases} >= set(ANSWERABLE_TYPES) | set(UNANSWERABLE_TYPES)
    languages = Counter(case.language for case in cases)
    assert all(languages[language] >= len(cases) * 0.18 for language in LANGUAGES)
    assert {document for case in cases for document in case.documents} == set(_texts())


@pytest.mark.parametrize("name", _ALL)
def test_gold_quotes_are_the_source_s_words(name: str) -> None:
    stray = [(case.id, quote.text) for case in _cases(name) for quote in case.quotes
             if quote.text not in _texts()[quote.document]]  # fmt: skip
    assert stray == []


@pytest.mark.parametrize("name", _ALL)
def test_every_required_fact_stands_in_a_gold_document(name: str) -> None:
    # Counts are made from rows; the tag "free" says that the figure itself stands nowhere.
    stray = [
        (case.id, fact[0])
        for case in _cases(name)
        if "free" not in case.tags
        for fact in case.required
        if not any(occurs_in(fact, _words(document)) for document in case.documents)
    ]
    assert stray == []


@pytest.mark.parametrize("name", _ALL)
def test_questions_without_diacritics_have_none(name: str) -> None:
    plain = [case for case in _cases(name) if case.language == "vi-plain"]
    assert [case.id for case in plain if fold(case.question) != case.question] == []


def test_the_two_sets_ask_for_different_things() -> None:
    asked = [{fold(case.question).lower() for case in _cases(name) if not case.history} for name in _SETS]
    assert asked[0] & asked[1] == set()
    quotes = [
        {(quote.document, _flat(quote.text)) for case in _cases(name) for quote in case.quotes if case.cite == "all"}
        for name in _SETS
    ]
    assert quotes[0] & quotes[1] == set()


@pytest.mark.parametrize("name", _ALL)
def test_a_question_does_not_copy_its_source(name: str) -> None:
    for case in _cases(name):
        words = _flat(case.question)
        assert not any(len(quote.text) > 80 and _flat(quote.text) in words for quote in case.quotes), case.id
        assert not re.search(r"\s{2,}|^\s|\s$", case.question), case.id
