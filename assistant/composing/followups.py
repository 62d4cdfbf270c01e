"""Follow-up questions that the documents can answer: each asks for what a record, or an explained term, states."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.question import Facet
from assistant.wording import fact_value
from corpus.abbreviations import Abbreviations
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key
from corpus.record import Duty, Record, Task

_MOST = 3
_SHORT, _CLAUSE = 90, 40  # characters of a name: at most, and at least where a clause ends it
_FEWEST = 6  # words that tell a row from the others
# Left without the name after them they would mean a level of the plans ("của tỉnh").
_BEFORE_A_NAME = frozenset(("của", "ở", "tại", "tỉnh", "huyện", "xã"))
# The share of the topic that a row must hold to be offered beside an answer from elsewhere, and beside none.
_NEAR, _NEAR_NOTHING = 0.5, 0.35
_BUSIEST = 3
_SILENT = frozenset({Status.CLARIFY, Status.REFUSED, Status.ERROR})
_FACETS = (Facet.LEAD, Facet.DEADLINE, Facet.COORDINATE, Facet.PRODUCT)


def follow_ups(context: Context, abbreviations: Abbreviations, draft: Draft) -> tuple[str, ...]:
    """Up to three questions, none that was asked already; none for what asks back or refuses, and none where the
    chosen scope holds no document.
    """
    given = context.understood.question
    bound = given.year is not None or given.place or given.documents
    if draft.status in _SILENT or (bound and not context.bounds.documents):
        return ()
    return tuple(islice(_fresh(context, _candidates(context, abbreviations, draft)), _MOST))


def _fresh(context: Context, candidates: Iterable[str]) -> Iterator[str]:
    """Each candidate once, but for what was asked already."""
    given = context.understood.question
    seen = {match_key(text) for text in (*given.history, given.text)}
    for one in candidates:
        key = match_key(one)
        if key not in seen:
            seen.add(key)
            yield one


def _candidates(context: Context, abbreviations: Abbreviations, draft: Draft) -> Iterator[str]:
    told = [context.index.record(identity) for identity in draft.tasks]
    rows = [record for record in told if isinstance(record, Task)]
    if rows:
        yield from _of_row(context, rows[0])
    yield from _beside(context, draft)
    yield from _of_agencies(context, told)
    yield from _of_terms(context, abbreviations, draft)
    yield from _of_the_busiest(context)


def _of_row(context: Context, task: Task) -> Iterator[str]:
    """What the row states and the question neither asked nor said."""
    name = _name(task)
    known = {*context.understood.facets, *context.understood.roles}
    for facet in _FACETS:
        if name and facet not in known and fact_value(facet, task):
            yield context.wording.say(f"ask_{facet}", work=name)


def _beside(context: Context, draft: Draft) -> Iterator[str]:
    """Of the rows that are near the question and were not told: who leads them, or when they are due."""
    answered = bool(context.citations.made)
    anywhere = not answered or Facet.DEFINITION in context.understood.facets
    cited = set(context.bounds.documents if anywhere else (citation.document for citation in context.citations.made))
    facet = Facet.DEADLINE if Facet.LEAD in context.understood.facets else Facet.LEAD
    for evidence in context.evidence:
        task = evidence.unit.record
        if not isinstance(task, Task) or task.id in draft.tasks or task.document not in cited:
            continue
        name = _name(task)
        if name and evidence.coverage >= (_NEAR if answered else _NEAR_NOTHING) and fact_value(facet, task):
            yield context.wording.say(f"ask_{facet}", work=name)


def _of_agencies(context: Context, records: Iterable[Record]) -> Iterator[str]:
    """All the work of the one body that a record names, where the question did not name it."""
    for record in records:
        bodies = _bodies(record)
        if len(bodies) == 1 and bodies[0] not in context.understood.agencies:
            yield from _of_agency(context, bodies[0], record.document)


def _of_the_busiest(context: Context) -> Iterator[str]:
    """The work of the bodies that the newest documents at hand name most often."""
    entries = context.bounds.entries or tuple(sorted(context.index.catalog, key=lambda entry: -entry.year))
    for entry in entries[:_BUSIEST]:
        counted = Counter(body for record in _work(context, [entry]) for body in _bodies(record))
        for body, _ in counted.most_common(_BUSIEST):
            yield from _of_agency(context, body, entry.id)


def _of_agency(context: Context, body: str, document: str) -> Iterator[str]:
    """What a body leads, or else what it is given, in the year of a document; with the place where others have a body
    of that name. Nothing for bodies named together, and where the language has no name for the body.
    """
    agency = context.wording.agency(body)
    if body.startswith("Các ") or (context.wording.language != "vi" and agency == body):
        return
    own = context.index.document(document).entry
    same_year = [entry for entry in context.index.catalog if entry.year == own.year]
    named = [record for record in _work(context, same_year) if body in _bodies(record)]
    here = [record for record in named if _place(context, record) == own.place]
    ask = "ask_agency" if any(isinstance(record, Task) for record in here) else "ask_duties"
    if {_place(context, record) for record in named} != {own.place} and own.place not in body:
        agency = context.wording.say("agency_of", agency=agency, place=own.place)
    yield context.wording.say(ask, agency=agency, year=own.year)


def _of_terms(context: Context, abbreviations: Abbreviations, draft: Draft) -> Iterator[str]:
    """The short forms in the answer that the documents explain and the question does not have."""
    asked = fold(match_key(context.asked_words)).split()
    explained = {one.short for one in abbreviations.explanations if one.document in context.bounds.documents}
    for short in abbreviations.used(draft.text):
        if short in explained and fold(match_key(short)) not in asked:
            yield context.wording.say("ask_term", term=short)


def _work(context: Context, entries: Sequence[CatalogEntry]) -> Iterator[Task | Duty]:
    documents = {entry.id for entry in entries}
    records = context.index.records
    assigned: tuple[Task | Duty, ...] = (*records.tasks, *records.duties)
    return (record for record in assigned if record.document in documents)


def _bodies(record: Record) -> tuple[str, ...]:
    """Who leads the work, or is given it; nobody for a target."""
    if isinstance(record, Task):
        return record.lead_agencies
    return record.agencies if isinstance(record, Duty) and record.role != "coordinate" else ()


def _place(context: Context, record: Record) -> str:
    return context.index.document(record.document).entry.place


def _name(task: Task) -> str:
    """The row in words that find it again; "" where it has too few. A long one ends with a clause, else before a word
    and never amid a proper name, which would be another's.
    """
    names = (
        name.replace("“", "").replace("”", "").rstrip(" .;") for name in (task.activity, task.task, task.goal) if name
    )
    text = next((name for name in names if len(name.split()) >= _FEWEST), "")
    if len(text) <= _SHORT:
        return text
    cut = text[:_SHORT]
    clause = max(cut.rfind(sign) for sign in ",;/")
    words = cut[:clause].split() if clause >= _CLAUSE else cut.split()[:-1]
    while _dangles(words[-1], clause >= _CLAUSE) and len(words) > _FEWEST:
        words.pop()
    return " ".join(words) + "…"


def _dangles(word: str, whole: bool) -> bool:
    """Whether a last word says nothing or another thing alone: part of a proper name, unless the name is whole, or what
    stands before one.
    """
    return word in _BEFORE_A_NAME or (not whole and word[0].isupper())
