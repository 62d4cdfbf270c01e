"""Which agencies a question is about, and as what: the one that leads, one that helps, or part of the content."""

import re
from dataclasses import dataclass

from assistant.question import Facet
from assistant.understanding.reading import Reading
from corpus.agencies import AgencyRegistry, Mention
from corpus.normalizer import fold, match_key
from corpus.slips import covers

_FILLED = (
    r"(?:(?:là|sẽ|phải|được|có|cần|đang|lại|không|đã|chính|thì|cũng|nào|cơ quan|đơn vị|người|giao"
    r"|nhiệm vụ|trách nhiệm|is|are|as|the|does|do|will|must|agency|body) ){0,4}"
)
_LEADS = re.compile(
    rf"^,? {_FILLED}(?P<verb>chủ trì|phụ trách|đảm nhiệm|đảm trách|chịu trách nhiệm|làm đầu mối"
    rf"|đầu mối|lead(?:s|ing)?|in charge|responsible)(?!\w)"
)
_HELPS = re.compile(rf"^,? {_FILLED}(?P<verb>phối hợp|hỗ trợ|tham gia|coordinates?|coordinating|supports?)(?!\w)")
_GIVEN = re.compile(
    r"(?:^|[ ,])(?:do|giao(?: cho)?|phân công(?: cho)?|bởi|led by|assigned to)(?: cơ quan| đơn vị| the)? $"
)
_LED_BY = re.compile(r"(?:chủ trì|led|lead) (?:bởi |là |by )?(?:the )?$")
_WITH = re.compile(
    r"(?:phối hợp|cùng|coordinates?|works?|cooperates?)(?: \w+){0,2} (?:với|with)(?: the)? $|(?:giúp"
    r"|hỗ trợ|support|supports|help|helps)(?: cho)?(?: the)? $"
)
_OBJECT = re.compile(r"(?:gửi|về|cho|tới|đến|trình|báo cáo|qua|với|to|through|via|from|under|thuộc|tại|ở)(?: the)? $")
_OF = re.compile(r"(?:của|cho|thuộc|of|for)(?: the)? $")
_WHO_OR_OTHERS = re.compile(r"^(?:,? đơn vị)? (?:nào|gì)(?!\w)")
_CONTENT_FACETS = frozenset(
    {Facet.PASSAGE, Facet.TARGET, Facet.REPORTING, Facet.LEGAL_BASIS, Facet.DEFINITION, Facet.COMPARISON}
)
_WHO_FACETS = frozenset({Facet.LEAD, Facet.COORDINATE})


@dataclass(frozen=True, slots=True)
class Subject:
    """An agency the question is about. `role` is "lead", "coordinate" or "any"; `start` and `end` its words."""

    name: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subjects:
    """The agencies asked about, and whether the words around them claim or ask for a role ("chủ trì", "phối hợp")."""

    subjects: tuple[Subject, ...]
    leads: bool
    helps: bool


def agencies_as_typed(text: str, registry: AgencyRegistry) -> tuple[Mention, ...]:
    """Mentions in hurried typing ("so tttt"), but not where typed diacritics speak against the name ("số nội vụ")."""
    found = []
    for mention in registry.find(text, tolerant=True):
        words = [
            word for word in re.findall(r"\w+", match_key(text[mention.start : mention.end])) if word != fold(word)
        ]
        card = registry.get(mention.name)
        spellings = (mention.name, *(card.short if card else ()), *(card.spellings if card else ()))
        printed = {word for spelling in spellings for word in re.findall(r"\w+", match_key(spelling))}
        printed |= {"ủy", "ban", "nhân", "dân", "hội", "đồng"}
        if all(any(covers(full, word) for full in printed) for word in words):
            found.append(mention)
    return tuple(found)


def find_mentions(reading: Reading, registry: AgencyRegistry) -> tuple[Mention, ...]:
    """The agencies of a restored text; "cơ quan nào" and the like are questions, not agencies."""
    mentions = registry.find(reading.text)
    return tuple(mention for mention in mentions if not _WHO_OR_OTHERS.match(reading.key[mention.end :]))


def find_subjects(reading: Reading, mentions: tuple[Mention, ...], facets: tuple[Facet, ...]) -> Subjects:
    """Judge each mention by the words around it; words that name a role are marked as understood.

    A mention that a question with "ai" or "cơ quan nào" speaks about otherwise is content, and stays in the topic.
    """
    subjects: list[Subject] = []
    leads = helps = False
    asks_who = bool(_WHO_FACETS & set(facets))
    for mention in mentions:
        before, after = reading.key[: mention.start], reading.key[mention.end :]
        lead, help_ = _LEADS.match(after), _HELPS.match(after)
        role = None
        if lead is not None and reading.free(mention.end + lead.start("verb"), mention.end + lead.end("verb")):
            role, leads = "lead", True
            reading.use(mention.end, mention.end + lead.end())
        elif _GIVEN.search(before) or _LED_BY.search(before):
            role, leads = "lead", True
        elif help_ is not None:
            free = reading.free(mention.end + help_.start("verb"), mention.end + help_.end("verb"))
            role = "coordinate" if free else "lead"
            helps = helps or free
            if free:
                reading.use(mention.end, mention.end + help_.end())
        elif _WITH.search(before):
            role = "lead" if asks_who else "any"
        elif not asks_who and (_OF.search(before) or not _OBJECT.search(before)):
            role = "any"
        if role is not None:
            subjects.append(Subject(mention.name, role, mention.start, mention.end))
    return Subjects(tuple(subjects), leads, helps)


def hide_subjects(reading: Reading, subjects: Subjects, facets: tuple[Facet, ...]) -> None:
    """Take the subjects out of the topic, where they are not what is looked for."""
    if facets and set(facets) <= _CONTENT_FACETS:
        return
    for subject in subjects.subjects:
        reading.use(subject.start, subject.end)
