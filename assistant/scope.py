"""Which documents a question is about, and what to say when it is about one that is not there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.answer import Scope
from assistant.question import Facet, Understanding
from assistant.understanding.places import bare_place
from corpus.catalog import CatalogEntry
from corpus.document import Document
from corpus.normalizer import match_key

# A plan called by its kind is none of the other plans that a place has.
_REFORM_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|phụ lục|ke hoach|phu luc)(?: (?:nào|gì|nao|gi))?(?: (?:về|ve))?"
    r" (?:cchc|cải cách hành chính|cai cach hanh chinh)(?!\w)"
    r"|administrative reform (?:plan|appendix)"
)
_REFORM = re.compile(r"cải cách hành chính|cchc")
# Such a plan itself, and not one for an index of the reform.
_REFORM_ITSELF = re.compile(
    r"^(?:phụ lục )?(?:kế hoạch|chương trình|kh) (?:(?:công tác|thực hiện|về) )*(?:cải cách hành chính|cchc)"
)
_FIGURE_ALONE = re.compile(
    r"(?:^|(?:kế hoạch|kh|plan)(?: số)? )0*(?P<figure>(?!(?:19|20)\d\d(?!\d))[1-9]\d{1,3})(?![\w/.,%-])"
)
_LETTERHEAD = 2500  # characters; a plan's number stands above its title
_SHORTEST = 2  # words that must be left to look for
_OF_THE_CARD = frozenset("ban hành ngày tháng năm nào gì là kế hoạch số hiệu ký của ai do về việc và có".split())  # noqa: SIM905
_SPACES = re.compile(r"\s+")
# Who is of a province, and who of a district, by what such bodies are called.
_PROVINCIAL = re.compile(r"^sở(?!\w)|(?<!\w)tỉnh$")
_OF_DISTRICT = re.compile(r"^phòng(?!\w)|(?<!\w)huyện$")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The documents that may answer, newest first. `empty_because` says what no document matched: "place", "year",
    "both" (each is there, not together), "document"; "" where there are documents. `covered` are years asked for that
    no document is named after, but the periods of these hold.
    """

    entries: tuple[CatalogEntry, ...]
    empty_because: str = ""
    covered: tuple[int, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.entries)


def bind(understood: Understanding, catalog: tuple[CatalogEntry, ...], aimed: Iterable[tuple[str, int]] = ()) -> Bounds:
    """The documents that the question's year, place and documents leave. `aimed` are the documents that set a target
    or tell a figure for a year, with that year: one asked about that no document is named after may be such a year.
    """
    newest_first = sorted(catalog, key=lambda entry: (-entry.year, entry.place, entry.id))
    given = understood.question.year
    if given is not None:
        newest_first = [entry for entry in newest_first if entry.year == given]
        if not newest_first:
            return Bounds((), "year")
    called = set(understood.documents) - set(understood.question.documents)
    if understood.documents and not (called and understood.unknown_places):
        chosen = tuple(entry for entry in newest_first if entry.id in understood.documents)
        return Bounds(chosen, "" if chosen else "document")
    named = _catalogued(understood, catalog)
    if understood.unknown_places and not named:
        return Bounds((), "place")
    levels = frozenset(entry.level for entry in catalog if entry.place in named)
    in_place = tuple(entry for entry in newest_first if _in_place(entry, named, levels, understood))
    if in_place and named and _REFORM_PLAN.search(match_key(f"{understood.original} {understood.text}")):
        in_place = _reform_plans(in_place, itself=_looks_for_more(understood.topic) or bool(understood.agencies))
        if not in_place:
            return Bounds((), "place")
    asked = understood.years or understood.unknown_years
    in_year = tuple(entry for entry in in_place if not understood.years or entry.year in understood.years)
    if (in_place and not in_year) or not understood.years:
        covering = tuple(entry for entry in in_place if any(entry.covers(year) for year in asked))
        if covering:
            return Bounds(covering, covered=asked)
    if understood.unknown_years and not understood.years and not _asks_of_rows(understood):
        setting = {document for document, year in aimed if year in understood.unknown_years}
        aiming = tuple(entry for entry in in_place if entry.id in setting)
        return Bounds(aiming) if aiming else Bounds((), "year")
    of_tier = tuple(entry for entry in in_year if entry.level in understood.levels)
    if of_tier and not named:
        return Bounds(of_tier)  # "của tỉnh", whichever province: not what a district plans
    if in_year:
        return Bounds(_in_pairs(understood, in_year))
    return Bounds((), "both" if in_place and understood.years else "place")


def _looks_for_more(topic: str) -> bool:
    """Whether a topic looks for more than a plan's own number and date, which other plans tell."""
    return len(set(match_key(topic).split()) - _OF_THE_CARD) >= _SHORTEST


def _reform_plans(entries: tuple[CatalogEntry, ...], *, itself: bool) -> tuple[CatalogEntry, ...]:
    """The plans for the reform; where one `itself` is meant, beside it none of its place and year that is for an index
    of the reform.
    """
    of_reform = tuple(entry for entry in entries if _REFORM.search(match_key(entry.title)))
    if not itself:
        return of_reform
    named = {entry.id for entry in of_reform if _REFORM_ITSELF.match(match_key(entry.title))}
    there = {(entry.place, entry.year) for entry in of_reform if entry.id in named}
    return tuple(entry for entry in of_reform if entry.id in named or (entry.place, entry.year) not in there)


def by_number(understood: Understanding, documents: Iterable[Document]) -> Understanding:
    """The question bound to the document that it calls by its number ("Kế hoạch 310/KH-UBND giao ai …"), the number
    taken out of what is looked for: a plan does not cite itself. As it came where the number is all that is asked
    about, where it is no document's own, or where the places do not agree.
    """
    documents = tuple(documents)
    if not understood.documents and not understood.document_numbers:
        understood = _called_short(understood, [document.entry for document in documents])
    if understood.documents or not understood.document_numbers:
        return understood
    for document in documents:
        entry = document.entry
        named = [number for number in understood.document_numbers if is_number(number, entry.number)]
        if not named or _bare_number(named[0]) not in _bare_number(document.text[:_LETTERHEAD]):
            continue
        if understood.places and entry.place not in understood.places:
            continue
        called = rf"(?:(?:kế hoạch|kh|plan)\s+)?(?:số\s+)?{re.escape(named[0])}"
        topic = _SPACES.sub(" ", re.sub(called, " ", understood.topic, flags=re.IGNORECASE)).strip()
        others = tuple(number for number in understood.document_numbers if number not in named)
        if not _looks_for_more(topic) and not understood.agencies:
            return understood
        facets = understood.facets if topic or understood.facets != (Facet.LEGAL_BASIS,) else (Facet.DUTIES,)
        return replace(understood, documents=(entry.id,), document_numbers=others, topic=topic, facets=facets)
    return understood


def _called_short(understood: Understanding, entries: Iterable[CatalogEntry]) -> Understanding:
    """The number written out of the one document that the question calls by its figure alone ("theo kế hoạch 310")."""
    called = _FIGURE_ALONE.search(match_key(understood.topic))
    if called is None:
        return understood
    named = [
        entry for entry in entries if entry.number and entry.number.partition("/")[0].lstrip("0") == called["figure"]
    ]
    if len(named) != 1 or named[0].number is None:
        return understood
    topic = re.sub(rf"(?<![\w/]){called['figure']}(?![\w/])", named[0].number, understood.topic)
    return replace(understood, document_numbers=(named[0].number,), topic=topic)


def is_number(asked: str, number: str | None) -> bool:
    """Whether a number as typed is a document's `number`, zeros before it aside."""
    return number is not None and _bare_number(asked).lstrip("0") == _bare_number(number).lstrip("0")


def _bare_number(text: str) -> str:
    return _SPACES.sub("", match_key(text))


def _asks_of_rows(understood: Understanding) -> bool:
    """Whether it asks who or when of some work: such a year may be the work's ("biên chế năm 2026"), not the plan's."""
    wanted = {Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE, Facet.PRODUCT}
    return bool(wanted & set(understood.facets)) and bool(understood.topic)


def _catalogued(understood: Understanding, entries: Iterable[CatalogEntry]) -> frozenset[str]:
    """The places of the catalogue that the question names: "Hồ Chí Minh" is "Thành phố Hồ Chí Minh", but the city of
    Bắc Giang is not the province.
    """
    whole = {match_key(place) for place in understood.unknown_places}
    asked = {bare_place(place) for place in understood.places} | {key for key in whole if bare_place(key) == key}
    return frozenset(
        entry.place for entry in entries if bare_place(entry.place) in asked or match_key(entry.place) in whole
    )


def _in_place(entry: CatalogEntry, named: frozenset[str], levels: frozenset[str], understood: Understanding) -> bool:
    """Whether a document is of a place asked for. A comparison "of the province with Lục Ngạn" names one by its
    level, which no other place named is of: two years of one province bring in no other. `levels` are those of the
    places named.
    """
    if not named or entry.place in named:
        return True
    tiers = {tier_of(name) for name in understood.agencies} - levels
    if entry.level in tiers and len(understood.agencies) > 1:
        return True  # "Bưu điện tỉnh và Bưu điện huyện Lục Ngạn"
    return Facet.COMPARISON in understood.facets and entry.level in set(understood.levels) - levels


def tier_of(agency: str) -> str:
    """The level that an agency is of by what it is called ("province", "district"), "" where its name does not say."""
    key = match_key(agency)
    if _PROVINCIAL.search(key):
        return "province"
    return "district" if _OF_DISTRICT.search(key) else ""


def _in_pairs(understood: Understanding, entries: tuple[CatalogEntry, ...]) -> tuple[CatalogEntry, ...]:
    """Of several places and years the plans of those that are named together ("tỉnh 2025 và Lục Ngạn 2024"); all
    `entries` where each is not named with another.
    """
    if len(understood.years) < 2 or len(understood.places) < 2:
        return entries
    key = match_key(understood.text)
    named = tuple(entry for entry in entries if _names(entry, key))
    whole = {entry.year for entry in named} >= set(understood.years)
    return named if whole and {entry.place for entry in named} >= set(understood.places) else entries


def _names(entry: CatalogEntry, key: str) -> bool:
    """Whether a question names a plan's place, or its level, and its year side by side."""
    level = {"province": "tỉnh", "district": "huyện"}.get(entry.level, bare_place(entry.place))
    place = f"(?:{re.escape(bare_place(entry.place))}|{level})"
    after = rf"(?<!\w){place},? (?:(?:năm|kế hoạch|plan|in) )*\(?{entry.year}(?!\d)"
    before = rf"(?<!\d){entry.year},? (?:(?:của|ở|tại|for|of|in) )?(?:(?:tỉnh|huyện) )?{place}(?!\w)"
    return re.search(f"{after}|{before}", key) is not None


def as_scope(understood: Understanding, bounds: Bounds, cited: tuple[str, ...]) -> Scope:
    """The scope to report: the year and place that all cited documents (else all bound ones) share. The one document
    cited is assumed where the question left several.
    """
    chosen = [entry for entry in bounds.entries if entry.id in cited] or list(bounds.entries)
    years = {entry.year for entry in chosen} | (set() if chosen else set(understood.years))
    places = {entry.place for entry in chosen} | (set() if chosen else set(understood.places))
    year = next(iter(years)) if len(years) == 1 else None
    place = next(iter(places)) if len(places) == 1 else None
    assumed = [*understood.assumed]
    if cited and year is not None and not understood.years and "year" not in assumed:
        assumed.append("year")
    if cited and place is not None and not understood.places and "place" not in assumed:
        assumed.append("place")
    if len(cited) == 1 and len(bounds.entries) > 1:
        assumed.append("document")
    return Scope(year, place, cited or understood.documents, tuple(assumed))
