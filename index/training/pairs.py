"""Queries and the passages that answer them, made of titled texts alone.

Three kinds, after what questions look like: a title against its text; a span against the rest of its text (the inverse
cloze task, Lee et al. 2019); and words of a title with words of a span, which is how people ask. Question phrases
("được quy định như thế nào") are added at random, so that the model learns to read past them.

A batch is made of runs of neighbouring articles: those of one law are each other's hardest negatives.
"""

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.training.ragged import Ragged, Tokens

_PHRASES = "data/question-phrases.txt"
_TITLE_SHARE, _CLOZE_SHARE = 0.35, 0.30
_SPAN_KEPT = 0.4  # share of cloze pairs whose passage keeps the span
_TITLE_DROPPED = 0.3  # of a title's words in a question-like query
_PHRASE_SHARE = 0.6
_QUESTION_SHARE = 0.25  # of a batch, real questions that come on top of it, where there are any
_SPAN = (4, 20)  # tokens
_LEAST_TEXT = 12  # tokens


@dataclass(frozen=True, slots=True)
class Material:
    """The tokens to make pairs of. `spoiled` are the titles without diacritics or misspelt; `phrases` question phrases.

    `places` are the articles in use, in the order of the corpus; `questions` pairs of a real question and the article
    that answers it (empty for a strict model).
    """

    titles: Ragged
    spoiled: Ragged
    texts: Ragged
    phrases: Ragged
    places: Tokens
    questions: tuple[tuple[Tokens, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PairSettings:
    """`batch` pairs from runs of `run` neighbours, passages of at most `window` tokens.

    `spoiled` is the share of titles that are read in their spoiled copy.
    """

    batch: int = 1024
    run: int = 8
    window: int = 160
    spoiled: float = 0.1


def usable(texts: Ragged) -> Tokens:
    """The places of the texts that are long enough to make pairs of."""
    return np.flatnonzero(texts.lengths() >= _LEAST_TEXT)


def question_phrases() -> tuple[str, ...]:
    """What Vietnamese questions are wrapped in."""
    lines = files("index.training").joinpath(_PHRASES).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip())


def draw(material: Material, settings: PairSettings, random: np.random.Generator) -> tuple[list[Tokens], list[Tokens]]:
    """A batch: queries and, in the same order, their passages. No two are of one article."""
    free = max(1, len(material.places) - settings.run + 1)
    starts = random.choice(free, min(free, max(1, settings.batch // settings.run)), replace=False)
    runs = (starts[:, None] + np.arange(min(settings.run, len(material.places)))).ravel()
    queries, passages = [], []
    for place in material.places[np.unique(runs)]:
        query, passage = _pair(material, int(place), settings, random)
        queries.append(query)
        passages.append(passage)
    for number in random.permutation(len(material.questions))[: int(_QUESTION_SHARE * settings.batch)]:
        question, place = material.questions[number]
        queries.append(question)
        passages.append(np.concatenate([material.titles[place], material.texts[place][: 2 * settings.window]]))
    return queries, passages


def _pair(material: Material, place: int, settings: PairSettings, random: np.random.Generator) -> tuple[Tokens, Tokens]:
    titles = material.spoiled if random.random() < settings.spoiled else material.titles
    title, text = titles[place], material.texts[place]
    late = len(text) > settings.window and random.random() > 0.4
    start = int(random.integers(0, len(text) - settings.window // 2)) if late else 0
    window = text[start : start + settings.window]
    length = int(random.integers(*_SPAN))
    at = int(random.integers(0, max(1, len(window) - length)))
    span = window[at : at + length]
    kind = random.random()
    if kind < _TITLE_SHARE and len(title) > 1:
        query, passage = title, window
    elif kind < _TITLE_SHARE + _CLOZE_SHARE:
        rest = window if random.random() < _SPAN_KEPT else np.concatenate([window[:at], window[at + length :]])
        query, passage = span, np.concatenate([material.titles[place], rest])
    else:
        query = _asked(title, span, random)
        passage = np.concatenate([material.titles[place], window]) if random.random() < 0.7 else window
    if random.random() < _PHRASE_SHARE and len(material.phrases):
        query = np.concatenate([query, material.phrases[int(random.integers(len(material.phrases)))]])
    return query, passage


def _asked(title: Tokens, span: Tokens, random: np.random.Generator) -> Tokens:
    """Some words of the title and a few of the text, in either order."""
    kept: NDArray[np.bool_] = random.random(len(title)) > _TITLE_DROPPED
    parts = [title[kept], span[: int(random.integers(1, 8))]]
    return np.concatenate(parts if random.random() < 0.5 else parts[::-1])
