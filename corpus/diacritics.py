"""Puts diacritics back, and mends slips of the keyboard, in Vietnamese that was typed in a hurry.

A noisy channel over syllables: the best path by Viterbi through what each typed word may stand for, judged by pairs of
neighbours (general Vietnamese, and the corpus's own texts weighted higher). How freely marks are added follows from how
many the text has: a text without any may gain many, a fully marked one hardly any. A slip (one letter wrong, missing,
doubled or swapped, a wrong tone) is looked for only where the word as typed is unknown or its neighbours unheard of.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.normalizer import fold, match_key
from corpus.slips import covers, is_syllable, marks, neighbours
from corpus.syllable_model import SyllableModel
from corpus.syllables import BOUNDARY, NUMBER, CountTable, SyllableCounts, count_texts, load_general, pieces

_ASKING = Path(__file__).parent / "data" / "asking.txt"
_VOWEL = re.compile("[aeiouy]")
_MARKED_SHARE = 0.76  # of the syllables of running Vietnamese
_CORPUS_WEIGHT, _ASKING_WEIGHT, _TAUGHT_WEIGHT = 60.0, 200.0, 20.0
_CORPUS_MOST = 0.5  # of the general table: thousands of documents must not drown how people ask ("có được", "cơ được")
_ADD_TONE, _SLIP, _SLIP_OF_KNOWN, _HALF_SEEN, _NAME = -3.0, -7.0, -11.5, -2.0, -4.0
_MEANT = -3.0
# No Vietnamese syllable ends in one of these without a tone: texts that have it so are addresses and the like.
_STOPPED, _NO_TONE = re.compile("(?:[ptc]|ch)$"), -6.0
_SEEN_TOGETHER = 200.0  # weighted count from which two syllables are taken for neighbours
_GLUED = re.compile(r"[^\W\d_]{5,12}")
_CANDIDATES, _BEAM = 24, 20
_SLIPS_KEPT = 4096  # words; each has some 300 neighbours, of which a few are syllables


@dataclass(frozen=True, slots=True)
class Change:
    """One word that became another: where it stood in the input, what it was and what it became."""

    start: int
    typed: str
    restored: str


@dataclass(frozen=True, slots=True)
class Restoration:
    """The text restored, and what changed in it, in reading order."""

    text: str
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Option:
    number: int  # in the vocabulary, -1 for a word that is not in it
    text: str
    cost: float  # log-probability that this was typed as it was, at most 0


_END = _Option(0, BOUNDARY, 0.0)


class DiacriticsModel:
    """Restores text. `general` is the shipped table, `corpus` the counts of the indexed documents.

    `protected` are words never to be changed (folded, lower case): abbreviations, identifiers. `taught` are the counts
    of further texts to learn from: names of places and agencies, questions.
    """

    def __init__(
        self,
        general: CountTable,
        corpus: SyllableCounts,
        protected: frozenset[str] = frozenset(),
        taught: Iterable[CountTable] = (),
    ) -> None:
        asking = count_texts([_ASKING.read_text(encoding="utf-8").replace("\n", ".\n")])
        most = _CORPUS_MOST * float(general.totals.sum()) / max(1, sum(corpus.syllables.values()))
        added = [(CountTable.of(corpus), min(_CORPUS_WEIGHT, most)), (CountTable.of(asking), _ASKING_WEIGHT)]
        added += [(table, _TAUGHT_WEIGHT) for table in taught]
        self._model = SyllableModel(general, added)
        self._protected = protected
        self._foreign = frozenset(name for name in corpus.syllables if not is_syllable(fold(name)))
        self._near = lru_cache(_SLIPS_KEPT)(self._find_near)

    def knows(self, syllable: str) -> bool:
        """Whether the syllable, with its marks, was seen anywhere."""
        return self._model.number(match_key(syllable)) >= 0

    def knows_folded(self, syllable: str) -> bool:
        """Whether some syllable reads like this once its marks are off."""
        return fold(match_key(syllable)) in self._model.by_fold

    def restore(self, text: str, slips: bool = True, kept: Collection[tuple[int, int]] = ()) -> Restoration:
        """The likeliest reading of `text`, a question or a passage; `slips` allows other letters, not only marks. The
        ranges `kept` stay as they are.
        """
        found = list(pieces(unicodedata.normalize("NFC", text)))
        words = [place for place, piece in enumerate(found) if piece.group()[0].isalpha()]
        if not words:
            return Restoration(text, ())
        text = found[0].string
        typed = [self._sign(piece.group()) for piece in found]
        fixed = {place for place, piece in enumerate(found) if self._is_fixed(text, piece)}
        fixed |= {place for place, piece in enumerate(found) if any(a <= piece.start() < b for a, b in kept)}
        dropped = self._dropped([typed[place] for place in words])
        # What is protected stands anywhere: which words were seen before it and after tells nothing of those here.
        lattice = [
            [_Option(self._model.number(word) if fold(word) not in self._protected else -1, word, 0.0)]
            if place in fixed
            else self._options(word, dropped, slips, place > 0 and found[place].group().istitle())
            for place, word in enumerate(typed)
        ]
        path = _Path(self._model)
        for place in words:
            if place not in fixed and _is_acronym(found[place].group(), text):
                lattice[place] = [option for option in lattice[place] if self._may_be_meant(option.text, typed[place])]
                fixed.add(place)
        best = path.through(lattice)
        suspects = self._suspects(best, fixed) if slips else []
        for place, malus in suspects:
            name = place > 0 and found[place].group().istitle()
            known = {option.text for option in lattice[place]}
            more = self._slips(typed[place], dropped, _SLIP_OF_KNOWN + malus + (_NAME if name else 0.0))
            lattice[place] = lattice[place] + [option for option in more if option.text not in known]
        if suspects:
            best = path.through(lattice, suspects[0][0])
        return _rewrite(text, [found[place] for place in words], [best[place].text for place in words])

    def _may_be_meant(self, meant: str, typed: str) -> bool:
        """Whether a slip may have made the abbreviation `typed`: of one with the same letters, or of a known one where
        no vowel says that it is a name of its own ("IOC").
        """
        return sorted(meant) == sorted(typed) or (meant in self._protected and not _VOWEL.search(typed))

    def unglue(self, text: str) -> str:
        """`text` with a space put into words that are two known neighbours grown together ("điệntử")."""
        return _GLUED.sub(lambda match: self._parted(match.group()), text)

    def _parted(self, word: str) -> str:
        key = match_key(word)
        bare = fold(key)
        if word.isupper() or bare in self._model.by_fold or bare in self._protected or len(key) != len(word):
            return word
        best, place = _SEEN_TOGETHER, 0
        for cut in range(2, len(word) - 1):
            rights = self._readings(key[cut:])
            pairs = (self._model.pair(left, right) for left in self._readings(key[:cut]) for right in rights)
            seen = max(pairs, default=0.0)
            if seen > best:
                best, place = seen, cut
        return f"{word[:place]} {word[place:]}" if place else word

    def _readings(self, typed: str) -> list[int]:
        numbers = self._model.by_fold.get(fold(typed), [])
        return [number for number in numbers if covers(self._model.names[number], typed)]

    def _sign(self, piece: str) -> str:
        return match_key(piece) if piece[0].isalpha() else NUMBER if piece[0].isdigit() else BOUNDARY

    def _is_fixed(self, text: str, piece: re.Match[str]) -> bool:
        """Signs and numbers, protected words, and letters grown together with digits or "&" ("TT&TT", "Q1")."""
        before, after = text[max(piece.start() - 1, 0) : piece.start()], text[piece.end() : piece.end() + 1]
        grown = any(char.isdigit() or char in "&_" for char in before + after)
        return not piece.group()[0].isalpha() or grown or fold(match_key(piece.group())) in self._protected

    def _options(self, word: str, dropped: float, slips: bool, name: bool) -> list[_Option]:
        """What the typed word may stand for, itself among them; less readily anything else for a proper `name`."""
        bare = fold(word)
        numbers = self._model.by_fold.get(bare, [])
        marked = word != bare
        unsaid = not marked and _STOPPED.search(word) is not None and is_syllable(word)
        slip = (_SLIP if self._model.number(word) < 0 else _SLIP_OF_KNOWN) + (_NAME if name else 0.0)
        options: list[_Option] = []
        for number in numbers:
            full = self._model.names[number]
            if full == word:
                options.append(_Option(number, full, dropped * _NO_TONE if unsaid else 0.0))
            elif not marked:
                options.append(_Option(number, full, math.log(dropped)))
            elif covers(full, word):
                options.append(_Option(number, full, _ADD_TONE + 0.5 * math.log(dropped)))
            elif slips:
                options.append(_Option(number, full, slip))
        if not any(option.text == word for option in options):
            options.append(_Option(-1, word, 0.0))
        unheard = not numbers or (marked and self._model.number(word) < 0)
        if slips and unheard and 2 <= len(word) <= 8 and (len(word) > 2 or _VOWEL.search(bare)):
            # A well-formed syllable that was merely never seen, or letters without a vowel, are more likely meant.
            doubtful = (marked and is_syllable(bare)) or not _VOWEL.search(bare)
            options += self._slips(word, dropped, slip + _MEANT if doubtful else slip)
        if len(options) > _CANDIDATES:
            options.sort(key=lambda option: -(option.cost + math.log(self._model.alone(option.number))))
            kept = options[:_CANDIDATES]
            options = kept + [option for option in options[_CANDIDATES:] if option.text == word]
        return options

    def _slips(self, word: str, dropped: float, cost: float) -> list[_Option]:
        """Known syllables one slip away from the typed word, the likeliest first."""
        bare, marked = fold(word), word != fold(word)
        given = marks(word)
        options = []
        for number, neighbour in self._near(bare):
            name = self._model.names[number]
            if not marked:
                extra = 0.0 if name == neighbour else math.log(dropped)
            else:
                extra = 0.0 if marks(name) == given else _ADD_TONE
            options.append(_Option(number, name, cost + extra))
        options.sort(key=lambda option: -(option.cost + math.log(self._model.alone(option.number))))
        return options[:_CANDIDATES]

    def _find_near(self, bare: str) -> tuple[tuple[int, str], ...]:
        """The known syllables that are read like a neighbour of `bare`, each with that neighbour."""
        return tuple(
            (number, neighbour)
            for neighbour in neighbours(bare)
            if neighbour in self._model.by_fold and _VOWEL.search(neighbour)
            for number in self._model.by_fold[neighbour]
        )

    def _suspects(self, best: Sequence[_Option], fixed: set[int]) -> list[tuple[int, float]]:
        """Words never seen beside a neighbour, with a malus where the other neighbour knows them; what the documents
        write that is no syllable ("CPI", "IoT") is meant as it stands.
        """
        numbers = [0, *(option.number for option in best), 0]
        seen = [left >= 0 and right >= 0 and self._model.pair(left, right) > 0 for left, right in pairwise(numbers)]
        suspects = []
        for place, option in enumerate(best):
            known = option.number >= 0 and option.text not in self._foreign
            if place not in fixed and 2 <= len(option.text) <= 7 and known:
                alien = (not seen[place]) + (not seen[place + 1])
                if alien:
                    suspects.append((place, 0.0 if alien == 2 else _HALF_SEEN))
        return suspects

    def _dropped(self, typed: Sequence[str]) -> float:
        """How likely a mark was left out in this text, from the share of words that have one."""
        syllables = [word for word in typed if fold(word) in self._model.by_fold and fold(word) not in self._protected]
        marked = sum(word != fold(word) for word in syllables)
        rate = 1.0 - (marked + 0.3) / (_MARKED_SHARE * (len(syllables) + 0.4))
        return min(max(rate, 0.03), 0.97)


class _Path:
    """The likeliest path through a lattice, by Viterbi over pairs of neighbours; only the best `_BEAM` are followed."""

    def __init__(self, model: SyllableModel) -> None:
        self._model = model
        nothing = np.zeros(1, dtype=np.int64)
        self._reached = [_Reached(nothing, nothing, nothing, nothing, np.zeros(1))]

    def through(self, lattice: Sequence[list[_Option]], changed: int = 0) -> list[_Option]:
        """One option of each place. Before the place `changed` the lattice is the one of the last call."""
        del self._reached[changed + 1 :]
        for options in [*lattice[changed:], [_END]]:
            self._reached.append(self._step(self._reached[-1], options))
        state, path = int(self._reached[-1].back[0]), []
        for options, reached in zip(reversed(lattice), reversed(self._reached[1:-1]), strict=True):
            path.append(options[int(reached.chosen[state])])
            state = int(reached.back[state])
        return path[::-1]

    def _step(self, last: "_Reached", options: Sequence[_Option]) -> "_Reached":
        numbers = np.array([option.number for option in options], dtype=np.int64)
        costs = np.array([option.cost for option in options])
        scores = last.score[:, None] + self._model.log_next(last.first, last.second, numbers) + costs
        kept = np.argsort(-scores, axis=None, kind="stable")[: max(_BEAM, len(options))]
        back, chosen = np.divmod(kept, len(options))
        return _Reached(back, chosen, last.second[back], numbers[chosen], scores.ravel()[kept])


@dataclass(frozen=True, slots=True)
class _Reached:
    """The best pairs of neighbours up to one place, best first, arrays of one length: the last two syllables, the score
    so far, which pair it came from and which option it took.
    """

    back: npt.NDArray[np.int64]
    chosen: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    score: npt.NDArray[np.float64]


def build_model(
    corpus: SyllableCounts, protected: frozenset[str] = frozenset(), taught: Iterable[CountTable] = ()
) -> DiacriticsModel:
    """A model of the shipped general table, the documents' own counts and what else is to be taught. Raises
    `CorpusError` where the table is missing or damaged.
    """
    return DiacriticsModel(load_general(), corpus, protected, taught)


def _is_acronym(piece: str, text: str) -> bool:
    """Whether these are capitals among other letters."""
    return len(piece) > 1 and piece.isascii() and piece.isupper() and not text.isupper()


def _rewrite(text: str, words: Sequence[re.Match[str]], best: Sequence[str]) -> Restoration:
    built, changed, end = [], [], 0
    for word, chosen in zip(words, best, strict=True):
        built.append(text[end : word.start()])
        end = word.end()
        if chosen == match_key(word.group()):
            built.append(word.group())
        else:
            restored = _cased(chosen, word.group())
            built.append(restored)
            changed.append(Change(word.start(), word.group(), restored))
    return Restoration("".join([*built, text[end:]]), tuple(changed))


def _cased(word: str, like: str) -> str:
    if like.isupper() and (len(like) > 1 or len(word) == 1):
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
