"""Whether agencies are the same: with a place or a tier or without, by a part of the name, together with others."""

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.composing.name_keys import bare, shortened, without_place
from assistant.evidence import Units
from assistant.understanding.called_bodies import is_called
from corpus.normalizer import match_key

_TIERS = ("tỉnh", "thành phố", "huyện", "thị xã", "xã", "phường")
_NAMED_TOGETHER = re.compile(
    r"^(?:các |những )?(?:sở|cơ quan|đơn vị|phòng)(?:,| (?:ban|ngành|cơ quan|đơn vị|chuyên môn|thuộc|có)|$)"
)
# What is no branch of the administration: none of "các sở, ban, ngành", nor of the offices under a committee.
_NO_BRANCH = re.compile(
    r"(?:hội(?! đồng)|liên đoàn|tỉnh đoàn|đoàn|mặt trận|[uủ][yỷ] ban mặt trận|tòa án|viện kiểm sát|trường|công ty"
    r"|ngân hàng|hợp tác xã|doanh nghiệp)(?!\w)"
)


class Bodies:
    """Compares agencies by their names. `asked` are those that a question names, `places` those of all documents."""

    def __init__(self, units: Units, asked: tuple[str, ...], places: tuple[str, ...]) -> None:
        self._units = units
        self._asked = asked
        self._places = places

    def names_any(self, named: Iterable[str], bodies: Iterable[str]) -> bool:
        """Whether one of `named` is one of `bodies`, a place added to a name aside ("Công an huyện Lục Ngạn")."""
        known = {self._bare(body) for body in bodies}
        return any(
            self._bare(name) in known
            or self._among(self._bare(name), known)
            or (name in self._by_part and any(is_called(body, name) for body in known))
            for name in named
        )

    def includes_any(self, named: Iterable[str], bodies: Iterable[str]) -> bool:
        """As `names_any`; a body named together with others ("các sở, ngành") is one of them too."""
        known = tuple(bodies)
        return self.names_any(named, known) or any(
            _NAMED_TOGETHER.match(match_key(body)) and _may_be_one(match_key(name), match_key(body))
            for body in known
            for name in named
        )

    def mentions_any(self, named: Iterable[str], text: str) -> bool:
        """Whether `text` holds one of the names in any spelling of it, a place added to it aside."""
        key = shortened(match_key(text))
        spelled = (spelling for name in named for spelling in (*self._units.spellings(name), self._bare(name)))
        return any(shortened(without_place(spelling, self._places)) in key for spelling in spelled)

    @cached_property
    def _by_part(self) -> frozenset[str]:
        """The agencies asked about that no registry knows: they may be called by a part of their name."""
        return frozenset(name for name in self._asked if not self._units.knows_body(name))

    def _among(self, name: str, known: Iterable[str]) -> bool:
        """Whether many bodies named together ("các sở") open a longer list ("các sở, cơ quan thuộc UBND tỉnh"), or one
        is printed with its tier ("… huyện", "… Mặt trận Tổ quốc Việt Nam tỉnh").
        """
        if name.startswith("các "):
            return any(body.startswith((f"{name},", f"{name} ")) for body in known)
        return any(f"{name} {tier}" in known for tier in _TIERS)

    def _bare(self, name: str) -> str:
        return bare(name, self._places)


def _may_be_one(name: str, many: str) -> bool:
    """Whether a body may be one of `many` named together, by their keys."""
    if ("sở" in many.split(",")[0] or "thuộc ubnd" in many) and _NO_BRANCH.match(name):
        return False
    return "địa phương" in many or not name.startswith("ubnd")
