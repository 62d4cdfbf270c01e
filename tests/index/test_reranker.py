"""The learned re-ranker."""

import numpy as np
import pytest

from index.reranker import (
    DENSE_FEATURES,
    FEATURES,
    Candidates,
    Nearness,
    RankingWeights,
    Reranker,
    load_ranking,
    scaled,
)
from index.titled_texts import TitledText, TitledTexts


class Even:
    """Every term is equally rare."""

    def rarity(self, field: str, term: str) -> float:
        return 1.0


def reranker(*texts: tuple[str, str], contexts: dict[str, str] | None = None) -> Reranker:
    return Reranker(TitledTexts([TitledText(*text, "luật") for text in texts], contexts or {}), Even())


def candidates(*lexical: float, group_means: tuple[float, ...] = ()) -> Candidates:
    count = len(lexical)
    means = np.array(group_means or [0.0] * count)
    return Candidates(np.arange(count), np.array(lexical), means, None)


def features(ranker: Reranker, query: str, given: Candidates) -> list[dict[str, float]]:
    rows = ranker.features(query, given, {"nào": 0.0})
    return [dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows]


def test_shares_of_the_query() -> None:
    ranker = reranker(("Hồ sơ", "Hồ sơ gồm đơn và bản sao."), ("", "Gồm những gì, hồ."))
    first, second = features(ranker, "hồ sơ gồm những gì", candidates(1.0, 0.5))
    assert first["held_pairs"] == pytest.approx(2 / 4)
    assert first["title_core"] == pytest.approx(2 / 5)
    assert first["title_asked"] == first["title_asked_pairs"] == 1
    assert first["matched_triples"] == second["matched_triples"] == pytest.approx(1 / 3)
    assert second["title_asked"] == second["title_core"] == 0 and second["lexical"] == 0.5
    assert second["held_pairs"] == pytest.approx(2 / 4)
    assert first["length"] == pytest.approx(np.log1p(9)) and first["title_length"] == pytest.approx(np.log1p(2))


def test_matches_saturate_and_titles_count_three_times() -> None:
    ranker = reranker(("", "rừng lá"), ("rừng", "lá"), ("", "rừng rừng"))
    body, title, twice = (row["matched"] for row in features(ranker, "rừng", candidates(1.0, 1.0, 1.0)))
    assert body < twice < title
    assert title == pytest.approx(3 * 1.8 / (3 + 0.8))


def test_nothing_is_matched_across_two_candidates() -> None:
    rows = features(reranker(("", "chữ"), ("", "ký số")), "chữ ký số", candidates(1.0, 1.0))
    assert [row["held_pairs"] for row in rows] == [0, pytest.approx(1 / 2)]


def test_what_only_asks_does_not_count_in_the_core() -> None:
    (row,) = features(reranker(("", "cơ quan")), "cơ quan nào", candidates(1.0))
    assert row["held_core"] == 1
    assert row["held_pairs"] == pytest.approx(1 / 2)


def test_context_and_group() -> None:
    ranker = reranker(("Bộ Công Thương", "Thanh tra."), contexts={"luật": "Kinh doanh vận tải bằng xe ô tô"})
    (row,) = features(ranker, "xe ô tô của Bộ Công Thương", candidates(2.0, group_means=(0.3,)))
    assert row["only_around"] == row["around"] == pytest.approx(3 / 7)
    assert row["group_mean"] == pytest.approx(0.15)


def test_order_counts_the_better_ones() -> None:
    rows = features(reranker(*[("", "thuế")] * 4), "thuế", candidates(1.0, 4.0, 0.0, 0.0))
    assert [row["order"] for row in rows] == pytest.approx(np.log1p([1, 0, 2, 2]))


def test_vectors_of_passages_and_title() -> None:
    near = Nearness(*(np.array([value]) for value in (0.5, 0.25, 0.125, 0.75, 1.0)))
    given = Candidates(np.arange(1), np.ones(1), np.zeros(1), near)
    (row,) = features(reranker(("Thuế", "")), "thuế", given)
    assert [row[name] for name in DENSE_FEATURES] == [0.5, 0.25, 0.125, 0.75, 1.0]


def test_scores_follow_the_weights() -> None:
    ranker, weights = reranker(("Thuế", ""), ("Chữ ký số", ""), ("Chữ viết", "")), RankingWeights({"title_core": 1}, {})
    scores = ranker.scores("chữ ký số", candidates(1.0, 1.0, 1.0), weights)
    assert np.argsort(-scores).tolist() == [1, 2, 0]
    assert ranker.scores("chữ ký số", candidates(), weights).shape == (0,)
    assert ranker.scores("", candidates(0.0), weights).tolist() == [0.0]


def test_scaling() -> None:
    values = scaled(np.array([[1.0, 5.0], [3.0, 5.0]]))
    assert values.tolist() == [[-1.0, 0.0], [1.0, 0.0]]


def test_shipped_weights_know_their_features() -> None:
    lexical, fused = load_ranking("lexical"), load_ranking("fused")
    assert "dense" not in lexical.weights and fused.weights["dense"] > 0
    assert 0 < lexical.question_words["nào"] < 1


def test_what_a_term_is_stands_before_the_verb() -> None:
    ranker = reranker(
        ("Giải thích từ ngữ", "1. Thuế là khoản nộp. 2. Chữ ký số là chữ ký điện tử."),
        ("Chữ ký số", "Chữ ký số được dùng. Đó là quy định."),
        ("", "Chữ ký số (còn gọi là chữ ký mã) là chữ ký điện tử."),
        ("", "Số là chữ."),
    )
    defined = [row["defined"] for row in features(ranker, "chữ ký số là gì", candidates(1.0, 1.0, 1.0, 1.0))]
    assert defined == pytest.approx([3 / 5, 0.9**3 * 3 / 5, 0.9**2 * 3 / 5, 1 / 5])
    assert all(row["defined"] == 0 for row in features(ranker, "chữ ký số của ai", candidates(1.0, 1.0, 1.0, 1.0)))
