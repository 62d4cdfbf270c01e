"""A learned second opinion on what a question asks.

Cues name what a question asks by its words (`assistant.understanding.asking`), and know only the wordings that somebody
thought of. Beside them stands a logistic model of the question's words, trained on questions and templates of questions
(`data/kinds/`, `eval.kind_training`), and a second one that weighs both opinions: how sure the words make of a kind,
and whether the cues name it. Where the two together hold all that the cues say for unlikely, the question is read anew
with the likelier kinds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.question import Facet
from assistant.understanding.kind_words import features_of

MODEL = Path(__file__).parent / "data" / "kinds" / "model.npz"
# A definition has a term to explain, and is found by that.
KINDS = tuple(facet for facet in Facet if facet is not Facet.DEFINITION)
# Whether what is counted is the plan's own work ("how many tasks") is for the cues to say, not for "how many"; likewise
# whether a report is one of those due again and again.
_NEVER_INSTEAD = frozenset({Facet.COUNT, Facet.REPORTING})
_LEAST_WORDS = 5  # "ai phối hợp?", "thế năm 2022?" follow on something
_DOUBTED = 0.3
_TOLD = 0.5
Scores = NDArray[np.float64]


class KindOpinion(Protocol):
    """Whatever has an opinion on the kinds of a question."""

    def instead_of(self, facets: tuple[Facet, ...], words: tuple[str, ...], language: str) -> tuple[Facet, ...]:
        """The kinds to read the question by instead of `facets`; empty where `facets` may stand."""
        ...


@dataclass(frozen=True, slots=True)
class LearnedKinds:
    """A trained model. `rows` gives a feature's row in `weights` (features, kinds), with `bias` (kinds,); `second`
    (kinds, evidence and bias) weighs the evidence of `evidence_for`.
    """

    rows: dict[str, int]
    weights: NDArray[np.float32]
    bias: Scores
    second: Scores

    def instead_of(self, facets: tuple[Facet, ...], words: tuple[str, ...], language: str) -> tuple[Facet, ...]:
        """The likelier kinds, in the order of `Facet`, where all of `facets` are unlikely; else empty."""
        if len(words) < _LEAST_WORDS:
            return ()
        return self.weighed(self.scores(words, language), facets, language)

    def weighed(self, scores: Scores, facets: tuple[Facet, ...], language: str) -> tuple[Facet, ...]:
        """As `instead_of`, from what the words alone say."""
        if not set(facets) <= set(KINDS):
            return ()
        evidence = evidence_for(scores, facets, language)
        sums = (evidence * self.second[:, :-1]).sum(axis=1) + self.second[:, -1]
        chances = dict(zip(KINDS, (1 / (1 + np.exp(-sums))).tolist(), strict=True))
        if max(chances[facet] for facet in facets) >= _DOUBTED:
            return ()
        told = tuple(facet for facet in KINDS if chances[facet] > _TOLD)
        return () if _NEVER_INSTEAD & set(told) else told

    def scores(self, words: tuple[str, ...], language: str) -> Scores:
        """What the words alone say of each kind, as log-odds (kinds,)."""
        known = sorted(self.rows[feature] for feature in features_of(words, language) if feature in self.rows)
        sums: Scores = self.weights[known].sum(axis=0, dtype=np.float64) + self.bias
        return sums


def evidence_for(scores: Scores, facets: Sequence[Facet], language: str) -> Scores:
    """What speaks for each kind, (kinds, 7): its own log-odds; whether the cues name it, and the odds if so; the best
    odds of the others; those of what the cues name instead; whether they name a passage, and so nothing; the language.
    """
    odds = np.clip(scores, -9, 9)
    named = np.array([kind in facets for kind in KINDS], dtype=np.float64)
    second, best = np.sort(odds)[-2:]
    others = np.where(odds == best, second, best)
    cued = odds[named > 0].max() if named.any() else -9.0
    passage = np.full(len(KINDS), float(Facet.PASSAGE in facets))
    english = np.full(len(KINDS), float(language == "en"))
    return np.stack([odds, named, named * odds, others, cued * (1 - named), passage, english], axis=1)


@lru_cache(1)
def load_kinds(path: Path = MODEL) -> LearnedKinds:
    """The shipped model; read once."""
    with np.load(path) as held:
        names = bytes(held["features"]).decode("utf-8").split("\n")
        return LearnedKinds(
            {name: row for row, name in enumerate(names)},
            held["weights"].astype(np.float32),
            held["bias"].astype(np.float64),
            held["second"].astype(np.float64),
        )
