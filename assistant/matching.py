"""How much of what a question asks for a text holds: coverage weighted by rarity, over syllables and their pairs.

Every answer rests on this number, so it is plain: the share of the topic's weight that the text covers. A syllable
weighs its inverse document frequency (Sparck Jones, 1972) over the units of the corpus, so that "thực hiện" hardly
counts and "kiểm ngư" does; pairs of neighbouring syllables stand in for words. A syllable that the corpus does not
hold weighs most: a question about what no document mentions cannot reach a high share.
"""

import itertools
import math
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from assistant.kin import kin
from assistant.ladder import Ladder
from assistant.matter import Matter
from assistant.rarity import Rarity, Terms, terms
from index.terms import folded

_PAIR_SHARE = 0.5
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_NUMBER = re.compile(r"\d/((?:19|20)\d\d)(?!\d)")
# A syllable that stands in this share of all units tells nothing about any of them.
_EVERYWHERE = 0.03
_NAME_SHARE = 0.6
_MEASURING = frozenset(
    ("tỷ", "tỉ", "lệ", "số", "mức", "độ", "chỉ", "tiêu", "mục", "kết", "quả", "việc", "công", "tác", "năm")
)
_THINGS = frozenset((("tiêu", "chí"), ("tiêu", "chuẩn")))
# A word left in English says that it was not translated sooner than that no document has it.
_UNTRANSLATED = 0.4
# Another wording of the same is a little less sure. Translated words seldom meet as the documents' own do.
_OTHERWISE = 0.95
# A verb of the same family, where plans use one as well as another.
_NEARLY = 0.6
_JOINT = 0.5
_SCATTERED = 0.4
_PAIR_SHARE_TRANSLATED = 0.4
_Key = TypeVar("_Key", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class _Sense:
    """One translated phrase of a topic: its syllables, their pairs, other wordings that mean the same, and verbs of
    its family.
    """

    syllables: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    others: tuple[Terms, ...]
    near: tuple[Terms, ...]

    def scatter(self, held: dict[str, float], ladder: Ladder) -> None:
        """Put down what a syllable of a phrase is worth that stands in `ladder` beside none of its neighbours, or
        without its diacritics: a translation has them.
        """
        for part in self.syllables & held.keys():
            marked = ladder.singles.get(part, 0.0)
            together = not self.pairs or any(part in pair and pair in ladder.pairs for pair in self.pairs)
            held[part] = marked if together else marked * _SCATTERED

    def worth(self, ladder: Ladder) -> float:
        """What the best of the other wordings is worth in `ladder`; 0 where none stands there."""
        other = max([_stands(other, ladder) for other in self.others], default=0.0)
        near = max([_stands(near, ladder) for near in self.near], default=0.0)
        return max(other * _OTHERWISE, near * _NEARLY)


def _raise(held: dict[_Key, float], parts: Iterable[_Key], worth: float) -> None:
    """Put `worth` for each of `parts` that `held` has worth less."""
    held.update({part: max(worth, held.get(part, 0.0)) for part in parts})


def _stands(wording: Terms, ladder: Ladder) -> float:
    """What a wording is worth that stands whole, each syllable beside the next; 0 where it does not."""
    if not wording.pairs:
        return max([ladder.singles.get(own, 0.0) for own in wording.single], default=0.0)
    least, pairs = 1.0, ladder.pairs
    for pair in wording.pairs:  # most stand nowhere, which their first pair tells
        worth = pairs.get(pair, 0.0)
        if not worth:
            return 0.0
        least = min(least, worth)
    return least


class Topic:
    """What is looked for, ready to be measured against many texts. `stopwords` weigh nothing, unless there is nothing
    else. `translated` says that it was put into Vietnamese word by word: words left in English weigh less. `senses` are
    the wordings of phrases in the topic, the one that stands there first: a text may use any of them. `names` are long
    names in it, such as those that abbreviations stand for, `plans` those that only say which plan is meant. After each
    of `borders`, numbers of syllables, a word ends; after each of `seams` the question said or paused something else.
    Its `words` are the pairs of syllables in it that are words of one matter ("thanh toán", "trực tuyến").

    Sums are exact (`math.fsum`): sets have no order, and the same question must give the same bytes.
    """

    def __init__(
        self,
        text: str,
        rarity: Rarity,
        stopwords: frozenset[str] = frozenset(),
        *,
        translated: bool = False,
        senses: Iterable[Sequence[str]] = (),
        names: Iterable[str] = (),
        plans: Iterable[str] = (),
        borders: Iterable[int] = (),
        seams: Iterable[int] = (),
    ) -> None:
        self.terms = terms(text)
        self._numbered = frozenset(_OF_NUMBER.findall(text))
        self._plans = tuple(plans)
        self._borders = frozenset(borders)
        self._seams = frozenset(seams)
        self._bare = dict(zip(self.terms.syllables, folded(self.terms.syllables), strict=True))
        telling = {syllable: bare for syllable, bare in self._bare.items() if syllable not in stopwords}
        self._wordings = tuple(senses)
        self._senses = tuple(_senses(self._wordings, self.terms, rarity))
        self._translated = translated
        said = frozenset(syllable for sense in self._senses for syllable in sense.syllables)
        # An English word that nobody knows is no Vietnamese one without its marks ("pho").
        self._left = frozenset(telling.keys() - said) if translated else frozenset()
        self._weights = {
            syllable: _weigh(rarity, bare, translated and syllable not in said)
            if syllable in telling or not telling
            else 0.0
            for syllable, bare in self._bare.items()
        }
        pairs = dict.fromkeys(itertools.pairwise(self.terms.syllables))
        inner = frozenset(pair for sense in self._senses for pair in sense.pairs) if translated else frozenset()
        self._pairs = {
            pair: (self._weights[pair[0]] + self._weights[pair[1]]) * (1.0 if pair in inner or not inner else _JOINT)
            for pair in pairs
        }
        self._names = tuple(found for name in names if (found := terms(name).pairs))
        self._singles = tuple((syllable, bare, self._weights[syllable]) for syllable, bare in self._bare.items())
        self._neighbours = tuple(
            (pair, (self._bare[pair[0]], self._bare[pair[1]]), weight) for pair, weight in self._pairs.items()
        )
        self.words = frozenset(pair for pair, weight in self._pairs.items() if weight and rarity.selective(pair))
        self._unread = translated and not all(rarity.known(bare) for bare in self._bare.values())
        self._total = math.fsum(self._weights.values())
        self._pair_total = math.fsum(self._pairs.values())
        self._pair_share = _PAIR_SHARE_TRANSLATED if translated else _PAIR_SHARE
        self._rarity = rarity
        self._stopwords = stopwords

    @cached_property
    def matter(self) -> Matter:
        """Its words, to be looked for whole and together."""
        return Matter(
            self.terms,
            self._rarity,
            self._stopwords,
            names=self._plans,
            senses=self._wordings,
            translated=self._translated,
            borders=self._borders,
            seams=self._seams,
        )

    @property
    def empty(self) -> bool:
        return not self._weights

    def named(self, ladder: Ladder) -> bool:
        """Whether some field holds most of each long name in the topic: scattered words of a name are not that name."""
        return all(
            any(len(pairs & field) >= _NAME_SHARE * len(pairs) for field in ladder.fields) for pairs in self._names
        )

    @property
    def years(self) -> tuple[str, ...]:
        """The years it names: what happened in another year is no answer. That of a paper's number ("130/2005") is
        none.
        """
        return tuple(year for year in self._weights if _YEAR.fullmatch(year) and year not in self._numbered)

    def _bare_pair(self, pair: tuple[str, str]) -> tuple[str, str]:
        return self._bare[pair[0]], self._bare[pair[1]]

    def heads(self, ladder: Ladder) -> bool:
        """Whether a text holds one of the topic's first two pairs of syllables, which name what is asked for.

        Words that only say that a figure is wanted ("tỷ lệ", "số") are passed over.
        """
        head = next((word for word in self.terms.syllables if word not in _MEASURING and self._weights[word]), None)
        telling = [pair for pair in self._pairs if not _measures(pair) and all(map(self._weights.get, pair))]
        if head is not None and not any(pair[0] == head for pair in telling):
            return self._bare[head] in ladder.bare_singles  # a word alone: "mức thưởng cho …"
        return self._holds_any(telling[:2], ladder)

    def tails(self, ladder: Ladder) -> bool:
        """Whether a text holds one of the topic's last two pairs of syllables, which tell one kind from another."""
        telling = [pair for pair in self._pairs if not _measures(pair) and all(map(self._weights.get, pair))]
        return self._holds_any(telling[-2:], ladder)

    def _holds_any(self, pairs: Sequence[tuple[str, str]], ladder: Ladder) -> bool:
        """Whether a text holds one of `pairs`, or another wording of the phrase that one is of; true for none."""
        if not pairs or any((self._bare[left], self._bare[right]) in ladder.bare_pairs for left, right in pairs):
            return True
        return any(
            not sense.pairs.isdisjoint(pairs) and any(_stands(other, ladder) for other in sense.others)
            for sense in self._senses
        )

    def share(self, bare: Set[str]) -> float:
        """The share of the topic's weight that syllables without diacritics hold, in [0, 1]; 1 for an empty topic."""
        if not self._total:
            return 1.0
        return math.fsum(weight for _, plain, weight in self._singles if plain in bare) / self._total

    def pair_share(self, bare: Set[tuple[str, str]]) -> float:
        """The share of the weight of the topic's pairs that pairs without diacritics hold, in [0, 1]."""
        if not self._pair_total:
            return 0.0
        return math.fsum(weight for _, plain, weight in self._neighbours if plain in bare) / self._pair_total

    @property
    def generic(self) -> bool:
        """Whether it holds only syllables that stand everywhere ("cải cách hành chính"): it selects nothing."""
        return not self._unread and all(weight <= -math.log(_EVERYWHERE) for weight in self._weights.values())

    def coverage(self, ladder: Ladder) -> float:
        """The share of the topic's weight that the fields hold, in [0, 1]; 0 for an empty topic."""
        return self._coverage(ladder, self._worths(ladder))

    def score(self, ladder: Ladder) -> float:
        """Coverage by syllables and by pairs, in [0, 1], in equal parts where nothing was translated. A topic of one
        syllable has no pairs.
        """
        return self.measure(ladder)[1]

    def measure(self, ladder: Ladder) -> tuple[float, float]:
        """`coverage` and `score`, worked out together."""
        worths = self._worths(ladder)
        coverage = self._coverage(ladder, worths)
        if not self._pair_total:
            return coverage, coverage
        return coverage, (1 - self._pair_share) * coverage + self._pair_share * self._order(ladder, worths)

    def order(self, ladder: Ladder) -> float:
        """The share of the topic's pairs of neighbours that the fields hold, in [0, 1]; 1 for a topic without pairs."""
        return self._order(ladder, self._worths(ladder))

    def _worths(self, ladder: Ladder) -> list[float]:
        """What another wording of each phrase is worth in `ladder`."""
        return [sense.worth(ladder) for sense in self._senses]

    def _coverage(self, ladder: Ladder, worths: Iterable[float]) -> float:
        if not self._total:
            return 0.0
        marked, bare = ladder.singles, ladder.bare_singles
        # What a field holds with its diacritics it holds without them too.
        held = {own: max(marked.get(own, 0.0), bare[plain]) for own, plain, _ in self._singles if plain in bare}
        for own in self._left & held.keys():
            if not any(own in pair and self._bare_pair(pair) in ladder.bare_pairs for pair in self._pairs):
                held[own] = max(marked.get(own, 0.0), held[own] * _UNTRANSLATED)
        for sense, worth in zip(self._senses, worths, strict=True):
            if self._translated:
                sense.scatter(held, ladder)
            if worth:
                _raise(held, sense.syllables, worth)
        return math.fsum(weight * held[own] for own, _, weight in self._singles if own in held) / self._total

    def _order(self, ladder: Ladder, worths: Iterable[float]) -> float:
        if not self._pair_total:
            return 1.0
        marked, bare = ladder.pairs, ladder.bare_pairs
        # What a field holds with its diacritics it holds without them too.
        held = {own: max(marked.get(own, 0.0), bare[plain]) for own, plain, _ in self._neighbours if plain in bare}
        for sense, worth in zip(self._senses, worths, strict=True):
            if worth:
                _raise(held, sense.pairs, worth)
        return math.fsum(weight * held[own] for own, _, weight in self._neighbours if own in held) / self._pair_total

    def focus(self, text: Terms, mass: float) -> float:
        """The share of a text's own weight, `mass`, that the topic holds, in [0, 1]: how much of it is about it."""
        if not mass:
            return 0.0
        return math.fsum([weight for own, _, weight in self._singles if own in text.single]) / mass


def _senses(wordings: Iterable[Sequence[str]], topic: Terms, rarity: Rarity) -> Iterable[_Sense]:
    """The phrases of which `topic` has the first wording whole, with those other wordings that the corpus knows. A part
    of the first wording is no other one.
    """
    for first, *others in wordings:
        read = terms(first)
        if read.single and read.single <= topic.single and read.pairs <= topic.pairs:
            told = (terms(wording) for wording in others)
            known = tuple(other for other in told if not other.single <= read.single and rarity.attests(other))
            near = dict.fromkeys(verb for wording in (first, *others) for verb in kin(wording))
            yield _Sense(read.single, read.pairs, known, tuple(map(_terms_of_kin, near)))


@lru_cache(1024)  # more than the verbs of all families
def _terms_of_kin(verb: str) -> Terms:
    return terms(verb)


def _measures(pair: tuple[str, str]) -> bool:
    """Whether a pair of syllables only says that a figure is wanted ("tỷ lệ"); "tiêu chí" is a thing."""
    return bool(_MEASURING & set(pair)) and pair not in _THINGS


def _weigh(rarity: Rarity, bare: str, translated: bool) -> float:
    """A word that no document holds speaks against an answer; one that only was not translated does so less."""
    weight = rarity.weight(bare)
    return weight * _UNTRANSLATED if translated and not rarity.known(bare) else weight
