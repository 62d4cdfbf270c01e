"""Fields of government in a topic, one put for another: "thế bên y tế?" after "chất lượng dịch vụ giáo dục công".

The fields are those that departments are named after.
"""

import re
from collections.abc import Iterable

from assistant.understanding.reading import phrases
from corpus.normalizer import match_key

_OF = re.compile(r"^(?:sở|phòng) ")
_AND = re.compile(r" và |, | - |/")
# Fields whose names are as often said of any work ("xây dựng kế hoạch", "đầu tư hạ tầng").
_ANY_WORK = frozenset(
    ("xây dựng", "kế hoạch", "thông tin", "công nghệ", "đầu tư", "truyền thông", "nội vụ", "lao động", "kinh tế")
)
_HEAD = r"(?:(?:bên|ngành|lĩnh vực|mảng|phía|về|dịch vụ|phần|khối) )*"


class Fields:
    """The fields that the departments of `names` are named after."""

    def __init__(self, names: Iterable[str]) -> None:
        named = {_OF.sub("", key) for key in map(match_key, names) if _OF.match(key)}
        parts = {part.strip() for name in named for part in (name, *_AND.split(name))}
        fields = phrases(sorted(parts - _ANY_WORK - {""}))
        self._field = re.compile(rf"(?<!\w){fields}(?!\w)")
        self._alone = re.compile(rf"{_HEAD}(?P<field>{fields})(?: công)?")

    def moved(self, earlier: str, asked: str) -> str:
        """The topic `earlier` with its field put into the one that `asked` only names; "" where either names none, or
        both the same.
        """
        alone = self._alone.fullmatch(match_key(asked))
        found = self._field.search(match_key(earlier))
        if alone is None or found is None or found.group() == alone["field"]:
            return ""
        return f"{earlier[: found.start()]}{alone['field']}{earlier[found.end() :]}"
