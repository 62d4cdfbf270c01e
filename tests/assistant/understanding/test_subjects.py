"""Agencies as people type them."""

import pytest

from assistant.understanding.subjects import spelled_out
from corpus.agencies import load_registry


@pytest.mark.parametrize(("typed", "name"), [("STP", "Sở Tư pháp"), ("STC", "Sở Tài chính")])
def test_a_code_is_written_out(typed: str, name: str) -> None:
    registry = load_registry()
    mentions = registry.find(typed)
    assert [spelled_out(mention, typed, registry) for mention in mentions] == [name]
