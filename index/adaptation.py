"""Adapts a static model to the documents that are indexed: more of the same training, on their own words.

The pairs come from titles, headings, records and text of the documents, never from questions of an evaluation. The
table's vocabulary stays; its rows move, and are pulled back to where they were where a handful of documents might undo
what many taught. The adapted model is a folder like any other, with its provenance inside.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding.static import StaticEmbedder
from index.errors import IndexingError
from index.training.corpus import Article
from index.training.folder import StaticModel, write_model
from index.training.pairs import PairSettings
from index.training.recipe import prepare
from index.training.trainer import TrainSettings, train
from index.training.vocabulary import Vocabulary

_LEAST_ARTICLES = 16  # fewer make no batch worth the name
_MANY_ARTICLES = 10_000  # teach on their own; fewer only add to what the model knows


def adaptation_settings(articles: int, seed: int = 0) -> TrainSettings:
    """What suits a corpus of so many titled texts: seconds for a few hundred, minutes for tens of thousands. Many texts
    may move the table as far as they will.
    """
    steps = int(min(600, max(20, articles / 60)))
    many = articles >= _MANY_ARTICLES
    return TrainSettings(
        steps=steps,
        rate=0.002 if many else 0.001,
        keep=0.0 if many else 0.5,
        seed=seed,
        pairs=PairSettings(batch=min(1024, articles)),
    )


def adapt(
    folder: Path,
    articles: Sequence[Article],
    out: Path,
    seed: int = 0,
    questions: Sequence[tuple[str, str]] = (),
    settings: TrainSettings | None = None,
) -> Path:
    """Write to `out` the static model of `folder` adapted to `articles`; returns `out`.

    `questions` are pairs of a real question and the id of the article that answers it, where there are any that no
    evaluation uses. The same input gives the same bytes on the same machine. Raises `IndexingError` for a model that
    is not static or fewer than 16 texts.
    """
    if len(articles) < _LEAST_ARTICLES:
        raise IndexingError(f"{len(articles)} titled texts are too few to adapt a model to; index without --adapt")
    settings = settings or adaptation_settings(len(articles), seed)
    model = StaticEmbedder(folder)
    vocabulary = Vocabulary(model.pieces(), model.mapping.astype(np.int32))
    material = prepare(articles, vocabulary, seed, questions)
    table = train(model.table(), material, settings)
    provenance: dict[str, Any] = {
        "adapted_from": model.fingerprint,
        "texts": len(articles),
        "questions": len(questions),
        "seed": seed,
        "steps": settings.steps,
        "rate": settings.rate,
    }
    card = f"# Adapted model\n\nMade by `index.adaptation` from:\n\n{json.dumps(provenance, indent=1)}\n"
    write_model(out, StaticModel(vocabulary.tokenizer(), table, vocabulary.rows), provenance, card)
    return out
