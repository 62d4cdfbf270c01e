"""Retrieval measured on a handful of articles."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from eval.errors import EvaluationError
from eval.retrieval import GoldQuestion, answerable, as_table, load_questions, measure_search
from eval.retrieval_command import retrieval
from eval.retrieval_index import ArticleIndex, build_article_lexical
from eval.retrieval_tuning import feature_lists, fit, question_words
from index.embedding.load import load_embedder
from index.reranker import FEATURES
from index.training.corpus import Article

ROWS = [
    ("luật 1", "Phạm vi điều chỉnh", "Luật này quy định về bảo vệ và phát triển rừng."),
    ("luật 1", "Rừng phòng hộ", "Rừng phòng hộ đầu nguồn được bảo vệ theo quy chế."),
    ("luật 2", "Phạm vi điều chỉnh", "Nghị định này quy định về chữ ký số và dịch vụ chứng thực chữ ký số."),
    ("luật 2", "Điều kiện sử dụng", "Chữ ký số có giá trị khi chứng thư số còn hiệu lực."),
    ("luật 3", "Thời hạn nộp thuế", "Người nộp thuế nộp chậm nhất là ngày thứ hai mươi của tháng tiếp theo. " * 40),
    ("luật 3", "", "Cơ quan thuế thông báo cho người nộp thuế."),
]
ARTICLES = [Article(str(number), *row) for number, row in enumerate(ROWS)]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    lexical = build_article_lexical(ARTICLES, tmp_path_factory.mktemp("articles") / "lexical")
    return ArticleIndex(ARTICLES, lexical, load_embedder())


@pytest.mark.parametrize("dense", [False, True])
def test_the_article_that_answers_comes_first(index: ArticleIndex, dense: bool) -> None:
    assert index.rank("Thời hạn nộp thuế là khi nào?", dense=dense)[0] == 4
    assert index.rank("điều kiện sử dụng chữ ký số là gì", dense=dense)[0] == 3
    assert index.rank("rừng phòng hộ được bảo vệ như thế nào", dense=dense)[0] == 1


def test_vectors_alone_rank_every_article(index: ArticleIndex) -> None:
    nearest = index.nearest("chữ ký số", 10)
    assert sorted(nearest) == list(range(6)) and set(nearest[:2]) == {2, 3}
    assert index.nearness("chữ ký số").shape == (6,)


def test_candidates_carry_their_scores_and_their_laws(index: ArticleIndex) -> None:
    made = index.candidates("chữ ký số", dense=True)
    by_place = {int(place): number for number, place in enumerate(made.places)}
    assert made.dense is not None and sorted(by_place) == list(range(6))
    assert made.lexical[by_place[3]] > 0 and made.dense.best[by_place[3]] > 0 and made.lexical[by_place[4]] == 0
    assert made.dense.title[by_place[3]] < made.dense.best[by_place[3]]
    found = index.by_words("chữ ký số")
    assert made.group_means[by_place[2]] == made.group_means[by_place[3]] == pytest.approx(sum(found.values()) / 10)


def test_measures_and_table() -> None:
    questions = [GoldQuestion("a", "một", frozenset({"1"})), GoldQuestion("b", "hai", frozenset({"9"}))]
    measured = measure_search("x", questions, lambda text: ["2", "1"])
    assert measured.reciprocal == (0.5, 0.0) and measured.mrr.mean == 0.25
    assert [hit.mean for hit in measured.hits] == [0, 0.5, 0.5, 0.5, 0.5]
    assert "25.0" in as_table([measured])


def test_fitting_finds_what_tells_gold_apart(index: ArticleIndex) -> None:
    questions = [
        GoldQuestion("a", "thời hạn nộp thuế là khi nào", frozenset({"4"})),
        GoldQuestion("b", "chữ ký số có giá trị khi nào", frozenset({"3"})),
    ]
    weights = fit(feature_lists(index, questions, {}, lambda text: index.candidates(text, dense=True)))
    assert set(weights) == set(FEATURES) and weights["held_core"] > 0
    assert all(np.isfinite(list(weights.values())))
    asked = [GoldQuestion(str(number), "thuế như thế nào", frozenset()) for number in range(8)]
    words = question_words(asked, ARTICLES)
    assert words["nào"] < 0.01 and words["thuế"] > words["nào"]


def test_command_prints_every_method(tmp_path: Path) -> None:
    corpus, asked, out = tmp_path / "a.jsonl", tmp_path / "q.jsonl", tmp_path / "out.json"
    rows = [{"id": int(one.id), "law": one.group, "title": one.title, "text": one.text} for one in ARTICLES]
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    questions = [{"question": "Thời hạn nộp thuế?", "gold": [4]}, {"question": "Lạc?", "gold": [99]}]
    asked.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in questions), encoding="utf-8")
    given = ["--corpus", str(corpus), "--questions", str(asked), "--out", str(out)]
    result = CliRunner().invoke(retrieval, given)
    assert result.exit_code == 0, result.output
    assert "1 of 2 questions left out" in result.stderr
    assert "fused: MRR@10 100.0" in result.stderr
    methods = [row["method"] for row in json.loads(out.read_text())]
    assert methods == [
        "BM25 alone", "lexical", "lexical, no diacritics",
        "vectors", "fused", "vectors, no diacritics", "fused, no diacritics",
    ]  # fmt: skip
    assert all(row["mrr@10"] == 1 for row in json.loads(out.read_text()))


def test_gold_may_be_one_id_and_numbers(tmp_path: Path) -> None:
    text = '\ufeff{"question": "a", "gold": 4}\n\n{"id": 7, "question": "b", "gold": ["x", 5]}\n'
    (tmp_path / "q.jsonl").write_text(text, encoding="utf-8")
    first, second = load_questions(tmp_path / "q.jsonl")
    assert (first.id, first.gold) == ("1", {"4"}) and (second.id, second.gold) == ("7", {"x", "5"})


@pytest.mark.parametrize("line", ['{"text": 1}', "[]", "no", '{"question": "a"}', '{"question": "a", "gold": []}'])
def test_a_row_of_something_else_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "q.jsonl").write_text('{"question": "a", "gold": [1]}\n' + line + "\n")
    with pytest.raises(EvaluationError, match=r"dòng 2: .* question and .*gold"):
        load_questions(tmp_path / "q.jsonl")


def test_questions_without_their_articles_are_left_out() -> None:
    here, there = GoldQuestion("a", "một", frozenset({"1", "8"})), GoldQuestion("b", "hai", frozenset({"9"}))
    assert answerable([here, there], {"1", "2"}) == (here,)
    with pytest.raises(EvaluationError, match=r"no gold article .* 9"):
        answerable([there], {"1", "2"})


def test_an_empty_or_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        load_questions(tmp_path / "none.jsonl")
    (tmp_path / "q.jsonl").write_text("\n")
    with pytest.raises(EvaluationError, match="no question"):
        load_questions(tmp_path / "q.jsonl")
