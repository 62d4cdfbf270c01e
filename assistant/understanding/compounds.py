"""The word order of translated compounds: English describes before the noun, Vietnamese after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.normalizer import match_key

# Nouns that head a compound: "inspection plan" is a "kế hoạch kiểm tra". Only a noun that is never said as a verb here.
_HEADS = frozenset(
    match_key(head.strip())
    for head in """
    kế hoạch, báo cáo, chương trình, đề án, dự án, chỉ số, chỉ tiêu, tỷ lệ, hệ thống, danh mục, danh sách, quy
    chế, kết quả, hội nghị, cuộc thi, mô hình, phần mềm, dữ liệu, cơ sở dữ liệu, quy trình, dịch vụ, mức độ,
    nhiệm vụ, mục tiêu, chính sách, lĩnh vực, cơ quan, đơn vị, trung tâm, hoạt động, biện pháp, giải pháp,
    thời gian, thời hạn, hồ sơ, cán bộ, công chức, viên chức, giáo viên, nhân viên y tế, người lao động, nguồn
    lực, nguồn nhân lực, chi phí, kinh phí, vùng, khu vực, cơ sở, điểm, tần suất, tiêu chí, tiêu chuẩn, thủ
    tục, thủ tục hành chính, hạ tầng, công nghệ, thiết bị, trang thiết bị, nền tảng, quỹ, ngân sách, nhu cầu,
    hiệu quả, chất lượng, năng lực, kỹ năng, kiến thức, ứng dụng, văn bản, quyết định, nghị quyết, chỉ thị,
    thông tư, hướng dẫn, quy định, luật, pháp luật, chuyên trang, chuyên mục, sản phẩm, thị trường, doanh
    nghiệp, hợp tác xã, cơ chế, lực lượng, phong trào, đợt thi đua, phong trào thi đua, chiến dịch, tổ, đoàn,
    đoàn kiểm tra, lớp, cuộc họp, sở, phòng, trường học, bệnh viện, xã, phường, huyện, tỉnh, vấn đề, công
    trình, phương án, chiến lược, quy hoạch, số liệu, thông tin, mạng lưới, bản đồ, tài liệu, tài sản, phương
    tiện, nguồn vốn, vốn
    """.replace("\n", " ").split(",")
)
# What an order or a question says first is the verb of all that follows: nothing moves before it.
_VERBS = frozenset(
    match_key(verb.strip())
    for verb in """
    ban hành, tham mưu, trình, phê duyệt, công bố, cập nhật, thực hiện, tổ chức, xây dựng, lập, gửi, nộp, báo
    cáo, triển khai thực hiện, triển khai, hoàn thành, thẩm định, chấp nhận, tiếp nhận, khắc phục, thu hồi,
    tăng cường, nâng cao, cắt giảm, đơn giản hóa, rà soát, phát động, ra mắt, bố trí, giao, phân công, chỉ
    đạo, hướng dẫn, đôn đốc
    """.replace("\n", " ").split(",")
)
_YEAR = re.compile(r"năm (?:19|20)\d\d")
_MOST = 2  # describing pieces before a noun; longer chains are seldom one compound


@dataclass(frozen=True, slots=True)
class Piece:
    """One translated piece of a topic; `known` where the glossary has it."""

    text: str
    known: bool


def nouns_first(pieces: Sequence[Piece]) -> list[str]:
    """The texts of pieces that stood side by side, a heading noun before the one or two that describe it. A verb at
    the start keeps its place, and so does a word that nobody knows.
    """
    said: list[Piece] = []
    since = 0
    for piece in _years_last(pieces):
        before = len(said)
        first = max(since, before - _MOST)
        first = max([first, *(at + 1 for at in range(first, before) if not _describes(said[at], at))])
        if piece.known and _heads(piece) and first < before:
            said.insert(first, piece)
            since = len(said)
            continue
        said.append(piece)
    return [piece.text for piece in said]


def _years_last(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a year behind what it stood before: a "2026 staffing plan" is a "kế hoạch biên chế năm 2026"."""
    years = [piece for piece in pieces if _YEAR.fullmatch(piece.text)]
    return [*(piece for piece in pieces if not _YEAR.fullmatch(piece.text)), *years]


def _describes(piece: Piece, at: int) -> bool:
    return (piece.known or piece.text.isupper()) and not (at == 0 and match_key(piece.text) in _VERBS)


def _heads(piece: Piece) -> bool:
    """Whether a piece is a heading noun, or begins with one that something describes already ("kết quả chỉ số")."""
    words = match_key(piece.text).split()
    return any(" ".join(words[:size]) in _HEADS for size in range(1, len(words) + 1))
