"""The last check: an answer with one thing wrong in it does not pass, whoever made it."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Status
from assistant.pipeline import Pipeline
from corpus.document import Span

Ask = Callable[..., Answer]
Tamper = Callable[[Answer], Answer]


@pytest.fixture(scope="module")
def row(ask: Ask) -> Answer:
    """One row: who, with whom, by when, with what product."""
    answer = ask(
        "Ai chủ trì, ai phối hợp số hóa tài liệu lưu trữ lịch sử của Đồi Cát, thời hạn khi nào, sản phẩm là gì?"
    )
    assert answer.tasks == ("doi-cat-2031:2",)
    return answer


@pytest.fixture(scope="module")
def several(ask: Ask) -> Answer:
    """The same row of three plans, each with its own lead and time."""
    answer = ask("Ai chủ trì số hóa tài liệu lưu trữ lịch sử, thời hạn khi nào?")
    assert len(answer.citations) == 3
    return answer


@pytest.fixture(scope="module")
def passage(ask: Ask) -> Answer:
    return ask("Phấn đấu bao nhiêu phần trăm hồ sơ trực tuyến toàn trình ở huyện Đồi Cát?")


def swap(answer: Answer, one: str, other: str) -> Answer:
    """`answer` with two wordings of its text exchanged."""
    assert one in answer.text
    text = answer.text.replace(one, "\x00").replace(other, one).replace("\x00", other)
    assert text != answer.text
    return replace(answer, text=text)


def put(answer: Answer, old: str, new: str) -> Answer:
    assert old in answer.text
    return replace(answer, text=answer.text.replace(old, new))


def cite(answer: Answer, **changed: object) -> Answer:
    """`answer` with its first citation changed."""
    first = replace(answer.citations[0], **changed)  # type: ignore[arg-type]
    return replace(answer, citations=(first, *answer.citations[1:]))


def test_what_the_pipeline_says_holds(plans: Pipeline, row: Answer, several: Answer, passage: Answer) -> None:
    for answer in (row, several, passage):
        assert plans.verifier.verify(answer) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Phòng Tư pháp", "Sở Y tế"),
        ("Phòng Tư pháp", "Sở Tư pháp"),
        ("Sở Khoa học và Công nghệ", "Sở Nội vụ"),
        ("Tháng 10/2031", "Tháng 11/2031"),
        ("Tháng 10/2031", "Tháng 10/2030"),
        ("Tháng 10/2031", "Trước 15/11/2031"),
        ("Tháng 10/2031", "Quý IV/2031"),
        ("Kho dữ liệu số", "Lớp tập huấn"),
        ("lưu trữ lịch sử", "lưu trữ bí mật"),
    ],
)
def test_a_fact_of_another_row_does_not_pass(plans: Pipeline, row: Answer, old: str, new: str) -> None:
    assert plans.verifier.verify(put(row, old, new))


def test_the_lead_cannot_pass_for_the_coordinator(plans: Pipeline, row: Answer) -> None:
    assert plans.verifier.verify(swap(row, "Phòng Tư pháp", "Sở Khoa học và Công nghệ"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn phòng UBND tỉnh", "Phòng Tư pháp"),
        ("Sở Thông tin và Truyền thông", "Văn phòng UBND tỉnh"),
        ("Tháng 10/2030", "Tháng 10/2031"),
        ("[1]", "[2]"),
        ("[1]", "[3]"),
    ],
)
def test_what_is_swapped_between_rows_does_not_pass(plans: Pipeline, several: Answer, one: str, other: str) -> None:
    assert plans.verifier.verify(swap(several, one, other))


@pytest.mark.parametrize(
    ("old", "new"), [("70%", "75%"), ("70%", "7%"), ("hồ sơ thủ tục", "thủ tục hồ sơ"), ("trên 70", "dưới 70")]
)
def test_a_quotation_in_other_words_does_not_pass(plans: Pipeline, passage: Answer, old: str, new: str) -> None:
    assert plans.verifier.verify(put(passage, old, new))


@pytest.mark.parametrize(
    "tamper",
    [
        lambda answer: cite(answer, quote=answer.citations[0].quote + "."),
        lambda answer: cite(answer, quote=""),
        lambda answer: cite(answer, quote="", spans=()),
        lambda answer: cite(answer, spans=(Span(0, 12),)),
        lambda answer: cite(answer, document="song-xanh-2030"),
        lambda answer: cite(answer, n=9),
        lambda answer: replace(answer, citations=()),
        lambda answer: replace(answer, citations=(*answer.citations, replace(answer.citations[0], n=2))),
        lambda answer: replace(answer, text=answer.text.replace("[1]", "[2]")),
        lambda answer: replace(answer, text=answer.text.replace("[1]", "")),
        lambda answer: replace(answer, text=answer.text + " [12]"),
        lambda answer: replace(answer, text=answer.text + "\nSở Y tế cũng chủ trì việc này."),
        lambda answer: replace(answer, text=answer.text + "\nTheo Quyết định số 99/QĐ-UBND."),
        lambda answer: replace(answer, status=Status.NOT_FOUND),
        lambda answer: replace(answer, status=Status.REFUSED, citations=()),
    ],
)
def test_a_tampered_citation_does_not_pass(plans: Pipeline, row: Answer, tamper: Tamper) -> None:
    assert plans.verifier.verify(tamper(row))


@pytest.fixture(scope="module")
def compared(ask: Ask) -> Answer:
    answer = ask(
        "So sánh cơ quan chủ trì và thời hạn số hóa tài liệu lưu trữ lịch sử của tỉnh Sông Xanh năm 2030 và 2031"
    )
    assert answer.table is not None
    return answer


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Văn phòng UBND tỉnh", "Sở Nội vụ"),
        ("Tháng 10/2030", "Tháng 11/2030"),
        ("Tháng 10/2030", "Tháng 10/2031"),
        ("lưu trữ lịch sử", "lưu trữ bí mật"),
        ("Sông Xanh 2030", "Sông Xanh 2029"),
        ("[1]", "[2]"),
        ("[1]", "[9]"),
    ],
)
def test_a_cell_of_a_table_that_says_otherwise_does_not_pass(
    plans: Pipeline, compared: Answer, old: str, new: str
) -> None:
    assert plans.verifier.verify(compared) == ()
    assert compared.table is not None
    rows = tuple(tuple(cell.replace(old, new) for cell in row) for row in compared.table.rows)
    assert rows != compared.table.rows
    assert plans.verifier.verify(replace(compared, table=replace(compared.table, rows=rows)))


def test_a_record_that_is_not_cited_is_not_listed(plans: Pipeline, row: Answer) -> None:
    assert plans.verifier.verify(replace(row, tasks=(*row.tasks, "song-xanh-2031:1")))
    assert plans.verifier.verify(replace(row, tasks=(*row.tasks, "nowhere:1")))


def test_every_problem_says_what_and_where(plans: Pipeline, row: Answer) -> None:
    problems = plans.verifier.verify(put(row, "Phòng Tư pháp", "Sở Y tế"))
    assert any("Sở Y tế" in problem.reason for problem in problems)
    assert all("\n" not in problem.reason and not re.search(r"\[\d+\]", problem.statement) for problem in problems)


def test_an_answer_that_does_not_answer_needs_nothing(plans: Pipeline) -> None:
    for status in (Status.NOT_FOUND, Status.CLARIFY, Status.REFUSED, Status.OUT_OF_SCOPE, Status.ERROR):
        assert plans.verifier.verify(Answer("", "Ai?", "vi", status, "Không có.")) == ()


def test_anybodys_text_is_judged_by_its_citations(plans: Pipeline) -> None:
    """Text that no template made: true words pass, a wrong figure and a wrong body do not."""
    document = plans.index.document("song-xanh-2031")
    start = document.text.index("Phấn đấu trên 90%")
    spans = (Span(start, document.text.index(".", start) + 1),)
    citation = Citation(1, "song-xanh-2031", document.entry.title, (), None, document.quote(spans), spans)

    def judge(text: str) -> bool:
        answer = Answer("", "Bao nhiêu?", "vi", Status.ANSWERED, text, (citation,))
        return plans.verifier.verify(answer) == ()

    assert judge("Tỉnh đặt mục tiêu trên 90% hồ sơ. [1]")
    assert judge("Mục tiêu: “trên 90% hồ sơ thủ tục hành chính” [1]")
    assert not judge("Tỉnh đặt mục tiêu trên 80% hồ sơ. [1]")
    assert not judge("Sở Y tế đặt mục tiêu trên 90% hồ sơ. [1]")
    assert not judge("Tỉnh đặt mục tiêu 90% trước ngày 15/3/2031. [1]")
    assert not judge("Tỉnh đặt mục tiêu trên 90% hồ sơ.")


def test_lines_of_the_bundled_documents_cannot_trade_their_citations(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("Những việc nào có thời hạn tháng 12/2025?")
    numbers = [citation.n for citation in answer.citations]
    assert len(numbers) > 3
    for one, other in itertools.pairwise(numbers):
        assert pipeline.verifier.verify(swap(answer, f"[{one}]", f"[{other}]"))


def test_a_body_of_the_question_is_no_evidence(ask_bundled: Ask, pipeline: Pipeline) -> None:
    answer = ask_bundled("Phụ lục 2025 giao Sở Tài chính chủ trì những hoạt động nào?")
    lines = answer.text.splitlines()
    place = next(number for number, line in enumerate(lines) if line.endswith("[1]"))
    for fact in ("Chủ trì: Sở Y tế", "Phối hợp: Bộ Công an", "Thời hạn: Trước 01/02/2025", "Sản phẩm: Cầu vượt"):
        told = lines[place].replace(" [1]", f"; {fact} [1]")
        assert pipeline.verifier.verify(replace(answer, text="\n".join([*lines[:place], told, *lines[place + 1 :]])))


def test_an_answer_is_judged_alike_the_second_time(plans: Pipeline, row: Answer) -> None:
    wrong = put(row, "2031", "2039")
    first = plans.verifier.verify(wrong)
    assert first
    assert plans.verifier.verify(row) == ()
    assert plans.verifier.verify(wrong) == first


def test_an_empty_cell_told_behind_a_fact_is_no_part_of_it(ask_bundled: Ask) -> None:
    answer = ask_bundled("Sản phẩm và kinh phí của việc lập dự trù kinh phí xác định Chỉ số CCHC năm 2025 là gì?")
    assert answer.status is Status.PARTIAL
    assert "Sản phẩm: Kế hoạch; tài liệu không nêu kinh phí" in answer.text


def test_a_rendering_and_its_words_may_have_brackets_of_their_own(ask_bundled: Ask) -> None:
    answer = ask_bundled("What is the product of “Tiếp tục thực hiện đổi mới thực hiện cơ chế một cửa…”?")
    assert answer.status is Status.ANSWERED
    assert "(Hồ sơ được giải quyết đúng và trước hạn, Công văn xin lỗi (" in answer.text
