"""Titled texts as numbers."""

import numpy as np

from index.titled_texts import TitledText, TitledTexts

TEXTS = TitledTexts(
    [TitledText("Chữ ký số", "Chữ ký số, hoà giải.", "a"), TitledText("", "Thuế", "b"), TitledText("Thuế", "", "a")],
    {"a": "Luật thuế"},
)


def read(values: np.ndarray) -> list[str]:
    return [TEXTS.names[value] for value in values]


def test_texts_by_place() -> None:
    assert len(TEXTS) == 3 and TEXTS.groups.tolist() == [0, 1, 0]
    assert read(TEXTS.titles[0]) == ["chữ", "ký", "số"] and read(TEXTS.titles[1]) == []
    assert read(TEXTS.bodies[0])[-2:] == ["hòa", "giải"]
    assert read(TEXTS.contexts[0]) == ["luật", "thuế"] and read(TEXTS.contexts[1]) == []
    assert TEXTS.names[TEXTS.number("thuế")] == "thuế" and TEXTS.number("rừng") == -1


def test_lists_are_gathered_with_their_owners() -> None:
    values, owners = TEXTS.bodies.gathered(np.array([1, 2, 0]))
    assert read(values) == ["thuế", "chữ", "ký", "số", "hòa", "giải"]
    assert owners.tolist() == [0, 2, 2, 2, 2, 2]
    assert TEXTS.titles.gathered(np.array([], dtype=np.int64))[0].shape == (0,)
