"""The whole training of the shipped model: texts in, model folder out."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.training.corpus import Article
from index.training.folder import StaticModel, restored, write_model
from index.training.lsa import lsa_rows
from index.training.pairs import Material, question_phrases, usable
from index.training.ragged import ragged, tokenized
from index.training.spoiling import spoiled
from index.training.trainer import TrainSettings, train
from index.training.vocabulary import Vocabulary, learn_vocabulary

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """`rows` and `dimension` set the size of the table: a byte each."""

    rows: int = 14_600
    dimension: int = 960
    seed: int = 0
    training: TrainSettings = field(default_factory=TrainSettings)


def make_model(
    articles: Sequence[Article],
    recipe: Recipe,
    report: Report = lambda line: None,
    questions: Sequence[tuple[str, str]] = (),
) -> tuple[Vocabulary, NDArray[np.float32]]:
    """The vocabulary and the trained table, rounded as it will be stored: what is added later from the folder is the
    same as what is added now.

    `questions` are pairs of a real question and the id of the article that answers it; none for a strict model.
    """
    vocabulary = learn_vocabulary([f"{one.title}\n{one.text}" for one in articles], recipe.rows, seed=recipe.seed)
    report(f"{len(vocabulary.pieces)} pieces, {vocabulary.row_count} rows")
    material = prepare(articles, vocabulary, recipe.seed, questions)
    report(f"{len(material.texts.values)} tokens of {len(material.places)} articles")
    table = lsa_rows(material.titles, material.texts, vocabulary.row_count, recipe.dimension, recipe.seed)
    report("first table made")
    table = train(
        table,
        material,
        recipe.training,
        lambda step, loss, seconds: report(f"step {step} of {recipe.training.steps}, loss {loss:.3f}, {seconds:.0f} s"),
    )
    return vocabulary, restored(table)


def prepare(
    articles: Sequence[Article], vocabulary: Vocabulary, seed: int, questions: Sequence[tuple[str, str]] = ()
) -> Material:
    """The tokens of `articles`, of their spoiled titles, of the question phrases and of `questions`."""
    tokenizer, rows = vocabulary.tokenizer(), vocabulary.rows
    random = np.random.default_rng(seed)
    texts = tokenized(tokenizer, rows, [one.text for one in articles])
    places = {one.id: place for place, one in enumerate(articles)}
    asked = [(question, places[gold]) for question, gold in questions if gold in places]
    tokens = tokenized(tokenizer, rows, [question for question, _ in asked]) if asked else ragged([])
    return Material(
        titles=tokenized(tokenizer, rows, [one.title for one in articles]),
        spoiled=tokenized(tokenizer, rows, [spoiled(one.title, random) for one in articles]),
        texts=texts,
        phrases=tokenized(tokenizer, rows, question_phrases()),
        places=usable(texts),
        questions=tuple((tokens[number], place) for number, (_, place) in enumerate(asked)),
    )


def save(
    folder: Path, vocabulary: Vocabulary, table: NDArray[np.float32], recipe: Recipe, about: dict[str, Any], card: str
) -> None:
    """Write the model folder with its provenance: `about` and the recipe."""
    provenance = about | {"recipe": json.loads(json.dumps(asdict(recipe)))}
    write_model(folder, StaticModel(vocabulary.tokenizer(), table, vocabulary.rows), provenance, card)
