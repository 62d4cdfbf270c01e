"""The other rooms in a real browser: each one's main way, at the width of a desk and of a phone."""

import csv
import io
import json
import re
import shutil
import zipfile
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from assistant.feedback import Feedback, FeedbackStore
from corpus.normalizer import fold


def told(page: Any, query: str) -> None:
    """Wait for the results of all that was typed: on the way there others may have come."""
    page.wait_for_function(
        "query => (into => new URL(into.asked || location).searchParams.get('q') === query"
        " && !into.hasAttribute('aria-busy') && into.querySelector('.hit'))(document.querySelector('#search-results'))",
        arg=query,
    )


def test_searching_as_one_types(visit: Any) -> None:
    page = visit.page
    visit.room("search")
    box = page.locator("#shell-search input[name=q]")
    box.press_sequentially("dich vu cong truc tuyen")
    told(page, "dich vu cong truc tuyen")
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


def test_the_evaluation_teaches_where_there_is_none(visit: Any) -> None:
    visit.room("evaluation")
    expect(visit.page.locator("#evaluation-view")).to_contain_text("cchc eval run")
    assert visit.serious() == []


def test_hostile_text_is_harmless_in_every_room(visit: Any, served: Any) -> None:
    page = visit.page

    def harmless(room: str, told: str) -> None:
        expect(page.locator(f"#shell-{room}")).to_contain_text(told)
        assert page.evaluate("window.hacked") is None, room
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), room
        assert page.locator(f"#shell-{room} :is(script, img, svg, iframe, [onclick], a[href^=javascript])").count() == 0
        assert not set(page.locator(f"#shell-{room}").inner_text()) & UNSEEN, room
        assert visit.serious() == [], room

    page.goto(f"{served.url}/?document=doc-doc-2031")
    harmless("reader", "<script>window.hacked=1</script>")
    visit.room("search")
    page.fill("#shell-search input[name=q]", "mật mã lượng tử")
    harmless("search", "được giải quyết ${alert(1)} {{constructor}} đúng hạn")
    visit.room("register")
    page.select_option("#register-form select[name=document]", "doc-doc-2031")
    harmless("register", "<svg onload='window.hacked=6'>")
    page.locator(".register .link").first.click()
    expect(page.locator("#drawer[open] .source")).to_contain_text("window.hacked")
    page.keyboard.press("Escape")
    visit.room("calendar")
    page.select_option("#shell-calendar select[name=year]", "2031")
    harmless("calendar", "<svg onload='window.hacked=6'>")
    page.select_option("#shell-calendar select[name=by]", "agency")
    page.select_option("#shell-calendar select[name=agency]", "Sở Nội vụ")
    expect(page.locator("#calendar-view details[open]")).to_be_visible()
    harmless("calendar", "<svg onload='window.hacked=6'>")
    visit.room("comparison")
    page.fill("#shell-comparison input[name=q]", "lượng tử")
    harmless("comparison", "97%")
    visit.room("briefing")
    page.select_option("#shell-briefing select[name=agency]", "Sở Nội vụ")
    page.select_option("#shell-briefing select[name=year]", "2031")
    harmless("briefing", "<svg onload='window.hacked=6'>")


UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_hostile_opinions_and_runs_are_harmless(visit: Any, served: Any) -> None:
    page = visit.page
    evil = "<img src=x onerror='window.hacked=10'> [x](javascript:1) \u202eđảo " + "dài" * 3000
    FeedbackStore(served.desk.settings.data).add(Feedback(False, f"Hỏi {evil}", ("agency",), f"Ý kiến {evil}", {}))
    run = served.desk.runs / "xấu <b>"
    run.mkdir(parents=True, exist_ok=True)
    figure = {"mean": 0.5, "low": 0.4, "high": 0.6, "count": 2}
    groups = [{"dimension": "type", "value": f"loại {evil}", **figure}]
    summary = {"cases": 2, "figures": {"right": figure}, "groups": groups, "elapsed_ms": {"median": 1, "p95": 2}}
    (run / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    score = {"question": f"Câu {evil}", "type": evil, "right": False, "reason": evil}
    (run / "scores.jsonl").write_text(json.dumps(score) + "\n", encoding="utf-8")
    try:
        visit.room("evaluation")
        expect(page.locator("#evaluation-view")).to_contain_text("Ý kiến <img src=x")
        expect(page.locator("#evaluation-view")).to_contain_text("Câu <img src=x")
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator("#evaluation-view :is(img, a[href^=javascript])").count() == 0
        assert not set(page.locator("#evaluation-view").inner_text()) & UNSEEN
        assert visit.serious() == []
    finally:
        shutil.rmtree(run)


def test_a_small_screen_folds_the_filters(visit: Any) -> None:
    page = visit.page
    page.click("#room-register-button")
    expect(page.locator(".register tbody tr").first).to_be_in_viewport()
    small = page.viewport_size["width"] < 900
    fold = page.locator("#register-form .fold")
    year = page.locator("#register-form select[name=year]")
    assert fold.is_visible() is small and year.is_visible() is not small
    if not small:
        return
    fold.focus()
    page.keyboard.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    year.select_option("2025")
    expect(fold).to_have_text("Bộ lọc (1)")
    assert visit.serious() == []
    fold.click()
    expect(year).to_be_hidden()


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


ROOMS = ("search", "register", "calendar", "briefing", "comparison", "reader", "evaluation")


def test_no_room_is_wider_than_the_screen(visit: Any) -> None:
    page = visit.page
    for name in (*ROOMS, "chat"):
        visit.room(name)
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name


def test_every_room_can_be_read_in_the_dark(visit: Any) -> None:
    page = visit.page
    page.click("#dark-switch")
    expect(page.locator("#dark-switch")).to_have_text("Nền sáng")
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    assert visit.serious("color-contrast") == []
    for name in ROOMS:
        visit.room(name)
        if name == "search":
            page.fill("#shell-search input[name=q]", "một cửa hiện đại")
            expect(page.locator(".hit mark").first).to_be_visible()
        page.wait_for_function("!document.querySelector('[aria-busy=true]')")
        assert visit.serious("color-contrast") == [], name
    page.click("#dark-switch")
    expect(page.locator("#dark-switch")).to_have_text("Nền tối")


def test_the_page_is_used_by_keyboard_alone(visit: Any) -> None:
    page = visit.page
    page.locator("#room-chat-button").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#room-search-button")).to_be_focused()
    expect(page.locator("#room-search-button")).to_have_attribute("aria-selected", "true")
    page.locator("#room-evaluation-button").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#shell-search input[name=q]")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.type("một cửa hiện đại")
    page.keyboard.press("Enter")
    told(page, "một cửa hiện đại")
    page.locator(".hit [data-evidence]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".hit [data-evidence]").first).to_be_focused()


def test_one_key_leads_from_any_room_to_the_question(visit: Any) -> None:
    page = visit.page
    visit.room("calendar")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()
    visit.room("evaluation")
    page.keyboard.press("/")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#question")).to_have_value("")


def test_what_stands_there_is_not_fetched_again(visit: Any) -> None:
    page = visit.page
    visit.room("search")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.fill("#shell-search input[name=q]", "cải cách thể chế")
    told(page, "cải cách thể chế")
    page.keyboard.press("Enter")
    page.locator(".hit [data-evidence]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    assert len([url for url in asked if "page/search" in url]) == 1


def test_the_keyboard_returns_to_a_list_told_anew(visit: Any) -> None:
    page = visit.page
    visit.room("search")
    page.fill("#shell-search input[name=q]", "một cửa")
    told(page, "một cửa")
    page.locator(".hit [data-evidence]").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    page.evaluate(
        "(list => list.replaceChildren(...[...list.childNodes].map(one => one.cloneNode(true))))"
        "(document.querySelector('#search-results'))"
    )
    page.keyboard.press("Escape")
    expect(page.locator(".hit [data-evidence]").nth(1)).to_be_focused()


def test_the_keyboard_returns_to_a_list_of_other_things(visit: Any) -> None:
    page = visit.page
    visit.room("search")
    page.fill("#shell-search input[name=q]", "một cửa")
    told(page, "một cửa")
    page.locator(".hit [data-evidence]").first.click()
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    page.evaluate("document.querySelector('.hit [data-evidence]').remove()")
    page.keyboard.press("Escape")
    expect(page.locator(".hit [data-evidence]").first).to_be_focused()


def test_a_year_by_agency(visit: Any) -> None:
    page = visit.page
    visit.room("calendar")
    page.select_option("#shell-calendar select[name=year]", "2025")
    page.select_option("#shell-calendar select[name=by]", "agency")
    page.select_option("#shell-calendar select[name=agency]", "Sở Nội vụ")
    expect(page.locator("#calendar-view details.month > summary").first).to_contain_text("Sở Nội vụ")
    expect(page.locator("#calendar-view details[open] .link").first).to_be_visible()
