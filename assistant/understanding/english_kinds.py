"""What kind of thing an English question wants, as Vietnamese asks for it: "which company" is "công ty nào?".

What an answer must hold for a kind asked for is judged by Vietnamese asking words (`assistant.kinds`,
`assistant.facts`). An English question gets those words beside its translation, so that it is judged no more kindly.
The wordings are data (`data/wanted.en.json`): Vietnamese asking words, and the English patterns that say the same.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

from corpus.normalizer import match_key

_DATA = Path(__file__).parent / "data" / "wanted.en.json"
_MACRO = re.compile(r"<([A-Z]+)>")


def asked_in_vietnamese(question: str) -> tuple[str, ...]:
    """The Vietnamese asking words for the kinds of things that an English `question` wants; empty where it names
    none.
    """
    key = match_key(question)
    return tuple(said for said, pattern in _wanted() if pattern.search(key))


@lru_cache(1)
def _wanted() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    macros: dict[str, str] = data["macros"]
    return tuple(
        (said, re.compile("|".join(rf"(?<!\w)(?:{_expand(pattern, macros)})(?!\w)" for pattern in patterns)))
        for said, patterns in data["wanted"].items()
    )


def _expand(pattern: str, macros: dict[str, str]) -> str:
    return _MACRO.sub(lambda macro: macros[macro.group(1)], pattern)
