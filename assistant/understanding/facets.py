"""Settles what a question asks when its words point to several things at once."""

import re
from dataclasses import replace

from assistant.question import Facet
from assistant.understanding.asking import Asked
from assistant.understanding.places import PlacesFound
from assistant.understanding.subjects import Subjects
from assistant.understanding.times import TimesFound

_ORDER = {facet: place for place, facet in enumerate(Facet)}
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:19|20)\d\d")
# Without such a word between them, one of two places is only told of the other ("hệ thống của tỉnh mà huyện dùng").
_SIDE_BY_SIDE = re.compile(
    r"(?<!\w)(?:và|với|hay|hoặc|cùng|giữa|so|khác|hơn|cả|từng|lẫn|and|or|than|between|both|versus|vs)(?!\w)|[,;/:-]"
)
# A topic that only names a plan, or the index that one is for.
_OF_A_PLAN = re.compile(
    r"(?: ?(?:papi|sipas|par index|phụ lục|kế hoạch|chỉ số|bảng|danh mục|nhiệm vụ|cải cách hành chính|cchc)(?!\w))+",
    re.IGNORECASE,
)
_ROWS = {Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE, Facet.PRODUCT}


def listing_what_is_due(asked: Asked, times: TimesFound) -> Asked:
    """ "Các đơn vị phải nộp gì trong tháng 3?" lists what is due, with its product."""
    if times.period is None or Facet.PRODUCT not in asked.facets or Facet.DEADLINE in asked.facets or asked.states:
        return asked
    return replace(asked, facets=(Facet.TASKS, *asked.facets))


def listing_empty(asked: Asked, empty: tuple[Facet, ...]) -> Asked:
    """Rows that leave cells `empty` are listed, or counted; as it came where none are asked for."""
    if not empty:
        return asked
    return replace(asked, facets=(Facet.COUNT,) if Facet.COUNT in asked.facets else (Facet.TASKS,))


def settle(
    asked: Asked,
    subjects: Subjects,
    topic: str,
    times: TimesFound,
    places: PlacesFound,
    claims: tuple[str, ...],
    numbers: tuple[str, ...],
    asked_words: str,
) -> tuple[Facet, ...]:
    """The facets, in the order of `Facet`; PASSAGE alone where nothing more definite is asked. `asked_words` is
    the key of the question.
    """
    facets = set(asked.facets)
    if Facet.REPORTING in facets:
        facets -= {Facet.DEADLINE, Facet.TARGET}
    if Facet.COUNT in facets:
        facets -= {Facet.TARGET, Facet.TASKS, Facet.DUTIES}
    if Facet.LEGAL_BASIS in facets:
        facets -= {Facet.TARGET, Facet.DEADLINE, Facet.PRODUCT}
    if Facet.TARGET in facets and not topic and (subjects.leads or subjects.helps):
        facets = (facets - {Facet.TARGET}) | {Facet.TASKS}
    if Facet.BUDGET in facets:
        facets -= {Facet.TARGET}
    listed = {Facet.TASKS, Facet.PRODUCT} <= facets and times.period is not None
    if subjects.subjects and _OF_A_PLAN.fullmatch(topic) and facets & {Facet.TASKS, Facet.DUTIES}:
        listed = listed or not facets & {Facet.LEAD, Facet.COORDINATE}  # "what are its tasks in plan X, and by when?"
    if facets & _ROWS and (topic or not subjects.subjects) and not listed:
        facets -= {Facet.DUTIES, Facet.TASKS}
    if facets == {Facet.COORDINATE} and subjects.subjects and not topic:
        facets = {Facet.DUTIES}  # "Sở A phối hợp với ai?": its work, with who helps
    if facets == {Facet.PRODUCT} and subjects.subjects and not topic:
        facets.add(Facet.DUTIES)  # "Sở A phải nộp gì?": all that it has to do, with what comes of it
    if facets & {Facet.TASKS, Facet.DUTIES}:
        facets = _lists(facets, subjects, topic, times)
    if Facet.COMPARISON in facets and subjects.subjects and not topic:
        return (Facet.DUTIES,)  # what one agency is given in two plans is told by plan
    together = _SIDE_BY_SIDE.search(asked_words) is not None
    several = len(times.years) + len(times.unknown) > 1 or (together and len(places.places) + len(places.unknown) > 1)
    if several and facets <= {Facet.TARGET, Facet.PASSAGE} and not (subjects.subjects and not topic):
        facets.add(Facet.COMPARISON)
    if Facet.OVERVIEW in facets:  # what is definite is asked, however it is introduced
        given = {Facet.DUTIES} if subjects.subjects and not topic else {Facet.OVERVIEW}
        facets = facets - {Facet.OVERVIEW, Facet.PASSAGE} or given
    if not facets:
        does = asked.claims and subjects.opens
        facets = _unasked(subjects, topic, claims, numbers, does=does)
        if facets == {Facet.PASSAGE} and asked.states and times.period is not None:
            facets = {Facet.DEADLINE}  # "… xong trong tháng 6 phải không?"
    return tuple(sorted(facets, key=_ORDER.__getitem__)) or (Facet.PASSAGE,)


def _lists(facets: set[Facet], subjects: Subjects, topic: str, times: TimesFound) -> set[Facet]:
    facets = facets - {Facet.TARGET}
    if not subjects.subjects:
        wanted = Facet.TASKS if Facet.TASKS in facets or times.period or not topic else Facet.PASSAGE
        return (facets - {Facet.DUTIES, Facet.TASKS}) | {wanted}
    definite = subjects.leads or subjects.helps or any(subject.role != "any" for subject in subjects.subjects)
    wanted = Facet.TASKS if definite and Facet.TASKS in facets else Facet.DUTIES
    if definite and Facet.DUTIES in facets and Facet.TASKS not in facets:
        wanted = Facet.TASKS
    return (facets - {Facet.TASKS, Facet.DUTIES}) | {wanted}


def _unasked(
    subjects: Subjects, topic: str, claims: tuple[str, ...], numbers: tuple[str, ...], *, does: bool
) -> set[Facet]:
    """What is meant where no asking word says it: a claim about a role, that an agency `does` a thing, or an agency
    with nothing else.
    """
    if subjects.leads and topic:
        return {Facet.LEAD}
    if does and topic and not subjects.helps and not any("%" in claim or _DATE.fullmatch(claim) for claim in claims):
        return {Facet.LEAD}
    if subjects.helps and topic:
        return {Facet.COORDINATE}
    if subjects.subjects and not topic:
        return {Facet.DUTIES}
    if claims and numbers:
        return {Facet.LEGAL_BASIS}
    if claims:
        return {Facet.DEADLINE if any(map(_DATE.fullmatch, claims)) else Facet.TARGET}
    return {Facet.PASSAGE}
