"""What looks like markup or script is text in every room, in a real browser."""

import json
import shutil
from typing import Any

from playwright.sync_api import expect

from assistant.feedback import Feedback, FeedbackStore


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
