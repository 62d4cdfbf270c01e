"""Questions that the documents are not there for: chit-chat, orders to the assistant, general knowledge, private data.

A real question must never be refused by a loose rule: chit-chat has to be the whole text, private data has to be some
person's, and general knowledge gives way as soon as the question names an agency, a plan or a document. The patterns
are data (`data/intrusions.json`) over text without diacritics.
"""

import re

from assistant.question import Facet, Intrusion, Question, Understanding
from assistant.understanding.asking import load_signs
from corpus.normalizer import fold, match_key

_READABLE = re.compile(r"[^\W_]")
_PIECE = re.compile(r"[^.!?,;]+[.!?,;]+\s+")


class Guard:
    """Tells questions from what is none."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._signs = load_signs("intrusions")

    def find(self, original: str, restored: str) -> Intrusion | None:
        """Why the question is not one for the documents; None where it is.

        `original` is what was typed, `restored` the same with its diacritics.
        """
        if len(original) > self._limit:
            return Intrusion.TOO_LONG
        if not _READABLE.search(original):
            return Intrusion.EMPTY
        bare = fold(match_key(restored))
        if self._signs["order"].search(bare):
            return Intrusion.INSTRUCTION
        if self._is_chat(bare):
            return Intrusion.CHITCHAT
        if self._signs["personal"].search(bare):
            return Intrusion.PERSONAL
        if self._signs["general"].search(bare) and not self._signs["domain"].search(bare):
            return Intrusion.GENERAL
        return None

    def without_chat(self, text: str) -> str:
        """A question without the greetings and courtesies before it ("Hope all is well. By when …?")."""
        at = 0
        while (piece := _PIECE.match(text, at)) and self._is_chat(fold(match_key(piece.group()))):
            at = piece.end()
        return text[at:] or text

    def _is_chat(self, bare: str) -> bool:
        return self._signs["chitchat"].fullmatch(bare.strip(" .,!?:;()")) is not None


def intruded(question: Question, original: str, intrusion: Intrusion, language: str) -> Understanding:
    """What is understood of a question that is none: why, and nothing more."""
    return Understanding(
        question=question,
        original=original,
        text=original,
        language=language,
        facets=(Facet.PASSAGE,),
        topic="",
        documents=question.documents,
        intrusion=intrusion,
        notes=(f"intrusion: {intrusion}",),
    )
