"""English phrases in the table, so that an English question lands near Vietnamese text.

A phrase takes the direction of its Vietnamese term, as the mean of that term's rows; English words that
only join others ("of", "which") say nothing. Nothing is trained on English: there is no English text to train on.
The phrases come from outside, as a file: the assistant's glossary writes one (`assistant.understanding.phrase_pairs`).
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError
from index.training.vocabulary import SPACE, Vocabulary

_SILENT = "data/english-silent.txt"
_SCORE = -9.0  # log probability: likelier than any cut into letters, rarer than a common Vietnamese syllable


Pairs = tuple[tuple[str, str], ...]


def read_pairs(path: Path) -> Pairs:
    """Pairs of an English phrase, in lower case, and its Vietnamese term, from a file of one tab-separated pair a line.

    Raises `IndexingError` for any other file.
    """
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple((english, vietnamese) for english, vietnamese in rows)
    except (OSError, ValueError) as error:
        raise IndexingError(
            f"{path} cannot be read as lines of an English phrase, a tab and a term ({error})"
        ) from error


def silent_words() -> tuple[str, ...]:
    """English words that say nothing about the matter of a question."""
    return tuple(files("index.training").joinpath(_SILENT).read_text(encoding="utf-8").split("\n"))


def with_english(
    vocabulary: Vocabulary,
    table: NDArray[np.float32],
    pairs: Iterable[tuple[str, str]],
    silent: Iterable[str],
    room: int = 500,
    most: int = 5000,
) -> tuple[Vocabulary, NDArray[np.float32]]:
    """`vocabulary` and `table` with the rows of the Vietnamese terms that English phrases stand for.

    A term of one piece shares its row; others get at most `room` new rows, first come, first served; a phrase that
    finds no room is read word by word, and so is what comes after the first `most` phrases.
    A phrase that already is a piece of Vietnamese stays what it is, but a silent word takes the place of a spelling
    without diacritics ("the" is English before it is "thể").
    """
    tokenizer = vocabulary.tokenizer()
    rows = vocabulary.row_of()
    scores = dict(vocabulary.pieces)
    printed = _first_spellings(vocabulary)
    added: dict[str, int] = {}
    new: list[NDArray[np.float32]] = []
    for english, vietnamese in pairs:
        piece = _piece(english)
        if piece in scores or len(scores) - len(vocabulary.pieces) >= most:
            continue
        if vietnamese not in added:
            found = vocabulary.rows[tokenizer.encode(vietnamese, add_special_tokens=False).ids]
            found = found[found > 0]
            if len(found) == 1:
                added[vietnamese] = int(found[0])
            elif len(found) and len(new) < room:
                added[vietnamese] = len(table) + len(new)
                new.append(table[found].mean(axis=0))
            else:
                continue
        scores[piece], rows[piece] = _SCORE + 2 * english.count(" ") + 2 * english.count("-"), added[vietnamese]
    for word in silent:
        piece = _piece(word)
        if word and printed.get(piece) is None:
            scores[piece], rows[piece] = _SCORE, 0
    numbers = np.array([rows[piece] for piece in scores], dtype=np.int32)
    grown = np.concatenate([table, np.stack(new)]) if new else table
    return Vocabulary(tuple(scores.items()), numbers), grown.astype(np.float32)


def _first_spellings(vocabulary: Vocabulary) -> dict[str, int]:
    """The piece that each row was made for."""
    first: dict[int, str] = {}
    for (piece, _), row in zip(vocabulary.pieces, vocabulary.rows, strict=True):
        first.setdefault(int(row), piece)
    return {piece: row for row, piece in first.items() if row}


def _piece(phrase: str) -> str:
    # The tokenizer puts a break where a sign stands.
    return SPACE + phrase.replace("-", " ¶ ").replace(" ", SPACE)
