"""The same question written otherwise must get the same answer. Variants are made by rule, the same on every run."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from corpus.normalizer import fold
from eval.case import Case
from eval.given import GivenAnswer
from eval.judgement import Judgement
from eval.statistics import Estimate, estimate

# Long and short forms that Vietnamese offices use for one another, longest first.
_FORMS = (
    ("Sở Thông tin và Truyền thông", "Sở TT&TT"),
    ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
    ("Sở Tài nguyên và Môi trường", "Sở TN&MT"),
    ("Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"),
    ("cán bộ, công chức, viên chức", "CBCCVC"),
    ("văn bản quy phạm pháp luật", "VBQPPL"),
    ("quy phạm pháp luật", "QPPL"),
    ("thủ tục hành chính", "TTHC"),
    ("cải cách hành chính", "CCHC"),
    ("công nghệ thông tin", "CNTT"),
    ("dịch vụ công trực tuyến", "DVCTT"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban nhân dân", "UBND"),
    ("ngân sách nhà nước", "NSNN"),
    ("cơ sở dữ liệu", "CSDL"),
    ("đơn vị sự nghiệp", "ĐVSN"),
    ("đơn vị hành chính", "ĐVHC"),
    ("vị trí việc làm", "VTVL"),
    ("Bảo hiểm xã hội", "BHXH"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("chuyển đổi số", "CĐS"),
    ("Văn phòng UBND", "VP UBND"),
    ("dịch vụ công", "DVC"),
    ("Sở Tài chính", "STC"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Tư pháp", "STP"),
)
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Variant:
    """A case asked otherwise; `kind` names the rule."""

    kind: str
    case: Case


@dataclass(frozen=True, slots=True)
class Invariance:
    """How often a kind of variant got the same answer, how often one as right, and which cases did not."""

    kind: str
    same: Estimate
    as_right: Estimate
    changed: tuple[str, ...]


def variants(cases: Iterable[Case]) -> list[Variant]:
    """The variants of the cases that are in Vietnamese with diacritics; a rule that changes nothing makes none."""
    made = []
    for case in cases:
        if case.language != "vi":
            continue
        for kind, rule in RULES.items():
            history = tuple(rule(turn) for turn in case.history)
            question = rule(case.question)
            if (question, history) != (case.question, case.history):
                changed = replace(case, id=f"{case.id}~{kind}", question=question, history=history)
                made.append(Variant(kind, changed))
    return made


def same_answer(first: GivenAnswer, second: GivenAnswer) -> bool:
    """Whether two answers say the same: one status, and the same passages cited."""
    return first.status == second.status and _cited(first) == _cited(second)


def measure(
    made: Iterable[Variant], answers: Mapping[str, GivenAnswer], judgements: Mapping[str, Judgement]
) -> list[Invariance]:
    """The variants against the originals, kind by kind. `answers` and `judgements` hold both, by id."""
    same: dict[str, list[float]] = {}
    right: dict[str, list[float]] = {}
    changed: dict[str, list[str]] = {}
    for variant in made:
        original = variant.case.id.partition("~")[0]
        equal = same_answer(answers[original], answers[variant.case.id])
        kept = judgements[variant.case.id].right >= judgements[original].right
        same.setdefault(variant.kind, []).append(float(equal))
        right.setdefault(variant.kind, []).append(float(kept))
        if not equal:
            changed.setdefault(variant.kind, []).append(variant.case.id)
    return [
        Invariance(kind, estimate(same[kind]), estimate(right[kind]), tuple(changed.get(kind, ()))) for kind in same
    ]


def half_folded(text: str) -> str:
    """`text` with every second word without its diacritics."""
    words = text.split(" ")
    return " ".join(fold(word) if at % 2 else word for at, word in enumerate(words))


def abbreviated(text: str) -> str:
    """`text` with long forms made short."""
    for long, short in _FORMS:
        text = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, text, flags=re.IGNORECASE)
    return text


def expanded(text: str) -> str:
    """`text` with short forms written out."""
    for long, short in _FORMS:
        text = re.sub(rf"(?<![\w&]){re.escape(short)}(?![\w&])", long, text)
    return text


def slipped(text: str) -> str:
    """`text` with one typing slip: two neighbouring letters of a word swapped, or one letter left out or doubled."""
    words = [match for match in _WORD.finditer(text) if not match.group().isupper()]
    if not words:
        return text
    # Seeded by the text itself: the slip is the same on every run.
    chance = random.Random(text)
    match = chance.choice(words)
    word = match.group()
    at = chance.randrange(1, len(word) - 1)
    slip = {
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "drop": word[:at] + word[at + 1 :],
        "double": word[: at + 1] + word[at:],
    }[chance.choice(("swap", "drop", "double"))]
    return text[: match.start()] + slip + text[match.end() :]


RULES: Mapping[str, Callable[[str], str]] = {
    "plain": fold,
    "half": half_folded,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "upper": str.upper,
    "abbreviated": abbreviated,
    "expanded": expanded,
    "slip": slipped,
}


def _cited(answer: GivenAnswer) -> frozenset[tuple[str, tuple[tuple[int, int], ...], str]]:
    return frozenset(
        (citation.document, citation.spans, "" if citation.spans else citation.quote) for citation in answer.citations
    )
