import pytest

from corpus.errors import CorpusError
from corpus.syllables import BOUNDARY, NUMBER, SyllableCounts, count_texts, load_general, pack_counts, unpack_counts


def test_counts_hold_syllables_pairs_and_triples_with_signs_between():
    counts = count_texts(["Sở Nội vụ, năm 2025."])
    assert counts.syllables["sở"] == 1
    assert counts.pairs[("nội", "vụ")] == 1
    assert counts.pairs[("vụ", BOUNDARY)] == 1
    assert counts.pairs[("năm", NUMBER)] == 1
    assert counts.triples[("sở", "nội", "vụ")] == 1


def test_both_tone_placements_count_as_one_syllable():
    counts = count_texts(["hoà", "hòa"])
    assert counts.syllables["hòa"] == 2


def test_counts_survive_json():
    counts = count_texts(["Cải cách hành chính năm 2025."])
    again = SyllableCounts.from_json(counts.to_json())
    assert dict(again.pairs) == dict(counts.pairs)
    assert dict(again.triples) == dict(counts.triples)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"syllables": {}, "pairs": {"a": 1}, "triples": {}}'])
def test_damaged_json_is_one_clear_error(text):
    with pytest.raises(CorpusError, match="build the index again"):
        SyllableCounts.from_json(text)


def test_the_packed_table_keeps_keys_and_rounds_counts():
    counts = count_texts(["sở nội vụ " * 100])
    table = unpack_counts(pack_counts(counts, (1, 1, 1)))
    places = {name: place for place, name in enumerate(table.syllables)}
    wanted = places["sở"] * len(places) + places["nội"]
    found = dict(zip(table.pair_keys.tolist(), table.pair_counts.tolist(), strict=True))
    assert found[wanted] == pytest.approx(100, rel=0.07)
    assert sorted(table.triple_keys.tolist()) == table.triple_keys.tolist()


def test_a_damaged_table_is_one_clear_error():
    packed = pack_counts(count_texts(["sở nội vụ"]), (1, 1, 1))
    for damaged in (b"", packed[:-4], packed[:20] + b"\x00\x01" + packed[22:], b"x" + packed):
        with pytest.raises(CorpusError, match="install the package again"):
            unpack_counts(damaged)


def test_the_shipped_table_knows_vietnamese():
    table = load_general()
    assert len(table.syllables) > 3000
    assert {"hành", "chính", "hoặc", "đường"} <= set(table.syllables)
