"""`python -m index.training`: trains the shipped kind of model and writes its folder."""

import json
import sys
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from index.errors import IndexingError
from index.training.corpus import gold_ids, held_out_groups, read_articles
from index.training.english import read_pairs, silent_words, with_english
from index.training.recipe import Recipe, make_model, save
from index.training.trainer import TrainSettings

_CARD = "data/card.md"
_USUAL = Recipe()


@click.command(
    help="Train a static Vietnamese embedding model from ARTICLES, JSON lines of title and text (.jsonl or .jsonl.xz).",
    epilog="Example: python -m index.training articles.jsonl.xz --hold-out questions-dev.jsonl --out my-model",
)
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The model folder to write.")
@click.option(
    "--hold-out",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Questions whose gold articles' laws may not be read; may be given several times.",
)
@click.option("--questions", type=click.Path(exists=True, path_type=Path), help="Questions to train on, with gold.")
@click.option("--english", type=click.Path(exists=True, path_type=Path), help="English phrases and terms, tab between.")
@click.option("--rows", default=_USUAL.rows, show_default=True, help="Rows of the table.")
@click.option("--dimension", default=_USUAL.dimension, show_default=True, help="Components of a vector.")
@click.option("--steps", default=_USUAL.training.steps, show_default=True, help="Batches to train on.")
@click.option("--seed", default=0, show_default=True)
def command(
    articles: Path,
    out: Path,
    hold_out: tuple[Path, ...],
    questions: Path | None,
    english: Path | None,
    rows: int,
    dimension: int,
    steps: int,
    seed: int,
) -> None:
    start = time.monotonic()

    def report(line: str) -> None:
        print(f"{time.monotonic() - start:6.0f} s  {line}", flush=True)

    everything = tuple(read_articles(articles))
    held_out = held_out_groups(everything, frozenset().union(*map(gold_ids, hold_out)))
    used = tuple(one for one in everything if one.group not in held_out)
    report(f"{len(used)} of {len(everything)} articles; {len(held_out)} laws held out")
    recipe = Recipe(rows, dimension, seed, replace(TrainSettings(), steps=steps, seed=seed))
    vocabulary, table = make_model(used, recipe, report, _asked(questions) if questions else ())
    base = {"pieces": len(vocabulary.pieces), "rows": len(table)}
    pairs = read_pairs(english) if english else ()
    if pairs:
        vocabulary, table = with_english(vocabulary, table, pairs, silent_words())
    about: dict[str, Any] = {
        "articles": articles.name,
        "articles_read": len(used),
        "groups_held_out": len(held_out),
        "held_out_for": [path.name for path in hold_out],
        "before_english": base,
        "english_phrases": len(vocabulary.pieces) - base["pieces"],
        "trained_on_questions": questions.name if questions else None,
    }
    save(out, vocabulary, table, recipe, about, files("index.training").joinpath(_CARD).read_text(encoding="utf-8"))
    report(f"written to {out}")


def _asked(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(str(row["question"]), str(row["gold"][0])) for row in rows if row["gold"]]


if __name__ == "__main__":
    try:
        command()
    except IndexingError as error:
        sys.exit(f"index.training: {error}")
