"""Whose work stands under a heading: "2.1. Sở Nội vụ", "Đề nghị: Hội Nông dân tỉnh", "Sở X chỉ đạo Chi cục Y"."""

import re
from dataclasses import dataclass

from corpus.agencies import AgencyRegistry
from corpus.assignment import assignee_at, is_agency_list, names_a_body
from corpus.document import Document, Section, Span
from corpus.openings import with_heads
from corpus.structure.excerpt import Excerpt, excerpt, trimmed

_ASKED = re.compile(
    r"\A\W*(?:Giao|Đề nghị|Yêu cầu|Trách nhiệm(?: của)?|Nhiệm vụ(?: của)?|Đối với)\s*:?\s+(?:cho\s+|các cơ quan:\s*)?"
)
_STANDING = re.compile(r"\s*(?:[-–(]|\blà\b)\s*(?:[Cc]ơ quan|[Ll]à|[Tt]hường trực|[Đđ]ơn vị).*\Z", re.DOTALL)
_GIVING = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|giao nhiệm vụ", re.IGNORECASE)
_SAYS_WHAT = re.compile(
    r"\b(?:chủ trì|(?:có|chịu) trách nhiệm|chỉ đạo|phối hợp|tham mưu|giúp|tổng hợp|theo dõi|đôn đốc|tổ chức thực hiện"
    r"|thực hiện (?:các|những|nhiệm)|hướng dẫn|kiểm tra|báo cáo|bố trí|xây dựng)\b"
)
_DIRECTS = re.compile(
    r"\s+chỉ\s+đạo\s+(?P<body>(?:các\s|[A-ZĐ])[^;:]{3,120}?)\s+(?:tổ\s+chức\s+|chủ\s+trì|phối\s+hợp|tham\s+mưu|thực\s+hiện"
    r"|triển\s+khai|xây\s+dựng)"
)
_NAME_EDGE = " \t\n:.*_;"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who the work that follows belongs to: the wording's source ranges. `doubt` is "" for a heading."""

    spans: tuple[Span, ...]
    doubt: str = ""


class HeadingOwners:
    """The owners that the headings of a document name."""

    def __init__(self, document: Document, agencies: AgencyRegistry) -> None:
        self._document = document
        self._agencies = agencies
        self._told: set[int] = set()
        self._owners = [self._heading_owner(section) for section in document.sections]

    def of(self, section: int) -> Owner | None:
        """The owner that the heading of `section` names, or the nearest heading above it; None for none."""
        while section >= 0:
            owner = self._owners[section]
            if owner:
                return owner
            section = self._document.sections[section].parent
        return None

    def told(self, section: int) -> bool:
        """Whether the heading of `section` itself says what its bodies do."""
        return section in self._told

    def _heading_owner(self, section: Section) -> Owner | None:
        title = named_in(section.title)
        source = excerpt(self._document.text, section.spans)
        mentions = self._agencies.find(source.raw)
        if not mentions or not is_agency_list(title, self._agencies):
            return self._told_in(section, source, title) or self._body_nobody_knows(section, source, title)
        standing = _STANDING.search(source.raw, mentions[0].end)
        begin, end = trimmed(
            source.raw, mentions[0].start, standing.start() if standing else len(source.raw), _NAME_EDGE
        )
        return Owner(source.spans_of(begin, end))

    def _told_in(self, section: Section, source: Excerpt, title: str) -> Owner | None:
        """The bodies of a heading that says what they do, where the headings above say that work is given here."""
        if not self._is_given(section) or (names_a_body(title) and not _SAYS_WHAT.search(title)):
            return None
        named = _ASKED.sub("", section.title)
        begin = source.raw.find(named.split(" ")[0]) if named else 0
        assignee = assignee_at(source.raw, begin, with_heads(source.raw, self._agencies.find(source.raw)))
        if assignee is None:
            return None
        self._told.add(section.index)
        directed = _DIRECTS.match(source.raw, assignee.end)
        return Owner(source.spans_of(assignee.start, directed.end("body") if directed else assignee.end))

    def _body_nobody_knows(self, section: Section, source: Excerpt, title: str) -> Owner | None:
        """A body that is not registered, where the headings above say that work is given under it."""
        if not self._is_given(section) or not names_a_body(title):
            return None
        begin = source.raw.find(title.split()[0])
        if begin < 0:
            return None
        return Owner(source.spans_of(*trimmed(source.raw, begin, len(source.raw), _NAME_EDGE)))

    def _is_given(self, section: Section) -> bool:
        return any(map(_GIVING.search, self._document.path(section.index)[:-1]))


def named_in(heading: str) -> str:
    """The words of a heading that name bodies: without who asks, and without what they are called beside it."""
    return _ASKED.sub("", _STANDING.sub("", heading))
