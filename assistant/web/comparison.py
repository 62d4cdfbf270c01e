"""So sánh: targets of several plans side by side, with a chart where their figures compare."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.web.desk import Desk
from assistant.web.forms import chosen, field, folding
from assistant.web.markup import Html, el, join
from assistant.web.task_register import record_link
from assistant.web.wording import Locale
from corpus.abbreviations import Abbreviations
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key
from corpus.record import Target

_WORD = re.compile(r"\w+")
_FIELD = re.compile(r"\blĩnh vực\s+((?:\w+[ ,]*){1,8})", re.IGNORECASE)
_IN_TIME = re.compile(r"\b((?:trước|đúng|và|hoặc|,|\s)+)hạn\b", re.IGNORECASE)
_TIER = re.compile(
    r"\b(?:cấp|tại|của|địa bàn|trên)\s+(?:(?:tỉnh|huyện|xã|thị trấn|phường|thành phố|,|và)\s*)+", re.IGNORECASE
)
# Words of any target, without diacritics.
_EVERYWHERE = frozenset(
    ("ty", "ti", "le", "so", "muc", "do", "dat", "duoc", "phan", "dau", "bao", "dam", "viec", "cac", "cua", "va",
     "tren", "trong", "nam", "theo", "tai", "cho", "ve")
)  # fmt: skip
_ALIKE = 0.45  # the share of the words' worth that two have in common to be one subject
_ALIKE_INSIDE = 0.8  # the same for two figures of one document
_BRACKETS = re.compile(r"\([^()]*\)")
_SHORT = 5  # words; what is measured is not told whole in so few
_OWN_WORDS = 8
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

    @property
    def comparable(self) -> bool:
        """Whether bars of one length mean the same: figures of several plans, not floors among ceilings."""
        signs = {target.comparison[:1] for target in self.targets}
        numbers = [target.number for target in self.targets]
        return len(self.documents) > 1 and not {"<", ">"} <= signs and min(numbers) >= 0 and max(numbers) > 0


def comparison_shell(desk: Desk, locale: Locale) -> Html:
    """The subject, the places, whether to show what one plan alone sets."""
    places = sorted({entry.place for entry in desk.index.catalog})
    form = el(
        "form",
        field("q", locale("compare_subject"), "search", locale("compare_placeholder")),
        *folding(
            locale("filters"),
            chosen("place", locale("scope_place"), [(place, place) for place in places], locale("any_place")),
            chosen("alone", locale("compare_show"), [("", locale("compare_shared")), ("1", locale("compare_all"))]),
        ),
        el("button", locale("compare"), type="submit", class_="button primary"),
        class_="filters",
        data_url="page/comparison",
        data_into="#comparison-view",
    )
    return el("div", form, el("div", id="comparison-view", class_="result", aria_live="polite"), class_="room")


def subjects(targets: Sequence[Target], abbreviations: Abbreviations) -> list[Subject]:
    """Targets that measure the same, in the order of the documents.

    A target joins the subject of its unit whose words are most alike, if they are alike enough: rare words count for
    more (inverse document frequency), so that "dịch vụ y tế công" and "dịch vụ giáo dục công" stay two. What is
    measured of one field ("lĩnh vực đất đai") or by another measure of time ("trước hạn") is another subject.
    """
    measures = [_Measure.of(target, abbreviations) for target in targets]
    counted = Counter(word for measure in measures for word in measure.words)
    worth = {word: math.log(1 + len(measures) / count) for word, count in counted.items()}
    found: list[tuple[_Measure, list[Target]]] = []
    for target, measure in zip(targets, measures, strict=True):
        near = [(measure.likeness(other, worth), members) for other, members in found]
        best = max(near, key=lambda one: one[0], default=(0.0, []))
        # Two figures of one document are most often of two things.
        inside = any(one.document == target.document for one in best[1])
        if best[1] and best[0] >= (_ALIKE_INSIDE if inside else _ALIKE):
            best[1].append(target)
        else:
            found.append((measure, [target]))
    return [Subject(_name(members[0]), members[0].unit, tuple(members)) for _, members in found]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a target measures, for comparing: its words, the field it is bound to, the times it counts by."""

    words: frozenset[str]
    field: frozenset[str]
    times: frozenset[str]
    unit: str

    @classmethod
    def of(cls, target: Target, abbreviations: Abbreviations) -> "_Measure":
        said = _written_out(_BRACKETS.sub(" ", _name(target)), abbreviations)
        field = _FIELD.search(said)
        times = _IN_TIME.search(target.object)
        return cls(
            words=_words(_TIER.sub(" ", said)) - _EVERYWHERE,
            field=_words(field.group(1)) if field else frozenset(),
            times=_words(times.group(1)) & {"truoc", "dung"} if times else frozenset(),
            unit=target.unit,
        )

    def likeness(self, other: "_Measure", worth: Mapping[str, float]) -> float:
        """The share of the words' worth that both have, in [0, 1]; 0 where something keeps them apart."""
        if self.unit != other.unit or self.times != other.times or not self._same_field(other):
            return 0.0
        every = sum(worth[word] for word in self.words | other.words)
        return sum(worth[word] for word in self.words & other.words) / every if every else 0.0

    def _same_field(self, other: "_Measure") -> bool:
        return bool(self.field & other.field) if self.field and other.field else self.field == other.field


def _name(target: Target) -> str:
    """What is measured; where that is told in a few words only, the whole sentence."""
    return target.object if len(_WORD.findall(target.object)) > _SHORT else target.text


def _written_out(words: str, abbreviations: Abbreviations) -> str:
    """Short forms in full where they mean one thing."""

    def full(found: re.Match[str]) -> str:
        meanings = abbreviations.meanings.get(found.group(), ())
        return meanings[0] if len(meanings) == 1 else found.group()

    return _WORD.sub(full, words)


def render_comparison(desk: Desk, locale: Locale, query: str, place: str, alone: bool) -> Html:
    """The subjects that `query` names, those of several plans first; `alone` adds what one plan alone sets."""
    entries = {entry.id: entry for entry in desk.index.catalog if not place or entry.place == place}
    wanted = _words(query)
    targets = [
        target
        for target in desk.index.records.targets
        if target.document in entries and (not wanted or wanted <= _words(f"{target.text} {target.object}"))
    ]
    ordered = sorted(subjects(targets, desk.abbreviations), key=lambda subject: -len(subject.documents))
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
    whole = 100.0 if subject.unit == "%" and most <= 100 else most
    charted = subject.comparable
    cells = []
    for entry in columns:
        mine = _told_once([target for target in subject.targets if target.document == entry.id])
        figures = [_figure(target, mine, target.number / whole if charted else None) for target in mine]
        label = f"{entry.place} {entry.year}"
        unsaid = {} if figures else {"class_": "quiet unsaid", "title": locale("no_value")}
        cells.append(el("td", figures or "–", data_label=label, **unsaid))
    name = subject.name[:1].upper() + subject.name[1:]
    return el("tr", el("th", name, scope="row"), *cells)


def _told_once(targets: Sequence[Target]) -> list[Target]:
    """Without those that one document says a second time."""
    said: dict[tuple[str, str, str | None, frozenset[str]], Target] = {}
    for target in targets:
        said.setdefault((target.value, target.comparison, target.level, _words(target.object)), target)
    return list(said.values())


def _figure(target: Target, beside: Sequence[Target], share: float | None) -> Html:
    sign = {">=": "≥", "<=": "≤", "=": ""}.get(target.comparison, target.comparison)
    written = f"{sign} {target.value}{'' if target.unit == '%' else ' '}{target.unit}".strip()
    told = target.level or _apart(target, beside)
    bar = None
    if share is not None:
        bar = el("span", el("span", style=f"width:{max(1, round(share * 100))}%"), class_="share", aria_hidden="true")
    button = el(
        "button", written, type="button", class_="link", data_evidence=record_link(target), title=target.text[:300]
    )
    return el("div", button, el("span", f" {told}", class_="quiet") if told else None, bar, class_="figure")


def _apart(target: Target, beside: Sequence[Target]) -> str:
    """The words that tell a figure from the others of its cell; "" for one that stands alone."""
    others = [_words(one.object) for one in beside if one is not target]
    if not others:
        return ""
    common = frozenset.intersection(*others)
    own = [found.group() for found in _WORD.finditer(target.object) if not _words(found.group()) <= common]
    return " ".join(own[:_OWN_WORDS]) + (" …" if len(own) > _OWN_WORDS else "")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(match_key(text))))
