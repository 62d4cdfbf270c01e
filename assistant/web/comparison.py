"""So sánh: targets of several plans side by side, with a chart where their figures compare."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.web.desk import Desk
from assistant.web.forms import chosen, field
from assistant.web.markup import Html, el, join
from assistant.web.task_register import record_link
from assistant.web.wording import Locale
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key
from corpus.record import Target

_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # the share of words that two objects have in common to be one subject
_MOST = 80


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, and the targets that measure it."""

    name: str
    unit: str
    targets: tuple[Target, ...]

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(target.document for target in self.targets)


def comparison_shell(desk: Desk, locale: Locale) -> Html:
    """The subject, the places, whether to show what one plan alone sets."""
    places = sorted({entry.place for entry in desk.index.catalog})
    form = el(
        "form",
        field("q", locale("compare_subject"), "search", locale("compare_placeholder")),
        chosen("place", locale("scope_place"), [(place, place) for place in places], locale("any_place")),
        chosen("alone", locale("compare_show"), [("", locale("compare_shared")), ("1", locale("compare_all"))]),
        el("button", locale("compare"), type="submit", class_="button primary"),
        class_="filters",
        data_url="page/comparison",
        data_into="#comparison-view",
    )
    return el("div", form, el("div", id="comparison-view", class_="result", aria_live="polite"), class_="room")


def subjects(targets: Sequence[Target]) -> list[Subject]:
    """Targets that measure the same by the words of their objects, in the order of the documents.

    A target joins the first subject of its unit that shares enough words with it.
    """
    found: list[tuple[frozenset[str], list[Target]]] = []
    for target in targets:
        words = _words(target.object or target.text)
        near = [
            (len(words & other) / len(words | other), members)
            for other, members in found
            if members[0].unit == target.unit and words | other
        ]
        best = max(near, key=lambda one: one[0], default=(0.0, None))
        if best[1] is not None and best[0] >= _ALIKE:
            best[1].append(target)
        else:
            found.append((words, [target]))
    return [Subject(members[0].object or members[0].text, members[0].unit, tuple(members)) for _, members in found]


def render_comparison(desk: Desk, locale: Locale, query: str, place: str, alone: bool) -> Html:
    """The subjects that `query` names, those of several plans first; `alone` adds what one plan alone sets."""
    entries = {entry.id: entry for entry in desk.index.catalog if not place or entry.place == place}
    wanted = _words(query)
    targets = [
        target
        for target in desk.index.records.targets
        if target.document in entries and (not wanted or wanted <= _words(f"{target.text} {target.object}"))
    ]
    ordered = sorted(subjects(targets), key=lambda subject: -len(subject.documents))
    shown = [subject for subject in ordered if alone or wanted or len(subject.documents) > 1][:_MOST]
    if not shown:
        return el("p", locale("compare_none"), class_="teaching")
    used = [entry for entry in entries.values() if any(entry.id in subject.documents for subject in shown)]
    columns = sorted(used, key=lambda entry: (entry.year, entry.place, entry.id))
    head = el("tr", el("th", locale("compare_what"), scope="col"), *(_column(entry) for entry in columns))
    rows = [_row(locale, subject, columns) for subject in shown]
    table = el("table", el("thead", head), el("tbody", *rows), class_="comparison")
    count = el("p", locale("compare_count", count=len(shown)), class_="quiet")
    return join(
        [count, el("div", table, class_="scroll", tabindex="0", role="region", aria_label=locale("tab_comparison"))]
    )


def _column(entry: CatalogEntry) -> Html:
    return el("th", f"{entry.place} {entry.year}", el("span", entry.title, class_="quiet small-title"), scope="col")


def _row(locale: Locale, subject: Subject, columns: Sequence[CatalogEntry]) -> Html:
    most = max(target.number for target in subject.targets)
    charted = len(subject.targets) > 1 and most > 0 and all(target.number >= 0 for target in subject.targets)
    whole = 100.0 if subject.unit == "%" and most <= 100 else most
    cells = []
    for entry in columns:
        mine = [target for target in subject.targets if target.document == entry.id]
        figures = [_figure(target, target.number / whole if charted else None) for target in mine]
        cells.append(el("td", *figures) if figures else el("td", "–", class_="quiet", title=locale("no_value")))
    return el("tr", el("th", subject.name, scope="row"), *cells)


def _figure(target: Target, share: float | None) -> Html:
    sign = {">=": "≥", "<=": "≤", "=": ""}.get(target.comparison, target.comparison)
    written = f"{sign} {target.value}{'' if target.unit == '%' else ' '}{target.unit}".strip()
    level = el("span", f" {target.level}", class_="quiet") if target.level else None
    bar = None
    if share is not None:
        bar = el("span", el("span", style=f"width:{max(1, round(share * 100))}%"), class_="share", aria_hidden="true")
    button = el(
        "button", written, type="button", class_="link", data_evidence=record_link(target), title=target.text[:300]
    )
    return el("div", button, level, bar, class_="figure")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(match_key(text))))
