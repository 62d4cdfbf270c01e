from collections.abc import Sequence

from assistant.answer import Answer, Citation, Status
from corpus.document import Span
from eval.tampering import examine, tamper

_NAMES = ("Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp")


def _spans(text: str) -> Sequence[tuple[int, int, frozenset[str]]]:
    found = [(text.find(name), name) for name in _NAMES]
    return [(at, at + len(name), frozenset({name})) for at, name in sorted(found) if at >= 0]


def _answer(identifier: str, text: str, quote: str) -> Answer:
    citation = Citation(1, "x", "Kế hoạch", (), None, quote, (Span(0, len(quote)),))
    return Answer(identifier, "?", "vi", Status.ANSWERED, text, (citation,))


_FIRST = _answer(
    "a", "- “Thi nâng ngạch” — Chủ trì: Sở Nội vụ; Phối hợp: Sở Tư pháp; Thời hạn: Tháng 10/2025 [1]",
    "Thi nâng ngạch … Sở Nội vụ … Sở Tư pháp … Tháng 10/2025",
)  # fmt: skip
_SECOND = _answer(
    "b", "- “Đạt 95% hồ sơ” — Chủ trì: Sở Tài chính; Thời hạn: Quý I/2025 [1]",
    "Đạt 95% hồ sơ … Sở Tài chính … Quý I/2025",
)  # fmt: skip


def test_each_fact_is_replaced_by_another_s() -> None:
    made = tamper([_FIRST, _SECOND], _spans)
    swaps = {(item.answer.id, item.kind, item.before, item.after) for item in made}
    assert swaps == {
        ("a", "agency", "Sở Nội vụ", "Sở Tài chính"),
        ("a", "agency", "Sở Tư pháp", "Sở Tài chính"),
        ("a", "cells", "Sở Nội vụ", "Sở Tư pháp"),
        ("a", "date", "Tháng 10/2025", "Quý I/2025"),
        ("b", "agency", "Sở Tài chính", "Sở Nội vụ"),
        ("b", "agency", "Sở Tài chính", "Sở Tư pháp"),
        ("b", "date", "Quý I/2025", "Tháng 10/2025"),
    }
    exchanged = next(item for item in made if item.kind == "cells")
    assert "Chủ trì: Sở Tư pháp; Phối hợp: Sở Nội vụ" in exchanged.answer.text


def test_refusals_are_left_alone() -> None:
    refusal = Answer("c", "?", "vi", Status.NOT_FOUND, "Không thấy Sở Nội vụ.")
    assert tamper([refusal], _spans) == []


def test_what_a_verifier_lets_pass_is_listed() -> None:
    def only_agencies(answer: Answer) -> list[str]:
        quote = answer.citations[0].quote
        return [name for name in _NAMES if name in answer.text and name not in quote]

    good = [_FIRST, _SECOND]
    result = examine(good, tamper(good, _spans), only_agencies)
    assert result.caught["agency"].mean == 1.0
    assert result.caught["date"].mean == 0.0
    assert {item.kind for item in result.passed} == {"cells", "date"}
    assert (result.good, result.rejected) == (2, ())
    assert examine(good, [], lambda answer: ["no"]).rejected == ("a", "b")
