"""What a question looks for: the words that are left when asking, scope and roles are taken away."""

import re
from collections.abc import Sequence
from pathlib import Path

from assistant.question import Period
from assistant.understanding.reading import Reading
from assistant.understanding.subjects import Subjects
from assistant.understanding.words import ALONE, EDGES, GENERIC
from corpus.normalizer import match_key

_ITSELF = re.compile(
    r"(?:nguồn )?(?:kinh phí|ngân sách)(?: thực hiện)?(?: kế hoạch)?"
    r"|chế độ báo cáo|báo cáo(?: \w+)?"
)
_PLAN_ALONE = re.compile(r"(?:thực hiện|triển khai|kế hoạch|cải cách hành chính|cải cách|par| )*")
_MADE = re.compile(
    r"(?<!\w)(?:xây dựng|lập|xong|hoàn thành|hoàn thiện|ban hành|làm xong|phê duyệt|trình|nộp|gửi|có)"
    r"(?: xong| được| bản)? (?P<plan>kế hoạch(?: cchc| cải cách hành chính)?)(?!\w)"
    r"|(?<!\w)(?P<made>kế hoạch(?: cchc| cải cách hành chính)?)(?: [^\W_]+){0,10}? (?:phải |cần |được )*"
    r"(?:xây dựng|lập|xong|hoàn thành|hoàn thiện|ban hành|phê duyệt|trình|nộp|gửi)(?!\w)"
)
_SENT = re.compile(
    r"(?:phải )?(?:gửi|nộp|trình)(?: (?:về|cho|lên|tới|đến|qua))?(?: (?:sở|phòng|ubnd|văn phòng)(?: \w+){0,5})?"
)
# A plan of one's own that is only made or had.
_OWN_PLAN = re.compile(
    r"(?:(?:phải|cần|xây dựng|lập|hoàn thành|hoàn thiện|ban hành|làm|phê duyệt|trình|có|xong|được|bản) )*"
    r"kế hoạch(?: cchc| cải cách hành chính)?(?: riêng| của mình| của đơn vị mình)+"
)
_SYLLABLE = re.compile(r"\w+")
# Words of two syllables, one of which alone says nothing at the edge of a topic: "trẻ em", "hiện trạng".
_TERMS = frozenset((Path(__file__).parent / "data" / "edge_words.txt").read_text(encoding="utf-8").splitlines())


def topic_of(reading: Reading) -> str:
    """The topic, its runs of words in the order they stood; "" where nothing is left."""
    runs = [trim(run) for run in reading.left()]
    return " ".join(word for run in runs if match_key(" ".join(run)) not in ALONE for word in run)


def fallback_topic(reading: Reading, subjects: Subjects) -> str:
    """What a question without a topic of its own is about: the budget or the plan itself, "" where agencies are asked
    about or nothing is named.
    """
    made = _MADE.search(reading.key)
    if made is not None:
        return f"xây dựng {reading.text[slice(*made.span('plan' if made['plan'] else 'made'))]}"
    if subjects.subjects:
        return ""
    found = _ITSELF.search(reading.key)
    return reading.text[found.start() : found.end()] if found else ""


def sends_only(topic: str) -> bool:
    """Whether a topic is empty, says of something only that it is sent, or of whoever is asked about that they make a
    plan of their own.
    """
    key = match_key(topic)
    return not topic or _SENT.fullmatch(key) is not None or _OWN_PLAN.fullmatch(key) is not None


def all_left(reading: Reading) -> str:
    """Every word left, also such as say little: "hoàn thành … nhiệm vụ cụ thể trong kế hoạch" is all that a figure may
    be asked of.
    """
    runs = [run for run in reading.left() if any(match_key(word) not in EDGES for word in run)]
    return " ".join(word for run in runs for word in run)


def funds_or(topic: str) -> str:
    """The plan's own money for a question for money that names nothing but the plan to spend it on; else `topic`."""
    return "kinh phí thực hiện kế hoạch" if _PLAN_ALONE.fullmatch(match_key(topic)) else topic


def beside_period(topic: str, period: Period) -> str:
    """What a topic holds beside a period it was left with: "" for "việc của tháng 10"."""
    timed = {*_SYLLABLE.findall(match_key(period.text)), "năm"}
    left = trim([word for word in topic.split() if not set(_SYLLABLE.findall(match_key(word))) <= timed])
    return "" if match_key(" ".join(left)) in ALONE else " ".join(left)


def trim(words: Sequence[str]) -> list[str]:
    """`words` without what says nothing at either end."""
    keys = [match_key(word) for word in words]
    first, last = 0, len(keys)
    changed = True
    while changed and first < last:
        changed = False
        head = _generic_head(keys[first:last])
        if head:
            first, changed = first + head, True
            continue
        tail = _generic_tail(keys[first:last])
        if tail:
            last, changed = last - tail, True
    return list(words[first:last])


def _generic_head(keys: Sequence[str]) -> int:
    for phrase in GENERIC:
        if tuple(keys[: len(phrase)]) == phrase and not _begins_term(keys, phrase):
            return len(phrase)
    if keys[0] in EDGES and " ".join(keys[:2]) not in _TERMS:
        return 1
    return 0


def _begins_term(keys: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether the word after the phrase makes it a term: "thực hiện" but "thực hiện dân chủ" stays whole anyway."""
    return phrase == ("chính",) and len(keys) > 1 and keys[1] in ("quyền", "sách", "phủ", "trị")


def _generic_tail(keys: Sequence[str]) -> int:
    for phrase in GENERIC:
        if len(phrase) < len(keys) and tuple(keys[-len(phrase) :]) == phrase and not _ends_term(keys, phrase):
            return len(phrase)
    if keys[-1] in EDGES and " ".join(keys[-2:]) not in _TERMS:
        return 1
    return 0


def _ends_term(keys: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether the generic words at the end belong to what stands before: "hành chính", "xây dựng kế hoạch"."""
    before = keys[-len(phrase) - 1] if len(keys) > len(phrase) else ""
    if phrase == ("chính",):
        return True
    if phrase == ("năm",):
        return before in ("hằng", "hàng", "cáo")
    if phrase in (
        ("kế", "hoạch"),
        ("thông", "tin"),
        ("quy", "định"),
        ("thời", "hạn"),
        ("thời", "gian"),
        ("phụ", "lục"),
        ("đơn", "vị"),
        ("cơ", "quan"),
        ("nhóm",),
    ):
        return before not in ("trong", "theo", "của")
    return False
