"""Agencies' names in the form in which they are compared."""

import re
from functools import lru_cache

from corpus.normalizer import match_key

_DISTRICTS = re.compile(r"^((?:chủ tịch )?)ubnd (?:các )?huyện$")
_ALL_COMMUNES = re.compile(r"^ubnd (?:các )?(?:xã|phường)(?:,? (?:và )?(?:xã|phường|thị trấn|đặc khu))*$")
_ALL_BRANCHES = re.compile(
    r"^các sở,? ban,? ngành"
    r"|^các sở(?:,? (?:và )?(?:ngành|cơ quan|đơn vị)){1,3}(?: chuyên môn)? thuộc ubnd (?:tỉnh|thành phố)"
)


def shortened(key: str) -> str:
    """A key with the names of councils and committees in one form, however they are written."""
    return re.sub(r"[uủ][yỷ] ban nhân dân", "ubnd", key).replace("hội đồng nhân dân", "hđnd")


@lru_cache(4096)
def without_place(name: str, places: tuple[str, ...]) -> str:
    """The key of an agency's name, without the place after it."""
    key = match_key(name)
    for place in places:
        for tail in (f" tỉnh {match_key(place)}", f" {match_key(place)}"):
            key = key.removesuffix(tail) if not key.startswith("ubnd") or not tail.startswith(" tỉnh") else key
    return key


def bare(name: str, places: tuple[str, ...]) -> str:
    """The key of an agency's name without the place after it, many bodies of a kind in one form."""
    key = _DISTRICTS.sub(r"\1ubnd cấp huyện", without_place(name, places))
    return _ALL_COMMUNES.sub("ubnd cấp xã", _ALL_BRANCHES.sub("các sở, ngành", key))
