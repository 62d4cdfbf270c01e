"""Reads a question, step by step: whole, in Vietnamese, with what is asked, of whom, for when and where."""

from dataclasses import replace

from assistant.conversation import compare_what_was_named, follow, moved
from assistant.question import ROW_FACETS, Facet, Intrusion, Question, Understanding
from assistant.understanding.asking import Asked, Asking
from assistant.understanding.contents import drop_claims, find_areas, find_figures, find_numbers
from assistant.understanding.empty_cells import find_empty
from assistant.understanding.english import left_words, to_vietnamese
from assistant.understanding.english_figures import ask_for_members, asks_share, find_figure
from assistant.understanding.english_kinds import asked_in_vietnamese
from assistant.understanding.english_names import EnglishNames, find_unregistered_english, with_others
from assistant.understanding.english_plans import find_plans, hide_compared
from assistant.understanding.english_preambles import split_who_asks
from assistant.understanding.expansions import Expander
from assistant.understanding.facets import listing_empty, listing_what_is_due, settle
from assistant.understanding.fields import Fields
from assistant.understanding.intrusions import Guard, intruded
from assistant.understanding.kind_words import words_of
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.language import detect_language
from assistant.understanding.learned_kinds import KindOpinion, load_kinds
from assistant.understanding.notes import Notes
from assistant.understanding.places import PlacesFound
from assistant.understanding.plain_english import in_plain_words
from assistant.understanding.plan_heads import named_or_headed
from assistant.understanding.plan_names import PlanNames
from assistant.understanding.preambles import joined, split_matter, with_own_body
from assistant.understanding.quotations import find_vietnamese, outside
from assistant.understanding.reading import Reading, tidy
from assistant.understanding.scopes import ScopeReader
from assistant.understanding.subjects import (
    ANYBODY,
    Subject,
    Subjects,
    content_names,
    find_mentions,
    find_subjects,
    find_unregistered,
    hide_subjects,
    use_tiers,
)
from assistant.understanding.synonyms import Synonyms
from assistant.understanding.terms import Terms
from assistant.understanding.times import TimesFound
from assistant.understanding.topic import all_left, beside_period, fallback_topic, funds_or, sends_only, topic_of
from assistant.understanding.writing import Writing
from corpus.agencies import Mention
from corpus.normalizer import match_key

_MEMORY = 6  # earlier questions of a conversation that are looked at


class Understander:
    """Understands questions from fixed knowledge. The same question gives the same understanding. `kinds` is asked
    whether what the cues say may stand, by default the shipped model.
    """

    def __init__(self, knowledge: Knowledge, kinds: KindOpinion | None = None) -> None:
        self._knowledge = knowledge
        self._kinds = kinds or load_kinds()
        self._expander = Expander(knowledge.abbreviations)
        self._english = EnglishNames(knowledge.registry, knowledge.named)
        self._asking = {language: Asking(language) for language in ("vi", "en")}
        self._guard = Guard(knowledge.question_limit)
        self._terms = Terms(self._expander.explains)
        self._writing = Writing(knowledge, self._expander)
        self._scopes = ScopeReader(knowledge)
        self._synonyms = Synonyms()
        self._fields = Fields(card.name for card in knowledge.registry)
        self._plan_names = PlanNames(knowledge.catalog, knowledge.abbreviations)

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
            return self._scopes.bind(self._read_english(question, in_plain_words(original)), question)
        return self._scopes.bind(self._read_vietnamese(question, original), question)

    def _read_vietnamese(self, question: Question, original: str, kinds: tuple[Facet, ...] = ()) -> Understanding:
        notes = Notes()
        notes.add("language", "vi")
        notes.add("likelier kinds", ", ".join(kinds))
        knowledge = self._knowledge
        text = self._writing.restored(original, notes)
        intrusion = self._guard.find(original, text)
        if intrusion is not None:
            return intruded(question, original, intrusion, "vi")
        preamble, asked_text = self._asking["vi"].split_preamble(self._asking["vi"].without_opening(text))
        if not preamble:
            preamble, asked_text = split_matter(text, (entry.place for entry in knowledge.catalog))
        reading = self._asking["vi"].without_courtesy(with_own_body(preamble, asked_text, knowledge.registry))
        term = self._terms.find(reading, "vi")
        if term is not None:
            return self._definition(question, original, text, "vi", term, notes)
        mentions = find_unregistered(reading, find_mentions(reading, knowledge.registry), knowledge.named)
        words = words_of(reading, mentions)
        empty = find_empty(reading, "vi")
        notes.add("empty cells", ", ".join(empty))
        asked = listing_empty(self._asking["vi"].find(reading).as_kinds(kinds), empty)
        mentions = tuple(mention for mention in mentions if not reading.taken(mention.start, mention.end))
        use_tiers(reading, mentions)
        own = find_mentions(Reading(preamble), knowledge.registry) if not mentions else ()
        places, times = self._scopes.read(reading, asked, mentions)
        if preamble:
            places, times = self._scopes.before(preamble, places, times)
        asked = listing_what_is_due(asked, times)
        documents = () if Facet.COMPARISON in asked.facets else named_or_headed(reading, self._plan_names, times.years)
        mentions = tuple(mention for mention in mentions if not reading.taken(mention.start, mention.end))
        self._asking["vi"].strip_scope(reading)
        subjects = find_subjects(reading, mentions, asked.facets)
        hide_subjects(reading, subjects, asked.facets)
        self._asking["vi"].strip_aim(reading)
        claims = drop_claims(reading, asked)
        topic = topic_of(reading)
        if sends_only(topic) and not empty:  # "Kế hoạch CCHC của các sở gửi Sở Nội vụ hạn nào?" asks of that plan
            topic = fallback_topic(reading, subjects) or topic
        whole = joined(preamble, asked_text, topic) if preamble and asked.facets and not subjects.subjects else ""
        if whole:
            return self._read_vietnamese(question, whole)
        if not topic and not subjects.subjects and Facet.TARGET in asked.facets:
            topic = all_left(reading)
        if own and not topic:  # "Tôi mới về Phòng Tư pháp, cần nắm những việc gì?" asks of that body's work
            subjects = Subjects(tuple(Subject(one.name, "any", 0, 0) for one in own[:1]), leads=False, helps=False)
        if times.period is not None and not asked.facets and not beside_period(topic, times.period):
            asked, topic = replace(asked, facets=(Facet.TASKS,)), ""
        read = self._put_together(
            question, original, reading, "vi", asked, subjects, (places, times), topic, claims, notes
        )
        likelier = () if kinds or empty else self._likelier(read, asked, words)
        if likelier:
            return self._read_vietnamese(question, original, likelier)
        notes.add("plan", ", ".join(documents))
        return replace(
            read,
            expansions=self._expander.expand(topic),
            senses=self._synonyms.senses(topic),
            documents=documents,
            empty=empty,
            notes=tuple(notes.lines),
        )

    def _read_english(self, question: Question, original: str, kinds: tuple[Facet, ...] = ()) -> Understanding:
        notes = Notes()
        notes.add("language", "en")
        notes.add("likelier kinds", ", ".join(kinds))
        places_known = (entry.place for entry in self._knowledge.catalog)
        preamble, text = split_who_asks(original, lambda said: self._english_mentions(Reading(said)), places_known)
        reading = self._asking["en"].without_courtesy(text)
        term = self._terms.find(reading, "en")
        if term is not None and (self._expander.find(term) or not self._is_plain(term)):
            return self._definition(question, original, text, "en", term, notes)
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
        asked = listing_empty(self._asking["en"].find(reading).as_kinds(kinds), empty)
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
        self._asking["en"].strip_scope(reading)
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
        read = self._put_together(
            question, original, reading, "en", asked, subjects, (places, times), topic, claims, notes
        )
        share = asks_share(text) and Facet.TARGET in read.facets  # who asks for a share asks for nothing else
        likelier = () if kinds or share or empty else self._likelier(read, asked, words)
        if likelier:
            return self._read_english(question, original, likelier)
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

    def _likelier(self, read: Understanding, asked: Asked, words: tuple[str, ...]) -> tuple[Facet, ...]:
        """The kinds to read a question by again. None where its cues named them and what it holds settled otherwise
        ("so sánh nhiệm vụ của Sở A"), where it names no matter whose row could be told ("việc nào phối hợp với Sở A"),
        where it gives the number of the paper asked for, and where it says how something is and asks whether or why.
        """
        if asked.states or (Facet.LEGAL_BASIS in read.facets and read.document_numbers):
            return ()
        told = set(self._kinds.instead_of(read.facets, words, read.language))
        settled = told <= set(asked.facets) or (not read.topic and told & set(ROW_FACETS))
        return () if settled else tuple(facet for facet in Facet if facet in told)

    def _english_mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """The bodies of an English question, by their English names or as Vietnamese has them."""
        scope = self._knowledge.gazetteer.find(Reading(reading.text))
        place = scope.places[0] if scope.places else ""
        english = self._english.find(reading.text, local=scope.levels == ("district",), place=place)
        vietnamese = find_mentions(reading, self._knowledge.registry)
        return find_unregistered_english(reading.text, with_others(english, vietnamese))

    def _put_together(
        self,
        question: Question,
        original: str,
        reading: Reading,
        language: str,
        asked: Asked,
        subjects: Subjects,
        scope: tuple[PlacesFound, TimesFound],
        topic: str,
        claims: tuple[str, ...],
        notes: Notes,
    ) -> Understanding:
        places, times = scope
        facets = settle(asked, subjects, topic, times, places, claims, find_numbers(original), reading.key)
        named: dict[str, str] = {}
        for subject in subjects.subjects:
            of_all = Facet.PRODUCT in facets or ANYBODY.fullmatch(match_key(subject.name)) is not None
            if times.period is not None and of_all and subject.role == "any" and self._is_everybody(subject.name):
                continue  # "các đơn vị phải nộp gì trong tháng 3" asks of all
            named.setdefault(self._scopes.general(subject.name)[0], subject.role)
        notes.add("facets", ", ".join(facets))
        notes.add("topic", topic)
        return Understanding(
            question=question,
            original=original,
            text=reading.text,
            language=language,
            facets=facets,
            topic=topic,
            agencies=tuple(named),
            roles=tuple(named.values()),
            years=times.years,
            unknown_years=times.unknown,
            places=places.places,
            unknown_places=places.unknown,
            levels=places.levels,
            areas=find_areas(topic, self._knowledge.areas),
            period=times.period,
            document_numbers=find_numbers(original),
            figures=find_figures(original),
            claims=claims,
            wants_list=asked.wants_list,
            yes_no=asked.states,
            assumed=times.assumed,
        )

    def _definition(
        self, question: Question, original: str, text: str, language: str, term: str, notes: Notes
    ) -> Understanding:
        reading = Reading(term)
        places, times = self._scopes.before(text, *self._scopes.read(reading, Asked()))
        kept = topic_of(reading) or term
        short = self._expander.find(kept)
        kept = short.upper() if short and kept.islower() else kept
        meanings = self._expander.meanings(kept)
        senses: tuple[tuple[str, ...], ...] = ()
        if language == "en" and not meanings:
            translation = to_vietnamese([kept.split()], self._knowledge.glossary)
            kept, senses = translation.text or kept, translation.senses
        notes.add("term", kept)
        return Understanding(
            question=question,
            original=original,
            text=text,
            language=language,
            facets=(Facet.DEFINITION,),
            topic=kept,
            expansions=tuple(dict.fromkeys((*meanings, *self._expander.expand(kept)))),
            senses=senses,
            years=times.years,
            unknown_years=times.unknown,
            places=places.places,
            unknown_places=places.unknown,
            levels=places.levels,
            term=kept,
            notes=tuple(notes.lines),
        )

    def _is_collective(self, mention: Mention, subjects: Subjects) -> bool:
        """Whether a mention is no one body and no subject ("public service units"): the glossary words it better."""
        card = self._knowledge.registry.get(mention.name)
        subject = any(subject.start == mention.start for subject in subjects.subjects)
        return card is not None and card.kind == "collective" and not subject

    def _is_everybody(self, name: str) -> bool:
        card = self._knowledge.registry.get(name)
        return card is not None and card.kind == "collective"

    def _is_plain(self, term: str) -> bool:
        """Whether every word of an English term is one the glossary would simply translate."""
        return all(rendering.known for rendering in self._knowledge.glossary.render(term)) and len(term.split()) > 3
