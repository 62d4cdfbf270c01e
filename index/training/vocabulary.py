"""A tokenizer of whole Vietnamese phrases: syllables and the runs of syllables that go together.

Vietnamese writes a space after every syllable, and a word is often two to four of them ("thủ tục hành chính"). A
unigram language model (Kudo 2018) over pieces that are whole syllable runs finds the likeliest cut of a text into known
phrases; the number of phrases is brought down round by round, keeping those the cut uses most.

No syllable is unknown. Beside the phrases stand letters and syllables without a space before them, so that a rare or
glued word ("đãtiếp nhận") is put together from parts, and a piece's spellings without diacritics and with the older
tone placement ("hoà"), which share the row of the piece.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers

from corpus.normalizer import fold, match_key

SPACE = "▁"
_UNKNOWN, _BREAK = "<unk>", SPACE + "¶"
_LONGEST = 4  # syllables
_LEAST = 20  # times a phrase must stand in the texts
_SYLLABLE_LEAST = 3
_GLUED_LEAST = 50
_ROUNDS = 3
_OTHER_SPELLING, _GLUED, _LETTER = -3.0, -6.0, -20.0  # added to a piece's log probability; of a letter, its own
_DIGITS = 6  # of a log probability: what every reader of the tokenizer's file reads alike, to the last bit
_SEGMENT = re.compile(r"[^\W_]+(?:\s+[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their log probabilities, and the row of the table that each reads. Row 0 is for what says nothing."""

    pieces: tuple[tuple[str, float], ...]
    rows: NDArray[np.int32]

    @property
    def row_count(self) -> int:
        return int(self.rows.max()) + 1

    def tokenizer(self) -> Tokenizer:
        """A tokenizer whose token ids are the places of `pieces`."""
        return _tokenizer(self.pieces)

    def row_of(self) -> dict[str, int]:
        """The row of each piece."""
        return {piece: int(row) for (piece, _), row in zip(self.pieces, self.rows, strict=True)}


def learn_vocabulary(texts: Sequence[str], size: int, sample: int = 5000, seed: int = 0) -> Vocabulary:
    """A vocabulary with at most `size` rows, from the counts of `texts` and the cuts of `sample` of them."""
    counts = phrase_counts(texts)
    singles = {piece for piece in counts if piece.count(SPACE) == 1}
    letters = sorted(
        {letter for piece in singles for letter in piece[1:]} | set("abcdefghijklmnopqrstuvwxyz0123456789")
    )
    room = size - len(letters) - 1
    singles = set(sorted(singles, key=lambda piece: (-counts[piece], piece))[:room])
    chosen = np.random.default_rng(seed).permutation(len(texts))[:sample]
    some = [texts[place][:4000] for place in sorted(chosen)]
    start = min(len(counts), 5 * size)
    for limit in np.geomspace(start, room, _ROUNDS + 1).astype(int):
        counts = _best(counts, singles, int(limit))
        counts = _used(_tokenizer(_pieces(counts, letters)), some, counts, singles)
    return _with_spellings(_pieces(_best(counts, singles, room), letters), counts)


def phrase_counts(texts: Iterable[str]) -> Counter[str]:
    """How often each run of one to four syllables stands in `texts`, not across a sign; rare ones left out."""
    numbers: dict[str, int] = {}
    stream: list[int] = []
    for text in texts:
        for segment in _SEGMENT.findall(unicodedata.normalize("NFC", text).lower()):
            stream += [numbers.setdefault(match_key(one), len(numbers)) for one in segment.split()]
            stream.append(-1)
    names = list(numbers)
    tokens = np.array(stream, dtype=np.int64)
    singles = np.bincount(tokens[tokens >= 0], minlength=len(names))
    found = Counter(
        {SPACE + names[place]: int(count) for place, count in enumerate(singles) if count >= _SYLLABLE_LEAST}
    )
    joinable = np.array([not name[0].isdigit() for name in names])
    following = np.where((tokens >= 0) & joinable[tokens], tokens, -1)
    runs, labels = following, [SPACE + name for name in names]
    for _ in range(_LONGEST - 1):
        runs, labels, counts = _longer(runs, labels, following, len(names), names)
        found.update(dict(zip(labels, counts, strict=True)))
    return found


def _longer(
    runs: NDArray[np.int64], labels: list[str], tokens: NDArray[np.int64], base: int, names: list[str]
) -> tuple[NDArray[np.int64], list[str], list[int]]:
    """Runs of one syllable more: for each place the number of the run that starts there (-1: rare), labels, counts."""
    length = labels[0].count(SPACE) if labels else 1
    ends = np.append(tokens[length:], np.full(length, -1))
    keys = np.where((runs >= 0) & (ends >= 0), runs * base + ends, -1)
    values, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    kept = (counts >= _LEAST) & (values >= 0)
    renumbered = np.full(len(values), -1)
    renumbered[kept] = np.arange(int(kept.sum()))
    longer = [labels[value // base] + SPACE + names[value % base] for value in values[kept]]
    return renumbered[inverse], longer, counts[kept].tolist()


def _best(counts: Counter[str], singles: set[str], limit: int) -> Counter[str]:
    """All single syllables and the most used phrases, `limit` together."""
    phrases = sorted((piece for piece in counts if piece.count(SPACE) > 1), key=lambda piece: (-counts[piece], piece))
    kept = [*singles, *phrases[: max(0, limit - len(singles))]]
    return Counter({piece: counts[piece] for piece in kept})


def _used(tokenizer: Tokenizer, texts: list[str], counts: Counter[str], singles: set[str]) -> Counter[str]:
    """How often the best cut of `texts` uses each piece; a syllable counts at least once."""
    used: Counter[str] = Counter()
    for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
        used.update(encoding.tokens)
    return Counter({piece: max(used[piece], 1) for piece in counts if piece in singles or used[piece]})


def _pieces(counts: Counter[str], letters: Sequence[str]) -> list[tuple[str, float]]:
    total = sum(counts.values())
    known = [
        (piece, round(math.log(count / total), _DIGITS))
        for piece, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return [(_UNKNOWN, -30.0), *known, *((letter, _LETTER) for letter in letters), (SPACE, _LETTER), (_BREAK, 0.0)]


def _with_spellings(pieces: list[tuple[str, float]], counts: Counter[str]) -> Vocabulary:
    """`pieces` with their other spellings, which share their rows; on a clash the likelier piece keeps the spelling."""
    rows = {piece: 0 if piece in (_UNKNOWN, _BREAK, SPACE) else place for place, (piece, _) in enumerate(pieces)}
    spelled = dict(pieces)
    for piece, score in pieces:
        if not piece.startswith(SPACE) or piece in (SPACE, _BREAK):
            continue
        others = [(late_tones(piece), 0.0), (fold(piece), _OTHER_SPELLING)]
        if piece.count(SPACE) == 1 and len(piece) > 2 and counts[piece] >= _GLUED_LEAST:
            others.append((piece[1:], _GLUED))
        for other, penalty in others:
            if other not in spelled:
                spelled[other] = round(score + penalty, _DIGITS)
                rows[other] = rows[piece]
    order = {row: place for place, row in enumerate(sorted(set(rows.values()) | {0}))}
    numbers = np.array([order[rows[piece]] for piece in spelled], dtype=np.int32)
    return Vocabulary(tuple(spelled.items()), numbers)


def late_tones(piece: str) -> str:
    """`piece` in the older spelling, the tone of final oa, oe, uy on the second vowel ("hòa" to "hoà")."""
    plain = unicodedata.normalize("NFD", piece)
    moved = re.sub("(?<!q)(o)([\u0300\u0301\u0303\u0309\u0323])([ae])(?![a-z\u0300-\u036f])", r"\1\3\2", plain)
    moved = re.sub("(?<!q)(u)([\u0300\u0301\u0303\u0309\u0323])(y)(?![a-z\u0300-\u036f])", r"\1\3\2", moved)
    return unicodedata.normalize("NFC", moved)


def _tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            # A sign ends a phrase; which sign it was says nothing.
            normalizers.Replace(Regex(r"[^\p{L}\p{M}\p{N}\s]+"), " ¶ "),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
            normalizers.Replace(" ", SPACE),
            normalizers.Prepend(SPACE),
        ]
    )
    return tokenizer
