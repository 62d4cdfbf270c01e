"""`cchc tasks` and `cchc brief` over a small index."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import cchc

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
CHOSEN = ("bac-giang-2024", "luc-ngan-2024")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    for name in CHOSEN:
        shutil.copy(DOCUMENTS / f"{name}.txt", folder)
    cards = (DOCUMENTS / "catalog.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [card for card in cards if json.loads(card)["id"] in CHOSEN]
    (folder / "catalog.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
    built = run(
        "index", "build", "--documents", str(folder), "--index", str(folder / "ix"), "--no-words", "--model", "none"
    )
    assert built.exit_code == 0, built.output
    return folder / "ix"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cchc, arguments)


def rows(index: Path, *arguments: str) -> list[dict[str, object]]:
    result = run("tasks", "--index", str(index), "--format", "jsonl", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_all_rows_of_a_plan(index: Path) -> None:
    found = rows(index, "--document", "luc-ngan-2024", "--kind", "task")
    assert len(found) == 51
    assert found[0]["lead_agencies"] == ["Phòng Tư pháp"]


def test_filters_hold_together(index: Path) -> None:
    found = rows(index, "--agency", "phong noi vu", "--role", "lead", "--kind", "duty")
    assert found
    assert all(row["agencies"] == ["Phòng Nội vụ"] for row in found)
    due = rows(index, "--due-to", "2024-01-31", "--place", "bac giang")
    assert [row["deadline_end"] for row in due] == ["2024-01-15", "2024-01-31"]


def test_files(index: Path, tmp_path: Path) -> None:
    for form, begin in (("csv", "\ufeff".encode()), ("xlsx", b"PK"), ("ics", b"BEGIN:VCALENDAR")):
        out = tmp_path / f"so.{form}"
        result = run("tasks", "--index", str(index), "--format", form, "--out", str(out))
        assert result.exit_code == 0, result.output
        assert out.read_bytes().startswith(begin)
    assert "left out" in run("tasks", "--index", str(index), "--format", "ics").stderr


def test_one_record_beside_its_source(index: Path) -> None:
    shown = run("tasks", "--index", str(index), "--explain", "luc-ngan-2024:I-1").stdout
    assert "lead: Phòng Tư pháp" in shown
    assert "│ 'Phòng Tư pháp'" in shown


def test_names_that_nobody_registered_are_listed(index: Path) -> None:
    shown = run("tasks", "--index", str(index), "--new-names")
    assert shown.exit_code == 0
    assert "Phòng giao dịch các ngân hàng trên địa bàn huyện" in shown.stdout
    assert "Phòng Nội vụ" not in shown.stdout


def test_a_briefing(index: Path) -> None:
    shown = run("brief", "Phòng Tư pháp", "--index", str(index)).stdout
    assert "Chủ trì theo các bảng phân công" in shown
    assert "[luc-ngan-2024:I-1]" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("tasks", "--agency", "Sở Mây Mưa"), "no agency"),
        (("tasks", "--year", "1999"), "1999"),
        (("tasks", "--explain", "x:1"), "x:1"),
        (("tasks", "--format", "xlsx"), "--out"),
        (("tasks", "--due-from", "2024-12-31", "--due-to", "2024-01-01"), "--due-from sau --due-to"),
        (("tasks", "--area", "Thời tiết"), "không có lĩnh vực này, ví dụ có I"),
        (("brief", "Sở Ngoại vụ"), "nothing is assigned"),
        (("brief", " "), "chưa nêu cơ quan"),
    ],
)
def test_wrong_use_is_told(index: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments, "--index", str(index))
    assert result.exit_code != 0
    assert words in str(result.exception)


def test_an_agency_called_by_its_place_is_that_agency_there(index: Path) -> None:
    alone = run("brief", "Phòng Tư pháp", "--place", "Lục Ngạn", "--index", str(index)).stdout
    for called in ("phong tu phap huyen Luc Ngan", "Phòng Tư pháp Lục Ngạn", "Phòng Tư pháp của huyện Lục Ngạn"):
        assert run("brief", called, "--index", str(index)).stdout == alone
    shown = run("tasks", "--agency", "Phòng Tư pháp huyện Lục Ngạn", "--format", "jsonl", "--index", str(index))
    assert shown.stdout.count("\n") > 0 and '"document": "luc-ngan-2024"' in shown.stdout


def test_a_name_nobody_has_is_asked_back_with_like_ones_only(index: Path) -> None:
    told = str(run("brief", "Phòng Tư phép huyện Lục Ngạn", "--index", str(index)).exception)
    assert "có phải Phòng Tư pháp" in told and "Báo" not in told


def test_a_commune_is_told_what_its_group_is_given(index: Path) -> None:
    shown = run("brief", "UBND xã Tân Mộc", "--index", str(index)).stdout
    assert "Việc giao chung cho nhóm cơ quan có đơn vị này" in shown


def test_what_has_been_written_stays_where_the_new_cannot_be(index: Path, tmp_path: Path) -> None:
    old = tmp_path / "so.csv"
    old.write_text("cũ", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(old)
    assert run("tasks", "--index", str(index), "--format", "csv", "--out", str(link)).exit_code == 0
    assert link.is_symlink() and old.read_bytes().startswith(b"\xef\xbb\xbf")
    assert run("tasks", "--index", str(index), "--format", "csv", "--out", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()
    lost = run("tasks", "--index", str(index), "--format", "csv", "--out", str(tmp_path / "none" / "a.csv"))
    assert "không ghi được vào" in str(lost.exception) and "không có tệp hay thư mục này" in str(lost.exception)
