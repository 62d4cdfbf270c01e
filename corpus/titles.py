"""Titles of those who head a body, printed before its name: "Giám đốc Sở Nội vụ", "Thủ trưởng các cơ quan"."""

import re

HEAD = (
    r"(?:Thủ\s+trưởng|Giám\s+đốc|Người\s+đứng\s+đầu|Lãnh\s+đạo|(?:Chi\s+)?[Cc]ục\s+trưởng|Hiệu\s+trưởng"
    r"|Chánh(?=\s+(?:Văn|Thanh))|Trưởng(?=\s+(?:các|[Pp]hòng|[Bb]an|[Cc]ơ|[Tt]hôn|[Kk]hoa|[Cc]ông)\b))"
)
_COMRADE = r"(?:(?:[Cc]ác\s+)?[Đđ]ồng\s+chí)"
TITLE = rf"(?:(?:{_COMRADE}\s+)?{HEAD}|{_COMRADE})\s+"
_TITLED = re.compile(rf"\A{TITLE}(?=\S)", re.IGNORECASE)
_BARE_CLASS = re.compile(r"(?:sở|cơ\s+quan|đơn\s+vị|ban|ngành|phòng|địa\s+phương)(?=\s*(?:,|\Z)|\s+[a-zđ])")


def untitled(words: str) -> str:
    """`words` without the title they begin with; of a class of bodies all are meant: "Giám đốc sở" is "các sở"."""
    bare = _TITLED.sub("", words)
    if bare == words:
        return words
    bare = _TITLED.sub("", bare)
    return f"các {bare}" if _BARE_CLASS.match(bare[:1].lower() + bare[1:]) else bare
