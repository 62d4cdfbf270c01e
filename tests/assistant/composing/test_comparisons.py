"""Years and places side by side: each figure with the document it stands in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.question import Question
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from corpus.catalog import CatalogEntry
from tests.assistant.conftest import build_index

Ask = Callable[..., Answer]
ASKED = (
    "So sánh tỷ lệ hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình của tỉnh Sông Xanh năm 2030 và 2031"
)


def test_every_line_cites_its_own_document(ask: Ask) -> None:
    answer = ask(ASKED)
    assert answer.status is Status.ANSWERED
    shares = {"song-xanh-2030": "80%", "song-xanh-2031": "90%"}
    assert {citation.document for citation in answer.citations} == set(shares)
    for citation in answer.citations:
        line = next(line for line in answer.text.splitlines() if f"[{citation.n}]" in line)
        share = shares[citation.document]
        assert share in line
        assert share in citation.quote
        assert citation.document[-4:] in line
        assert not any(other in line for other in shares.values() if other != share)


def test_rows_are_compared_cell_by_cell(ask: Ask) -> None:
    answer = ask(
        "So sánh cơ quan chủ trì và thời hạn số hóa tài liệu lưu trữ lịch sử của tỉnh Sông Xanh năm 2030 và 2031"
    )
    assert answer.status is Status.ANSWERED
    assert set(answer.tasks) == {"song-xanh-2030:2", "song-xanh-2031:2"}
    of_2030 = next(line for line in answer.text.splitlines() if "- Sông Xanh 2030" in line)
    assert "Chủ trì: Văn phòng UBND tỉnh" in of_2030
    assert "Thời hạn: Tháng 10/2030" in of_2030
    assert answer.table is not None
    assert any("Chủ trì: Sở Thông tin và Truyền thông" in cell for row in answer.table.rows for cell in row)


def test_the_table_holds_the_same(ask: Ask) -> None:
    answer = ask(ASKED)
    assert answer.table is not None
    assert len(answer.table.rows) == 2
    for row in answer.table.rows:
        assert len(row) == len(answer.table.columns)
        number = row[-1].rsplit("[", 1)[1].removesuffix("]")
        citation = next(citation for citation in answer.citations if citation.n == int(number))
        assert citation.title in row[0]


def test_three_years_of_the_bundled_documents(ask_bundled: Ask) -> None:
    answer = ask_bundled(
        "So sánh chỉ tiêu hồ sơ công việc cấp xã xử lý trên môi trường mạng của tỉnh qua các năm 2022, 2024, 2025."
    )
    told = {citation.document: citation.n for citation in answer.citations}
    assert {"bac-giang-2022", "bac-giang-2024", "bac-giang-2025-phu-luc"} <= set(told)
    for document, share in (("bac-giang-2022", "50%"), ("bac-giang-2024", "65%"), ("bac-giang-2025-phu-luc", "100%")):
        line = next(line for line in answer.text.splitlines() if f"[{told[document]}]" in line)
        assert share in line


def test_shares_are_compared_by_what_they_are_of(ask_bundled: Ask) -> None:
    answer = ask_bundled("so sánh tỷ lệ giải quyết hồ sơ đúng hạn 2022 và 2024")
    assert answer.status == "partial"
    assert "trên 90% hồ sơ TTHC" in answer.text
    assert (
        "Bắc Giang 2022 (Kế hoạch cải cách hành chính nhà nước tỉnh Bắc Giang năm 2022): tài liệu không nêu."
        in answer.text
    )


@pytest.mark.parametrize("sides", ["giữa tỉnh và huyện", "giữa huyện và tỉnh", "của tỉnh so với huyện"])
def test_the_tiers_name_the_sides(ask_bundled: Ask, sides: str) -> None:
    answer = ask_bundled(f"so sánh mục tiêu hồ sơ trực tuyến toàn trình {sides} năm 2024")
    assert {"bac-giang-2024", "luc-ngan-2024"} <= {citation.document for citation in answer.citations}
    assert "Kế hoạch kiểm soát TTHC" not in answer.text


def test_a_share_of_two_years_without_the_word_compare(ask_bundled: Ask) -> None:
    answer = ask_bundled("Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng cấp huyện năm 2022 so với 2024")
    told = [line for line in answer.text.splitlines() if line.startswith("- Bắc Giang")]
    assert len(told) == 2
    assert all("hồ sơ công việc tại cấp huyện" in line for line in told)


def test_which_year_set_more(ask_bundled: Ask) -> None:
    answer = ask_bundled("Which year set a higher target for online payment, 2022 or 2024?")
    assert {"bac-giang-2022", "bac-giang-2024"} <= {citation.document for citation in answer.citations}


def test_two_plans_on_one_agency_are_listed(ask_bundled: Ask) -> None:
    answer = ask_bundled("So sánh nhiệm vụ của Sở Nội vụ năm 2022 và 2024")
    headed = [line for line in answer.text.splitlines() if "Sở Nội vụ được giao —" in line]
    assert {"năm 2022", "năm 2024"} == {line.split(":")[0][-8:] for line in headed}


def test_the_sentence_of_a_duty_that_has_a_figure_has_it_too(ask_bundled: Ask) -> None:
    answer = ask_bundled("Tỷ lệ kiểm tra CCHC của tỉnh 2024 và Lục Ngạn 2024 chênh nhau thế nào?")
    assert "30%" in answer.text
    assert "50%" in answer.text


def test_a_time_counted_from_the_plans_own_day_is_no_silence(tmp_path: Path) -> None:
    times = {
        "Sông Xanh": "Đợt thi đua trồng rừng được thực hiện từ ngày ban hành Kế hoạch đến khi tổng kết.",
        "Đồi Cát": "Đợt thi đua trồng rừng được thực hiện từ tháng 10/2031 đến khi tổng kết.",
    }
    plans = [
        (
            CatalogEntry(f"thi-dua-{at}", f"Kế hoạch thi đua {place}", f"UBND {place}", place, "province", 2031),
            f"KẾ HOẠCH THI ĐUA\n\nI. THỜI GIAN THỰC HIỆN\n\n{time}\n\nII. KINH PHÍ\n\nTừ ngân sách.\n",
        )
        for at, (place, time) in enumerate(times.items())
    ]
    build_index(tmp_path / "index", plans)
    answer = open_pipeline(Settings(index=tmp_path / "index", remembered=0)).answer(
        Question("So sánh thời gian đợt thi đua trồng rừng của Sông Xanh và Đồi Cát")
    )
    assert answer.status is Status.ANSWERED
    assert all(time in answer.text for time in times.values())


def test_a_share_is_compared_with_a_share(ask_bundled: Ask) -> None:
    answer = ask_bundled(
        "Reform inspections in 2024: what minimum share of agencies had to be checked by the province, and what by Lục "
        "Ngạn district?"
    )
    assert "30% số cơ quan" in answer.text
    assert "50% số cơ quan" in answer.text


def test_two_documents_of_one_year_are_compared(ask_bundled: Ask) -> None:
    answer = ask_bundled(
        "The province has two 2024 documents, the reform plan and the index improvement plan. What share of dossiers "
        "settled ahead of time does each one ask for?"
    )
    assert {citation.document for citation in answer.citations} == {"bac-giang-2024", "bac-giang-chi-so-2024"}
    assert "trên 60% trả trước hạn" in answer.text
    assert "từ 40% trở lên" in answer.text


@pytest.mark.parametrize("level", ["cấp tỉnh", "toàn tỉnh"])
def test_what_is_of_provinces_is_not_compared_with_a_district(ask_bundled: Ask, level: str) -> None:
    answer = ask_bundled(f"So sánh {level} năm 2022 và 2024 về tỷ lệ hồ sơ công việc xử lý trên môi trường mạng")
    assert {citation.document for citation in answer.citations} == {"bac-giang-2022", "bac-giang-2024"}
    assert "Lục Ngạn" not in answer.text
