"""The bilingual glossary: English questions into Vietnamese words, agencies and short wordings into English."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.understanding.collective_names import collective_in_english
from corpus.agencies import AgencyRegistry
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
        ".reworded",
        ".senses",
    )
)
_Entry = tuple[Sequence[str], Sequence[str]]
_Readings = dict[tuple[str, ...], list[tuple[list[str], int]]]  # by stems: words as they stand, number of the entry
_WORD = re.compile(r"[A-Za-z]+(?:'s)?|\d+(?:[.,/]\d+)*%?|[^\W\d_]+")
_LONGEST = 8
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
_COMPARED = re.compile(r"(?P<stem>[a-z]{3,}?)(?P<y>i)?(?:er|est)")
_ENDINGS = tuple(ending.removesuffix("e") for ending in _DERIVED)
_STEMS_KEPT = 1 << 14  # words; the glossary has some ten thousand
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
    """Entries `(English wordings, Vietnamese wordings)`, the first of each the usual one. What is looked up in them is
    made when it is first needed: a Vietnamese question needs none of it, an English one little.
    """

    def __init__(self, entries: Iterable[_Entry], registry: AgencyRegistry) -> None:
        self._entries = tuple(entries)
        self._registry = registry
        self._read: dict[str, _Readings] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, int]]]:
        """The stem of their first word to English wordings and the numbers of their entries."""
        found: dict[str, list[tuple[str, int]]] = {}
        for number, (english, _) in enumerate(self._entries):
            for wording in english:
                found.setdefault(stem(_first_word(wording)), []).append((wording, number))
        return found

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        """The stems of first words by the letters that one family shares."""
        found: dict[str, list[str]] = {}
        for first in self._by_first:
            found.setdefault(first[:_ROOT], []).append(first)
        return found

    @cached_property
    def _english(self) -> dict[str, str]:
        """The match keys of Vietnamese wordings to the usual English of the first entry that has them."""
        found: dict[str, str] = {}
        for english, vietnamese in self._entries:
            for word in vietnamese:
                found.setdefault(match_key(word), english[0])
        return found

    def _starting(self, first: str) -> _Readings:
        """The readings of all wordings whose first word has the stem `first`."""
        readings = self._read.get(first)
        if readings is None:
            readings = self._read[first] = {}
            for wording, number in self._by_first.get(first, ()):
                words = _words_of(wording)
                readings.setdefault(tuple(map(stem, words)), []).append((words, number))
        return readings

    def _related(self, word: str) -> tuple[str, ...]:
        """What all single words of the family of `word` are in Vietnamese."""
        root = _root(stem(word))
        family = (first for first in self._alike.get(root[:_ROOT], ()) if _root(first) == root)
        readings = [reading for first in family for reading in self._starting(first).get((first,), ())]
        return self._vietnamese(sorted(number for _, number in readings))

    def _compared(self, word: str) -> tuple[str, ...]:
        """What a word is of which `word` is the comparative or superlative ("safer"), in Vietnamese."""
        match = _COMPARED.fullmatch(word)
        if match is None:
            return ()
        plain = f"{match['stem']}{'y' if match['y'] else ''}"
        readings = self._starting(stem(plain)).get((stem(plain),), [])
        return self._vietnamese(sorted(number for _, number in readings))

    def _vietnamese(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for number in numbers for word in self._entries[number][1]))

    def knows(self, words: Sequence[str]) -> bool:
        """Whether an entry is made of just these words, whatever their inflection."""
        stems = tuple(stem(word) for text in words for word in _WORD.findall(text))
        return bool(stems) and stems in self._starting(stems[0])

    def render(self, text: str, longest: int = _LONGEST) -> Iterator[Rendering]:
        """English `text` in Vietnamese pieces, by longest match (of `longest` words at most) and whatever the
        inflection; the form as it stands goes first, for an accounting is no account. A word that no entry has is read
        as another of its family.
        """
        words = _WORD.findall(text)
        plain, stems = [word.lower() for word in words], [stem(word) for word in words]
        at = 0
        while at < len(words):
            readings = self._starting(stems[at])
            sizes = range(min(longest, len(words) - at), 0, -1)
            size = next((size for size in sizes if tuple(stems[at : at + size]) in readings), 0)
            if size:
                meant = readings[tuple(stems[at : at + size])]
                exact = (number for said, number in meant if said == plain[at : at + size])
                candidates = self._vietnamese((*exact, *(number for _, number in meant)))
                yield Rendering(" ".join(words[at : at + size]), candidates, True)
            else:
                related = (self._related(words[at]) or self._compared(words[at])) if words[at].islower() else ()
                yield Rendering(words[at], related or (words[at],), bool(related))
            at += size or 1

    def english(self, text: str) -> str | None:
        """The English for a whole Vietnamese wording, None where the glossary has none."""
        return self._english.get(match_key(text).strip(" .,;:"))

    def agency(self, name: str) -> str:
        """ "Department of Home Affairs (Sở Nội vụ)"; the name alone where its English is not known."""
        card = self._registry.get(name)
        english = card.english if card is not None and card.english else collective_in_english(name)
        return f"{english} ({name})" if english else name


def _words_of(wording: str) -> list[str]:
    """The words of an English wording in lower case, articles left out."""
    return [word for word in map(str.lower, _WORD.findall(wording)) if word not in ARTICLES]


def _first_word(wording: str) -> str:
    """The first of its words, in lower case; nothing where it has none."""
    first = wording.split(" ", 1)[0].lower()
    if first.isascii() and first.isalpha() and first not in ARTICLES:  # nearly all, and quicker than the pattern
        return first
    return next(iter(_words_of(wording)), "")


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
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _root(stemmed: str) -> str:
    """What a stem shares with the others made of the same word: "evaluation", "evaluate", "evaluator"."""
    root = stemmed.replace("isation", "ization")
    for _ in range(2):  # "administrator" by way of "administrate"
        if not root.endswith(_ENDINGS):
            break
        shorter = (root.removesuffix(ending) for ending in _ENDINGS if root.endswith(ending))
        root = next((cut for cut in shorter if len(cut) >= _ROOT), root)
    return root.removesuffix("e") if len(root) > _ROOT else root  # "remotely" by way of "remote"


def load_glossary(registry: AgencyRegistry) -> Glossary:
    """The shipped glossary. Raises `CorpusError` naming the line that cannot be read."""
    return Glossary(_entries(), registry)


def usual_pairs() -> Iterator[tuple[str, str]]:
    """Every English wording of the shipped glossary with its usual Vietnamese one, in the order of the files."""
    for english, vietnamese in _entries():
        yield from ((wording, vietnamese[0]) for wording in english)


@lru_cache(maxsize=1)
def _entries() -> tuple[_Entry, ...]:
    return tuple(entry for name in _FILES for entry in _read(name))


def _read(name: str) -> list[_Entry]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    try:
        return [(row["en"], row["vi"]) for row in json.loads(f"[{','.join(lines)}]")]  # in one go: many lines are slow
    except (json.JSONDecodeError, KeyError, TypeError):
        return [_entry(name, number, line) for number, line in enumerate(lines, start=1)]


def _entry(name: str, number: int, line: str) -> _Entry:
    try:
        row = json.loads(line)
        return row["en"], row["vi"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise CorpusError(f"{name}, line {number}: a row needs en and vi ({error})") from error
