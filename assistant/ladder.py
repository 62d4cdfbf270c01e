"""What a text's parts are worth to a match, looked up by syllable."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.rarity import Terms

# A syllable met without its diacritics (or restored to the wrong ones) is weaker evidence than the same one.
_FOLDED_MATCH = 0.75


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a unit, and how much a match in it counts (0 to 1)."""

    terms: Terms
    weight: float


class Ladder:
    """A unit's fields, made once: where a syllable or a pair of neighbours stands highest is what it counts.

    `singles` and `pairs` say what each is worth with its diacritics, `bare_singles` and `bare_pairs` without. `fields`
    are the pairs field by field: all of a name must stand in one of them.
    """

    __slots__ = ("bare_pairs", "bare_singles", "fields", "pairs", "singles")

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

    def holds(self, syllable: str) -> bool:
        """Whether any field holds the syllable."""
        return syllable in self.singles or syllable in self.bare_singles
