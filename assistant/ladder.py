"""What a text's parts are worth to a match, looked up by syllable."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.rarity import Terms
from index.terms import folded

# A syllable met without its diacritics (or restored to the wrong ones) is weaker evidence than the same one.
_FOLDED_MATCH = 0.75
# A row's own words, its task and its goal weigh as much.
_OF_WORK = 0.9


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a unit, and how much a match in it counts (0 to 1). A `name` only says who: "Sở Tư pháp" tells of no
    judicial reform.
    """

    terms: Terms
    weight: float
    name: bool = False


class Ladder:
    """A unit's fields, made once: where a syllable or a pair of neighbours stands highest is what it counts.

    `singles` and `pairs` say what each is worth with its diacritics, `bare_singles` and `bare_pairs` without. `fields`
    are the pairs field by field: all of a name must stand in one of them. `named` are the pairs without diacritics that
    stand in names alone.
    """

    __slots__ = ("_done", "_places", "_terms", "bare_pairs", "bare_singles", "fields", "named", "pairs", "singles")

    def __init__(self, fields: Iterable[Field]) -> None:
        self.singles: dict[str, float] = {}
        self.bare_singles: dict[str, float] = {}
        self.pairs: dict[tuple[str, str], float] = {}
        self.bare_pairs: dict[tuple[str, str], float] = {}
        ordered = sorted(fields, key=lambda field: field.weight)
        for field in ordered:  # the best last: it stands
            read, bare = field.terms, field.weight * _FOLDED_MATCH
            self.singles.update(dict.fromkeys(read.single, field.weight))
            self.pairs.update(dict.fromkeys(read.pairs, field.weight))
            self.bare_singles.update(dict.fromkeys(read.folded, bare))
            self.bare_pairs.update(dict.fromkeys(read.folded_pairs, bare))
        self.fields = tuple(pairs for field in ordered for pairs in (field.terms.pairs, field.terms.folded_pairs))
        names = [field.terms.folded_pairs for field in ordered if field.name]
        others = (field.terms.folded_pairs for field in ordered if not field.name)
        self.named = frozenset().union(*names).difference(*others) if names else frozenset[tuple[str, str]]()
        self._terms = tuple(field.terms for field in ordered)
        self._done = tuple(field.terms for field in ordered if field.weight >= _OF_WORK)
        self._places: tuple[dict[str, list[int]], ...] | None = None

    def holds(self, syllable: str) -> bool:
        """Whether any field holds the syllable."""
        return syllable in self.singles or syllable in self.bare_singles

    def stands(self, word: Sequence[str]) -> bool:
        """Whether some field holds the syllables of `word`, given without diacritics, one after the other."""
        if len(word) == 1:
            return word[0] in self.bare_singles
        if not all(pair in self.bare_pairs for pair in itertools.pairwise(word)):
            return False
        return len(word) == 2 or any(_begins(word, places) for places in self._located())

    def to_do(self, word: Sequence[str]) -> bool:
        """Whether some field holds `word`, given without diacritics, with no "đã" right before it or its "được"."""
        return any(
            "đã" not in field.syllables[max(begin - 2, 0) : begin]
            for field, places in zip(self._terms, self._located(), strict=True)
            for begin in _begins(word, places)
        )

    def closes(self, word: Sequence[str]) -> bool:
        """Whether a field of what is done, not of what comes of it, ends with `word`, given without diacritics."""
        return any(tuple(folded(field.syllables[-len(word) :])) == tuple(word) for field in self._done)

    def near(self, left: Sequence[str], right: Sequence[str], after: int, before: int) -> bool:
        """Whether some field holds both words with at most `after` syllables between them, or at most `before` where
        the right one stands first.
        """
        if left[0] not in self.bare_singles or right[0] not in self.bare_singles:
            return False
        for places in self._located():
            ends = _begins(left, places)
            if ends and any(
                0 <= begin - end - len(left) <= after or 0 <= end - begin - len(right) <= before
                for begin in _begins(right, places)
                for end in ends
            ):
                return True
        return False

    def _located(self) -> tuple[dict[str, list[int]], ...]:
        """Where each syllable stands, field by field; worked out when it is first asked for."""
        if self._places is None:
            located = []
            for field in self._terms:
                places: dict[str, list[int]] = {}
                for at, syllable in enumerate(folded(field.syllables)):
                    places.setdefault(syllable, []).append(at)
                located.append(places)
            self._places = tuple(located)
        return self._places


def _begins(word: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    """Where `word` begins, its syllables one after the other."""
    return [
        at
        for at in places.get(word[0], ())
        if all(at + step in places.get(syllable, ()) for step, syllable in enumerate(word[1:], 1))
    ]
