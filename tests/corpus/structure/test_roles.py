"""Cells that hold both who leads and who helps."""

import pytest

from corpus.document import Span
from corpus.structure.roles import Roles, holds_both, part_roles


def _parted(cell: str) -> tuple[list[str], list[str], bool] | None:
    roles: Roles | None = part_roles(cell, [Span(0, len(cell))])
    if roles is None:
        return None
    return [span.cut(cell) for span in roles.lead], [span.cut(cell) for span in roles.coordinate], roles.sure


def test_names_of_such_columns() -> None:
    assert holds_both("Cơ quan chủ trì/phối hợp")
    assert holds_both("Đơn vị CHỦ TRÌ, phối hợp")
    assert not holds_both("Cơ quan chủ trì")


@pytest.mark.parametrize(
    ("cell", "lead", "coordinate"),
    [
        ("Chủ trì: Sở Nội vụ. Phối hợp: Các sở, ngành", "Sở Nội vụ", "Các sở, ngành"),
        ("- Cơ quan chủ trì: Sở Tư pháp;\n- Cơ quan phối hợp: các Sở,\nngành", "Sở Tư pháp", "các Sở,\nngành"),
        ("Sở Nội vụ; phối hợp: Sở Tư pháp", "Sở Nội vụ", "Sở Tư pháp"),
        ("Sở Nội vụ chủ trì; các sở, ngành phối hợp", "Sở Nội vụ", "các sở, ngành"),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND cấp huyện", "Sở Y tế", "Sở Tài chính, UBND cấp huyện"),
        ("Sở Nội vụ (cơ quan chủ trì); Sở Tài chính (phối hợp)", "Sở Nội vụ", "Sở Tài chính"),
    ],
)
def test_words_part_the_roles(cell: str, lead: str, coordinate: str) -> None:
    assert _parted(cell) == ([lead], [coordinate], True)


def test_a_slash_parts_them_in_doubt() -> None:
    assert _parted("Sở Nội vụ/ Các sở, ngành") == (["Sở Nội vụ"], ["Các sở, ngành"], False)


def test_one_role_alone_and_none() -> None:
    assert _parted("Cơ quan chủ trì: Sở Nội vụ") == (["Sở Nội vụ"], [], True)
    assert _parted("Sở Nội vụ; UBND cấp huyện") is None
