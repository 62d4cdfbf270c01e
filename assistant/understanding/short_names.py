"""Agencies called by the first part of their names: "Sở Giáo dục" for "Sở Giáo dục và Đào tạo"."""

import re
from collections.abc import Collection, Iterable

from corpus.agencies import AgencyRegistry
from corpus.normalizer import match_key

_JOINT = re.compile(r" và |, | - ")
# "cơ sở giáo dục", "trụ sở", "dự phòng"
_NO_BODY = r"(?<!cơ )(?<!trụ )(?<!công )(?<!văn )(?<!dự )"
_HEADED = ("sở ", "phòng ")


class ShortNames:
    """What the first parts of agencies' names stand for, where they stand for one body alone.

    A body that the documents name goes before others that are called so; a name that is short by itself ("Phòng Kinh
    tế") stands for a longer one only where the documents do not name it.
    """

    def __init__(self, registry: AgencyRegistry, bodies: Iterable[str]) -> None:
        known = tuple(dict.fromkeys((*(card.name for card in registry), *bodies)))
        named = {match_key(body) for body in bodies}
        called: dict[str, list[str]] = {}
        for name in known:
            head = match_key(_JOINT.split(name)[0])
            if head != match_key(name) and head.startswith(_HEADED):
                called.setdefault(head, []).append(name)
        self._names = {
            head: name
            for head, names in called.items()
            if head not in named and (name := _only(names, named, whole=registry.get(head) is None))
        }
        self._full = tuple(match_key(name) for names in called.values() for name in names)
        longest = sorted(map(re.escape, self._names), key=len, reverse=True)
        self._called = re.compile(
            rf"{_NO_BODY}(?<!\w)(?P<head>{'|'.join(longest) or '(?!)'})(?!\w)(?:(?: và|,| -) [^\W\d]+)?"
        )

    def spelled(self, text: str) -> str:
        """`text` with such names written out; a name that is there in full stays as it is."""
        pieces, end, key = [], 0, match_key(text)
        if len(key) != len(text):
            return text
        for match in self._called.finditer(key):
            if match.end() > match.end("head") and any(name.startswith(match.group()) for name in self._full):
                continue
            pieces += [text[end : match.start()], self._names[match["head"]]]
            end = match.end("head")
        return "".join([*pieces, text[end:]])


def _only(names: Collection[str], named: Collection[str], *, whole: bool) -> str:
    """The one of `names` that the documents name, or the only one there is where `whole` allows it; "" for none."""
    there = [name for name in names if match_key(name) in named]
    if len(there) == 1:
        return there[0]
    return next(iter(names)) if whole and not there and len(names) == 1 else ""
