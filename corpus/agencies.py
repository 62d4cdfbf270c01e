"""Public bodies: one canonical name each, many spellings, and collective bodies kept apart.

The registry is a table anyone can extend (`data/agencies.jsonl`): `name`, `kind` ("body" or "collective"), `level`
("central", "province", "district", "commune" or "" where the name fits several), `english`, and where there are any
`short`, `spellings`, `same` (fuller names that the name may stand for inside one document) and `tiers` ("{tier}" in a
name stands for each of them, "{place}" for any proper name).
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.agency_cells import CellReader
from corpus.agency_collectives import plain_extent
from corpus.agency_names import PLACE, Match, NameTrie, Token, name_key, place_end
from corpus.errors import CorpusError

_TIERS = {
    "tỉnh": ("province", "Provincial"),
    "thành phố": ("province", "Municipal"),
    "huyện": ("district", "District"),
    "thị xã": ("district", "Town"),
    "quận": ("district", "Urban district"),
    "xã": ("commune", "Commune"),
    "phường": ("commune", "Ward"),
    "thị trấn": ("commune", "Township"),
    "đặc khu": ("commune", "Special-zone"),
}
_TIER = "{tier}"
_NAME_ENDS_BEFORE = {"chính phủ": ("số", "điện", "so", "dien"), "chinh phu": ("so", "dien")}
# Names that documents alone give: one body, by its kind and what it is for, in so many words.
_OWN_NAME = re.compile(
    r"(?:Sở|Ban|Chi cục|Cục|Trung tâm|Ngân hàng|Kho bạc|Bảo hiểm|Hội|Hiệp hội|Liên|Công ty|Tổng công ty|Trường|Viện"
    r"|Bộ Chỉ|Vườn|Quỹ|Bệnh viện|Báo|Đài|Tòa|Đoàn|Thuế|Hải quan|Phòng) [^,;:]+\Z"
)
_NO_PLACE = ("quyết",)  # printed with a capital after a body: "UBND tỉnh Quyết định ban hành"
_SHORTEST, _LONGEST = 4, 14
_NEAR = 0.72  # how alike a proposed name must be; below it the nearest name only misleads


@dataclass(frozen=True, slots=True)
class Agency:
    """A body's card. `short` are its usual short forms, `spellings` other ways it is printed, `same` the canonical
    names of the body that this looser name may stand for ("Văn phòng HĐND và UBND" that of the district)."""

    name: str
    kind: str
    level: str
    english: str
    short: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named in a text at `[start, end)`: its canonical name, and other names the words may mean."""

    start: int
    end: int
    name: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A spelling the registry does not know: how often it was met, and the nearest known name, None for none near."""

    text: str
    nearest: str | None
    count: int


class AgencyRegistry:
    """Looks names up, splits the cells that list them, and finds them in prose."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._cards = {agency.name: agency for agency in agencies}
        self._exact = NameTrie()
        self._tolerant = NameTrie(tolerant=True)
        for agency in self._cards.values():
            for spelling in (agency.name, *agency.short, *agency.spellings):
                self._exact.add(agency.name, spelling)
                self._tolerant.add(agency.name, spelling)
        self._keys = {name_key(name): name for name in self._cards if PLACE not in name}
        self._cells = CellReader(self._exact)

    def knowing(self, names: Iterable[str]) -> "AgencyRegistry":
        """This registry and the bodies that only documents name ("Ban Quản lý Khu kinh tế Đông Nam"); itself where
        `names` holds nothing but what it knows, collectives and words that name no one body.
        """
        new = sorted({name for name in names if _OWN_NAME.match(name) and self.get(name) is None})
        cards = (Agency(name, "body", "", "") for name in new if _SHORTEST <= len(name.split()) <= _LONGEST)
        found = list(cards)
        return AgencyRegistry([*self._cards.values(), *found]) if found else self

    def __iter__(self) -> Any:
        return iter(self._cards.values())

    def get(self, name: str) -> Agency | None:
        """The card of a canonical name or of any known spelling of it; None for a body that is not registered."""
        card = self._cards.get(name)
        if card is not None:
            return card
        tokens = self._exact.tokens(name)
        match = self._exact.longest(name, tokens, 0) if tokens else None
        if match is None or len(match.names) > 1:
            return None
        last = self._with_place(name, tokens, match)
        if last != len(tokens):
            return None
        known = self._cards[match.names[0]]
        placed = self._name(name, tokens, match, last)
        if placed == known.name:
            return known
        before, _, after = known.name.partition(PLACE)
        place = placed.removeprefix(before).removesuffix(after)
        english = known.english.replace(PLACE, place)
        return replace(known, name=placed, english=english, short=(), spellings=(), same=())

    def split(self, text: str) -> tuple[str, ...]:
        """The canonical names that a lead or coordinate cell lists, in their order, each once; empty for an empty cell.

        Bodies the registry does not know come as printed, cleaned of brackets, bullets and abbreviated words. A text
        of more than 4,000 characters is no such cell and lists none.
        """
        return self._cells.read(text)

    def knows(self, name: str) -> bool:
        """Whether a name that `split` gave is registered, alone or with a qualifier, or a plain collective."""
        return self._cells.knows(name)

    def find(self, text: str, tolerant: bool = False) -> tuple[Mention, ...]:
        """The agencies that `text` names, longest names first where they overlap, in reading order.

        `tolerant` reads as questions are typed: without diacritics, abbreviations in small letters. Numbers of
        documents ("213/KH-UBND") are no mentions.
        """
        trie = self._tolerant if tolerant else self._exact
        tokens = trie.tokens(text)
        mentions: list[Mention] = []
        at = 0
        while at < len(tokens):
            match = trie.longest(text, tokens, at)
            if match is None or _part_of_code(text, tokens, match) or _other_word(tokens, match):
                at += 1
                continue
            last = self._with_place(text, tokens, match)
            name = self._name(text, tokens, match, last)
            wider = self._collective(text, tokens, at, last)
            if wider:
                last, name = wider
            mentions.append(Mention(tokens[at].start, tokens[last - 1].end, name, match.names[1:]))
            at = last
        return tuple(mentions)

    def same(self, name: str) -> frozenset[str]:
        """`name` and the canonical names that may mean the same body, looser and fuller ones."""
        card = self._cards.get(name)
        looser = (other.name for other in self._cards.values() if name in other.same)
        return frozenset((name, *(card.same if card else ()), *looser))

    def resolve(self, text: str) -> str | None:
        """The one canonical name that `text` as a whole means, diacritics or not; None for none or for several."""
        card = self.get(text)
        if card is not None:
            return card.name
        mentions = self.find(text, tolerant=True)
        whole = text.strip()
        if len(mentions) == 1 and not mentions[0].alternatives:
            mention = mentions[0]
            if text[mention.start : mention.end] == whole:
                return mention.name
        return None

    def proposals(self, texts: Iterable[str]) -> tuple[Proposal, ...]:
        """The names in cells `texts` that the registry does not know, most frequent first, then by name."""
        unknown = Counter(name for text in texts for name in self.split(text) if not self._cells.knows(name))
        rows = sorted(unknown.items(), key=lambda row: (-row[1], row[0]))
        return tuple(Proposal(name, self._nearest(name), count) for name, count in rows)

    def _collective(self, text: str, tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, str] | None:
        """The end and name of a collective longer than the registered one it begins with: "Các cơ quan, địa phương"."""
        end = plain_extent(text, tokens[first].start)
        if end <= tokens[last - 1].end:
            return None
        while last < len(tokens) and tokens[last].end <= end:
            last += 1
        names = self.split(text[tokens[first].start : tokens[last - 1].end])
        return (last, names[0]) if len(names) == 1 else None

    def _nearest(self, name: str) -> str | None:
        near = get_close_matches(name_key(name), self._keys, n=1, cutoff=_NEAR)
        return self._keys[near[0]] if near else None

    def _with_place(self, text: str, tokens: tuple[Token, ...], match: Match) -> int:
        """The end of the match with the proper name that makes it definite: "UBND phường" + "Ninh Kiều"."""
        ends_in_tier = any(match.names[0].endswith(" " + tier) for tier in _TIERS)
        if not ends_in_tier or match.last >= len(tokens) or tokens[match.last].key in _NO_PLACE:
            return match.last
        gap = text[tokens[match.last - 1].end : tokens[match.last].start]
        return place_end(text, tokens, match.last) if gap == " " else match.last

    def _name(self, text: str, tokens: tuple[Token, ...], match: Match, last: int) -> str:
        name = match.names[0]
        if PLACE in name:
            place = " ".join(text[tokens[match.first].start : tokens[match.last - 1].end].split())
            head = len(name.partition(PLACE)[0].split())
            return name.replace(PLACE, " ".join(place.split()[head:])) if place else name
        if last > match.last:
            return f"{name} {' '.join(text[tokens[match.last].start : tokens[last - 1].end].split())}"
        return name


def load_registry(path: Path | None = None) -> AgencyRegistry:
    """The registry of a JSON-lines table, the one that comes with the package where `path` is None.

    Raises `CorpusError` naming the line that is wrong.
    """
    return _bundled() if path is None else AgencyRegistry(_read(path.read_text(encoding="utf-8"), str(path)))


@lru_cache(maxsize=1)
def _bundled() -> AgencyRegistry:
    source = files("corpus") / "data" / "agencies.jsonl"
    return AgencyRegistry(_read(source.read_text(encoding="utf-8"), "agencies.jsonl"))


def _read(table: str, where: str) -> list[Agency]:
    agencies: dict[str, Agency] = {}
    for number, line in enumerate(table.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            for agency in _expanded(row):
                if agency.name in agencies:
                    raise CorpusError(f"{where}, line {number}: {agency.name!r} stands twice; give a body one row")
                agencies[agency.name] = agency
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise CorpusError(f"{where}, line {number}: a row needs name, kind, level and english ({error})") from error
    return list(agencies.values())


def _expanded(row: Mapping[str, Any]) -> Iterable[Agency]:
    card = Agency(
        row["name"],
        row["kind"],
        row["level"],
        row["english"],
        tuple(row.get("short", ())),
        tuple(row.get("spellings", ())),
        tuple(row.get("same", ())),
    )
    if _TIER not in card.name:
        return [card]
    return [_at_tier(card, tier) for tier in row["tiers"]]


def _at_tier(card: Agency, tier: str) -> Agency:
    level, english = _TIERS[tier]
    return Agency(
        card.name.replace(_TIER, tier),
        card.kind,
        level,
        f"{english} {card.english}",
        tuple(short.replace(_TIER, tier) for short in card.short),
        tuple(spelling.replace(_TIER, tier) for spelling in card.spellings),
    )


def _part_of_code(text: str, tokens: tuple[Token, ...], match: Match) -> bool:
    if match.last - match.first > 1:
        return False
    start, end = tokens[match.first].start, tokens[match.first].end
    return text[max(start - 1, 0) : start] in ("/", "-", "–", "&") or text[end : end + 1] in ("/", "-", "–")


def _other_word(tokens: tuple[Token, ...], match: Match) -> bool:
    words = " ".join(token.key for token in tokens[match.first : match.last])
    following = tokens[match.last].key if match.last < len(tokens) else ""
    return following in _NAME_ENDS_BEFORE.get(words, ())
