"""The heading that a duty speaks of and does not name: "… chịu trách nhiệm về thứ hạng lĩnh vực này"."""

import re

from assistant.composing.draft import Context
from assistant.unit import Unit
from corpus.normalizer import match_key
from corpus.record import Duty

_THIS = re.compile(r"(?<!\w)(?P<noun>lĩnh vực|nội dung|chỉ số|chỉ tiêu|nhóm|đề án|dự án|mô hình|phong trào) này(?!\w)")
_THESE = re.compile(
    r"(?<!\w)(?:nhiệm vụ|nội dung|công việc|giải pháp|chỉ tiêu|mục tiêu)(?: nêu| nói| kể)? (?:ở )?trên"
    r"(?! (?:địa|cơ|môi|cổng|hệ|mạng|toàn|cả))"
)
# Such a heading only says what kind of text follows.
_KIND = re.compile(
    r"(?:[\w.]{1,5}[.)/]\s*)*(?:mục tiêu|nhiệm vụ|nội dung|giải pháp|trách nhiệm|yêu cầu|mục đích|tổ chức|phân công"
    r"|thực hiện|cụ thể|chung|chủ yếu|và|,|;|\s)*[.:]?"
)


def heading_meant(unit: Unit) -> str:
    """The heading above a duty that it speaks of as "lĩnh vực này" or "các nhiệm vụ trên"; "" for any other unit."""
    if not isinstance(unit.record, Duty):
        return ""
    told, above = match_key(unit.record.text), tuple(reversed(unit.chunk.path))
    this = _THIS.search(told)
    if this is not None:
        named = next((label for label in above if this["noun"] in match_key(label)), "")
        if named:
            return named
    if this is None and _THESE.search(told) is None:
        return ""
    return next((label for label in above if not _KIND.fullmatch(match_key(label))), "")


def under_heading(context: Context, unit: Unit) -> tuple[str, ...]:
    """ "mục “4. Lĩnh vực …”", as one more fact of a duty that speaks of its heading; empty for any other unit."""
    heading = heading_meant(unit)
    return (context.wording.say("under", part=heading),) if heading else ()
