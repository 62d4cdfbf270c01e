"""Abbreviations, both ways: from a table that anyone can extend, and from where documents explain their own.

Documents explain in brackets: "(sau đây gọi là …)", "(viết tắt là …)", "thủ tục hành chính (TTHC)". Letters are only
believed where they are the initials of the words before them, or stand after the name of an index or a system. Short
forms that mean several things keep all their meanings; `expand` writes one out only where its neighbour decides.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from corpus.document import Document, Span
from corpus.errors import CorpusError
from corpus.normalizer import fold, match_key
from corpus.repair import repair_text

_ANNOUNCED = re.compile(
    r"\(\s*(?:sau\s+đây\s+)?(?:được\s+)?(?:gọi(?:\s+tắt|\s+chung)?|viết(?:\s+gọn|\s+tắt)?)\s*(?:là|:|(?=(?-i:[A-ZĐ]{2})))\s*[\"“']?"
    r"(?P<short>[^()\"”']{1,60}?)[\"”']?\s*\)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(\s*(?P<short>[A-ZĐ][A-ZĐ0-9]{1,11}(?:[&\- ][A-ZĐ][A-ZĐa-z]{1,9})?)\s*\)")
_SHORT_FORM = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐa-z&-]*[A-ZĐ](?!\w)")
_WORD = re.compile(r"[^\W_]+")
_REACH = 320  # characters before a bracket in which its long form must begin
_NAMED = re.compile(
    r"(?:Bộ\s+[Cc]hỉ\s+số|Chỉ\s+số|Nền\s+tảng|Hệ\s+thống|Đề\s+án|Chương\s+trình|Kế\s+hoạch|Dự\s+án|Quỹ)(?!\w)[^.;:()]*\Z"
)
_STOP = re.compile(r"[.;:](?:\s|\Z)|\n\s*\n\s*[-+•]")
_SKIPPED = frozenset(("và", "của", "về", "các", "cho", "với", "trong", "đối"))
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_LONGEST_TERM = 25  # words
_SHORTEST_BARE = 2  # letters; a short form without its diacritics has more


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A row of the table. `after` are words before the short form that decide for this meaning."""

    short: str
    meaning: str
    english: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a document says what a short form means: `span` covers the long form and the bracket."""

    short: str
    meaning: str
    document: str
    span: Span


class Abbreviations:
    """Short forms and their meanings."""

    def __init__(self, table: Iterable[Abbreviation], explanations: Iterable[Explanation] = ()) -> None:
        self.table = tuple(table)
        self.explanations = tuple(explanations)

    @cached_property
    def meanings(self) -> Mapping[str, tuple[str, ...]]:
        """Each short form with all it may mean: what the documents explain first, the most often first."""
        counted: Counter[tuple[str, str]] = Counter()
        written: dict[tuple[str, str], str] = {}
        for explanation in self.explanations:
            key = (explanation.short, match_key(explanation.meaning))
            counted[key] += 1
            written.setdefault(key, explanation.meaning)
        found: dict[str, dict[str, str]] = {}
        for key, _ in counted.most_common():
            found.setdefault(key[0], {}).setdefault(key[1], written[key])
        for row in self.table:
            found.setdefault(row.short, {}).setdefault(match_key(row.meaning), row.meaning)
        return {short: tuple(meanings.values()) for short, meanings in found.items()}

    @cached_property
    def shorts(self) -> Mapping[str, tuple[str, ...]]:
        """Each long form (as `match_key`) with its short forms."""
        found: dict[str, list[str]] = {}
        for short, meanings in self.meanings.items():
            for meaning in meanings:
                found.setdefault(match_key(meaning), []).append(short)
        return {long: tuple(shorts) for long, shorts in found.items()}

    def english(self, short: str) -> str | None:
        """The English of a short form where the table gives just one; None otherwise."""
        words = {row.english for row in self.table if row.short == short and row.english}
        return words.pop() if len(words) == 1 else None

    def explained(self, term: str) -> tuple[Explanation, ...]:
        """Where the documents explain `term`, a short form or a long one, with or without diacritics and capitals."""
        wanted = fold(match_key(term))
        return tuple(
            one for one in self.explanations if wanted in (fold(match_key(one.short)), fold(match_key(one.meaning)))
        )

    def used(self, text: str) -> tuple[str, ...]:
        """The short forms in capitals that stand in `text` and are known, in the order of the text."""
        return tuple(short for short in dict.fromkeys(_SHORT_FORM.findall(text)) if short in self.meanings)

    def expand(self, text: str) -> str:
        """`text` with short forms written out. One that means several things stays, unless its neighbour decides."""
        return self._pattern.sub(self._written_out, text) if self.meanings else text

    def expand_apart(self, text: str) -> tuple[str, ...]:
        """`expand` piece by piece: what stands between short forms, and each short form written out."""
        if not self.meanings:
            return (text,)
        pieces, last = [], 0
        for found in self._pattern.finditer(text):
            pieces += [text[last : found.start()], self._written_out(found)]
            last = found.end()
        return tuple(piece for piece in (*pieces, text[last:]) if piece.strip())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        exact = sorted((short for short in self._forms if _syllable(short)), key=len, reverse=True)
        free = sorted((short for short in self._forms if not _syllable(short)), key=len, reverse=True)
        parts = [rf"(?i:{'|'.join(map(re.escape, free))})"] if free else []
        parts += ["|".join(map(re.escape, exact))] if exact else []
        return re.compile(rf"(?<![\w/&-])(?:{'|'.join(parts)})(?![\w/&]|-\w)")

    @cached_property
    def _forms(self) -> Mapping[str, str]:
        """Each short form by how it is written: as it is, and without diacritics ("HDND") where that is no other."""
        bare = {fold(short): short for short in self.meanings if len(short) > _SHORTEST_BARE}
        return bare | {short: short for short in self.meanings}

    @cached_property
    def _form_of(self) -> Mapping[str, str]:
        return {written.lower(): short.lower() for written, short in self._forms.items()}

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Abbreviation, ...]]:
        rows: dict[str, list[Abbreviation]] = {}
        for row in self.table:
            rows.setdefault(row.short.lower(), []).append(row)
        return {short: tuple(found) for short, found in rows.items()}

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[str, ...]]:
        return {short.lower(): meanings for short, meanings in self.meanings.items()}

    def _written_out(self, found: re.Match[str]) -> str:
        short = found.group()
        form = self._form_of[short.lower()]
        before = match_key(found.string[max(0, found.start() - 40) : found.start()]).rstrip()
        rows = self._rows.get(form, ())
        for row in rows:
            if any(before.endswith(match_key(word)) for word in row.after):
                return row.meaning
        tabled = tuple(dict.fromkeys(row.meaning for row in rows))
        meanings = tabled or self._by_key[form]
        if len(meanings) > 1 or any(row.after for row in rows):
            return short
        head = " ".join(meanings[0].split()[:2])
        return meanings[0][len(head) :].lstrip() if before.endswith(match_key(head)) else meanings[0]


def load_abbreviations(documents: Iterable[Document] = (), table: Path | None = None) -> Abbreviations:
    """The table's abbreviations and those that `documents` explain; the table of the package where none is given.

    Raises `CorpusError` naming the line of the table that is wrong.
    """
    source = files("corpus") / "data" / "abbreviations.jsonl" if table is None else table
    rows = tuple(_read(source.read_text(encoding="utf-8"), str(table or "abbreviations.jsonl")))
    return Abbreviations(rows, [found for document in documents for found in harvest(document)])


def harvest(document: Document) -> tuple[Explanation, ...]:
    """Where a document explains a short form, in reading order."""
    found = [*_announced(document), *_bracketed(document)]
    distinct = {(one.short, one.span.end): one for one in sorted(found, key=lambda one: (one.span.end, one.span.start))}
    return tuple(distinct.values())


def announcements(document: Document) -> Iterator[tuple[str, Span]]:
    """Each term that a document says it will use for what stands before ("gọi tắt là cơ quan, địa phương"), with the
    place of the bracket: also those of which nobody can tell where what they stand for begins.
    """
    for bracket in _ANNOUNCED.finditer(document.text):
        yield repair_text(bracket.group("short")), Span(*bracket.span())


def _read(table: str, where: str) -> Iterator[Abbreviation]:
    for number, line in enumerate(table.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield Abbreviation(row["short"], row["long"], row.get("english", ""), tuple(row.get("after", ())))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise CorpusError(f"{where}, line {number}: a row needs 'short' and 'long' ({error})") from error


def _announced(document: Document) -> Iterator[Explanation]:
    text = document.text
    for bracket in _ANNOUNCED.finditer(text):
        short = repair_text(bracket.group("short"))
        begin = _initials_begin(text, bracket.start(), short) if _capitals(short) else None
        if begin is None:
            begin = _term_begin(text, bracket.start(), short)
        if begin is not None:
            yield _explanation(document, short, begin, bracket)


def _bracketed(document: Document) -> Iterator[Explanation]:
    text = document.text
    for bracket in _BRACKETED.finditer(text):
        short = repair_text(bracket.group("short"))
        begin = _initials_begin(text, bracket.start(), short)
        if begin is None:
            begin = _named_begin(text, bracket.start())
        if begin is not None:
            yield _explanation(document, short, begin, bracket)


def _explanation(document: Document, short: str, begin: int, bracket: re.Match[str]) -> Explanation:
    meaning = repair_text(document.text[begin : bracket.start()]).strip(" ,;:*-")
    return Explanation(short, meaning, document.entry.id, Span(begin, bracket.end()))


def _initials_begin(text: str, end: int, short: str) -> int | None:
    """Where the words begin whose initials are `short`, reading back from `end`; None where they are not."""
    letters = [fold(letter).lower() for letter in short if letter.isalnum()]
    words = list(_WORD.finditer(text, max(0, end - _REACH), end))
    place = len(words)
    begin: int | None = None
    while letters and place:
        place -= 1
        word = words[place]
        if (
            word.group().isupper()
            and len(word.group()) > 1
            and letters[-len(word.group()) :] == [fold(letter).lower() for letter in word.group()]
        ):
            del letters[-len(word.group()) :]  # an abbreviation inside the long form: "Chỉ số CCHC"
        elif fold(word.group()[0]).lower() == letters[-1]:
            letters.pop()
        elif word.group().lower() in _SKIPPED and begin is not None:
            continue
        else:
            return None
        begin = word.start()
    if letters or begin is None or _STOP.search(text, begin, end):
        return None
    return begin


def _term_begin(text: str, end: int, term: str) -> int | None:
    """Where the term begins that "(sau đây gọi là Chương trình)" names: at the last of its own first words before."""
    head = r"\s+".join(re.escape(word) for word in _WORD.findall(term)[:3])
    before = text[max(0, end - _REACH) : end]
    places = [found.start() for found in re.finditer(rf"(?<!\w){head}(?!\w)", before, re.IGNORECASE)]
    for place in reversed(places):
        words = len(_WORD.findall(before[place:]))
        if not _STOP.search(before, place) and len(_WORD.findall(term)) < words <= _LONGEST_TERM:
            return end - len(before) + place
    return None


def _named_begin(text: str, end: int) -> int | None:
    """Where the name of an index or a system before a foreign short form begins: "Chỉ số … (PCI)"."""
    before = text[max(0, end - _REACH) : end]
    starts = [found.start() for found in re.finditer(r"(?:Bộ\s+[Cc]hỉ|Chỉ)\s+số|Nền\s+tảng|Hệ\s+thống", before)]
    for place in reversed(starts):
        named = _NAMED.match(before, place)
        if named and len(_WORD.findall(named.group())) <= _LONGEST_TERM:
            return end - len(before) + place
    return None


def _capitals(short: str) -> bool:
    return len(short) > 1 and sum(letter.isupper() for letter in short) * 2 > len(short)


def _syllable(short: str) -> bool:
    """Whether a short form in small letters could be a Vietnamese word: "AI", "TU"; such are read in capitals only."""
    return bool(_SYLLABLE.fullmatch(fold(short))) or len(short) < 3
