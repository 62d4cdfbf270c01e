"""The words of a topic: whole words and translated phrases, what each weighs, how else it is worded."""

import itertools
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from assistant.kin import kin
from assistant.rarity import Rarity, terms
from assistant.segmentation import cut
from index.terms import folded

HEAVIEST = 6.5  # a word that no document has weighs as one that hardly any has
_UNTRANSLATED = 0.4
_PAPERS, _FUNDS = frozenset({("ke", "hoach"), ("nghi", "quyet")}), frozenset(("quỹ", "cổng"))
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a topic, or one translated phrase: where it begins among the topic's syllables, how many it has, its
    wordings without diacritics (the topic's first), how it is written where it is one syllable, what it weighs, and
    verbs of its family: `near` stand for it where the topic was translated, `kin` tell that what is done is done.
    """

    at: int
    length: int
    wordings: tuple[Run, ...]
    written: str
    weight: float
    idle: bool
    near: tuple[Run, ...] = ()
    kin: tuple[Run, ...] = ()

    @property
    def named_by_purpose(self) -> bool:
        """Whether the word only says what kind of thing it is, and the next what for."""
        return self.written in _FUNDS or self.wordings[0] in _PAPERS


def words_of_topic(
    syllables: Run,
    rarity: Rarity,
    stopwords: frozenset[str],
    names: Iterable[str],
    senses: Iterable[Sequence[str]],
    translated: bool,
    apart: Set[int],
) -> Iterator[Word]:
    """The words of a topic in order, stopwords and names left out, phrases with other wordings in one piece."""
    taken = [syllable in stopwords for syllable in syllables]
    for name in names:
        _take(terms(name).syllables, syllables, taken)
    borders = None if translated else _borders(syllables, taken, apart)
    phrases: dict[int, tuple[Run, ...]] = {}
    near: dict[int, tuple[Run, ...]] = {}
    for sense in senses:
        wordings = [terms(wording).syllables for wording in sense]
        at = _take(wordings[0], syllables, taken, borders) if wordings[0] else None
        if at is not None:
            phrases[at] = tuple(wording for wording in wordings if wording)
            near[at] = tuple(dict.fromkeys(verb for wording in sense for verb in _family(wording)))
    at = 0
    while at < len(syllables):
        end = at + 1
        if at in phrases:
            told = _word(at, phrases[at], rarity, 1.0)
            yield replace(told, near=near[at] if translated else (), kin=near[at])
            end = at + len(phrases[at][0])
        elif not taken[at]:
            while end < len(syllables) and not taken[end] and end not in apart:
                end += 1
            for word in cut(syllables[at:end]):
                left = translated and phrases and not all(map(rarity.known, word))
                told = _word(at, (word,), rarity, _UNTRANSLATED if left else 1.0)
                yield replace(told, kin=_family(" ".join(word)))
                at += len(word)
        at = end


def without_doublets(words: Iterable[Word]) -> Iterator[Word]:
    """`words`, the second of two neighbours of one family idle: "sử dụng, vận hành" is said by either."""
    before: Word | None = None
    for word in words:
        doubled = before is not None and before.wordings[0] in word.kin
        yield replace(word, idle=True) if doubled else word
        before = word


def _borders(syllables: Run, taken: Sequence[bool], apart: Set[int]) -> Set[int]:
    """Where the words of a text begin and end: "dịch" is no word of "dịch vụ"."""
    borders, at = {len(syllables)}, 0
    pieces = itertools.accumulate(place in apart for place in range(len(syllables)))
    for (here, _), one in itertools.groupby(enumerate(pieces), key=lambda found: (taken[found[0]], found[1])):
        run = tuple(syllables[place] for place, _ in one)
        for word in [(syllable,) for syllable in run] if here else cut(run):
            borders.add(at)
            at += len(word)
    return borders


def _take(wanted: Run, syllables: Run, taken: list[bool], borders: Set[int] | None = None) -> int | None:
    """Where `wanted` stands in what is not taken yet, from border to border, marked as taken; None where nowhere."""
    size = len(wanted)
    for at in range(len(syllables) - size + 1):
        whole = borders is None or {at, at + size} <= borders
        if whole and syllables[at : at + size] == wanted and not any(taken[at : at + size]):
            taken[at : at + size] = [True] * size
            return at
    return None


def _word(at: int, written: Sequence[Run], rarity: Rarity, share: float) -> Word:
    first, idle = written[0], idle_words()
    wordings = tuple(tuple(folded(wording)) for wording in written)
    weight = share * _weight(wordings[0], rarity)
    alone = first[0] if len(first) == 1 else ""
    if " ".join(first) in idle or (len(alone) == 1 and not rarity.known(alone)):  # a sign left of "{0}", "<b>"
        return Word(at, len(first), wordings, alone, weight, True)
    if len(first) == 2 and f"{first[0]} …" in idle:  # "mở lớp": what was opened is looked for
        return Word(at, len(first), (*wordings, wordings[0][1:]), alone, weight, False)
    return Word(at, len(first), wordings, alone, weight, False)


def _weight(word: Run, rarity: Rarity) -> float:
    weights = [
        rarity.pair_weight((part[0], part[1])) if len(part) == 2 else rarity.weight(part[0])
        for part in ((word,) if len(word) <= 2 else cut(word))
    ]
    return min(max(weights), HEAVIEST)


@lru_cache(1024)  # more than the verbs of all families
def _family(verb: str) -> tuple[Run, ...]:
    """The other verbs of the families that a verb belongs to, without diacritics."""
    return tuple(dict.fromkeys(tuple(folded(terms(other).syllables)) for other in kin(verb)))


@lru_cache(1)
def idle_words() -> frozenset[str]:
    """Words that people ask with and plans word otherwise."""
    lines = files("assistant").joinpath("data/idle.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
