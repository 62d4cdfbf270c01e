"""The rooms on small screens and in the dark, in a real browser."""

from typing import Any

from playwright.sync_api import expect

ROOMS = ("search", "register", "calendar", "briefing", "comparison", "reader", "evaluation")


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
