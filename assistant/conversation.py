"""Follow-ups: what a question leaves out is filled in from the questions before it.

Nothing is remembered between calls: the earlier questions come with the question and are understood anew, at most a
handful of them.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.question import LIST_FACETS, Facet, Period, Understanding
from assistant.scope import tier_of
from assistant.topic_words import idle_words
from assistant.understanding.fields import Fields, names_tier, tier_alone
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key

# How a follow-up opens or ends, and how it points back. Words that only look alike without their diacritics ("Sở", "hồ
# sơ", "Thể chế") open nothing.
_OPENING = re.compile(
    r"^(?:thế |vậy |còn |thì |à |và |rồi |chỉ (?!số|tiêu|thị|đạo)|riêng |trong (?:số )?đó|(?:những )?cái nào "
    r"|việc nào (?:của|do|thuộc)|and |then |ok |what about|how about|also |but |only |just |which of )"
    r"|(?:thì sao|thế nào|ra sao|sao|nữa|then|too|as well)[ ?.!]*$|\b(?:nó|họ|it|they|them|this|that|those|its|their"
    r"|(?:việc|cái|nhiệm vụ|hoạt động|cơ quan|đơn vị|sở|phòng|ban|bên|ngành|văn phòng) (?:đó|này|ấy|kia))\b"
)
_PLAIN_OPENING = re.compile(fold(_OPENING.pattern))
# How a question that names all that it asks for says that it goes on from another.
_GOING_ON = re.compile(
    r"^(?:thế|vậy|còn|rồi|và|ok|okay|and|then|so|but)(?=[ ,])|(?: nữa| thì sao|,? (?:then|too|as well))[ ?.!]*$"
)
_ENGLISH_OPENING = re.compile(rf"^(?:so|the) |{_OPENING.pattern}")
# How a question points at several things named before it.
_SEVERAL = re.compile(
    r"\b(?:hai|ba|các|những|cac|nhung) (?:năm|nơi|kế hoạch|nam|noi|ke hoach) (?:đó|này|trên|ấy|do|nay|tren|ay)\b"
    r"|\b(?:so sánh|so sanh) (?:cả )?(?:hai|ba|chúng)\b"
    r"|\b(?:these|those|both|the two|the three) (?:two |three )?(?:years|places|plans)\b"
)
_AT_ONCE = 3
_REPEATED = 3  # words of the question before it that a follow-up says again
_SHORT = 4  # a follow-up's own topic has at most this many words
_OPEN = frozenset({Facet.PASSAGE, Facet.DUTIES})
_TOLD = frozenset({Facet.PASSAGE, Facet.TARGET})
_CELLS = frozenset({Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE, Facet.PRODUCT})
# A level named alone ("còn tỉnh thì sao?") is whose plan is meant.
_LEVELS = {
    "tỉnh": "province",
    "thành phố": "province",
    "huyện": "district",
    "province": "province",
    "district": "district",
}
# "Là những huyện nào?" wants them by name.
_WHICH = re.compile(r"(?<!\w)(?:nào|những|các|mấy|which|what)(?!\w)")
_INDEX = re.compile(r"(?<!\w)(?:par[ -]?index|sipas|papi|pci|ddci|dti|pgi|chỉ số)(?!\w)")
_IN_YEAR = re.compile(r"(?<!\w)(?:năm )?((?:19|20)\d\d)(?!\w)")


def follow(earlier: Understanding, asked: Understanding, catalog: Iterable[CatalogEntry]) -> Understanding:
    """`asked` made whole from `earlier`; unchanged where it stands on its own. The earlier year is dropped where the
    `catalog` has nothing of that year for the place now asked about.
    """
    which = _WHICH.search(match_key(asked.original)) is not None
    level = _LEVELS.get(match_key(asked.topic)) if not which else None
    asked = replace(asked, topic="", levels=(level,)) if level else asked
    if which and _repeats(earlier, asked):
        asked = replace(asked, topic="")
    if not _depends(asked) and not _chosen(earlier, asked):
        return _of_the_same_plan(earlier, asked, tuple(catalog))
    asked = _index_in_a_year(earlier, asked)
    facets = _facets(earlier, asked)
    telling = asked if _own_topic(asked) else earlier
    topic = telling.topic
    agencies, roles = (asked.agencies, asked.roles) if asked.agencies else _kept_agencies(earlier, facets)
    entries = tuple(catalog)
    years = asked.years or (() if asked.unknown_years else _kept_years(earlier, asked, entries))
    places = asked.places or (() if asked.unknown_places else _kept_places(earlier, asked, entries))
    planned = years or tuple(entry.year for entry in entries if entry.place in places)
    filled = replace(
        asked,
        facets=facets,
        topic=topic,
        expansions=telling.expansions,
        senses=telling.senses,
        parts=telling.parts,
        counted=asked.counted or earlier.counted if topic == earlier.topic else asked.counted,
        shared=asked.shared or earlier.shared if topic == earlier.topic else asked.shared,
        measured=asked.measured or earlier.measured if topic == earlier.topic else asked.measured,
        agencies=agencies,
        roles=roles,
        years=years,
        unknown_years=asked.unknown_years or (() if asked.years else earlier.unknown_years),
        places=places,
        unknown_places=asked.unknown_places or (() if asked.places else earlier.unknown_places),
        levels=asked.levels or (earlier.levels if places == earlier.places else ()),
        areas=asked.areas if topic == asked.topic else earlier.areas,
        period=_in_year(asked, planned) or (_kept_period(earlier, asked) if set(facets) & set(LIST_FACETS) else None),
        assumed=tuple(name for name in asked.assumed if name != "year" or not years),
        document_numbers=asked.document_numbers or earlier.document_numbers,
        term=asked.term if asked.term or Facet.DEFINITION not in facets else earlier.term,
        wants_list=asked.wants_list or earlier.wants_list,
        empty=asked.empty or (() if set(asked.facets) & {Facet.TASKS, Facet.COUNT} else earlier.empty),
        follows=earlier.original,
        documents=asked.documents or (() if asked.years or asked.places else earlier.documents),
    )
    whole = " ".join(part for part in (asked.text, *_added(filled, asked)) if part)
    return replace(filled, text=whole, notes=(*asked.notes, f"follows: {earlier.text}"))


def moved(earlier: Understanding, asked: Understanding, fields: Fields) -> tuple[Understanding, Understanding]:
    """Both questions, the topic of `earlier` moved to the field or the tier that `asked` names and nothing else ("thế
    bên y tế?", "cấp xã?"), which then leaves it out; as they came for any other question.
    """
    bound = asked.years or asked.places or asked.documents
    if asked.term or asked.agencies or (bound and not _opens(asked)):
        return earlier, asked  # it stands on its own
    tier = tier_alone(asked.topic)
    if tier and set(earlier.roles) == {"any"} and not names_tier(earlier.topic):
        return replace(earlier, agencies=(f"UBND {tier}",), roles=("any",)), replace(asked, topic="", levels=())
    topic = fields.moved(earlier.topic, asked.topic)
    if not topic:
        return earlier, asked
    return replace(earlier, topic=topic, expansions=(), senses=()), replace(asked, topic="", levels=())


def compare_what_was_named(earlier: Iterable[Understanding], asked: Understanding) -> Understanding:
    """`asked` with the years, else the places, that the questions before it named one after the other, where it points
    at several ("so sánh hai năm đó"); as it came for any other question.
    """
    if asked.years or asked.places or not _SEVERAL.search(match_key(asked.original)):
        return asked
    before = tuple(earlier)
    years = tuple(dict.fromkeys(year for one in before for year in one.years))
    places = tuple(dict.fromkeys(place for one in before for place in one.places))
    if len(years) > 1:
        return replace(asked, years=years[-_AT_ONCE:])
    return replace(asked, places=places[-_AT_ONCE:]) if len(places) > 1 else asked


def _repeats(earlier: Understanding, asked: Understanding) -> bool:
    """Whether a question names nothing but what the one before it named ("là những huyện nào?")."""
    words = match_key(asked.topic).split()
    return len(words) <= _REPEATED and set(words) <= set(match_key(earlier.topic).split())


def _of_the_same_plan(earlier: Understanding, asked: Understanding, catalog: tuple[CatalogEntry, ...]) -> Understanding:
    """A question of its own, which stays with the plan that was just told as a whole, or that it goes on from ("And
    which office has public finance reform?"), where it names no other.
    """
    whole = earlier.facets == (Facet.OVERVIEW,) and not earlier.topic
    if not (whole or _goes_on(asked)) or asked.document_numbers or asked.documents:
        return asked
    if asked.years or asked.unknown_years or asked.places or asked.unknown_places:
        return asked
    places = _kept_places(earlier, asked, catalog)
    kept = replace(asked, years=earlier.years, places=places, documents=earlier.documents if places else ())
    return replace(kept, levels=asked.levels or (earlier.levels if places == earlier.places else ()))


def _goes_on(asked: Understanding) -> bool:
    """Whether a question that could stand alone joins itself to the one before it."""
    said = asked.original if asked.language == "en" else asked.text  # with its diacritics: "the che" is no "thế"
    return asked.facets != (Facet.DEFINITION,) and _GOING_ON.search(match_key(said)) is not None


def _depends(asked: Understanding) -> bool:
    """Whether a question cannot stand alone: it opens like a follow-up, points back, or names nothing to look for."""
    if asked.facets == (Facet.DEFINITION,) and asked.term:
        return False
    opens = _opens(asked)
    if not _own_topic(asked):
        return not (asked.agencies and set(asked.facets) & set(LIST_FACETS) and not opens)
    return opens and len(asked.topic.split()) <= _SHORT + 4 and not _complete(asked)


def _opens(asked: Understanding) -> bool:
    """Whether the question says by its words that it goes on from another."""
    key = match_key(asked.original)
    if asked.language == "en":
        return _ENGLISH_OPENING.search(key) is not None
    return (_PLAIN_OPENING if key == fold(key) else _OPENING).search(key) is not None


def _chosen(earlier: Understanding, asked: Understanding) -> bool:
    """Whether `asked` is only a thing, told after a question that named none: "Ai chủ trì?" – "Cải cách thể chế"."""
    wanted = set(earlier.facets) - _OPEN
    return bool(wanted) and not earlier.topic and not earlier.agencies and asked.facets == (Facet.PASSAGE,)


def _complete(asked: Understanding) -> bool:
    """Whether the question has a topic and an asking word of its own."""
    return bool(_own_topic(asked)) and asked.facets != (Facet.PASSAGE,) and len(asked.topic.split()) >= _SHORT


def _own_topic(asked: Understanding) -> bool:
    """Whether a question names something to look for; "bao giờ trình?" only says what is done with it."""
    return bool(asked.topic) and match_key(asked.topic) not in idle_words()


def _index_in_a_year(earlier: Understanding, asked: Understanding) -> Understanding:
    """`asked` with an index and a year as its topic, where the question before named the one or the other: what an
    index was in a year ("SIPAS là gì?" – "năm 2023 đạt bao nhiêu?" – "thế PAPI?") stands in plans of other years.
    """
    if Facet.COMPARISON in asked.facets or not _INDEX.search(match_key(earlier.topic)):
        return asked
    years = (*asked.years, *asked.unknown_years)
    index = _IN_YEAR.sub("", earlier.topic).strip()
    if years and not _own_topic(asked) and Facet.TARGET in asked.facets:
        return replace(asked, topic=f"{index} năm {max(years)}", years=(), unknown_years=())
    told = _IN_YEAR.search(earlier.topic)
    if told is not None and not years and _INDEX.search(match_key(asked.topic)):
        return replace(asked, topic=f"{asked.topic} năm {told[1]}")
    return asked


def _facets(earlier: Understanding, asked: Understanding) -> tuple[Facet, ...]:
    listed = set(earlier.facets) & set(LIST_FACETS)
    if listed and not earlier.topic and not _own_topic(asked) and not asked.agencies and set(asked.facets) <= _CELLS:
        return (Facet.TASKS, *asked.facets)  # "sản phẩm là gì?" of each that was listed
    bare = asked.wants_list and not _own_topic(asked) and not asked.agencies
    if bare and asked.facets == (Facet.TASKS,) and earlier.topic and set(earlier.facets) <= _TOLD:
        return (Facet.PASSAGE,)  # "liệt kê hết" of what was counted or told
    if asked.facets == (Facet.PASSAGE,) or (set(asked.facets) <= _OPEN and not _says_duties(asked)):
        return earlier.facets
    if Facet.TASKS in asked.facets and asked.wants_list and not asked.topic and earlier.agencies:
        return asked.facets
    return asked.facets


def _says_duties(asked: Understanding) -> bool:
    """Whether DUTIES was asked for in words, not only inferred from a lone agency."""
    return bool(re.search(r"lam gi|nhiem vu|trach nhiem|viec gi|duties|responsib|\bdo\b", fold(match_key(asked.text))))


def _kept_agencies(earlier: Understanding, facets: tuple[Facet, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The earlier agencies, unless the question now asks which agency it is."""
    if Facet.LEAD in facets and Facet.LEAD not in earlier.facets:
        return (), ()
    return earlier.agencies, earlier.roles


def _kept_years(earlier: Understanding, asked: Understanding, catalog: Iterable[CatalogEntry]) -> tuple[int, ...]:
    """The earlier years, those that the place now asked about has documents for."""
    if not asked.places:
        return earlier.years
    there = {entry.year for entry in catalog if entry.place in asked.places}
    return tuple(year for year in earlier.years if year in there)


def _kept_places(earlier: Understanding, asked: Understanding, catalog: Iterable[CatalogEntry]) -> tuple[str, ...]:
    """The earlier places, those aside whose plans are of another tier than what is now asked about: a province's
    departments are in no district, and "còn tỉnh?" asks of none.
    """
    tiers = set(asked.levels) or {tier_of(name) for name in asked.agencies} - {""}
    left = {entry.place for entry in catalog if tiers and entry.level not in tiers}
    return tuple(place for place in earlier.places if place not in left)


def _in_year(asked: Understanding, years: tuple[int, ...]) -> Period | None:
    """The period asked for; one whose year was assumed ("trong quý 2 thôi") is of the last of `years`, those that the
    earlier questions are about.
    """
    period = asked.period
    return period.in_year(max(years)) if period is not None and "year" in asked.assumed and years else period


def _kept_period(earlier: Understanding, asked: Understanding) -> Period | None:
    """The earlier period; of the year now asked about where it was of the year asked about before ("trong quý I năm
    2025" – "thế năm 2022?").
    """
    period = earlier.period
    if period is None or not asked.years or period.start[:4] != period.end[:4]:
        return period
    if int(period.start[:4]) not in earlier.years:
        return period
    return period.in_year(max(asked.years))


def _added(filled: Understanding, asked: Understanding) -> tuple[str, ...]:
    added: list[str] = []
    if filled.topic != asked.topic:
        added.append(filled.topic)
    if filled.agencies != asked.agencies:
        added += filled.agencies
    if filled.years != asked.years:
        added += [f"năm {year}" for year in filled.years]
    if filled.places != asked.places:
        added += filled.places
    return (f"({'; '.join(added)})",) if added else ()
