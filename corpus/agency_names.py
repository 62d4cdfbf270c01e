"""Every way a registered name may be printed, in a trie over words.

Punctuation, "và" and "&" between words do not count: "Sở Văn hóa, Thể thao và Du lịch" and "Sở VHTT&DL" are paths to
one name. Words that officials abbreviate everywhere (UBND, MTTQ, TP) are one token in long and in short form. What an
abbreviation of initials may look like is worked out from the name, not listed.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.normalizer import fold, match_key

PLACE = "{place}"
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s,&\-–/*_]*\Z")
_INITIALED_HEADS = ("sở", "phòng", "bộ")
_ABBREVIATED = "§"  # marks a trie key that only an abbreviation in capitals may take
_LONGEST_PLACE = 6
_SHORT = 240  # characters of a text whose words are remembered
_PHRASES = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "đbqh": "đại biểu quốc hội",
    "mttq": "mặt trận tổ quốc",
    "cchc": "cải cách hành chính",
    "pvhcc": "phục vụ hành chính công",
    "vn": "việt nam",
    "tw": "trung ương",
    "tp": "thành phố",
    "vp": "văn phòng",
    "đvsn": "đơn vị sự nghiệp",
    "kcn": "khu công nghiệp",
    "bql": "ban quản lý",
    "bcđ": "ban chỉ đạo",
    "htx": "hợp tác xã",
    "cntt": "công nghệ thông tin",
}
_SAME = {"tư": "tw", "tỷ": "tỉ"}  # a capital-only reading of "TƯ" is handled where the token is made


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a phrase read as one word, of a text: `key` for comparing, `[start, end)` in that text."""

    key: str
    start: int
    end: int
    capitals: bool
    proper: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A registered name at `tokens[first:last]`. `names` holds more than one where the spelling is ambiguous."""

    first: int
    last: int
    names: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


class NameTrie:
    """Names by their words. `tolerant` ignores diacritics and lets abbreviations stand in small letters."""

    def __init__(self, tolerant: bool = False) -> None:
        self._root = _Node()
        self._tolerant = tolerant

    def add(self, name: str, spelling: str) -> None:
        """Let `spelling`, and the initials worked out from it, lead to `name`."""
        for keys in _spellings(spelling):
            node = self._root
            for key in keys:
                node = node.children.setdefault(fold(key) if self._tolerant else key, _Node())
            if name not in node.names:
                node.names.append(name)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of `text`, phrases with a common abbreviation as one."""
        return _tokens(text, self._tolerant)

    def longest(self, text: str, tokens: Sequence[Token], first: int) -> Match | None:
        """The longest registered name that begins at `tokens[first]`."""
        best: Match | None = None
        if first < len(tokens) and not self._begins(tokens[first]):
            return best
        for last, node in self._walk(text, tokens, first, self._root):
            if node.names and (best is None or last > best.last):
                best = Match(first, last, tuple(node.names))
        return best

    def _walk(self, text: str, tokens: Sequence[Token], at: int, node: _Node) -> Iterator[tuple[int, _Node]]:
        yield at, node
        following = self._skip_and(text, tokens, at) if node is not self._root else at
        if following is None or following >= len(tokens):
            return
        token = tokens[following]
        for key in self._keys(token):
            child = node.children.get(key)
            if child is not None:
                yield from self._walk(text, tokens, following + 1, child)
        child = node.children.get(PLACE)
        if child is not None and following == at:  # "VNPT và Viettel" are two
            for last in range(following + 1, _place_end(text, tokens, following) + 1):
                yield from self._walk(text, tokens, last, child)

    def _begins(self, token: Token) -> bool:
        """Whether a registered name may begin with `token`."""
        roots = self._root.children
        return token.key in roots or _ABBREVIATED + token.key in roots or PLACE in roots

    def _keys(self, token: Token) -> tuple[str, ...]:
        if token.capitals or self._tolerant:
            return (token.key, _ABBREVIATED + token.key)
        return (token.key,)

    def _skip_and(self, text: str, tokens: Sequence[Token], at: int) -> int | None:
        """The next token of the same name: what lies between is punctuation, or one "và"; None where it is not."""
        if at >= len(tokens) or not _touch(text, tokens, at):
            return None
        if tokens[at].key in ("và", "va") and at + 1 < len(tokens):
            return at + 1 if _touch(text, tokens, at + 1) else None
        return at


def place_end(text: str, tokens: Sequence[Token], first: int) -> int:
    """Where a run of capitalised words that starts at `first` ends: "Lục Ngạn - Sơn Động". `first` for none."""
    return _place_end(text, tokens, first)


def name_key(text: str) -> str:
    """The words of `text` that count when names are compared."""
    return " ".join(token.key for token in _tokens(text, False) if token.key != "và")


def _place_end(text: str, tokens: Sequence[Token], first: int) -> int:
    last = first
    while last < len(tokens) and last - first < _LONGEST_PLACE and tokens[last].proper and not tokens[last].capitals:
        if last > first:
            gap = text[tokens[last - 1].end : tokens[last].start]
            if gap.strip() not in ("", "-", "–") or "\n\n" in gap:
                break
        last += 1
    return last


def _touch(text: str, tokens: Sequence[Token], at: int) -> bool:
    return bool(_GAP.match(text, tokens[at - 1].end, tokens[at].start))


def _tokens(text: str, tolerant: bool) -> tuple[Token, ...]:
    return _short_tokens(text, tolerant) if len(text) <= _SHORT else _read_tokens(text, tolerant)


# The cells of a table repeat one another, and each is asked about several times; passages are not.
@lru_cache(1 << 11)
def _short_tokens(text: str, tolerant: bool) -> tuple[Token, ...]:
    return _read_tokens(text, tolerant)


def _read_tokens(text: str, tolerant: bool) -> tuple[Token, ...]:
    words: list[Token] = []
    for found in _WORD.finditer(text):
        word = found.group()
        words.append(Token(_word_key(word, tolerant), found.start(), found.end(), *_capitals(word)))
    return _merged(text, words, _FOLDED_PHRASES if tolerant else _PHRASE_KEYS)


@lru_cache(1 << 14)
def _word_key(word: str, tolerant: bool) -> str:
    key = match_key(word)
    if word.isupper():
        key = _SAME.get(key, key)
    return fold(key) if tolerant else key


def _capitals(word: str) -> tuple[bool, bool]:
    """Whether a word is set in capitals as an abbreviation is, and whether it begins with one."""
    return word.isupper() and len(word) > 1, word[0].isupper()


def _merged(text: str, words: list[Token], phrases: dict[str, dict[tuple[str, ...], str]]) -> tuple[Token, ...]:
    if phrases.keys().isdisjoint(word.key for word in words):
        return tuple(words)
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        for keys, short in phrases.get(words[at].key, {}).items():
            run = words[at : at + len(keys)]
            if tuple(word.key for word in run) == keys and not text[run[0].end : run[-1].start].count(","):
                tokens.append(Token(short, run[0].start, run[-1].end, False, run[0].proper))
                at += len(keys)
                break
        else:
            tokens.append(words[at])
            at += 1
    return tuple(tokens)


def _spellings(spelling: str) -> Iterator[tuple[str, ...]]:
    """The key paths of a spelling: its words, and where its head allows it the initials of its parts."""
    keys = tuple(
        _ABBREVIATED + token.key if token.capitals and token.key not in _PHRASES else token.key
        for token in _tokens(spelling.replace(PLACE, " XPLACEX "), False)
        if token.key != "và"
    )
    yield tuple(PLACE if key.endswith("xplacex") else key for key in keys)
    head, _, rest = spelling.partition(" ")
    if head.lower() not in _INITIALED_HEADS or "{" in spelling:
        return
    parts = [match_key(part).split() for part in re.split(r"\s+và\s+|\s*,\s*|\s+-\s+", rest)]
    for groups in _groupings(parts):
        for choice in itertools.product((False, True), repeat=len(groups)):
            if any(choice):
                yield (head.lower(), *_abbreviated(groups, choice))


def _groupings(parts: list[list[str]]) -> Iterator[list[list[str]]]:
    for cuts in itertools.product((False, True), repeat=len(parts) - 1):
        groups = [list(parts[0])]
        for cut, part in zip(cuts, parts[1:], strict=True):
            if cut:
                groups.append(list(part))
            else:
                groups[-1].extend(part)
        yield groups


def _abbreviated(groups: list[list[str]], choice: Sequence[bool]) -> Iterator[str]:
    for group, short in zip(groups, choice, strict=True):
        if short:
            yield _ABBREVIATED + "".join(word[0] for word in group)
        else:
            yield from group


def _phrase_table(tolerant: bool) -> dict[str, dict[tuple[str, ...], str]]:
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for short, long in sorted(_PHRASES.items(), key=lambda row: -len(row[1])):
        keys = tuple((fold(match_key(long)) if tolerant else match_key(long)).split())
        table.setdefault(keys[0], {})[keys] = fold(short) if tolerant else short
    return table


_PHRASE_KEYS = _phrase_table(False)
_FOLDED_PHRASES = _phrase_table(True)
