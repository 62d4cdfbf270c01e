"""The phrase vocabulary."""

import numpy as np
import pytest

from index.training.vocabulary import Vocabulary, late_tones, learn_vocabulary, phrase_counts

TEXT = "Giải quyết thủ tục hành chính, cải cách hành chính tại ủy ban nhân dân. Hòa giải ở cơ sở năm 2024!\n"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return learn_vocabulary([TEXT * 30, "Bảo vệ rừng phòng hộ. " * 60], size=180)


def test_counts_runs_of_syllables_but_not_over_signs() -> None:
    counts = phrase_counts([TEXT * 30])
    assert counts["▁thủ▁tục▁hành▁chính"] == 30
    assert counts["▁hành▁chính"] == 60
    assert counts["▁2024"] == 30
    assert "▁năm▁2024" not in counts and "▁chính▁cải" not in counts


def test_phrases_become_tokens(vocabulary: Vocabulary) -> None:
    tokens = vocabulary.tokenizer().encode("cải cách  THỦ TỤC hành chính").tokens
    assert "".join(tokens) == "▁cải▁cách▁thủ▁tục▁hành▁chính" and "▁hành▁chính" in tokens


def test_spellings_share_rows(vocabulary: Vocabulary) -> None:
    tokenizer = vocabulary.tokenizer()

    def rows(text: str) -> list[int]:
        found = vocabulary.rows[tokenizer.encode(text).ids]
        return found[found > 0].tolist()

    assert rows("hoà giải") == rows("hòa giải") == rows("hoa giai")
    assert rows("thủ tục hành chính") == rows("thu tuc hanh chinh")
    assert rows("… ; --") == []
    assert rows("xyz")  # put together from letters
    assert vocabulary.row_count <= 180
    assert vocabulary.rows.min() == 0 and vocabulary.rows.dtype == np.int32


@pytest.mark.parametrize(("newer", "older"), [("hòa", "hoà"), ("ủy", "uỷ"), ("quý", "quý"), ("hoàn", "hoàn")])
def test_older_tone_placement(newer: str, older: str) -> None:
    assert late_tones(newer) == older
