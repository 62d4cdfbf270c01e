"""Where a product begins in lines that print it right under the work, with nothing between."""

import re
from collections.abc import Sequence
from itertools import pairwise

_HEADS = (
    "báo cáo|kế hoạch|quyết định|văn bản|công văn|tờ trình|nghị quyết|đề án|dự án|hội nghị|hội thảo|thông báo|kết luận|"
    "danh (?:mục|sách)|hồ sơ|dự (?:toán|thảo)|tin,? bài|phóng sự|chuyên (?:mục|đề)|phần mềm|hệ thống|cơ sở dữ liệu|"
    "csdl|quy (?:chế|định|trình)|sổ tay|tài liệu|biên bản|giấy mời|chương trình|hướng dẫn|số liệu|tỷ lệ|kết quả|cổng|"
    "lớp|cuộc thi|trang|đề cương|chỉ thị|phương án|mô hình|bộ (?:tiêu chí|chỉ số)"
)
_HEAD = re.compile(rf"(?:-\s*)?(?=[A-ZĐÀ-Ỹ])(?i:(?:các|bản|bộ)\s+)?(?i:{_HEADS})\b")
_IN_A_NAME = re.compile(r"\b(?:Sở|Bộ|Ban|Phòng|Vụ|Cục)\s+\Z")  # of a body: "Sở Kế hoạch và Đầu tư"
_STOP = re.compile(r"[.;:…]\s*\Z")
_MOST_LINES = 12


def begins_product(words: str) -> bool:
    """Whether words begin as a product does."""
    return _HEAD.match(words) is not None


def product_heads(words: str) -> tuple[int, ...]:
    """Every place where a word begins a line, or stands in one, as the first of a product does."""
    found = (head.start() for head in _HEAD.finditer(words))
    return tuple(at for at in found if at == 0 or (words[at - 1].isspace() and not _IN_A_NAME.search(words, 0, at)))


def product_starts(words: str, starts: Sequence[int], width: int) -> tuple[int, ...]:
    """The lines of `words`, but for the first, that begin as a product does, after a line that was over: one that a
    stop closes, or one with room for the next word in a column `width` characters wide. `starts` are the lines'."""
    found = []
    for before, start in list(pairwise(starts))[-_MOST_LINES:]:
        line = words[before:start].rstrip()
        word = words[start:].split(maxsplit=1)[:1]
        room = bool(word) and len(line) + 1 + len(word[0]) <= width
        if _HEAD.match(words, start) and (room or _STOP.search(line)):
            found.append(start)
    return tuple(found)
