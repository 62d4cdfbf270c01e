"""A document is shown whole, in order, with exactly the wanted words marked."""

import re
from html import unescape

from assistant.web.document_view import DocumentView, Mark
from assistant.web.evidence import read_spans, written_spans
from assistant.web.highlighting import highlighted, occurrences
from corpus.catalog import CatalogEntry
from corpus.document import Span
from corpus.reader import build_document

TEXT = (
    "# KẾ HOẠCH NĂM 2024\n\n## I. MỤC TIÊU\n\nPhấn đấu trên 90% hồ sơ\nđược giải quyết <đúng hạn>.\n\n"
    "## II. PHÂN CÔNG\n\na) Sở Nội vụ chủ trì.\n\nb) Sở Tư pháp phối hợp.\n"
)
VIEW = DocumentView(build_document(TEXT, CatalogEntry("x-2024", "Kế hoạch", "UBND", "X", "province", 2024)))


def _words(markup: str) -> list[str]:
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", markup)))


def test_every_word_is_shown_once_and_in_order() -> None:
    assert _words(VIEW.whole()) == re.findall(r"\w+", VIEW.document.text)


def test_paragraphs_follow_each_other_and_hold_no_blank_ends() -> None:
    reached = 0
    for one in VIEW.paragraphs:
        assert one.span.start >= reached
        assert one.span.cut(VIEW.document.text) == one.span.cut(VIEW.document.text).strip()
        reached = one.span.end


def test_the_wanted_words_are_marked() -> None:
    text = VIEW.document.text
    start, other = text.index("Sở Nội vụ"), text.index("hồ sơ\nđược")
    marks = [Mark(Span(start, start + 9), "lead", "Chủ trì"), Mark(Span(other, other + 10))]
    shown = VIEW.whole(marks)
    assert '<mark data-field="lead" data-label="Chủ trì">Sở Nội vụ</mark>' in shown
    assert "<mark>hồ sơ\nđược</mark>" in shown
    assert shown.count("<mark") == 2
    assert "<mark" in VIEW.excerpt(marks)


def test_a_place_has_the_address_of_its_paragraph() -> None:
    start = VIEW.document.text.index("phối hợp")
    address = VIEW.address(start)
    assert f'id="{address}"' in VIEW.whole()
    assert int(address[1:]) <= start


def test_ranges_of_an_address_are_read_and_bad_ones_left_out() -> None:
    spans = (Span(3, 9), Span(12, 20))
    assert read_spans(written_spans(spans), 20) == spans
    assert read_spans("9-3,a-b,5,-,1-2-3,3-9999,4-6", 20) == (Span(4, 6),)


def test_typed_words_are_found_with_and_without_diacritics() -> None:
    text = "Dịch vụ công trực tuyến; dịch\nvụ công ích"
    assert [span.start for span in occurrences(text, "dich vu cong")] == [0, 25]
    assert [span.start for span in occurrences(text, "dịch vụ công trực")] == [0]
    assert occurrences(text, "dích vụ") == ()
    assert occurrences(text, "  ?!") == ()
    assert highlighted("a < b vụ", "vụ") == "a &lt; b <mark>vụ</mark>"


def test_pages_have_names_and_addresses() -> None:
    entry = CatalogEntry("x-2024", "Kế hoạch", "UBND", "X", "province", 2024)
    view = DocumentView(build_document("KẾ HOẠCH NĂM 2024\n\nTrang đầu.\n\x0cTrang sau.\n", entry))
    shown = str(view.whole((), lambda page: f"Trang số {page}"))
    assert re.findall(r'id="page-(\d)"', shown) == ["1", "2"]
    assert shown.index("Trang số 2") < shown.index("Trang sau.")
    assert "page-" not in str(VIEW.whole())
