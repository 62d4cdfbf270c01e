"""Places a question names: those the catalogue has documents for, and other places of Viet Nam that it has none for."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.understanding.reading import Reading, phrases
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key

_DATA = Path(__file__).parent / "data" / "places.json"
_KINDS = {
    "tỉnh": "province",
    "province": "province",
    "thành phố trực thuộc trung ương": "province",
    "huyện": "district",
    "thị xã": "district",
    "quận": "district",
    "thành phố": "city",
    "tp": "city",
    "tp.": "city",
    "tx": "district",
    "tx.": "district",
    "district": "district",
    "city": "city",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}
# The president, whom the city and the youth union are called after.
_NO_CITY = "(?<!cộng sản )(?<!tncs )(?<!chủ tịch )(?<!tư tưởng )(?<!phong cách )(?<!đạo đức )"
_BEFORE = r"(?:(?:của|ở|tại|cho|trên địa bàn|địa bàn|thuộc|in|of|for|at)\s+)?(?:(?:the)\s+)?"
_NAME = r"(?:[A-ZĐÂĂÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ][\w']*)"
_CAPITALISED = re.compile(rf"(?<![\w-]){_NAME}(?![\w-])")
_LONGEST_NAME = 4  # words
_SYLLABLE = re.compile(r"\w+")
_NAMED = re.compile(
    rf"\b(?i:(huyện|thị xã|quận|tỉnh|thành phố|xã|phường|thị trấn|tp\.?|tx\.?)) ({_NAME}(?: {_NAME}){{0,3}})"
)
_COMMUNE = re.compile(rf"\b(?i:xã|phường|thị trấn) (?P<name>{_NAME}(?: {_NAME}){{1,3}})")
_ENGLISH_NAMED = re.compile(rf"\b({_NAME}(?: {_NAME}){{0,3}}) (?i:(district|province|city|town|commune))\b")
_PROVINCE = frozenset({"tỉnh", "province", "provincial"})
_SENTENCE_WORDS = frozenset({"which", "what", "who", "when", "how", "is", "does", "do", "the", "in", "compare"})
_TIER = re.compile(r"^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường)\s+")
_CITY = re.compile(r"thành phố|tp\.", re.IGNORECASE)
_BEFORE_NAME = "của|cua|ở|o|tại|tai|tỉnh|tinh|thuộc|thuoc|địa bàn|dia ban|công an|cong an|ubnd|hđnd|hdnd"
_AFTER_NAME = "có|co|đặt|dat|giao|năm|nam|thì|thi|đã|da|sẽ|se|phải|phai|yêu cầu|yeu cau|quy định|quy dinh"
LEVELS = {"province": "province", "city": "province", "district": "district", "commune": "commune"}
_LEVEL_SCOPE = re.compile(
    r"(?P<take>(?:(?<!\w)(?:của|ở|tại|toàn|trên địa bàn) |(?<=kế hoạch )|(?<=cchc ))"
    r"(?P<level>tỉnh(?!\w| (?:ủy|lỵ|đoàn))"
    r"|huyện(?= (?:năm|giao|đặt|thì|là|có|đạt|đề|phải|với|này|ạ|mang|trong|nêu|về|bao|như|qua|so"
    r"|(?:và|hay|hoặc|lẫn) (?:của )?tỉnh|20\d\d)\b|[:,] | ?[?.!:;]*$)|(?<=nào của )huyện(?!\w)))"
    r"|(?:(?<=[,:;] )|(?<=và )|(?<=với )|(?<=giữa )|(?<=^)|(?<=\d{4} ))(?P<listed>tỉnh)"
    r"(?= (?:(?:năm )?\d{4}|(?:và|với) (?:huyện|xã|thành phố)|giao|đặt|thì|do|khác (?:nhau|gì|thế)|giống nhau)\b)"
    r"|(?:(?<=[.,:;?] )|(?<=và )|(?<=còn )|(?<=thì )|(?<=mà )|(?<=do )|(?<=\d{4} )|(?<=^))(?P<saying>tỉnh|huyện)"
    r"(?= (?:(?:đã|có|sẽ|lại|cũng|thì) )?(?:quy định|yêu cầu|(?:dự )?định|dự kiến|đặt|đề ra|ghi|nêu|hẹn|ấn định|chốt"
    r"|bắt|giao(?! (?:thông|dịch|ban|lưu)))\b)"
    r"|(?:(?<=[.,:;?] )|(?<=^))(?P<either>tỉnh|huyện)"
    r"(?= \w+(?: \w+)? (?:đâu|gì|ai|nào|bao nhiêu|mấy|(?:như )?thế nào|ra sao|khi nào)[, ]+"
    r"(?:và |còn )?(?:huyện|tỉnh|xã)\b)"
    r"|(?:(?<=^)|(?<=còn )|(?<=thế ))(?P<alone>tỉnh|huyện)(?= (?:thì )?(?:sao|thế nào)\b| ?[?.!]*$)"
    r"|(?<=hơn )(?P<than>tỉnh|huyện)(?= (?:năm |(?:19|20)\d\d)| ?[?.!]*$)"
    r"|(?<=huyện và )(?P<after>tỉnh)(?= (?:năm|về|trong|\d{4})\b| ?[?.!]*$)"
    r"|(?:(?<=tỉnh và )|(?<=tỉnh với )|(?<=tỉnh hay )|(?<=so với )|(?<=giữa ))(?P<beside>huyện)"
    r"(?= (?:và|với|năm|về|trong|khác|\d{4})\b| ?[?.!]*$)"
    r"|\b(?:the )(?P<english>province|district)(?:'s|\b)"
    # "the district and commune authorities" are those of every district
    r"(?![ -]levels?\b|(?: and| or|,| as well as) (?:the )?(?:commune|ward|provinc)| people's committees\b)"
    r"|(?<!\w)(?P<versus>province|district)"
    r"(?=,? (?:(?:in )?(?:19|20)\d\d,? )?(?:versus|vs\.?|against|compared (?:to|with)) )"
    r"|(?:(?<=versus )|(?<=vs )|(?<=vs\. )|(?<=against )|(?<=compared to )|(?<=compared with ))"
    r"(?P<against>province|district)\b"
    r"|(?<= )(?P<planned>provincial|district)(?=(?:[ -]level)?"
    r"(?: (?:(?:19|20)\d\d|public|administrative|administration|reform|par|main|own|annual|index|improvement))*"
    r" (?:plans?|documents|appendix|annex)\b)"
)


# "Tỉnh và Lục Ngạn", "Lục Ngạn và tỉnh": the other side of a place that was named.
_BESIDE_A_PLACE = re.compile(
    r"(?<!\w)(?P<first>tỉnh (?:và|với|hay|lẫn) )(?=\w)|(?<=\w) (?:và|với|hay|lẫn) tỉnh(?=[ ,?]|$)"
)


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """Catalogue places and other places, each once, in the order named; levels the question limits itself to."""

    places: tuple[str, ...]
    unknown: tuple[str, ...]
    levels: tuple[str, ...]

    def plus(self, other: "PlacesFound") -> "PlacesFound":
        """What either found, each once."""
        return PlacesFound(
            tuple(dict.fromkeys((*self.places, *other.places))),
            tuple(dict.fromkeys((*self.unknown, *other.unknown))),
            tuple(dict.fromkeys((*self.levels, *other.levels))),
        )


class Gazetteer:
    """The names of places, those of the catalogue apart."""

    def __init__(self, catalog: Iterable[CatalogEntry], data: Mapping[str, object]) -> None:
        entries = tuple(catalog)
        self._levels = {entry.place: entry.level for entry in entries}
        self._cities = {entry.place for entry in entries if _CITY.search(f"{entry.place} {entry.issuer}")}
        self._known = {bare_place(entry.place): entry.place for entry in entries}
        self._known |= {match_key(entry.place): entry.place for entry in entries}
        aliases = _texts(data["aliases"])
        self._others = {match_key(name): name for key in ("provinces", "cities") for name in _names(data[key])}
        self._others |= {match_key(alias): name for alias, name in aliases.items()}
        self._needs_kind = {match_key(name) for key in ("ambiguous", "districts") for name in _names(data[key])}
        self._others = {match_key(name): name for name in _names(data["districts"])} | self._others
        for alias, name in aliases.items():
            if match_key(name) in self._known:
                self._known[match_key(alias)] = self._known[match_key(name)]
        self._bare = {fold(key): key for key in [*self._others, *self._known]}
        full = (*self._others.values(), *self._known.values())
        self._full = {fold(match_key(name)): name for name in full if " " in name}
        names = sorted({*self._others, *self._known, *self._bare})
        kinds = phrases(_KINDS)
        self._hurried = _hurried(data, self._known.values())
        self._pattern = re.compile(
            rf"{_NO_CITY}(?<!\w)(?P<take>{_BEFORE}(?:(?P<kind>{kinds})\s+)?(?P<name>{phrases(names)})"
            rf"(?:\s+(?P<after>district|province|city))?)(?!\w)"
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, for teaching the restoration of diacritics."""
        return tuple(sorted({*self._others.values(), *self._known.values()}))

    def spelled(self, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """`text` with names typed in capitals ("Hai Phong") in full, and where they stand in it. A name with other
        diacritics than its own is something else ("Năm Định").
        """
        pieces: list[str] = []
        kept: list[tuple[int, int]] = []
        end = length = 0
        for start, stop, name in self._typed(text):
            pieces += [text[end:start], name]
            length += start - end + len(name)
            kept.append((length - len(name), length))
            end = stop
        return "".join([*pieces, text[end:]]), tuple(kept)

    def communes(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where names of communes stand, with their capitals: no list holds all, and none is another word's slip."""
        return tuple(match.span("name") for match in _COMMUNE.finditer(text) if not match["name"].isascii())

    def named_after(self, text: str, at: int) -> tuple[int, str] | None:
        """The name of a place that follows right on `at` in whatever letters ("sở y tế nam định"): where it ends, and
        how it is written; None where there is none.
        """
        words = list(itertools.islice(_SYLLABLE.finditer(text, at), _LONGEST_NAME))
        if not words or text[at : words[0].start()].strip():
            return None
        for count in range(len(words), 1, -1):
            stop = words[count - 1].end()
            typed = match_key(text[words[0].start() : stop])
            if name := self._whole(typed):
                return stop, name
        return None

    def _typed(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Names of several words, each with its capital, the longest first, and those in small letters where only the
        name of a place stands: where they stand, how they are written.
        """
        found = sorted((*self._capitalised(text), *self._small(text)))
        yield from (one for at, one in enumerate(found) if not at or found[at - 1][1] <= one[0])

    def _whole(self, typed: str) -> str:
        """The name that a key is, with its own diacritics or with none; "" for any other words."""
        name = self._full.get(fold(typed), "")
        return name if name and typed in (match_key(name), fold(match_key(name))) else ""

    def _small(self, text: str) -> Iterator[tuple[int, int, str]]:
        for match in self._hurried.finditer(text):
            group = match.lastgroup or "before"
            if name := self._whole(match_key(match[group])):
                yield *match.span(group), name

    def _capitalised(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(_CAPITALISED.finditer(text))
        at = 0
        while at < len(words):
            for count in range(min(_LONGEST_NAME, len(words) - at), 1, -1):
                start, stop = words[at].start(), words[at + count - 1].end()
                typed = match_key(text[start:stop])
                if name := self._whole(typed):
                    yield start, stop, name
                    at += count - 1
                    break
            at += 1

    def find(self, reading: Reading) -> PlacesFound:
        """The places of a reading; what names them is marked as understood."""
        places: list[str] = []
        unknown: list[str] = []
        for match in list(reading.matches(self._pattern, only_free=False)):
            if reading.free(*match.span("name")):
                self._judge(reading, match, places, unknown)
        self._by_pattern(reading, unknown)
        levels = [self._levels[place] for place in places]
        for match in reading.take(_LEVEL_SCOPE):
            level = (
                "province"
                if next(
                    filter(
                        None,
                        match.group(
                            "level",
                            "listed",
                            "saying",
                            "either",
                            "alone",
                            "than",
                            "after",
                            "beside",
                            "english",
                            "versus",
                            "against",
                            "planned",
                        ),
                    )
                )
                in _PROVINCE
                else "district"
            )
            levels.append(level)
            of_level = [place for place, own in self._levels.items() if own == level]
            if len(of_level) == 1 and (places or len(set(self._levels.values())) > 1):
                places.append(of_level[0])
        for match in list(reading.matches(_BESIDE_A_PLACE)):
            beside = match.end() if match["first"] else match.start() - 1
            if not reading.free(beside, beside + 1):
                reading.use(*match.span())
                levels.append("province")
                places += [place for place in (self._only_of("province"),) if place]
        return PlacesFound(*(tuple(dict.fromkeys(found)) for found in (places, unknown, levels)))

    def _only_of(self, level: str) -> str:
        """The one place of a level in the catalogue, "" where there are several or none."""
        of_level = [place for place, own in self._levels.items() if own == level]
        return of_level[0] if len(of_level) == 1 else ""

    def place(self, name: str) -> str | None:
        """The catalogue's place that `name` ("huyện Lục Ngạn", "luc ngan") means, None where it has none."""
        found = self.find(Reading(name))
        return found.places[0] if found.places else None

    def _judge(self, reading: Reading, match: re.Match[str], places: list[str], unknown: list[str]) -> None:
        typed, kind = match["name"], match["kind"] or match["after"]
        key = typed if typed in self._known or typed in self._others else self._bare[typed]
        start = match.start("name")
        capital = reading.text[start].isupper()
        if typed != key and not (kind or capital or key in self._known):
            return
        if key in self._needs_kind and key not in self._known and not (kind or capital):
            return
        if key in self._known:
            place = self._known[key]
            city = _KINDS.get(kind or "") == "city" and match["kind"] != "tp."
            if city and self._levels[place] == "province" and place not in self._cities:
                unknown.append(f"thành phố {place}")
            elif place not in places:
                places.append(place)
        else:
            unknown.append(self._others[key])
        reading.use(*match.span("take"))

    def _by_pattern(self, reading: Reading, unknown: list[str]) -> None:
        """Capitalised names after "huyện" or before "district" that no list holds."""
        for match in _NAMED.finditer(reading.text):
            if reading.free(*match.span()) and not reading.text.isupper():
                unknown.append(f"{match[1].lower()} {match[2]}")
                reading.use(*match.span())
        for match in _ENGLISH_NAMED.finditer(reading.text):
            name = match[1].split()
            while name and name[0].lower() in _SENTENCE_WORDS:
                name.pop(0)
            if name and reading.free(*match.span()):
                unknown.append(f"{' '.join(name)} {match[2].lower()}")
                reading.use(*match.span())


def _hurried(data: Mapping[str, object], own: Iterable[str]) -> re.Pattern[str]:
    """Names in small letters where a place alone can stand: after "của", "ở", "công an"; at the beginning, before what
    it does; and provinces before a year. Without their marks too, but for the few that are other words then. The
    catalogue's `own` places stand anywhere, those apart that may be something else.
    """
    districts, provinces, words, other, ambiguous = (
        {match_key(name) for name in _names(data[key]) if " " in name}
        for key in ("districts", "provinces", "words", "unmarked", "ambiguous")
    )
    anywhere = {bare for bare in map(bare_place, own) if " " in bare} - words - other - ambiguous
    named, dated = districts | provinces, provinces - words
    alone = phrases({*named, *map(fold, named - other)})
    return re.compile(
        rf"(?<!\w)(?:{_BEFORE_NAME})\s+(?P<before>{alone})(?!\w)"
        rf"|^(?P<first>{alone})(?= (?:{_AFTER_NAME}|20\d\d)(?!\w))"
        rf"|(?<!\w)(?P<own>{phrases({*anywhere, *map(fold, anywhere)} or {'-'})})(?!\w)"
        rf"|(?<!\w)(?P<dated>{phrases({*dated, *map(fold, dated)})})(?= (?:n[ăa]m )?20\d\d(?!\d))"
    )


def bare_place(place: str) -> str:
    """The key of a place's name without what it is: "Hồ Chí Minh" of "Thành phố Hồ Chí Minh"."""
    return _TIER.sub("", match_key(place))


def load_gazetteer(catalog: Iterable[CatalogEntry]) -> Gazetteer:
    """The shipped names of provinces, cities and districts, the catalogue's own places told apart."""
    return Gazetteer(catalog, json.loads(_DATA.read_text(encoding="utf-8")))


def _names(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("places.json: a list of names is expected")
    return [str(name) for name in value]


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("places.json: names by alias are expected")
    return {str(alias).strip(): str(name) for alias, name in value.items()}
