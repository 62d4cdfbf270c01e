"""Reads a question, step by step: whole, in Vietnamese, with what is asked, of whom, for when and where."""

from dataclasses import replace

from assistant.conversation import compare_what_was_named, follow, moved
from assistant.question import Intrusion, Question, Understanding
from assistant.understanding.english_reader import EnglishReader
from assistant.understanding.fields import Fields
from assistant.understanding.intrusions import intruded
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.language import detect_language
from assistant.understanding.learned_kinds import KindOpinion, load_kinds
from assistant.understanding.plain_english import in_plain_words
from assistant.understanding.question_reader import make_means
from assistant.understanding.quotations import outside
from assistant.understanding.reading import tidy
from assistant.understanding.vietnamese_reader import VietnameseReader

_MEMORY = 6  # earlier questions of a conversation that are looked at


class Understander:
    """Understands questions from fixed knowledge. The same question gives the same understanding. `kinds` is asked
    whether what the cues say may stand, by default the shipped model.
    """

    def __init__(self, knowledge: Knowledge, kinds: KindOpinion | None = None) -> None:
        means = make_means(knowledge, kinds or load_kinds())
        self._knowledge = knowledge
        self._guard = means.guard
        self._scopes = means.scopes
        self._vietnamese = VietnameseReader(means)
        self._english = EnglishReader(means)
        self._fields = Fields(card.name for card in knowledge.registry)

    def understand(self, question: Question) -> Understanding:
        """The question read, and made whole from its history where it only follows up."""
        last = self._read(question)
        if last.intrusion is not None or not question.history:
            return last
        read: list[Understanding] = []
        for text in question.history[-_MEMORY:]:
            earlier = self._read(replace(question, text=text, history=()))
            if earlier.intrusion is None:
                read.append(self._following(read, earlier))
        return self._following(read, last)

    def _following(self, before: list[Understanding], asked: Understanding) -> Understanding:
        """`asked` made whole from the questions before it, which are whole themselves."""
        if not before:
            return asked
        earlier, asked = moved(before[-1], compare_what_was_named(before, asked), self._fields)
        return follow(earlier, asked, self._knowledge.catalog)

    def _read(self, question: Question) -> Understanding:
        limit = self._knowledge.question_limit
        if len(question.text) > 4 * limit:
            return intruded(question, question.text[:limit], Intrusion.TOO_LONG, "vi")
        original = tidy(question.text)
        intrusion = self._guard.find(original, original)
        language = detect_language(outside(original[:limit]), self._knowledge.diacritics)
        if intrusion is not None:
            return intruded(question, original[:limit], intrusion, language)
        original = self._guard.without_chat(original)
        if language == "en":
            return self._scopes.bind(self._english.read(question, in_plain_words(original)), question)
        return self._scopes.bind(self._vietnamese.read(question, original), question)
