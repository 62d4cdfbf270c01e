"""The rooms by keyboard alone, and where it stands once a list is told anew, in a real browser."""

from typing import Any

from playwright.sync_api import expect


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
    visit.told("một cửa hiện đại")
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
    visit.told("cải cách thể chế")
    page.keyboard.press("Enter")
    page.locator(".hit [data-evidence]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    assert len([url for url in asked if "page/search" in url]) == 1


def test_the_keyboard_returns_to_a_list_told_anew(visit: Any) -> None:
    page = visit.page
    visit.room("search")
    page.fill("#shell-search input[name=q]", "một cửa")
    visit.told("một cửa")
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
    visit.told("một cửa")
    page.locator(".hit [data-evidence]").first.click()
    expect(page.locator("#drawer[open] mark").first).to_be_visible()
    page.evaluate("document.querySelector('.hit [data-evidence]').remove()")
    page.keyboard.press("Escape")
    expect(page.locator(".hit [data-evidence]").first).to_be_focused()
