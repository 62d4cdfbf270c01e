"""Agencies' names in the form in which they are compared."""

import re
from functools import lru_cache

from corpus.normalizer import match_key


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
