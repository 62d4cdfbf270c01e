"""Reports asked for: of the kind that is meant, when they are due, and whom they go to."""

import re

from assistant.composing.draft import Context
from assistant.unit import Evidence, Unit
from corpus.normalizer import match_key
from corpus.record import Task

_WHEN = re.compile(
    r"khi nào|bao giờ|ngày (?:nào|mấy)|(?<!quá )(?<!đúng )(?<!trước )hạn|thời gian|trước ngày"
    r"|tháng (?:nào|mấy)|when|date|deadline|by what",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"ngày\s+\d|\d{1,2}/\d{1,2}|tháng\s+\d|quý\s+[IViv\d]|cuối (?:ngày|tuần|tháng|quý|năm)"
    r"|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|\d{1,2}h|(?:khi|sau khi|ngay sau) (?:tổng kết|sơ kết|kết thúc|hoàn thành)",
    re.IGNORECASE,
)
# What tells of reports says so, or its headings do.
_OF_REPORTS = re.compile(r"báo cáo|(?<!\w)(?:gửi|nộp|bc|tổng hợp)(?!\w)", re.IGNORECASE)
# Whom something is sent to is not who sends it.
_RECEIVES = r"(?:về|cho|tới|đến|lên|qua|gửi|nộp|báo cáo) (?:cho |về )?"
_ON_A_DAY = re.compile(r"ngày\s+\d|\d{1,2}/\d{1,2}|tháng\s+\d|cuối (?:ngày|tuần|tháng|quý|năm)|\d{1,2}h", re.IGNORECASE)
_KIND = re.compile(r"(?<!\w)(?:6 tháng|9 tháng|tháng|quý|năm)(?!\w)")
_OF_KIND = r"(?:(?:hằng|hàng|định kỳ) )?(?:6 tháng|9 tháng|tháng|quý|năm)(?!\w| \d)(?: (?:iii|ii|iv|i)(?!\w))?"
_REPORTS = re.compile(rf"báo cáo(?: \w+){{0,2}}? {_OF_KIND}(?:(?:,|/| và| hay| hoặc)+ ?(?:báo cáo )?{_OF_KIND})*")
_AGAIN = r"(?:hằng|hàng|mỗi|định kỳ) (?P<{}>6 tháng|9 tháng|tháng|quý|năm)(?!\w| \d)"
_RECURRING = re.compile(
    rf"báo cáo(?:(?! và kế hoạch)[^.;:]){{0,90}}? {_AGAIN.format('after')}"
    rf"|(?<!\w){_AGAIN.format('before')}[^.;:]{{0,60}}? báo cáo(?!\w)"
)
_TO_WHOM = re.compile(
    r"(?<!\w)(?:(?:về|cho|tới|đến|lên|qua|với) (?:đâu|ai|<body>)|(?:gửi|nộp) (?:ai|<body>)|nhận (?:các )?báo cáo"
    r"|nơi nhận)(?!\w)".replace("<body>", r"(?:cơ quan|đơn vị|sở|(?:văn )?phòng|nơi|chỗ|đầu mối|ban|bộ phận) nào")
)
_SENT_TO = re.compile(
    r"(?<!\w)(?:về|cho|gửi|qua|với) (?:UBND|HĐND|Sở|Phòng|Chủ tịch|Văn phòng|Ban|Bộ|Đoàn|Cục|Chi cục|Hội đồng"
    r"|Trung tâm)(?!\w)"
)

# Whose plan goes where stands beside its deadline: "Tháng 01/2024 (các xã gửi KH về Phòng Nội vụ)".
_PAPER = re.compile(
    r"(?<!\w)(?:(?:gửi|nộp) (?:bản )?(?P<sent>kế hoạch|đăng ký)|(?P<named>kế hoạch|đăng ký)[^?]{0,80}? (?:gửi|nộp))"
    r"(?!\w)"
)
_HANDED_IN = re.compile(r"\((?:[^()]*\W)?gửi (?P<paper>kh|kế hoạch|đăng ký) (?:về|cho|tới|đến|qua) [^()]+\)")
_BESIDE = 0.9  # of the best row's score


def other_reports(context: Context, chosen: list[Evidence], found: list[Evidence]) -> list[Evidence]:
    """What tells of each kind of report asked for that nothing chosen tells of, if need be beside what is chosen; of
    every kind there, where reports are asked for with no kind named and their days are wanted.
    """
    timed = _WHEN.search(context.asked_words) is not None
    told = {kind for evidence in chosen if not timed or _on_a_day(evidence) for kind in _kinds(evidence.unit.text)}
    chunks = {evidence.unit.chunk.id for evidence in chosen}
    beside = [one for one in context.evidence if one.unit.chunk.id in chunks and one.unit.sentence is not None]
    beside = [one for one in beside if can_tell_of_reports(context, one.unit)]
    asked = _kinds(context.asked_words)
    if timed and not asked:
        asked = {kind for one in beside if _on_a_day(one) for kind in _kinds(one.unit.text)}
    added: list[Evidence] = []
    for evidence in (*beside, *found):
        kinds = _kinds(evidence.unit.text) & asked - told
        if kinds and (not timed or _on_a_day(evidence)):
            added.append(evidence)
            told |= kinds
    return added


def days_of_each(context: Context, chosen: list[Evidence]) -> list[Evidence]:
    """Of what was chosen, the sentences that set days for several kinds of reports, where reports are asked for with no
    kind named and their days are wanted; all of it where they are none, or something else is asked.
    """
    if _kinds(context.asked_words) or not _WHEN.search(context.asked_words):
        return chosen
    dated = [evidence for evidence in chosen if evidence.unit.sentence is not None and _on_a_day(evidence)]
    kinds = {kind for evidence in dated for kind in _kinds(evidence.unit.text)}
    return dated if len(kinds) > 1 else chosen


def _on_a_day(evidence: Evidence) -> bool:
    """Whether a text says on which day, not only how often."""
    return _ON_A_DAY.search(evidence.unit.text) is not None


def recipient(context: Context, chosen: list[Evidence]) -> list[Evidence]:
    """The sentence that says whom reports go to, where that is asked and nothing chosen says it."""
    if not _TO_WHOM.search(match_key(context.asked_words)):
        return []
    if any(_SENT_TO.search(evidence.unit.text) for evidence in chosen):
        return []
    chunks = {evidence.unit.chunk.id for evidence in chosen}
    telling = (
        evidence
        for evidence in context.evidence
        if evidence.unit.chunk.id in chunks and evidence.unit.sentence and _SENT_TO.search(evidence.unit.text)
    )
    return list(telling)[:1]


def own_reports(context: Context, chosen: list[Evidence]) -> list[Evidence]:
    """Of what was chosen, what the agency that is asked about must report itself; all of it where that is nothing, or
    where the agency is the one that reports go to.
    """
    named = context.understood.agencies
    asked = match_key(context.understood.text)
    if not named or any(re.search(rf"(?<!\w){_RECEIVES}{re.escape(match_key(name))}", asked) for name in named):
        return chosen
    own = [one for one in chosen if context.bodies.mentions_any(named, context.units.body_above(one.unit))]
    return own or chosen


def saying_whom(context: Context, chosen: list[Evidence]) -> list[Evidence]:
    """Of what was chosen, what says whom something is sent to, where that is asked; all of it where nothing does, for a
    plan or a registration none: what else is told of it does not say where it goes.
    """
    if not _TO_WHOM.search(match_key(context.asked_words)) or _WHEN.search(context.asked_words):
        return chosen
    saying = [evidence for evidence in chosen if _SENT_TO.search(evidence.unit.text)]
    paper = _PAPER.search(match_key(context.asked_words))
    if paper is None or "báo cáo" in match_key(context.asked_words):
        return saying or chosen
    return _handed_in(context, paper["sent"] or paper["named"]) or saying


def _handed_in(context: Context, name: str) -> list[Evidence]:
    """The best row of each document that says whom such a paper ("kế hoạch", "đăng ký") is sent to."""
    best: dict[str, Evidence] = {}
    for evidence in context.evidence:
        record = evidence.unit.record
        told = _HANDED_IN.search(match_key(record.deadline or "")) if isinstance(record, Task) else None
        if told is not None and told["paper"] in (name, "kh" if name == "kế hoạch" else name):
            best.setdefault(evidence.unit.document, evidence)
    found = [evidence for evidence in best.values() if context.enough(evidence)]
    return [evidence for evidence in found if evidence.score >= _BESIDE * found[0].score]


def can_tell_of_reports(context: Context, unit: Unit) -> bool:
    """Whether a unit can tell of the reports asked for: of the same kind (monthly, yearly), with a date for "when"."""
    kinds = _kinds(context.asked_words)
    if kinds and not kinds & _kinds(unit.text):
        return False
    if unit.sentence is not None and not _OF_REPORTS.search(" ".join((*unit.chunk.path, unit.text))):
        return False
    return isinstance(unit.record, Task) or _WHEN.search(context.asked_words) is None or bool(_DATED.search(unit.text))


def _kinds(text: str) -> set[str]:
    """The kinds of reports that a text names: monthly, quarterly, yearly."""
    key = match_key(text)
    named = {kind for reports in _REPORTS.finditer(key) for kind in _KIND.findall(reports.group())}
    return named or {match["after"] or match["before"] for match in _RECURRING.finditer(key)}
