"""The served page over a small index of the bundled documents and a hostile one, and a real browser to use it."""

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import uvicorn
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from assistant.settings import Settings
from assistant.web.app import make_app
from assistant.web.desk import Desk
from assistant.wiring import open_pipeline
from index.builder import Builder, BuildSettings
from index.intake import Taken, take_in
from index.sources import match_sources

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
HOSTILE = (
    "# KẾ HOẠCH <script>window.hacked=1</script> NĂM 2031\n\n"
    '## I. MỤC TIÊU <img src=x onerror="window.hacked=2">\n\n'
    "Phấn đấu trên 97% hồ sơ **mật mã lượng tử** [bấm vào đây](javascript:window.hacked=3) được giải quyết ${alert(1)} "
    "{{constructor}} <b onclick='window.hacked=4'>đúng hạn</b> \u202eđảo ngược\u202c.\n\n"
    "## II. TỔ CHỨC THỰC HIỆN\n\n"
    "1. Sở Nội vụ: Chủ trì bảo đảm <script>window.hacked=5</script> mật mã lượng tử.\n\n"
    "STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n"
    f"1\tTriển khai <svg onload='window.hacked=6'> {'rất dài ' * 1250}\tBáo cáo\tSở Nội vụ\tCác sở\tQuý I/2031\n"
)


@dataclass(frozen=True)
class Served:
    """The address of the page, and what it is served from."""

    url: str
    desk: Desk


@pytest.fixture(scope="session")
def desk(bundled: Taken, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("web")
    card = {
        "id": "doc-doc-2031", "title": "Kế hoạch <b>thử</b> & “nghiệm” 2031", "issuer": "UBND", "place": "Thử Nghiệm",
        "level": "province", "year": 2031, "number": None, "date": None,
    }  # fmt: skip
    (folder / "catalog.jsonl").write_text(json.dumps(card), encoding="utf-8")
    (folder / "doc-doc-2031.md").write_text(HOSTILE, encoding="utf-8")
    hostile, problems = match_sources([folder / "doc-doc-2031.md"], folder / "catalog.jsonl")
    assert not problems
    taken = take_in(hostile)
    assert not taken.problems
    builder = Builder(BuildSettings(words=False))
    builder.build(folder / "index", [*bundled.shelves, *taken.shelves], [*bundled.sources, *taken.sources])
    settings = Settings(index=folder / "index", data=folder / "data")
    return Desk(open_pipeline(settings), settings)


@contextmanager
def serving(desk: Desk, *, mcp: bool = False) -> Iterator[Served]:
    """The application on a free port."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = make_app(desk.pipeline, desk.settings, mcp=mcp)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", desk)
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def served(desk: Desk) -> Iterator[Served]:
    with serving(desk) as running:
        yield running


@pytest.fixture(scope="session")
def start(desk: Desk) -> Callable[..., AbstractContextManager[Served]]:
    """Serves the application once more, otherwise: `with start(mcp=True) as served`."""
    return partial(serving, desk)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.is_file() and not os.environ.get("CI"):
        pytest.skip(f"there is no Chromium at {CHROMIUM}; name one in CHROMIUM")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield started
        started.close()


@dataclass(frozen=True)
class Visit:
    """An opened page, and what went wrong on it."""

    page: Page
    troubles: list[str]

    def room(self, name: str) -> None:
        """Open a room, its filters unfolded where the screen is small."""
        self.page.click(f"#room-{name}-button")
        self.page.wait_for_selector(f"#shell-{name}", state="visible")
        fold = self.page.locator(f"#shell-{name} .fold:visible[aria-expanded=false]")
        if fold.count():
            fold.click()

    def ask(self, question: str) -> None:
        """Type a question, send it, wait for its answer to be whole."""
        self.page.fill("#question", question)
        self.page.keyboard.press("Enter")
        self.answered(question)

    def answered(self, question: str) -> None:
        """Wait for the last turn to be an answer to `question`, whole: its last piece is how it was checked."""
        self.page.wait_for_function(
            "question => { const turn = [...document.querySelectorAll('.turn')].pop();"
            " return turn?.dataset.question === question && turn.given }",
            arg=question,
        )

    def told(self, query: str) -> None:
        """Wait for the results of all that was typed into the search: on the way there others may have come."""
        self.page.wait_for_function(
            "query => (into => new URL(into.asked || location).searchParams.get('q') === query && "
            "!into.hasAttribute('aria-busy') && into.querySelector('.hit'))(document.querySelector('#search-results'))",
            arg=query,
        )

    def serious(self, *rules: str) -> list[str]:
        """What axe finds wrong, of serious and critical impact; by `rules` alone where any are named."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(Axe().axe_script)
        options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = self.page.evaluate("options => axe.run(document, options)", options)["violations"]
        return [
            f"{one['id']}: {[node['html'][:160] for node in one['nodes']][:3]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]


def watch(page: Page, url: str) -> list[str]:
    """What goes wrong on `page` from now on: requests to anything but `url`, failed ones, errors on the console."""
    troubles: list[str] = []

    def gate(route: Route) -> None:
        if route.request.url.startswith((url, "data:", "blob:")):
            route.continue_()
        else:
            troubles.append(f"asked the network for {route.request.url}")
            route.abort()

    page.route("**/*", gate)
    page.on("console", lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("response", lambda got: troubles.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    return troubles


@pytest.fixture(scope="module", params=[(1366, 768), (390, 844)], ids=["desktop", "phone"])
def opened(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Visit]:
    """The page at one width. Opening takes the most time: the tests of a module share it."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", reduced_motion="reduce", color_scheme="light"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(30_000)  # a slow machine is not a fault of the page
    expect.set_options(timeout=15_000)
    yield Visit(page, watch(page, served.url))
    context.close()


# Puts everything back that a reader may have changed; nothing that stood there before can be taken for what comes.
AS_NEW = """
localStorage.clear();
for (const form of document.querySelectorAll('form')) {
  form.reset();
  form.classList.remove('unfolded');
  delete form.dataset.awake;
}
for (const fold of document.querySelectorAll('.fold')) fold.setAttribute('aria-expanded', 'false');
for (const result of document.querySelectorAll('.result')) {
  result.running?.abort();
  result.asked = '';
  result.removeAttribute('aria-busy');
  result.replaceChildren();
}
document.querySelector('#new-conversation').click();
"""


@pytest.fixture
def visit(opened: Visit, served: Served) -> Iterator[Visit]:
    """The page as a new reader finds it; the test fails if it asked the network for anything or reported an error."""
    page = opened.page
    page.bring_to_front()  # another page opened since then would have the keyboard
    page.emulate_media(media="screen")
    if page.url == served.url + "/" and page.locator("#thread[data-awake]").count():
        page.keyboard.press("Escape")
        page.click("#room-chat-button")
        page.evaluate(AS_NEW)
    else:
        page.goto(served.url + "/")
        page.wait_for_selector("#thread[data-awake]", state="attached")
        page.evaluate("localStorage.clear()")
    opened.troubles.clear()
    yield opened
    assert opened.troubles == []
