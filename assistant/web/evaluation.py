"""Đánh giá: the last kept run in figures and failures, and what readers said."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.feedback import Feedback
from assistant.web.desk import Desk
from assistant.web.markup import Html, el, join
from assistant.web.wording import Locale

_FAILURES = 60
_OPINIONS = 30


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as `cchc eval run` keeps it: its name, its figures, its scores (one object a case)."""

    name: str
    summary: Mapping[str, Any]
    scores: tuple[Mapping[str, Any], ...]


def evaluation_shell(desk: Desk, locale: Locale) -> Html:
    """A place that is filled when the room is opened."""
    form = el(
        "form", el("button", locale("refresh"), type="submit", class_="button"),
        class_="filters", data_url="page/evaluation", data_into="#evaluation-view",
    )  # fmt: skip
    return el("div", form, el("div", id="evaluation-view", class_="result", aria_live="polite"), class_="room")


def last_run(folder: Path) -> KeptRun | None:
    """The newest run under `folder` that can be read; None where there is none."""
    found = sorted(folder.glob("*/summary.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found:
        try:
            summary = json.loads(path.read_text(encoding="utf-8"))
            lines = (path.parent / "scores.jsonl").read_text(encoding="utf-8").splitlines()
            return KeptRun(path.parent.name, summary, tuple(json.loads(line) for line in lines if line))
        except (OSError, ValueError):
            continue
    return None


def render_evaluation(desk: Desk, locale: Locale, run: KeptRun | None, opinions: Sequence[Feedback]) -> Html:
    """The figures, the failures, the opinions; how to get them where there are none."""
    body = _run(locale, run) if run else el("p", locale("evaluation_none"), class_="teaching")
    return join(
        [el("h2", locale("evaluation_title")), body, el("h2", locale("opinions_title")), _opinions(locale, opinions)]
    )


def _run(locale: Locale, run: KeptRun) -> Html:
    figures = run.summary.get("figures", {})
    rows = [_figure(locale, locale(f"figure_{name}"), figures[name]) for name in _NAMED if name in figures]
    exact = run.summary.get("quote_exactness", {})
    if exact:
        share = el("td", _share(locale, exact.get("mean", 1.0)))
        count = el("td", str(exact.get("count", 0)))
        rows.append(el("tr", el("th", locale("figure_exact"), scope="row"), share, el("td"), count, el("td")))
    times = run.summary.get("elapsed_ms", {})
    told = locale("evaluation_run", name=run.name, cases=run.summary.get("cases", 0))
    if times.get("p95") is not None:
        told += " " + locale("evaluation_times", median=round(times["median"]), p95=round(times["p95"]))
    types = [group for group in run.summary.get("groups", ()) if group.get("dimension") == "type"]
    groups = [_figure(locale, _type(locale, group["value"]), group) for group in types]
    wrong = [score for score in run.scores if not score.get("right")]
    return join(
        [
            el("p", told, class_="quiet"),
            _table(locale, rows),
            el("h3", locale("evaluation_types")),
            _table(locale, groups),
            el("h3", locale("evaluation_failures", count=len(wrong))),
            el("ul", *(_failure(locale, score) for score in wrong[:_FAILURES]), class_="failures"),
        ]
    )


_NAMED = (
    "right",
    "right_passage",
    "facts",
    "cited_passage",
    "not_answered",
    "safe",
    "citation_recall",
    "citation_precision",
)


def _table(locale: Locale, rows: Sequence[Html]) -> Html:
    names = ("measure", "value", "interval", "cases", "chart")
    head = el("tr", *(el("th", locale(f"evaluation_{name}"), scope="col") for name in names))
    return el("div", el("table", el("thead", head), el("tbody", *rows)), class_="scroll", tabindex="0")


def _figure(locale: Locale, name: str, figure: Mapping[str, Any]) -> Html:
    if not figure.get("count"):
        return el("tr", el("th", name, scope="row"), el("td", "–"), el("td", ""), el("td", "0"), el("td", ""))
    interval = f"{_share(locale, figure['low'])} – {_share(locale, figure['high'])}"
    width = f"width:{round(figure['mean'] * 100)}%"
    return el(
        "tr",
        el("th", name, scope="row"), el("td", _share(locale, figure["mean"])), el("td", interval),
        el("td", str(figure["count"])),
        el("td", el("span", el("span", style=width), class_="share", aria_hidden="true")),
    )  # fmt: skip


def _share(locale: Locale, value: float) -> str:
    return f"{locale.number(value * 100, 1)}%"


def _type(locale: Locale, name: object) -> str:
    """The type of a question in words; one that only its writer knows as it stands."""
    return locale.texts.get(f"type_{name}", str(name))


def _failure(locale: Locale, score: Mapping[str, Any]) -> Html:
    question = str(score.get("question", ""))
    ask = el("button", question, type="button", class_="link", data_ask=question)
    return el(
        "li",
        el("b", f"{_type(locale, score.get('type', ''))}: "),
        ask,
        el("span", f" {score.get('reason', '')}", class_="quiet"),
    )


def _opinions(locale: Locale, opinions: Sequence[Feedback]) -> Html:
    if not opinions:
        return el("p", locale("opinions_none"), class_="teaching")
    good = sum(opinion.good for opinion in opinions)
    reasons = Counter(reason for opinion in opinions for reason in opinion.reasons)
    counts = "; ".join(f"{locale(f'reason_{reason}')}: {count}" for reason, count in reasons.most_common())
    items = [
        el("li", el("b", opinion.question), " ", el("span", _said(locale, opinion), class_="quiet"))
        for opinion in reversed(opinions[-_OPINIONS:])
    ]
    told = locale("opinions_count", count=len(opinions), good=good)
    return join([el("p", f"{told} {counts}"), el("ul", *items), el("p", locale("opinions_export"), class_="quiet")])


def _said(locale: Locale, opinion: Feedback) -> str:
    if opinion.good:
        return locale("feedback_good")
    return "; ".join(filter(None, (*(locale(f"reason_{reason}") for reason in opinion.reasons), opinion.comment)))
