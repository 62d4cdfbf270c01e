"""From texts to a model folder, and on to an adapted one, at a size that takes a second."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from index.adaptation import adapt, adaptation_settings
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.training.__main__ import command
from index.training.corpus import Article, gold_ids, held_out_groups, read_articles
from index.training.english import read_pairs, with_english
from index.training.folder import quantized, restored
from index.training.pairs import PairSettings, draw, question_phrases
from index.training.recipe import Recipe, make_model, prepare, save
from index.training.renewal import renew_english
from index.training.spoiling import spoiled
from index.training.trainer import TrainSettings

MATTERS = ("thủ tục hành chính", "bảo vệ rừng", "thuế đất đai", "chữ ký số", "thi đua khen thưởng", "bảo hiểm xã hội")
RECIPE = Recipe(
    rows=220, dimension=16, training=TrainSettings(steps=80, pairs=PairSettings(batch=32, run=2, window=40))
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [
        Article(
            str(number),
            f"luật {number // 6}",
            f"Quy định: {matter}",
            f"{matter}; cơ quan nhà nước. {matter}: lần {number}, {matter}. " * 3,
        )
        for number, matter in enumerate(MATTERS * 8)
    ]


@pytest.fixture(scope="module")
def folder(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trained") / "model"
    vocabulary, table = make_model(articles, RECIPE)
    save(out, vocabulary, table, RECIPE, {"articles_read": len(articles)}, "# card\n")
    return out


def test_a_query_finds_its_article(articles: list[Article], folder: Path) -> None:
    embedder = load_embedder(EmbeddingSettings(str(folder)))
    vectors = embedder.passages([one.text for one in articles[: len(MATTERS)]])
    found = [int(np.argmax(vectors @ embedder.query(matter))) for matter in MATTERS]
    assert found == list(range(len(MATTERS)))


def test_the_same_seed_gives_the_same_bytes(articles: list[Article], folder: Path, tmp_path: Path) -> None:
    vocabulary, table = make_model(articles, RECIPE)
    save(tmp_path / "again", vocabulary, table, RECIPE, {"articles_read": len(articles)}, "# card\n")
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(folder)).read_bytes(), path.name


def test_adaptation_moves_the_model_and_says_from_what(articles: list[Article], folder: Path, tmp_path: Path) -> None:
    settings = adaptation_settings(len(articles))
    assert settings.steps == 20
    adapted = adapt(folder, articles, tmp_path / "one", questions=[("hỏi về thuế", "2"), ("lạ", "none")])
    again = adapt(folder, articles, tmp_path / "two", questions=[("hỏi về thuế", "2"), ("lạ", "none")])
    before, after = (load_embedder(EmbeddingSettings(str(one))) for one in (folder, adapted))
    assert before.fingerprint != after.fingerprint
    assert after.fingerprint == load_embedder(EmbeddingSettings(str(again))).fingerprint
    provenance = json.loads((adapted / "provenance.json").read_text())
    assert provenance["adapted_from"] == before.fingerprint and provenance["texts"] == len(articles)


def test_too_few_texts_are_not_adapted_to(articles: list[Article], folder: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="too few"):
        adapt(folder, articles[:3], tmp_path / "none")


def test_batches_hold_an_article_once(articles: list[Article]) -> None:
    vocabulary, _ = make_model(articles, replace(RECIPE, training=TrainSettings(steps=0)))
    material = prepare(articles, vocabulary, 0, [("hỏi về thuế", "2")])
    queries, passages = draw(material, PairSettings(batch=16, run=4, window=40), np.random.default_rng(1))
    assert len(queries) == len(passages) <= 17
    assert all(len(one) for one in (*queries, *passages))
    assert len(question_phrases()) > 40


def test_int8_rows_are_within_half_a_step() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 8)).astype(np.float32)
    rows[3] = 0
    small, scales = quantized(rows)
    assert small.dtype == np.int8 and np.abs(small * scales[:, None] - rows).max() <= scales.max() / 2 + 1e-6


def test_spoiled_text_keeps_its_words() -> None:
    random = np.random.default_rng(0)
    copies = {spoiled("Giải quyết thủ tục hành chính công", random) for _ in range(30)}
    assert "Giai quyet thu tuc hanh chinh cong" in copies
    assert len(copies) > 5 and all(len(copy.split()) == 7 for copy in copies)


def test_command_holds_out_the_laws_of_questions(articles: list[Article], tmp_path: Path) -> None:
    corpus, asked = tmp_path / "a.jsonl", tmp_path / "q.jsonl"
    rows = [{"id": int(one.id), "law": one.group, "title": one.title, "text": one.text} for one in articles]
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    asked.write_text(json.dumps({"question": "?", "gold": [3]}) + "\n")
    assert held_out_groups(tuple(read_articles(corpus)), gold_ids(asked)) == {"luật 0"}
    options = ["--rows", "220", "--dimension", "8", "--steps", "3", "--hold-out", str(asked)]
    result = CliRunner().invoke(command, [str(corpus), "--out", str(tmp_path / "out"), *options])
    assert result.exit_code == 0, result.output
    assert "42 of 48 articles; 1 laws held out" in result.output
    assert json.loads((tmp_path / "out" / "provenance.json").read_text())["groups_held_out"] == 1


def test_quantising_twice_changes_nothing() -> None:
    rows = np.random.default_rng(0).normal(size=(400, 8)).astype(np.float32) ** 3
    once = restored(rows)
    assert np.array_equal(restored(once), once)


def test_english_phrases_are_renewed_as_training_adds_them(articles: list[Article], tmp_path: Path) -> None:
    corpus, first, second = tmp_path / "a.jsonl", tmp_path / "first.tsv", tmp_path / "second.tsv"
    rows = [{"id": one.id, "law": one.group, "title": one.title, "text": one.text} for one in articles]
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    first.write_text("tax\tthuế\nsocial insurance\tbảo hiểm xã hội\n")
    second.write_text("forest\trừng\ndigital signature of an agency\tchữ ký số của cơ quan nhà nước\n")
    options = ["--rows", "220", "--dimension", "16", "--steps", "3"]
    for pairs in (first, second):
        given = [str(corpus), "--english", str(pairs), "--out", str(tmp_path / pairs.stem), *options]
        result = CliRunner().invoke(command, given)
        assert result.exit_code == 0, result.output
    assert renew_english(tmp_path / "first", read_pairs(second)) > 2
    for path in sorted(one for one in (tmp_path / "second").rglob("*") if one.is_file()):
        renewed = tmp_path / "first" / path.relative_to(tmp_path / "second")
        assert path.read_bytes() == renewed.read_bytes(), path.name
    embedder = load_embedder(EmbeddingSettings(str(tmp_path / "first")))
    assert float(embedder.query("the forest") @ embedder.query("rừng")) > 0.99


def test_a_model_of_unknown_training_is_not_renewed(folder: Path) -> None:
    with pytest.raises(IndexingError, match="train it again"):
        renew_english(folder, (("tax", "thuế"),))


def test_english_phrases_have_limits(articles: list[Article]) -> None:
    vocabulary, table = make_model(articles, RECIPE)
    pairs = [(f"word{letter}", f"chữ ký số {matter}") for letter, matter in zip("abcdef", MATTERS, strict=True)]
    grown, rows = with_english(vocabulary, table, pairs, (), room=3, most=2)
    assert (len(grown.pieces) - len(vocabulary.pieces), len(rows) - len(table)) == (2, 2)
    grown, rows = with_english(vocabulary, table, pairs, (), room=1)
    assert len(rows) - len(table) == 1


def test_pairs_are_tab_separated(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("tax thuế\n")
    with pytest.raises(IndexingError, match="a tab and a term"):
        read_pairs(tmp_path / "x.tsv")
