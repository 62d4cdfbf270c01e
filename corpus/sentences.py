"""Sentences of a Vietnamese administrative text, each with its exact source ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Block, BlockKind, Span
from corpus.repair import repair
from corpus.structure.excerpt import excerpt, trimmed

# A stop, with the quotation marks and brackets that close after it, white space, and what opens the next sentence.
_STOP = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]++/?\.?)[\"”’»)\]*_]{0,6}(?=\s+[\"“‘«(\[*_]{0,4}(?P<next>[^\W_]))")
_BEFORE = re.compile(r"[^\s\"“‘«(\[*]+$")
_REACH = 40  # characters before a stop that tell what it ends
_SHORT_FORMS = re.compile(
    r"(?:TP|Tp|Tx|TX|TT|Th|ThS|Ths|TS|PGS|GS|BS|KS|CN|Đ/c|đ/c|Ông|ông|Bà|bà|Mr|Mrs|Dr|KT|TM|TL|TUQ|Q|P|St|No|Nxb|NXB|tr|Tr|"
    r"v\.v|vv|[A-ZĐ]|[A-ZĐ](?:\.[A-ZĐ])+)",
)
_CLAUSE_END = re.compile(r";(?![^()]*\))")
_NAMES_PARTS = re.compile(r"gồm(?:\s+có)?\s*:")
_LEAST_CLAUSE = 8  # words: a shorter one is an item of a list, and says nothing alone
_COUNTED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ])")
_COUNTS = re.compile(
    r"(?:điều|khoản|điểm|mục|phần|chương|bảng|biểu|phụ\s+lục|mục\s+tiêu|nhiệm\s+vụ|hoạt\s+động|chỉ\s+tiêu|tiêu\s+chí|"
    r"lĩnh\s+vực|nội\s+dung|dự\s+án|bước|nhóm)\s+\S+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `spans` are its source ranges without white space at the ends, `text` their repaired reading."""

    spans: tuple[Span, ...]
    text: str


def split_sentences(text: str, block: Block) -> tuple[Sentence, ...]:
    """The sentences of a block of the canonical text `text`, in order; the whole of a table row is one.

    A list parted by semicolons stays one sentence. Short forms ("TP. Hồ Chí Minh", "v.v."), counted things
    ("Điều 1. Ban hành"), numbers and document numbers end none.
    """
    if block.kind is BlockKind.TABLE:
        return (Sentence(block.spans, block.text),)
    source = excerpt(text, block.spans)
    found: list[Sentence] = []
    for begin, end in _bounds(source.raw):
        begin, end = trimmed(source.raw, begin, end)
        spans = source.spans_of(begin, end)
        words = repair(text, spans)
        if words:
            found.append(Sentence(spans, words))
    return tuple(found)


def split_clauses(text: str, sentence: Sentence) -> tuple[Sentence, ...]:
    """The parts of a sentence between its semicolons, each long enough to say something; none where it has only one,
    or where they are the names of what it counts ("03 vùng, bao gồm: vùng A; vùng B; vùng C").
    """
    source = excerpt(text, sentence.spans)
    ends = [match.start() for match in _CLAUSE_END.finditer(source.raw)]
    if ends and _NAMES_PARTS.search(source.raw[: ends[0]]):
        return ()
    found: list[Sentence] = []
    for begin, end in zip([0, *(end + 1 for end in ends)], [*ends, len(source.raw)], strict=True):
        begin, end = trimmed(source.raw, begin, end, " \t\n.;")
        spans = source.spans_of(begin, end)
        words = repair(text, spans) if spans else ""
        if len(words.split()) < _LEAST_CLAUSE:
            return ()
        found.append(Sentence(spans, words))
    return tuple(found) if len(found) > 1 else ()


def _bounds(raw: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _STOP.finditer(raw):
        if _ends_sentence(raw, begin, match):
            yield begin, match.end()
            begin = match.end()
    yield begin, len(raw)


def _ends_sentence(raw: str, begin: int, match: re.Match[str]) -> bool:
    following = match["next"]
    if not (following.isupper() or following.isdigit()):
        return False
    if match["stop"] != ".":
        return True
    before = _BEFORE.search(raw, max(begin, match.start() - _REACH), match.start())
    if before is None:
        return True
    word = before.group()
    if _SHORT_FORMS.fullmatch(word):
        return False
    if not _COUNTED.fullmatch(word):
        return True
    head = raw[max(begin, match.start() - _REACH) : match.start()].strip(" \n*_")
    return before.start() > begin and not head.endswith(f"\n{word}") and head != word and not _COUNTS.search(head)
