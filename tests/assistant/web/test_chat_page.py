"""Hỏi đáp in a real browser."""

import json
import sqlite3
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect


def test_a_question_is_answered_with_its_evidence(visit: Any, served: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    expect(page.locator(".answer .words")).to_contain_text("Sở Tư pháp")
    marker = page.locator(".answer .words .cite").first
    cited = parse_qs(urlsplit(marker.get_attribute("data-evidence")).query)
    marker.click()
    panel = page.locator("#drawer[open] .panel, #evidence:visible").first
    expect(panel.locator("mark").first).to_be_visible()
    document = served.desk.index.document(cited["document"][0]).text
    marked = [" ".join(text.split()) for text in panel.locator("mark").all_inner_texts()]
    assert all(words in " ".join(document.split()) for words in marked)
    assert len(marked) >= len(cited["spans"][0].split(","))
    expect(panel.locator("table.record")).to_contain_text("Tư pháp")
    expect(panel.locator(".path")).to_be_visible()
    assert visit.serious() == []


def test_evidence_opens_by_keyboard(visit: Any) -> None:
    page = visit.page
    visit.ask("TTHC là gì?")
    page.locator(".answer .words .cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer[open] mark, #evidence:visible mark").first).to_contain_text("thủ tục hành chính")


def test_examples_suggestions_and_scope(visit: Any) -> None:
    page = visit.page
    assert visit.serious() == []
    page.locator("#welcome .ask-this").nth(1).click()
    expect(page.locator(".answer .words")).to_contain_text("Sở Nội vụ")
    page.select_option("#ask-form select[name=place]", "Lục Ngạn")
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    last = page.locator(".answer").last
    expect(last.locator(".words")).to_contain_text("Phòng Tư pháp")
    expect(last.locator(".words")).not_to_contain_text("Sở Tư pháp")
    expect(last.locator(".scope-line")).to_contain_text("Lục Ngạn")


def test_what_is_not_there_is_said(visit: Any) -> None:
    visit.ask("Sở Y tế Hà Nội làm gì?")
    expect(visit.page.locator(".answer .status")).to_have_text("Không tìm thấy trong tài liệu")
    expect(visit.page.locator(".answer .cite")).to_have_count(0)


def test_how_an_answer_was_checked(visit: Any) -> None:
    visit.ask("TTHC là gì?")
    visit.page.click(".trace > summary")
    expect(visit.page.locator(".trace")).to_contain_text("từng ký tự")


def test_conversations_are_kept_in_the_browser_and_deleted(visit: Any) -> None:
    page = visit.page
    visit.ask("TTHC là gì?")
    page.reload()
    page.wait_for_selector("#thread[data-awake]", state="attached")
    page.click(".conversations > summary")
    page.click("#conversation-list .link")
    expect(page.locator(".answer .words")).to_contain_text("thủ tục hành chính")
    page.click("#conversation-list .button")
    expect(page.locator("#conversation-list li")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('cchc.conversations')") == "[]"


def test_an_opinion_is_kept_with_its_reasons(visit: Any, served: Any) -> None:
    page = visit.page
    visit.ask("TTHC là gì?")
    page.click(".feedback-box > summary")
    page.check("input[value=agency]")
    page.fill(".feedback textarea", "Phải là <b>Sở Nội vụ</b>")
    page.click(".feedback button[type=submit]")
    expect(page.locator("#announcer")).to_contain_text("Đã ghi nhận")
    with sqlite3.connect(served.desk.settings.data / "feedback.sqlite") as connection:
        rows = connection.execute("SELECT reasons, comment, question FROM feedback").fetchall()
    assert ('["agency"]', "Phải là <b>Sở Nội vụ</b>", "TTHC là gì?") in rows


def test_hostile_text_is_shown_as_text(visit: Any) -> None:
    page = visit.page
    visit.ask("<script>window.hacked=9</script><img src=x onerror='window.hacked=9'>")
    visit.ask("Tỷ lệ hồ sơ mật mã lượng tử được giải quyết năm 2031 là bao nhiêu?")
    page.locator(".answer").last.locator("[data-evidence]").first.click()
    source = page.locator("#drawer[open] .source, #evidence:visible .source").first
    expect(source).to_contain_text("<script>window.hacked=5</script>")
    assert page.evaluate("window.hacked") is None


def test_the_page_speaks_english(visit: Any, served: Any) -> None:
    page = visit.page
    page.goto(served.url + "/en/")
    page.wait_for_selector("#thread[data-awake]", state="attached")
    expect(page.locator("#ask")).to_have_text("Ask")
    assert page.evaluate("document.documentElement.lang") == "en"
    visit.ask("What does TTHC stand for?")
    expect(page.locator(".answer .words")).to_contain_text("thủ tục hành chính")


def test_the_page_and_the_api_give_one_object(visit: Any, served: Any) -> None:
    body = {"question": "Ai chủ trì cải cách thể chế năm 2024?"}
    page, api = (
        visit.page.request.post(served.url + path, data=json.dumps(body), headers={"Content-Type": "application/json"})
        for path in ("/page/answer", "/api/answer")
    )
    first, second = page.json()["answer"], api.json()
    first.pop("elapsed_ms"), second.pop("elapsed_ms")
    assert first == second
