"""Where an index stands and how it moved: what a question takes for granted, and what a text says of it.

"Vì sao SIPAS năm 2023 tụt 6 bậc?" has no reason to find where the index rose; the text that says so is the answer.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.normalizer import match_key

# The indices that every province and district is ranked by, in both languages.
_INDICES = (
    ("par", r"par[ -]?index|(?:public )?administrative reform index|chỉ số (?:cchc|cải cách hành chính)"),
    ("sipas", r"sipas|(?:citizen )?satisfaction index|chỉ số (?:đo lường )?(?:sự |mức độ )?hài lòng"),
    ("papi", r"papi|chỉ số hiệu quả quản trị"),
    ("pci", r"pci|competitiveness index|chỉ số năng lực cạnh tranh"),
    ("ddci", r"ddci"),
    ("dti", r"dti|digital transformation index|chỉ số (?:đánh giá )?chuyển đổi số"),
    ("pgi", r"pgi|chỉ số xanh"),
)
_NAMED = tuple((name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for name, pattern in _INDICES)
_ASKS_ON = re.compile(
    r"(?<!\w)(?:vì sao|tại sao|sao lại|do đâu|nguyên nhân|lý do|bao nhiêu|mấy|vi sao|tai sao|why|how come|reasons?"
    r"|what caused|what made|what explains|by how|how (?:much|many)|what score|which score)(?!\w)"
)
_FELL = re.compile(
    r"(?<!\w)(?:tụt|sụt|rơi|rớt|đi xuống|xuống (?:hạng|bậc|thứ|nhóm)|giảm|mất hạng|tut|roi xuong|rot"
    r"|dropp?(?:ed|s|ing)?|f[ae]ll(?:s|en|ing)?|slip(?:s|ped)?|slid(?:e|es)?|declin\w+|plung\w+|tumbl\w+|s[aiu]nk|worsen\w*"
    r"|lost? (?:\w+ )?(?:places?|ranks?|ground))(?!\w)"
)
_LOW = re.compile(r"(?<!\w)(?:thấp nhất|cuối|bét|thap nhat|lowest|bottom|last|worst)(?!\w)")
_RANK = re.compile(
    r"(?<!\w)(?:to|at|in|of|ranked|place|number|no\.?|hạng|thứ|vị trí) (?:hạng |thứ )?"
    r"(?P<rank>\d{1,2}|one)(?:st|nd|rd|th)?(?![\w/%])"
)
_FIRST = re.compile(
    r"(?<!\w)(?:topp(?:ed|ing)|(?:came|ranked|finish\w+|was|being|be) (?:the )?(?:first|top)|number one|quán quân"
    r"|(?<!người )(?<!trong nhóm )đứng đầu|(?:đứng|xếp) (?:thứ |hạng )?nhất|nhất cả nước)(?!\w)"
)
_ROSE = re.compile(r"(?<!\w)tăng (?:thêm )?\d|(?<!\w)tiếp tục (?:đứng|xếp|giữ|duy trì)(?!\w)")
_SANK = re.compile(r"(?<!\w)(?:giảm|tụt|xuống) (?:\w+ )?\d|(?<!\w)(?:mất điểm|tụt hạng|giảm (?:điểm|hạng|bậc))(?!\w)")
_TOLD_RANK = re.compile(r"(?<!\w)(?:đứng|xếp)(?: vị trí)?(?: thứ| hạng)* 0?(?P<rank>\d{1,2})(?=/\d|[ ,;.)])")
_AIM = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu)(?!\w)")
_HIGH = re.compile(r"nhóm [“\"]?cao nhất|(?<!\w)dẫn đầu cả nước")


@dataclass(frozen=True, slots=True)
class Presumed:
    """What a question takes for granted of an index: that it fell, that it is at the bottom, its rank (0 for none)."""

    index: str
    fell: bool
    low: bool
    rank: int


@lru_cache(64)
def names_index(question: str) -> bool:
    """Whether `question` names one of the indices that places are ranked by."""
    asked = match_key(question)
    return any(pattern.search(asked) for _, pattern in _NAMED)


def names_its_indices(text: str, question: str) -> bool:
    """Whether `text` names every index that `question` names; true where it names none."""
    asked, told = match_key(question), match_key(text)
    return all(pattern.search(told) for _, pattern in _NAMED if pattern.search(asked))


@lru_cache(64)
def presumed(question: str) -> Presumed | None:
    """What `question` takes for granted of the one index that it names; None where it does of none."""
    asked = match_key(question)
    named = [name for name, pattern in _NAMED if pattern.search(asked)]
    if len(named) != 1 or _ASKS_ON.search(asked) is None:
        return None
    first, rank = _FIRST.search(asked), _RANK.search(asked)
    claimed = 1 if first else int(rank["rank"]) if rank and rank["rank"].isdecimal() else 0
    fell = _FELL.search(asked) is not None
    low = _LOW.search(asked) is not None
    return Presumed(named[0], fell, low, claimed) if fell or low or claimed else None


def contradicts(text: str, claim: Presumed) -> bool:
    """Whether what `text` says of the index in any of its parts is not as `claim` has it."""
    return any(_differs(part, claim) for part in _parts(text, claim.index))


def tells_fall(text: str, claim: Presumed) -> bool:
    """Whether `text` names the index and says that something of it fell."""
    return any(_SANK.search(part) is not None for part in _parts(text, claim.index))


def _parts(text: str, index: str) -> list[str]:
    named = dict(_NAMED)[index]
    return [part for part in re.split(r"[;.]\s", match_key(text)) if named.search(part)]


def _differs(part: str, claim: Presumed) -> bool:
    rank = _TOLD_RANK.search(part)
    if _AIM.search(part):
        return False
    if claim.low and _HIGH.search(part):
        return True
    if claim.rank and rank and int(rank["rank"]) != claim.rank:
        return True
    return claim.fell and _ROSE.search(part) is not None
