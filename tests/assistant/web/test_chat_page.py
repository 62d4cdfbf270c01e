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


def test_what_was_assumed_is_shown_and_can_be_chosen(visit: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì cải cách thể chế ở Lục Ngạn?")
    chips = page.locator(".answer .scope-line .chip")
    expect(chips.filter(has_text="Tài liệu: Kế hoạch")).to_have_count(1)
    expect(chips.filter(has_text="Năm: 2024")).to_contain_text("hệ thống tự xác định")
    expect(chips.filter(has_text="Địa bàn: Lục Ngạn")).not_to_contain_text("hệ thống")
    chips.filter(has_text="Địa bàn: Lục Ngạn").click()
    expect(page.locator("#ask-form select[name=place]")).to_have_value("Lục Ngạn")
    expect(page.locator("#ask-form select[name=place]")).to_be_focused()
    page.select_option("#ask-form select[name=place]", "")
    visit.ask("DTI là gì?")  # one document says it
    document = page.locator(".answer").last.locator(".chip.assumed", has_text="Tài liệu")
    document.click()
    expect(page.locator("#ask-form select[name=document]")).to_have_value(document.get_attribute("data-value"))


def test_evidence_goes_with_its_answer(visit: Any) -> None:
    page = visit.page
    if page.viewport_size["width"] < 900:
        return  # there the evidence opens over the page
    visit.ask("TTHC là gì?")
    expect(page.locator("#evidence mark").first).to_be_visible()
    visit.ask("Sở Y tế Hà Nội làm gì?")
    expect(page.locator("#evidence")).to_contain_text("Bấm vào số trích dẫn")
    page.locator(".turn .cite").first.click()
    expect(page.locator("#evidence mark").first).to_be_visible()
    page.evaluate("document.querySelector('#new-conversation').click()")
    expect(page.locator("#evidence mark")).to_have_count(0)


def test_a_conversation_left_while_it_is_told_again_stays_alone(visit: Any) -> None:
    page = visit.page
    for question in ("TTHC là gì?", "QPPL là gì?", "CCHC là gì?"):
        visit.ask(question)
    page.evaluate("document.querySelector('#new-conversation').click()")
    page.evaluate(
        "document.querySelector('#conversation-list .link').click();"
        " document.querySelector('#new-conversation').click()"
    )
    visit.ask("SIPAS là gì?")
    page.wait_for_timeout(300)
    expect(page.locator(".turn")).to_have_count(1)
    kept = page.evaluate("JSON.parse(localStorage.getItem('cchc.conversations'))")
    assert [len(one["turns"]) for one in kept] == [1, 3]
    page.evaluate("document.querySelector('#delete-conversations').click()")
    expect(page.locator("#conversation-list li")).to_have_count(0)
    expect(page.locator(".turn")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('cchc.conversations')") == "[]"


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
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    page.reload()
    page.wait_for_selector("#thread[data-awake]", state="attached")
    page.click(".conversations > summary")
    page.click("#conversation-list .link")
    visit.answered("Ai chủ trì cải cách thể chế năm 2024?")
    expect(page.locator(".answer .words").first).to_contain_text("thủ tục hành chính")
    page.click("#conversation-list .button")
    expect(page.locator("#conversation-list li")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('cchc.conversations')") == "[]"


def test_two_people_never_see_each_other(visit: Any, served: Any, browser: Any) -> None:
    visit.ask("TTHC là gì?")
    other = browser.new_context()
    page = other.new_page()
    page.goto(served.url)
    page.wait_for_selector("#thread[data-awake]", state="attached")
    assert page.locator(".turn").count() == 0
    assert page.locator("#conversation-list li").count() == 0
    assert page.evaluate("localStorage.getItem('cchc.conversations')") is None
    other.close()


def test_stopping_before_and_amid_an_answer(visit: Any) -> None:
    page = visit.page
    held: list[Any] = []
    page.route("**/page/answer*", lambda route: held.append(route))
    page.fill("#question", "TTHC là gì?")
    page.keyboard.press("Enter")
    page.click("#stop")
    expect(page.locator(".turn")).to_contain_text("Đã dừng")
    expect(page.locator("#stop")).to_be_hidden()
    page.unroute("**/page/answer*")
    page.locator(".turn [data-retry]").click()
    visit.answered("TTHC là gì?")
    expect(page.locator(".turn")).to_have_count(1)
    page.evaluate(HALF_AN_ANSWER)
    page.fill("#question", "Ai?")
    page.keyboard.press("Enter")
    half = page.locator(".turn").last
    expect(half.locator(".words li")).to_have_count(2)
    page.click("#stop")
    expect(half).to_contain_text("Đã dừng")
    expect(half.locator(".words")).to_contain_text("Ý thứ hai")
    assert page.evaluate("JSON.parse(localStorage.getItem('cchc.conversations'))[0].turns.length") == 1
    page.evaluate("window.fetch = window.oldFetch; 0")


# A server that has handed out two pieces of an answer and is still busy with the third.
HALF_AN_ANSWER = r"""
window.oldFetch = window.fetch;
window.fetch = (url, options) => {
  const pieces = [
    {place: "open", html: "<article class='answer'><div class='words'><ul><li>Ý thứ nhất</li></ul></div></article>"},
    {place: "words", html: "<ul><li>Ý thứ hai</li></ul>"},
  ];
  const body = new ReadableStream({
    start(control) {
      for (const piece of pieces) control.enqueue(new TextEncoder().encode(JSON.stringify(piece) + "\n"));
      options.signal.addEventListener("abort", () => control.error(options.signal.reason));
    },
  });
  return Promise.resolve(new Response(body));
};
0;
"""


def test_a_question_is_edited_and_what_followed_is_replaced(visit: Any) -> None:
    page = visit.page
    visit.ask("TTHC là gì?")
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    page.locator(".turn [data-edit]").first.click()
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#question")).to_have_value("TTHC là gì?")
    page.keyboard.press("Escape")
    expect(page.locator("#question")).to_have_value("")
    expect(page.locator(".turn")).to_have_count(2)
    page.locator(".turn [data-edit]").first.click()
    visit.ask("QPPL là gì?")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".answer .words")).to_contain_text("quy phạm pháp luật")


def test_asking_again_uses_the_scope_as_it_is_now(visit: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì cải cách thể chế năm 2024?")
    expect(page.locator(".answer .words")).to_contain_text("Sở Tư pháp")
    page.select_option("#ask-form select[name=place]", "Lục Ngạn")
    page.locator(".answer [data-retry]").click()
    expect(page.locator(".answer .words")).to_contain_text("Phòng Tư pháp")
    expect(page.locator(".turn")).to_have_count(1)


def test_asking_back_offers_buttons(visit: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì?")
    answer = page.locator(".answer.clarify")
    expect(answer.locator(".status")).to_have_text("Cần hỏi rõ thêm")
    choice = answer.locator(".choices .ask-this").first
    chosen = choice.inner_text()
    choice.click()
    visit.answered(chosen)
    expect(page.locator(".answer").last.locator(".words")).to_contain_text("Chủ trì")


def test_what_is_suggested_is_answered(visit: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì các mục tiêu chính quyền điện tử năm 2025 và thời hạn khi nào?")
    suggestion = page.locator(".answer .suggestions .ask-this").first
    suggested = suggestion.inner_text()
    suggestion.click()
    visit.answered(suggested)
    assert page.locator(".answer").last.get_attribute("data-status") in ("answered", "partial")


def test_copying_with_sources_and_as_a_table(visit: Any) -> None:
    page = visit.page
    visit.ask("So sánh mục tiêu dịch vụ công trực tuyến năm 2022 và năm 2024")
    page.locator(".answer [data-copy]").first.click()
    expect(page.locator("#announcer")).to_have_text("Đã sao chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    quotes = page.locator(".answer .source-link").count()
    assert quotes > 1 and all(
        f"\n[{n}] Kế hoạch" in copied or f"\n[{n}] Phụ lục" in copied for n in range(1, quotes + 1)
    )
    page.locator(".answer [data-copy]").nth(1).click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('\\t'))")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    rows = page.locator(".answer > .scroll tr").count()
    assert len(lines) == rows > 2
    assert page.locator(".answer .words li").count() == 0  # what the table tells is not told twice
    assert {line.count("\t") for line in lines} == {page.locator(".answer > .scroll thead th").count() - 1}


def test_rows_are_copied_as_a_table(visit: Any) -> None:
    page = visit.page
    visit.ask("Ai chủ trì các mục tiêu chính quyền điện tử năm 2025 và thời hạn khi nào?")
    page.locator(".answer [data-copy]", has_text="Sao chép bảng").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('\\t'))")
    head, *rows = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert head[:4] == ["Nội dung", "Chủ trì", "Phối hợp", "Thời gian"]
    assert rows and {len(row) for row in rows} == {len(head)}
    assert {row[1] for row in rows} == {"Sở Thông tin và Truyền thông"}


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
    assert page.locator(".turn .question").inner_text().startswith("<script>")
    visit.ask("Tỷ lệ hồ sơ mật mã lượng tử được giải quyết năm 2031 là bao nhiêu?")
    page.locator(".answer").last.locator("[data-evidence]").first.click()
    source = page.locator("#drawer[open] .source, #evidence:visible .source").first
    expect(source).to_contain_text("<script>window.hacked=5</script>")
    assert page.evaluate("window.hacked") is None


def test_the_page_speaks_english(visit: Any, served: Any) -> None:
    page = visit.page
    page.click(".masthead a[hreflang=en]")
    expect(page.locator("#ask")).to_have_text("Ask")
    page.wait_for_selector("#thread[data-awake]", state="attached")
    assert page.evaluate("document.documentElement.lang") == "en"
    visit.ask("What does TTHC stand for?")
    expect(page.locator(".answer .words")).to_contain_text("thủ tục hành chính")


def test_the_page_and_the_api_give_one_object(visit: Any, served: Any) -> None:
    question = "Ai chủ trì cải cách thể chế năm 2024?"
    visit.ask(question)
    shown = visit.page.evaluate("document.querySelector('.turn').given")
    api = visit.page.request.post(
        served.url + "/api/answer",
        data=json.dumps({"question": question}),
        headers={"Content-Type": "application/json"},
    ).json()
    assert {**shown, "elapsed_ms": 0} == {**api, "elapsed_ms": 0}
