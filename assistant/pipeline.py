"""The way from a question to an answer, as a list of steps to be read aloud: understand, bind, search, compose,
verify.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from assistant.answer import Answer, Scope, Status
from assistant.communes import with_communes
from assistant.composing.composer import compose
from assistant.composing.draft import Context
from assistant.composing.passages import nearest
from assistant.composing.spending import names_flow
from assistant.compound import Compound
from assistant.evidence import Units
from assistant.matching import Topic
from assistant.memory import AnswerMemory
from assistant.parts import Parts
from assistant.query import search_query
from assistant.question import Facet, Question, Understanding
from assistant.reopened import reopened
from assistant.scope import Bounds, as_scope, bind, by_number
from assistant.senses import in_their_words
from assistant.settings import Settings
from assistant.state import ANSWERING, State, Step, answer_of, context_of, understood_of
from assistant.understanding.understander import Understander
from assistant.unit import Evidence
from assistant.verifier import Verifier
from assistant.wording import Wording
from corpus.abbreviations import Abbreviations
from index.store import Index


class Pipeline:
    """Answers questions from one opened index. Safe to share between threads: nothing in it changes after it is made,
    but for what it remembers.
    """

    def __init__(
        self,
        index: Index,
        settings: Settings,
        understander: Understander,
        abbreviations: Abbreviations,
        wordings: dict[str, Wording],
        verifier: Verifier,
        units: Units,
        memory: AnswerMemory,
        parts: Parts,
    ) -> None:
        self.index = index
        self.settings = settings
        self._understander = understander
        self._abbreviations = abbreviations
        self._wordings = wordings
        self.verifier = verifier
        self._units = units
        self._memory = memory
        self._parts = parts
        self.steps: tuple[Step, ...] = (
            self._understand,
            self._bind,
            self._search,
            self._compose,
            self._finish,
            self._verify,
        )
        self._compound = Compound(self._run, units)

    def answer(self, question: Question) -> Answer:
        """The answer to `question`; the same question on the same index gives the same answer but for the time."""
        started = time.perf_counter()
        answer = self._memory.find(question)
        if answer is None:
            answer = self._work_out(question)
            self._memory.keep(question, answer)
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def _work_out(self, question: Question) -> Answer:
        state = self._run(State(question))
        return self._compound.answer(state) or self._reopened(state) or answer_of(state)

    def _run(self, state: State) -> State:
        """A state taken down the steps; the first is passed over where the question is understood already."""
        for step in self.steps if state.understood is None else self.steps[1:]:
            state = step(state)
        return state

    def _reopened(self, state: State) -> Answer | None:
        """The answer to a question that has none as what it seemed to be, and has one as an open question."""
        if answer_of(state).status is not Status.NOT_FOUND:
            return None
        understood = reopened(understood_of(state))
        if understood is None:
            return None
        answer = answer_of(self._run(State(state.question, understood)))
        return answer if answer.status in ANSWERING else None

    def _understand(self, state: State) -> State:
        understood = self._understander.understand(state.question)
        return replace(state, understood=in_their_words(understood, self._units))

    def _bind(self, state: State) -> State:
        understood = with_communes(by_number(understood_of(state), self.index.documents), self.index.documents)
        targets = self.index.records.targets if understood.unknown_years else ()
        aimed = [(target.document, target.target_year) for target in targets if target.target_year is not None]
        aimed += self._units.column_years() if understood.unknown_years else ()
        bounds = bind(understood, self.index.catalog, aimed)
        context = Context(
            understood=understood,
            bounds=bounds,
            index=self.index,
            units=self._units,
            parts=self._parts,
            settings=self.settings,
            wording=self._wordings[understood.language],
            topic=self._topic(understood, bounds),
        )
        return replace(state, understood=understood, context=context)

    def _topic(self, understood: Understanding, bounds: Bounds) -> Topic:
        """The topic, with years that no document is for: some row may be about them. Where money is asked for and
        nothing else is left to look for, money itself.
        """
        read = partial(
            self._units.topic,
            translated=understood.language == "en",
            senses=understood.senses,
            question=understood.text if understood.language == "vi" else "",
        )
        years = " ".join(str(year) for year in understood.unknown_years if year not in bounds.covered)
        topic = read(f"{understood.topic} {years}")
        if Facet.BUDGET in understood.facets and topic.generic and not names_flow(understood.topic):
            return read(f"nguồn kinh phí {understood.topic}")
        return topic

    def _search(self, state: State) -> State:
        """The units of the best passages, measured against the topic."""
        context, understood = context_of(state), understood_of(state)
        if understood.intrusion or context.topic.empty or not context.bounds.documents:
            return state
        query = search_query(understood, context.bounds, self.settings.passages)
        hits = self.index.search(query)
        opinions = {hit.chunk.id: hit.score for hit in hits}
        top = max(opinions.values(), default=1.0) or 1.0
        opinions = {identifier: score / top for identifier, score in opinions.items()}
        units = [unit for hit in hits for unit in self._units.to_measure(hit.chunk.id)]
        measured = self._units.measure(units, context.topic, opinions)
        return replace(state, context=replace(context, evidence=tuple(measured)))

    def _compose(self, state: State) -> State:
        return replace(state, draft=compose(context_of(state), self._abbreviations))

    def _finish(self, state: State) -> State:
        context, understood = context_of(state), understood_of(state)
        if state.draft is None:
            raise RuntimeError("a draft is composed before it is finished")
        draft = state.draft
        answering = draft.status in ANSWERING
        citations = context.citations.made if answering else ()
        cited = tuple(dict.fromkeys(citation.document for citation in citations))
        answer = Answer(
            id=state.question.id,
            question=state.question.text,
            language=understood.language,
            status=draft.status,
            text=draft.text,
            citations=citations,
            tasks=draft.tasks if answering else (),
            asked=understood.agencies,
            scope=as_scope(understood, context.bounds, cited),
            related=nearest(context) if draft.status is Status.NOT_FOUND else (),
            choices=draft.choices,
            suggestions=draft.suggestions,
            table=draft.table,
            corpus=self.index.manifest.corpus,
            config=self.settings.fingerprint,
        )
        return replace(state, answer=replace(answer, trace=dict(_trace(understood, context.bounds, context.evidence))))

    def _verify(self, state: State) -> State:
        """An answer with anything wrong in it does not leave: the question is then not answered."""
        if state.answer is None:
            raise RuntimeError("an answer is finished before it is verified")
        problems = self.verifier.verify(state.answer)
        checks = [f"{problem.reason}: {problem.statement}" for problem in problems]
        trace = {**state.answer.trace, "problems": checks}
        if not problems:
            return replace(state, answer=replace(state.answer, trace=trace))
        context = context_of(state)
        withheld = replace(
            state.answer,
            status=Status.NOT_FOUND,
            text=context.wording.say("unverified"),
            citations=(),
            tasks=(),
            suggestions=(),
            table=None,
            related=nearest(context),
            trace=trace,
        )
        return replace(state, answer=withheld, problems=problems)

    def failure(self, question: Question, language: str = "vi") -> Answer:
        """The answer to a question that could not be processed."""
        return Answer(
            id=question.id,
            question=question.text,
            language=language,
            status=Status.ERROR,
            text=self._wordings[language].say("failure"),
            scope=Scope(),
            corpus=self.index.manifest.corpus,
            config=self.settings.fingerprint,
        )


def _trace(understood: Understanding, bounds: Bounds, evidence: tuple[Evidence, ...]) -> Iterator[tuple[str, Any]]:
    """What the answer's inspector shows: plain values only."""
    yield (
        "understood",
        {
            "text": understood.text,
            "language": understood.language,
            "facets": [str(facet) for facet in understood.facets],
            "topic": understood.topic,
            "expansions": list(understood.expansions),
            "agencies": list(understood.agencies),
            "roles": list(understood.roles),
            "years": list(understood.years),
            "unknown_years": list(understood.unknown_years),
            "places": list(understood.places),
            "unknown_places": list(understood.unknown_places),
            "levels": list(understood.levels),
            "areas": list(understood.areas),
            "period": [understood.period.start, understood.period.end] if understood.period else None,
            "term": understood.term,
            "intrusion": str(understood.intrusion) if understood.intrusion else None,
            "assumed": list(understood.assumed),
            "notes": list(understood.notes),
        },
    )
    yield "documents", list(bounds.documents)
    yield (
        "evidence",
        [
            {
                "document": found.unit.document,
                "path": list(found.unit.chunk.path),
                "record": found.unit.record.id if found.unit.record else None,
                "text": found.unit.sentence.text if found.unit.sentence else found.unit.chunk.text,
                "coverage": round(found.coverage, 3),
                "score": round(found.score, 3),
            }
            for found in evidence[:10]
        ],
    )
