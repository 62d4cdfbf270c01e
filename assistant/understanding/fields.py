"""Fields of government and tiers in a topic, one put for another: "thế bên y tế?" after "chất lượng dịch vụ giáo dục
công", "cấp xã?" after "hồ sơ công việc cấp tỉnh".

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


_TIER = r"cấp (?:trung ương|tỉnh|huyện|xã|cơ sở)"
_TIERS = re.compile(rf"(?<!\w){_TIER}(?!\w)")
_TIER_ALONE = re.compile(rf"(?:(?:ở|tại|với|của|đối với) )*(?P<tier>{_TIER})")


class Fields:
    """The fields that the departments of `names` are named after."""

    def __init__(self, names: Iterable[str]) -> None:
        named = {_OF.sub("", key) for key in map(match_key, names) if _OF.match(key)}
        parts = {part.strip() for name in named for part in (name, *_AND.split(name))}
        fields = phrases(sorted(parts - _ANY_WORK - {""}))
        self._field = re.compile(rf"(?<!\w){fields}(?!\w)")
        self._alone = re.compile(rf"{_HEAD}(?P<field>{fields})(?: công)?")

    def moved(self, earlier: str, asked: str) -> str:
        """The topic `earlier` with its field, or its tier, put into the one that `asked` only names; "" where either
        names none, or both the same. A tier stands after a topic that names none.
        """
        tier = tier_alone(asked)
        if tier:
            return _of_tier(earlier, tier)
        alone = self._alone.fullmatch(match_key(asked))
        found = self._field.search(match_key(earlier))
        if alone is None or found is None or found.group() == alone["field"]:
            return ""
        return f"{earlier[: found.start()]}{alone['field']}{earlier[found.end() :]}"


def tier_alone(topic: str) -> str:
    """The tier that is all a topic names ("ở cấp xã"), "" for any other topic."""
    found = _TIER_ALONE.fullmatch(match_key(topic))
    return found["tier"] if found else ""


def names_tier(topic: str) -> bool:
    """Whether a topic names a tier among other things."""
    return _TIERS.search(match_key(topic)) is not None


def _of_tier(earlier: str, tier: str) -> str:
    found = list(_TIERS.finditer(match_key(earlier)))
    if not earlier or len(found) > 1 or any(match.group() == tier for match in found):
        return ""  # a topic that has several tells of each already
    if not found:
        return f"{earlier} {tier}"
    return f"{earlier[: found[0].start()]}{tier}{earlier[found[0].end() :]}"
