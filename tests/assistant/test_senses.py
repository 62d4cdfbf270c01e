from dataclasses import dataclass

from assistant.question import Facet, Question, Understanding
from assistant.senses import in_their_words


@dataclass
class Held:
    wordings: tuple[str, ...]

    def attest(self, wording: str) -> bool:
        return wording in self.wordings


def understood(topic: str, *senses: tuple[str, ...]) -> Understanding:
    return Understanding(Question(topic), topic, topic, "en", (Facet.LEAD,), topic, senses=senses)


def test_a_phrase_takes_the_wording_that_the_documents_have():
    asked = understood("ứng dụng quá hạn", ("ứng dụng", "hồ sơ"), ("quá hạn",))
    told = in_their_words(asked, Held(("hồ sơ", "quá hạn")))
    assert told.topic == "hồ sơ quá hạn"
    assert told.senses == (("hồ sơ", "ứng dụng"), ("quá hạn",))


def test_what_no_document_words_in_any_way_stays():
    asked = understood("hải quan", ("hải quan", "thuế quan"))
    assert in_their_words(asked, Held(())) == asked
