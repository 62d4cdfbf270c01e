"""Reads an English question, whose topic is put into Vietnamese by the glossary."""

from dataclasses import replace

from assistant.question import ROW_FACETS, Facet, Question, Understanding
from assistant.understanding.asking import Asking
from assistant.understanding.contents import drop_claims
from assistant.understanding.empty_cells import find_empty
from assistant.understanding.english import left_words, to_vietnamese
from assistant.understanding.english_figures import ask_for_members, asks_share, find_figure
from assistant.understanding.english_kinds import asked_in_vietnamese
from assistant.understanding.english_names import EnglishNames, find_unregistered_english, with_others
from assistant.understanding.english_plans import find_plans, hide_compared
from assistant.understanding.english_preambles import split_who_asks
from assistant.understanding.facets import listing_empty, listing_what_is_due
from assistant.understanding.kind_words import words_of
from assistant.understanding.notes import Notes
from assistant.understanding.question_reader import Means, QuestionReader
from assistant.understanding.quotations import find_vietnamese
from assistant.understanding.reading import Reading
from assistant.understanding.subjects import Subjects, content_names, find_mentions, find_subjects
from assistant.understanding.topic import funds_or
from corpus.agencies import Mention


class EnglishReader(QuestionReader):
    """Reads English in plain words (`in_plain_words`)."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._asking = Asking("en")
        self._english = EnglishNames(means.knowledge.registry, means.knowledge.named)

    def read(self, question: Question, original: str, kinds: tuple[Facet, ...] = ()) -> Understanding:
        """`original` understood; `kinds` are what it is known to ask, where its cues were overruled."""
        notes = Notes()
        notes.add("language", "en")
        notes.add("likelier kinds", ", ".join(kinds))
        places_known = (entry.place for entry in self._knowledge.catalog)
        preamble, text = split_who_asks(original, lambda said: self._english_mentions(Reading(said)), places_known)
        reading = self._asking.without_courtesy(text)
        term = self._terms.find(reading, "en")
        if term is not None and (self._expander.find(term) or not self._is_plain(term)):
            return self.definition(question, original, text, "en", term, notes)
        quoted = find_vietnamese(reading)
        mentions = tuple(
            mention
            for mention in self._english_mentions(reading)
            if not any(one.start <= mention.start < one.end for one in quoted)
        )
        for one in quoted:
            reading.use(one.start, one.end)
        words = words_of(reading, mentions)
        empty = find_empty(reading, "en")
        notes.add("empty cells", ", ".join(empty))
        asked = listing_empty(self._asking.find(reading).as_kinds(kinds), empty)
        places, times = self._scopes.read(reading, asked, mentions)
        if preamble:
            places, times = self._scopes.before(preamble, places, times)
        asked = listing_what_is_due(asked, times)
        compared = Facet.COMPARISON in asked.facets
        documents: tuple[str, ...] = ()
        if compared:
            hide_compared(reading)
        else:
            of_body = bool({Facet.DUTIES, Facet.TASKS} & set(asked.facets))
            documents = find_plans(reading, self._knowledge.glossary, self._plan_names, times.years, of_a_body=of_body)
        self._asking.strip_scope(reading)
        subjects = find_subjects(reading, mentions, asked.facets)
        for subject in subjects.subjects:
            reading.use(subject.start, subject.end)
        claims = drop_claims(reading, asked)
        bodies = tuple(mention for mention in mentions if not self._is_collective(mention, subjects))
        content = (*content_names(bodies, subjects, asked.facets), *(one.words for one in quoted))
        for mention in bodies:
            reading.use(mention.start, mention.end)
        translation = to_vietnamese(left_words(reading), self._knowledge.glossary)
        topic = translation.topic(content)
        if documents and times.unknown:  # the plan is known: the year is that of what it tells
            topic = " ".join((topic, *(f"năm {year}" for year in times.unknown))).strip()
            times = replace(times, unknown=())
        if Facet.BUDGET in asked.facets:
            topic = funds_or(topic)
        read = self.put_together(
            question, original, reading, "en", asked, subjects, (places, times), topic, claims, notes
        )
        share = asks_share(text) and Facet.TARGET in read.facets  # who asks for a share asks for nothing else
        likelier = () if kinds or share or empty else self.likelier(read, asked, words)
        if likelier:
            return self.read(question, original, likelier)
        others = tuple(dict.fromkeys((*translation.others, *self._expander.expand(topic))))
        said = " ".join(filter(None, (*read.agencies, topic, *map(str, read.years), *read.places)))
        members = () if set(ROW_FACETS) & set(read.facets) else ask_for_members(text, self._knowledge.glossary)
        wanted = (*asked_in_vietnamese(text), *members)
        whole = " ? ".join(filter(None, (said, " ".join(wanted))))
        figure = find_figure(text, self._knowledge.glossary)
        notes.add("translated", topic)
        notes.add("counted", ", ".join(figure.counted))
        return replace(
            read,
            text=whole,
            expansions=others,
            senses=translation.senses,
            parts=tuple(translation.parts.items()),
            counted=figure.counted,
            shared=figure.shared,
            measured=figure.measured,
            documents=documents,
            empty=empty,
            notes=tuple(notes.lines),
        )

    def _english_mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """The bodies of an English question, by their English names or as Vietnamese has them."""
        scope = self._knowledge.gazetteer.find(Reading(reading.text))
        place = scope.places[0] if scope.places else ""
        english = self._english.find(reading.text, local=scope.levels == ("district",), place=place)
        vietnamese = find_mentions(reading, self._knowledge.registry)
        return find_unregistered_english(reading.text, with_others(english, vietnamese))

    def _is_collective(self, mention: Mention, subjects: Subjects) -> bool:
        """Whether a mention is no one body and no subject ("public service units"): the glossary words it better."""
        subject = any(subject.start == mention.start for subject in subjects.subjects)
        return self.is_everybody(mention.name) and not subject

    def _is_plain(self, term: str) -> bool:
        """Whether every word of an English term is one the glossary would simply translate."""
        return all(rendering.known for rendering in self._knowledge.glossary.render(term)) and len(term.split()) > 3
