"""Which agencies a question is about, and as what: the one that leads, one that helps, or part of the content."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.question import LIST_FACETS, Facet
from assistant.understanding.called_bodies import find_called
from assistant.understanding.reading import Reading
from assistant.understanding.words import EDGES
from corpus.agencies import AgencyRegistry, Mention
from corpus.diacritics import DiacriticsModel
from corpus.normalizer import fold, match_key
from corpus.slips import covers, is_syllable

_FILLED = (
    r"(?:(?:cùng|đều|vẫn|còn|hiện|là|sẽ|phải|được|có|cần|đang|lại|không|đã|chính|thì|cũng|nào|cơ quan|đơn vị|người|giao"
    r"|nhiệm vụ|trách nhiệm|is|are|as|the|does|do|will|must|agency|body) ){0,4}"
)
_LEADS = re.compile(
    rf"^,? {_FILLED}(?P<verb>chủ trì|phụ trách|đảm nhiệm|đảm trách|chịu trách nhiệm|đứng đầu|làm đầu mối"
    rf"|đầu mối|lead(?:s|ing)?|in charge|responsible)(?!\w)"
)
_BOTH = re.compile(
    r"(?:,|/| và| hoặc| hay| and| or)* ?(?:cùng |tham gia )?"
    r"(?P<verb>phối hợp|hỗ trợ|chủ trì|coordinates?|coordinating|supports?|leads?)(?!\w)"
)
_HELPS = re.compile(rf"^,? {_FILLED}(?P<verb>phối hợp|hỗ trợ|tham gia|coordinates?|coordinating|supports?)(?!\w)")
# What an agency does for people or firms, as much as with other agencies.
_AIDS = frozenset(("hỗ trợ", "supports", "support", "supporting"))
_GIVEN = re.compile(
    r"(?:^|[ ,])(?:do|(?:lại |đã |sẽ |chỉ )*(?:giao|phân công|chỉ định)(?: cho)?|bởi|led by"
    r"|(?:assign(?:ed|s)?|given?s?|entrust(?:ed|s)?|allotted|delegated|allocated|handed|left|up|falls?|fell|goes|go"
    r"|belongs?) to)"
    r"(?: cơ quan| đơn vị| the)? $"
)
_LET = re.compile(r"(?:^|[ ,])(?:lại |cứ )*(?:để|cho) $")
# "Why does the Department of Finance draft …": who is said to do a thing is said to lead it.
_CLAIMED = re.compile(r"(?:^|[,;:] )(?:why |so )?(?:is|are|was|were|does|do|did|must|should|will|has|have)(?: the)? $")
# "Since the Department of Finance runs …, what is due?": the question rests on it.
_RESTS_ON = re.compile(
    r"(?:^|[,;:.] )(?:since|as|because|given that|seeing (?:that|as)|considering(?: that)?|now that)"
    r"(?: the| (?:\w+ ){1,3}?\w*['’]s?)? $"
)
_RUNS = re.compile(
    r"^ (?:(?:is|are|was|were) (?:running|handling|heading|managing|overseeing)|runs?|handles?|heads?|manages?"
    r"|oversees?|looks? after|takes? care of|directs?|chairs?|owns?)(?!\w)"
)
_LED_BY = re.compile(r"(?:chủ trì|led|lead) (?:bởi |là |by )?(?:the )?$")
_WITH = re.compile(
    r"(?:phối hợp|cùng|coordinates?|works?|cooperates?)(?: \w+){0,2} (?:với|with)(?: the)? $|(?:giúp"
    r"|hỗ trợ|(?:support|help|assist|aid|join|back|lend|give|offer)s?|(?:input"
    r"|support|assistance|help|advice|comments) (?:to|for))(?: cho)?(?: the)? $"
)
_OBJECT = re.compile(
    r"(?:gửi|về|cho|tới|đến|trước|trình|báo cáo|qua|với|to|through|via|from|under|thuộc|tại|ở)(?: the)? $"
)
_RECIPIENT = re.compile(r"(?:gửi|nộp)(?: \w+){0,3} (?:về|cho|lên|tới|đến) $")
_OF = re.compile(r"(?:của|cho|thuộc|of|for|(?:require|expect|ask|demand|want|request)\w* from)(?: the)? $")
_COUNTED = re.compile(r"(?:bao nhiêu|mấy|số lượng|how many)(?: \w+)? $")
_UNKNOWN = re.compile(
    r"(?:^|(?<=[ ,]))(?<!cơ )(?<!trụ )(?:sở|phòng(?!,? (?:chống|cháy|ngừa|hộ|tránh))|chi cục|cục|ban quản lý|ban"
    r"|hội(?! (?:thảo|nghị|thi|họp|nhập|trường))|viện|department of|division of)"
    r"(?: (?!(?:nào|gì|đó|này|ấy|kia|ban|ngành|trong|theo|năm|ở|tại|phải|cần|được|có|chịu|làm|thì|sẽ)(?!\w))"
    r"[\w-]+){1,6}?"
    r"(?=,? (?:có (?:nhiệm vụ|trách nhiệm)|làm gì|chủ trì|phối hợp|(?:phải|cần|sẽ) (?:\w+ ){0,2}?(?:làm|hoàn thành"
    r"|thực hiện|xong|nộp|gửi)|được giao|được phân công"
    r"|chịu trách nhiệm|lead|do|coordinate))"
)
_WHO_OR_OTHERS = re.compile(r"^(?:,? đơn vị)? (?:nào|gì)(?!\w)")
_OF_TIER = re.compile(r" (?:tỉnh|huyện)(?= (?:\d|năm|làm|phải|cần|có|được|thì|sẽ|trong|theo)|[ ,?]*$|,)")
_TIER = re.compile(r"^ t[íìĩ]nh(?!\w)(?! (?:toán|hình|đến|ra|theo|từ|tổng|phí|luôn|vào)(?!\w))")
# Whoever a plan gives work to.
_ANY_BODY = r"(?:cơ quan|đơn vị|địa phương)"
ANYBODY = re.compile(rf"(?:(?:các|những|mọi) )?{_ANY_BODY}(?:(?:,| và) {_ANY_BODY})*")
_CONTENT_FACETS = frozenset(
    {
        Facet.PASSAGE,
        Facet.TARGET,
        Facet.REPORTING,
        Facet.LEGAL_BASIS,
        Facet.DEFINITION,
        Facet.COMPARISON,
        Facet.OVERVIEW,
    }
)
_SCOPE_WORDS = frozenset(
    """
    năm quý tháng kế hoạch phụ lục cchc ngày giai đoạn việc riêng and but so then now what how about the only just
    """.split()  # noqa: SIM905
)
_WRITTEN_OUT = frozenset("ủy ban nhân dân hội đồng mặt trận tổ quốc văn phòng thành phố".split())  # noqa: SIM905
_WORD = re.compile(r"\w+")
_MODAL = re.compile(
    r"^ (?:thì )?(?:phải|cần|có (?:nhiệm vụ|trách nhiệm)|được giao|sẽ|làm|thực hiện|tham mưu"
    r"|hoàn thành|must|should|has to|have to|needs? to)(?!\w)"
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
    """The agencies asked about, whether the words around them claim or ask for a role ("chủ trì", "phối hợp"), and
    whether one of them `opens` the question: it is said to do the rest.
    """

    subjects: tuple[Subject, ...]
    leads: bool
    helps: bool
    opens: bool = False


def agencies_as_typed(text: str, registry: AgencyRegistry, model: DiacriticsModel) -> tuple[Mention, ...]:
    """Mentions that only hurried typing hides ("so tttt"), but not where typed diacritics speak against the name
    ("số nội vụ"), nor where one short word is more likely a syllable ("tu").
    """
    found = []
    for mention in registry.find(text, tolerant=True):
        typed = text[mention.start : mention.end]
        if [strict.name for strict in registry.find(typed)] == [mention.name] and not _is_code(typed):
            continue  # a code ("STP") is written out, or the mending of slips would take it for another ("OTP")
        if typed.islower() and " " not in typed and is_syllable(fold(typed)) and model.knows_folded(typed):
            continue
        words = [word for word in _WORD.findall(match_key(typed)) if word != fold(word)]
        card = registry.get(mention.name)
        spellings = (mention.name, *(card.short if card else ()), *(card.spellings if card else ()))
        printed = {word for spelling in spellings for word in _WORD.findall(match_key(spelling))} | _WRITTEN_OUT
        if all(any(covers(full, word) for full in printed) for word in words):
            found.append(mention)
    return tuple(found)


def spelled_out(mention: Mention, typed: str, registry: AgencyRegistry) -> str:
    """The spelling of the agency that was typed in a hurry, diacritics in place; its name for an abbreviation."""
    if _is_code(typed):
        return mention.name
    card = registry.get(mention.name)
    spellings = (mention.name, *(card.short if card else ()), *(card.spellings if card else ()))
    bare = fold(match_key(typed))
    return next((spelling for spelling in spellings if fold(match_key(spelling)) == bare), mention.name)


def _is_code(typed: str) -> bool:
    return typed.isupper() and typed.isalpha()


def find_mentions(reading: Reading, registry: AgencyRegistry) -> tuple[Mention, ...]:
    """The agencies of a restored text; "cơ quan nào" and the like are questions, not agencies."""
    mentions = registry.find(reading.text)
    return tuple(mention for mention in mentions if not _WHO_OR_OTHERS.match(reading.key[mention.end :]))


def find_unregistered(
    reading: Reading, mentions: tuple[Mention, ...], bodies: Iterable[str] = ()
) -> tuple[Mention, ...]:
    """A body that no registry knows, where the question says that it does something ("Sở Dân tộc làm gì?"): one of
    `bodies`, which documents name, by a part of its name, else whatever sounds like one.
    """
    return (
        mentions
        or find_called(reading, bodies)
        or tuple(
            Mention(match.start(), match.end(), reading.text[match.start() : match.end()])
            for match in reading.matches(_UNKNOWN)
        )
    )


def use_tiers(reading: Reading, mentions: Iterable[Mention]) -> None:
    """Mark the tier after a body's name ("Sở Tài chính tỉnh") as understood, where no place follows it."""
    for tier in filter(None, (_OF_TIER.match(reading.key, mention.end) for mention in mentions)):
        reading.use(*tier.span())


def with_tiers(text: str, registry: AgencyRegistry) -> str:
    """A text typed without marks, "tính" after an agency's name read as its tier ("sở y tế tỉnh")."""
    for mention in reversed(registry.find(text)):
        text = text[: mention.end] + _TIER.sub(" tỉnh", text[mention.end :])
    return text


def find_subjects(reading: Reading, mentions: tuple[Mention, ...], facets: tuple[Facet, ...]) -> Subjects:
    """Judge each mention by the words around it; words that name a role are marked as understood.

    A mention that is no subject (nobody claims or asks what it does) is content, and stays in the topic.
    """
    subjects: list[Subject] = []
    leads = helps = opens = False
    for mention in mentions:
        role, claims = _role(reading, mention, facets)
        if role is None:
            continue
        leads, helps = leads or claims == "lead", helps or claims == "coordinate"
        subjects.append(Subject(mention.name, role, mention.start, mention.end))
        opens = opens or _opens(reading, mention)
    return Subjects(tuple(subjects), leads, helps, opens)


def _opens(reading: Reading, mention: Mention) -> bool:
    """Whether nothing but small words and what is understood stands before a mention."""
    return all(word in EDGES or word in _SCOPE_WORDS for word in reading.before(mention.start))


def _role(reading: Reading, mention: Mention, facets: tuple[Facet, ...]) -> tuple[str | None, str]:
    """The role of a mention (None for content), and the role that the words claim or ask for ("" for none)."""
    before, after = reading.key[: mention.start], reading.key[mention.end :]
    asks_who = bool(_WHO_FACETS & set(facets))
    if not _LEADS.match(after) and not _HELPS.match(after):
        after = reading.after(mention.end)  # "Sở Nội vụ (tỉnh Bắc Giang) chủ trì"
    lead, help_ = _LEADS.match(after), _HELPS.match(after)
    given = _GIVEN.search(before) or _LED_BY.search(before)
    if lead is not None and _take(reading, after, lead):
        given = given or _LET.search(before)
        if given is not None:
            reading.use(*given.span())  # "giao Sở Y tế chủ trì"
        return ("any" if _take_other(reading, after, lead) else "lead"), "lead"
    if given is not None:
        reading.use(*given.span())
        return ("any", "") if Facet.DUTIES in facets else ("lead", "lead")
    if help_ is not None and not facets and help_["verb"] in _AIDS:
        help_ = None  # "Sở Công Thương hỗ trợ doanh nghiệp thế nào?" asks for what it does
    if help_ is not None:
        if not _take(reading, after, help_):
            return "lead", ""
        if Facet.DUTIES in facets and help_["verb"] not in ("phối hợp", "coordinate", "coordinates", "coordinating"):
            return "any", ""  # "Mặt trận tham gia … thế nào?" asks what it does
        return ("any" if _take_other(reading, after, help_) else "coordinate"), "coordinate"
    if _CLAIMED.search(before) and not facets:
        return "lead", "lead"
    runs = _RUNS.match(after) if _RESTS_ON.search(before) else None
    if runs is not None and facets:
        reading.use(mention.end, mention.end + runs.end())
        return "lead", "lead"
    beside = _WITH.search(before)
    if beside is not None:
        if {Facet.TASKS, Facet.COUNT} & set(facets):  # "việc nào phối hợp với Công an tỉnh"
            reading.use(*beside.span())
            return "coordinate", "coordinate"
        return ("lead" if asks_who else "any"), ""
    if Facet.LEGAL_BASIS in facets or _COUNTED.search(before) or _RECIPIENT.search(before):
        return None, ""
    if _opens(reading, mention) and not (asks_who and Facet.COORDINATE not in facets):
        return "any", ""
    if asks_who:
        return None, ""
    if _OF.search(before):
        return ("any" if set(facets) & set(LIST_FACETS) else None), ""
    if _OBJECT.search(before):
        return None, ""
    return ("any" if _MODAL.match(after) or set(facets) & set(LIST_FACETS) else None), ""


def _take(reading: Reading, after: str, match: re.Match[str]) -> bool:
    """Mark the words of a role as understood; whether nothing else had taken them."""
    start = len(reading.key) - len(after)  # the space before is one that stands there or one that was put in
    if not reading.free(start + match.start("verb"), start + match.end("verb")):
        return False
    reading.use(start, start + match.end())
    return True


def _take_other(reading: Reading, after: str, first: re.Match[str]) -> bool:
    """Whether the other role follows on the first ("chủ trì, phối hợp những nhiệm vụ nào"), not "phối hợp với …"."""
    other = _BOTH.match(after, first.end())
    if other is None or other["verb"] == first["verb"] or re.match(r" (?:với|cùng|with)\b", after[other.end() :]):
        return False
    start = len(reading.key) - len(after)
    reading.use(start + other.start(), start + other.end())
    return True


def hide_subjects(reading: Reading, subjects: Subjects, facets: tuple[Facet, ...]) -> None:
    """Take the subjects out of the topic, where they are not what is looked for."""
    if facets and set(facets) <= _CONTENT_FACETS and not (subjects.leads or subjects.helps):
        return
    for subject in subjects.subjects:
        reading.use(subject.start, subject.end)


def content_names(mentions: tuple[Mention, ...], subjects: Subjects, facets: tuple[Facet, ...]) -> tuple[str, ...]:
    """The agencies that belong to the topic: those that are no subjects, all where the content itself is asked for."""
    asked = {subject.start for subject in subjects.subjects}
    content = not (set(facets) - _CONTENT_FACETS) and not (subjects.leads or subjects.helps)
    return tuple(dict.fromkeys(mention.name for mention in mentions if content or mention.start not in asked))
