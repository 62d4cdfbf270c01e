"""How often the terms of a query stand in many titled texts at once, and whether a text says what the term means."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.terms import JOINT
from index.titled_texts import NumberLists, Places, TitledTexts

Values = NDArray[np.float64]
_ASKS_MEANING = re.compile(r"\b(?:là (?:gì|ai)|được hiểu|thế nào là|nghĩa là)\b")
_IS = "là"
_REACH = 5  # syllables from a term to the "là" of its definition: "còn gọi là", "được hiểu là"
_FARTHER = 0.9  # worth of a definition for each syllable between


class QueryTerms:
    """The distinct terms of the query, by number, with their rarities; `asks_meaning`: it asks what a term means. The
    last row and column of `pair_at` and `triple_at` are for what is no term of the query: number -1.
    """

    def __init__(
        self, plain: Sequence[str], rarity: Callable[[str, str], float], question_words: Mapping[str, float]
    ) -> None:
        self.asks_meaning = bool(_ASKS_MEANING.search(" ".join(plain)))
        self.terms = list(dict.fromkeys(plain))
        number = {term: place for place, term in enumerate(self.terms)}
        pairs = list(dict.fromkeys(pairwise(plain)))
        pair_number = {pair: place for place, pair in enumerate(pairs)}
        triples = list(dict.fromkeys(pairwise(pairwise(plain))))
        share = np.array([question_words.get(term, 1.0) for term in self.terms])
        self.syllables = np.array([rarity("syllables", term) for term in self.terms])
        self.pairs = np.array([rarity("bigrams", left + JOINT + right) for left, right in pairs])
        self.triples = np.array([self.pairs[pair_number[a]] + self.pairs[pair_number[b]] for a, b in triples])
        self.core = self.syllables * share
        self.core_pairs = self.pairs * [max(share[number[left]], share[number[right]]) for left, right in pairs]
        self.pair_at = np.full((len(self.terms) + 1, len(self.terms) + 1), -1)
        for (left, right), place in pair_number.items():
            self.pair_at[number[left], number[right]] = place
        self.triple_at = np.full((len(pairs) + 1, len(pairs) + 1), -1)
        for place, (a, b) in enumerate(triples):
            self.triple_at[pair_number[a], pair_number[b]] = place


class HeldTerms:
    """How often the terms, pairs and triples of the query stand in each candidate: shapes `(candidates, terms)`, …"""

    def __init__(self, asked: QueryTerms, texts: TitledTexts, places: Places) -> None:
        self._asked = asked
        self._count = len(places)
        # One place more than there are syllables: where `number` says -1, it is the last.
        self._term_at = np.full(len(texts.names) + 1, -1)
        for place, term in enumerate(asked.terms):
            self._term_at[texts.number(term)] = place
        self._term_at[-1] = -1
        self.title, self.title_pairs, title_triples, self.title_lengths = self._counted(texts.titles, places)
        self.body, self.body_pairs, body_triples, lengths = self._counted(texts.bodies, places)
        self.context, self.context_pairs, _, _ = self._counted(texts.contexts, texts.groups[places])
        self.triples = title_triples + body_triples
        self.lengths = self.title_lengths + lengths
        self.defined = self._defined(texts, places) if asked.asks_meaning else np.zeros(self._count)

    def _counted(self, lists: NumberLists, places: Places) -> tuple[Values, Values, Values, Values]:
        values, owners = lists.gathered(places)
        terms = self._term_at[values]
        pairs = self._asked.pair_at[terms[:-1], terms[1:]]
        pairs[owners[:-1] != owners[1:]] = -1
        triples = self._asked.triple_at[pairs[:-1], pairs[1:]]
        lengths = np.bincount(owners, minlength=self._count).astype(np.float64)
        asked = self._asked
        return (
            self._table(terms, owners, len(asked.terms)),
            self._table(pairs, owners, len(asked.pairs)),
            self._table(triples, owners, len(asked.triples)),
            lengths,
        )

    def _defined(self, texts: TitledTexts, places: Places) -> Values:
        """The share of the query that stands side by side before an "là" of the body, at most one: how surely the text
        says what the query's term is. Question words count little.
        """
        values, owners = texts.bodies.gathered(places)
        verbs = values == texts.number(_IS)
        terms = np.where(verbs, -1, self._term_at[values])
        worth = np.where(terms >= 0, self._asked.core[terms], 0.0)
        sums = np.cumsum(worth)
        begins = np.diff(owners, prepend=-1) > 0
        runs = sums - np.maximum.accumulate(np.where(terms < 0, sums, np.where(begins, sums - worth, 0.0)))
        ends = np.flatnonzero(verbs)
        best = np.zeros(self._count)
        for gap in range(_REACH):
            ends = ends[ends > gap]
            at = ends - 1 - gap
            own = owners[at] == owners[ends]
            np.maximum.at(best, owners[at[own]], runs[at[own]] * _FARTHER**gap)
        result: Values = np.minimum(best / (self._asked.core.sum() or 1.0), 1.0)
        return result

    def _table(self, found: Places, owners: Places, width: int) -> Values:
        """Counts of each number, -1 left out, by owner."""
        at = np.flatnonzero(found >= 0)
        counts = np.bincount(owners[at] * width + found[at], minlength=self._count * width)
        return counts.reshape(self._count, width).astype(np.float64)
