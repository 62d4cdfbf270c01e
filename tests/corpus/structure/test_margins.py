"""Lines wrapped at a number of characters, and the paragraphs that they tell."""

from textwrap import wrap

from corpus.structure.lines import Settings, read_lines
from corpus.structure.margins import Wrapped, margin_of
from corpus.structure.paragraphs import join_lines

_PARAGRAPHS = (
    "Tham mưu Chủ tịch Ủy ban nhân dân tỉnh ban hành kế hoạch kiểm soát thủ tục hành chính năm 2024 và tổ chức thực "
    "hiện kế hoạch đó tại các cơ quan, đơn vị, địa phương trên địa bàn tỉnh theo đúng quy định của pháp luật.",
    "Cung cấp tài liệu kiểm chứng các tiêu chí, tiêu chí thành phần của Bộ chỉ số cải cách hành chính cấp tỉnh thuộc "
    "lĩnh vực cải cách thủ tục hành chính; theo dõi, đôn đốc các đơn vị trong quá trình tổ chức triển khai thực hiện.",
    "Báo cáo kết quả về Sở Nội vụ để tổng hợp. Trong đó nêu rõ khó khăn, vướng mắc, nguyên nhân và đề xuất giải pháp "
    "cho năm sau, gửi kèm biểu tổng hợp số liệu của cả năm theo mẫu đã được hướng dẫn tại các văn bản trước đây.",
)


def _joined(text: str) -> list[str]:
    lines = read_lines(text)
    groups = join_lines(lines, range(len(lines)), Settings(lines))
    return [" ".join(lines[place].text for place in group) for group in groups]


def test_a_margin_explains_where_lines_end() -> None:
    rooms = [Wrapped(40 - short, 41 + short) for short in range(8)]
    assert margin_of(rooms) == 40
    assert margin_of(rooms[:5]) == 0  # too few
    assert margin_of([*rooms, Wrapped(12, 19), Wrapped(50, 55)]) == 0  # none explains them
    assert margin_of([]) == 0


def test_a_line_with_room_left_ends_its_paragraph_where_all_lines_are_parted() -> None:
    for width in (48, 57, 64, 71):
        text = " \n\n".join(line for paragraph in _PARAGRAPHS for line in wrap(paragraph, width)) + "\n"
        assert _joined(text) == list(_PARAGRAPHS), width


def test_spaces_at_the_head_of_a_line_begin_a_paragraph() -> None:
    paragraphs = [*_PARAGRAPHS, *_PARAGRAPHS]
    for width in (50, 58, 66):
        lines = [line for words in paragraphs for line in wrap(words, width, initial_indent="    ")]
        assert _joined(" \n\n".join(lines) + "\n") == paragraphs, width
