"""Verbs of one family: what one plan calls "thẩm định" another calls "thẩm tra" or "xét duyệt".

A question in another language has such a verb by chance; which of the family the documents use nobody can know.
"""

from functools import lru_cache
from importlib.resources import files

from corpus.normalizer import match_key


def kin(wording: str) -> tuple[str, ...]:
    """The other wordings of the families that `wording` belongs to, each once; empty for a word of none."""
    return _families().get(match_key(wording), ())


@lru_cache(1)
def _families() -> dict[str, tuple[str, ...]]:
    lines = files("assistant").joinpath("data/kin.txt").read_text(encoding="utf-8").splitlines()
    families = [[word.strip() for word in line.split(",")] for line in lines if line and not line.startswith("#")]
    found: dict[str, dict[str, None]] = {}
    for family in families:
        for word in family:
            found.setdefault(match_key(word), {}).update(dict.fromkeys(other for other in family if other != word))
    return {word: tuple(others) for word, others in found.items()}
