"""A question's text while it is being read: which characters a step has understood, and what is left."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.normalizer import match_key, normalize

_SPACES = re.compile(r"\s+")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "％": "%"})
_JOINED = re.compile(r"(?<!\w)(?:và|cùng|còn|thì|kèm|với|and)$")
_WORD = re.compile(r"\w+(?:[&/.,:-]\w+)*%?")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) +$")


def tidy(raw: str) -> str:
    """One line of canonical text: NFC, single spaces, plain dashes and apostrophes, nothing invisible."""
    return _SPACES.sub(" ", normalize(raw).text.translate(_QUOTES)).strip()


@dataclass(slots=True)
class Reading:
    """A text, its key for matching (lower case, the same length), and a mark for each character already understood."""

    text: str
    key: str = field(init=False)
    _used: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.key = match_key(self.text)
        if len(self.key) != len(self.text):
            self.text = self.key
        self._used = bytearray(len(self.text))

    def use(self, start: int, end: int) -> None:
        """Mark `text[start:end]` as understood."""
        self._used[start:end] = b"\x01" * (end - start)

    def release(self, start: int, end: int) -> None:
        """Take the mark off `text[start:end]` again."""
        self._used[start:end] = bytes(end - start)

    def after(self, end: int) -> str:
        """The key from `end` on, without what is understood right there."""
        while end < len(self.key) and (self._used[end] or any(self._used[end : end + 2])):
            end += 1
        return f" {self.key[end:].lstrip()}"

    def before(self, start: int) -> list[str]:
        """The words not yet understood between the last stop and `start`."""
        stop = max(self.key.rfind(sign, 0, start) for sign in ".;:?!,")
        return [
            word.group() for word in _WORD.finditer(self.key, stop + 1, start) if self.free(word.start(), word.end())
        ]

    def free(self, start: int, end: int) -> bool:
        """Whether nothing of `text[start:end]` has been understood yet."""
        return not any(self._used[start:end])

    def taken(self, start: int, end: int) -> bool:
        """Whether all of `text[start:end]` has been understood."""
        return all(self._used[start:end])

    def is_name(self, start: int) -> bool:
        """Whether a capital at `start` belongs to a name: none that opens a sentence, none of a text in capitals."""
        before = self.text[:start].rstrip()
        return self.text[start].isupper() and bool(before) and before[-1] not in ".!?:" and not self.text.isupper()

    def inside_name(self, start: int) -> bool:
        """Whether the word at `start` goes on with a name of several words ("Hải | Phòng", "Yên | Thế")."""
        before = _WORD_BEFORE.search(self.text, 0, start)
        if before is None or self.text.istitle() or not self.is_name(start):
            return False
        return before.group(1)[0].isupper() and not before.group(1).isupper()

    def opens(self, start: int) -> bool:
        """Whether a clause begins at `start`: nothing stands before it but what is understood, a stop or "và"."""
        before = start
        while before and (self._used[before - 1] or self.key[before - 1].isspace()):
            before -= 1
        return not before or self.key[before - 1] in ".;:?!,(" or _JOINED.search(self.key, 0, before) is not None

    def matches(self, pattern: re.Pattern[str], *, only_free: bool = True) -> Iterator[re.Match[str]]:
        """The matches of `pattern` in the key, by default those in what is still free."""
        for match in pattern.finditer(self.key):
            if not only_free or self.free(match.start(), match.end()):
                yield match

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """The free matches of `pattern`, marked as understood: their group "take" where there is one, else all."""
        taken = []
        for match in list(self.matches(pattern)):
            groups = match.re.groupindex
            start, end = match.span("take") if "take" in groups and match.group("take") else match.span()
            self.use(start, end)
            taken.append(match)
        return taken

    def left(self) -> list[list[str]]:
        """The words that nobody has understood, in runs that stood together."""
        runs: list[list[str]] = [[]]
        last = 0
        for word in _WORD.finditer(self.text):
            if not self.free(word.start(), word.end()):
                runs.append([])
            else:
                gap = self.text[last : word.start()]
                if any(self._used[last : word.start()]) or any(sign in ".;:?!()" for sign in gap):
                    runs.append([])
                runs[-1].append(word.group())
            last = word.end()
        return [run for run in runs if run]


def phrases(alternatives: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, to be put between word borders."""
    ordered = sorted(alternatives, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in ordered) + ")"
