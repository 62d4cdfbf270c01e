"""What a first reading teaches of a table's words."""

from dataclasses import dataclass

from corpus.structure.flattened_memory import Memory

_KINDS = ("text", "agency", "agency", "deadline")


@dataclass(frozen=True)
class _Piece:
    line: int
    words: tuple[str, ...]


def _piece(line: int, words: str) -> _Piece:
    return _Piece(line, tuple(words.split()))


def _memory() -> Memory:
    read = []
    for row in range(3):
        line = 10 * row
        read += [
            (_piece(line, "rà soát văn"), 0, True),
            (_piece(line + 1, "bản"), 0, False),
            (_piece(line + 2, "các sở,"), 2, True),
            (_piece(line + 3, "ngành"), 2, False),
            (_piece(line + 4, "năm 0000"), 3, True),
        ]
    return Memory(_KINDS, read)


def test_nothing_is_known_before() -> None:
    memory = Memory(_KINDS)
    assert memory.follows(_piece(0, "các sở,"), _piece(1, "ngành"), 1) == "?"
    assert memory.leaning(_piece(0, "các sở,")) == ("?",) * 4


def test_words_that_follow_and_words_that_end() -> None:
    memory = _memory()
    assert memory.follows(_piece(2, "các sở,"), _piece(3, "ngành"), 1) == "30"
    assert memory.follows(_piece(3, "sở, ngành"), _piece(4, "năm"), 1) == "00"
    assert memory.ends(_piece(99, "ngành"), 2) == "2"


def test_words_lean_to_their_column() -> None:
    memory = _memory()
    assert memory.begins(_piece(99, "các sở, ngành")) == ("0", "0", "2", "0")
    leaning = memory.leaning(_piece(99, "các sở, ngành"))
    assert leaning[2] in ("+", "++")
    assert leaning[0] in ("-", "--")


def test_a_line_is_not_told_what_it_said_itself() -> None:
    memory = Memory(_KINDS, [(_piece(0, "các sở,"), 1, True), (_piece(1, "ngành"), 1, False)])
    assert memory.follows(_piece(0, "các sở,"), _piece(1, "ngành"), 1) == "00"
