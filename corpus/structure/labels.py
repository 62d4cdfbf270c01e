"""Printed labels of table cells: "2.1. Nhiệm vụ 1:", "Hoạt động 3:", "<b>4.4.</b>", "1.2.Mục tiêu 2:", "II.", "a)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Span

_FILL = r"(?:</?[a-zA-Z][^<>]{0,60}>|[*_]+(?=\S)|\s)*"
_NOUN = r"(?:mục\s+tiêu|nhiệm\s+vụ|hoạt\s+động|giải\s+pháp)"
_NUMBER = r"\d{1,2}(?:\.\s?\d{1,2}){0,3}(?!\d)"
_LABEL = re.compile(
    rf"{_FILL}(?:"
    # "2.8. Nhiệm vụ 8 Văn bản", "5.1 Nhiệm vụ 5:", "1.1: Mục tiêu 1:"
    rf"(?P<before>{_NUMBER})\s*[.:)]?{_FILL}{_NOUN}\s+(?P<beside>\d{{1,2}})(?!\d)\s*[.:]?"
    # "Hoạt động 1:", "Hoạt động 1."
    rf"|{_NOUN}\s+(?P<alone>\d{{1,2}}(?:\.\d{{1,2}})*)\s*[.:)]"
    # "1.1.", "4)", "1. 1."
    rf"|(?P<plain>{_NUMBER})\s*[.):](?=[\s<*_]|[^\W\d])"
    r"|(?P<letter>[a-zđ])\)"
    rf"){_FILL}",
    re.IGNORECASE,
)
_OPEN_LABEL = re.compile(
    rf"{_FILL}(?:{_NUMBER}\s*[.:)]?{_FILL})?(?:(?:mục|nhiệm|hoạt|giải|{_NOUN})(?:\s+\d{{1,2}})?\s*[.:)]?)?{_FILL}",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60
_INNER_ACTIVITY = re.compile(
    rf"(?<=[\s>*])(?:(?:{_NUMBER})\s*[.:)]?{_FILL}hoạt\s+động\s+\d{{1,2}}\s*[.:]|hoạt\s+động\s+\d{{1,2}}\s*:)",
    re.IGNORECASE,
)
_ROMAN = re.compile(rf"{_FILL}(?P<no>[IVXLC]{{1,6}}|[A-HĐ])(?:\s*[.):-]|(?=\s|[*<]|$)){_FILL}")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its number as printed without the closing sign ("2.1"), and where it ends, white space and
    mark-up after it included. `span` covers the number."""

    number: str
    span: Span
    end: int


def read_label(text: str, span: Span) -> Label | None:
    """The label that `span` begins with. A number before the noun counts ("2.1" of "2.1. Nhiệm vụ 1:"), else beside."""
    found = _LABEL.match(text, span.start, span.end)
    if found is None:
        return None
    group = next(name for name in ("before", "alone", "plain", "letter") if found.group(name) is not None)
    return Label(found.group(group), Span(*found.span(group)), found.end())


def read_area_label(text: str, span: Span) -> Label | None:
    """The label of a banner row: a Roman number or one capital letter."""
    found = _ROMAN.match(text, span.start, span.end)
    return None if found is None else Label(found.group("no"), Span(*found.span("no")), found.end())


def inner_activities(text: str, span: Span) -> tuple[int, ...]:
    """Where activities labelled "Hoạt động 2:" begin inside `span`, its own beginning left out."""
    starts = (found.start() for found in _INNER_ACTIVITY.finditer(text, span.start, span.end))
    own = read_label(text, span)
    return tuple(start for start in starts if start >= (own.end if own else span.start + 1))


def is_open_label(text: str, span: Span) -> bool:
    """Whether `span` holds nothing but a label, whole or cut off: "3.3. Hoạt động 3:", "2.1.", "3.3. Hoạt"."""
    return _OPEN_LABEL.fullmatch(text, span.start, span.end) is not None


def without_label(text: str, spans: Sequence[Span]) -> tuple[Label | None, tuple[Span, ...]]:
    """The label that a cell begins with, and its ranges without it; they may be empty. A label may be cut in two."""
    if not spans:
        return None, ()
    first = spans[0]
    if len(spans) > 1 and is_open_label(text, first):
        return _cut_label(text, spans)
    label = read_label(text, first)
    if label is None:
        return None, tuple(spans)
    rest = (Span(label.end, first.end),) if label.end < first.end else ()
    return label, (*rest, *spans[1:])


def _cut_label(text: str, spans: Sequence[Span]) -> tuple[Label | None, tuple[Span, ...]]:
    first, second = spans[0], spans[1]
    above = first.cut(text) + "\n"
    joined = above + text[second.start : min(second.end, second.start + _LONGEST_LABEL)]
    label = read_label(joined, Span(0, len(joined)))
    if label is None:
        return None, tuple(spans)
    stop = label.span.end + (first.start if label.span.end < len(above) else second.start - len(above))
    number = Span(first.start + label.span.start, stop)
    if number.end > first.end and text[first.end : second.start].strip():
        return None, tuple(spans)
    end = second.start + max(label.end - len(above), 0)
    rest = (Span(end, second.end),) if end < second.end else ()
    return Label(label.number, number, end), (*rest, *spans[2:])
