"""What questions of either language are read with, and what is put together of them."""

from dataclasses import dataclass

from assistant.question import ROW_FACETS, Facet, Question, Understanding
from assistant.understanding.asking import Asked
from assistant.understanding.contents import find_areas, find_figures, find_numbers
from assistant.understanding.english import to_vietnamese
from assistant.understanding.expansions import Expander
from assistant.understanding.facets import settle
from assistant.understanding.intrusions import Guard
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.learned_kinds import KindOpinion
from assistant.understanding.notes import Notes
from assistant.understanding.places import PlacesFound
from assistant.understanding.plan_names import PlanNames
from assistant.understanding.reading import Reading
from assistant.understanding.scopes import ScopeReader
from assistant.understanding.subjects import ANYBODY, Subjects
from assistant.understanding.terms import Terms
from assistant.understanding.times import TimesFound
from assistant.understanding.topic import topic_of
from corpus.normalizer import match_key


@dataclass(frozen=True, slots=True)
class Means:
    """Made once for an index: its knowledge, an opinion on kinds, and what rests on these."""

    knowledge: Knowledge
    kinds: KindOpinion
    expander: Expander
    guard: Guard
    terms: Terms
    scopes: ScopeReader
    plan_names: PlanNames


def make_means(knowledge: Knowledge, kinds: KindOpinion) -> Means:
    """The means for `knowledge`."""
    expander = Expander(knowledge.abbreviations)
    return Means(
        knowledge=knowledge,
        kinds=kinds,
        expander=expander,
        guard=Guard(knowledge.question_limit),
        terms=Terms(expander.explains),
        scopes=ScopeReader(knowledge),
        plan_names=PlanNames(knowledge.catalog, knowledge.abbreviations),
    )


class QuestionReader:
    """What the readers of both languages share."""

    def __init__(self, means: Means) -> None:
        self._knowledge = means.knowledge
        self._kinds = means.kinds
        self._expander = means.expander
        self._guard = means.guard
        self._terms = means.terms
        self._scopes = means.scopes
        self._plan_names = means.plan_names

    def put_together(
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
        """What was found in `reading`, as an understanding; `scope` are its places and times."""
        places, times = scope
        facets = settle(asked, subjects, topic, times, places, claims, find_numbers(original), reading.key)
        named: dict[str, str] = {}
        for subject in subjects.subjects:
            of_all = Facet.PRODUCT in facets or ANYBODY.fullmatch(match_key(subject.name)) is not None
            if times.period is not None and of_all and subject.role == "any" and self.is_everybody(subject.name):
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

    def definition(
        self, question: Question, original: str, text: str, language: str, term: str, notes: Notes
    ) -> Understanding:
        """A question for what `term` stands for or means."""
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

    def likelier(self, read: Understanding, asked: Asked, words: tuple[str, ...]) -> tuple[Facet, ...]:
        """The kinds to read a question by again. None where its cues named them and what it holds settled otherwise
        ("so sánh nhiệm vụ của Sở A"), where it names no matter whose row could be told ("việc nào phối hợp với Sở A"),
        where it gives the number of the paper asked for, and where it says how something is and asks whether or why.
        """
        if asked.states or (Facet.LEGAL_BASIS in read.facets and read.document_numbers):
            return ()
        told = set(self._kinds.instead_of(read.facets, words, read.language))
        settled = told <= set(asked.facets) or (not read.topic and told & set(ROW_FACETS))
        return () if settled else tuple(facet for facet in Facet if facet in told)

    def is_everybody(self, name: str) -> bool:
        """Whether a name is one of many bodies together."""
        card = self._knowledge.registry.get(name)
        return card is not None and card.kind == "collective"
