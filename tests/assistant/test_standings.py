"""What is taken for granted of an index, and what a text says of it."""

import pytest

from assistant.standings import Presumed, contradicts, names_index, names_its_indices, presumed, tells_fall

TOLD = (
    "Chỉ số cải cách hành chính (PAR Index) năm 2031 đạt 81,5 điểm, đứng thứ 07/40; SIPAS đạt 70%, tăng 03 bậc;"
    " PAPI nằm trong nhóm “Cao nhất”."
)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Vì sao SIPAS năm 2031 tụt 3 bậc?", Presumed("sipas", True, False, 0)),
        ("Why did the province drop to 9th in the PAR Index?", Presumed("par", True, False, 9)),
        ("The province topped the PAR Index, so what score made it number one?", Presumed("par", False, False, 1)),
        ("Vì sao PAPI rơi xuống nhóm thấp nhất?", Presumed("papi", True, True, 0)),
        ("SIPAS năm 2031 tăng mấy bậc?", None),
        ("SIPAS năm 2031 tụt 3 bậc đúng không?", None),
        ("Vì sao số hồ sơ giảm?", None),
        ("Vì sao PAPI và SIPAS giảm?", None),
    ],
)
def test_what_a_question_takes_for_granted(question: str, claim: Presumed | None) -> None:
    assert presumed(question) == claim


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        (Presumed("sipas", True, False, 0), True),
        (Presumed("par", False, False, 1), True),
        (Presumed("par", False, False, 7), False),
        (Presumed("papi", False, True, 0), True),
        (Presumed("papi", True, False, 0), False),
        (Presumed("pci", True, False, 9), False),
    ],
)
def test_what_a_text_says_of_that_index_alone(claim: Presumed, differs: bool) -> None:
    assert contradicts(TOLD, claim) is differs


def test_an_aim_says_nothing_of_how_things_stand() -> None:
    assert not contradicts("Phấn đấu SIPAS tăng 05 bậc.", Presumed("sipas", True, False, 0))


def test_a_fall_is_told_of_the_index_itself() -> None:
    claim = Presumed("sipas", True, False, 0)
    assert tells_fall("SIPAS năm 2031 giảm 02 bậc do ít người trả lời.", claim)
    assert not tells_fall("Một số tiêu chí bị mất điểm; SIPAS đạt 70%.", claim)


def test_indices_are_known_in_both_languages() -> None:
    assert names_index("the PAR Index of the province")
    assert names_index("chỉ số hài lòng của người dân")
    assert not names_index("chỉ số giá tiêu dùng")


def test_what_is_told_of_one_index_is_not_told_of_another() -> None:
    assert names_its_indices(TOLD, "Vì sao PAPI giảm?")
    assert not names_its_indices("PAR Index tăng 2,5 điểm", "Vì sao PAPI giảm?")
    assert names_its_indices("Số hồ sơ tăng", "Vì sao số hồ sơ giảm?")
