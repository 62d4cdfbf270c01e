"""The learned re-ranker."""

import numpy as np
import pytest

from index.reranker import (
    FEATURES,
    Candidate,
    RankingWeights,
    Reranker,
    by_group,
    load_ranking,
    scaled,
)


class Even:
    """Every term is equally rare."""

    def rarity(self, field: str, term: str) -> float:
        return 1.0


def candidate(title: str = "", body: str = "", lexical: float = 1.0, **others: object) -> Candidate:
    given = {"context": "", "group": "luật", "dense": None} | others
    return Candidate(title=title, body=body, lexical=lexical, **given)  # type: ignore[arg-type]


def features(query: str, *candidates: Candidate, bare: bool = False) -> list[dict[str, float]]:
    ranker = Reranker(RankingWeights({}, {"nào": 0.0}), Even())
    rows = ranker.features(query, candidates, bare=bare)
    return [dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows]


def test_shares_of_the_query() -> None:
    (row,) = features("hồ sơ gồm những gì", candidate("Hồ sơ", "Hồ sơ gồm đơn và bản sao."))
    assert row["held_pairs"] == pytest.approx(2 / 4)
    assert row["title_core"] == pytest.approx(2 / 5)
    assert row["title_asked"] == row["title_asked_pairs"] == 1
    assert row["matched_triples"] == pytest.approx(1 / 3)


def test_what_only_asks_does_not_count_in_the_core() -> None:
    (row,) = features("cơ quan nào", candidate("", "cơ quan"))
    assert row["held_core"] == 1
    assert row["held_pairs"] == pytest.approx(1 / 2)


def test_context_and_group() -> None:
    rows = features(
        "xe ô tô của Bộ Công Thương",
        candidate("Bộ Công Thương", "Thanh tra.", 1.0, context="Kinh doanh vận tải bằng xe ô tô", group="a"),
        candidate("Xe ô tô", "Quy định.", 2.0, group="a"),
        candidate("Xe", "Quy định.", 0.5, group="b"),
    )
    assert rows[0]["only_around"] == pytest.approx(3 / 7)
    assert rows[0]["group_mean"] == rows[1]["group_mean"] == pytest.approx(0.15)


def test_a_query_without_diacritics_is_compared_without_them() -> None:
    (accented,) = features("thu tuc hanh chinh", candidate("", "thủ tục hành chính"))
    (bare,) = features("thu tuc hanh chinh", candidate("", "thủ tục hành chính"), bare=True)
    assert accented["held_core"] == 0 and bare["held_core"] == bare["held_pairs"] == 1


def test_scores_follow_the_weights() -> None:
    ranker = Reranker(RankingWeights({"title_core": 1.0}, {}), Even())
    scores = ranker.scores("chữ ký số", [candidate("Thuế"), candidate("Chữ ký số"), candidate("Chữ viết")])
    assert np.argsort(-scores).tolist() == [1, 2, 0]
    assert ranker.scores("chữ ký số", []).shape == (0,)
    assert ranker.scores("", [candidate("", "")]).tolist() == [0.0]


def test_scaling_and_grouping() -> None:
    values = scaled(np.array([[1.0, 5.0], [3.0, 5.0]]))
    assert values.tolist() == [[-1.0, 0.0], [1.0, 0.0]]
    assert by_group([candidate(lexical=2.0), candidate(lexical=1.0, group="b")]) == {"luật": [2.0], "b": [1.0]}


def test_shipped_weights_know_their_features() -> None:
    lexical, fused = load_ranking("lexical"), load_ranking("fused")
    assert "dense" not in lexical.weights and fused.weights["dense"] > 0
    assert 0 < lexical.question_words["nào"] < 1
