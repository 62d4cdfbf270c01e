"""The times and places that a question names, beside those that are part of an agency's name."""

import re
from dataclasses import replace

from assistant.question import LIST_FACETS, ROW_FACETS, Facet, Question, Understanding
from assistant.understanding.asking import Asked
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.places import PlacesFound, bare_place
from assistant.understanding.reading import Reading
from assistant.understanding.times import TimesFound, find_times
from corpus.agencies import Mention

_PRESUMING = frozenset({Facet.LEAD, Facet.COORDINATE, Facet.PRODUCT})
# The place that a question opens with, and what puts a second one beside it, or says whose plan is meant.
_OPENS = (
    r"^(?:(?:ở|tại|riêng|với|về|trên địa bàn) )?(?:huyện |tỉnh |thành phố |thị xã )?{place}(?: năm| \d{{4}})* ?[:,]"
)
_BESIDE = r"(?<!\w)(?:và|với|hay|hoặc|cùng|lẫn|hơn|của|ở|tại|giữa|kế hoạch|phụ lục) (?:ubnd )?(?:tỉnh )?{place}(?!\w)"
# Whose plan, or whose body, is meant, as questions say it before they come to what of another tier is in it.
_PLAN_OF = re.compile(
    r"(?<!\w)(?:(?:kế hoạch|phụ lục)(?: (?:cchc|cải cách hành chính)(?: nhà nước)?)?(?: (?:năm )?20\d\d)?"
    r"|(?:phòng|ban|đơn vị|cơ quan|bộ phận) nào)(?: của| cấp| ở| tại| thuộc)?"
    r" (?:ubnd )?(?P<tier>tỉnh|huyện)(?!\w| (?:ủy|lỵ|đoàn))"
)
# What the tier beside it is compared with, or has a share in.
_AND_OF = r"(?<!\w)(?:và|với|hay|hoặc|cùng|lẫn|hơn|bằng|khác|chỉ tiêu|mục tiêu|kế hoạch) (?:của |cấp |ở )?{tier}(?!\w)"
_TIERS = {"tỉnh": "province", "huyện": "district"}


class ScopeReader:
    """Reads times and places from fixed knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(
        self, reading: Reading, asked: Asked, mentions: tuple[Mention, ...] = ()
    ) -> tuple[PlacesFound, TimesFound]:
        """Times and places, those inside the names of agencies aside."""
        for mention in mentions:
            reading.use(mention.start, mention.end)
        facets = set(asked.facets)
        times = find_times(
            reading,
            self._knowledge.years,
            consume_period=asked.states
            or bool(set(LIST_FACETS) & facets)
            or (bool(_PRESUMING & facets) and Facet.DEADLINE not in facets),
            of_rows=bool(set(ROW_FACETS) & facets),
        )
        places = self._knowledge.gazetteer.find(reading)
        for mention in mentions:
            reading.release(mention.start, mention.end)
            general, inside = self.general(mention.name)
            places = places.plus(inside)
            if general != mention.name:
                tier = general.split()[-1]
                printed = reading.text[mention.start : mention.end]
                reading.use(mention.start + printed.rfind(tier) + len(tier), mention.end)
        if Facet.COMPARISON not in facets:
            places = _of_one_plan(reading.key, _opened_with(reading.key, places))
        return places, self._in_a_year_of(places, times)

    def _in_a_year_of(self, places: PlacesFound, times: TimesFound) -> TimesFound:
        """A period without a year, and "this year", are of the last year that the places named have a plan for."""
        years = [entry.year for entry in self._knowledge.catalog if entry.place in places.places]
        if not years or "year" not in times.assumed:
            return times
        if times.years:
            return replace(times, years=(max(years),))
        return replace(times, period=times.period.in_year(max(years))) if times.period is not None else times

    def before(self, preamble: str, places: PlacesFound, times: TimesFound) -> tuple[PlacesFound, TimesFound]:
        """The places and times of a question, those said before it where it names none itself."""
        said, when = self.read(Reading(preamble), Asked())
        return (
            places if places.places or places.unknown else said,
            times if times.years or times.unknown or times.period else when,
        )

    def bind(self, read: Understanding, question: Question) -> Understanding:
        """What was read with the scope that came with the question, where its own words leave it open."""
        if question.year is not None and not read.years and not read.unknown_years:
            known = question.year in self._knowledge.years
            read = replace(
                read,
                years=(question.year,) if known else (),
                unknown_years=() if known else (question.year,),
            )
        if question.place and not read.places and not read.unknown_places:
            place = self._knowledge.gazetteer.place(question.place)
            read = replace(
                read,
                places=(place,) if place else (),
                unknown_places=() if place else (question.place,),
            )
        return replace(read, documents=question.documents or read.documents)

    def general(self, name: str) -> tuple[str, PlacesFound]:
        """An agency's name without the place in it, as its own documents print it, and that place; the whole name where
        the place belongs to it ("Báo Bắc Giang").
        """
        found = self._knowledge.gazetteer.find(Reading(name))
        if found.places or found.unknown:
            named = (len(bare_place(place).split()) for place in (*found.places, *found.unknown))
            for words in dict.fromkeys((*named, 2, 3, 4)):
                card = self._knowledge.registry.get(" ".join(name.split()[:-words]))
                if card is not None:
                    return card.name, found
        return name, PlacesFound(found.places, (), found.levels)


def _opened_with(key: str, found: PlacesFound) -> PlacesFound:
    """Of a district that a question opens with and the province in the name of a thing ("huyện Lục Ngạn: ai dùng hệ
    thống … tỉnh Bắc Giang?") the district; both where the province stands beside it or has a plan of its own there.
    """
    if len(found.places) != 2 or found.levels != ("district", "province"):
        return found
    first, second = (re.escape(bare_place(place)) for place in found.places)
    if not re.search(_OPENS.format(place=first), key) or re.search(_BESIDE.format(place=second), key):
        return found
    if not re.search(rf"(?<!\w)tỉnh {second}(?!\w)", key):
        return found
    return PlacesFound(found.places[:1], found.unknown, found.levels[:1])


def _of_one_plan(key: str, found: PlacesFound) -> PlacesFound:
    """Of the place whose plan a question asks about and the tier that a thing in it belongs to ("kế hoạch huyện: ai
    dùng hệ thống của tỉnh?") the place; both where the other is named, or stands beside it.
    """
    owners = {match["tier"] for match in _PLAN_OF.finditer(key)}
    if len(found.places) != 2 or set(found.levels) != set(_TIERS.values()) or len(owners) != 1:
        return found
    (owner,) = owners
    (other,) = _TIERS.keys() - owners
    kept = found.levels.index(_TIERS[owner])
    if bare_place(found.places[1 - kept]) in key or re.search(_AND_OF.format(tier=other), key):
        return found
    return PlacesFound(found.places[kept : kept + 1], found.unknown, found.levels[kept : kept + 1])
