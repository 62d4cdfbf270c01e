"""Hỏi đáp in a real browser."""

import json
import re
import sqlite3
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, expect


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


# An answer that has begun and does not go on until it is stopped.
_SLOW = """
const real = window.fetch;
window.fetch = (url, options) => {
  if (!String(url).includes("page/answer")) return real(url, options);
  const article = '<article class="answer"><div class="words"></div></article>';
  const pieces = [{ article }, { line: "<p>Ý đầu tiên</p>" }];
  const body = new ReadableStream({
    start(stream) {
      for (const piece of pieces) stream.enqueue(new TextEncoder().encode(JSON.stringify(piece) + "\\n"));
      options.signal.addEventListener("abort", () => stream.error(new DOMException("stopped", "AbortError")));
    },
  });
  return Promise.resolve(new Response(body));
};
0;
"""


def test_an_answer_is_stopped_and_what_was_said_stays(visit: Any) -> None:
    page = visit.page
    expect(page.locator("#stop")).to_be_hidden()
    page.evaluate(_SLOW)
    page.fill("#question", "TTHC là gì?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn .words")).to_have_text("Ý đầu tiên")
    page.click("#stop")
    expect(page.locator(".turn")).to_contain_text("Ý đầu tiên")
    expect(page.locator(".turn")).to_contain_text("Đã dừng")
    expect(page.locator("#stop")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('cchc.conversations')") is None


def test_a_question_is_asked_again_or_changed(visit: Any) -> None:
    page = visit.page
    visit.ask("TTHC là gì?")
    page.click(".answer [data-retry]")
    expect(page.locator(".answer")).to_have_count(2)
    first, second = page.locator(".answer .words").all_inner_texts()
    assert first == second
    page.locator(".answer [data-edit]").last.click()
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#question")).to_have_value("TTHC là gì?")
    page.fill("#question", "QPPL là gì?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer .words").last).to_contain_text("quy phạm pháp luật")


def test_asking_back_offers_choices_that_are_answered(visit: Any) -> None:
    page = visit.page
    visit.ask("Nhiệm vụ của năm 2025 là gì?")
    choices = page.locator(".answer.clarify .choices .ask-this")
    expect(choices.nth(1)).to_be_visible()
    assert visit.serious() == []
    choices.first.click()
    expect(page.locator(".answer").last).to_have_attribute("data-status", "answered")


def test_each_suggestion_is_answered(visit: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì xây dựng Kho dữ liệu số của tỉnh?")
    suggested = page.locator(".suggestions .ask-this").all_inner_texts()
    assert suggested
    for number, question in enumerate(suggested, start=2):
        page.locator(".suggestions").first.get_by_role("button", name=question, exact=True).click()
        expect(page.locator(".answer")).to_have_count(number)
        expect(page.locator(".answer").last).to_have_attribute("data-status", re.compile("answered|partial"))


def test_an_answer_is_copied_with_its_sources_and_its_table(visit: Any, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.page
    visit.ask("So sánh mục tiêu thanh toán trực tuyến năm 2022 và 2024 của tỉnh")
    page.click(".answer .actions [data-copy] >> nth=0")
    expect(page.locator("#announcer")).to_contain_text("Đã chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] Kế hoạch" in copied
    assert " › " in copied
    page.click(".answer .actions [data-copy] >> nth=1")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('\\t')")
    table = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert table[0] == ["Tài liệu", "Nội dung"]
    assert {row[0][:14] for row in table[1:]} == {"Bắc Giang 2022", "Bắc Giang 2024"}


def test_nobody_sees_the_conversation_of_another(visit: Any, browser: Browser, served: Any) -> None:
    visit.ask("Sở Nội vụ phải làm gì trong năm 2025?")
    other = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    page = other.new_page()
    page.goto(served.url)
    page.wait_for_selector("#thread[data-awake]", state="attached")
    expect(page.locator("#conversation-list li")).to_have_count(0)
    page.fill("#question", "còn sản phẩm là gì?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".answer .words")).not_to_contain_text("Sở Nội vụ")
    visit.ask("còn năm 2024 thì sao?")
    expect(visit.page.locator(".answer .words").last).to_contain_text("Sở Nội vụ")
    other.close()


def test_the_dark_page_has_its_contrast(visit: Any) -> None:
    page = visit.page
    page.click("#dark-switch")
    expect(page.locator("#dark-switch")).to_have_attribute("aria-pressed", "true")
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    page.click(".trace > summary")
    assert visit.serious() == []
    for room in ("search", "register", "calendar", "briefing", "comparison", "reader", "evaluation"):
        visit.room(room)
        page.wait_for_load_state("networkidle")
        assert visit.serious() == [], room
    page.reload()
    page.wait_for_selector("#thread[data-awake]", state="attached")
    assert page.evaluate("document.body.classList.contains('dark')")


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
    first, second = json.loads(page.text().splitlines()[-1])["answer"], api.json()
    first.pop("elapsed_ms"), second.pop("elapsed_ms")
    assert first == second
