"""Which bodies a lead or coordinate cell lists.

A comma may part two bodies ("Sở Tài chính, Sở Nội vụ"), two parts of a name ("Sở Văn hóa, Thể thao và Du lịch"), the
members of a collective ("Các sở, ban, ngành") or two tiers that share a head ("UBND cấp huyện, cấp xã"). The cell is
cut at every comma, semicolon and "và", and each piece either begins a body or goes on with the one before it.
"""

import re

from corpus.agency_collectives import (
    CLASS,
    SECTORS,
    canonical_collective,
    is_collective,
    is_open,
    is_plain,
    written_out,
)
from corpus.agency_names import NameTrie
from corpus.normalizer import match_key
from corpus.titles import untitled

_HEAD = (
    r"(?:Sở|Phòng|Ban|Bộ|UBND|U[ỷỶ]\s+ban|Ủy\s+ban|UB|UBMT\w+|HĐND|Hội\s+đồng|Văn\s+[Pp]hòng|VP|Công\s+an|Công\s+ty|"
    r"Thanh\s+tra|Trung\s+tâm|Đài|Báo|Bảo\s+hiểm|BHXH|Kho\s+bạc|KBNN|Cục|Chi\s+cục|Tổng\s+cục|Tổng\s+công\s+ty|Thuế|"
    r"Bưu\s+điện|Điện\s+lực|Viễn\s+thông|VNPT|Viettel|Bệnh\s+viện|Trạm|Trường|Đại\s+học|Học\s+viện|Viện|Ngân\s+hàng|"
    r"Hội|Hiệp\s+hội|Đoàn|Liên\s+đoàn|Liên\s+minh|Liên\s+hiệp|Mặt\s+trận|MTTQ|Tòa\s+án|TAND|VKSND|Tỉnh\s+[uủ][ỷy]|"
    r"Thành\s+[uủ][ỷy]|Huyện\s+[uủ][ỷy]|Thị\s+[uủ][ỷy]|Đảng\s+[uủ][ỷy]|Thường\s+trực|Tỉnh\s+[Đđ]oàn|Chủ\s+tịch|"
    r"Thủ\s+tướng|Chính\s+phủ|Giám\s+đốc|Thủ\s+trưởng|Lãnh\s+đạo|Cổng|Quỹ|Tổ|Bộ\s+phận|BQL|TTPVHCC|Chi\s+nhánh|"
    r"Tập\s+đoàn|Doanh\s+nghiệp|Cơ\s+quan|Đơn\s+vị|Người|Các|Cảng|Quân\s+khu|Cụm|Khối|Vụ|Nhà)"
)
_STARTS_BODY = re.compile(
    rf"(?:{_HEAD}\b|các\b|nhà (?:đầu tư|cung cấp|thầu|khoa học|mạng)\b|người đại diện\b|"
    rf"cơ quan\b.*\b(?:liên quan|thường trực)|STTTT\b)"
)
_HEAD_INSIDE = re.compile(rf"(?<=[\w.)])\s+(?=(?:-\s*)?{_HEAD}(?:\s+|,\s)(?!(?:quan)\b))")
_BRACKET = re.compile(r"\s*\([^()]*(?:\)|\Z)")
_LABEL = re.compile(
    r"\A\W*(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp|thực hiện|tham mưu)"
    r"(?:\s+(?:chính|thực hiện|tham mưu))?\s*:\s*",
    re.IGNORECASE,
)
_CHARGED = re.compile(  # which of a class of bodies are meant is no part of their name
    r"(?<=\w)\s+(?:được\s+(?:phân\s+công|giao)|có\s+tên\s+(?:trong|tại|ở))\b[^;,]*", re.IGNORECASE
)
_HARD = re.compile(r"\s*(?:;|\n|•|(?:\A|(?<=\s))[-+–](?=\s*[^\W\d_])(?=\s*(?:" + _HEAD + r"|các)\b))\s*")
_VERB = re.compile(
    r"(?:[,;]?\s+(?:chủ trì|phối hợp)(?:\s+(?:cùng|với))*\b[,:]?)+\s*|(?<!\b[Bb]an)\s+chỉ đạo\s+(?=các\s|[A-ZĐ])"
)
_FULL_STOP = re.compile(rf"\.\s+(?=(?:-\s*)?{_HEAD}\b)|/\s*(?={_HEAD}\b)")
_SOFT = re.compile(r"(\s*,\s*|\s+và\s+|\s*&\s*(?=UBND\b|các\b))")
_BEYOND_NAME = re.compile(  # what a body is to do, or within what, is no part of its name
    r"(?<=\w),?\s+(?:trong\s+phạm\s+vi|theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|lĩnh\s+vực|phân\s+công|địa\s+bàn)|"
    r"tham\s+mưu|căn\s+cứ|tùy\s+theo|tuỳ\s+theo)\b[^;]*?(?=;|\Z|\s+và\s+(?:các|[A-ZĐỦỸ]))",
    re.IGNORECASE,
)
_ABOVE_ALL = re.compile(r",\s+(?:đặc\s+biệt|nhất)\s+là\b", re.IGNORECASE)  # what follows is named besides
_EDGE = " .,;:-–+*…/\t"

CLASS_PIECE = re.compile(rf"(?:các\s+)?{CLASS}\b(?!\s+(?:[A-ZĐ][^\W\d]|dân tộc|quản lý))")
_LISTED_HEAD = re.compile(r"\A(?:các|liên)\s+(sở|phòng|ban|bộ)\s*:?\s+(?=[A-ZĐÂÁ])", re.IGNORECASE)
_ANNOUNCED = re.compile(  # "Các sở, cơ quan: Văn phòng UBND tỉnh, Tài chính, Tư pháp"
    r"\A\W*(?:các|những)\s+(?P<head>sở|phòng|ban)\b(?:\s*,\s*(?:sở|phòng|ban|ngành|cơ\s+quan|đơn\s+vị))*\s*:\s+"
    r"(?-i:(?=[A-ZÀ-ỸĐ]))",
    re.IGNORECASE,
)

_TIER = r"(?:huyện|thị xã|thành phố|TP|quận|xã|phường|thị trấn|đặc khu|TX|tx)"
_TIER_PIECE = re.compile(rf"(?:(?:các|UBND)\s+)*(?:cấp\s+)?{_TIER}\b(?!\s+hội)", re.IGNORECASE)
_TIERS_ALONE = re.compile(rf"các\s+{_TIER}\b(?!\s+hội)")
_SHARED_TIER = re.compile(r"\b(cấp|tuyến)\s+(?:tỉnh|huyện|xã|phường|trung ương|cơ sở)\b", re.IGNORECASE)
_TIER_AGAIN = re.compile(r"\A(cấp|tuyến)\s+\w+", re.IGNORECASE)
_PARTY_TIERS = re.compile(r"\A(?:Thành|Huyện|Thị|Quận|Tỉnh|Đảng)\s+[uủ][ỷy]\Z")
_UBND = re.compile(
    rf"\A(?P<chair>(?:phó\s+)?chủ tịch\s+)?(?:UBND|ủy ban nhân dân)\s+(?P<all>các\s+|cấp\s+)?"
    rf"(?P<tiers>{_TIER}(?:(?:\s*,\s*|\s+và\s+|\s+)(?:các\s+|cấp\s+)*{_TIER})*)(?P<rest>\s+.*)?\Z",
    re.IGNORECASE,
)
_DISTRICT = ("huyện", "quận", "thị xã", "thành phố")
_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_PROPER_REST = re.compile(r"\A\s*[A-ZĐ\dÀ-Ỹ]")
_QUALIFIER = re.compile(
    r"\A\s*(?:có\s+)?(?:liên quan|thuộc|trực thuộc|trên địa bàn|của|tỉnh|huyện|thành phố|cấp|chuyên môn|đóng trên)\b"
)


_LONGEST_NAME = 160  # characters of any registered name
_SECTORS = re.compile(r"\b([Ss]ở)\s*,\s*[Bb]an\s*,?\s*[Nn]gành\b")  # "Sở, Ban, Ngành": capitals begin no new body
_LONGEST_CELL = 4000  # characters; what is longer lists no bodies


class CellReader:
    """Splits cells with the names of one trie."""

    def __init__(self, names: NameTrie) -> None:
        self._names = names

    def read(self, text: str) -> tuple[str, ...]:
        """See `AgencyRegistry.split`."""
        found: dict[str, None] = {}
        if len(text) > _LONGEST_CELL:
            return ()
        for item in _items(_SECTORS.sub(r"\1, ban, ngành", text)):
            for body in self._bodies(item):
                for name in self._canonical(body):
                    found.setdefault(name)
        return tuple(found)

    def knows(self, name: str) -> bool:
        """Whether `name` is registered, a registered body with a qualifier, or a plain collective."""
        clean = name.strip(_EDGE)
        return bool(_UBND.match(clean) or self._registered(clean) or is_plain(clean))

    def _bodies(self, item: str) -> list[str]:
        """The bodies of an item without hard separators: its pieces, put together again where they belong."""
        announced = _ANNOUNCED.match(item)
        listed = announced["head"].capitalize() if announced else ""
        pieces = _SOFT.split(item[announced.end() if announced else 0 :].strip(_EDGE))
        bodies: list[str] = []
        at = 0
        while at < len(pieces):
            printed = pieces[at].strip(_EDGE)
            piece = untitled(printed)
            separator = pieces[at - 1] if at else ""
            at += 2
            if not piece:
                continue
            if not bodies:
                head = _LISTED_HEAD.match(piece)
                listed = head.group(1).capitalize() if head else listed
                own = piece[head.end() :] if head else piece
                named = self._shares_head(listed, [own, *pieces[at - 1 :]]) if listed else None
            else:
                named = self._shares_head(listed or bodies[-1].split(" ", 1)[0], [piece, *pieces[at - 1 :]])
            if named and not (bodies and self._reaches_into(bodies[-1], bodies[-1] + separator + piece)):
                bodies.append(named[0])
                at += 2 * (named[1] - 1)
            elif bodies and piece == printed:
                self._add(bodies, piece, separator)
            else:
                bodies.append(f"UBND {piece}" if _TIERS_ALONE.match(piece) else piece)
        return bodies

    def _shares_head(self, head: str, pieces: list[str]) -> tuple[str, int] | None:
        """The longest run of pieces that names a body once `head` ("Sở") stands before it, and how many it takes."""
        if head not in _SHARED_HEADS or _STARTS_BODY.match(pieces[0]):
            return None
        for count in (3, 2, 1):
            name = f"{head} {''.join(pieces[: 2 * count - 1])}".strip(_EDGE)
            if len(pieces) >= 2 * count - 1 and self._full(name):
                return name, count
        return None

    def _add(self, bodies: list[str], piece: str, separator: str) -> None:
        last = bodies[-1]
        joined = f"{last}{' và ' if 'và' in separator or '&' in separator else ', '}{piece}"
        tier = _TIER_AGAIN.match(piece)
        shared = _SHARED_TIER.search(last)
        if self._reaches_into(last, joined):
            bodies[-1] = joined
        elif tier and shared and shared.group(1).lower() == tier.group(1).lower():
            bodies.append(last[: shared.start()] + piece)
        elif _PARTY_TIERS.match(piece) and " các " in last:
            bodies.append(f"{last[: last.rindex(' các ')]} các {piece}")
        elif _tiers_go_on(last, piece):
            bodies[-1] = joined
        elif _TIER_PIECE.match(piece) and not piece.upper().startswith("UBND"):
            bodies.append(f"UBND {piece}")
        elif CLASS_PIECE.match(piece) and not piece.startswith("các ") and is_open(last):
            bodies[-1] = joined
        elif (
            _STARTS_BODY.match(piece)
            or self._begins(piece)
            or is_collective(piece)
            or piece.isupper()
            or _UBND.match(last)
        ):
            bodies.append(piece)
        else:
            bodies[-1] = joined

    def _canonical(self, body: str) -> tuple[str, ...]:
        clean = " ".join(untitled(_LABEL.sub("", body).strip()).split()).strip(_EDGE)
        if not any(map(str.isalpha, clean)) or clean.lower() in ("các", "nt", "không", "như trên"):
            return ()
        place = _UBND.match(written_out(clean))
        if place and not _PROPER_REST.match(place.group("rest") or ""):
            return _people_committees(place)
        known = self._registered(clean)
        if known:
            return (known,)
        expanded = written_out(clean)
        known = self._registered(expanded)
        if known:
            return (known,)
        plural = is_collective(expanded) and (expanded.lower().startswith("các ") or SECTORS.match(expanded))
        return (canonical_collective(expanded) if plural else expanded[0].upper() + expanded[1:],)

    def _registered(self, text: str) -> str | None:
        """The canonical name of `text`: registered, or registered with a qualifier or a proper name after it."""
        tokens = self._names.tokens(text)
        match = self._names.longest(text, tokens, 0) if tokens else None
        if match is None or len(match.names) > 1:
            return None
        name = match.names[0]
        rest = text[tokens[match.last - 1].end :].strip(_EDGE + "()")
        if "{" in name:
            return text.strip(_EDGE) if not rest else None
        if not rest:
            return name
        if is_collective(name) and is_open(name) and not _QUALIFIER.match(rest):
            return None
        if _QUALIFIER.match(rest) or (_PROPER_REST.match(rest) and not _STARTS_BODY.match(rest)):
            return f"{name} {written_out(rest)}"
        return None

    def _full(self, text: str) -> bool:
        tokens = self._names.tokens(text)
        match = self._names.longest(text, tokens, 0) if tokens else None
        return match is not None and match.last == len(tokens)

    def _begins(self, text: str) -> bool:
        tokens = self._names.tokens(text)
        return bool(tokens) and self._names.longest(text, tokens, 0) is not None

    def _reaches_into(self, last: str, joined: str) -> bool:
        """Whether a registered name of the joined words goes past the end of `last`."""
        if len(last) > _LONGEST_NAME:
            return False
        tokens = self._names.tokens(joined)
        match = self._names.longest(joined, tokens, 0) if tokens else None
        return match is not None and tokens[match.last - 1].end > len(last)


def _items(text: str) -> list[str]:
    plain = _BEYOND_NAME.sub("", _VERB.sub(" ; ", _CHARGED.sub("", _BRACKET.sub(" ", _ABOVE_ALL.sub(" ; ", text)))))
    items: list[str] = []
    for part in _HARD.split(plain):
        for sentence in _FULL_STOP.split(part):
            items.extend(_unseparated(_LABEL.sub("", sentence)))
    return [item for item in items if item.strip(_EDGE)]


def _unseparated(text: str) -> list[str]:
    """Bodies printed one after the other with nothing between: "Sở Khoa học và Công nghệ Sở Công Thương"."""
    pieces: list[str] = []
    start = 0
    for gap in _HEAD_INSIDE.finditer(text):
        before = text[start : gap.start()]
        following = text[gap.end() :]
        head = following.split(" ", 1)[0].rstrip(",")
        whole_before = len(before.split()) > 1 and not re.search(
            r"(?:\b(?:thuộc|của|các|và|Văn phòng|VP|Chủ tịch|phó|Giám đốc|Thủ trưởng|Thường trực|Đoàn|Phòng|Đảng ủy|"
            r"Ban Chỉ đạo|Lãnh đạo|tại|cho|với|do|từ|là|Chi nhánh|giao dịch|Ban)|[,&;:/-])\s*\Z",
            before,
            re.IGNORECASE,
        )
        if whole_before and head in _RESTARTS:
            pieces.append(before)
            start = gap.end()
    pieces.append(text[start:])
    return pieces


_RESTARTS = frozenset(("Sở", "Các", "UBND", "Phòng"))
_SHARED_HEADS = frozenset(("Sở", "Phòng", "Bộ", "Ban", "Hội"))


def _tiers_go_on(last: str, piece: str) -> bool:
    return bool(_UBND.match(last) and _TIER_PIECE.match(piece) and not piece.upper().startswith("UBND"))


def _people_committees(place: re.Match[str]) -> tuple[str, ...]:
    chair = "Chủ tịch " if place.group("chair") else ""
    words = match_key(place.group("tiers"))
    rest = " ".join((place.group("rest") or "").split())
    rest = f" {rest}" if rest else ""
    several = bool(place.group("all")) or "các " in words or "cấp " in words
    names: list[str] = []
    for family in (_DISTRICT, _COMMUNE):
        tiers = [tier for tier in family if re.search(rf"(?<!thị ){tier}\b", _long_tiers(words))]
        if not tiers:
            continue
        if tiers == ["thành phố"] and re.match(r"các tỉnh", words):
            continue
        if len(tiers) == 1 and not several:
            names.append(f"{chair}UBND {tiers[0]}{rest}")
        elif family is _DISTRICT or (place.group("all") or "").strip().lower() == "cấp" or "cấp xã" in words:
            names.append(f"{chair}UBND cấp {family[0]}{rest}")
        else:
            names.append(f"{chair}UBND các {', '.join(tiers)}{rest}")
    return tuple(names)


def _long_tiers(words: str) -> str:
    return re.sub(r"\btx\b", "thị xã", re.sub(r"\btp\b", "thành phố", words))
