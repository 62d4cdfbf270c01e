"""A question as it comes in, and as it was understood."""

import re
from dataclasses import dataclass
from enum import StrEnum

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks. `history` holds the earlier questions of the same conversation, oldest first; `year`, `place`
    and `documents` bind the answer where they are given (the scope chips of the page).
    """

    text: str
    id: str = ""
    history: tuple[str, ...] = ()
    year: int | None = None
    place: str | None = None
    documents: tuple[str, ...] = ()


class Facet(StrEnum):
    """What a question wants to know. A question can want several ("who leads and by when")."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    DEADLINE = "deadline"
    PRODUCT = "product"
    BUDGET = "budget"
    TARGET = "target"  # a figure: how many, what share
    DUTIES = "duties"  # what an agency has to do
    TASKS = "tasks"  # which tasks or activities: a list
    REPORTING = "reporting"  # when to report, to whom
    DEFINITION = "definition"  # what an abbreviation or a term stands for
    LEGAL_BASIS = "legal_basis"  # under which document; its number and date
    COMPARISON = "comparison"  # over years, places
    COUNT = "count"
    OVERVIEW = "overview"  # what a plan is about, as a whole
    PASSAGE = "passage"  # anything else: the sentence that says it


# What a record states: each a cell of a table row.
ROW_FACETS = (Facet.LEAD, Facet.COORDINATE, Facet.DEADLINE, Facet.PRODUCT, Facet.BUDGET)

# What is answered with a list.
LIST_FACETS = (Facet.DUTIES, Facet.TASKS, Facet.COUNT)


class Intrusion(StrEnum):
    """Why a question is not answered from the documents at all."""

    CHITCHAT = "chitchat"
    INSTRUCTION = "instruction"  # tells the assistant what to be or do
    GENERAL = "general"  # general knowledge, the weather, code, sums
    PERSONAL = "personal"  # private data of people: telephone, address, salary
    EMPTY = "empty"  # nothing to read: only signs or emoji
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Period:
    """A time the question names, as ISO dates, both ends in it: a month, a quarter, a day, a span of years."""

    start: str
    end: str
    text: str

    def in_year(self, year: int) -> "Period":
        """The same time of another year; one that runs into the years after runs as far. Years in `text` move along."""
        moved = year - int(self.start[:4])
        text = _YEAR.sub(lambda match: str(int(match[0]) + moved), self.text)
        return Period(f"{year}{self.start[4:]}", f"{int(self.end[:4]) + moved}{self.end[4:]}", text)


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question, read. Texts are canonical Vietnamese unless said otherwise.

    `text` is the question made whole: diacritics restored, slips mended, what a follow-up left out filled in from the
    history, English terms put into Vietnamese. `original` is the normalised input. `topic` is `text` without the words
    that only ask ("ai chủ trì", "thời hạn khi nào"), the scope and the agency's role: what to look for. `expansions`
    are other wordings of the topic (long and short forms, translations); `senses` the wordings of each phrase that was
    translated, the one in the topic first. `agencies` are canonical names; `roles` says
    for each agency in `agencies` whether the question asks about it as "lead", "coordinate" or "any".
    `years` are years of plans the question asks about; `places` and `levels` likewise. `unknown_places` are places the
    question names that no document is for. `assumed` names what was filled in.
    """

    question: Question
    original: str
    text: str
    language: str  # "vi" or "en"
    facets: tuple[Facet, ...]
    topic: str
    expansions: tuple[str, ...] = ()
    senses: tuple[tuple[str, ...], ...] = ()
    # By the first wording of a translated phrase, the wordings of its single words.
    parts: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    unknown_years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    unknown_places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    period: Period | None = None
    documents: tuple[str, ...] = ()
    document_numbers: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()  # what an English "how many" counts, in Vietnamese wordings
    shared: tuple[str, ...] = ()  # what a share is asked of, in Vietnamese wordings
    empty: tuple[Facet, ...] = ()  # the cells that the rows asked for leave empty
    measured: tuple[tuple[str, ...], ...] = ()  # the wordings of each phrase of what an English share is asked of
    claims: tuple[str, ...] = ()  # figures and dates that a yes-or-no question puts forward
    term: str | None = None  # what a DEFINITION question wants explained
    wants_list: bool = False
    yes_no: bool = False  # it says how something is, and asks whether or why
    intrusion: Intrusion | None = None
    assumed: tuple[str, ...] = ()
    follows: str = ""
    notes: tuple[str, ...] = ()  # for --explain: what each step changed, one line each

    @property
    def worded(self) -> str:
        """The question in its own language, with its diacritics where that is Vietnamese."""
        return self.text if self.language == "vi" else self.original
