"""The documents that ship as passages with offsets, and development questions with the ranges that bear the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from corpus.document import Document, Span
from corpus.library import load_library
from eval.case import Case, load_cases

_CASES = "datasets/dev.jsonl"
_HALF = 0.5  # of a quotation that a passage must hold
_CHUNK, _OVERLAP = 1000, 200  # characters, as LangChain's tutorials cut


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document: what is indexed of it, and where it stands in the canonical text."""

    document: str
    text: str
    spans: tuple[Span, ...]


@lru_cache(1)
def documents() -> tuple[Document, ...]:
    """The documents that ship."""
    return load_library(Path(str(files("corpus"))) / "documents").documents


def split_passages() -> list[Passage]:
    """The plain texts cut by LangChain's recursive splitter."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHUNK, chunk_overlap=_OVERLAP, add_start_index=True)
    made = []
    for document in documents():
        for piece in splitter.create_documents([document.text]):
            start = int(piece.metadata["start_index"])
            span = Span(start, start + len(piece.page_content))
            made.append(Passage(document.entry.id, piece.page_content, (span,)))
    return made


def questions() -> list[Case]:
    """The answerable development cases that stand alone and name the words that bear the answer."""
    cases = load_cases(Path(str(files("eval"))) / _CASES)
    return [case for case in cases if case.answerable and case.quotes and not case.history]


def bears(case: Case, document: str, spans: Sequence[Span]) -> bool:
    """Whether the ranges hold at least half of one of the case's quotations."""
    texts = {one.entry.id: one.text for one in documents()}
    for quote in case.quotes:
        start = texts[quote.document].find(quote.text) if quote.document == document else -1
        if start < 0:
            continue
        end = start + len(quote.text)
        held = sum(max(0, min(end, span.end) - max(start, span.start)) for span in spans)
        if held >= _HALF * len(quote.text):
            return True
    return False
