from assistant.answer import Status
from eval.given import GivenAnswer, GivenCitation
from eval.support import attribute

_NAMES = {"Sở Nội vụ": frozenset({"Sở Nội vụ"}), "Sở Tài chính": frozenset({"Sở Tài chính"})}


def _find(text: str) -> tuple[frozenset[str], ...]:
    return tuple(names for name, names in _NAMES.items() if name in text)


def _answer(text: str, *quotes: str) -> GivenAnswer:
    citations = tuple(GivenCitation(n, "x", quote) for n, quote in enumerate(quotes, start=1))
    return GivenAnswer("a", Status.ANSWERED, text, citations)


def test_a_supported_statement() -> None:
    found = attribute(
        _answer("Theo kế hoạch:\nSở Nội vụ báo cáo trước ngày 05/6 [1]", "Sở Nội vụ báo cáo trước ngày 5/6/"), _find
    )
    assert (found.supported, found.statements, found.precise, found.markers) == (1, 1, 1, 1)
    assert (found.recall, found.precision) == (1.0, 1.0)


def test_another_figure_or_agency_is_not_supported() -> None:
    assert attribute(_answer("Sở Nội vụ báo cáo 95% [1]", "Sở Nội vụ báo cáo 90%"), _find).supported == 0
    assert attribute(_answer("Sở Tài chính báo cáo 90% [1]", "Sở Nội vụ báo cáo 90%"), _find).supported == 0


def test_other_words_are_not_supported() -> None:
    assert attribute(_answer("Nhân dân vui mừng phấn khởi [1]", "Cán bộ được bồi dưỡng"), _find).supported == 0


def test_two_citations_together_and_one_too_many() -> None:
    answer = _answer("Sở Nội vụ báo cáo 90% [1][2][3]", "Sở Nội vụ báo cáo", "đạt 90%", "việc khác")
    found = attribute(answer, _find)
    assert (found.supported, found.precise, found.markers) == (1, 2, 3)


def test_a_marker_that_points_nowhere() -> None:
    found = attribute(_answer("Đạt 90% [7]"), _find)
    assert (found.supported, found.statements, found.precise, found.markers) == (0, 1, 0, 1)


def test_a_figure_without_a_marker_is_a_statement() -> None:
    assert attribute(_answer("Đạt 90% số hồ sơ"), _find).recall == 0.0


def test_words_broken_by_the_source_s_lines() -> None:
    assert attribute(_answer("“trước 10/2/2025” [1]", "Trước \n\n10/2/202\n\n5"), _find).supported == 1


def test_the_empty_case() -> None:
    found = attribute(_answer(""), _find)
    assert (found.recall, found.precision) == (1.0, 1.0)
