"""What a question wants to know, read from its asking words.

The wordings are data (`data/asking.vi.json`, `data/asking.en.json`): `cues` holds patterns by facet, read in order,
`cells` the names of table cells, which ask for them without a question word ("Hạn đăng ký …?"), `signs` other patterns,
`macros` their common parts (`<WHO>` in a pattern). The words a pattern matches are marked as understood, or only its
groups "take" and "asked" where it has them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from assistant.question import Facet
from assistant.understanding.reading import Reading
from corpus.normalizer import match_key

_FOLDER = Path(__file__).parent / "data"
_MACRO = re.compile(r"<([A-Z_]+)>")
_TAG = re.compile(r"(?<!\w)(?:đúng|phải|chính xác|à|a|hả|ư|chăng|right|correct|true|isn't it|not)(?!\w)")
# What may be asked beside the name of a cell; with anything else ("bao nhiêu") the name is part of what is looked for.
_BESIDE_CELLS = frozenset({Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE, Facet.PRODUCT, Facet.COMPARISON})

_MATTER = 4  # words that name what is asked of


@dataclass(frozen=True, slots=True)
class Asked:
    """The facets asked for, in the order they were found; `yes_no` for "… có đúng không", `why` for "vì sao …",
    `claims` where a yes-or-no question takes what it says for true ("…, phải không?", not "… có … không?").
    """

    facets: tuple[Facet, ...] = ()
    yes_no: bool = False
    claims: bool = False
    why: bool = False
    wants_list: bool = False

    def as_kinds(self, kinds: tuple[Facet, ...]) -> "Asked":
        """The same asking words taken for those of `kinds`; as they are where `kinds` is empty."""
        return replace(self, facets=kinds) if kinds else self

    @property
    def states(self) -> bool:
        """Whether the question says how something is, and asks whether or why."""
        return self.yes_no or self.why


class Asking:
    """The asking words of one language ("vi" or "en"), their patterns compiled when first asked for: who asks once, in
    one language, need not wait for the other's.
    """

    def __init__(self, language: str) -> None:
        self._name = f"asking.{language}"

    @cached_property
    def _cues(self) -> tuple[tuple[Facet, re.Pattern[str]], ...]:
        return self._compiled("cues")

    @cached_property
    def _cells(self) -> tuple[tuple[Facet, re.Pattern[str]], ...]:
        return self._compiled("cells")

    @cached_property
    def _signs(self) -> Mapping[str, re.Pattern[str]]:
        return load_signs(self._name)

    def _compiled(self, kind: str) -> tuple[tuple[Facet, re.Pattern[str]], ...]:
        data = _load(self._name)
        return tuple(
            (Facet(facet), re.compile(rf"(?<!\w)(?:{_expand(pattern, data['macros'])})(?!\w)"))
            for facet, patterns in data[kind].items()
            for pattern in patterns
        )

    def without_courtesy(self, text: str) -> Reading:
        """`text` to be read, without "cho tôi hỏi …", "… với ạ", "could you please tell me …", "(thuế, kho bạc …)"."""
        reading = Reading(self.without_opening(text))
        reading.take(self._signs["polite"])
        if "examples" in self._signs:
            reading.take(self._signs["examples"])
        for tail in list(reading.matches(self._signs["tail"])):
            if not reading.inside_name(tail.end() - len(tail.group().lstrip(" ,"))):  # "… ở Yên Thế?"
                reading.use(*tail.span())
        return reading

    def without_opening(self, text: str) -> str:
        """`text` without the courtesy that it begins with ("Kính gửi quý sở, xin cho biết …"); as it is where it holds
        nothing else.
        """
        opening = self._signs["polite"].match(match_key(text))
        if opening is None or opening.end() >= len(text):
            return text
        return text[opening.end() :].lstrip(" ,:")

    def split_preamble(self, text: str) -> tuple[str, str]:
        """What is said before the question ("Em mới vào làm ở …, cho em hỏi"), "" for nothing, and the question."""
        match = self._signs["preamble"].match(match_key(text)) if "preamble" in self._signs else None
        return (text[: match.end()], text[match.end() :]) if match and len(text) > match.end() else ("", text)

    def find(self, reading: Reading) -> Asked:
        """The facets that the asking words name; their words are marked as understood."""
        wants_list = bool(self._signs["list"].search(reading.key))
        why = bool(reading.take(self._signs["why"]))
        if "open" in self._signs:
            for match in list(reading.matches(self._signs["open"])):
                if not reading.is_name(match.start()):  # "Nam Định có …"
                    _use(reading, match)
        facets: dict[Facet, None] = {}
        for facet, pattern in self._cues:
            for match in list(reading.matches(pattern)):
                if not reading.inside_name(match.start()):  # "… Hải Phòng chủ trì …"
                    _use(reading, match)
                    facets[facet] = None
        if not set(facets) - _BESIDE_CELLS:
            facets |= dict.fromkeys(self._named_cells(reading))
        claimed = list(reading.matches(self._signs["yes_no"], only_free=False))
        for match in claimed:
            reading.use(*match.span())
        claims = any(not match.start() or _TAG.search(match.group()) for match in claimed if _is_tag(reading, match))
        return Asked(tuple(facets), bool(claimed), claims, why, wants_list)

    def _named_cells(self, reading: Reading) -> list[Facet]:
        """The cells that open a clause by their names; their words are marked as understood."""
        found = []
        for facet, pattern in self._cells:
            for match in list(reading.matches(pattern)):
                if reading.opens(match.start()):
                    _use(reading, match)
                    found.append(facet)
        return found

    def strip_scope(self, reading: Reading) -> None:
        """Mark "trong kế hoạch này", "in the 2025 appendix", "kế hoạch … ghi rằng" as understood, the year in it read
        before.
        """
        for match in list(reading.matches(self._signs["scope"], only_free=False)):
            _use(reading, match)

    def strip_aim(self, reading: Reading) -> None:
        """Mark that a thing is to raise an index ("… để nâng PAPI 2024") as understood, where more than that is named;
        the index itself may be told beside the row.
        """
        for match in list(reading.matches(self._signs["aim"], only_free=False)):
            named = sum(map(len, reading.left())) - len(match.group().split())
            if named >= _MATTER:
                _use(reading, match)


def _is_tag(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the words that make a yes-or-no question stand at one of its ends."""
    return not match.start() or not reading.key[match.end() :].strip(" ?.!")


@cache
def load_signs(name: str) -> Mapping[str, re.Pattern[str]]:
    """The `signs` of a data file, a list of patterns joined as alternatives; read once."""
    data = _load(name)
    return {
        sign: re.compile(_expand(pattern if isinstance(pattern, str) else "|".join(pattern), data["macros"]))
        for sign, pattern in data["signs"].items()
    }


def load_words(name: str, key: str) -> Mapping[str, frozenset[str]]:
    """The words that a data file lists under `key`, by language."""
    return {language: frozenset(words.split()) for language, words in _load(name)[key].items()}


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _use(reading: Reading, match: re.Match[str]) -> None:
    named = [name for name in ("take", "asked") if name in match.re.groupindex and match.group(name) is not None]
    for name in named or (0,):
        reading.use(*match.span(name))


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda macro: macros[macro.group(1)], pattern)
    return pattern
