import unicodedata
from dataclasses import replace

from assistant.answer import Status
from eval.case import ANSWERING, Case
from eval.given import GivenAnswer, GivenCitation
from eval.invariance import RULES, abbreviated, expanded, half_folded, measure, same_answer, slipped, variants
from eval.judgement import judge

_CASE = Case(
    "a1", "Ai chủ trì rà soát thủ tục hành chính năm 2025?", "vi", "lead", True, ANSWERING, (("Sở Nội vụ",),),
    documents=("x",), history=("Sở Nội vụ làm gì?",),
)  # fmt: skip


def test_the_rules() -> None:
    assert half_folded("Ai chủ trì rà soát") == "Ai chu trì ra soát"
    assert abbreviated("Rà soát thủ tục hành chính") == "Rà soát TTHC"
    assert abbreviated("Ủy ban nhân dân cấp xã") == "UBND cấp xã"
    assert expanded("Rà soát TTHC của UBND") == "Rà soát thủ tục hành chính của Ủy ban nhân dân"
    assert expanded("Số 213/KH-UBND1") == "Số 213/KH-UBND1"
    assert unicodedata.is_normalized("NFD", RULES["nfd"]("chủ trì"))


def test_a_slip_is_one_and_always_the_same() -> None:
    text = "Ai chủ trì nâng cao chất lượng 2025 TTHC?"
    assert slipped(text) == slipped(text) != text
    assert abs(len(slipped(text)) - len(text)) <= 1
    assert "2025" in slipped(text) and "TTHC" in slipped(text)
    assert slipped("2025 là gì") == "2025 là gì"


def test_variants_are_of_vietnamese_and_differ() -> None:
    made = variants([_CASE, replace(_CASE, id="a2", language="en")])
    assert {variant.kind for variant in made} == {"plain", "half", "nfd", "upper", "abbreviated", "slip"}
    plain = next(variant.case for variant in made if variant.kind == "plain")
    assert (plain.id, plain.question) == ("a1~plain", "Ai chu tri ra soat thu tuc hanh chinh nam 2025?")
    assert plain.history == ("So Noi vu lam gi?",)
    assert plain.required == _CASE.required


def _none(_text: str) -> tuple[frozenset[str], ...]:
    return ()


def test_what_changed_is_counted() -> None:
    made = variants([_CASE])
    right = GivenAnswer("a1", Status.ANSWERED, "Sở Nội vụ [1]", (GivenCitation(1, "x", "Sở Nội vụ", ((0, 9),)),))
    lost = GivenAnswer("a1~upper", Status.NOT_FOUND, "Không thấy.")
    answers = {"a1": right} | {variant.case.id: replace(right, id=variant.case.id) for variant in made}
    answers["a1~upper"] = lost
    cases = {"a1": _CASE} | {variant.case.id: variant.case for variant in made}
    judged = {identifier: judge(case, answers[identifier], {}, _none) for identifier, case in cases.items()}
    results = {result.kind: result for result in measure(made, answers, judged)}
    assert results["upper"].same.mean == results["upper"].as_right.mean == 0.0
    assert results["upper"].changed == ("a1~upper",)
    assert results["plain"].same.mean == 1.0 and results["plain"].changed == ()


def test_the_same_answer_is_status_and_places() -> None:
    first = GivenAnswer("a", Status.ANSWERED, "một [1]", (GivenCitation(1, "x", "q", ((0, 1),)),))
    assert same_answer(first, replace(first, text="hai [1]"))
    assert not same_answer(first, replace(first, status=Status.PARTIAL))
    assert not same_answer(first, replace(first, citations=(GivenCitation(1, "x", "q", ((0, 2),)),)))
