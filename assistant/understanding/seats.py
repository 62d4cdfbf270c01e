"""Agencies called by where they sit: "Công an Lục Ngạn" for "Công an huyện Lục Ngạn"."""

import re
from collections.abc import Collection, Iterable, Iterator

from assistant.understanding.places import bare_place
from corpus.agencies import Agency
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key

_TIERS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận")
_ISSUED = re.compile(rf"(?:ủy ban nhân dân|ubnd) (?P<tier>{'|'.join(_TIERS)})(?!\w)")
# "công tác thanh tra Lục Ngạn" is work, and no body.
_NO_BODY = r"(?<!\w)(?<!công tác )(?<!việc )(?<!hoạt động )(?<!kết quả )(?<!tăng cường )"
_LEAST = 2  # syllables of what a body is; of what it may be called, one more


class Seats:
    """The tiers that stand between what a body is and its place, for the places of a catalogue.

    A body that the documents themselves call so (`named`) stays as it is.
    """

    def __init__(self, registry: Iterable[Agency], catalog: Iterable[CatalogEntry], named: Collection[str]) -> None:
        self._tiers = {bare_place(entry.place): _tier(entry) for entry in catalog}
        self._named = {match_key(name) for name in named}
        self._of_tier: dict[str, set[str]] = {}
        for tier, stem in _stems(registry):
            self._of_tier.setdefault(tier, set()).add(stem)
        self._bare = {
            fold(key): key for key in (*self._tiers, *(one for stems in self._of_tier.values() for one in stems))
        }
        stems = _either({stem for tier in set(self._tiers.values()) for stem in self._of_tier.get(tier, ())})
        self._called = re.compile(rf"{_NO_BODY}(?P<stem>{stems}) (?P<place>{_either(self._tiers)})(?!\w)")

    def spelled(self, text: str) -> str:
        """`text` with the tiers put in."""
        pieces, end, key = [], 0, match_key(text)
        if len(key) != len(text):
            return text
        for match in self._called.finditer(key):
            stem, place = (self._bare.get(match[name], match[name]) for name in ("stem", "place"))
            tier = self._tiers[place]
            if stem not in self._of_tier.get(tier, ()) or self._is_named(stem, place):
                continue
            at = match.start("place")
            pieces += [text[end:at], fold(tier) if match.group().isascii() else tier, " "]
            end = at
        return "".join([*pieces, text[end:]])

    def _is_named(self, stem: str, place: str) -> bool:
        """Whether the documents call a body by its place: "Chi cục Thuế khu vực Lục Ngạn"."""
        return any(name.startswith(stem) and place in name for name in self._named)


def _stems(registry: Iterable[Agency]) -> Iterator[tuple[str, str]]:
    """The tiers and what stands before them in the names of bodies."""
    for card in registry:
        for least, names in ((_LEAST, (card.name, *card.short)), (_LEAST + 1, card.spellings)):
            for name in map(match_key, names):
                tier = next((tier for tier in _TIERS if name.endswith(f" {tier}")), "")
                stem = name.removesuffix(f" {tier}")
                if tier and (len(stem.split()) >= least or stem in ("ubnd", "hđnd", "bhxh", "kbnn")):
                    yield tier, stem


def _tier(entry: CatalogEntry) -> str:
    issued = _ISSUED.match(match_key(entry.issuer))
    return issued["tier"] if issued else {"province": "tỉnh", "district": "huyện"}.get(entry.level, "")


def _either(names: Iterable[str]) -> str:
    """Alternatives for names with their marks and without, the longest first."""
    written = {spelling for name in names if name for spelling in (name, fold(name))}
    return "|".join(map(re.escape, sorted(written, key=lambda name: (-len(name), name)))) or "(?!)"
