"""The other rooms in a real browser: each one's main way, at the width of a desk and of a phone."""

import csv
import io
import zipfile
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from corpus.normalizer import fold


def test_searching_as_one_types(visit: Any) -> None:
    page = visit.page
    visit.room("search")
    box = page.locator("#shell-search input[name=q]")
    box.press_sequentially("dich vu cong truc tuyen")
    visit.told("dich vu cong truc tuyen")
    marked = page.locator(".hit mark").all_inner_texts()
    assert {fold(words).lower() for words in marked} & {"dich vu cong truc tuyen", "truc", "tuyen"}
    box.fill("một cửa hiện đại")
    page.check("#shell-search input[name=exact]")
    page.wait_for_function(
        "[...document.querySelectorAll('.hit')].every(one => /một cửa hiện đại/i.test(one.innerText))"
    )
    assert visit.serious() == []
    box.fill("zzz không có chữ này")
    expect(page.locator("#search-results .teaching")).to_contain_text("Không có đoạn nào")


def test_the_register_filters_opens_sources_and_exports(visit: Any, served: Any) -> None:
    page = visit.page
    visit.room("register")
    page.select_option("#register-form select[name=agency]", "Sở Tư pháp")
    page.select_option("#register-form select[name=role]", "lead")
    page.select_option("#register-form select[name=year]", "2025")
    page.wait_for_function(
        "(rows => rows.length > 0 && rows.every(row => /Sở Tư pháp/.test(row.children[1].innerText)"
        " && / 2025$/.test(row.children[5].textContent)))"
        "([...document.querySelectorAll('.register tbody tr')])"
    )
    rows = page.locator(".register tbody tr").count()
    assert visit.serious() == []
    with page.expect_download() as saved:
        page.click("[data-export='export/register.csv']")
    text = saved.value.path().read_text(encoding="utf-8-sig")
    assert text.count("bac-giang-2025-phu-luc:") == rows
    page.locator(".register .link").first.click()
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    expect(page.locator("#drawer[open] table.record")).to_contain_text("Sở Tư pháp")
    assert visit.serious() == []
    page.keyboard.press("Escape")
    expect(page.locator("#drawer[open]")).to_have_count(0)
    page.fill("#register-form input[name=due_from]", "1/1/2019")
    page.fill("#register-form input[name=due_to]", "31/12/2019")
    expect(page.locator("#register-view .teaching")).to_be_visible()


def test_a_heading_sorts_the_register_and_what_is_saved(visit: Any) -> None:
    page = visit.page
    visit.room("register")
    page.select_option("#register-form select[name=document]", "luc-ngan-2024")
    page.select_option("#register-form select[name=kind]", "task")
    page.wait_for_function("document.querySelectorAll('.register tbody tr').length > 40")

    def column() -> list[str]:
        return [
            fold(cell.strip()).casefold() for cell in page.locator(".register tbody td:nth-child(2)").all_inner_texts()
        ]

    page.click(".register [data-sort=lead]")
    expect(page.locator(".register th").nth(1)).to_have_attribute("aria-sort", "ascending")
    up = column()
    assert up == sorted(up)
    assert len(set(up)) > 3
    expect(page.locator(".register [data-sort=lead]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".register th").nth(1)).to_have_attribute("aria-sort", "descending")
    down = column()
    assert down == sorted(up, reverse=True)
    assert visit.serious() == []
    with page.expect_download() as saved:
        page.click("[data-export='export/register.csv']")
    header, *rows = csv.reader(io.StringIO(saved.value.path().read_text(encoding="utf-8-sig")))
    links = page.locator(".register .link").evaluate_all("all => all.map(one => one.dataset.evidence)")
    shown = [parse_qs(urlsplit(link).query)["record"][0] for link in links]
    assert [row[header.index("Mã")] for row in rows] == shown


def test_the_calendar_of_a_year(visit: Any) -> None:
    page = visit.page
    visit.room("calendar")
    page.select_option("#shell-calendar select[name=year]", "2025")
    expect(page.locator("#calendar-view .timeline li")).to_have_count(12)
    expect(page.locator("#month-2025-12")).to_contain_text("Tháng 12/2025")
    page.locator("#calendar-view .month > summary").last.click()
    page.locator("#calendar-view .month .link").first.click()
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    page.keyboard.press("Escape")
    assert visit.serious() == []


def test_a_briefing_is_read_printed_and_saved(visit: Any) -> None:
    page = visit.page
    visit.room("briefing")
    expect(page.locator("#briefing-view .teaching")).to_be_visible()
    page.select_option("#shell-briefing select[name=agency]", "Sở Nội vụ")
    expect(page.locator(".briefing h2")).to_contain_text("Sở Nội vụ")
    expect(page.locator(".briefing")).to_contain_text("Chữ viết tắt")
    assert visit.serious() == []
    page.locator(".briefing .cite").first.click()
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    page.keyboard.press("Escape")
    with page.expect_download() as saved:
        page.click("[data-export='export/briefing.docx']")
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as file:
        assert "Sở Nội vụ" in file.read("word/document.xml").decode()
    page.emulate_media(media="print")
    expect(page.locator("#shell-briefing form")).to_be_hidden()


def test_targets_side_by_side(visit: Any) -> None:
    page = visit.page
    visit.room("comparison")
    page.fill("#shell-comparison input[name=q]", "thanh toán trực tuyến")
    expect(page.locator(".comparison tbody tr").first).to_contain_text("thanh toán")
    expect(page.locator(".comparison .share").first).to_be_visible()
    assert visit.serious() == []
    page.locator(".comparison .link").first.click()
    expect(page.locator("#drawer[open] mark").first).to_be_visible()


def test_the_evaluation_teaches_where_there_is_none(visit: Any) -> None:
    visit.room("evaluation")
    expect(visit.page.locator("#evaluation-view")).to_contain_text("cchc eval run")
    assert visit.serious() == []


def test_a_year_by_agency(visit: Any) -> None:
    page = visit.page
    visit.room("calendar")
    page.select_option("#shell-calendar select[name=year]", "2025")
    page.select_option("#shell-calendar select[name=by]", "agency")
    page.select_option("#shell-calendar select[name=agency]", "Sở Nội vụ")
    expect(page.locator("#calendar-view details.month > summary").first).to_contain_text("Sở Nội vụ")
    expect(page.locator("#calendar-view details[open] .link").first).to_be_visible()
