"""An answer in the making, and what a composer has at hand to make it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from assistant.answer import Status, Table
from assistant.citations import Citations
from assistant.composing.bodies import Bodies
from assistant.evidence import Units
from assistant.facts import of_other_years
from assistant.ladder import Field, Ladder
from assistant.matching import Topic
from assistant.matter import Matter
from assistant.parts import Parts
from assistant.plan_itself import SAYS_PLAN
from assistant.question import ROW_FACETS, Facet, Understanding
from assistant.scope import Bounds
from assistant.settings import Settings
from assistant.unit import Evidence, Unit
from assistant.wording import Wording
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key
from corpus.record import Task
from index.store import Index

_HEADED = 0.85
_AREA_SHARE = 0.85
# Below such a share, what is not held may be the very thing asked for; a figure of another thing sounds nearest.
_HEADLESS, _FIGURE_HEADLESS, _TAILLESS = 0.72, 0.86, 0.78
_TOGETHER = 0.1
# A term is explained only by what holds nearly all of it.
_DEFINED = 0.85
_FULL_DATE = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/\d{4}(?![\w/])")
_DEPARTMENTS = re.compile(r"(?<!\w)(?<!cơ )(?<!trụ )(?<!công )sở(?! hữu| thích| tại)(?!\w)")
_SIGNS = re.compile(r"[\W_]+")
_A_NAME = re.compile(r"(?![IVX]+$)[A-Z][A-Za-z]+")
# How far a text must say what is asked: a row about who or when, and any other text; translated words meet less often.
_SAID_VI, _SAID_EN = (0.6, 0.42), (0.36, 0.14)
_SAID_LACKING = 0.69  # one that lacks a telling word, or names another paper, says all the rest together
# Of a long question's many words it may lack one more, where it has the syllables of nearly all.
_LONG, _SAID_LONG, _NEARLY_ALL = 6, 0.62, 0.85
_SAID_PROSE = 0.55  # prose that names who or when says it in more words than a row
_TITLED = 0.95
_NAMED = 0.9
_CARRYING_OUT = "tổ chức triển khai thực hiện"  # what is done with any plan
_A_TITLE = 5  # syllables of a title in their order that name it without the word "plan"
_OF_ROWS = frozenset((*ROW_FACETS, Facet.COMPARISON))


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines of text with the markers of the citations they rest on."""

    status: Status
    lines: tuple[str, ...]
    tasks: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    table: Table | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Context:
    """One question on its way: how it was understood, where it may be answered from, what was found, how to say it.

    `evidence` is best first and only from the documents in `bounds`. `citations` collects what the draft cites.
    """

    understood: Understanding
    bounds: Bounds
    index: Index
    units: Units
    parts: Parts
    settings: Settings
    wording: Wording
    topic: Topic
    evidence: tuple[Evidence, ...] = ()
    citations: Citations = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "citations", Citations(self.index.document))

    @cached_property
    def titles(self) -> str:
        """The titles of the documents looked at, as a list in words; all of the catalogue where none was in bounds."""
        entries = self.bounds.entries or self.index.catalog
        return "; ".join(entry.title for entry in entries[:8]) + (" …" if len(entries) > 8 else "")

    @cached_property
    def whole_areas(self) -> frozenset[str]:
        """The areas of the plans in bounds whose names hold the topic: it names them and nothing more."""
        records = (unit.record for unit in self.units if self.in_bounds(unit))
        areas = {record.area for record in records if isinstance(record, Task) and record.area}
        return frozenset(area for area in areas if self.fits(area) >= _AREA_SHARE)

    @cached_property
    def whole_tables(self) -> frozenset[tuple[str, ...]]:
        """The heading paths of tables that are, by their headings, all about the topic."""
        paths: dict[tuple[str, ...], bool] = {}
        for unit in self.units:
            if isinstance(unit.record, Task) and self.in_bounds(unit) and unit.chunk.path not in paths:
                paths[unit.chunk.path] = self.headed(unit)
        return frozenset(path for path, headed in paths.items() if headed)

    @cached_property
    def titled(self) -> frozenset[str]:
        """The documents that the topic only names: their titles hold it, and the question says "kế hoạch" or much of
        the title. None where all titles do: then it tells them from no others.
        """
        if self.topic.empty:
            return frozenset()
        entries = self.bounds.entries
        named = frozenset(entry.id for entry in entries if self._is_named(entry.title))
        return named if len(named) < len(entries) or len(entries) == 1 else frozenset()

    @cached_property
    def called(self) -> frozenset[str]:
        """The documents whose titles hold every word of the topic, two at least, and together, be it in fewer words
        than name a plan; `titled` where there are such. None where all titles do, and where an agency is asked about.
        """
        if self.titled or self.understood.agencies or self.topic.empty or self.topic.matter.size < 2:
            return self.titled
        entries = self.bounds.entries
        held = {entry.id: Ladder((Field(self.units.terms(entry.title), 1.0),)) for entry in entries}
        whole = frozenset(document for document, ladder in held.items() if self.topic.matter.said(ladder) >= _TITLED)
        return whole if len(whole) < len(entries) or len(entries) == 1 else frozenset()

    def _is_named(self, title: str) -> bool:
        # "Đợt thi đua" alone names the plan that is called so, and no other.
        kind = Ladder((Field(self.units.title_terms(""), 1.0),))
        only_kind = self.topic.coverage(kind) >= _TITLED
        words = self.units.terms(title) if only_kind else self.units.title_terms(f"{title} {_CARRYING_OUT}")
        held = Ladder((Field(words, 1.0),))
        if self.topic.coverage(held) < _NAMED or self.topic.matter.told(held) < _NAMED:
            return False
        return self.says_plan or (len(self.topic.terms.syllables) >= _A_TITLE and self.topic.order(held) >= _NAMED)

    @cached_property
    def plans(self) -> tuple[CatalogEntry, ...]:
        """The documents in bounds that the topic only names; all of them where it names none."""
        return tuple(entry for entry in self.bounds.entries if not self.titled or entry.id in self.titled)

    @cached_property
    def says_plan(self) -> bool:
        """Whether the question speaks of a plan, a programme, a scheme."""
        return SAYS_PLAN.search(self.asked_words) is not None

    @cached_property
    def asked_words(self) -> str:
        """The question as typed and as understood; for a follow-up with the question before it, which it rests on."""
        understood = self.understood
        # A question ends before the next begins: "… là bao nhiêu" and "tỷ lệ …" side by side ask for no "bao nhiêu tỷ".
        return " ? ".join(filter(None, (understood.original, understood.text, understood.follows)))

    @cached_property
    def documents_named(self) -> tuple[str, ...]:
        """The documents in bounds whose title the question holds, all of them where it holds none."""
        asked = Ladder((Field(self.units.terms(self.asked_words), 1.0),))
        titles = {entry.id: self.units.topic(entry.title).coverage(asked) for entry in self.bounds.entries}
        named = tuple(document for document, share in titles.items() if share >= _NAMED)
        return named or self.bounds.documents

    def title(self, document: str) -> str:
        return self.index.document(document).entry.title

    def named(self, document: str) -> str:
        """The title of a document as it is told: with its place, where the title does not say it."""
        entry = self.index.document(document).entry
        return entry.title if match_key(entry.place) in match_key(entry.title) else f"{entry.title} ({entry.place})"

    def said_besides(self, unit: Unit) -> float:
        """How much of the question's words that are neither topic nor scope a unit has itself, in [0, 1]."""
        return self._besides.share(unit.own.folded) if not self._besides.empty else 0.0

    def dated_as_asked(self, text: str) -> bool:
        """Whether `text` has a date that the question names to the day, and puts forward as no claim."""
        asked = set(_FULL_DATE.findall(self.understood.original))
        return bool(asked) and not self.understood.yes_no and not asked.isdisjoint(_FULL_DATE.findall(text))

    @cached_property
    def _besides(self) -> Topic:
        """The words of a Vietnamese question that its topic leaves out and that name no document."""
        understood = self.understood
        if understood.language != "vi":
            return self.units.topic("")
        known = {*self.topic.terms.single, *map(str, understood.years)}
        for entry in self.bounds.entries:
            known |= self.units.title_terms(entry.title).single
        words = (word for word in self.units.terms(understood.text).syllables if word not in known)
        return self.units.topic(" ".join(words))

    def in_bounds(self, unit: Unit) -> bool:
        return unit.document in self._bound

    @cached_property
    def _bound(self) -> frozenset[str]:
        return frozenset(self.bounds.documents)

    def covers(self, text: str) -> float:
        """The share of the topic that `text` alone holds, in [0, 1]."""
        return self.topic.coverage(Ladder((Field(self.units.terms(text), 1.0),)))

    def fits(self, text: str) -> float:
        """As `covers`, in the order of the words: "cải cách hành chính" names no one area of it."""
        return self.topic.score(Ladder((Field(self.units.terms(text), 1.0),)))

    def headed(self, unit: Unit) -> bool:
        """Whether the headings that a unit stands under hold the topic by themselves, its document's title helping."""
        path = self.units.terms(" ".join(unit.chunk.path))
        title = self.units.terms(self.title(unit.document))
        return self.topic.coverage(Ladder((Field(path, 1.0), Field(title, 0.8)))) >= _HEADED

    @cached_property
    def bodies(self) -> Bodies:
        """How agencies are compared by their names."""
        return Bodies(self.units, self.understood.agencies, tuple(entry.place for entry in self.index.catalog))

    def may_judge(self, document: str) -> bool:
        """Whether a document can say that the agencies named do not do a thing: a district's plan says nothing of who
        does it for the province. Where the question names a place or a level, that is what it asks about.
        """
        understood = self.understood
        if understood.places or understood.levels or self.index.document(document).entry.level != "district":
            return True
        return not any(self.units.level_of(name) == "province" for name in understood.agencies)

    def of_another_tier(self, document: str, told: str) -> bool:
        """Whether the agencies asked about are all of another level than a document, which does not name them in
        `told`; never where no document in bounds is of theirs.
        """
        levels = {self.units.level_of(name) for name in self.understood.agencies} - {""}
        if not levels or not levels <= {"province", "district"}:
            return False
        of_theirs = {entry.level for entry in self.bounds.entries} & levels
        level = self.index.document(document).entry.level
        return bool(of_theirs) and level not in levels and not self.bodies.mentions_any(self.understood.agencies, told)

    def _may_miss_its_head(self, evidence: Evidence) -> bool:
        """Whether the evidence holds so little that what it lacks may be the very thing asked for."""
        facets = set(self.understood.facets)
        share = _FIGURE_HEADLESS if Facet.TARGET in facets else _HEADLESS
        return not _OF_ROWS & facets and self.understood.language == "vi" and evidence.coverage < share

    @cached_property
    def asks_of_rows(self) -> bool:
        """Whether who, when or what product is asked: a row must then be about the very thing, for any row has a lead
        and a deadline. Money aside: the words for it are then looked for too.
        """
        asked = set(ROW_FACETS) & set(self.understood.facets)
        return bool(asked) and Facet.BUDGET not in asked

    def _of_year(self, unit: Unit, year: str) -> bool:
        """Whether the unit names a year, or has the number of a paper of that year where papers are asked for."""
        papers = Facet.LEGAL_BASIS in self.understood.facets
        return unit.ladder.holds(year) or (papers and f"/{year}/" in unit.text)

    def _holds_numbers(self, unit: Unit) -> bool:
        """Whether the unit, or what it stands under, names every document that the question names by its number."""
        if not self.understood.document_numbers:
            return True
        said = _number_key(" ".join((unit.text, *unit.chunk.path, self.title(unit.document))))
        return all(_number_key(number) in said for number in self.understood.document_numbers)

    def enough(self, evidence: Evidence) -> bool:
        """Whether the evidence holds enough of what the question asks for to answer it, every year it names
        included.
        """
        if evidence.coverage < self.settings.coverage or evidence.score < self.settings.score:
            return False
        if self._unknown_names or (self.understood.term and evidence.coverage < _DEFINED):
            return False
        if self.understood.language == "vi" and self.topic.order(evidence.unit.ladder) < _TOGETHER:
            return False  # its syllables stand apart, in other words: "dân", "số"
        if self._of_the_province and self._is_district(evidence.unit) and "sở" not in evidence.unit.ladder.singles:
            return False
        if self._may_miss_its_head(evidence):
            ladder = evidence.unit.ladder
            figure = Facet.TARGET in self.understood.facets and evidence.coverage < _TAILLESS
            if not self.topic.heads(ladder) or (figure and not self.topic.tails(ladder)):
                return False
        covered, ladder = self.bounds.covered, evidence.unit.ladder
        if covered and of_other_years(" ".join((*evidence.unit.chunk.path, evidence.unit.text)), covered):
            return False
        if self.asks_of_rows and not self._holds_numbers(evidence.unit):
            return False
        if not self.topic.named(ladder) or not all(self._of_year(evidence.unit, year) for year in self.topic.years):
            return False
        matter, needed = self.topic.matter, self._said
        of_row = self.understood.language == "vi" and self.asks_of_rows
        if (of_row and matter.undone(ladder)) or matter.misread(ladder):
            return False
        if of_row and (matter.lacks(ladder) or matter.misnamed(ladder)):
            long = matter.size >= _LONG and evidence.coverage >= _NEARLY_ALL and not matter.misnamed(ladder)
            needed = _SAID_LONG if long else _SAID_LACKING
        elif evidence.unit.sentence is not None or (matter.size > 2 and matter.told(ladder) == 1.0):
            needed = min(needed, _SAID_PROSE)  # what says every word of it says it in a longer sentence
        return matter.said(ladder) >= needed

    @cached_property
    def measured(self) -> tuple[tuple[Matter, ...], ...]:
        """Each phrase of what an English question asks a share of, in all its wordings, ready to be looked for."""
        phrases = self.understood.measured
        return tuple(tuple(self.units.topic(wording).matter for wording in wordings) for wordings in phrases)

    @cached_property
    def _unknown_names(self) -> frozenset[str]:
        """The names in the topic of an English question that no document has ("PDF"): what it asks of is not there."""
        if self.understood.language != "en":
            return frozenset()
        opening = self.understood.original.split(" ", 1)[0]
        words = (word.strip(",.;:?()'\"") for word in self.understood.topic.split() if word != opening)
        return frozenset(
            word
            for word in words
            if _A_NAME.fullmatch(word)
            and not self.units.attest(word)
            and not any(word in document.text for document in self.index.documents)
        )

    @cached_property
    def _of_the_province(self) -> bool:
        """Whether the topic is about departments, which only a province has."""
        return _DEPARTMENTS.search(match_key(self.understood.topic)) is not None

    def _is_district(self, unit: Unit) -> bool:
        return self.index.document(unit.document).entry.level == "district"

    @cached_property
    def _said(self) -> float:
        """How far a text must say what is asked, in [0, 1]."""
        of_row, of_any = _SAID_VI if self.understood.language == "vi" else _SAID_EN
        return of_row if self.asks_of_rows else of_any


def _number_key(text: str) -> str:
    """`text` as document numbers are compared: without signs between letters and digits, typed with or without đ."""
    return _SIGNS.sub("", fold(match_key(text)))


Composer = Callable[[Context], Draft | None]
