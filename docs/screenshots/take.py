"""Pictures of every room of the page at the width of a desk and of a phone: `make screenshots`.

Opens the index of the settings on a free port, shows the last kept run under runs/ (`make eval` makes one), and writes
`ROOM-desktop.png` and `ROOM-phone.png` beside this file.
"""

import os
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.settings import load_settings
from assistant.web.app import make_app
from assistant.wiring import open_pipeline

HERE = Path(__file__).parent
SIZES = {"desktop": (1366, 768), "phone": (390, 844)}
ROOMS = ("chat", "search", "register", "calendar", "briefing", "comparison", "reader", "evaluation")
QUESTION = "Ai chủ trì các mục tiêu chính quyền điện tử năm 2025 và thời hạn khi nào?"


def main() -> None:
    """Take them all."""
    settings = load_settings()
    listening = socket.create_server(("127.0.0.1", 0))
    app = make_app(open_pipeline(settings), settings)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (width, height) in SIZES.items():
            take(browser, url, name, width, height)
        browser.close()
    server.should_exit = True


def take(browser: Browser, url: str, size: str, width: int, height: int) -> None:
    """All rooms at one size, the evidence of a row, the chat in dark, the API's page."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#thread[data-awake]", state="attached")
    for room in ROOMS:
        show(page, room)
        page.wait_for_timeout(400)
        page.screenshot(path=HERE / f"{room}-{size}.png")
    page.click("#room-register-button")
    page.locator(".register .link").first.click()
    page.wait_for_selector("#drawer[open] mark")
    page.wait_for_timeout(400)
    page.screenshot(path=HERE / f"evidence-{size}.png")
    page.keyboard.press("Escape")
    page.click("#room-chat-button")
    page.evaluate("document.querySelector('#new-conversation').click()")
    show(page, "chat")
    page.click("#dark-switch")
    page.wait_for_timeout(400)
    page.screenshot(path=HERE / f"chat-dark-{size}.png")
    page.click("#dark-switch")
    page.goto(url + "/docs")
    page.screenshot(path=HERE / f"api-{size}.png")
    context.close()


def show(page: Page, room: str) -> None:
    """Bring a room to the state worth showing."""
    page.click(f"#room-{room}-button")
    if room == "chat":
        page.fill("#question", QUESTION)
        page.keyboard.press("Enter")
        page.wait_for_function("[...document.querySelectorAll('.turn')].pop()?.given")
        page.wait_for_timeout(600)
    elif room == "search":
        page.fill("#shell-search input[name=q]", "dich vu cong truc tuyen")
        page.wait_for_selector(".hit mark")
    elif room == "register":
        page.wait_for_selector("#register-view tbody tr")
        if page.is_visible("#register-form select[name=year]"):
            page.select_option("#register-form select[name=year]", "2025")
            page.wait_for_function("/ 2025/.test(document.querySelector('.register tbody tr')?.innerText)")
    elif room == "calendar":
        page.select_option("#shell-calendar select[name=year]", "2025")
        page.wait_for_selector("#month-2025-12")
    elif room == "briefing":
        page.select_option("#shell-briefing select[name=agency]", "Sở Nội vụ")
        page.wait_for_selector(".briefing")
    elif room == "comparison":
        page.wait_for_selector("#comparison-view table")
    elif room == "reader":
        page.fill("#reader-form input[name=q]", "dịch vụ công")
        page.keyboard.press("Enter")
        page.wait_for_selector("#document-view mark")


if __name__ == "__main__":
    sys.exit(main())
