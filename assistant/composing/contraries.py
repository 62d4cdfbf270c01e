"""What documents tell the other way round: a rise where a question takes a fall for granted, the top of a ranking where
it speaks of the bottom.
"""

import re
from dataclasses import dataclass

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.ladder import Field, Ladder
from assistant.matching import Topic
from assistant.standings import names_its_indices
from assistant.unit import Evidence, Unit
from corpus.normalizer import match_key

_WHOLE, _SAID = 0.9, 0.55  # of what a question names beside the way
_AIMS = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|đặt ra|đề ra|kế hoạch|tối thiểu|trở lên)(?!\w)")
_CLAUSE = re.compile(r"; ?")


@dataclass(frozen=True, slots=True)
class _Way:
    """`claimed` finds a way that something went in a topic, `told` the same and `contrary` the other in a text."""

    claimed: re.Pattern[str]
    told: re.Pattern[str]
    contrary: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_SIGN = r"(?:bị|đã|lại|đang|còn) "
_DOWN, _UP = r"(?:giảm|tụt|sụt|rớt|rơi|hạ(?! tầng)|lùi)", r"(?:tăng(?! cường)|vượt|nhích)"
_FALLS, _RISES = (_words(rf"(?:{way})(?: (?:đi|xuống|còn|thêm|lên|được))* (?:từ )?\d[\w.,]*%?") for way in (_DOWN, _UP))
_FELL = _words(rf"(?:{_SIGN})*(?:{_DOWN}|(?:đi )?xuống)(?: (?:xuống|sút|đi|điểm|thứ|hạng|bậc))*")
_ROSE = _words(rf"(?:{_SIGN})*{_UP}(?: (?:lên|thêm|được|điểm|thứ|hạng|bậc))*")
_BOTTOM = r"(?:thấp|kém|tệ) nhất|(?:đứng |xếp |nằm )?(?:ở )?(?:cuối|bét|chót)(?: bảng)?|đội sổ|áp chót"
_TOP = r"(?:cao|tốt) nhất|(?:đứng|dẫn|xếp|tốp|top) đầu"
_WAYS = (
    _Way(_FELL, _FALLS, _RISES),
    _Way(_ROSE, _RISES, _FALLS),
    _Way(_words(rf"(?:{_SIGN})*(?:{_BOTTOM})"), _words(_BOTTOM), _words(_TOP)),
    _Way(_words(rf"(?:{_SIGN})*(?:{_TOP})"), _words(_TOP), _words(_BOTTOM)),
)


def answer_contrary(context: Context) -> Draft | None:
    """The sentence that tells the contrary of what a question takes for granted ("vì sao chỉ số lại tụt"); None where
    it takes no such way for granted, or nothing tells the other.
    """
    claimed = [way for way in _WAYS if way.claimed.search(match_key(context.understood.text))]
    if not context.understood.yes_no or not claimed:
        return None
    key = match_key(context.understood.topic)
    for way in claimed:
        key = way.claimed.sub(" ", key)
    topic = context.units.topic(key, translated=context.understood.language == "en", senses=context.understood.senses)
    if topic.empty or topic.generic:
        return None
    sentences = (found for found in context.evidence if found.unit.sentence is not None)
    best = max(
        (found for found in sentences if _tells_contrary(context, found, topic, claimed)),
        key=lambda found: topic.score(found.unit.ladder),
        default=None,
    )
    return tell_contrary(context, best.unit) if best is not None else None


def tell_contrary(context: Context, unit: Unit) -> Draft:
    """That a document has it otherwise than the question takes for granted, in the words of its sentence."""
    say = context.wording.say
    lines = (
        say("premise_way"),
        say("according_to", title=context.named(unit.document)),
        say("passage_item", quote=unit.text, markers=context.citations.cite(unit)),
    )
    return Draft(Status.ANSWERED, lines)


def _tells_contrary(context: Context, found: Evidence, topic: Topic, claimed: list[_Way]) -> bool:
    """Whether a sentence is about `topic`, of its years, and its part about it tells the contrary of a way claimed."""
    ladder = found.unit.ladder
    if topic.coverage(ladder) < _WHOLE or topic.matter.said(ladder) < _SAID:
        return False
    if not all(ladder.holds(year) for year in topic.years):
        return False
    text = match_key(found.unit.text)
    if _AIMS.search(text) and not _AIMS.search(match_key(context.asked_words)):
        return False  # what is aimed at says nothing of what came to pass
    part = max(_CLAUSE.split(text), key=lambda clause: _share(context, clause, topic))
    if any(way.told.search(part) for way in claimed) or not names_its_indices(part, context.asked_words):
        return False  # or another index rose
    return any(way.contrary.search(part) for way in claimed)


def _share(context: Context, clause: str, topic: Topic) -> float:
    return topic.score(Ladder((Field(context.units.terms(clause), 1.0),)))
