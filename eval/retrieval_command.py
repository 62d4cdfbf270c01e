"""`cchc eval retrieval`: the product's retrieval over any titled articles, on questions whose answers are known."""

import json
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from corpus.abbreviations import load_abbreviations
from corpus.diacritics import build_model
from corpus.normalizer import fold
from corpus.syllables import count_texts
from eval.retrieval import (
    DEPTHS,
    GoldQuestion,
    Measured,
    Search,
    answerable,
    as_table,
    load_questions,
    measure_search,
    written_out,
)
from eval.retrieval_index import ArticleIndex, build_article_lexical
from index.adaptation import adapt
from index.embedding.load import load_embedder, model_folder
from index.embedding.settings import EmbeddingSettings
from index.training.corpus import Article, held_out_groups, read_articles
from index.training.recipe import Recipe, make_model, save

_COUNTED = 400  # characters of each article that teach the restoration of diacritics
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    epilog="Ví dụ (example): cchc eval retrieval --corpus articles.jsonl.xz --questions questions-dev.jsonl --strict"
    " --adapt --adapt-questions questions-train.jsonl",
)
@click.option("--corpus", required=True, type=_file, help="JSON lines: id, law, title, text (.jsonl, .jsonl.xz).")
@click.option("--questions", required=True, type=_file, help="JSON lines: question, gold (ids).")
@click.option("--model", default=EmbeddingSettings().model, show_default=True, help="A model's name, folder or hub id.")
@click.option("--strict", is_flag=True, help="First train a model that reads no law of a gold article.")
@click.option("--adapt", "adapted", is_flag=True, help="Also measure the model adapted to the corpus.")
@click.option("--adapt-questions", type=_file, help="Other questions with gold, for the adaptation to learn from.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the figures as JSON here.")
def retrieval(
    corpus: Path,
    questions: Path,
    model: str,
    strict: bool,
    adapted: bool,
    adapt_questions: Path | None,
    out: Path | None,
) -> None:
    """Đo tìm kiếm trên câu hỏi đã biết điều luật trả lời. (Measure retrieval on questions with known answers.)

    Prints the share of questions with a gold article among the first 1, 5, 10, 20 and 100, and the mean reciprocal
    rank within ten: by words, by vectors and by both, with diacritics and without. The vectors are those of --model,
    whose provenance.json says what it has read; --strict leaves no doubt, and takes a quarter of an hour over 70,000
    articles on a quiet machine, --adapt half of that. What is done, when and with how much memory goes to stderr.
    """
    articles = tuple(read_articles(corpus))
    abbreviations = load_abbreviations()
    given = load_questions(questions)
    typed = answerable(given, {one.id for one in articles})
    asked = written_out(typed, abbreviations)
    if len(asked) < len(given):
        _say(
            f"{len(given) - len(asked)} of {len(given)} questions left out: no gold article of theirs is in the corpus"
        )
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _say(f"{len(articles)} articles, {len(asked)} questions; indexing")
        index = ArticleIndex(articles, build_article_lexical(articles, folder / "lexical"))
        bare = written_out(_bare_questions(articles, typed), abbreviations)
        results = _by_words(index, asked, bare)
        base = str(_strict_model(articles, asked, folder / "strict")) if strict else model
        _say("embedding")
        index.use(load_embedder(EmbeddingSettings(base)))
        results += _with_vectors(index, asked, bare, ", strict" if strict else "")
        if adapted:
            _say("adapting")
            index.use(load_embedder(EmbeddingSettings(str(_adapted(base, articles, adapt_questions, folder)))))
            results += _with_vectors(index, asked, bare, ", adapted")
        _say("measured")
    click.echo(as_table(results))
    if out:
        out.write_text(json.dumps([_row(one) for one in results], ensure_ascii=False, indent=1) + "\n")


def _by_words(index: ArticleIndex, asked: Sequence[GoldQuestion], bare: Sequence[GoldQuestion]) -> list[Measured]:
    ids = [one.id for one in index.articles]

    def first_stage(text: str) -> list[str]:
        return [ids[place] for place in index.by_words(text)]

    def lexical(text: str) -> list[str]:
        return [ids[place] for place in index.rank(text, dense=False)]

    return [
        _measured("BM25 alone", asked, first_stage),
        _measured("lexical", asked, lexical),
        _measured("lexical, no diacritics", bare, lexical),
    ]


def _with_vectors(
    index: ArticleIndex, asked: Sequence[GoldQuestion], bare: Sequence[GoldQuestion], note: str
) -> list[Measured]:
    ids = [one.id for one in index.articles]

    def vectors(text: str) -> list[str]:
        return [ids[place] for place in index.nearest(text, DEPTHS[-1])]

    def fused(text: str) -> list[str]:
        return [ids[place] for place in index.rank(text, dense=True)]

    return [
        _measured(f"vectors{note}", asked, vectors),
        _measured(f"fused{note}", asked, fused),
        _measured(f"vectors{note}, no diacritics", bare, vectors),
        _measured(f"fused{note}, no diacritics", bare, fused),
    ]


def _measured(method: str, asked: Sequence[GoldQuestion], search: Search) -> Measured:
    """What `measure_search` finds, said at once: the table may be half an hour away."""
    result = measure_search(method, asked, search)
    _say(f"{method}: MRR@10 {100 * result.mrr.mean:.1f}")
    return result


def _bare_questions(articles: Sequence[Article], asked: Sequence[GoldQuestion]) -> list[GoldQuestion]:
    """The questions stripped of their diacritics, and restored as the product does before it searches."""
    model = build_model(count_texts(f"{one.title}\n{one.text[:_COUNTED]}" for one in articles))
    return [replace(one, question=model.restore(fold(one.question)).text) for one in asked]


def _strict_model(articles: Sequence[Article], asked: Sequence[GoldQuestion], out: Path) -> Path:
    held_out = held_out_groups(articles, frozenset().union(*(one.gold for one in asked)))
    kept = [one for one in articles if one.group not in held_out]
    _say(f"training on {len(kept)} articles, without {len(held_out)} laws")
    recipe = Recipe()
    vocabulary, table = make_model(kept, recipe, _say)
    save(out, vocabulary, table, recipe, {"groups_held_out": len(held_out)}, "# strict\n")
    return out


def _adapted(base: str, articles: Sequence[Article], questions: Path | None, folder: Path) -> Path:
    learned = written_out(load_questions(questions), load_abbreviations()) if questions else ()
    pairs = [(one.question, gold) for one in learned for gold in sorted(one.gold)]
    return adapt(model_folder(base) or Path(base), articles, folder / "adapted", questions=pairs)


def _row(result: Measured) -> dict[str, object]:
    shares = {f"hit@{depth}": round(hit.mean, 4) for depth, hit in zip(DEPTHS, result.hits, strict=True)}
    interval = [round(result.mrr.low, 4), round(result.mrr.high, 4)]
    return {"method": result.method, **shares, "mrr@10": round(result.mrr.mean, 4), "interval": interval}


def _say(line: str) -> None:
    """`line` after the seconds this process has worked and the most memory it has held."""
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    click.echo(f"{time.process_time():6.0f} s {gigabytes:4.1f} GB  {line}", err=True)
