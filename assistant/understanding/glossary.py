"""The bilingual glossary: English questions into Vietnamese words, agencies and short wordings into English."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.understanding.timed_wordings import timed
from corpus.agencies import AgencyRegistry, load_registry
from corpus.errors import CorpusError
from corpus.normalizer import match_key

_FOLDER = Path(__file__).parent / "data"
_FILES = tuple(
    f"glossary{field}.jsonl"
    for field in (
        "",
        ".words",
        ".government",
        ".economy",
        ".society",
        ".environment",
        ".security",
        ".digital",
        ".terms",
        ".plans",
        ".general",
        ".everyday",
        ".law",
        ".finance",
        ".personnel",
        ".phrases",
        ".office",
        ".people",
        ".land",
        ".farming",
    )
)
_WORD = re.compile(r"[A-Za-z]+(?:'s)?|\d+(?:[.,/]\d+)*%?|[^\W\d_]+")
_LONGEST = 8
_SENT = re.compile(r"(?P<when>[^()]+?) \((?:[^()]*- )?gửi (?P<what>kh|kế hoạch|đăng ký|báo cáo) về [^()]+\)")
_SENT_THINGS = {"kh": "plan", "kế hoạch": "plan", "đăng ký": "registration", "báo cáo": "report"}
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
# Past forms that no ending gives away.
_IRREGULAR = {
    form: verb
    for verb, forms in (
        ("build", "built"), ("hold", "held"), ("meet", "met"), ("teach", "taught"), ("write", "wrote written"),
        ("draw", "drew drawn"), ("choose", "chose chosen"), ("spend", "spent"), ("buy", "bought"), ("sell", "sold"),
        ("lead", "led"), ("grow", "grew grown"), ("speak", "spoke spoken"), ("win", "won"), ("rise", "rose risen"),
        ("fall", "fell fallen"), ("deal", "dealt"), ("bear", "bore borne"), ("bring", "brought"), ("pay", "paid"),
        ("undertake", "undertook undertaken"), ("oversee", "oversaw overseen"), ("arise", "arose arisen"),
    )
    for form in forms.split()
}  # fmt: skip
# What makes other kinds of words of one: "simplification" and "simplify" are of one family.
_DERIVED = (
    "ification", "ization", "ication", "ation", "ition", "ement", "ment", "ively", "ally", "ance", "ence", "ity",
    "ness", "able", "ible", "ion", "ize", "ify", "ate", "ive", "ant", "ent", "ly", "al", "er", "or", "y",
)  # fmt: skip
_ENDINGS = tuple(ending.removesuffix("e") for ending in _DERIVED)
_STEMS_KEPT = 1 << 14  # words; the glossary has some five thousand
_ROOT = 4  # letters that a family must have left
_SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("our", "or"),
    ("tre", "ter"),
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Some English words and what they may be in Vietnamese, the likeliest first; the words themselves where the
    glossary does not know them (`known` is then false).
    """

    words: str
    candidates: tuple[str, ...]
    known: bool


class Glossary:
    """Entries `(English wordings, Vietnamese wordings)`, the first of each the usual one."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], Sequence[str]]], registry: AgencyRegistry) -> None:
        self._exact: dict[tuple[str, ...], list[str]] = {}
        self._vietnamese: dict[tuple[str, ...], list[str]] = {}
        self._families: dict[str, list[str]] = {}
        self._english: dict[str, str] = {}
        for english, vietnamese in entries:
            for wording in english:
                words = [word.lower() for word in _WORD.findall(wording) if word.lower() not in ARTICLES]
                for found, key in ((self._exact, tuple(words)), (self._vietnamese, tuple(map(stem, words)))):
                    kept = found.setdefault(key, [])
                    kept += [word for word in vietnamese if word not in kept]
                if len(words) == 1:
                    kept = self._families.setdefault(_family(words[0]), [])
                    kept += [word for word in vietnamese if word not in kept]
            for word in vietnamese:
                self._english.setdefault(match_key(word), english[0])
        self._registry = registry

    def __len__(self) -> int:
        return len(self._vietnamese)

    def knows(self, words: Sequence[str]) -> bool:
        """Whether an entry is made of just these words, whatever their inflection."""
        return tuple(stem(word) for text in words for word in _WORD.findall(text)) in self._vietnamese

    def render(self, text: str) -> Iterator[Rendering]:
        """English `text` in Vietnamese pieces, by longest match and whatever the inflection; the form as it stands goes
        first, for an accounting is no account. A word that no entry has is read as another of its family.
        """
        words = _WORD.findall(text)
        plain, stems = [word.lower() for word in words], [stem(word) for word in words]
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                as_meant = self._vietnamese.get(tuple(stems[at : at + size]))
                if as_meant is not None:
                    exact = self._exact.get(tuple(plain[at : at + size]), [])
                    yield Rendering(" ".join(words[at : at + size]), tuple(dict.fromkeys((*exact, *as_meant))), True)
                    at += size
                    break
            else:
                related = self._families.get(_family(words[at])) if words[at].islower() else None
                yield Rendering(words[at], tuple(related or (words[at],)), bool(related))
                at += 1

    def english(self, text: str) -> str | None:
        """The English for a whole Vietnamese wording, None where the glossary has none."""
        return self._english.get(match_key(text).strip(" .,;:"))

    def agency(self, name: str) -> str:
        """ "Department of Home Affairs (Sở Nội vụ)"; the name alone where its English is not known."""
        card = self._registry.get(name)
        return f"{card.english} ({name})" if card is not None and card.english else name


@lru_cache(_STEMS_KEPT)
def stem(word: str) -> str:
    """An English word without plural, -ing, -ed, a final e, and in one spelling: two forms of a word give the same."""
    word = word.lower().removesuffix("'s")
    word = _IRREGULAR.get(word, word)
    if not word.isascii() or not word.isalpha() or len(word) <= 3:
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for british, american in _SPELLINGS:
        if word.endswith(british) and len(word) > len(british) + 2:
            word = word.removesuffix(british) + american
            break
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            word = word.removesuffix(ending)
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _family(word: str) -> str:
    """The root that a word shares with the others made of it: "evaluation", "evaluate", "evaluator"."""
    root = re.sub(r"isation", "ization", stem(word))
    for _ in range(2):  # "administrator" by way of "administrate"
        if not root.endswith(_ENDINGS):
            break
        shorter = (root.removesuffix(ending) for ending in _ENDINGS if root.endswith(ending))
        root = next((cut for cut in shorter if len(cut) >= _ROOT), root)
    return root


def load_glossary(registry: AgencyRegistry) -> Glossary:
    """The shipped glossary. Raises `CorpusError` naming the line that cannot be read."""
    return Glossary(_entries(), registry)


def usual_pairs() -> Iterator[tuple[str, str]]:
    """Every English wording of the shipped glossary with its usual Vietnamese one, in the order of the files."""
    for english, vietnamese in _entries():
        yield from ((wording, vietnamese[0]) for wording in english)


@lru_cache(maxsize=1)
def _shared() -> Glossary:
    return load_glossary(load_registry())


def translate_agency(name: str) -> str:
    """ "Department of Home Affairs (Sở Nội vụ)" for a canonical name; the name alone where its English is not known."""
    return _shared().agency(name)


def to_english(term: str) -> str:
    """A short Vietnamese wording (a deadline, a product, an area) in English; `term` itself where that is not known."""
    whole = _shared().english(term) or timed(term.strip(" .")) or _sent_to(term)
    if whole is not None:
        return whole
    pieces = [piece for piece in re.split(r"\s*([,;/])\s*(?=\D)", term.strip(" .")) if piece]
    said = [piece if piece in ",;/" else _shared().english(piece) or timed(piece) for piece in pieces]
    if any(piece is None for piece in said):
        return term
    text = "".join(f"{piece} " if piece in (",", ";") else piece or "" for piece in said)
    return text.strip() or term


def _sent_to(term: str) -> str | None:
    """A deadline that says where to send what is due: "Tháng 03/2025 (Gửi KH về Sở Nội vụ)"."""
    found = _SENT.fullmatch(match_key(term).strip(" ."))
    when = timed(found["when"]) if found else None
    return f"{when}, the {_SENT_THINGS[found['what']]} to be sent in" if found and when else None


def _entries() -> Iterator[tuple[list[str], list[str]]]:
    for name in _FILES:
        for number, line in enumerate((_FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1):
            try:
                row = json.loads(line)
                yield [str(word) for word in row["en"]], [str(word) for word in row["vi"]]
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise CorpusError(f"{name}, line {number}: a row needs en and vi ({error})") from error
