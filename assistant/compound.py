"""Questions that ask for two things: cut in two, and two answers put together.

"Khi nào phải xong kế hoạch và ai kiểm tra?" is two questions where each half asks and names a matter of its own; "ai
chủ trì và khi nào xong?" is one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.answer import Answer, Citation, Status

_JOINT = re.compile(r"[,;]? (?:và|đồng thời|còn|thì|and) |[,;?.] ", re.IGNORECASE)
_ASKS = re.compile(
    r"(?<!\w)(?:khi nào|bao giờ|lúc nào|hôm nào|bao nhiêu|mấy|ai|gì|nào|thế nào|ra sao|đâu|vì sao|tại sao)(?!\w)"
    r"|(?<!\w)(?:không|chưa)(?=[ ?.!]*$)|^(?:what|who|when|which|where|how|why)(?!\w)",
    re.IGNORECASE,
)
_LEAST = 4  # words of a half
# "SIPAS là gì": short as it is, it asks all that can be asked of a term.
_DEFINES = re.compile(
    r"(?P<term>\S+(?: \S+){0,3}?) (?:là|nghĩa là|có nghĩa là|viết tắt (?:của|là)|là viết tắt của)(?: từ| chữ)? gì"
    r"|what (?:is|does|are) (?:an? |the )?(?P<english>\S+(?: \S+){0,3}?)(?: mean| stand for)?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\[(\d{1,3})\]")


def halves(text: str) -> tuple[str, str] | None:
    """The two questions that `text` joins, at the first joint where each side asks something; None for one question."""
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()].strip(), text[joint.end() :].strip()
        long = min(len(left.split()), len(right.split())) >= _LEAST or defined(left)
        if long and _ASKS.search(left) and _ASKS.search(right):
            return left, right
    return None


def defined(half: str) -> str:
    """The term that a half of a question wants explained and nothing more, "" for any other half."""
    found = _DEFINES.fullmatch(half.strip(" ?.!,"))
    return (found["term"] or found["english"]) if found else ""


def joined(whole: Answer, parts: Iterable[Answer]) -> Answer:
    """`whole` with what `parts` tell as its text, citations numbered anew; what is told twice is told once."""
    lines: list[str] = []
    citations: list[Citation] = []
    for part in parts:
        numbers = {}
        for citation in part.citations:
            same = (one for one in citations if (one.document, one.spans) == (citation.document, citation.spans))
            known = next(same, None) or replace(citation, n=len(citations) + 1)
            if known not in citations:
                citations.append(known)
            numbers[citation.n] = known.n
        lines += [line for line in _renumbered(part.text, numbers).split("\n") if line not in lines]
    return replace(
        whole,
        status=Status.ANSWERED,
        text="\n".join(lines),
        citations=tuple(citations),
        tasks=tuple(dict.fromkeys(task for part in parts for task in part.tasks)),
        related=(),
        choices=(),
        table=None,
    )


def _renumbered(text: str, numbers: Mapping[int, int]) -> str:
    return _MARKER.sub(lambda match: f"[{numbers.get(int(match[1]), match[1])}]", text)
