"""A duty that speaks of its heading is told with it."""

from collections.abc import Callable

from assistant.answer import Answer

Ask = Callable[..., Answer]


def test_a_duty_for_this_field_is_told_with_the_field(ask_bundled: Ask) -> None:
    answer = ask_bundled("Ai chịu trách nhiệm về thứ hạng lĩnh vực cải cách thể chế?")
    assert "Sở Tư pháp" in answer.text
    assert "mục “2. Lĩnh vực cải cách thể chế”" in answer.text


def test_a_list_of_duties_tells_the_field_of_each(ask_bundled: Ask) -> None:
    answer = ask_bundled("Sở Nội vụ phải làm gì?", documents=("bac-giang-chi-so-2024",))
    assert "mục “4. Lĩnh vực cải cách tổ chức bộ máy hành chính”" in answer.text
    assert "mục “5. Lĩnh vực cải cách chế độ công vụ”" in answer.text
