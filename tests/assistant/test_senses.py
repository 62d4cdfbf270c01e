from dataclasses import dataclass

from assistant.question import Facet, Question, Understanding
from assistant.senses import in_their_words


@dataclass
class Held:
    wordings: tuple[str, ...]

    def attest(self, wording: str) -> bool:
        return wording in self.wordings


def understood(topic: str, *senses: tuple[str, ...], parts=()) -> Understanding:
    return Understanding(Question(topic), topic, topic, "en", (Facet.LEAD,), topic, senses=senses, parts=parts)


def test_a_phrase_takes_the_wording_that_the_documents_have():
    asked = understood("ứng dụng quá hạn", ("ứng dụng", "hồ sơ"), ("quá hạn",))
    told = in_their_words(asked, Held(("hồ sơ", "quá hạn")))
    assert told.topic == "hồ sơ quá hạn"
    assert told.senses == (("hồ sơ", "ứng dụng"), ("quá hạn",))


def test_what_no_document_words_in_any_way_stays():
    asked = understood("hải quan", ("hải quan", "thuế quan"))
    assert in_their_words(asked, Held(())) == asked


_PHRASE = ("tiêu thụ nông sản", "tiêu thụ")
_WORDS = ((_PHRASE[0], (("bán", "tiêu thụ"), ("nông sản",))),)


def test_a_phrase_that_no_document_has_whole_is_told_by_its_words():
    asked = understood("tiêu thụ nông sản trực tuyến", _PHRASE, ("trực tuyến",), parts=_WORDS)
    told = in_their_words(asked, Held(("tiêu thụ", "nông sản", "trực tuyến")))
    assert told.topic == "tiêu thụ nông sản trực tuyến"
    assert told.senses == (("tiêu thụ", "bán"), ("nông sản",), ("trực tuyến",))


def test_a_phrase_is_whole_where_a_document_has_it_or_lacks_one_of_its_words():
    asked = understood("tiêu thụ nông sản", _PHRASE, parts=_WORDS)
    assert in_their_words(asked, Held(("tiêu thụ nông sản", "nông sản"))).senses[0][0] == "tiêu thụ nông sản"
    assert in_their_words(asked, Held(("tiêu thụ",))).senses[0][0] == "tiêu thụ"


_MARK = ("điểm trúng tuyển",)
_MARK_WORDS = ((_MARK[0], (("thông qua",), ("điểm",))),)


def test_a_phrase_that_means_more_than_its_words_stays():
    asked = understood("điểm trúng tuyển thi", _MARK, ("thi",), parts=_MARK_WORDS)
    assert in_their_words(asked, Held(("thông qua", "điểm", "thi"))).topic == "điểm trúng tuyển thi"


_FEE = ("thanh toán phí",)
_FEE_WORDS = ((_FEE[0], (("tiền lương", "thanh toán"), ("phí",))),)


def test_a_word_is_told_as_its_phrase_tells_it():
    asked = understood("thanh toán phí", _FEE, parts=_FEE_WORDS)
    assert in_their_words(asked, Held(("tiền lương", "thanh toán", "phí"))).topic == "thanh toán phí"
