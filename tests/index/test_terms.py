from index.terms import bigrams, folded, syllables


def test_syllables_are_match_keys() -> None:
    assert syllables("Hoà Bình, 1,8 điểm; 213/KH-UBND") == ["hòa", "bình", "1", "8", "điểm", "213", "kh", "ubnd"]


def test_decomposed_text_gives_the_same_terms() -> None:
    assert syllables("Cải cách".encode().decode()) == syllables("Ca\u0309i ca\u0301ch")


def test_signs_alone_have_no_terms() -> None:
    assert syllables("🙂 … --") == []
    assert bigrams([]) == []
    assert bigrams(["một"]) == []


def test_bigrams_and_folding() -> None:
    assert bigrams(["thủ", "tục", "đất"]) == ["thủ_tục", "tục_đất"]
    assert folded(["thủ", "tục_đất"]) == ["thu", "tuc_dat"]
