"""Counts of Vietnamese syllables, of two and of three in a row: what the restoration of diacritics is made from.

Counts come from plain texts (`count_texts`), are kept beside an index as JSON, and, for general Vietnamese, ship as one
compact file (`load_general`). Punctuation counts as a syllable of its own, `BOUNDARY`, and so does a number, `NUMBER`.
"""

import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import CorpusError
from corpus.normalizer import match_key

BOUNDARY, NUMBER = ".", "0"
_GENERAL = Path(__file__).parent / "data" / "diacritics.zlib"
Grams = Mapping[tuple[str, ...], int]
Keys = npt.NDArray[np.int64]
Counts = npt.NDArray[np.float32]
_MAGIC = b"cchc-syllables-1\n"
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_KEY_BYTES = 8
_LEVELS_PER_OCTAVE = 6  # counts are kept as rounded logarithms, about 6 % apart


@dataclass(frozen=True, slots=True)
class SyllableCounts:
    """How often each syllable (lower case, NFC, the newer tone placement), each two and each three in a row stood."""

    syllables: Mapping[str, int]
    pairs: Grams
    triples: Grams

    def to_json(self) -> str:
        grams = {"syllables": self.syllables, "pairs": _joined(self.pairs), "triples": _joined(self.triples)}
        return json.dumps(grams, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "SyllableCounts":
        """Raises `CorpusError` where the text is not what `to_json` writes."""
        try:
            data = json.loads(text)
            pairs = _split(data["pairs"], 2)
            triples = _split(data["triples"], 3)
            return cls({str(key): int(n) for key, n in data["syllables"].items()}, pairs, triples)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(f"not syllable counts ({error}); build the index again") from error


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts as arrays. `totals` (float32) belong to `syllables`, `BOUNDARY` and `NUMBER` first. A pair's key is
    `left * len(syllables) + right`, a triple's likewise with three places; keys ascend (int64), counts are float32.
    """

    syllables: tuple[str, ...]
    totals: Counts
    pair_keys: Keys
    pair_counts: Counts
    triple_keys: Keys
    triple_counts: Counts

    @classmethod
    def of(cls, counts: SyllableCounts) -> "CountTable":
        """The same counts as arrays."""
        names = tuple(dict.fromkeys((BOUNDARY, NUMBER, *counts.syllables)))
        totals = np.array([counts.syllables.get(name, 0) for name in names], dtype=np.float32)
        number = {name: place for place, name in enumerate(names)}
        return cls(names, totals, *_keyed(counts.pairs, number), *_keyed(counts.triples, number))


def count_texts(texts: Iterable[str]) -> SyllableCounts:
    """Count the syllables of running text."""
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, ...]] = Counter()
    triples: Counter[tuple[str, ...]] = Counter()
    known: dict[str, str] = {}
    for text in texts:
        sequence = list(_sequence(unicodedata.normalize("NFC", text), known))
        syllables.update(sequence)
        pairs.update(pairwise(sequence))
        triples.update(zip(sequence, sequence[1:], sequence[2:], strict=False))
    return SyllableCounts(syllables, pairs, triples)


def pack_counts(counts: SyllableCounts, least: tuple[int, int, int]) -> bytes:
    """The compact file of `counts`, without syllables, pairs and triples rarer than `least` says."""
    ordered = sorted(counts.syllables.items(), key=lambda item: (-item[1], item[0]))
    signs = (BOUNDARY, NUMBER)
    names = [*signs, *(name for name, count in ordered if count >= least[0] and name not in signs)]
    number = {name: place for place, name in enumerate(names)}
    rows = [_rows(counts.pairs, number, least[1]), _rows(counts.triples, number, least[2])]
    head = json.dumps({"syllables": names, "rows": [len(part) for part in rows]}, ensure_ascii=False).encode("utf-8")
    body = _to_levels([counts.syllables.get(name, 0) for name in names]).tobytes()
    for part in rows:
        steps = np.diff(np.array([key for key, _ in part], dtype=np.int64), prepend=0).astype("<i8")
        body += steps.view(np.uint8).reshape(-1, _KEY_BYTES).T.tobytes() + _to_levels([n for _, n in part]).tobytes()
    return _MAGIC + zlib.compress(len(head).to_bytes(4, "little") + head + body, 9)


def unpack_counts(packed: bytes) -> CountTable:
    """Read what `pack_counts` wrote. Raises `CorpusError` on anything else."""
    if not packed.startswith(_MAGIC):
        raise CorpusError("not a table of syllables; install the package again")
    try:
        data = zlib.decompress(packed[len(_MAGIC) :])
        size = int.from_bytes(data[:4], "little")
        head = json.loads(data[4 : 4 + size])
        names, rows = tuple(head["syllables"]), [int(count) for count in head["rows"]]
        body = np.frombuffer(data, dtype=np.uint8, offset=4 + size)
        if len(rows) != 2 or body.size != len(names) + (_KEY_BYTES + 1) * sum(rows):
            raise ValueError(f"{body.size} bytes")
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"a damaged table of syllables ({error}); install the package again") from error
    middle = len(names) + (_KEY_BYTES + 1) * rows[0]
    pairs, triples = _grams(body[len(names) : middle], rows[0]), _grams(body[middle:], rows[1])
    return CountTable(names, _from_levels(body[: len(names)]), *pairs, *triples)


def load_general() -> CountTable:
    """The shipped counts of general Vietnamese, made from public law by `corpus.diacritics_training`."""
    try:
        return unpack_counts(_GENERAL.read_bytes())
    except OSError as error:
        raise CorpusError(f"the table of syllables is missing ({error.strerror}); install the package again") from error


def pieces(text: str) -> Iterable[re.Match[str]]:
    """The words, numbers and signs of NFC text, in order."""
    return _PIECE.finditer(text)


def _sequence(text: str, known: dict[str, str]) -> Iterable[str]:
    last = BOUNDARY
    yield last
    for match in pieces(text):
        piece = match.group()
        if piece[0].isalpha():
            last = known.get(piece) or known.setdefault(piece, match_key(piece))
            yield last
        elif last != (sign := NUMBER if piece[0].isdigit() else BOUNDARY):
            last = sign
            yield last
    if last != BOUNDARY:
        yield BOUNDARY


def _joined(grams: Grams) -> dict[str, int]:
    return {" ".join(gram): count for gram, count in grams.items()}


def _split(grams: Mapping[str, int], places: int) -> dict[tuple[str, ...], int]:
    split = {tuple(key.split(" ")): int(count) for key, count in grams.items()}
    if any(len(gram) != places for gram in split):
        raise ValueError(f"not {places} syllables")
    return split


def _rows(grams: Grams, number: Mapping[str, int], least: int) -> list[tuple[int, int]]:
    rows = []
    for gram, count in grams.items():
        if count >= least and all(name in number for name in gram):
            key = 0
            for name in gram:
                key = key * len(number) + number[name]
            rows.append((key, count))
    return sorted(rows)


def _keyed(grams: Grams, number: Mapping[str, int]) -> tuple[Keys, Counts]:
    rows = np.array(_rows(grams, number, 1), dtype=np.int64).reshape(-1, 2)
    return rows[:, 0], rows[:, 1].astype(np.float32)


def _grams(body: npt.NDArray[np.uint8], rows: int) -> tuple[Keys, Counts]:
    steps = np.ascontiguousarray(body[: _KEY_BYTES * rows].reshape(_KEY_BYTES, rows).T).view("<i8").ravel()
    return np.cumsum(steps, dtype=np.int64), _from_levels(body[_KEY_BYTES * rows :])


def _to_levels(counts: list[int]) -> npt.NDArray[np.uint8]:
    logs = np.log2(np.maximum(np.array(counts, dtype=np.float64), 1.0))
    levels: npt.NDArray[np.uint8] = np.minimum(np.rint(logs * _LEVELS_PER_OCTAVE), 255).astype(np.uint8)
    return levels


def _from_levels(levels: npt.NDArray[np.uint8]) -> Counts:
    values = np.exp2(np.arange(256) / _LEVELS_PER_OCTAVE).astype(np.float32)
    counts: Counts = values[levels]
    return counts
