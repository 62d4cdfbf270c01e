"""Collective bodies ("Các sở, ban, ngành"), and the abbreviated words of names that nobody registered."""

import re

CLASS = (
    r"(?:sở|ban\s+ngành|ban|ngành|cơ\s+quan|đơn\s+vị|địa\s+phương|đoàn\s+thể|tổ\s+chức(?!\s+(?:triển|thực|quán|tuyên|kiểm|tập|xây))|hội|"
    r"doanh\s+nghiệp|phòng|cấp|bộ|trường|cá\s+nhân)"
)
_LONGEST_COLLECTIVE = 300  # characters
_COLLECTIVE = re.compile(rf"(?:các\s+)?(?:quan|{CLASS})\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\b(?:trực thuộc|thuộc|của|trên địa bàn|liên quan)\b|\b(?:cấp )?(?:tỉnh|thành phố|huyện)\Z", re.IGNORECASE
)
_QUALIFIER = (
    r"(?:(?:có\s+)?liên\s+quan|chuyên\s+môn|trực\s+thuộc(?!\s+(?:UBND|Ủy))"
    r"|(?:(?:của|cấp)\s+)?(?:tỉnh|thành\s+phố|huyện)(?!\s+(?-i:[A-ZĐ]))"
    r"|(?:trực\s+)?thuộc\s+(?:UBND|Ủy\s+ban\s+nhân\s+dân)\s+(?:cấp\s+)?\w+)"
)
_PLAIN = re.compile(
    rf"(?:các\s+)?{CLASS}(?!\w)(?:\s*,\s*(?:các\s+)?{CLASS}(?!\w)|\s+và\s+(?:các\s+)?{CLASS}(?!\w)|\s+{_QUALIFIER})*",
    re.IGNORECASE,
)
SECTORS = re.compile(r"sở\s*,\s*(?:ban|ngành|cơ\s+quan)\b", re.IGNORECASE)
_WORDS = (  # abbreviated words that the word before them makes definite
    (re.compile(r"\b(công ty)\s+CP\b", re.IGNORECASE), r"\1 cổ phần"),
    (re.compile(r"\b(công ty)\s+TNHH\b", re.IGNORECASE), r"\1 trách nhiệm hữu hạn"),
    (re.compile(r"\b(vốn|ngân sách|quản lý|cơ quan|kho bạc|ngân hàng)\s+NN\b", re.IGNORECASE), r"\1 nhà nước"),
    (re.compile(r"\bĐVSN\s?CL\b"), "đơn vị sự nghiệp công lập"),
    (re.compile(r"\bĐVSN\b"), "đơn vị sự nghiệp"),
    (re.compile(r"\bMTTQ\s*VN\b"), "Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bMTTQ\b"), "Mặt trận Tổ quốc"),
    (re.compile(r"\bBHXH\b"), "Bảo hiểm xã hội"),
    (re.compile(r"\bVP\b"), "Văn phòng"),
    (re.compile(r"\bBQL\b"), "Ban Quản lý"),
    (re.compile(r"\bHTX\b"), "hợp tác xã"),
    (re.compile(r"\bDNNN\b"), "doanh nghiệp nhà nước"),
    (re.compile(r"\bDN\b"), "doanh nghiệp"),
    (re.compile(r"\bTW\b|\bTƯ\b"), "Trung ương"),
    (re.compile(r"\bCQ\b"), "cơ quan"),
    (re.compile(r"\bTP\b\.?(?=\s)|\bTP\b$"), "thành phố"),
)


def is_collective(text: str) -> bool:
    return bool(_COLLECTIVE.match(text)) and not re.match(r"(?:Sở|Ban|Phòng|Hội|Bộ)\s+(?:[A-ZĐ]|\w+\s+[A-ZĐ])", text)


def is_open(text: str) -> bool:
    return is_collective(text) and not _QUALIFIED.search(text)


def is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text))


def canonical_collective(text: str) -> str:
    """The canonical wording: "sở, ngành" is "Các Sở, ngành", "Các Sở, ban, ngành" is "Các sở, ban, ngành"."""
    body = re.sub(r"\A(?:các\s+)?", "", text, count=1, flags=re.IGNORECASE)
    body = re.sub(r"\Aquan\b", "cơ quan", body)
    body = re.sub(r"\s*,\s*", ", ", body)
    first, *rest = body.split(" ", 1)
    first = (
        first.lower() if first.lower().strip(",") in ("cơ", "đơn", "địa", "tổ", "ban", "phòng", "bộ", "hội") else first
    )
    if first.lower().strip(",") == "sở":
        boards = re.match(r"sở, ban\b", body, re.IGNORECASE)
        first = first.lower() if boards or (first == "sở" and not rest) else "S" + first[1:].lower()
    return " ".join(["Các", first, *rest])


def written_out(text: str) -> str:
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    return text


def plain_extent(text: str, begin: int) -> int:
    """Where the plain collective that begins at `text[begin]` ends; `begin` where none does."""
    found = _PLAIN.match(text, begin, begin + _LONGEST_COLLECTIVE)
    return found.end() if found else begin
