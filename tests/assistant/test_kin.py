"""Families of verbs, and what one of a family is worth where another was meant."""

from assistant.kin import kin
from assistant.ladder import Field, Ladder
from assistant.matching import Topic
from assistant.rarity import Rarity, terms


def test_verbs_of_a_family_know_each_other() -> None:
    assert "thẩm tra" in kin("Thẩm định")
    assert "thẩm định" in kin("thẩm tra")
    assert "thẩm định" not in kin("thẩm định")
    assert not kin("con thuyền")


def test_another_verb_of_the_family_is_worth_less_than_the_verb_itself() -> None:
    texts = ("thẩm định sổ sách con thuyền", "thẩm tra sổ sách bến tàu", "sơn lại bến tàu", "mua con thuyền")
    rarity = Rarity(map(terms, texts))
    topic = Topic("thẩm định sổ sách", rarity, translated=True, senses=[("thẩm định",), ("sổ sách",)])

    def coverage(text: str) -> float:
        return topic.coverage(Ladder((Field(terms(text), 1.0),)))

    assert coverage("thẩm định sổ sách") > coverage("thẩm tra sổ sách") > coverage("đốt sổ sách")
