"""Reads a Vietnamese question: what is asked, of whom, for when and where, and what about."""

from dataclasses import replace

from assistant.question import Facet, Question, Understanding
from assistant.understanding.asking import Asking
from assistant.understanding.contents import drop_claims
from assistant.understanding.empty_cells import find_empty
from assistant.understanding.facets import listing_empty, listing_what_is_due
from assistant.understanding.intrusions import intruded
from assistant.understanding.kind_words import words_of
from assistant.understanding.notes import Notes
from assistant.understanding.plan_heads import named_or_headed
from assistant.understanding.preambles import joined, split_matter, with_own_body
from assistant.understanding.question_reader import Means, QuestionReader
from assistant.understanding.reading import Reading
from assistant.understanding.subjects import (
    Subject,
    Subjects,
    find_mentions,
    find_subjects,
    find_unregistered,
    hide_subjects,
    use_tiers,
)
from assistant.understanding.synonyms import Synonyms
from assistant.understanding.topic import all_left, beside_period, fallback_topic, sends_only, topic_of
from assistant.understanding.writing import Writing


class VietnameseReader(QuestionReader):
    """Reads Vietnamese, with its diacritics or without."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._asking = Asking("vi")
        self._writing = Writing(means.knowledge, means.expander)
        self._synonyms = Synonyms()

    def read(self, question: Question, original: str, kinds: tuple[Facet, ...] = ()) -> Understanding:
        """`original` understood; `kinds` are what it is known to ask, where its cues were overruled."""
        notes = Notes()
        notes.add("language", "vi")
        notes.add("likelier kinds", ", ".join(kinds))
        knowledge = self._knowledge
        text = self._writing.restored(original, notes)
        intrusion = self._guard.find(original, text)
        if intrusion is not None:
            return intruded(question, original, intrusion, "vi")
        preamble, asked_text = self._asking.split_preamble(self._asking.without_opening(text))
        if not preamble:
            preamble, asked_text = split_matter(text, (entry.place for entry in knowledge.catalog))
        reading = self._asking.without_courtesy(with_own_body(preamble, asked_text, knowledge.registry))
        term = self._terms.find(reading, "vi")
        if term is not None:
            return self.definition(question, original, text, "vi", term, notes)
        mentions = find_unregistered(reading, find_mentions(reading, knowledge.registry), knowledge.named)
        words = words_of(reading, mentions)
        empty = find_empty(reading, "vi")
        notes.add("empty cells", ", ".join(empty))
        asked = listing_empty(self._asking.find(reading).as_kinds(kinds), empty)
        mentions = tuple(mention for mention in mentions if not reading.taken(mention.start, mention.end))
        use_tiers(reading, mentions)
        own = find_mentions(Reading(preamble), knowledge.registry) if not mentions else ()
        places, times = self._scopes.read(reading, asked, mentions)
        if preamble:
            places, times = self._scopes.before(preamble, places, times)
        asked = listing_what_is_due(asked, times)
        documents = () if Facet.COMPARISON in asked.facets else named_or_headed(reading, self._plan_names, times.years)
        mentions = tuple(mention for mention in mentions if not reading.taken(mention.start, mention.end))
        self._asking.strip_scope(reading)
        subjects = find_subjects(reading, mentions, asked.facets)
        hide_subjects(reading, subjects, asked.facets)
        self._asking.strip_aim(reading)
        claims = drop_claims(reading, asked)
        topic = topic_of(reading)
        if sends_only(topic) and not empty:  # "Kế hoạch CCHC của các sở gửi Sở Nội vụ hạn nào?" asks of that plan
            topic = fallback_topic(reading, subjects) or topic
        whole = joined(preamble, asked_text, topic) if preamble and asked.facets and not subjects.subjects else ""
        if whole:
            return self.read(question, whole)
        if not topic and not subjects.subjects and Facet.TARGET in asked.facets:
            topic = all_left(reading)
        if own and not topic:  # "Tôi mới về Phòng Tư pháp, cần nắm những việc gì?" asks of that body's work
            subjects = Subjects(tuple(Subject(one.name, "any", 0, 0) for one in own[:1]), leads=False, helps=False)
        if times.period is not None and not asked.facets and not beside_period(topic, times.period):
            asked, topic = replace(asked, facets=(Facet.TASKS,)), ""
        read = self.put_together(
            question, original, reading, "vi", asked, subjects, (places, times), topic, claims, notes
        )
        likelier = () if kinds or empty else self.likelier(read, asked, words)
        if likelier:
            return self.read(question, original, likelier)
        notes.add("plan", ", ".join(documents))
        return replace(
            read,
            expansions=self._expander.expand(topic),
            senses=self._synonyms.senses(topic),
            documents=documents,
            empty=empty,
            notes=tuple(notes.lines),
        )
