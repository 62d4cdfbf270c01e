"""Public bodies: the cells that list them, the prose that names them, the spellings nobody registered."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.agencies import AgencyRegistry, load_registry
from corpus.errors import CorpusError

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"


@pytest.fixture(scope="module")
def registry() -> AgencyRegistry:
    return load_registry()


def test_cells_read_by_hand(registry: AgencyRegistry) -> None:
    cells = 0
    for path in sorted(EXAMPLES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for role in ("lead", "coordinate"):
                assert list(registry.split(row[role] or "")) == row[f"{role}_agencies"], (row["id"], role)
                cells += 1
    assert cells == 64


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("Sở TT&TT; Sở Thông tin và TT", "Sở Thông tin và Truyền thông"),
        (
            "Sở LĐTB&XH, Sở VHTT&DL, Sở NN&PTNT",
            "Sở Lao động - Thương binh và Xã hội | Sở Văn hóa, Thể thao và Du lịch | "
            "Sở Nông nghiệp và Phát triển nông thôn",
        ),
        ("STTTT", "Sở Thông tin và Truyền thông"),
        (
            "Sở Nội vụ, các sở, ban, ngành trong phạm vi chức năng, nhiệm vụ của mình và các cơ quan có liên quan",
            "Sở Nội vụ | Các sở, ban, ngành | Các cơ quan có liên quan",
        ),
        ("Các sở, cơ quan: Văn phòng UBND tỉnh, Tài chính, Tư pháp", "Văn phòng UBND tỉnh | Sở Tài chính | Sở Tư pháp"),
        (
            "Các sở, ban, ngành tỉnh và các đơn vị có liên quan",
            "Các sở, ban, ngành tỉnh | Các đơn vị có liên quan",
        ),
        ("Các đơn vị có liên quan tham mưu nội dung thuộc lĩnh vực phụ trách", "Các đơn vị có liên quan"),
        ("Các cơ quan, đơn vị theo quy định", "Các cơ quan, đơn vị theo quy định"),
        ("Sở Giáo dục và ĐT; UBND huyện, TP, thị xã", "Sở Giáo dục và Đào tạo | UBND cấp huyện"),
        ("Phòng VH TT", "Phòng Văn hóa và Thông tin"),
        ("Văn phòng HĐND&UBND; Phòng VH&TT", "Văn phòng HĐND và UBND | Phòng Văn hóa và Thông tin"),
        ("VP UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Các Sở, ngành", "Các Sở, ngành"),
        ("Các sở, ban, ngành", "Các sở, ban, ngành"),
        ("các Sở, Ban, Ngành liên quan; Sở Y tế", "Các sở, ban, ngành liên quan | Sở Y tế"),
        ("Sở, ngành, UBND huyện, thành phố", "Các Sở, ngành | UBND cấp huyện"),
        (
            "Các sở, ngành, các huyện, TP, thị xã; các ĐVSN công lập",
            "Các Sở, ngành | UBND cấp huyện | Các đơn vị sự nghiệp công lập",
        ),
        (
            "Các Sở, ban, ngành trực thuộc UBND tỉnh, UBND các huyện, TP, thị xã",
            "Các sở, ban, ngành trực thuộc UBND tỉnh | UBND cấp huyện",
        ),
        ("Các sở: Tài chính, Nội vụ, Kế hoạch và Đầu tư", "Sở Tài chính | Sở Nội vụ | Sở Kế hoạch và Đầu tư"),
        ("Sở Nội vụ, Tài chính", "Sở Nội vụ | Sở Tài chính"),
        (
            "Sở Khoa học và Công nghệ Sở Công Thương; UBND các phường, xã",
            "Sở Khoa học và Công nghệ | Sở Công Thương | UBND các xã, phường",
        ),
        (
            "Sở Tư pháp (đối với Kế hoạch của UBND tỉnh) Các Sở, ngành, UBND cấp huyện (đối với ngành)",
            "Sở Tư pháp | Các Sở, ngành | UBND cấp huyện",
        ),
        (
            "Các cơ quan, đơn vị thuộc UBND huyện, các xã, thị trấn;",
            "Các cơ quan, đơn vị thuộc UBND huyện | UBND các xã, thị trấn",
        ),
        ("- Các cơ quan; -UBND các xã, thị trấn", "Các cơ quan | UBND các xã, thị trấn"),
        (
            "UBND các huyện, thành phố, thị xã và các xã, phường, thị trấn",
            "UBND cấp huyện | UBND các xã, phường, thị trấn",
        ),
        (
            "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố",
            "Các sở, ban, ngành | Chủ tịch UBND cấp huyện",
        ),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Sở Nội vụ | Sở Tài chính"),
        (
            "Chi cục Thuế khu vực Lục Ngạn - Sơn Động, Điện lực Lục Ngạn",
            "Chi cục Thuế khu vực Lục Ngạn - Sơn Động | Điện lực Lục Ngạn",
        ),
        ("Uỷ ban nhân dân xã Ea Kar", "UBND xã Ea Kar"),
        ("các công ty CP có liên quan", "Các công ty cổ phần có liên quan"),
        ("Doanh nghiệp, nhà cung cấp dịch vụ IoT, nhà đầu tư", "Doanh nghiệp | Nhà cung cấp dịch vụ IoT | Nhà đầu tư"),
        ("các huyện, TP, thị xã; Sở Nội vụ", "UBND cấp huyện | Sở Nội vụ"),
        ("Các sở, ban, ngành có liên quan, DNNN", "Các sở, ban, ngành có liên quan | Doanh nghiệp nhà nước"),
        ("Sở Thông tin và Truyền thông Sở, ngành", "Sở Thông tin và Truyền thông | Các Sở, ngành"),
        ("Cơ quan rà soát", "Cơ quan rà soát"),
        ("Sở Nội vụ và cơ quan liên quan", "Sở Nội vụ | Cơ quan liên quan"),
        ("", ""),
        (" ;, - ", ""),
    ],
)
def test_cells(registry: AgencyRegistry, cell: str, bodies: str) -> None:
    assert " | ".join(registry.split(cell)) == bodies


def test_splitting_canonical_names_changes_nothing(registry: AgencyRegistry) -> None:
    for card in registry:
        if "{" not in card.name:
            assert registry.split(card.name) == (card.name,), card.name


def test_cards(registry: AgencyRegistry) -> None:
    card = registry.get("STTTT")
    assert card is not None
    assert (card.name, card.kind, card.level) == ("Sở Thông tin và Truyền thông", "body", "province")
    assert card.english == "Department of Information and Communications"
    assert registry.get("Công an huyện").level == "district"  # type: ignore[union-attr]
    assert registry.get("Các Sở, ngành").kind == "collective"  # type: ignore[union-attr]
    placed = registry.get("UBND phường Ninh Kiều")
    assert placed is not None
    assert (placed.name, placed.level) == ("UBND phường Ninh Kiều", "commune")
    assert registry.get("Sở Mây") is None


def test_mentions_have_exact_offsets(registry: AgencyRegistry) -> None:
    text = (
        "Giao Sở Nội vụ phối hợp với Sở TT&TT và UBND\ncấp huyện theo 213/KH-UBND; Chính phủ số; "
        "Sở Văn hóa,\nThể thao và Du lịch"
    )
    found = [(text[mention.start : mention.end], mention.name) for mention in registry.find(text)]
    assert found == [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("UBND\ncấp huyện", "UBND cấp huyện"),
        ("Sở Văn hóa,\nThể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
    ]


def test_two_companies_are_not_one_with_a_place(registry: AgencyRegistry) -> None:
    assert [mention.name for mention in registry.find("VNPT Nghệ An lắp trạm")] == ["VNPT Nghệ An"]
    assert registry.find("VNPT và Viettel lắp mới bao nhiêu trạm") == ()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("so tttt lam gi nam 2025", "Sở Thông tin và Truyền thông"),
        ("cong viec cua so noi vu", "Sở Nội vụ"),
        ("van phong ubnd tinh chu tri gi", "Văn phòng UBND tỉnh"),
        ("van phong hdnd&ubnd", "Văn phòng HĐND và UBND"),
        ("phong vh tt", "Phòng Văn hóa và Thông tin"),
    ],
)
def test_questions_without_diacritics(registry: AgencyRegistry, question: str, name: str) -> None:
    assert [mention.name for mention in registry.find(question, tolerant=True)] == [name]


def test_resolving_one_name(registry: AgencyRegistry) -> None:
    assert registry.resolve("so noi vu") == "Sở Nội vụ"
    assert registry.resolve("Sở NN&PTNT") == "Sở Nông nghiệp và Phát triển nông thôn"
    assert registry.resolve("Sở Nội vụ và Sở Y tế") is None
    assert registry.resolve("ai do") is None


def test_looser_names_lead_to_fuller_ones(registry: AgencyRegistry) -> None:
    both = {"Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND huyện"}
    assert registry.same("Văn phòng HĐND và UBND") == both
    assert registry.same("Văn phòng HĐND và UBND huyện") == both
    assert registry.same("Sở Y tế") == {"Sở Y tế"}


def test_unknown_spellings_are_proposed_not_guessed(registry: AgencyRegistry) -> None:
    cells = ["Sở Nội vu; Sở Y tế", "Sở Nội vu", "Ban Chấm điểm hoa"]
    assert registry.split(cells[0]) == ("Sở Nội vu", "Sở Y tế")
    rows = [(row.text, row.nearest, row.count) for row in registry.proposals(cells)]
    assert rows == [("Sở Nội vu", "Sở Nội vụ", 2), ("Ban Chấm điểm hoa", None, 1)]


def test_a_wrong_table_says_where(tmp_path: Path) -> None:
    table = tmp_path / "agencies.jsonl"
    table.write_text('{"name": "Sở A", "kind": "body", "level": "province", "english": "A"}\n{"name": 1}\n', "utf-8")
    with pytest.raises(CorpusError, match="line 2"):
        load_registry(table)
    row = '{"name": "Sở A", "kind": "body", "level": "province", "english": "A"}\n'
    table.write_text(row * 2, "utf-8")
    with pytest.raises(CorpusError, match="twice"):
        load_registry(table)


_PIECES = [
    "Sở",
    "Các",
    "sở",
    "ban",
    "ngành",
    "UBND",
    "huyện",
    "TP",
    "xã",
    ",",
    ";",
    "và",
    "TT&TT",
    "(",
    ")",
    "-",
    "Nội vụ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_no_cell_fails(cell: str) -> None:
    registry = load_registry()
    assert all(name == name.strip() and name for name in registry.split(cell))
    for mention in registry.find(cell):
        assert 0 <= mention.start < mention.end <= len(cell)


def test_long_texts_are_read_in_linear_time(registry: AgencyRegistry) -> None:
    for piece in ("các sở, ", "Sở ", "UBND huyện, ", "Ủy ban nhân ", "a, ", "(", "Báo Bắc Giang - "):
        text = piece * (120_000 // len(piece))
        assert registry.split(text) == ()
        assert all(mention.end <= len(text) for mention in registry.find(text))
        registry.split(piece * (3_900 // len(piece)))


def test_bodies_that_only_documents_name(registry: AgencyRegistry) -> None:
    known = registry.knowing(
        ["Ban Quản lý Khu kinh tế Đông Nam", "Các doanh nghiệp viễn thông", "Doanh nghiệp", "Sở Y tế"]
    )
    assert [mention.name for mention in known.find("Ban Quản lý Khu kinh tế Đông Nam làm gì?")] == [
        "Ban Quản lý Khu kinh tế Đông Nam"
    ]
    assert {agency.name for agency in known} - {agency.name for agency in registry} == {
        "Ban Quản lý Khu kinh tế Đông Nam"
    }
    assert registry.knowing(["Sở Y tế", "Các cơ quan"]) is registry


def test_a_place_in_a_name_is_in_its_english_too():
    card = load_registry().get("Báo Bắc Giang")
    assert card is not None
    assert card.english == "Newspaper of Bắc Giang"
