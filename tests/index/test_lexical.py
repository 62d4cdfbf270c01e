import os
from pathlib import Path

import pytest

from corpus.normalizer import fold
from index.errors import IndexingError
from index.lexical import LexicalIndex, LexicalRecord, LexicalWeights, accented_share, build_lexical

RECORDS = (
    LexicalRecord(0, "Cải cách thể chế", "Sở Tư pháp chủ trì rà soát văn bản", ("year=2024", "place=Bắc Hà")),
    LexicalRecord(1, "Cải cách thủ tục", "Văn phòng chủ trì kiểm soát thủ tục", ("year=2025", "place=Bắc Hà")),
    LexicalRecord(7, "", "Sở Nội vụ kiểm tra công vụ", ("year=2025", "place=Nam Sơn"), ("kiểm_tra", "công_vụ")),
)


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    folder = tmp_path_factory.mktemp("lexical")
    assert build_lexical(folder, RECORDS) == 3
    return LexicalIndex(folder)


def _keys(lexical: LexicalIndex, text: str, **options: object) -> list[int]:
    return [hit.key for hit in lexical.search(text, 10, **options)]  # type: ignore[arg-type]


def test_the_best_stands_first(lexical: LexicalIndex) -> None:
    assert len(lexical) == 3
    assert _keys(lexical, "ai chủ trì cải cách thể chế") == [0, 1]


def test_keys_come_back_as_given(lexical: LexicalIndex) -> None:
    assert _keys(lexical, "công vụ") == [7]


def test_a_question_without_diacritics_is_folded(lexical: LexicalIndex) -> None:
    for text in ("kiểm tra công vụ", "thể chế tư pháp"):
        assert _keys(lexical, fold(text))[0] == _keys(lexical, text)[0]


def test_diacritics_tell_words_apart(lexical: LexicalIndex) -> None:
    # "thủ" stands in record 1 alone; folded, "thu" would be no less like it.
    assert _keys(lexical, "thủ tục kiểm soát")[0] == 1


def test_filters_hold_together_and_their_values_are_alternatives(lexical: LexicalIndex) -> None:
    assert _keys(lexical, "kiểm tra", labels=[["year=2025"]]) == [7, 1]
    assert _keys(lexical, "kiểm tra", labels=[["year=2025"], ["place=Nam Sơn"]]) == [7]
    assert set(_keys(lexical, "sở", labels=[["year=2024", "year=2025"]])) == {0, 7}
    assert _keys(lexical, "sở", labels=[["year=1999"]]) == []


def test_filters_do_not_change_scores(lexical: LexicalIndex) -> None:
    free = {hit.key: hit.score for hit in lexical.search("kiểm tra công vụ", 10)}
    bound = {hit.key: hit.score for hit in lexical.search("kiểm tra công vụ", 10, labels=[["year=2025"]])}
    assert bound[7] == pytest.approx(free[7])


def test_expansions_count_less_than_the_question(lexical: LexicalIndex) -> None:
    weights = LexicalWeights(expansion=0.5)
    alone = lexical.search("công vụ", 10, weights=weights)[0].score
    added = lexical.search("nội", 10, expansions=["công vụ"], weights=weights)[0]
    assert added.key == 7
    assert 0 < added.score < alone + lexical.search("nội", 10, weights=weights)[0].score


def test_words_have_a_field_of_their_own(lexical: LexicalIndex) -> None:
    only = LexicalWeights(syllables=0, bigrams=0, words=1, folded_syllables=0, folded_bigrams=0)
    assert [hit.key for hit in lexical.search("công vụ", 5, words=["công_vụ"], weights=only)] == [7]
    assert lexical.search("công vụ", 5, words=["công"], weights=only) == []


def test_nothing_to_look_for(lexical: LexicalIndex) -> None:
    assert lexical.search("", 10) == []
    assert lexical.search("🙂", 10) == []
    assert lexical.search("sở", 0) == []
    assert lexical.search("x" * 10_000, 10) == []
    assert lexical.search("sở tư pháp " * 1000, 10)[0].key == 0


def test_accented_share() -> None:
    assert accented_share(["cải", "cach", "2024"]) == 0.5
    assert accented_share(["2024"]) == 0.0


def test_no_index_there(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="build it again"):
        LexicalIndex(tmp_path)


def test_a_disk_that_refuses_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        build_lexical(tmp_path / "file", RECORDS)


def test_a_folder_that_may_not_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_lexical(tmp_path, RECORDS)
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert _keys(LexicalIndex(tmp_path), "công vụ") == [7]
    assert sorted(path.name for path in tmp_path.iterdir()) == before
