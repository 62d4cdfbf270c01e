import subprocess
import sys
from itertools import pairwise

import pytest

from index.segmenter import Segmenter, WordList
from index.terms import JOINT, syllables


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter()


@pytest.mark.parametrize(
    "text",
    [
        "ỦY BAN NHÂN DÂN tỉnh ban hành Kế hoạch\u200b cải cách hành chính; 95% hồ sơ, 213/KH-UBND, Sở TT&TT",
        "Phấn đấu trên 1.234,5 tỷ đồng (đạt 80%)…\n\n- Sở Nội vụ: \t“chủ trì”\n+ email: a.b@c.vn http://x.vn/?q=1",
        "\x00\ud800 🙂 lẫn \u202e ký tự lạ",
        "aaaa" * 200 + " hành chính " + "thủ tục " * 400,
    ],
)
def test_each_word_stands_where_it_says(segmenter: Segmenter, text: str) -> None:
    words = segmenter.words(text)
    assert words
    assert [word.key for word in words] == [JOINT.join(syllables(text[word.start : word.end])) for word in words]
    assert all(first.end <= second.start for first, second in pairwise(words))
    assert [part for word in words for part in word.key.split(JOINT)] == syllables(text.replace("\ud800", " "))


def test_words_are_those_of_vietnamese(segmenter: Segmenter) -> None:
    keys = [word.key for word in segmenter.words("Cải cách THỦ TỤC HÀNH CHÍNH")]
    assert keys == ["cải_cách", "thủ_tục", "hành_chính"]


def test_no_words_in_nothing(segmenter: Segmenter) -> None:
    assert segmenter.words("") == ()
    assert segmenter.words(" \n🙂…") == ()


def test_torch_stays_out_and_the_package_whole() -> None:
    program = (
        "import sys; from index.segmenter import Segmenter; Segmenter().words('thủ tục hành chính');"
        "assert 'torch' not in sys.modules; assert 'underthesea' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_longest_known_word_wins() -> None:
    words = WordList(["thủ_tục", "thủ_tục_hành_chính", "cải_cách"])
    assert words.words("Cải cách thủ tục hành chính, thủ tục đất") == (
        "cải_cách",
        "thủ_tục_hành_chính",
        "thủ_tục",
        "đất",
    )
    assert WordList([]).words("hai ba") == ("hai", "ba")
