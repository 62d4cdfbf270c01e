"""English questions: agencies by their English names, and the topic put into Vietnamese words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.understanding.glossary import Glossary, stem
from assistant.understanding.reading import Reading
from corpus.agencies import AgencyRegistry, Mention

_WORD = re.compile(r"[A-Za-z]+(?:'s)?|[^\W_]+")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "s", "to", "a"})
_STOP = frozenset(
    stem(word)
    for word in """
    a about according after all also am an and any are as at be been before being between both but by can could did
    do does doing during each for from given had has have he her his how i if in into is it its made make many may
    me more most must my need no not of on one only or other our out over own please same say says shall she should
    so some such than that the their them then there these they this those to too under up upon us use very was we
    were what when where which while who whom whose why will with within would you your yet ever per via also just
    actually really get got take taken took set done task activity goal objective plan document province's related
    regarding concerning need required require planned mentioned stated listed
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Translation:
    """English words in Vietnamese: the likeliest wording, and the other candidates of its parts."""

    text: str
    others: tuple[str, ...]


class EnglishNames:
    """The registry's agencies by their English names and initials ("DOIC", "Home Affairs Department")."""

    def __init__(self, agencies: AgencyRegistry) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        for card in agencies:
            if not card.english or "{" in card.name:
                continue
            words = _words(card.english)
            for form in _forms(words):
                self._names.setdefault(form, card.name)
            initials = _initials(card.english)
            if initials:
                self._names.setdefault((initials,), card.name)

    def find(self, text: str) -> tuple[Mention, ...]:
        """The agencies that an English text names, the longest first where they overlap, in reading order."""
        tokens = [(stem(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]
        content = [token for token in tokens if token[0] not in _SMALL]
        mentions: list[Mention] = []
        at = 0
        while at < len(content):
            for size in range(min(10, len(content) - at), 0, -1):
                key = tuple(token[0] for token in content[at : at + size])
                name = self._names.get(key)
                if name is not None and not (size == 1 and len(key[0]) < 3):
                    mentions.append(Mention(content[at][1], content[at + size - 1][2], name))
                    at += size
                    break
            else:
                at += 1
        return tuple(mentions)


def to_vietnamese(runs: Iterable[list[str]], glossary: Glossary) -> Translation:
    """The runs of an English topic in Vietnamese; words that only join are left out, unknown ones stay as they are."""
    said: list[str] = []
    others: list[str] = []
    for run in runs:
        for rendering in glossary.render(" ".join(run)):
            words = rendering.words.split()
            if len(words) == 1 and stem(words[0]) in _STOP:
                continue
            if all(candidate == "" for candidate in rendering.candidates):
                continue
            said.append(rendering.candidates[0])
            others += rendering.candidates[1:]
    return Translation(" ".join(dict.fromkeys(said)), tuple(dict.fromkeys(others)))


def left_words(reading: Reading) -> list[list[str]]:
    """The words of an English reading that nobody has understood, hyphens opened."""
    return [[part for word in run for part in re.split(r"[-/]", word) if part] for run in reading.left()]


def _words(name: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(name) if word.lower() not in _SMALL)


def _forms(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    yield words
    head, rest = words[0], words[1:]
    if head in (stem("department"), stem("division"), stem("ministry")) and rest:
        yield (*rest, head)
        if head == stem("department"):
            yield (stem("provincial"), *words)
            yield (stem("provincial"), *rest, head)
            yield (*rest, stem("office"))
            yield (stem("service"), *rest)
        if head == stem("division"):
            yield (stem("district"), *words)
            yield (stem("district"), *rest, head)
            yield (*rest, stem("office"))
            yield (stem("bureau"), *rest)
    if len(words) > 1 and words[0] in (stem("provincial"), stem("district"), stem("commune")):
        yield (*words[1:], words[0])


def _initials(name: str) -> str | None:
    words = re.findall(r"[A-Za-z]+", name)
    if len(words) < 3 or words[0].lower() not in ("department",):
        return None
    return "".join(word[0] for word in words if word.lower() != "and").lower()
