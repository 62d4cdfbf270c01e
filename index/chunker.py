"""Documents to chunks along their structure: prose by section, tables by row."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.document import Block, BlockKind, Document, Span
from corpus.record import Record, Target, Task
from corpus.repair import repair
from corpus.sentences import split_sentences
from index.chunk import Chunk, ChunkKind, Sentence

_SENTENCE_LIMIT = 2000  # characters; the longest real one of 27 plans has about 1,700
_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TITLE)
# Field, and the word before it in the text of a row. Merged cells stand in the text of every row they hold for.
_LABELS = (
    ("area", "Lĩnh vực"),
    ("goal", "Mục tiêu"),
    ("task", "Nhiệm vụ"),
    ("activity", "Hoạt động"),
    ("product", "Sản phẩm"),
    ("lead", "Chủ trì"),
    ("coordinate", "Phối hợp"),
    ("deadline", "Thời gian"),
    ("budget", "Kinh phí"),
)

_NAME = re.compile(r"[^\W\d_]{2}")
_FIGURE = re.compile(r"(?<!\S)\d[\d.,]*(?!\S)")


@dataclass(frozen=True, slots=True)
class ChunkSizes:
    """In characters of repaired text. Blocks of one section join until a chunk has `full`; none grows beyond `most`
    but by a sentence that is longer alone; a rest shorter than `least` joins the chunk before it where both fit
    into `most` and `least`. A table's left-over line is kept from `leftover` letters.
    """

    full: int = 600
    most: int = 1000
    least: int = 200
    leftover: int = 15


class Chunker:
    """Cuts a document into chunks: all of its prose, a chunk for each table row, and what the rows left over."""

    def __init__(self, sizes: ChunkSizes | None = None) -> None:
        self._sizes = sizes or ChunkSizes()

    def chunks(self, document: Document, records: Sequence[Record]) -> tuple[Chunk, ...]:
        """In the order of the text. A document of nothing but page furniture gives none."""
        tasks = [record for record in records if isinstance(record, Task) and _all_spans(record)]
        drafts = [
            *self._prose(document),
            *(_row(document, task) for task in tasks),
            *self._leftovers(document, tasks, [record for record in records if isinstance(record, Target)]),
        ]
        drafts.sort(key=lambda draft: draft.spans[0])
        others = [record for record in records if not isinstance(record, Task)]
        return tuple(_finish(document, draft, others, number) for draft, number in _numbered(document, drafts))

    def _prose(self, document: Document) -> Iterator["_Draft"]:
        parents = {section.parent for section in document.sections}
        for section, blocks in groupby(document.blocks, key=lambda block: block.section):
            run = list(blocks)
            body = [block for block in run if block.kind in _PROSE]
            notes = [block for block in run if block.kind is BlockKind.FOOTNOTE]
            if not body and section not in parents and not any(block.kind is BlockKind.TABLE for block in run):
                # A heading with nothing under it says what it says: it must be found too.
                body = [block for block in run if block.kind is BlockKind.HEADING]
            path = document.path(section)
            for part in (body, notes):
                yield from (_passage(path, sentences) for sentences in self._packed(document, part))

    def _packed(self, document: Document, blocks: Sequence[Block]) -> list[list[Sentence]]:
        """The sentences of `blocks` in chunks; a block is cut only where it is too long alone."""
        packed: list[list[Sentence]] = []
        for block in blocks:
            for piece in self._pieces(_sentences(document, block)):
                last = packed[-1] if packed else []
                if last and _length(last) < self._sizes.full and _length(last) + _length(piece) <= self._sizes.most:
                    last.extend(piece)
                else:
                    packed.append(piece)
        most = self._sizes.most + self._sizes.least
        if len(packed) > 1 and _length(packed[-1]) < self._sizes.least and _length(packed[-2] + packed[-1]) <= most:
            packed[-2:] = [packed[-2] + packed[-1]]
        return packed

    def _pieces(self, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
        piece: list[Sentence] = []
        for sentence in sentences:
            if piece and _length(piece) + len(sentence.text) > self._sizes.most:
                yield piece
                piece = []
            piece.append(sentence)
        if piece:
            yield piece

    def _leftovers(self, document: Document, tasks: Sequence[Task], targets: Sequence[Target]) -> Iterator["_Draft"]:
        """What stands in tables and in no task: rows that were not understood, notes between rows. A row whose task
        leaves out the figures that it sets stands here, too, as a whole.
        """
        read = sorted({span for task in tasks for span in _all_spans(task)})
        figures = [span for target in targets for span in target.spans.get("value", ())]
        for section, blocks in groupby(
            (block for block in document.blocks if block.kind is BlockKind.TABLE), key=lambda block: block.section
        ):
            sentences = []
            for block in blocks:
                rest = tuple(_minus(block.spans, read))
                if rest != block.spans and any(piece.covers(figure) for figure in figures for piece in rest):
                    rest = block.spans
                if rest != block.spans:
                    rest = tuple(piece for piece in rest if self._telling((piece,), document))
                # A row that is no task stays whole: its figures say nothing without its words, however few they are.
                if self._telling(rest, document) or (rest == block.spans and _counts(rest, document)):
                    sentences.append(Sentence(rest, repair(document.text, rest)))
            for piece in self._pieces(sentences):
                yield replace(_passage(document.path(section), piece), kind=ChunkKind.ROW)

    def _telling(self, spans: Sequence[Span], document: Document) -> bool:
        return sum(_letters(span.cut(document.text)) for span in spans) >= self._sizes.leftover


def _counts(spans: Iterable[Span], document: Document) -> bool:
    """Whether a row gives a figure for something that it names: "Xăng, xe | Lít | 120"."""
    text = repair(document.text, tuple(spans))
    return _NAME.search(text) is not None and _FIGURE.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A chunk without its document and id."""

    kind: ChunkKind
    path: tuple[str, ...]
    text: str
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]
    record: str | None = None


def _passage(path: tuple[str, ...], sentences: Sequence[Sentence]) -> _Draft:
    text = "\n".join(sentence.text for sentence in sentences)
    spans = _joined(span for sentence in sentences for span in sentence.spans)
    return _Draft(ChunkKind.PASSAGE, path, text, tuple(sentences), spans)


def _row(document: Document, task: Task) -> _Draft:
    lines: list[str] = []
    sentences: list[Sentence] = []
    for name, label in _LABELS:
        value = getattr(task, name)
        if not value:
            continue
        number = getattr(task, f"{name}_no", None)
        lines.append(f"{label} {number}: {value}" if number else f"{label}: {value}")
        if task.spans.get(name):
            sentences.append(Sentence(tuple(task.spans[name]), value))
    # The area's banner is a heading to its rows, though it stands inside the table.
    area = " ".join(part for part in (task.area_no, task.area) if part)
    path = (*task.path, area) if area else task.path
    return _Draft(ChunkKind.ROW, path, "\n".join(lines), tuple(sentences), _joined(_all_spans(task)), task.id)


def _finish(document: Document, draft: _Draft, records: Sequence[Record], number: int) -> Chunk:
    entry = document.entry
    found = [record.id for record in records if _touches(_own_spans(record), draft.spans)]
    heading = " > ".join(draft.path)
    return Chunk(
        id=_identity(entry.id, draft, number),
        document=entry.id,
        year=entry.year,
        place=entry.place,
        level=entry.level,
        kind=draft.kind,
        path=draft.path,
        text=draft.text,
        embedded="\n".join(part for part in (entry.title, heading, draft.text) if part),
        sentences=draft.sentences,
        spans=draft.spans,
        records=tuple(([draft.record] if draft.record else []) + found),
    )


def _numbered(document: Document, drafts: Iterable[_Draft]) -> Iterator[tuple[_Draft, int]]:
    """Each draft, and how many the same as it stood before it."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        key = _identity(document.entry.id, draft, 0)
        yield draft, seen[key]
        seen[key] += 1


def _identity(document: str, draft: _Draft, number: int) -> str:
    content = "\x1f".join((document, str(draft.kind), *draft.path, draft.text, str(number)))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _sentences(document: Document, block: Block) -> list[Sentence]:
    found = (Sentence(one.spans, one.text) for one in split_sentences(document.text, block))
    return [part for sentence in found for part in _parts(document, sentence)]


def _parts(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or, where it is far too long to be one (a list without stops, a file of one line), pieces of it."""
    if len(sentence.text) <= _SENTENCE_LIMIT:
        yield sentence
        return
    for span in sentence.spans:
        start = span.start
        while start < span.end:
            end = _cut(document.text, start, span.end)
            spans = (Span(start, end),)
            text = repair(document.text, spans)
            if text:
                yield Sentence(spans, text)
            start = end


def _cut(text: str, start: int, end: int) -> int:
    """Where the piece from `start` ends: at `end`, or after a space before it."""
    if end - start <= _SENTENCE_LIMIT:
        return end
    space = max(text.rfind(sign, start + 1, start + _SENTENCE_LIMIT) for sign in " \n;")
    return space + 1 if space > start else start + _SENTENCE_LIMIT


def _all_spans(task: Task) -> list[Span]:
    return [span for spans in task.spans.values() for span in spans]


def _own_spans(record: Record) -> tuple[Span, ...]:
    return tuple(record.spans.get("text", ()))


def _touches(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans for other in others)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, without overlaps."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _minus(spans: Iterable[Span], read: Sequence[Span]) -> Iterator[Span]:
    """What of `spans` no span of `read` (sorted) covers."""
    for span in spans:
        start = span.start
        for other in read:
            if other.end <= start:
                continue
            if other.start >= span.end:
                break
            if other.start > start:
                yield Span(start, other.start)
            start = max(start, other.end)
        if start < span.end:
            yield Span(start, span.end)


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _length(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.text) + 1 for sentence in sentences)
