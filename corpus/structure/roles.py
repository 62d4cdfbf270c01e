"""A column that holds both who leads and who helps: "Cơ quan chủ trì/phối hợp", its cells parted by their own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Span
from corpus.normalizer import match_key
from corpus.structure.flow import Flow, flow_of

_WHO = r"(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|ngành)(?:\s*,\s*(?:cơ\s+quan|đơn\s+vị))?\s+)?"
_LEADS = rf"{_WHO}chủ\s+trì(?:\s+thực\s+hiện)?"
_HELPS = rf"{_WHO}phối\s+hợp(?:\s+thực\s+hiện)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        # "Chủ trì: A. Phối hợp: B", the first label left out or not
        rf"\W*(?:{_LEADS}\s*:)?(?P<lead>[^:]+?)\W*\b{_HELPS}\s*(?:với\s*)?:(?P<help>[^:]+)",
        # "A chủ trì, phối hợp với B"
        r"(?P<lead>.+?)\W*\bchủ\s+trì\b\W*(?:và\s+)?phối\s+hợp(?:\s+(?:cùng|với))+\s(?P<help>.+)",
        # "A chủ trì; B phối hợp", "A (chủ trì), B (phối hợp)"
        r"(?P<lead>.+?)\W*\b(?:(?:cơ\s+quan|đơn\s+vị)\s+)?chủ\s+trì\b(?P<help>.+?)\bphối\s+hợp\b(?:\s+thực\s+hiện)?\W*",
        # "Chủ trì A, phối hợp B"
        rf"\W*{_LEADS}\s(?P<lead>.+?)\W*\b{_HELPS}\s+(?:với\s+)?(?P<help>.+)",
        # "A/ B"
        r"(?P<lead>[^/]+)/(?P<help>[^/]+)",
    )
)
_SAYS_ROLE = re.compile(r"\b(?:chủ\s+trì|phối\s+hợp)\b", re.IGNORECASE)
_TAG = re.compile(
    r"\(\s*(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?P<role>chủ\s+trì|phối\s+hợp)(?:\s+thực\s+hiện)?\s*\)", re.IGNORECASE
)
_BETWEEN = re.compile(
    r";\s*|,\s*(?=(?:Sở|Phòng|UBND|HĐND|Ủy|Uỷ|Văn|Công|Thanh|Ban|Trung|Các|các|Chi|Cục|Đài|Báo|Bảo|Hội)\b)"
)
_LEAD_ALONE = re.compile(rf"\W*(?:{_LEADS}\s*:(?P<one>[^:]+)|(?P<two>.+?)\W*\bchủ\s+trì\W*)", re.IGNORECASE | re.DOTALL)
_EDGES = " \t\n;,.-–+/():"
_BODY = re.compile(r"\W*(?:[A-ZĐÀ-Ỹ]\w*\s|[Cc]ác\b|[A-ZĐ]{3,}\b)")


@dataclass(frozen=True, slots=True)
class Roles:
    """The ranges of those who lead and of those who help; `sure` is False where only a slash parts them."""

    lead: tuple[Span, ...]
    coordinate: tuple[Span, ...]
    sure: bool = True


def holds_both(name: str) -> bool:
    """Whether a column name asks for who leads and for who helps."""
    key = match_key(name)
    return "chủ trì" in key and "phối hợp" in key


def names_roles(words: str) -> bool:
    """Whether the words of a cell themselves say who leads and who helps."""
    return _SAYS_ROLE.search(words) is not None


def part_roles(text: str, spans: Sequence[Span]) -> Roles | None:
    """Who leads and who helps in such a cell; None where nothing parts them."""
    flow = flow_of(text, spans)
    tagged = _tagged(flow)
    if tagged is not None:
        return tagged
    for form in _FORMS:
        found = form.fullmatch(flow.words)
        if found is None:
            continue
        lead, helping = (_trimmed(flow.words, *found.span(name)) for name in ("lead", "help"))
        if all(_BODY.match(flow.words, start, end) for start, end in (lead, helping)):
            return Roles(flow.spans(*lead), flow.spans(*helping), form is not _FORMS[-1])
    alone = _LEAD_ALONE.fullmatch(flow.words)
    if alone is None:
        return None
    return Roles(flow.spans(*_trimmed(flow.words, *alone.span("one" if alone["one"] else "two"))), ())


def _tagged(flow: Flow) -> Roles | None:
    """The roles of bodies that brackets tell: "Sở A (chủ trì); Sở B (phối hợp)"; who has none leads."""
    tags = list(_TAG.finditer(flow.words))
    if not any(tag["role"].lower().startswith("phối") for tag in tags):
        return None
    lead: list[tuple[int, int]] = []
    helping: list[tuple[int, int]] = []
    start = 0
    for tag in tags:
        bounds = [start, *(found.end() for found in _BETWEEN.finditer(flow.words, start, tag.start())), tag.start()]
        lead += list(pairwise(bounds))[:-1]
        (helping if tag["role"].lower().startswith("phối") else lead).append((bounds[-2], bounds[-1]))
        start = tag.end()
    lead.append((start, len(flow.words)))
    parts = [[_trimmed(flow.words, *part) for part in role] for role in (lead, helping)]
    leading, helpers = ([part for part in role if part[0] < part[1]] for role in parts)
    if not leading or not helpers:
        return None
    return Roles(_joined(flow, leading, helpers), _joined(flow, helpers, leading))


def _joined(flow: Flow, parts: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The ranges of the bodies of one role: one for all of them where none of the other role stands between."""
    first, last = parts[0][0], parts[-1][1]
    if not any(first < start < last for start, _ in others):
        return flow.spans(first, last)
    return tuple(span for part in parts for span in flow.spans(*part))


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start] in _EDGES:
        start += 1
    while end > start and words[end - 1] in _EDGES and not (words[end - 1] == ")" and "(" in words[start:end]):
        end -= 1
    return start, end
