"""Whether a text can hold what is asked: a figure for "how many", the members of a set by name, the right year."""

import math
import re

from assistant.composing.draft import Context
from assistant.composing.reports import can_tell_of_reports
from assistant.composing.sayings import can_say
from assistant.composing.scores import scores_something_else
from assistant.composing.spending import is_figures, spends_on_it
from assistant.facts import DOCUMENT_NUMBER, asks_quantity, has_measure, measures, names_basis, of_other_years
from assistant.kinds import MONEY, holds_kind, wants_progress
from assistant.ladder import Field, Ladder
from assistant.members import names_members, wants_members
from assistant.question import LIST_FACETS, Facet
from assistant.sought import asks_what_was_said, asks_why_failing, can_tell, tells
from assistant.standings import presumed, tells_fall
from assistant.unit import Evidence, Unit
from corpus.normalizer import fold, match_key
from corpus.record import Duty, Task

_ANNEXED = re.compile(r"^\W*(?:Ban hành )?[Kk]èm theo (?:Kế hoạch|Quyết định|Công văn|Tờ trình|Chương trình)")
_TITLE_LINE = re.compile(r"(?:KẾ HOẠCH|PHỤ LỤC|QUYẾT ĐỊNH|BÁO CÁO|CHƯƠNG TRÌNH)(?!\w)")
# What a question for an aim is answered with, rather than with what was reached; what one for several things is.
AIMED = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|đặt ra|targets?|goals?|aims?)(?!\w)")
AIM = re.compile(r"phấn đấu|mục tiêu|tối thiểu|ít nhất|tối đa|trở lên|trên \d|bảo đảm|đảm bảo|duy trì", re.IGNORECASE)
_SET = re.compile(rf"{AIM.pattern}|nhằm|hướng tới|nâng cao|giữ vững|thuộc nhóm|nằm trong|trong nhóm", re.IGNORECASE)
# What is there at present is no figure of what is planned.
_OF_NOW = re.compile(r"\W*(?:Hiện (?:nay|tại|có)|Đến nay|Đến thời điểm (?:này|hiện tại)|Tính đến|Thực tế)(?!\w)")
_PART_OF = re.compile(r"Trong đó(?!\w)")
_TO_COME = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|sẽ|will|(?:plan|aim|expect|intend|hope|target)s? (?:to|for))(?!\w)"
)
_COUNTED = re.compile(r"(?<!\w)có (?:bao nhiêu|mấy) (?!phần trăm|%)\w+ (?P<rest>(?:\w+ ){1,8}\w+)")
_YEAR = re.compile(r"(?<!/)(?<![\d.,])(?:19|20)\d\d(?![\d/])")
_RESTED = 0.5
_PAPERS = 3
_OF_FIGURE = 0.6  # of the topic, in the order of its words
# Or nearly all that the row holds of it, where the cell says it together.
_OF_ROW, _SAID_BY_CELL = 0.95, 0.7
_CLAUSES, _OF_MEASURED = re.compile(r"[;.](?=\s)|\s/\s"), 0.5
_OF_PHRASE = 0.6
_AMOUNT = re.compile(
    r"bao nhiêu|mấy|how much|amount|costs?|what(?:'s| is) the (?:\w+ )?budget (?:of|for)(?!\w)"
    r"|total (?:budget|funding|funds|spending|sum)|tổng (?:kinh phí|dự toán|chi phí)(?!\w)"
    r"|(?:million|billion)s?(?: of)? (?:vnd|dong|đồng)",
    re.IGNORECASE,
)
_FUNDS = re.compile(r"kinh phí|ngân sách", re.IGNORECASE)


def can_hold(context: Context, evidence: Evidence) -> bool:
    """Whether the unit can hold what is asked: a figure for "how many", a sum of money for "how much"."""
    unit, facets = evidence.unit, context.understood.facets
    if not _is_statement(context, unit) or not _is_for_whom(context, unit):
        return False
    if not _is_of_kind(context, unit):
        return False
    if Facet.BUDGET in facets and not spends_on_it(context, unit):
        return False
    if Facet.BUDGET in facets and not is_figures(context, unit):
        return (MONEY if _AMOUNT.search(context.asked_words) else _FUNDS).search(unit.text) is not None
    if _is_of_another_year(context, unit.text) or (Facet.TARGET in facets and not _sets_it(context, unit)):
        return False
    if Facet.REPORTING in facets and not can_tell_of_reports(context, unit):
        return False
    if not _cites(context.understood.document_numbers, unit.text) or _only_cites(context, unit):
        return False
    if Facet.LEGAL_BASIS in facets and not names_basis(unit.text):
        return False
    if isinstance(unit.record, Task):
        return not context.asks_of_rows  # a row that answers such a question has been told with its cells
    return can_say(context, unit, facets)


def _is_statement(context: Context, unit: Unit) -> bool:
    """Whether a unit says something that can be told by itself."""
    if unit.sentence is not None and (_TITLE_LINE.match(unit.text) or _ANNEXED.match(unit.text)):
        return False  # a document's name answers nothing
    if unit.whole is not None and not set(_YEAR.findall(unit.whole.text)) <= set(_YEAR.findall(unit.text)):
        return False  # the sentence says of which year it is
    if isinstance(unit.record, Task) and wants_progress(context.asked_words):
        return False
    if isinstance(unit.record, Duty):
        return False  # the sentence it was read from stands beside it, and reads better
    # It announces what is no list, and says nothing itself.
    return not _hollow(unit) or bool(context.parts.announced(unit))


def _is_for_whom(context: Context, unit: Unit) -> bool:
    """Whether a unit may be about the agencies that the question names."""
    if _wants_a_list(context) and not _is_about_them(context, unit):
        return False
    return not context.of_another_tier(unit.document, unit.text)


def _is_about_them(context: Context, unit: Unit) -> bool:
    """Whether a unit names the agencies that the question names, or it names none. What all offices are told ("Các cơ
    quan, địa phương …") may be told to "các sở, huyện".
    """
    named = context.understood.agencies
    if not named or all(map(context.units.is_many, named)):
        return True
    return context.bodies.mentions_any(named, around(unit))


def _is_of_kind(context: Context, unit: Unit) -> bool:
    """Whether a unit holds the kind of thing that is asked for, of the very thing that it is asked of."""
    asked = context.asked_words
    if not holds_kind(around(unit), asked) or not names_members(unit.text, asked) or not can_tell(unit.text, asked):
        return False
    if asks_what_was_said(asked) and len(DOCUMENT_NUMBER.findall((unit.whole or unit).text)) >= _PAPERS:
        return False  # it only names papers
    if asks_why_failing(asked) and not _is_about_them(context, unit):
        return False
    claim = presumed(asked)
    if claim is not None and claim.fell and not tells_fall(unit.text, claim):
        return False
    if Facet.TARGET not in context.understood.facets and not _counts_as_asked(context, unit.text):
        return False
    return not scores_something_else(context, unit)


def _is_of_another_year(context: Context, text: str) -> bool:
    """Whether a text tells of the years that are asked for only by the way, or of who was picked in another year."""
    if any(_only_compared_with(year, text, context.asked_words) for year in context.topic.years):
        return True
    dated = Facet.TARGET in context.understood.facets or context.understood.yes_no
    told, years = set(map(int, context.topic.years)), context.understood.years
    if dated and told and of_other_years(text, told):
        return True  # its heading has the year; what it says is of another
    return bool(years) and wants_members(context.asked_words) and of_other_years(text, years)


def _sets_it(context: Context, unit: Unit) -> bool:
    """Whether a unit sets the figure or aim that is asked for, for the years asked about."""
    if any(_only_signed_in(year, unit.text) for year in context.topic.years) or not _sets(context, unit.text):
        return False
    if _aims_elsewhere(context, unit.text) or not _measures_it(context, unit.text) or _is_of_now(context, unit):
        return False
    return not isinstance(unit.record, Task) or _figure_of(context, unit.record)


def _measures_it(context: Context, text: str) -> bool:
    """Whether a clause of a text with a figure in it is about what an English question asks a share of: it holds most
    of that, by weight, each phrase in one of its wordings, and not by a verb of the same family.
    """
    phrases = context.measured
    weights = [wordings[0].weight for wordings in phrases]
    figured = (clause for clause in _CLAUSES.split(text) if has_measure(clause))
    held = (Ladder((Field(context.units.terms(clause), 1.0),)) for clause in figured)
    needed = _OF_MEASURED * math.fsum(weights)
    return not phrases or any(
        math.fsum(
            weight
            for weight, wordings in zip(weights, phrases, strict=True)
            if any(one.told(clause) >= _OF_PHRASE for one in wordings)
        )
        >= needed
        for clause in held
    )


def _figure_of(context: Context, task: Task) -> bool:
    """Whether the cell of a row that holds the figure is about what is asked: a goal's figure is not its activity's."""
    if not asks_quantity(context.asked_words) or context.understood.language != "vi":
        return True
    cells = [cell for cell in (task.goal, task.task, task.activity, task.product) if cell and _sets(context, cell)]
    fits = [(context.fits(cell), cell) for cell in cells]
    if any(share >= _OF_FIGURE for share, _ in fits):
        return True
    whole = _OF_ROW * context.fits(" ".join(filter(None, (task.goal, task.task, task.activity))))
    held = (Ladder((Field(context.units.terms(cell), 1.0),)) for share, cell in fits if share >= whole)
    return any(context.topic.matter.said(cell) >= _SAID_BY_CELL for cell in held)


def _cites(numbers: tuple[str, ...], text: str) -> bool:
    """Whether a text has one of the document numbers that a question names; true where it names none."""
    key = fold(match_key(text))
    return not numbers or any(fold(match_key(number)) in key for number in numbers)


def _only_cites(context: Context, unit: Unit) -> bool:
    """Whether a unit names the paper that an open question asks about, and nothing of what is asked of it."""
    numbers = context.understood.document_numbers
    if not numbers or set(context.understood.facets) != {Facet.PASSAGE}:
        return False
    rest = match_key(context.understood.topic)
    for number in map(match_key, numbers):
        rest = rest.replace(number, " ")
    topic = context.units.topic(rest)
    return not topic.empty and topic.matter.lacks(unit.ladder)


def _hollow(unit: Unit) -> bool:
    """Whether a unit only announces what follows, and has no figure or document number of its own."""
    return unit.text.endswith(":") and not has_measure(unit.text) and DOCUMENT_NUMBER.search(unit.text) is None


def _only_compared_with(year: str, text: str, asked: str) -> bool:
    """Whether a text names the year only as what another is compared with ("tăng 06 bậc so với năm 2022")."""
    compared = re.compile(rf"(?:so với|compared (?:to|with)) (?:năm )?{year}", re.IGNORECASE)
    named = text.count(year)
    return bool(named) and len(compared.findall(text)) == named and compared.search(asked) is None


def _only_signed_in(year: str, text: str) -> bool:
    """Whether a text names the year only in the dates and numbers of documents."""
    named = text.count(year)
    return bool(named) and len(re.findall(rf"\d{{1,2}}/\d{{1,2}}/{year}|/{year}/", text)) == named


def _sets(context: Context, text: str) -> bool:
    """Whether a text sets what is asked for: a figure of that kind, or, where none is asked for, an aim at least."""
    if not asks_quantity(context.asked_words):
        return has_measure(text) or _SET.search(text) is not None or tells(text, context.asked_words) is True
    counted = _COUNTED.search(match_key(context.understood.text))
    if counted is not None and context.units.topic(counted["rest"]).share(context.units.terms(text).folded) < _RESTED:
        return False  # people were counted, but not those asked for
    return measures(context.units.written_out(text), context.asked_words, context.understood.counted)


def _counts_as_asked(context: Context, text: str) -> bool:
    """Whether a text holds a number of what an English "how many" counts, where the question was taken for another."""
    counted = context.understood.counted
    return not counted or measures(context.units.written_out(text), context.asked_words, counted)


def _is_of_now(context: Context, unit: Unit) -> bool:
    """Whether a unit tells what there is at present, and the question asks for what is to come."""
    told = _before(unit) if _PART_OF.match(unit.text) else unit.text
    if not _OF_NOW.match(told):
        return False
    asked, year = match_key(context.asked_words), context.index.document(unit.document).entry.year
    return _TO_COME.search(asked) is not None or any(int(named) > year for named in _YEAR.findall(asked))


def _before(unit: Unit) -> str:
    """The sentence before a unit in its passage, "" for none."""
    earlier = [one.text for one in unit.chunk.sentences if one.spans[0].start < unit.spans[0].start]
    return earlier[-1] if earlier else ""


def _aims_elsewhere(context: Context, text: str) -> bool:
    """Whether an aim for a year is asked, and a text tells of other years and aims at nothing."""
    asked, years = match_key(context.asked_words), context.understood.years
    return bool(years) and AIMED.search(asked) is not None and not AIM.search(text) and of_other_years(text, years)


def _wants_a_list(context: Context) -> bool:
    return bool(set(LIST_FACETS) & set(context.understood.facets))


def around(unit: Unit) -> str:
    """The unit's words with the headings above it."""
    return " ".join((*unit.chunk.path, unit.text))
