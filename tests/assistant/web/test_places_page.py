"""The address of a place in a document, and the way from one place found to the next, in a real browser."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect


def test_a_place_in_a_document_has_an_address(visit: Any, served: Any) -> None:
    page = visit.page
    visit.room("reader")
    page.select_option("#reader-form select[name=document]", "luc-ngan-2024")
    expect(page.locator("#document-view h2")).to_contain_text("Lục Ngạn")
    page.fill("#reader-form input[name=q]", "che do bao cao")
    expect(page.locator("#document-view mark").first).to_be_visible()
    page.locator(".outline a").nth(4).click()
    assert "#o" in page.url
    assert visit.serious() == []
    text = served.desk.index.document("bac-giang-2024").text
    start = text.index("Sở Tư pháp")
    page.goto(f"{served.url}/?document=bac-giang-2024&span={start}-{start + 10}")
    expect(page.locator("#document-view mark")).to_have_text("Sở Tư pháp")
    expect(page.locator("#document-view mark")).to_be_in_viewport()
    address = served.desk.view("bac-giang-2024").address(start)
    page.goto(f"{served.url}/documents/bac-giang-2024#{address}")
    expect(page.locator(f"#{address}.gone-to")).to_be_in_viewport()


def test_one_goes_from_one_place_found_to_the_next(visit: Any) -> None:
    page = visit.page
    visit.room("reader")
    page.select_option("#reader-form select[name=document]", "bac-giang-2022")
    page.fill("#reader-form input[name=q]", "dịch vụ công")
    expect(page.locator("#document-view .which")).to_have_text(re.compile(r"1/\d+"))
    expect(page.locator("#document-view mark.here")).to_be_in_viewport()
    page.locator("#document-view [data-step='1']").click()
    expect(page.locator("#document-view .which")).to_have_text(re.compile(r"2/\d+"))
    page.locator("#document-view [data-step='-1']").click()
    page.locator("#document-view [data-step='-1']").click()
    last = page.locator("#document-view mark").count()
    expect(page.locator("#document-view .which")).to_have_text(f"{last}/{last}")
    expect(page.locator("#document-view mark.here")).to_be_in_viewport()
    assert visit.serious() == []
    page.fill("#reader-form input[name=q]", "zzz không có")
    expect(page.locator("#document-view .steps").last).to_contain_text("Không tìm thấy")


def test_the_place_one_reads_has_an_address(visit: Any, served: Any) -> None:
    page = visit.page
    visit.room("reader")
    page.select_option("#reader-form select[name=document]", "bac-giang-2024")
    expect(page.locator("#document-view h2")).to_contain_text("Bắc Giang năm 2024")
    page.locator(".outline a").nth(3).click()
    expect(page.locator(".gone-to")).to_be_in_viewport()
    # By a click of its own: on a phone the button stands far above, and going there is leaving the place.
    page.locator("[data-copy-place]").evaluate("button => button.click()")
    expect(page.locator("#announcer")).to_have_text("Đã sao chép")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{served.url}/documents/bac-giang-2024#o")
    paragraph = page.locator(f"#{urlsplit(address).fragment}")
    expect(paragraph).to_be_in_viewport()
    page.evaluate(
        "p => { const text = p.firstChild; getSelection().setBaseAndExtent(text, 2, text, 12) }",
        paragraph.element_handle(),
    )
    chosen = page.evaluate("getSelection().toString()")
    page.locator("[data-copy-place]").evaluate("button => button.click()")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('span='))")
    address = page.evaluate("navigator.clipboard.readText()")
    start, end = map(int, parse_qs(urlsplit(address).query)["span"][0].split("-"))
    assert served.desk.index.document("bac-giang-2024").text[start:end] == chosen
    page.goto(address)
    expect(page.locator("#document-view mark")).to_have_text(chosen)
